"""One item on one day: the lights of its time, its deliverables and its silence, beside its targets'."""

from __future__ import annotations

from datetime import date

from tests.oracle.inputs import Map, working_days
from tests.oracle.log import deadline_on, standing_report, status_steps, visible, waived
from tests.oracle.periods import MONTHS, kind_of, months_on, report_of
from tests.oracle.promises import World
from tests.oracle.reach import STEP_RED_AFTER
from tests.oracle.target import judge_target
from tests.oracle.verdict import BLUE, RED, YELLOW, Finding, Term, Verdict, merged

FAR = date(2060, 12, 31)  # the end of what has none (长期坚持): its periods go on
DUE_SOON, AWAITING = 10, 10  # working days
STALE_AFTER = 90  # days
OPEN_NO_MORE = {"closed", "dropped", "carried"}
SILENT_IN_PAUSE = {"behind-pace", "period-short", "stale", "no-reading", "late-start"}


def owner_less(item: Map) -> bool:
    """An item whose document names nobody."""
    return not item.get("lead") and not item.get("support")


def judge_own(world: World, item_id: str) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The state of each target and every finding of the item itself."""
    item, day = world.items[item_id], world.day
    status = status_steps(item, day)[-1][1]
    states, of_targets = _targets(world, item_id)
    if status in {"dropped", "carried"}:
        return states, ()
    findings = [*of_targets, *_deliverables(world, item_id), *_time(world, item_id)]
    if status == "closed":
        findings = [one for one in findings if one.kept]
    if status == "paused":
        findings = _in_pause(world, item_id, findings)
    return states, merged(findings)


def _in_pause(world: World, item_id: str, findings: list[Finding]) -> list[Finding]:
    """A pause silences what falls due during it; what stood on its first day stands, if it still does."""
    loud = [one for one in findings if one.code not in SILENT_IN_PAUSE]
    since = _since(status_steps(world.items[item_id], world.day), "paused")
    if since is None:
        return loud
    then = _targets(world, item_id, since)[1]
    now = {(one.code, one.key) for one in findings}
    return loud + [one for one in then if one.code in SILENT_IN_PAUSE and (one.code, one.key) in now]


def _start(item: Map, plan: Map) -> date:
    start: date = item.get("start") or max(plan["start"], plan["issued"])
    return start


def _targets(world: World, item_id: str, until: date | None = None) -> tuple[dict[str, str], list[Finding]]:
    """The targets' states and findings; or on an earlier day, by what is known now of the days to it."""
    item, plan = world.items[item_id], world.plans[item_id]
    states: dict[str, str] = {}
    by_key: dict[str, list[Finding]] = {}
    for target in item.get("targets") or []:
        own = target.get("deadline")
        term = Term(
            origin=item.get("start") or plan["start"],
            deadline=own or (FAR if item.get("ongoing") else deadline_on(item, world.day).day),
            as_of=until or world.day,
            endless=bool(item.get("ongoing")) and own is None,
        )
        readings = [one for one in world.readings((item_id, target["key"])) if one.upto <= world.day]
        verdict = judge_target(target, plan, item, readings, term)
        if until is not None:  # a later figure is no progress by then, but it answers
            by_then = [one for one in readings if one.upto <= until]
            owed = [one for one in verdict.findings if one.code == "no-reading"]
            verdict = judge_target(target, plan, item, by_then, term)
            kept = [one for one in verdict.findings if one.code != "no-reading"]
            verdict = Verdict(verdict.state, (*kept, *owed))
        states[target["key"]] = verdict.state
        by_key[target["key"]] = list(verdict.findings)
    _one_is_enough(item, states, by_key)
    return states, [finding for found in by_key.values() for finding in found]


def _one_is_enough(item: Map, states: dict[str, str], by_key: dict[str, list[Finding]]) -> None:
    """A或B: where one of them is in order, with a reading to show for it, the others are silent."""
    names = {target["any_of"] for target in item.get("targets") or [] if target.get("any_of")}
    for name in names:
        keys = [target["key"] for target in item["targets"] if target.get("any_of") == name]
        good = [
            key
            for key in keys
            if states[key] in {"met", "on-path"}
            and not any(one.light in {RED, YELLOW} for one in by_key[key])
        ]
        if not good:  # met late is still met: nothing is missed any more
            late = [key for key in keys if states[key] == "met"]
            good = late[:1]
        for key in keys if good else []:
            if key not in good:
                by_key[key] = []


def _deliverables(world: World, item_id: str) -> list[Finding]:
    item, day = world.items[item_id], world.day
    deadline = deadline_on(item, day).day
    free = waived(item, day)
    found = []
    for promise in item.get("deliverables") or []:
        key, by = promise["key"], promise.get("by")
        firm = promise.get("strength") != "soft"
        done = world.done((item_id, key))
        if done is None and key not in free:
            if by and by < day:
                late = firm and (day - by).days > STEP_RED_AFTER
                found.append(Finding("step-late", key, RED if late else YELLOW))
            if firm and day > deadline and not item.get("ongoing"):
                found.append(Finding("missed-target", key, RED, kept=True))
        elif done is not None and firm and free.get(key, date.max) > done:
            printed = by if by and not promise.get("own") else None
            after_by = printed is not None and done > printed
            after_deadline = done > deadline and not item.get("ongoing")
            if after_by or after_deadline:
                found.append(Finding("made-good", key, YELLOW, kept=True, day=done))
    return found


def _time(world: World, item_id: str) -> list[Finding]:
    item, plan, day = world.items[item_id], world.plans[item_id], world.day
    steps = status_steps(item, day)
    status = steps[-1][1]
    deadline = deadline_on(item, day)
    is_open = status not in OPEN_NO_MORE
    owned = not owner_less(item)
    ends = not item.get("ongoing")
    report = standing_report(steps)
    found = []
    if ends and is_open and owned and day > deadline.day and (report is None or report > deadline.day):
        found.append(Finding("overdue", None, RED))
    if ends and report is not None and report > deadline.day:
        found.append(Finding("made-good", None, YELLOW, kept=True, day=report))
    if deadline.asked_late:
        found.append(Finding("made-good", None, YELLOW, kept=True, day=deadline.asked_late))
    if _untrue(item, day):
        found.append(Finding("untrue-report", None, RED, kept=True))
    if is_open and deadline.pending:
        found.append(Finding("extension-pending", None, BLUE))
    near = day <= deadline.day and working_days(day, deadline.day) <= DUE_SOON
    if ends and is_open and status != "reported" and near:
        found.append(Finding("due-soon", None, BLUE))
    since = _since(steps, "reported")
    if status == "reported" and since and working_days(since, day) > AWAITING:
        found.append(Finding("awaiting-review", None, BLUE))
    if is_open and owned:
        found += _silence(item, plan, day, status, deadline.day)
    return found


def _silence(item: Map, plan: Map, day: date, status: str, deadline: date) -> list[Finding]:
    found = []
    start = _start(item, plan)
    entries = visible(item, day)
    last = max([start, *(entry["date"] for entry in entries)]) if not entries else entries[-1]["date"]
    if day > stale_from(item, plan, last):
        found.append(Finding("stale", None, YELLOW))
    late = day > start and 4 * (day - start).days > (deadline - start).days
    if status in {"unreported", "todo"} and late and not item.get("ongoing"):
        found.append(Finding("late-start", None, YELLOW))
    return found


def stale_from(item: Map, plan: Map, last: date) -> date:
    """The last day on which the item is not yet stale: 90 days, or one longer cycle and its due days."""
    days = date.fromordinal(last.toordinal() + STALE_AFTER)
    cycles = []
    for target in item.get("targets") or [None]:
        report = report_of(target, plan)
        kind = kind_of(target, report) if target else report["every"]
        cycles.append((MONTHS.get(kind, 0), 0 if "on" in report else int(report["due"])))
    months, due = min(cycles)
    if months <= 3:  # a quarter is no longer than the 90 days
        return days
    return date.fromordinal(months_on(last, months).toordinal() + due)


def _untrue(item: Map, day: date) -> bool:
    standing = False
    for entry in visible(item, day):
        result = (entry.get("verify") or {}).get("result")
        if result == "untrue":
            standing = True
        elif result is not None:
            standing = False
    return standing


def _since(steps: list[tuple[date | None, str]], wanted: str) -> date | None:
    """The day on which a status was last taken on."""
    since: date | None = None
    before = ""
    for when, status in steps:
        if status == wanted and before != wanted:
            since = when
        before = status
    return since

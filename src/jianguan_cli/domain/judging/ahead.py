"""What will turn if nothing is reported: the log is stopped on the as-of day and the days go on.

Lights turn only on days that an item's own dates name (``_turning_days``), so only those are judged; a
property test holds that against judging every day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from jianguan_cli.domain.judging.cycles import Cycle, cycle_days, due_day, plan_cycle, target_cycle
from jianguan_cli.domain.judging.judge import judge_item, split_items
from jianguan_cli.domain.judging.ledger import Ledger
from jianguan_cli.domain.judging.revisions import item_as_of
from jianguan_cli.domain.judging.scheme import Scheme, scheme_of
from jianguan_cli.domain.judging.timeline import Timeline, unfold
from jianguan_cli.domain.plan.model import Checklist, Item, Plan
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.domain.values.dates import next_period, period_of, say
from jianguan_cli.domain.values.vocabulary import Every

_DAY = timedelta(days=1)


class Turn(NamedTuple):
    """An item's light on the first day it is another one; ``findings`` are the new ones that make it so."""

    item: Item
    path: str
    day: date
    before: Light
    after: Light
    findings: tuple[Finding, ...]


def rewind(item: Item, as_of: date) -> Item:
    """The item as its file would have read on ``as_of``: log, status, deadline, words of that day."""
    timeline = unfold(item, as_of)
    return item_as_of(item, as_of).replace(
        log=timeline.entries, status=timeline.status, deadline=timeline.deadline
    )


def ahead(
    checklists: Iterable[Checklist],
    as_of: date,
    days: int,
    settings: Settings,
    calendar: Calendar,
    beside: tuple[Checklist, ...] = (),
) -> tuple[Finding, ...]:
    """One finding for every light that will worsen in the ``days`` after ``as_of`` if nothing is reported.

    Its colour is the light to come, its message says the day and the reason.  ``beside`` are all the
    checklists of the workspace where only some are asked about.
    """
    found = []
    for turn in turns(checklists, as_of, days, settings, calendar, beside):
        worst = min(turn.findings, key=_badness, default=None)
        if worst is None or turn.after.rank >= turn.before.rank:
            continue
        label = settings.label_of(turn.after)
        message = f"如不再填报，{say(turn.day)}起转为{label}灯：{worst.message}"
        found.append(
            Finding(worst.code, turn.after, message, worst.location, worst.item, worst.target, worst.hint)
        )
    return tuple(found)


def turns(
    checklists: Iterable[Checklist],
    as_of: date,
    days: int,
    settings: Settings,
    calendar: Calendar,
    beside: tuple[Checklist, ...] = (),
) -> Iterator[Turn]:
    """Every change of an item's light in the ``days`` after ``as_of`` if nothing is reported."""
    checklists = tuple(checklists)
    wanted = {one.path for one in checklists}
    everything = beside or checklists
    split = split_items(everything, as_of)
    stopped = tuple(
        one._replace(items=tuple([rewind(item, as_of) for item in one.items])) for one in everything
    )
    ledger = Ledger(stopped)
    scheme = scheme_of(settings)
    for checklist in stopped:
        if checklist.path not in wanted:
            continue
        for item in checklist.items:
            if item.id in split:
                continue
            found: set[date] = set()
            for watched, plan in _watched(item, checklist.plan, ledger):
                found |= _turning_days(watched, plan, as_of, days, settings, scheme, calendar)
            yield from _turns(item, checklist, as_of, sorted(found), settings, calendar, ledger)


def _watched(item: Item, plan: Plan, ledger: Ledger) -> Iterator[tuple[Item, Plan]]:
    """The item, and of one without owners whatever carries it: it turns when they do."""
    yield item, plan
    if item.lead or item.support:
        return
    for item_id in ledger.carriage.behind(item.id):
        checklist, other = ledger.carriage.items[item_id]
        yield other, checklist.plan


def _turns(
    item: Item,
    checklist: Checklist,
    as_of: date,
    dates: list[date],
    settings: Settings,
    calendar: Calendar,
    ledger: Ledger,
) -> Iterator[Turn]:
    plan, path = checklist.plan, checklist.path
    standing = judge_item(item, plan, path, as_of, settings, calendar, ledger)
    for day in dates:
        later = judge_item(item, plan, path, day, settings, calendar, ledger)
        if later.light is not standing.light:
            known = {(one.code, one.level, one.target, one.location) for one in standing.findings}
            new = tuple(
                one
                for one in later.findings
                if one.level is later.light and (one.code, one.level, one.target, one.location) not in known
            )
            yield Turn(item, path, day, standing.light, later.light, new or later.findings)
        standing = later


def _badness(finding: Finding) -> int:
    return finding.level.rank if isinstance(finding.level, Light) else len(Light)


def _turning_days(
    item: Item, plan: Plan, as_of: date, days: int, settings: Settings, scheme: Scheme, calendar: Calendar
) -> set[date]:
    """The days in the window on which a rule may begin or stop to speak of the item."""
    timeline = unfold(item, as_of)
    start = item.start or max(plan.start, plan.issued)
    last = as_of + timedelta(days=days)
    cycle = plan_cycle(plan, settings)
    cycles = {target_cycle(target, cycle) for target in item.targets} or {cycle}
    found = {timeline.deadline + _DAY, date(last.year, 1, 1)}
    found.update(_own_days(item, timeline, scheme, start))
    since = max(timeline.last_entry or start, start)
    found.update(since + timedelta(days=cycle_days(one, since) + 1) for one in cycles)
    found.update(_working_days(timeline, scheme, calendar))
    for one in cycles:
        # With many due days the limits of periods long over still lie ahead.
        found.update(_cycle_days(one, min(start, as_of), last, calendar))
    for every in {target.every or Every.YEAR for target in item.targets}:
        found.update(_cycle_days(Cycle(every, 0), as_of, last, calendar))
    # The last figure of a promise is due after its deadline, which may cut a period.
    for target in item.targets:
        end = target.deadline or timeline.deadline
        found.add(due_day(target_cycle(target, cycle), end, end, calendar) + _DAY)
    return {day for day in found if as_of < day <= last}


def _own_days(item: Item, timeline: Timeline, scheme: Scheme, start: date) -> Iterator[date]:
    since = max(timeline.last_entry or start, start)
    yield since + timedelta(days=scheme.rates["stale"].limit + 1)
    whole = max((timeline.deadline - start).days, 0)
    yield start + timedelta(days=scheme.rates["late-start"].limit * whole // 100 + 1)
    if timeline.paused_until is not None:
        yield timeline.paused_until + _DAY
    steps = [one.by for one in item.deliverables if one.by is not None]
    for target in item.targets:
        if target.deadline is not None:
            yield target.deadline + _DAY
        steps += [milestone.by for milestone in target.milestones]
    for step in steps:
        for over, _ in scheme.rates["step-late"].bands:
            yield step + timedelta(days=int(over) + 1)


def _working_days(timeline: Timeline, scheme: Scheme, calendar: Calendar) -> Iterator[date]:
    left = scheme.rates["due-soon"].limit
    day = timeline.deadline
    while left > 0 or not calendar.is_working(day):
        left -= calendar.is_working(day)
        day -= _DAY
    yield day
    if timeline.status is Status.REPORTED and timeline.since is not None:
        yield calendar.add_working_days(timeline.since, scheme.rates["awaiting-review"].limit + 1)


def _cycle_days(cycle: Cycle, first: date, last: date, calendar: Calendar) -> Iterator[date]:
    """The first day of each period, and the day after its own and its predecessor's due day."""
    period = period_of(first, cycle.every)
    while period.first <= last:
        yield period.first
        yield due_day(cycle, period.first - _DAY, None, calendar) + _DAY
        if cycle.on is not None:
            yield due_day(cycle, period.last, None, calendar) + _DAY
        period = next_period(period, cycle.every)

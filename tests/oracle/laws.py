"""The laws that every judge must keep, as functions of a judge and a seed that name what breaks them.

Each yields a sentence a violation, so that the same laws run on this judge and on another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from random import Random

from tests.oracle.bounds import bound_on, is_cap, is_zero_promise, measure_of, reading_holds
from tests.oracle.generate import checklist, days_of
from tests.oracle.inputs import Map
from tests.oracle.judge import Result
from tests.oracle.log import Reading, deadline_on
from tests.oracle.periods import calendar_period, judged_periods
from tests.oracle.verdict import RANK, RED, STATES

Judge = Callable[[list[Map], date], dict[str, Result]]
FLIPPED = {">=": "<=", "<=": ">=", ">": "<", "<": ">"}


def mirror(judge: Judge, seed: int) -> Iterator[str]:
    """Falling targets get the lights of their rising mirror image."""
    one = checklist(seed)
    for item in one["items"]:
        item["targets"] = [target for target in item.get("targets") or [] if _mirrors(target)]
        kept = {target["key"] for target in item["targets"]}
        for target in item["targets"]:
            target.pop("any_of", None)
        for entry in item["log"]:
            for holder in (entry, entry.get("correct") or {}):
                for name in {"values", "refs"} & set(holder):
                    holder[name] = {key: value for key, value in holder[name].items() if key in kept}
    other = deepcopy(one)
    for item in other["items"]:
        _negate(item)
    for day in days_of(seed, one):
        here, there = judge([one], day), judge([other], day)
        for item_id, result in here.items():
            if (result.lights, result.states) != (there[item_id].lights, there[item_id].states):
                yield f"{seed} {item_id} {day}: {result.lights ^ there[item_id].lights}"


def _mirrors(target: Map) -> bool:
    """A running total and a zero promise have no mirror image; a share of parts is never negative."""
    if target.get("combine") == "pooled" or is_zero_promise({**target, "op": "=="}):
        return False
    if target["op"] == "between" and target.get("milestones") and target["rule"] != "reach":
        return False  # a column replaces the lower end: its mirror image would replace the upper one
    return target["rule"] in {"keep", "grow"} or measure_of(target) != "flow"


def _negate(item: Map) -> None:
    for target in item["targets"]:
        target["op"] = FLIPPED.get(target["op"], target["op"])
        if target["op"] == "between":
            target["value"], target["upper"] = -target["upper"], -target["value"]
        elif "value" in target:
            target["value"] = -target["value"]
        for point in [*target.get("milestones", []), *([target["baseline"]] if "baseline" in target else [])]:
            point["value"] = -point["value"]
    for entry in item["log"]:
        for figures in (entry.get("values"), entry.get("refs"), (entry.get("correct") or {}).get("values")):
            if figures:
                figures |= {key: None if value is None else -value for key, value in figures.items()}


def term(judge: Judge, seed: int) -> Iterator[str]:
    """Readings of days after a promise's term never worsen a target."""
    one = checklist(seed)
    for item in one["items"]:
        item.pop("ongoing", None)  # which has no term
        for entry in item["log"]:
            entry.pop("verify", None)  # which withdraws what was reported last, whatever that is (A6)
        for target in item.get("targets") or []:
            target.pop("any_of", None)  # which may silence a light for another target's sake
    for day in days_of(seed, one):
        with_them = judge([one], day)
        for item in one["items"]:
            for target in item.get("targets") or []:
                key = target["key"]
                end = target.get("deadline") or deadline_on(item, day).day
                without = judge([_cut(one, item["id"], key, end)], day)[item["id"]]
                here = with_them[item["id"]]
                if _rank(here, key) < _rank(without, key):
                    yield f"{seed} {item['id']} {key} {day}: {here.states} {without.states}"


def _cut(one: Map, item_id: str, key: str, end: date) -> Map:
    copy = _alone(one, _item(one, item_id))
    for entry in _item(copy, item_id)["log"]:
        if (entry.get("upto") or entry["date"]) > end:
            _drop(entry, key)
            entry.pop("met", None)
    return copy


def _drop(entry: Map, key: str) -> None:
    for name in ("values", "parts"):
        (entry.get(name) or {}).pop(key, None)


def _rank(result: Result, key: str) -> tuple[int, int]:
    lights = [RANK[one.light] for one in result.findings if one.key == key and one.code != "no-reading"]
    return min(lights, default=9), _state_rank(result.states[key])


def evidence(judge: Judge, seed: int) -> Iterator[str]:
    """Dropping a reading that meets its bound, a ``done`` or a report improves no light and no state."""
    rng = Random(seed)  # noqa: S311
    one = checklist(seed)
    for item in one["items"]:
        for entry in item["log"]:
            entry.pop("verify", None)  # which withdraws what was reported last, whatever that is
            if entry.get("status") == "paused":
                entry["status"] = "doing"  # a pause silences the light, not the memory of it
        for target in item.get("targets") or []:
            if target.get("combine") and not target.get("reporters"):
                target["reporters"] = ["甲县局", "乙县局"]
    for day in days_of(seed, one):
        full = judge([one], day)
        for item in one["items"]:
            for what, less in _less(rng, one, item, day):
                before, after = full[item["id"]], judge([less], day)[item["id"]]
                worse = RANK[before.light] < RANK[after.light]
                if worse and not (what == "report" and before.codes == {"awaiting-review"}):
                    yield f"{seed} {item['id']} {day} without {what}: {before.light} → {after.light}"
                for key, state in before.states.items():
                    if _state_rank(after.states[key]) > _state_rank(state):
                        yield f"{seed} {item['id']} {day} without {what}: {state} → {after.states[key]}"


def _state_rank(state: str) -> int:
    """Broken after the deadline is missed too: which of the two is told makes nothing better."""
    return STATES.index("missed" if state == "broken" else state)


def _less(rng: Random, one: Map, item: Map, day: date) -> Iterator[tuple[str, Map]]:
    corrected = {entry["correct"]["entry"] for entry in item["log"] if entry.get("correct")}
    for index, entry in enumerate(item["log"]):
        if entry["date"] > day or rng.random() < 0.5:
            continue
        for target in item.get("targets") or []:
            key = target["key"]
            if key not in (entry.get("values") or {}) or entry["date"] in corrected:
                continue
            if target.get("average") and _hides_another(item, target, entry):
                continue
            if _meets(one["plan"], item, target, entry, day) and not _else(target):
                copy = _alone(one, item)
                _drop(_item(copy, item["id"])["log"][index], key)
                yield f"{key} of {entry['date']}", copy
        for key in entry.get("done") or []:
            copy = _alone(one, item)
            _item(copy, item["id"])["log"][index]["done"].remove(key)
            yield f"done {key} of {entry['date']}", copy
        if entry.get("status") == "reported":
            copy = _alone(one, item)
            del _item(copy, item["id"])["log"][index]["status"]
            yield "report", copy


def _hides_another(item: Map, target: Map, entry: Map) -> bool:
    """Whether another figure of the same averaged period would count in its place.

    The bound is the mean's: a figure within it may yet be the worse of the two of its period.
    """
    period = calendar_period(target.get("every") or "year", entry.get("upto") or entry["date"])
    others = [one for one in item["log"] if one is not entry and target["key"] in (one.get("values") or {})]
    return any(
        calendar_period(target.get("every") or "year", one.get("upto") or one["date"]) == period
        for one in others
    )


def _else(target: Map) -> bool:
    """Whether a figure is also something else than a reading of its bound.

    A base of growth, a part of a common figure (the bound is not the part's), a cap with stages (which
    may break a stage and keep the cap), a running total that is averaged (an older one is smaller).
    """
    if target["rule"] == "grow" or target.get("combine") not in {None, "worst"}:
        return True
    return is_cap(target) and bool(target.get("milestones") or target.get("average"))


def _meets(plan: Map, item: Map, target: Map, entry: Map, day: date) -> bool:
    upto = entry.get("upto") or entry["date"]
    key = target["key"]
    bound = bound_on(target, upto)
    if target["rule"] == "each":
        end = target.get("deadline") or deadline_on(item, day).day
        periods = judged_periods(target["every"], plan, item, end)
        inside = [one for one in periods if one.begin <= upto <= one.end]
        if not inside:
            return False
        bound = bound_on(target, inside[0].end, inside[0].share)
    reading = Reading(upto, entry["date"], 0, entry["values"][key], (entry.get("refs") or {}).get(key))
    return reading_holds(target, bound, reading) is True


def memory(judge: Judge, seed: int) -> Iterator[str]:
    """What was late or broken is never green again, as long as nothing is corrected, found or extended."""
    one = checklist(seed)
    for item in one["items"]:
        for target in item.get("targets") or []:
            target.pop("any_of", None)
        for entry in item["log"]:
            for record in ("correct", "verify", "extend"):
                entry.pop(record, None)
        item["deadline"] = deadline_on({**checklist_item(seed, item["id"]), "log": item["log"]}, date.max).day
    late: set[str] = set()
    for day in sorted(days_of(seed, one, 14)):
        for item_id, result in judge([one], day).items():
            if item_id in late and result.light == "green":
                yield f"{seed} {item_id} {day}: green again"
            if result.codes & {"made-good", "overdue", "broken-floor"}:
                late.add(item_id)


def checklist_item(seed: int, item_id: str) -> Map:
    """An item as the seed makes it."""
    return _item(checklist(seed), item_id)


def cap(judge: Judge, seed: int) -> Iterator[str]:
    """A running total over its cap is broken from that reading on, and a cap is met only at its end."""
    one = checklist(seed)
    broken: set[tuple[str, str]] = set()
    for day in sorted(days_of(seed, one, 14)):
        for item_id, result in judge([one], day).items():
            item = _item(one, item_id)
            plain = not any(entry.get(record) for entry in item["log"] for record in ("correct", "verify"))
            for target in item.get("targets") or []:
                if not is_cap(target) or target["rule"] != "reach" or target.get("any_of"):
                    continue
                key = target["key"]
                codes = {one.code for one in result.findings if one.key == key}
                end = target.get("deadline") or deadline_on(item, day).day
                if result.states[key] == "met" and (day <= end or "broken-floor" in codes):
                    yield f"{seed} {item_id} {key} {day}: met before its time is over"
                if codes & {"behind-pace", "period-short"}:
                    yield f"{seed} {item_id} {key} {day}: a cap is paced"
                if plain and (item_id, key) in broken and result.states[key] not in {"broken", "missed"}:
                    yield f"{seed} {item_id} {key} {day}: a broken cap is {result.states[key]}"
                if result.states[key] == "broken":
                    broken.add((item_id, key))


def future(judge: Judge, seed: int) -> Iterator[str]:
    """Nothing that is written later changes what is said of a day."""
    one = checklist(seed)
    for day in days_of(seed, one):
        more = deepcopy(one)
        for item in more["items"]:
            later = max([day, *(entry["date"] for entry in item["log"])]) + timedelta(days=1)
            figures = {
                target["key"]: 1
                for target in item.get("targets") or []
                if "value" in target and "combine" not in target
            }
            done = [promise["key"] for promise in item.get("deliverables") or []]
            if any(entry.get("status") for entry in item["log"]):
                item["status"] = "doing"
                item["log"].append(
                    {"date": later, "by": "乙", "values": figures, "done": done, "status": "doing"}
                )
        if judge([one], day) != judge([more], day):
            yield f"{seed} {day}: a later entry changed the past"


def soft(judge: Judge, seed: int) -> Iterator[str]:
    """力争 is yellow at most; an owed period is never green; a met target is not missed."""
    one = checklist(seed)
    for day in days_of(seed, one):
        for item_id, result in judge([one], day).items():
            item = _item(one, item_id)
            promises = [*(item.get("targets") or []), *(item.get("deliverables") or [])]
            gentle = {promise["key"] for promise in promises if promise.get("strength") == "soft"}
            for finding in result.findings:
                if finding.key in gentle and finding.light == RED:
                    yield f"{seed} {item_id} {day}: {finding}"
                missed = finding.code in {"missed-target", "behind-pace", "no-reading"}
                paced = {t["key"] for t in item.get("targets") or [] if t["rule"] in {"each", "grow"}}
                if missed and finding.key in paced and result.states[finding.key or ""] == "met":
                    yield f"{seed} {item_id} {day}: met with {finding}"


def _alone(one: Map, item: Map) -> Map:
    """A copy of the checklist with one item only."""
    return {**one, "items": [deepcopy(item)]}


def _item(one: Map, item_id: str) -> Map:
    found: Map = next(item for item in one["items"] if item["id"] == item_id)
    return found

"""``reach`` 达标型: something is to be reached by the deadline, along a path where there is one."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

from tests.oracle.bounds import (
    FALLING,
    RISING,
    Bound,
    bound_on,
    exceeds,
    is_cap,
    measure_of,
    reading_holds,
)
from tests.oracle.combine import together
from tests.oracle.inputs import Map
from tests.oracle.log import Reading
from tests.oracle.verdict import RED, YELLOW, Finding, Term, Verdict

Points = list[tuple[date, Fraction]]
BEHIND, FAR_BEHIND = -10, -30  # percentage points
STEP_RED_AFTER = 30  # days


def judge_reach(target: Map, readings: list[Reading], reporters: list[str | None], term: Term) -> Verdict:
    """The state and the lights of a ``reach`` target."""
    whole, partial = together(target, readings, reporters)
    bound = bound_on(target, term.deadline)
    in_term = [one for one in whole if term.endless or one.upto <= term.deadline]
    sums = [one for one in partial if term.endless or one.upto <= term.deadline]
    key = target["key"]
    found: list[Finding] = []

    broken = any(one.value is not None and exceeds(target, bound, one.value) for one in in_term + sums)
    if broken:
        found.append(Finding("broken-floor", key, RED, kept=True))
    reached = bool(in_term) and reading_holds(target, bound, in_term[-1]) is True and not broken
    if term.past:
        later = [one for one in whole if one.upto > term.deadline]
        verdict = _afterwards(target, bound, reached, [] if broken else later)
    elif broken:
        verdict = Verdict("broken", ())
    else:
        verdict = _before(target, in_term[-1] if in_term else None, reached, term)
    found += verdict.findings
    if verdict.state != "met":
        found += stages_missed(target, whole, term)
    return Verdict(verdict.state, tuple(found))


def _afterwards(target: Map, bound: Bound, reached: bool, later: list[Reading]) -> Verdict:
    if reached:
        return Verdict("met", ())
    late = [one for one in later if reading_holds(target, bound, one) is True]
    if late and not is_cap(target):
        memory = Finding("made-good", target["key"], YELLOW, kept=True, day=late[0].upto)
        return Verdict("met", (memory,))
    return Verdict("missed", (Finding("missed-target", target["key"], RED, kept=True),))


def _before(target: Map, latest: Reading | None, reached: bool, term: Term) -> Verdict:
    if latest is None:
        return Verdict("no-reading", ())
    if is_cap(target):  # met only when its time is over, and not paced
        return Verdict("unpaced", ())
    if reached:
        return Verdict("met", ())
    gap = gap_of(target, latest, term)
    if gap is None:
        return Verdict("unpaced", ())
    if gap >= BEHIND:
        return Verdict("on-path", ())
    light = RED if gap < FAR_BEHIND else YELLOW
    return Verdict("behind", (Finding("behind-pace", target["key"], light),))


def gap_of(target: Map, reading: Reading, term: Term) -> Fraction | None:
    """Progress less the expected progress, in points, at the reading's day; None without a path."""
    points = path_of(target, term)
    if points is None or reading.value is None or reading.upto < points[0][0]:
        return None
    base = points[0][1]
    way = points[-1][1] - base
    progress = (reading.value - base) / way
    expected = (value_on(points, reading.upto) - base) / way
    return (progress - expected) * 100


def path_of(target: Map, term: Term) -> Points | None:
    """The points of the path, or None where the target is judged at the deadline only."""
    if target.get("value") is None or target.get("against") or is_cap(target) or term.endless:
        return None
    stages = [(one["by"], one["value"]) for one in target.get("milestones") or []]
    stages = sorted(one for one in stages if one[0] < term.deadline)
    begin = _beginning(target, stages, term)
    if begin is None:
        return None
    aim = _aim(target, begin[1])
    if measure_of(target) == "flow" and abs(aim) < 10 and not target.get("milestones"):
        return None
    if aim == begin[1] or begin[0] >= term.deadline:
        return None
    if (target["op"] in RISING and begin[1] > aim) or (target["op"] in FALLING and begin[1] < aim):
        return None  # it was there when it began: there is no way to go
    return [begin, *(one for one in stages if one[0] > begin[0]), (term.deadline, aim)]


def _beginning(target: Map, stages: Points, term: Term) -> tuple[date, Fraction] | None:
    baseline = target.get("baseline")
    if baseline and baseline.get("comparable", True):
        return max(baseline["date"], term.origin), baseline["value"]  # a path runs from the plan's start
    if measure_of(target) == "flow":
        return term.origin, Fraction(0)
    return stages[0] if stages else None


def _aim(target: Map, begin: Fraction) -> Fraction:
    value: Fraction = target["value"]
    if target["op"] == "between" and begin > value:
        upper: Fraction = target["upper"]
        return max(value, min(begin, upper))
    return value


def value_on(points: Points, day: date) -> Fraction:
    """The value of the path on a day, linear by calendar days between its points."""
    for (first, low), (last, high) in pairwise(points):
        if first <= day <= last:
            return low + (high - low) * Fraction((day - first).days, (last - first).days)
    return points[-1][1]


def travels_up(target: Map, term: Term) -> bool:
    """The direction of travel: of the op, or for ``==`` and ``between`` from the beginning to the aim."""
    if target["op"] in RISING:
        return True
    if target["op"] in FALLING:
        return False
    stages = sorted((one["by"], one["value"]) for one in target.get("milestones") or [])
    begin = _beginning(target, stages, term)
    if begin is None or target.get("value") is None:
        return True
    aim = _aim(target, begin[1])
    return aim >= begin[1]


def stages_missed(target: Map, readings: list[Reading], term: Term) -> list[Finding]:
    """``step-late``: a stage has passed without being reached; a cap's stage is a cap up to its day."""
    found = []
    up = travels_up(target, term)
    for stage in target.get("milestones") or []:
        if stage["by"] >= term.as_of:
            continue
        known = [one for one in readings if one.value is not None]
        wanted = stage["value"]
        if not is_cap(target):  # a stage beyond a revised target asks no more than the target
            wanted = min(wanted, target["value"]) if up else max(wanted, target["value"])
        if up:
            reached = any(one.value >= wanted for one in known if one.value is not None)
        else:
            reached = any(one.value <= wanted for one in known if one.value is not None)
        if is_cap(target):
            passed = [one for one in known if one.upto <= stage["by"]]
            reached = reached and all(one.value <= stage["value"] for one in passed if one.value is not None)
        if not reached:
            days = (term.as_of - stage["by"]).days
            found.append(Finding("step-late", target["key"], RED if days > STEP_RED_AFTER else YELLOW))
    return found

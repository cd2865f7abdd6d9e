"""``each`` 周期型 and ``grow`` 递增型: one judgement a period, then what the periods make together."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import prod
from typing import NamedTuple

from tests.oracle.bounds import Bound, bound_on, exceeds, holds, is_cap, measure_of, reading_holds
from tests.oracle.combine import together
from tests.oracle.growing import growth, level_on, pace_of_growth
from tests.oracle.inputs import Map
from tests.oracle.log import Reading
from tests.oracle.periods import Period, due_for, judged_periods, same_day_earlier
from tests.oracle.verdict import RED, YELLOW, Finding, Term, Verdict

BEHIND = -10  # percentage points


class Judged(NamedTuple):
    """One period: ``upcoming``, ``running``, ``met``, ``short``, ``owed``, ``broken`` or ``uncompared``.

    ``running`` is a period that is open, or closed and not yet due: the band inside the period holds.
    """

    period: Period
    standing: str
    gap: Fraction | None = None  # while running, of its latest reading
    value: Fraction | None = None  # what is averaged
    bound: Bound | None = None
    first: date | None = None  # met: the first day on which it was
    read: bool = False
    against: bool = False  # running: its latest figure does not hold yet
    baseless: bool = False  # no level of any day before the period is known


def judge_periodic(
    target: Map,
    plan: Map,
    item: Map,
    readings: list[Reading],
    levels: list[Reading],
    reporters: list[str | None],
    report: Map,
    term: Term,
) -> Verdict:
    """The verdict on an ``each`` or ``grow`` target; ``levels`` also hold figures before the start."""
    kind = target.get("every") or "year"
    periods = judged_periods(kind, plan, item, term.deadline)
    if target["rule"] == "grow":
        periods = [period for period in periods if not period.cut]
    judged = []
    for period in periods:
        due = due_for(target, report, period.end, term.deadline)
        window = [one for one in readings if period.begin <= one.upto <= period.end]
        if target["rule"] == "each":
            one = _each(target, period, window, reporters, due, plan, item, term)
        else:
            one = _grow(target, period, window, levels, reporters, due, kind, term)
        whole, _ = together(target, window, reporters)
        judged.append(one._replace(read=bool(whole)))
    if target.get("average"):
        return _averaged(target, judged, term)
    return _summed(target, judged, term)


def _each(
    target: Map,
    period: Period,
    window: list[Reading],
    reporters: list[str | None],
    due: date,
    plan: Map,
    item: Map,
    term: Term,
) -> Judged:
    bound = bound_on(target, period.end, period.share)
    whole, partial = together(target, window, reporters)
    latest = whole[-1] if whole else None
    value = latest.value if latest else None
    if any(one.value is not None and exceeds(target, bound, one.value) for one in whole + partial):
        return Judged(period, "broken", value=value, bound=bound)
    held = reading_holds(target, bound, latest) if latest else None
    quota = target["op"] in {">=", ">"} and measure_of(target) == "flow"
    if quota and held and latest:
        first = [one.upto for one in whole if reading_holds(target, bound, one)]
        return Judged(period, "met", value=value, bound=bound, first=first[0])
    if term.as_of < period.begin:
        return Judged(period, "upcoming")
    if latest is None and term.as_of > due:
        return Judged(period, "owed")
    last_day = latest is not None and (latest.settled or latest.upto) == period.end
    if term.as_of <= period.end or not (last_day or term.as_of > due):
        begin = period.begin if item.get("start") else max(period.begin, plan["start"])
        gap = _gap(target, bound, latest, begin, period.end)
        return Judged(period, "running", gap=gap, against=held is False)
    if held is None:
        return Judged(period, "uncompared", bound=bound)
    first_day = latest.upto if latest and held else None
    return Judged(period, "met" if held else "short", value=value, bound=bound, first=first_day)


def _gap(target: Map, bound: Bound, latest: Reading | None, begin: date, end: date) -> Fraction | None:
    if latest is None or latest.value is None or bound.value is None or target.get("against"):
        return None
    if measure_of(target) != "flow" or is_cap(target) or abs(bound.value) < 10 or begin >= end:
        return None
    if latest.upto < begin or holds(bound, latest.value):
        return None
    expected = Fraction((latest.upto - begin).days, (end - begin).days)
    return (latest.value / bound.value - expected) * 100


def _grow(
    target: Map,
    period: Period,
    window: list[Reading],
    levels: list[Reading],
    reporters: list[str | None],
    due: date,
    kind: str,
    term: Term,
) -> Judged:
    bound = bound_on(target, period.end)
    whole, _ = together(target, window, reporters)
    if term.as_of < period.begin:
        return Judged(period, "upcoming")
    if not whole and term.as_of > due:
        return Judged(period, "owed")
    end = level_on(target, levels, reporters, period.end)
    if term.as_of <= period.end or (end is None and term.as_of <= due):
        gap = pace_of_growth(target, bound, whole[-1] if whole else None, levels, reporters, kind)
        return Judged(period, "running", gap=gap, against=gap is not None and gap < 0)
    base = level_on(target, levels, reporters, period.before)
    ended = end is not None or due < period.end  # `on: 25` asks for no level of the last day
    if end is None and whole:  # its last figure, against the same day a period earlier
        end = level_on(target, levels, reporters, whole[-1].upto)
        base = level_on(target, levels, reporters, same_day_earlier(kind, whole[-1].upto))
    grown = growth(target, base, end)
    if grown is None:
        baseline = target.get("baseline")
        known = any(one.upto < period.begin for one in levels)
        known = known or bool(
            baseline and baseline.get("comparable", True) and baseline["date"] < period.begin
        )
        if known and not ended:
            return Judged(period, "owed")
        return Judged(period, "uncompared", bound=bound, baseless=not known)
    held = holds(bound, grown)
    if held and not ended:
        return Judged(period, "owed")  # what an earlier day says can only speak against it
    return Judged(
        period, "met" if held else "short", value=grown, bound=bound, first=period.end if held else None
    )


def _summed(target: Map, judged: list[Judged], term: Term) -> Verdict:
    key = target["key"]
    found: list[Finding] = []
    unhealed = []
    for index, one in enumerate(judged):
        if one.standing not in {"short", "broken"}:
            continue
        later = [other for other in judged[index + 1 :] if other.standing == "met"]
        if later:
            found.append(Finding("made-good", key, YELLOW, kept=True, day=later[0].first))
        else:
            unhealed.append(one.standing)
    if unhealed:  # a cap that was passed says more than a period that was short
        code = "broken-floor" if "broken" in unhealed else "period-short"
        found.append(Finding(code, key, RED, kept=True))
    behind = [one for one in judged if one.gap is not None and one.gap < BEHIND]
    found += [Finding("period-short", key, YELLOW) for _ in behind]
    owed = [one for one in judged if one.standing == "owed"]
    found += _owed(key, owed)
    past = [one.standing for one in judged]
    if term.past and judged:
        bad = bool(unhealed or owed) or "met" not in past
        # The first period of growth has nothing to be compared with where no level before it is known.
        excused = target["rule"] == "grow" and judged[0].standing == "uncompared" and judged[0].baseless
        bad = bad or "uncompared" in (past[1:] if excused else past)
        if owed or (bad and "running" not in past):  # what is still awaited may make good what was short
            return Verdict("missed", (*found, Finding("missed-target", key, RED, kept=True)))
        if "running" not in past:
            return Verdict("met", tuple(found))
    if "broken" in unhealed:
        return Verdict("broken", tuple(found))
    if unhealed:
        return Verdict("short", tuple(found))
    return Verdict(_running_state(judged), tuple(found))


def _averaged(target: Map, judged: list[Judged], term: Term) -> Verdict:
    key = target["key"]
    owed = [one for one in judged if one.standing == "owed"]
    found = _owed(key, owed)
    known = [one for one in judged if one.value is not None and one.standing in {"met", "short", "broken"}]
    held = _mean_holds(target, known)
    closed = [one.standing for one in judged if one.standing != "upcoming"]
    if term.past and judged and (owed or "running" not in closed):
        if held and not owed and "uncompared" not in closed:
            return Verdict("met", tuple(found))
        return Verdict("missed", (*found, Finding("missed-target", key, RED, kept=True)))
    if held is False:
        return Verdict("short", (*found, Finding("period-short", key, YELLOW)))
    state = _running_state(judged)
    if state == "behind":
        found.append(Finding("period-short", key, YELLOW))
    return Verdict("unpaced" if state == "met" else state, tuple(found))  # a mean is met in the end or not


def _mean_holds(target: Map, known: list[Judged]) -> bool | None:
    """Whether the mean holds; relative growth compounds, as statistics have it."""
    values = [one.value for one in known if one.value is not None]
    bounds = [one.bound for one in known if one.bound is not None and one.bound.value is not None]
    if not values or len(bounds) != len(values):
        return None
    mean = sum((bound.value for bound in bounds if bound.value is not None), Fraction(0)) / len(bounds)
    reached = sum(values, Fraction(0)) / len(values)
    if target["rule"] == "grow" and target["unit"].startswith(("%", "％")):
        factor = prod((1 + value / 100 for value in values), start=Fraction(1))
        root = float(factor) ** (1 / len(values)) if factor > 0 else 0.0
        reached = Fraction(round((root - 1) * 100, 12)).limit_denominator(10**9)
    return holds(bounds[-1]._replace(value=mean), reached)


def _owed(key: str, owed: list[Judged]) -> list[Finding]:
    names = tuple(one.period.end.isoformat() for one in owed)
    return [Finding("no-reading", key, YELLOW, names=names)] if owed else []


def _running_state(judged: list[Judged]) -> str:
    if any(one.gap is not None and one.gap < BEHIND for one in judged):
        return "behind"
    if any(one.standing == "owed" for one in judged) or not any(one.read for one in judged):
        return "no-reading" if judged else "unpaced"
    if any(one.standing == "met" for one in judged):
        last = [one for one in judged if one.read][-1]
        if last.standing != "running" or not last.against:
            return "met"  # so far: every period that is over is met, and nothing speaks against it
    return "on-path" if any(one.gap is not None for one in judged) else "unpaced"

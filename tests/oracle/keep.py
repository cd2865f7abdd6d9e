"""``keep`` 底线型: every reading on its own, made good by a later one, a zero promise not within its year."""

from __future__ import annotations

from datetime import date

from tests.oracle.bounds import bound_on, is_zero_promise, reading_holds
from tests.oracle.combine import together
from tests.oracle.inputs import Map
from tests.oracle.log import Reading
from tests.oracle.verdict import RED, YELLOW, Finding, Term, Verdict


def judge_keep(target: Map, readings: list[Reading], reporters: list[str | None], term: Term) -> Verdict:
    """The state and the lights of a ``keep`` target."""
    whole, _ = together(target, readings, reporters)
    said = [(one.upto, reading_holds(target, bound_on(target, one.upto), one)) for one in whole]
    judged = [(day, held) for day, held in said if held is not None]
    in_term = [(day, held) for day, held in judged if term.endless or day <= term.deadline]
    later = [(day, held) for day, held in judged if not term.endless and day > term.deadline]
    key = target["key"]

    broken_days = [day for day, held in in_term if not held]
    years = {day.year for day in broken_days} if is_zero_promise(target) else set()
    latest_holds = in_term[-1][1] if in_term else None
    healed = _first_after(in_term + later, broken_days)
    once = _first_after(in_term, broken_days)
    floor = Finding("broken-floor", key, RED, kept=True)
    memory = Finding("made-good", key, YELLOW, kept=True, day=healed)
    if term.past:
        missed = Finding("missed-target", key, RED, kept=True)
        if latest_holds is None:
            return Verdict("missed", (missed,))
        if term.deadline.year in years:
            lit = (missed, floor) if term.as_of.year in years or not latest_holds else (missed,)
            return Verdict("missed", lit)
        if latest_holds:
            return Verdict("met", (memory,) if broken_days else ())
        if any(held for _, held in later):
            return Verdict("met", (memory,))
        again = once is not None and not is_zero_promise(target)
        return Verdict("missed", (missed, floor, *([memory._replace(day=once)] if again else [])))
    if latest_holds is None:
        return Verdict("no-reading", ())
    if not latest_holds or term.as_of.year in years:
        # broken again: what was made good before stays remembered beside it
        again = once is not None and not is_zero_promise(target)
        return Verdict("broken", (floor, memory._replace(day=once)) if again else (floor,))
    return Verdict("met", (memory,) if broken_days else ())


def _first_after(judged: list[tuple[date, bool]], broken: list[date]) -> date | None:
    if not broken:
        return None
    for day, held in judged:
        if held and day > min(broken):
            return day
    return None

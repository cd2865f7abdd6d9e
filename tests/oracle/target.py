"""One target on one day: which rule judges it, for whom, and whether a report of it is owed."""

from __future__ import annotations

from datetime import date

from tests.oracle.bounds import is_cap
from tests.oracle.combine import of_unit, reporters_of, together
from tests.oracle.inputs import Map
from tests.oracle.keep import judge_keep
from tests.oracle.log import Reading
from tests.oracle.periodic import judge_periodic
from tests.oracle.periods import due_day, due_for, kind_of, report_of, reporting_periods
from tests.oracle.reach import judge_reach, stages_missed
from tests.oracle.verdict import RED, YELLOW, Finding, Term, Verdict, merged, worst_of


def judge_target(target: Map, plan: Map, item: Map, readings: list[Reading], term: Term) -> Verdict:
    """The verdict on one target from its standing readings; soft ones are yellow at most."""
    known = [one for one in readings if one.upto >= term.origin]
    in_term = [one for one in readings if term.endless or one.upto <= term.deadline]
    reporters = reporters_of(target, in_term or readings)
    if target.get("combine") == "worst":
        verdict = worst_of(
            [_alone(target, plan, item, of_unit(known, unit), of_unit(readings, unit), [unit], term)
             for unit in reporters]
        )  # fmt: skip
    else:
        verdict = _alone(target, plan, item, known, readings, reporters, term)
    findings = verdict.findings
    if target.get("strength") == "soft":
        findings = tuple(one._replace(light=YELLOW) if one.light == RED else one for one in findings)
    return Verdict(verdict.state, merged(list(findings)))


def _alone(
    target: Map,
    plan: Map,
    item: Map,
    known: list[Reading],
    levels: list[Reading],
    reporters: list[str | None],
    term: Term,
) -> Verdict:
    report = report_of(target, plan)

    def told_by(day: date) -> Verdict:
        of_days = [one for one in known if one.filed <= day]
        all_days = [one for one in levels if one.filed <= day]
        return _told(target, plan, item, of_days, all_days, reporters, report, term)

    verdict = told_by(date.max)
    if not term.past or verdict.state != "met" or any(one.code == "made-good" for one in verdict.findings):
        return verdict
    due = due_for(target, report, term.deadline, term.deadline)
    if told_by(due).state == "met":
        return verdict
    late = [one.filed for one in sorted(levels, key=lambda one: one.filed) if one.filed > due]
    first = next(day for day in late if told_by(day).state == "met")
    memory = Finding("made-good", target["key"], YELLOW, kept=True, day=first)
    return Verdict("met", (*verdict.findings, memory))


def _told(
    target: Map,
    plan: Map,
    item: Map,
    known: list[Reading],
    levels: list[Reading],
    reporters: list[str | None],
    report: Map,
    term: Term,
) -> Verdict:
    """What some readings say: the rule's verdict and what is not answered."""
    if target["rule"] in {"each", "grow"}:
        verdict = judge_periodic(target, plan, item, known, levels, reporters, report, term)
        return _asked_oftener(target, plan, item, known, reporters, report, term, verdict)
    missing = _unanswered(target, plan, item, known, reporters, report, term)
    if target["rule"] == "keep":
        verdict = judge_keep(target, known, reporters, term)
    else:
        verdict = judge_reach(target, known, reporters, term)
    held_by_silence = target["rule"] == "keep" or is_cap(target)
    mended = any(one.code == "made-good" and one.day and one.day > term.deadline for one in verdict.findings)
    if term.past and verdict.state == "met" and missing and held_by_silence and not mended:
        missed = Finding("missed-target", target["key"], RED, kept=True)
        passed = stages_missed(target, together(target, known, reporters)[0], term) if is_cap(target) else []
        return Verdict("missed", (*verdict.findings, missed, *passed, *missing))
    if target["rule"] == "keep" and verdict.state == "met" and missing and not term.past:
        verdict = Verdict("no-reading", verdict.findings)  # an old figure says nothing of today
    return Verdict(verdict.state, verdict.findings + missing)


def _asked_oftener(
    target: Map,
    plan: Map,
    item: Map,
    known: list[Reading],
    reporters: list[str | None],
    report: Map,
    term: Term,
    verdict: Verdict,
) -> Verdict:
    """每年 reported every month: the last month must be answered too, while the promise's time runs."""
    if kind_of(target, report) == (target.get("every") or "year"):
        return verdict
    over = term.as_of > due_for(target, report, term.deadline, term.deadline)
    if term.past and over and verdict.state == "met":
        return verdict
    missing = _unanswered(target, plan, item, known, reporters, report, term)
    state = verdict.state
    if missing and state in {"met", "on-path", "unpaced"}:
        state = "no-reading"
    return Verdict(state, verdict.findings + missing)


def _unanswered(
    target: Map,
    plan: Map,
    item: Map,
    readings: list[Reading],
    reporters: list[str | None],
    report: Map,
    term: Term,
) -> tuple[Finding, ...]:
    kind = kind_of(target, report)
    periods = reporting_periods(kind, plan, item, term.deadline)
    over = [one for one in periods if term.as_of > due_day(kind, one, report)]
    if not over:
        return ()
    since: date = over[-1].begin
    several = bool(target.get("combine"))
    silent = [
        unit
        for unit in reporters
        if not any(one.upto >= since for one in (of_unit(readings, unit) if several else readings))
    ]
    if not silent:
        return ()
    names = tuple(f"{unit or ''}{over[-1].end.isoformat()}" for unit in silent)
    return (Finding("no-reading", target["key"], YELLOW, names=names),)

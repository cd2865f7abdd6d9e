"""One target on one day: which rule judges it, for whom, and whether a report of it is owed."""

from __future__ import annotations

from datetime import date

from tests.oracle.combine import of_unit, reporters_of
from tests.oracle.inputs import Map
from tests.oracle.keep import judge_keep
from tests.oracle.log import Reading
from tests.oracle.periodic import judge_periodic
from tests.oracle.periods import due_day, reporting_periods
from tests.oracle.reach import judge_reach
from tests.oracle.verdict import RED, YELLOW, Finding, Term, Verdict, merged, worst_of

DEFAULT_REPORT = {"every": "quarter", "due": 5}


def report_of(target: Map | None, plan: Map) -> Map:
    """The reporting cycle: the target's own words first, then the plan's, then the default."""
    report: Map = dict(DEFAULT_REPORT)
    for said in (plan.get("report"), (target or {}).get("report")):
        if not said:
            continue
        if "due" in said:
            report.pop("on", None)
        report.update(said)
    return report


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
    if target["rule"] in {"each", "grow"}:
        return judge_periodic(target, plan, item, known, levels, reporters, report, term)
    if target["rule"] == "keep":
        verdict = judge_keep(target, known, reporters, term)
    else:
        verdict = judge_reach(target, known, reporters, term)
    missing = _unanswered(target, plan, item, known, reporters, report, term)
    return Verdict(verdict.state, verdict.findings + missing)


def _unanswered(
    target: Map,
    plan: Map,
    item: Map,
    readings: list[Reading],
    reporters: list[str | None],
    report: Map,
    term: Term,
) -> tuple[Finding, ...]:
    kind = report["every"]
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

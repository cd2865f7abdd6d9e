"""One matter of a 督办文书: what was promised, how it stands, what is wrong, what is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jianguan_cli.domain.judging.notices import DueNotice, SentNotice
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.reporting.request import ReportRequest
from jianguan_cli.reporting.words.lines import Line, line, target_lines
from jianguan_cli.reporting.words.print import DASH, book, clause_words, clean, day_words
from jianguan_cli.reporting.words.reasons import reasons
from jianguan_cli.reporting.words.targets import TargetLine, deliverables_done
from jianguan_cli.reporting.words.terms import Terms

# What is no unit's debt: the past made good, and what waits for the supervisors themselves.
_NOT_ASKED = frozenset(("made-good", "awaiting-review", "extension-pending"))
_ASKED = {
    "overdue": "立即办结并申请销号；确实不能办结的，说明原因、明确新的完成时间并按程序报批延期。",
    "missed-target": "查明未达标原因，提出补救措施和达标时间。",
    "broken-floor": "立即整改，查明原因和责任环节，举一反三，防止再次发生。",
    "untrue-report": "重新核实情况，如实更正并附佐证材料，说明不实原因。",
    "behind-pace": "分析滞后原因，制定分阶段追赶计划，明确赶上序时进度的时间。",
    "period-short": "分析本周期未达标的原因，提出补齐措施和时间。",
    "step-late": "尽快完成逾期节点，明确各节点新的完成时间。",
    "no-reading": "补报数据并附佐证材料，今后按期报送。",
    "stale": "报送最新进展，没有进展的说明原因。",
    "late-start": "立即启动，报送工作安排和时间节点。",
    "due-soon": "抓紧办理，按期办结；办结后及时申请销号，确需延期的在时限届满前报批。",
}
_ANSWER = "按时书面反馈，并说明前次文书逾期未反馈的原因。"


class Matter(NamedTuple):
    """One item in the words of a notice."""

    number: int
    line: Line
    source: str
    clause: str
    text: str
    deadline_first: str
    deadline: str
    overdue: str
    sent: str
    targets: tuple[TargetLine, ...]
    progress: str
    problem: str
    asked: str


def actionable(standing: Standing) -> tuple[Finding, ...]:
    """The findings that a unit can do something about."""
    return tuple(finding for finding in standing.findings if finding.code not in _NOT_ASKED)


def matter(
    standing: Standing,
    number: int,
    due: DueNotice,
    earlier: Sequence[SentNotice],
    request: ReportRequest,
    terms: Terms,
) -> Matter:
    """The item with what is asked of its unit; ``earlier`` are the notices already sent on it."""
    plan = standing.plan
    told = line(standing, terms, number)
    return Matter(
        number=number,
        line=told,
        source=clean(book(plan.title) + (f"（{plan.number}）" if plan.number else "")),
        clause=clause_words(clean(standing.item.clause)),
        text=clean(request.sources.get(standing.item.id, "")),
        deadline_first=day_words(standing.deadline_original),
        deadline=told.deadline,
        overdue=_overdue(standing, request),
        sent=_sent(earlier),
        targets=target_lines(standing),
        progress=_progress(standing, told),
        problem=_problem(standing, told, due),
        asked=_asked(standing, due),
    )


def _overdue(standing: Standing, request: ReportRequest) -> str:
    if standing.item.ongoing:
        return DASH
    calendar, as_of, deadline = request.calendar, standing.as_of, standing.deadline
    days = (as_of - deadline).days
    first, last = (deadline, as_of) if days > 0 else (as_of, deadline)
    working = calendar.working_days_between(first, last)
    count = f"{abs(days)}个自然日、{working}个工作日{calendar.note(first, last)}"
    return f"逾期{count}" if days > 0 else f"未逾期，还有{count}" if days < 0 else "当日到期"


def _sent(earlier: Sequence[SentNotice]) -> str:
    if not earlier:
        return "第1次"
    last = earlier[-1]
    answered = f"{day_words(last.answered)}反馈" if last.answered else "未反馈"
    return f"第{len(earlier) + 1}次；上次为{clean(last.number)}（{day_words(last.sent)}发，{answered}）"


def _progress(standing: Standing, told: Line) -> str:
    """What is done and what was last said; the figures stand in a table of their own."""
    return (
        "；".join(said for said in (deliverables_done(standing), told.note) if said and said != DASH) or DASH
    )


def _problem(standing: Standing, told: Line, due: DueNotice) -> str:
    said = [reason.words for reason in reasons(standing) if reason.code not in _NOT_ASKED]
    if due.after is not None:
        after = due.after
        said.insert(0, f"逾期未反馈：{clean(after.number)}应于{day_words(after.reply_by)}前反馈，至今未反馈")
    if told.problem != DASH:
        said.append(f"你单位反映的问题：{told.problem}")
    return "；".join(said) or DASH


def _asked(standing: Standing, due: DueNotice) -> str:
    codes = dict.fromkeys(finding.code for finding in actionable(standing))
    asked = [_ASKED[code] for code in codes if code in _ASKED]
    if due.after is not None:
        asked.insert(0, _ANSWER)
    if len(asked) == 1:
        return asked[0]
    return "".join(f"{number}. {words}" for number, words in enumerate(asked, start=1)) or DASH

"""The days to keep: deadlines of items and targets, nodes of results, milestones, each with its reminders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.domain.values.vocabulary import Rule
from jianguan_cli.reporting.request import ReportRequest
from jianguan_cli.reporting.views.tally import counted
from jianguan_cli.reporting.words.lines import Line, first_owner, line
from jianguan_cli.reporting.words.print import amount, clean, day_words
from jianguan_cli.reporting.words.targets import SOFT, promise_words
from jianguan_cli.reporting.words.terms import terms_of

# Working days before the day itself: once with time to act, once to be sure.
REMINDERS = (10, 3)
_DAY = timedelta(days=1)


class Appointment(NamedTuple):
    """A day to keep; ``key`` tells it from the others of all runs and is never printed."""

    key: str
    day: date
    summary: str
    text: str
    category: str
    reminders: tuple[date, ...]


def agenda(request: ReportRequest) -> tuple[Appointment, ...]:
    """Everything that is still owed, by day and then in 机构序列; past days stay until the debt is paid."""
    terms = terms_of(request)
    found = []
    for standing in counted(request.standings):
        if not standing.status.open:
            continue
        told = line(standing, terms)
        order = first_owner(standing, terms.owners)
        for key, day, what, category in _days(standing):
            appointment = Appointment(
                key=f"{standing.item.id}/{key}",
                day=day,
                summary=f"{category}：{told.title}" + (f"·{what}" if what else "") + f"（{told.lead}）",
                text=_text(told, what, request, day),
                category=category,
                reminders=_reminders(day, request.as_of, request.calendar),
            )
            found.append((day, order, appointment.key, appointment))
    return tuple(appointment for *_, appointment in sorted(found, key=lambda one: one[:3]))


def _days(standing: Standing) -> Iterator[tuple[str, date, str, str]]:
    """Key, day, what, category."""
    if not standing.item.ongoing:
        yield "deadline", standing.deadline, "", "事项到期"
    for one in standing.targets:
        target = one.target
        soft = SOFT if target.soft else ""
        if target.deadline is not None and target.deadline != standing.deadline:
            yield f"target/{target.key}", one.deadline, f"{soft}{clean(target.metric)}", "指标到期"
        for step in target.milestones if target.rule is Rule.REACH else ():  # of other rules they are bounds
            if step.by >= standing.as_of:
                what = f"{soft}{clean(target.metric)}应达{amount(step.value, target.unit)}"
                yield f"step/{target.key}/{step.by}", step.by, what, "阶段节点"
    for promised in standing.deliverables:
        by = promised.deliverable.by
        if by is not None and promised.done is None and not promised.waived:
            yield (
                f"result/{promised.deliverable.key}",
                by,
                clean(promise_words(promised.deliverable)),
                "成果节点",
            )


def _text(told: Line, what: str, request: ReportRequest, day: date) -> str:
    facts = (
        f"内容：{what or told.goal}",
        f"来源：{told.source} {told.clause}",
        f"牵头单位：{told.lead}",
        f"状态：{told.status}，{told.light}",
        f"现值：{told.reading}",
        f"数据截止日：{day_words(request.as_of)}",
    )
    return "\n".join((*facts, *filter(None, (request.calendar.note(request.as_of, day),))))


def _reminders(day: date, as_of: date, calendar: Calendar) -> tuple[date, ...]:
    """Working days only, and none that has gone by."""
    days = (_working_days_before(day, count, calendar) for count in REMINDERS)
    return tuple(one for one in days if one > as_of)


def _working_days_before(day: date, count: int, calendar: Calendar) -> date:
    while count > 0:
        day -= _DAY
        count -= calendar.is_working(day)
    return day

"""One item as one line: the columns of the 台账, and what every other report takes from them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.judging.progress import told_of
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.reporting.words.owners import NOBODY, Owner, Owners
from jianguan_cli.reporting.words.print import (
    DASH,
    amount,
    book,
    clause_words,
    clean,
    day_words,
    listed,
    percent,
)
from jianguan_cli.reporting.words.reasons import reason_words, reasons, worst_gap_words
from jianguan_cli.reporting.words.targets import (
    SOFT,
    TargetLine,
    choice_words,
    deliverables_done,
    promise_words,
    short_words,
    target_line,
    wanted_words,
)
from jianguan_cli.reporting.words.terms import Terms


class Line(NamedTuple):
    """One item in words. ``key`` links pages and is never printed; ``tone`` is the light's token."""

    key: str
    number: int
    plan: str
    source: str
    clause: str
    title: str
    kind: str
    lead: str
    support: str
    leader: str
    start: str
    deadline: str
    deadline_first: str
    goal: str
    steps: str
    status: str
    tone: str
    light: str
    reason: str
    gap: str
    progress: str
    reading: str
    note: str
    problem: str
    next: str
    need: str
    closed: str
    evidence: str
    cutoff: str
    remark: str
    soft: str

    @property
    def marked_title(self) -> str:
        """The title, and whether its promises are 力争, all or some."""
        return f"{self.title}（{self.soft}）" if self.soft else self.title


def lines(standings: Iterable[Standing], terms: Terms) -> tuple[Line, ...]:
    """The items as they come, numbered from 1."""
    return tuple(line(one, terms, number) for number, one in enumerate(standings, start=1))


def line(standing: Standing, terms: Terms, number: int = 0) -> Line:
    """One item in words, ready for any format."""
    item, plan = standing.item, standing.plan
    moved = standing.deadline_original != standing.deadline
    return Line(
        key=item.id,
        number=number,
        plan=clean(plan.title),
        source=clean(plan.number or book(plan.title)),
        clause=clause_words(clean(item.clause)),
        title=clean(item.title),
        kind=item.kind.label,
        lead=owner_words(standing, terms.owners),
        support=listed(owner.name for owner in terms.owners.helping(standing)),
        leader=listed(clean(name) for name in item.leader),
        start=day_words(standing.start),
        deadline="长期坚持" if item.ongoing else day_words(standing.deadline),
        deadline_first=day_words(standing.deadline_original) if moved else "",
        goal=_goal(standing),
        steps=_steps(standing),
        status=standing.status.label,
        tone=standing.light.value,
        light=terms.lights[standing.light],
        reason=reason_words(reasons(standing)),
        gap=worst_gap_words(standing),
        progress=progress_words(standing),
        reading=_reading(standing),
        note=_last(standing, "note"),
        problem=_last(standing, "problem"),
        next=_last(standing, "next"),
        need=_last(standing, "need"),
        closed=day_words(closed_on(standing)),
        evidence=listed(dict.fromkeys(file for entry in standing.log for file in entry.evidence)),
        cutoff=day_words(cutoff(standing)),
        remark=clean(item.note or ""),
        soft=soft_words(standing),
    )


def soft_words(standing: Standing) -> str:
    """力争 where the document only strives for all that the item promises, 含力争 for some of it.

    Empty too where the title says so itself.
    """
    if SOFT in standing.item.title:
        return ""
    if standing.item.only_soft:
        return SOFT
    item = standing.item
    some = any(one.soft for one in item.targets) or any(one.soft for one in item.deliverables)
    return f"含{SOFT}" if some else ""


def owner_words(standing: Standing, owners: Owners) -> str:
    """省局计量处、省局标准化处; 分工负责 where nobody leads; 等 where the document leaves the list open."""
    found = owners.answering(standing)
    if not found:
        return NOBODY
    tail = "等" if standing.item.open else ""
    mark = "（分工负责）" if not standing.lead_now and standing.support_now else ""
    mark = mark or ("（承接）" if not standing.support_now and not standing.lead_now else "")
    return f"{listed(owner.name for owner in found)}{tail}{mark}"


def first_owner(standing: Standing, owners: Owners) -> tuple[int, int, str]:
    """The place in 机构序列 by which reports order items; items without a unit come last."""
    found: tuple[Owner, ...] = owners.answering(standing)
    return found[0].order if found else (1_000_000, 0, "")


def cutoff(standing: Standing) -> date | None:
    """数据截止日 of a line: the latest day its figures speak of, else its latest report; None for neither."""
    reported = [one.latest.upto for one in standing.targets if one.latest is not None]
    return max(reported, default=None) or max((entry.cutoff for entry in standing.log), default=None)


def closed_on(standing: Standing) -> date | None:
    """办结时间: the day of the entry that closed the item and still stands."""
    if standing.status is not Status.CLOSED:
        return None
    return next((entry.date for entry in reversed(standing.log) if entry.status is Status.CLOSED), None)


def progress_words(standing: Standing) -> str:
    """62.5%; 不明 where a target beside the others has no figure; and whether figures are owed."""
    told = told_of(standing.targets)
    if standing.deliverables:
        said = percent(standing.progress)
        return said if told.whole else f"{said}（另有目标{told.asked}个，有数的{told.told}个）"
    if standing.progress is not None:
        return percent(standing.progress) + ("（有欠报）" if told.owing else "")
    return DASH if told.whole or not told.told else f"不明（目标{told.asked}个，有数的{told.told}个）"


def target_lines(standing: Standing) -> tuple[TargetLine, ...]:
    """The item's targets in words."""
    return tuple(target_line(one) for one in standing.targets)


def last_entry(standing: Standing, field: str) -> LogEntry | None:
    """The latest entry that says something under ``field``."""
    return next((entry for entry in reversed(standing.log) if getattr(entry, field)), None)


def _last(standing: Standing, field: str) -> str:
    entry = last_entry(standing, field)
    return clean(str(getattr(entry, field))) if entry else DASH


def _goal(standing: Standing) -> str:
    targets = (
        f"{one.target.metric}{wanted_words(one.target)}"
        + (f"（{choice_words(one.target)}）" if one.target.any_of else "")
        for one in standing.targets
    )
    promised = (promise_words(one.deliverable) for one in standing.deliverables)
    return clean("；".join((*targets, *promised))) or DASH


def _steps(standing: Standing) -> str:
    steps = [
        (
            step.by,
            f"{day_words(step.by)}{_soft(one.target)}{one.target.key}{amount(step.value, one.target.unit)}",
        )
        for one in standing.targets
        for step in one.target.milestones
    ]
    steps += [
        (one.deliverable.by, f"{day_words(one.deliverable.by)}{promise_words(one.deliverable)}")
        for one in standing.deliverables
        if one.deliverable.by is not None
    ]
    return clean("；".join(words for _, words in sorted(steps))) or DASH


def _soft(target: Target) -> str:
    return SOFT if target.soft else ""


def _reading(standing: Standing) -> str:
    said = [short_words(one) for one in standing.targets]
    done = deliverables_done(standing)
    return clean("；".join((*said, done) if done else said)) or DASH

"""年度监测与中期评估: every target with its path and readings, classes, and a text skeleton by chapter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jianguan_cli.domain.judging.midterm import TargetOutlook, target_outlook
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.settings.midterm import MidTerm
from jianguan_cli.reporting.charts.target_chart import TargetChart, target_chart
from jianguan_cli.reporting.request import Edition, ReportRequest
from jianguan_cli.reporting.views.evaluation_counts import ClassRow, class_notes, class_rows
from jianguan_cli.reporting.views.tally import counted, tally
from jianguan_cli.reporting.words.lines import line
from jianguan_cli.reporting.words.print import DASH, book, clause_words, clean, day_words, listed
from jianguan_cli.reporting.words.targets import TargetLine, choice_words, latest_words, owing, target_line
from jianguan_cli.reporting.words.terms import Terms, terms_of

_NUMERALS = "一二三四五六七八九十"


class TargetCard(NamedTuple):
    """One target: its line, its item, its class and its chart.

    ``wanted`` and ``latest`` say in a table's cells what ``line`` leaves to its remark.
    """

    number: int
    line: TargetLine
    wanted: str
    latest: str
    item: str
    clause: str
    lead: str
    progress: str
    soft: str
    chart: TargetChart | None


class ChapterItem(NamedTuple):
    """What a paragraph on one item can be written from."""

    title: str
    lead: str
    status: str
    tone: str
    light: str
    note: str
    problem: str
    next: str
    cutoff: str


class Chapter(NamedTuple):
    """One chapter of the document: a sentence of figures, then its items."""

    label: str
    summary: str
    items: tuple[ChapterItem, ...]


class PlanEvaluation(NamedTuple):
    """The evaluation of one plan."""

    title: str
    number: str
    issuer: str
    span: str
    summary: str
    classes: tuple[ClassRow, ...]
    targets: tuple[TargetCard, ...]
    chapters: tuple[Chapter, ...]


class EvaluationView(NamedTuple):
    """The whole report in words."""

    title: str
    day: str
    edition: str
    plans: tuple[PlanEvaluation, ...]
    notes: tuple[str, ...]


def evaluation_view(request: ReportRequest) -> EvaluationView:
    """One evaluation a plan, in the order of the request."""
    terms = terms_of(request)
    groups: dict[str, list[Standing]] = {}
    for standing in counted(request.standings):
        groups.setdefault(standing.plan.id, []).append(standing)
    return EvaluationView(
        title="规划和要点实施情况监测评估",
        day=day_words(request.as_of),
        edition=request.edition.label if request.edition is Edition.PUBLIC else "",
        plans=tuple(_plan(members, terms, request.settings.midterm) for members in groups.values()),
        notes=class_notes(request.settings.midterm),
    )


def _plan(members: Sequence[Standing], terms: Terms, midterm: MidTerm) -> PlanEvaluation:
    plan = members[0].plan
    outlooks = [target_outlook(standing, one, midterm) for standing in members for one in standing.targets]
    classes = class_rows(outlooks)
    return PlanEvaluation(
        title=book(plan.title),
        number=plan.number or "",
        issuer=plan.issuer,
        span=f"{day_words(plan.start)}至{day_words(plan.end)}",
        summary=_summary(members, classes, terms),
        classes=classes,
        targets=tuple(_card(number, one, terms) for number, one in enumerate(outlooks, start=1)),
        chapters=tuple(_chapters(members, terms)),
    )


def _summary(members: Sequence[Standing], classes: Sequence[ClassRow], terms: Terms) -> str:
    numbers = tally(members, terms.lights)
    said = f"共{numbers.total}项，已销号{numbers.closed}项（{numbers.closed_share}）。"
    total = sum(row.total for row in classes)
    if not total:
        return f"{said}本文件没有可量化的目标。"
    shares = listed(f"{row.label}{row.total}个（{row.share}）" for row in classes)
    return f"{said}量化目标{total}个，其中{shares}。"


def _card(number: int, outlook: TargetOutlook, terms: Terms) -> TargetCard:
    standing, one = outlook.item, outlook.target
    said = line(standing, terms)
    wanted = target_line(one).wanted
    return TargetCard(
        number=number,
        line=target_line(one),
        wanted="；".join(filter(None, (wanted, choice_words(one.target) if one.target.any_of else ""))),
        latest=f"{latest_words(one)}（欠报{len(one.owed)}期）" if owing(one) else latest_words(one),
        item=said.title,
        clause=said.clause,
        lead=said.lead,
        progress=DASH if one.target.soft else outlook.outlook.label,
        soft="力争" if one.target.soft else "",
        chart=target_chart(one, standing),
    )


def _chapters(members: Iterable[Standing], terms: Terms) -> Iterator[Chapter]:
    groups: dict[str, list[Standing]] = {}
    for standing in members:
        groups.setdefault(standing.item.clause.split("/", 1)[0], []).append(standing)
    for chapter, found in groups.items():
        numbers = tally(found, terms.lights)
        lights = listed(f"{one.label}{one.number}项" for one in numbers.lights if one.number)
        known = all(numeral in _NUMERALS for numeral in chapter)
        label = f"第{chapter}部分" if known else clause_words(clean(chapter))
        summary = f"共{numbers.total}项，已销号{numbers.closed}项；{lights}。"
        yield Chapter(label, summary, tuple(_chapter_item(one, terms) for one in found))


def _chapter_item(standing: Standing, terms: Terms) -> ChapterItem:
    said = line(standing, terms)
    return ChapterItem(
        said.marked_title,
        said.lead,
        said.status,
        said.tone,
        said.light,
        said.note,
        said.problem,
        said.next,
        said.cutoff,
    )

"""通报: classes of progress, who leads, who lags and why, what is asked for; persons are never ranked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jianguan_cli.domain.judging.classes import ProgressClass, soft_lags
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.reporting.request import Edition, ReportRequest
from jianguan_cli.reporting.views.class_counts import Classed, ClassTable, class_table, classed
from jianguan_cli.reporting.views.filing import Filing, filing
from jianguan_cli.reporting.views.ranking import LEAST_RANKED, UNCLASSED, RankGroup, rank_groups
from jianguan_cli.reporting.views.tally import set_apart
from jianguan_cli.reporting.words.lines import Line, first_owner, line
from jianguan_cli.reporting.words.owners import Owners
from jianguan_cli.reporting.words.print import book, day_words, listed, signed
from jianguan_cli.reporting.words.reasons import brief_reason
from jianguan_cli.reporting.words.terms import Terms, terms_of

# The text stays within two pages of A4: so many are named there, all of them in the annexes.
LAGGING_NAMED = 3
UNITS_NAMED = 5
_ALL_OTHERS = "各有关单位"
_COLLECTIVE = "集合"
_CLASSES_SAID = (
    "分类按下列次序取第一个符合的：已完成（已销号，或已申请销号且各项指标、成果都已达到，没有红灯情形和欠报的数据）；"
    "欠进度（有红灯情形，或落后序时10个百分点以上，或节点逾期）；其他（暂缓、已结转，尚未到报送期，或力争类承诺未达进度）；"
    "未报送（从未填报，或应报的数据未报，未报的决不算达到）；"
    "超进度（各项达标型指标均在时限之前达到，或超前序时10个百分点以上，其余指标均守住）；达进度（其余）。"
)
_RANKS_SAID = (
    "排名在同类单位中进行：欠进度和未报送事项占比低的在前，占比相同的看已完成和超进度事项占比；名次相同为并列，"
    f"事项不足{LEAST_RANKED}项的不排名，从未填报的列为未报送、不排名；由几个单位各报各的，只看本单位自己报的。"
    "只有力争类承诺的事项不计入排名。多个单位共同承担的事项在各单位分别计数。"
)


class BulletinHead(NamedTuple):
    """The head; ``draft`` is 送审稿 until the period is frozen, ``number`` is filled in when it is issued."""

    title: str
    draft: str
    number: str
    to: str
    office: str
    day: str
    cutoff: str
    edition: str


class Entry(NamedTuple):
    """One item of the annexes with the word of its class."""

    line: Line
    label: str
    tone: str
    reason: str


class Annex(NamedTuple):
    """附件: a heading and its items, or the sentence that says there are none."""

    label: str
    entries: tuple[Entry, ...]
    none: str


class BulletinView(NamedTuple):
    """A 通报 in words."""

    head: BulletinHead
    summary: tuple[str, ...]
    table: ClassTable
    leading_label: str
    leading: tuple[str, ...]
    lagging: str
    problems: tuple[Entry, ...]
    filing: str
    wanted: tuple[str, ...]
    annexes: tuple[Annex, ...]
    groups: tuple[RankGroup, ...]
    notes: tuple[str, ...]


def bulletin_view(request: ReportRequest) -> BulletinView:
    """The 通报 of the request's day."""
    terms = terms_of(request)
    every = sorted(classed(request.standings), key=lambda one: first_owner(one.standing, terms.owners))
    before = classed(request.earlier[0].standings) if request.earlier else None
    table = class_table(every)
    groups = rank_groups(every, before, terms.owners)
    lagging = _entries(every, (ProgressClass.BEHIND,), terms)
    leading = _leading(every, groups, terms)
    filed = filing((one.standing for one in every), terms.owners, request.settings, request.calendar)
    return BulletinView(
        head=_head(request, terms.owners, every),
        summary=_summary(request, every, table, before),
        table=table,
        leading_label="先进" if leading else "进展情况",
        leading=leading or ("本期没有已完成和超进度的事项。",),
        lagging=_lagging(every, lagging, terms.owners) + _silent_words(every, terms.owners),
        problems=lagging[:LAGGING_NAMED],
        filing=_filing_words(filed),
        wanted=_wanted(request, every, terms.owners, filed),
        annexes=_annexes(every, lagging, terms),
        groups=groups,
        notes=_notes(request),
    )


def _head(request: ReportRequest, owners: Owners, every: Iterable[Classed]) -> BulletinHead:
    kinds = dict.fromkeys(
        owner.class_
        for owner in sorted({owner for one in every for owner in owners.answering(one.standing)})
        if owner.class_ != _COLLECTIVE
    )
    named = [f"各{kind}" for kind in kinds if kind and kind != UNCLASSED]
    return BulletinHead(
        title="关于重点任务进展情况的通报",
        draft="" if request.frozen else "送审稿",
        number=f"〔{request.as_of.year}〕　号",
        to=listed(named) if named else _ALL_OTHERS,
        office=request.settings.report_head.office or "",
        day=day_words(request.as_of),
        cutoff=day_words(request.as_of),
        edition=request.edition.label if request.edition is Edition.PUBLIC else "",
    )


def _summary(
    request: ReportRequest, every: Sequence[Classed], table: ClassTable, before: Sequence[Classed] | None
) -> tuple[str, ...]:
    if not every:
        return (f"截至{day_words(request.as_of)}，没有纳入督办的事项。",)
    plans = len({one.standing.plan.id for one in every})
    rows = listed(f"{row.label}{row.items}项（{row.items_share}）" for row in table.rows)
    first = (
        f"截至{day_words(request.as_of)}，纳入督办的规划和要点{plans}件、事项{table.items}项、"
        f"量化指标{table.targets}个。按事项计，{rows}。"
    )
    dropped = set_apart(one for one in request.standings if one.status is Status.DROPPED)
    if dropped:
        first += f"另有{dropped}，不计入以上各数。"
    said = [first]
    if before is not None:
        then = class_table(before)
        change = "，".join(
            f"{row.label}{signed(row.items - old.items)}"
            for row, old in zip(table.rows, then.rows, strict=True)
            if row.label != ProgressClass.OTHER.label
        )
        said.append(f"与上期（{day_words(request.earlier[0].day)}）相比，{change}。")
    return tuple(said)


def _leading(every: Sequence[Classed], groups: Iterable[RankGroup], terms: Terms) -> tuple[str, ...]:
    said = []
    first = [(group.label, [row.name for row in group.rows if row.first]) for group in groups]
    named = "；".join(f"{listed(names, UNITS_NAMED)}（{label}）" for label, names in first if names)
    if named:
        said.append(f"没有欠进度事项且在同类单位中排名第1（含并列）的有：{named}。")
    good = [_class_words(every, class_, terms) for class_ in (ProgressClass.DONE, ProgressClass.AHEAD)]
    if any(good):
        said.append("；".join(filter(None, good)) + "，见附件2。")
    return tuple(said)


def _class_words(every: Sequence[Classed], class_: ProgressClass, terms: Terms) -> str:
    number = sum(one.class_ is class_ for one in every)
    units = listed(_units(every, class_, terms.owners), UNITS_NAMED)
    return f"{class_.label}{number}项，责任单位为{units}" if number else ""


def _lagging(every: Iterable[Classed], entries: Sequence[Entry], owners: Owners) -> str:
    if not entries:
        return "本期没有欠进度的事项。"
    units = _units(every, ProgressClass.BEHIND, owners)
    more = f"以下列出前{LAGGING_NAMED}项，全部见附件1。" if len(entries) > LAGGING_NAMED else ""
    return f"欠进度事项{len(entries)}项，涉及单位{len(units)}家。{more}"


def _silent_words(every: Iterable[Classed], owners: Owners) -> str:
    """Who owes a word: silence is said beside what lags, never left out."""
    silent = sum(one.class_ is ProgressClass.SILENT for one in every)
    units = _units(every, ProgressClass.SILENT, owners)
    return f"未报送事项{silent}项，涉及单位{len(units)}家，见附件3。" if silent else ""


def _entries(every: Iterable[Classed], wanted: Sequence[ProgressClass], terms: Terms) -> tuple[Entry, ...]:
    chosen = [one for class_ in wanted for one in every if one.class_ is class_]
    return tuple(
        Entry(line(one.standing, terms, number), _label(one), one.class_.value, brief_reason(one.standing))
        for number, one in enumerate(chosen, start=1)
    )


def _label(one: Classed) -> str:
    """The word of the class, and plainly where a 力争 promise lags beside it."""
    if one.class_ is ProgressClass.OTHER and one.standing.status.open and soft_lags(one.standing):
        return "未达进度（力争，不计排名）"
    return one.class_.label


def _annexes(every: Sequence[Classed], lagging: tuple[Entry, ...], terms: Terms) -> tuple[Annex, ...]:
    on_pace = _entries(every, (ProgressClass.DONE, ProgressClass.AHEAD, ProgressClass.ON_PACE), terms)
    other = _entries(every, (ProgressClass.SILENT, ProgressClass.OTHER), terms)
    return (
        Annex("慢序时事项清单", lagging, "本期没有慢序时的事项。"),
        Annex("按序时事项清单", on_pace, "本期没有按序时的事项。"),
        Annex("未报送和其他事项清单", other, "本期没有未报送和其他事项。"),
    )


def _filing_words(filed: Filing) -> str:
    """Who was late, silent or has time left: a 通报 is no list of those who did their duty."""
    if not filed.owed:
        return "最近一个报告期没有应报送的数据。"
    told = (("未报送", filed.missing), ("迟报", filed.late), ("未到报送期限", filed.awaited))
    said = "；".join(f"{label}{len(names)}家：{listed(names, UNITS_NAMED)}" for label, names in told if names)
    return f"最近一个报告期的数据，{said}。" if said else "最近一个报告期的数据，各单位均按时报送。"


def _wanted(
    request: ReportRequest, every: Sequence[Classed], owners: Owners, filed: Filing
) -> tuple[str, ...]:
    until = request.calendar.add_working_days(request.as_of, request.settings.notices.reply)
    by = f"{day_words(until)}前{request.calendar.note(request.as_of, until)}"
    lagging = _units(every, ProgressClass.BEHIND, owners)
    silent = tuple(dict.fromkeys((*filed.missing, *_units(every, ProgressClass.SILENT, owners))))
    said = []
    if lagging:
        said.append(
            f"补齐欠账。{listed(lagging, UNITS_NAMED)}要对照附件1逐项查明原因，于{by}书面反馈追赶措施。"
        )
    if silent:
        said.append(f"按时报送。{listed(silent, UNITS_NAMED)}要于{by}补报数据和佐证材料。")
    said.append("持续推进。各单位要紧盯节点，完成一项、销号一项。")
    return tuple(said)


def _units(every: Iterable[Classed], class_: ProgressClass, owners: Owners) -> tuple[str, ...]:
    found = {owner for one in every if one.class_ is class_ for owner in owners.answering(one.standing)}
    return tuple(owner.name for owner in sorted(found))


def _notes(request: ReportRequest) -> tuple[str, ...]:
    plans = dict.fromkeys(one.plan.title for one in request.standings)
    return (
        f"统计范围：{listed(book(title) for title in plans)}。已拆分的事项只计各分项，已撤项的不计。",
        _CLASSES_SAID,
        "“力争”“积极谋划”类目标不计入指标数，也不作为欠进度的依据。",
        _RANKS_SAID,
        "百分比按最大余数法取一位小数，合计为100%。各行数据截止日为该行数字所指的日期。",
    )

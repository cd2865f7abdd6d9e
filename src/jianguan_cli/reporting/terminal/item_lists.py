"""``list`` as a table, CSV or Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.judging.evidence import untouched
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.settings.views import SHOWN, ListColumn
from jianguan_cli.domain.values.number import rounded, show
from jianguan_cli.reporting.terminal.cells import Screen
from jianguan_cli.reporting.terminal.finding_formats import LIGHT_LABELS, told
from jianguan_cli.reporting.terminal.silence import silence_words
from jianguan_cli.reporting.terminal.table import Column, render_markdown, render_table
from jianguan_cli.reporting.words.targets import wanted_words

_NUMBER = Column("序")
_COLUMNS = {
    ListColumn.ID: Column("编号"),
    ListColumn.PLAN: Column("计划", rank=6),
    ListColumn.CLAUSE: Column("条款", folds=True, rank=7),
    ListColumn.KIND: Column("类别", rank=8),
    ListColumn.TITLE: Column("事项", folds=True),
    ListColumn.LEAD: Column("牵头单位", folds=True, rank=3),
    ListColumn.SUPPORT: Column("配合单位", folds=True, rank=4),
    ListColumn.DEADLINE: Column("时限", rank=2),
    ListColumn.STATUS: Column("状态", rank=5),
    ListColumn.LIGHT: Column("灯"),
    ListColumn.PROGRESS: Column("进度", rank=4),
    ListColumn.WHY: Column("说明", folds=True, rank=1),
}
Carriers = Mapping[str, tuple[str, ...]]


class Layout(NamedTuple):
    """How a list is written: its columns, the numbers before the items, the words below.

    ``carriers`` tells by item id which units carry a promise whose own plan names no owner.
    """

    columns: tuple[ListColumn, ...] = SHOWN
    numbered: bool = False
    carriers: Carriers = {}  # noqa: RUF012 - never written to
    below: tuple[str, ...] = ()


def render_list(
    standings: Sequence[Standing], as_of: date, fmt: str, screen: Screen, layout: Layout | None = None
) -> str:
    """``standings`` in the format; the table is as wide as the screen at most.

    CSV has its own columns, one row a target, unless a ``layout`` says which.
    """
    if fmt == "csv" and layout is None:
        return _csv(_CSV_HEADERS, _target_rows(standings))
    layout = layout or Layout()
    columns = [_COLUMNS[column] for column in layout.columns]
    headers = [column.name for column in columns]
    rows = [[_cell(column, one, layout.carriers) for column in layout.columns] for one in standings]
    if fmt == "csv":
        return _csv(headers, rows)
    below = layout.below or (f"共 {len(rows)} 项（截至 {as_of}）",)
    if fmt == "md":
        return "\n".join([render_markdown(headers, rows), "", *below]) + "\n"
    if layout.numbered:
        columns.insert(0, _NUMBER)
        rows = [[str(number), *row] for number, row in enumerate(rows, 1)]
    if not rows:
        below = layout.below or (f"没有符合条件的事项（截至 {as_of}）",)
        return "\n".join(below) + "\n"
    return "\n".join([render_table(columns, rows, screen), "", *below]) + "\n"


def owners(standing: Standing) -> tuple[str, ...]:
    """Who answers now: the lead, or all where no lead is named."""
    return standing.lead_now or standing.support_now


def _cell(column: ListColumn, standing: Standing, carriers: Carriers) -> str:
    item = standing.item
    match column:
        case ListColumn.ID:
            return item.id
        case ListColumn.PLAN:
            return standing.plan.id
        case ListColumn.CLAUSE:
            return item.clause
        case ListColumn.KIND:
            return item.kind.label
        case ListColumn.TITLE:
            return item.title
        case ListColumn.LEAD:
            carried = "、".join(carriers.get(item.id, ()))
            return "、".join(owners(standing)) or (f"{carried}（承接）" if carried else "")
        case ListColumn.SUPPORT:
            return "、".join(standing.support_now)
        case ListColumn.DEADLINE:
            return standing.deadline.isoformat()
        case ListColumn.STATUS:
            return standing.status.label
        case ListColumn.LIGHT:
            return LIGHT_LABELS[standing.light]
        case ListColumn.PROGRESS:
            return "" if standing.progress is None else f"{show(rounded(standing.progress))}%"
        case ListColumn.WHY:
            return why(standing)


def why(standing: Standing) -> str:
    """The first reason; of an item that nobody ever touched the one silence behind them all."""
    findings = standing.findings
    if len(findings) > 1 and untouched(standing):
        return silence_words(findings)
    return told(findings[0]) if findings else ""


_CSV_HEADERS = (
    "编号",
    "计划",
    "条款",
    "类别",
    "事项",
    "牵头单位",
    "配合单位",
    "时限",
    "状态",
    "灯",
    "指标",
    "目标值",
    "现值",
    "数据截止日",
    "差距",
    "说明",
)


def _csv(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _target_rows(standings: Sequence[Standing]) -> Iterator[list[str]]:
    for standing in standings:
        item = standing.item
        head = [
            item.id,
            standing.plan.id,
            item.clause,
            item.kind.label,
            item.title,
            "、".join(item.lead),
            "、".join(item.support),
            standing.deadline.isoformat(),
            standing.status.label,
            LIGHT_LABELS[standing.light],
        ]
        said = "；".join(told(finding) for finding in standing.findings)
        for one in standing.targets or (None,):
            figures = ["", "", "", "", ""]
            if one is not None:
                latest = one.latest
                figures = [
                    one.target.key,
                    wanted_words(one.target),
                    show(latest.value) if latest and latest.value is not None else "",
                    latest.upto.isoformat() if latest else "",
                    show(rounded(one.gap)) if one.gap is not None else "",
                ]
            yield [*head, *figures, said]


def _inert(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula is kept text by a leading apostrophe."""
    if cell[:1] in ("=", "+", "@", "\t", "\r") or (cell[:1] == "-" and not _is_number(cell)):
        return f"'{cell}"
    return cell


def _is_number(cell: str) -> bool:
    return cell[1:].replace(".", "", 1).isdigit()

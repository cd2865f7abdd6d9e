"""``list`` as a table, CSV or Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from jianguan_cli.domain.judging.evidence import untouched
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.values.number import rounded, show
from jianguan_cli.reporting.terminal.cells import Screen
from jianguan_cli.reporting.terminal.finding_formats import LIGHT_LABELS, told
from jianguan_cli.reporting.terminal.silence import silence_words
from jianguan_cli.reporting.terminal.table import Column, render_markdown, render_table
from jianguan_cli.reporting.words.targets import wanted_words

_COLUMNS = (
    Column("编号"),
    Column("事项", folds=True),
    Column("牵头单位", folds=True, rank=3),
    Column("时限", rank=2),
    Column("状态", rank=4),
    Column("灯"),
    Column("说明", folds=True, rank=1),
)


def render_list(
    standings: Sequence[Standing],
    as_of: date,
    fmt: str,
    screen: Screen,
    carriers: Mapping[str, tuple[str, ...]] | None = None,
) -> str:
    """``standings`` in the format; the table is as wide as the screen at most.

    ``carriers`` tells by item id which units carry a promise whose own plan names no owner.
    """
    if fmt == "csv":
        return _csv(standings)
    rows = [_row(standing, (carriers or {}).get(standing.item.id, ())) for standing in standings]
    tail = f"\n共 {len(rows)} 项（截至 {as_of}）\n"
    if fmt == "md":
        return render_markdown([column.name for column in _COLUMNS], rows) + "\n" + tail
    if not rows:
        return f"没有符合条件的事项（截至 {as_of}）\n"
    return render_table(_COLUMNS, rows, screen) + "\n" + tail


def owners(standing: Standing) -> tuple[str, ...]:
    """Who answers now: the lead, or all where no lead is named."""
    return standing.lead_now or standing.support_now


def _row(standing: Standing, carriers: tuple[str, ...]) -> list[str]:
    named = "、".join(owners(standing))
    return [
        standing.item.id,
        standing.item.title,
        named or (f"{'、'.join(carriers)}（承接）" if carriers else ""),
        standing.deadline.isoformat(),
        standing.status.label,
        LIGHT_LABELS[standing.light],
        _why(standing),
    ]


def _why(standing: Standing) -> str:
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


def _csv(standings: Sequence[Standing]) -> str:
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_CSV_HEADERS)
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
            writer.writerow([_inert(cell) for cell in [*head, *figures, said]])
    return "\ufeff" + out.getvalue()


def _inert(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula is kept text by a leading apostrophe."""
    if cell[:1] in ("=", "+", "@", "\t", "\r") or (cell[:1] == "-" and not _is_number(cell)):
        return f"'{cell}"
    return cell


def _is_number(cell: str) -> bool:
    return cell[1:].replace(".", "", 1).isdigit()

"""The score sheet as a table for the terminal and as Markdown for a bulletin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from jianguan_cli.domain.scoring.board import Board
from jianguan_cli.domain.scoring.charging import Charge
from jianguan_cli.domain.scoring.rows import Row
from jianguan_cli.domain.settings.scoring import Method
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.number import rounded, show
from jianguan_cli.reporting.terminal.cells import Screen
from jianguan_cli.reporting.terminal.score_json import counted_kinds, format_json
from jianguan_cli.reporting.terminal.table import Column, render_markdown, render_table
from jianguan_cli.reporting.words.shares import share_words

Formatter = Callable[..., str]  # the board, the width of the screen or None, the width of “” there
# What becomes of the columns on a narrow screen: which are words, and which go first.
_SHEET = {
    "机关": Column("机关", folds=True, rank=2),
    "单位": Column("单位", folds=True),
    "计划": Column("计划", folds=True),
    "类别": Column("类别", folds=True, rank=7),
    "协办": Column("协办", rank=6),
    "牵头": Column("牵头", rank=5),
    "事项": Column("事项", rank=5),
    "加减分": Column("加减分", rank=4),
    "完成度": Column("完成度", rank=3),
}
_TRACED = (
    Column("计分日", rank=3),
    Column("对象", folds=True),
    Column("事项"),
    Column("规则", rank=2),
    Column("分"),
    Column("事由", folds=True, rank=1),
)


def format_table(board: Board, width: int | None, ambiguous: int = 1) -> str:
    """The sheet, then every point lost or given, with the item's id."""
    headers, rows = _sheet(board)
    screen = Screen(width, ambiguous)
    columns = [_SHEET.get(header, Column(header)) for header in headers]
    parts = [_head(board), render_table(columns, rows, screen)]
    traced = _traced(board, ids=True)
    if traced:
        parts += ["失分与加减分明细", render_table(_TRACED, traced, screen)]
    return "\n\n".join([*parts, *_foot(board)]) + "\n"


def format_markdown(board: Board, _width: int | None, _ambiguous: int = 1) -> str:
    """The same for a bulletin: titles in place of ids."""
    headers, rows = _sheet(board)
    parts = ["# 考核评分", _head(board), render_markdown(headers, rows)]
    traced = _traced(board, ids=False)
    if traced:
        parts += ["## 失分与加减分明细", render_markdown([column.name for column in _TRACED], traced)]
    return "\n\n".join([*parts, *_foot(board)]) + "\n"


SCORE_FORMATS: dict[str, Formatter] = {
    "table": format_table,
    "json": format_json,
    "md": format_markdown,
}


def _head(board: Board) -> str:
    since = "起始" if board.first == date.min else say(board.first)
    method = "按事项加权平均" if board.scoring.method is Method.MEAN or board.by == "plan" else "累计"
    return (
        f"计分期间：{since}至{say(board.last)}（按{say(board.as_of)}所知）；"
        f"起始分 {show(board.scoring.start)}，失分{method}"
    )


def _sheet(board: Board) -> tuple[list[str], list[list[str]]]:
    if board.by == "plan":
        headers = ["位次", "计划", "事项", "完成度", "失分", "得分"]
        return headers, [
            [
                _place(row),
                row.party.name,
                str(row.lead_items),
                _completion(row),
                _points(row.lost),
                show(row.score),
            ]
            for row in board.rows
        ]
    headers = ["位次", "单位", "类别", "牵头", "协办", "完成度", "失分", "加减分", "得分"]
    rows = [
        [
            _place(row),
            row.party.name,
            row.class_,
            str(row.lead_items),
            str(row.support_items),
            _completion(row),
            _points(row.lost),
            _points(row.added),
            show(row.score),
        ]
        for row in board.rows
    ]
    if len({row.party.org for row in board.rows}) > 1:
        # Units of several organisations bear the same names.
        headers.insert(2, "机关")
        for row, cells in zip(board.rows, rows, strict=True):
            cells.insert(2, row.party.org or "—")
    return headers, rows


def _completion(row: Row) -> str:
    return "—" if row.completion is None else f"{_points(row.completion)}%"


def _points(number: Decimal) -> str:
    return show(rounded(number))


def _place(row: Row) -> str:
    if not row.reported and not row.settled:
        return "未报送"
    if row.place is None:
        return "—"
    last = "（末位）" if row.place.last else ""
    return f"{row.place.rank}/{row.place.among}{last}"


def _traced(board: Board, *, ids: bool) -> list[list[str]]:
    lines = []
    for row in board.rows:
        for charge in row.charges:
            item = charge.event.item
            lines.append(
                [
                    charge.day.isoformat(),
                    row.party.name,
                    item.id if ids else item.title,
                    charge.event.fault.code.label,
                    _signed(-charge.points),
                    _why(charge),
                ]
            )
        for one in row.adjustments:
            why = f"{one.reason}（{one.approved_by}批准）"
            lines.append(
                [one.date.isoformat(), row.party.name, one.item or "—", "加减分", _signed(one.points), why]
            )
    return lines


def _why(charge: Charge) -> str:
    said = charge.event.fault.message
    if charge.returned:
        return f"返还：后来的数据证明没有发生——{said}"
    full = charge.event.points * charge.share
    return f"{said}（本应 {show(rounded(full))} 分，已到单项上限）" if charge.points < full else said


def _signed(points: Decimal) -> str:
    text = show(rounded(points))
    return text if points < 0 else f"+{text}"


def _foot(board: Board) -> list[str]:
    kinds = counted_kinds(board)
    lines = []
    if kinds:
        words = share_words([count for _, count in kinds])
        listed = (
            f"{code.label} {count} 起（{word}）" for (code, count), word in zip(kinds, words, strict=True)
        )
        lines.append("失分事件：" + "、".join(listed))
    present = [(status.label, count) for status, count in board.statuses if count]
    if present:
        words = share_words([count for _, count in present])
        listed = (
            f"{label} {count} 项（{word}）" for (label, count), word in zip(present, words, strict=True)
        )
        lines.append("事项状态：" + "、".join(listed))
    silent = sum(not row.reported and not row.settled for row in board.rows)
    if silent:
        own = "（由几个单位各报各的，只看自己报的）"
        lines.append(f"未报送 {silent} 个：计分期间没有填报{own}，得分只是没有失分事件，不排名。")
    settled = sum(row.settled for row in board.rows)
    if settled:
        lines.append(f"{settled} 个的事项在计分期间之前已全部销号，不排名。")
    soft = sum(not row.firm_items and row.lead_items + row.support_items > 0 for row in board.rows)
    if soft:
        lines.append(f"{soft} 个只承担力争类事项，不排名。")
    if board.unborne:
        lines.append(f"另有 {len(board.unborne)} 起失分事件的事项没有承办单位，未计入任何单位。")
    return lines

"""Tables of a web page: which only lay the page out, and the cells of the others, spans opened."""

from __future__ import annotations

import re
from typing import Any

Element = Any  # lxml elements, which carry no types
_MOST = 200  # columns or rows that one cell may claim


def is_layout(table: Element) -> bool:
    """Whether a table only places things: it has one column, or holds tables or whole articles."""
    if next((one for one in table.iter("table") if one is not table), None) is not None:
        return True
    rows = [row for row in table.iter("tr") if len(row.findall("td")) + len(row.findall("th")) > 1]
    return len(rows) < 2


def table_rows(table: Element) -> list[list[str]]:
    """The rows of cells; a cell over several places is repeated in each."""
    rows: list[list[str]] = []
    pending: dict[int, tuple[str, int]] = {}  # column to the text that hangs down, and how many rows more
    for row in table.iter("tr"):
        cells: list[str] = []
        given = [cell for cell in row if cell.tag in ("td", "th")]
        while given or len(cells) in pending:
            column = len(cells)
            if column in pending:
                text, left = pending.pop(column)
                cells.append(text)
                if left > 1:
                    pending[column] = (text, left - 1)
                continue
            cell = given.pop(0)
            text = _words(cell)
            for offset in range(_span(cell, "colspan")):
                cells.append(text)
                down = _span(cell, "rowspan")
                if down > 1:
                    pending[column + offset] = (text, down - 1)
        rows.append(cells)
    return rows


def _words(cell: Element) -> str:
    for line_break in cell.iter("br", "p", "div"):
        line_break.tail = "\n" + (line_break.tail or "")
    lines = (re.sub(r"[ \t\r\u00a0]+", " ", line).strip() for line in cell.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


def _span(cell: Element, name: str) -> int:
    said = cell.get(name) or "1"
    return min(max(int(said), 1), _MOST) if said.isdigit() else 1

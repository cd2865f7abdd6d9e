"""Ruled tables of a PDF page, merged cells repeated in every place that they cover."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pdfplumber.page import Page

    from jianguan_cli.exchange.documents.pdf_lines import Line

_OPEN_NUMBER = re.compile("[0-9][.,-]?$")  # a number that the edge of its cell broke
_STOP = re.compile("[，。；]")
Box = tuple[float, float, float, float]
_ROOM = 1.6  # characters that a wrapped line may leave free
_NEAR = 3.0  # points by which rules that are meant as one may lie apart


class Table(NamedTuple):
    """One table of a page: where it lies, and its rows."""

    box: Box
    rows: list[list[str]]

    def order(self, lines: list[Line]) -> float:
        """Its place among the lines of the page: behind the last one that stands above it."""
        return max((line.order for line in lines if line.top < self.box[1]), default=-1.0) + 0.5


def page_tables(page: Page) -> list[Table]:
    """The tables of at least two rows and two columns."""
    if not (page.lines or page.rects or page.curves):
        return []
    tables = []
    for found in page.find_tables():
        columns = _edges([x for cell in found.cells for x in (cell[0], cell[2])])
        rows = _edges([y for cell in found.cells for y in (cell[1], cell[3])])
        if len(columns) < 3 or len(rows) < 3:
            continue
        words = {cell: _words(page, cell) for cell in found.cells}
        grid = [
            [_at(words, (left + right) / 2, (top + bottom) / 2) for left, right in pairwise(columns)]
            for top, bottom in pairwise(rows)
        ]
        tables.append(Table(found.bbox, grid))
    return tables


def _words(page: Page, cell: Box) -> str:
    """The words of a cell; a line that reaches its right edge only wraps, a shorter one ends."""
    said = ""
    full = False
    lines = page.crop(cell, strict=False).extract_text_lines(return_chars=True)
    prose = any(_STOP.search(str(line["text"])) for line in lines)
    for line in lines:
        text = str(line["text"]).strip()
        size = max((float(char["size"]) for char in line["chars"]), default=10.0)
        full = full or (bool(_OPEN_NUMBER.search(said)) and text[:1].isdigit())
        said += text if full or not said else f"\n{text}"
        full = float(line["x1"]) >= cell[2] - size * _ROOM
        # Narrow digits leave a line of prose shorter than its cell; what has no stop goes on.
        wide = float(line["x1"]) - cell[0] >= (cell[2] - cell[0]) * 0.7
        full = full or (prose and wide and not text.endswith(("。", "；", "：")))
    return said


def _at(words: dict[Box, str], x: float, y: float) -> str:
    for box, text in words.items():
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            return text
    return ""


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges

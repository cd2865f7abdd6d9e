"""The printed lines of a PDF page in reading order, one column after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pdfplumber.page import Page

Box = tuple[float, float, float, float]  # left, top, right, bottom
_SLACK = 1.3  # characters by which a line may miss its margin and still reach it


class Line(NamedTuple):
    """One printed line; ``order`` sorts it among those of its page, columns one after the other."""

    text: str
    left: float
    right: float
    top: float
    size: float
    bold: bool
    order: float = 0
    full: bool | None = None
    indented: bool | None = None


def page_lines(page: Page, tables: list[Box]) -> list[Line]:
    """The lines of a page outside its tables."""
    chars = [
        char
        for char in page.dedupe_chars().chars
        if char.get("upright", True) and not any(_inside(char, box) for box in tables)
    ]
    rows = _rows(chars)
    gutter = _gutter(rows, float(page.width))
    lines: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for row in rows:
        if gutter is None:
            lines.append(_line(row))
            continue
        sides = _split(row, gutter)
        if sides is None:  # a line across both columns ends what stood above it
            lines += [*_measured(left), *_measured(right), _line(row)]
            left, right = [], []
            continue
        left += [_line(sides[0])] if sides[0] else []
        right += [_line(sides[1])] if sides[1] else []
    lines = (
        [*_measured(lines), *_measured(left), *_measured(right)]
        if gutter is None
        else [*lines, *_measured(left), *_measured(right)]
    )
    return [line._replace(order=float(number)) for number, line in enumerate(lines) if line.text.strip()]


def _inside(char: dict[str, Any], box: Box) -> bool:
    middle_x = (char["x0"] + char["x1"]) / 2
    middle_y = (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= middle_x <= box[2] and box[1] <= middle_y <= box[3])


def _rows(chars: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The characters by printed line: those whose middles lie less than half a character apart."""
    rows: list[list[dict[str, Any]]] = []
    middle = 0.0
    for char in sorted(chars, key=lambda one: (one["top"] + one["bottom"]) / 2):
        here = (char["top"] + char["bottom"]) / 2
        if rows and abs(here - middle) < max(char["size"], 1) * 0.5:
            rows[-1].append(char)
        else:
            rows.append([char])
            middle = here
    return [sorted(row, key=lambda one: one["x0"]) for row in rows]


def _gutter(rows: list[list[dict[str, Any]]], width: float) -> float | None:
    """The middle of the white strip between two columns; None where a page has one column."""
    best: tuple[int, float] | None = None
    for step in range(35, 66):
        x = width * step / 100
        crossing = sum(1 for row in rows if any(one["x0"] - 3 < x < one["x1"] + 3 for one in row))
        both = sum(1 for row in rows if row[0]["x1"] < x < row[-1]["x0"])
        if both >= 5 and crossing * 5 <= both and (best is None or crossing < best[0]):
            best = (crossing, x)
    return best[1] if best else None


def _split(
    row: list[dict[str, Any]], gutter: float
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]] | None:
    if any(one["x0"] - 1 < gutter < one["x1"] + 1 for one in row):
        return None
    left = [one for one in row if one["x1"] <= gutter]
    right = [one for one in row if one["x0"] >= gutter]
    return left, right


def _line(row: list[dict[str, Any]]) -> Line:
    text = ""
    before: dict[str, Any] | None = None
    for char in row:
        if before is not None and char["x0"] - before["x1"] > before["size"] * 0.3 and text[-1:] != " ":
            text += " "
        text += char["text"]
        before = char
    first = next((char for char in row if char["text"].strip()), row[0])
    last = next((char for char in reversed(row) if char["text"].strip()), row[-1])
    font = str(first.get("fontname", ""))
    bold = "Bold" in font or "Hei" in font or "黑体" in font
    size = float(first["size"])
    return Line(text.strip(), float(first["x0"]), float(last["x1"]), float(first["top"]), size, bold)


def _measured(lines: list[Line]) -> list[Line]:
    """The lines of one column, each held against the margins of the column."""
    if not lines:
        return []
    long = [line for line in lines if len(line.text) > 5] or lines
    left, right = min(line.left for line in long), max(line.right for line in long)
    return [
        line._replace(
            full=line.right >= right - line.size * _SLACK, indented=line.left >= left + line.size * _SLACK
        )
        for line in lines
    ]

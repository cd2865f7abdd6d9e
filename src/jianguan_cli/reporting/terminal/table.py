"""Tables on the terminal: columns that align and fit, cells that are folded and never cut.

Where a table is wider than the screen, cells of words are folded, down to ``LEAST`` cells; then columns go,
the least wanted first, and the foot names them; then every row is written as lines below each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jianguan_cli.reporting.terminal.cells import Screen, fit_text, fold, inert, text_width

LEAST = 12
_GAP = "  "
_WORD = re.compile(r"[!-~]+")


class Column(NamedTuple):
    """A column: ``folds`` where its cells are words; of ``rank`` 0 it always stays, the highest goes first.

    A column that does not fold (ids, days, figures) is never broken; one that folds and ``keeps_words``
    holds ids among its words, and is never narrower than they are.
    """

    name: str
    folds: bool = False
    rank: int = 0
    keeps_words: bool = False


def render_table(columns: Sequence[Column], rows: Sequence[Sequence[str]], screen: Screen) -> str:
    """The table as wide as the screen at most, without a last line break."""
    cells = [[inert(cell) for cell in row] for row in rows]
    natural = [_natural(place, column, cells, screen.ambiguous) for place, column in enumerate(columns)]
    if screen.width is None:
        return _drawn(columns, cells, list(range(len(columns))), natural, screen.ambiguous)
    kept = _kept(columns, cells, natural, screen)
    if kept is None:
        return _stacked(columns, cells, screen.width, screen.ambiguous)
    widths = _shared(columns, cells, natural, kept, screen)
    drawn = _drawn(columns, cells, kept, widths, screen.ambiguous)
    gone = [column.name for place, column in enumerate(columns) if place not in kept]
    return f"{drawn}\n{fit_text(_foot(gone), screen)}" if gone else drawn


def render_markdown(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; a bar in a cell stays text."""
    from tabulate import tabulate

    cells = [[_markdown(cell) for cell in row] for row in rows]
    return tabulate(cells, headers=list(headers), tablefmt="pipe", disable_numparse=True)


def _markdown(cell: str) -> str:
    return inert(cell).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("`", "\\`")


def _foot(gone: Sequence[str]) -> str:
    return f"（窗口窄，没有列出：{'、'.join(gone)}；加宽窗口，或用 -f json 看全部）"


def _natural(place: int, column: Column, cells: list[list[str]], ambiguous: int) -> int:
    return max([text_width(column.name, ambiguous), *(text_width(row[place], ambiguous) for row in cells)])


def _least(place: int, column: Column, cells: list[list[str]], natural: int, ambiguous: int) -> int:
    """How narrow the column may be."""
    if not column.folds:
        return natural
    least = max(LEAST, text_width(column.name, ambiguous))
    if column.keeps_words:
        # One cell more on each side: a bracket stays with the word that it encloses.
        words = (len(word) + 4 for row in cells for word in _WORD.findall(row[place]))
        least = max(least, *words, 0)
    return min(natural, least)


def _kept(
    columns: Sequence[Column], cells: list[list[str]], natural: list[int], screen: Screen
) -> list[int] | None:
    """The columns there is room for; None where not even those that always stay have it."""
    least = [
        _least(place, column, cells, natural[place], screen.ambiguous) for place, column in enumerate(columns)
    ]
    kept = list(range(len(columns)))
    while sum(least[place] for place in kept) + len(_GAP) * (len(kept) - 1) > (screen.width or 0):
        out = max(kept, key=lambda place: (columns[place].rank, place))
        if not columns[out].rank:
            return None
        kept.remove(out)
    return kept


def _shared(
    columns: Sequence[Column], cells: list[list[str]], natural: list[int], kept: list[int], screen: Screen
) -> list[int]:
    """The widths of the columns: what is too much is taken from the widest that fold."""
    widths = list(natural)
    least = [
        _least(place, column, cells, natural[place], screen.ambiguous) for place, column in enumerate(columns)
    ]
    over = sum(widths[place] for place in kept) + len(_GAP) * (len(kept) - 1) - (screen.width or 0)
    while over > 0:
        widest = max((place for place in kept if widths[place] > least[place]), key=widths.__getitem__)
        widths[widest] -= 1
        over -= 1
    return widths


def _drawn(
    columns: Sequence[Column],
    cells: list[list[str]],
    kept: list[int],
    widths: list[int],
    ambiguous: int,
) -> str:
    folded = [
        [
            fold(row[place], widths[place], ambiguous) if columns[place].folds else [row[place]]
            for place in kept
        ]
        for row in cells
    ]
    names = [columns[place].name for place in kept]
    # Lines end at words: what is folded may need less room than it had.
    room = [
        max(
            [
                text_width(name, ambiguous),
                *(text_width(line, ambiguous) for row in folded for line in row[at]),
            ]
        )
        for at, name in enumerate(names)
    ]
    lines = [_line(names, room, ambiguous), _GAP.join("-" * width for width in room)]
    for row in folded:
        lines += [
            _line([part[number] if number < len(part) else "" for part in row], room, ambiguous)
            for number in range(max(len(part) for part in row))
        ]
    return "\n".join(lines)


def _line(cells: Sequence[str], room: Sequence[int], ambiguous: int) -> str:
    padded = [
        cell + " " * (width - text_width(cell, ambiguous)) for cell, width in zip(cells, room, strict=True)
    ]
    return _GAP.join(padded).rstrip()


def _stacked(columns: Sequence[Column], cells: list[list[str]], width: int, ambiguous: int) -> str:
    """A row in lines of its own, for a screen too narrow for columns side by side."""
    blocks = []
    for row in cells:
        lines: list[str] = []
        for column, cell in zip(columns, row, strict=True):
            if not cell:
                continue
            said = f"{column.name}：{cell}"
            if text_width(said, ambiguous) <= width:
                lines.append(said)
            elif column.folds:
                lines += [f"{column.name}：", *(f"  {one}" for one in fold(cell, width - 2, ambiguous))]
            else:
                lines += [f"{column.name}：", cell]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)

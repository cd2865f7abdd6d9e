"""Tables on the terminal: Chinese columns that align, cells that are folded and never cut."""

from __future__ import annotations

from collections.abc import Sequence

# A line may not begin with these (避头标点).
_NO_START = frozenset("，。、；：？！）〕》”’％%」』】)]}…—")
_MIN_COLUMN = 8
_HEADER_ROOM = 2  # tabulate keeps a header that much narrower than its column


def text_width(text: str, ambiguous: int = 1) -> int:
    """How many cells ``text`` takes; ``ambiguous`` is what the terminal gives to “”…— (1 or 2)."""
    from wcwidth import wcswidth

    width = wcswidth(text)
    if ambiguous == 2:
        import unicodedata

        width += sum(1 for character in text if unicodedata.east_asian_width(character) == "A")
    return max(width, 0)


def fold(text: str, width: int, ambiguous: int = 1) -> list[str]:
    """``text`` in lines of at most ``width`` cells; closing punctuation stays with what it closes."""
    lines: list[str] = []
    line, used = "", 0
    for character in text:
        cells = text_width(character, ambiguous)
        if line and used + cells > width and character not in _NO_START:
            carried = ""
            cut = _word_start(line) if character.isascii() and not character.isspace() else len(line)
            if len(line) // 2 < cut < len(line):
                line, carried = line[:cut], line[cut:]
            lines.append(line)
            line, used = carried, text_width(carried, ambiguous)
            if character == " ":
                continue
        line += character
        used += cells
    return [*lines, line]


def _word_start(line: str) -> int:
    """Where the word or number that ends ``line`` begins; its length where it ends in none."""
    start = len(line)
    while start and line[start - 1].isascii() and not line[start - 1].isspace():
        start -= 1
    return start


def render_table(
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    width: int | None = None,
    ambiguous: int = 1,
    elastic: Sequence[int] = (),
) -> str:
    """A plain table; where it is wider than ``width`` the ``elastic`` columns are folded to fit."""
    from tabulate import tabulate

    cells = [[_inert(cell) for cell in row] for row in rows]
    if width is not None and elastic:
        cells = _fit(headers, cells, width, ambiguous, elastic)
    if ambiguous == 2:
        return _pad(headers, cells)
    return tabulate(cells, headers=list(headers), tablefmt="simple", disable_numparse=True)


def render_markdown(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; a bar in a cell stays text."""
    from tabulate import tabulate

    cells = [[_markdown(cell) for cell in row] for row in rows]
    return tabulate(cells, headers=list(headers), tablefmt="pipe", disable_numparse=True)


def _markdown(cell: str) -> str:
    return _inert(cell).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("`", "\\`")


def _inert(cell: str) -> str:
    """Control characters (terminal escapes among them) never reach the terminal."""
    return "".join(character if character.isprintable() else " " for character in cell)


def _fit(
    headers: Sequence[str], rows: list[list[str]], width: int, ambiguous: int, elastic: Sequence[int]
) -> list[list[str]]:
    columns = [
        max(
            [
                text_width(header, ambiguous) + _HEADER_ROOM,
                *(text_width(row[index], ambiguous) for row in rows),
            ]
        )
        for index, header in enumerate(headers)
    ]
    over = sum(columns) + 2 * (len(columns) - 1) - width
    while over > 0:
        widest = max(elastic, key=lambda index: columns[index])
        if columns[widest] <= _MIN_COLUMN:
            break
        columns[widest] -= 1
        over -= 1
    for row in rows:
        for index in elastic:
            row[index] = "\n".join(fold(row[index], columns[index], ambiguous))
    return rows


def _pad(headers: Sequence[str], rows: list[list[str]]) -> str:
    """The same table where ambiguous characters take two cells, which tabulate cannot count."""
    columns = [
        max(
            [text_width(header, 2)] + [text_width(line, 2) for row in rows for line in row[index].split("\n")]
        )
        for index, header in enumerate(headers)
    ]

    def line_of(cells: Sequence[str]) -> str:
        padded = (cell + " " * (columns[index] - text_width(cell, 2)) for index, cell in enumerate(cells))
        return "  ".join(padded).rstrip()

    lines = [line_of(headers), "  ".join("-" * column for column in columns)]
    for row in rows:
        parts = [cell.split("\n") for cell in row]
        height = max(len(part) for part in parts)
        lines += [
            line_of([part[number] if number < len(part) else "" for part in parts])
            for number in range(height)
        ]
    return "\n".join(lines)

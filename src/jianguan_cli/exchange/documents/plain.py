"""Text files, Markdown too: a line is a line, and a table row where bars part it."""

from __future__ import annotations

import re

from jianguan_cli.domain.source.blocks import Block, Document, Kind, Place
from jianguan_cli.errors import DataError
from jianguan_cli.exchange.decoding import decoded

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_BARS = re.compile(r"\s*\|\s*|\t")
_MARK = re.compile(r"\s{0,3}(?P<hashes>#{1,6})\s+(?P<text>.*?)\s*#*\s*")
_STRONG = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")


def read_plain(data: bytes, name: str) -> Document:
    """The lines of a text in UTF-8, UTF-16 or GB 18030."""
    text = decoded_text(data, name)
    markdown = name.lower().endswith(".md")
    blocks: list[Block] = []
    table = row = 0
    for number, line in enumerate(text.splitlines(), start=1):
        place = Place(line=number)
        cells = _cells(line)
        if cells is None:
            row = 0
            blocks.append(_line(line, place, markdown=markdown))
            continue
        if not cells:  # the rule below the head of a Markdown table
            continue
        row += 1
        table += row == 1
        said = Place(table=table, row=row, line=None)
        blocks.append(Block(Kind.ROW, line.strip(), said, cells))
    return Document(name, tuple(blocks))


def decoded_text(data: bytes, name: str) -> str:
    """The text of some bytes; raises ``DataError`` where no encoding of Chinese text fits."""
    text = decoded(data)
    if text is None:
        raise DataError(f"{name} 不是文本文件", hint="请另存为 UTF-8 文本")
    return text


def _line(line: str, place: Place, *, markdown: bool) -> Block:
    indented = bool(re.match(r"[\u3000 \t]{2}", line)) if line.strip() else None
    if not markdown:
        return Block(Kind.LINE, line, place, indented=indented or None)
    match = _MARK.fullmatch(line)
    text = match["text"] if match else line
    bold = _STRONG.match(text.strip()) is not None
    text = _STRONG.sub(lambda hit: hit[1] or hit[2], text)
    return Block(Kind.LINE, text, place, level=len(match["hashes"]) if match else None, bold=bold)


def _cells(line: str) -> tuple[str, ...] | None:
    """The cells of a line that is a table row; none at all for a rule; None where it is no row."""
    said = line.strip()
    if said.count("|") < 2 and line.count("\t") < 2:
        return None
    if _RULE.fullmatch(said):
        return ()
    cells = tuple(cell.strip() for cell in _BARS.split(said.removeprefix("|").removesuffix("|")))
    return cells if sum(1 for cell in cells if cell) >= 2 else None

"""What a document is made of before anybody understands it: blocks of text, each with its place.

Readers of files (``exchange.documents``) make them, the genre (``domain.source``) reads them.  The order is
that of the document, and no text is lost or made up.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """How much the file itself says about a block."""

    LINE = "line"  # a printed line: where its paragraph ends, the file does not say
    PARAGRAPH = "paragraph"
    ROW = "row"


class Place(NamedTuple):
    """Where a block stands, counted from 1 as people count; what the kind of file does not have is None."""

    page: int | None = None
    paragraph: int | None = None
    line: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None

    def words(self) -> str:
        """The place as people look it up: 第3页第12段, 表2第5行, 工作表“食品处”第6行."""
        parts = [
            (self.page, "第{}页"),
            (self.sheet, "工作表“{}”"),
            (self.table, "表{}"),
            (self.paragraph, "第{}段"),
            (self.row, "第{}行"),
            (self.column, "第{}列"),
            (self.line, "第{}行"),
        ]
        return "".join(form.format(part) for part, form in parts if part is not None)


class Block(NamedTuple):
    """One piece of a document.

    ``cells`` are those of a table row, a merged cell repeated in every place that it covers.  ``full`` says
    of a printed line whether it reaches the right margin, ``indented`` whether it starts inside the left
    one; None where the file does not show it.  ``level`` is the outline level of a heading, where the file
    names one.
    """

    kind: Kind
    text: str
    place: Place
    cells: tuple[str, ...] = ()
    level: int | None = None
    bold: bool = False
    full: bool | None = None
    indented: bool | None = None
    printed: str = ""  # the very same characters before folding; empty until ``paragraphs`` folds


class Note(NamedTuple):
    """Something about a document that a person must know: what was left out, or could not be read."""

    text: str
    place: Place | None = None

    def words(self) -> str:
        """The note with its place before it."""
        where = self.place.words() if self.place is not None else ""
        return f"{where}：{self.text}" if where else self.text


class Document(NamedTuple):
    """A document as it was read: its name, its blocks in order, what was noticed on the way."""

    name: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()

    def text(self) -> str:
        """The text alone, a line for each block."""
        return "\n".join(block.text for block in self.blocks)

"""Word documents by python-docx: paragraphs and tables in order, numbering written out, changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from jianguan_cli.domain.source.blocks import Block, Document, Kind, Note, Place
from jianguan_cli.errors import DataError
from jianguan_cli.exchange.documents.docx_numbering import Numbering
from jianguan_cli.exchange.documents.docx_text import W, is_bold, level_of, runs_on, text_of
from jianguan_cli.exchange.documents.limits import Limits, refuse_bomb

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_BOX = re.compile(r"\s*(?:专\s*栏|栏目|框图?)\s*[0-9一二三四五六七八九十]*")
Element = Any  # lxml elements, which carry no types


def read_docx(data: bytes, name: str, limits: Limits) -> Document:
    """The body of a Word document: headers, footers, comments and deleted text are no part of it."""
    with refuse_bomb(data, name, limits) as archive:
        comments = "word/comments.xml" in archive.namelist()
    document = _open(data, name)
    body = document.element.body
    reader = _Body(document, limits, name)
    blocks = tuple(reader.read(body))
    return Document(name, blocks, tuple(_notes(body, comments=comments)))


def _open(data: bytes, name: str) -> WordDocument:
    import docx

    try:
        return docx.Document(BytesIO(data))
    except Exception as error:
        # python-docx answers a damaged package with whatever its readers met first.
        raise DataError(f"{name} 已损坏，打不开", hint="请在 Word 或 WPS 里打开，另存一份") from error


def _notes(body: Element, *, comments: bool) -> Iterator[Note]:
    changes = sum(len(list(body.iter(f"{W}{tag}"))) for tag in ("ins", "del", "moveFrom", "moveTo"))
    if changes:
        yield Note(f"文件里有 {changes} 处修订没有定稿，已按“接受修订”读取；请与定稿核对")
    if comments:
        yield Note("文件里有批注，批注不是正文，没有读取")
    if next(body.iter(f"{W}vanish"), None) is not None:
        yield Note("文件里有隐藏文字，没有读取")
    pictures = len(
        {id(one) for one in body.iter("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic")}
    )
    if pictures:
        yield Note(f"文件里有 {pictures} 张图片，图片里的文字没有读取")


class _Body:
    """One pass over the body; what counts on is kept here: paragraphs, tables, list numbers."""

    def __init__(self, document: WordDocument, limits: Limits, name: str) -> None:
        self._numbering = Numbering(document)
        self._limits = limits
        self._name = name
        self._paragraphs = 0
        self._tables = 0
        self._carried = ""  # the text of a paragraph whose mark was deleted: it runs on in the next one

    def read(self, parent: Element) -> Iterator[Block]:
        """The blocks of the body, content controls opened."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag == f"{W}sdt":
                if child.find(f"{W}sdtPr/{W}docPartObj") is not None:
                    continue  # a table of contents that Word made
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    yield from self.read(content)
            elif child.tag in (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
                yield from self.read(child)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        self._paragraphs += 1
        if self._paragraphs > self._limits.rows * 5:
            raise DataError(f"{self._name} 超过 {self._limits.rows * 5} 段，不像公文")
        text = self._carried + self._numbering.label(element) + text_of(element)
        self._carried = ""
        if runs_on(element):
            self._carried = text
            return
        if not text.strip():
            return
        place = Place(paragraph=self._paragraphs)
        yield Block(Kind.PARAGRAPH, text, place, level=level_of(element), bold=is_bold(element))

    def _table(self, element: Element) -> Iterator[Block]:
        self._tables += 1
        table = self._tables
        if _is_frame(element):
            yield from self._framed(element)
            return
        above: list[str] = []
        for number, row in enumerate(element.iter(f"{W}tr"), start=1):
            if _nearest(row, "tbl") is not element:
                continue  # the rows of a table inside a cell are words of that cell
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            if number > self._limits.rows:
                raise DataError(f"{self._name} 的表{table}超过 {self._limits.rows} 行，不像公文")
            cells = self._row(row, above)
            above = cells
            if any(cells):
                text = " | ".join(dict.fromkeys(cell for cell in cells if cell))
                yield Block(Kind.ROW, text, Place(table=table, row=number), tuple(cells))

    def _framed(self, element: Element) -> Iterator[Block]:
        """A table of one column only draws a line around words: 专栏, or a whole text."""
        for cell in element.iter(f"{W}tc"):
            if _nearest(cell, "tbl") is not element:
                continue
            said = [block for block in self.read(cell) if block.text.strip()]
            if said and said[0].kind is Kind.PARAGRAPH and _BOX.match(said[0].text):
                text = "\n".join(block.text.strip() for block in said)
                yield said[0]._replace(text=text, level=None)
            else:
                yield from said

    def _row(self, row: Element, above: list[str]) -> list[str]:
        cells: list[str] = []
        skipped = row.find(f"{W}trPr/{W}gridBefore")
        cells += [""] * (_number(skipped) if skipped is not None else 0)
        for cell in row.iter(f"{W}tc"):
            if _nearest(cell, "tr") is not row:
                continue
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            width = _number(span) if span is not None else 1
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and merge.get(f"{W}val") != "restart":
                start = len(cells)
                cells += (above[start : start + width] + [""] * width)[:width]
                continue
            said = [self._numbering.label(one) + text_of(one) for one in cell.iter(f"{W}p")]
            cells += ["\n".join(text.strip() for text in said if text.strip())] * width
        return cells


def _is_frame(table: Element) -> bool:
    rows = [row for row in table.iter(f"{W}tr") if _nearest(row, "tbl") is table]
    return all(sum(1 for cell in row.iter(f"{W}tc") if _nearest(cell, "tr") is row) == 1 for row in rows)


def _number(element: Element) -> int:
    value = element.get(f"{W}val") or "1"
    return min(int(value), 64) if value.isdigit() else 1


def _nearest(element: Element, tag: str) -> Element:
    return next(element.iterancestors(f"{W}{tag}"), None)

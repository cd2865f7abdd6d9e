"""Runs, paragraphs and tables of the templates; every run names its font for both scripts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from styles import CENTRE, PLAIN, font_of, name_font, sort_properties


def add(document: Any, text: str, style: str) -> Paragraph:  # noqa: ANN401 - document or cell
    """A paragraph of one run in the style's own font."""
    paragraph: Paragraph = document.add_paragraph(style=style)
    write(paragraph, text, font_of(paragraph))
    return paragraph


def write(paragraph: Paragraph, text: str, font: str) -> Run:
    """A run with its font named for both scripts."""
    run = paragraph.add_run(text)
    name_font(run._element.get_or_add_rPr(), font)
    return run


def each(document: Document, what: str, said: str, style: str = "Normal") -> None:
    """One paragraph for each of ``what``."""
    for words in (f"{{%p for {what} %}}", said, "{%p endfor %}"):
        add(document, words, style)


def rule(paragraph: Paragraph, side: str, *, width: int = 18, space: int = 0) -> None:
    """A red rule on one side of the paragraph; width in eighths of a point."""
    borders = paragraph._p.get_or_add_pPr()
    borders.append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:{side} w:val="single" w:sz="{width}" w:space="{space}" '
            'w:color="FF0000"/></w:pBdr>'
        )
    )
    sort_properties(borders)


def field(paragraph: Paragraph, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = write(paragraph, "", PLAIN)
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._element.append(mark)
        else:
            tag = OxmlElement("w:t" if kind else "w:instrText")
            tag.text = text
            run._element.append(tag)


def table(
    document: Any,  # noqa: ANN401 - document or cell
    headings: Sequence[str],
    cells: Sequence[str],
    widths: Sequence[int],
    *,
    loop: str = "",
    after: Sequence[str] = (),
    centred: Sequence[int] = (),
) -> Table:
    """A table with a repeated head, one row of ``cells`` (for ``loop``, where given) and perhaps a last row.

    Widths in mm; ``centred`` are the columns whose cells are short.
    """
    grid: Table = document.add_table(0, len(headings))
    grid.style = "Table Grid"
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    grid.autofit = False
    narrow_cells(grid)
    head = _row(grid, headings, widths, "表头", range(len(headings)))
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    if loop:
        _row(grid, [f"{{%tr for {loop} %}}", *[""] * (len(headings) - 1)], widths, "表文", ())
    _row(grid, cells, widths, "表文", centred)
    if loop:
        _row(grid, ["{%tr endfor %}", *[""] * (len(headings) - 1)], widths, "表文", ())
    if after:
        _row(grid, after, widths, "表文", centred)
    return grid


def form(document: Document, widths: Sequence[int]) -> Table:
    """An empty form of that many columns; widths in mm."""
    grid = document.add_table(0, len(widths))
    grid.style = "Table Grid"
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)
    return grid


def form_row(
    grid: Any,  # noqa: ANN401 - a table
    cells: Sequence[tuple[str, int, str]],
    widths: Sequence[int],
    *,
    height: int = 0,
    repeated: bool = False,
) -> None:
    """A row of a form: (text, columns it spans, style); least height in mm."""
    row = grid.add_row()
    keep(row)
    if repeated:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    if height:
        row.height = Mm(height)
    at = 0
    for text, span, style in cells:
        cell = row.cells[at] if span == 1 else row.cells[at].merge(row.cells[at + span - 1])
        cell.width = Mm(sum(widths[at : at + span]))
        fill(cell, text, style, centred=style == "式头")
        at += span


def fill(cell: _Cell, text: str, style: str, *, centred: bool = False) -> None:
    """The text of a cell."""
    paragraph = cell.paragraphs[0]
    for spare in cell.paragraphs[1:]:
        spare._p.getparent().remove(spare._p)
    paragraph.style = style
    if centred:
        paragraph.alignment = CENTRE
    write(paragraph, text, font_of(paragraph))
    cell.vertical_alignment = 1


def _row(grid: Table, texts: Sequence[str], widths: Sequence[int], style: str, centred: Sequence[int]) -> Any:  # noqa: ANN401
    row = grid.add_row()
    keep(row)
    for place, (cell, text, width) in enumerate(zip(row.cells, texts, widths, strict=True)):
        cell.width = Mm(width)
        fill(cell, text, style, centred=place in centred)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)
    return row


def narrow_cells(grid: Table) -> None:
    """Less white beside the text of a cell, so that a date stands on one line."""
    properties = grid._tbl.tblPr
    properties.append(
        parse_xml(
            f'<w:tblCellMar {nsdecls("w")}><w:left w:w="45" w:type="dxa"/><w:right w:w="45" w:type="dxa"/>'
            "</w:tblCellMar>"
        )
    )


def keep(row: Any) -> None:  # noqa: ANN401
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))

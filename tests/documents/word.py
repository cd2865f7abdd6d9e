"""Word documents: plain paragraphs, automatic numbering, tables with merged cells, tracked changes."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

FORMS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."))


def saved(document: Any) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def numbered(paragraphs: Sequence[tuple[int | None, str]]) -> bytes:
    """Paragraphs whose level (0, 1, 2) Word itself numbers 一、 （一） 1.; None stands without a number."""
    document = docx.Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(FORMS)
    )
    numbering = document.part.numbering_part.element
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level, text in paragraphs:
        paragraph = document.add_paragraph(text)
        if level is not None:
            properties = paragraph._p.get_or_add_pPr()
            properties.append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
            )
    return saved(document)


def table(
    title: str, rows: Sequence[Sequence[str]], merged: Sequence[tuple[int, int, int, int]] = ()
) -> bytes:
    """A title and one table; ``merged`` gives the corners (row, column, row, column) of merged cells."""
    document = docx.Document()
    document.add_paragraph(title)
    made = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    for top, left, bottom, right in merged:
        text = made.cell(top, left).text
        made.cell(top, left).merge(made.cell(bottom, right)).text = text
    return saved(document)


def paragraphs(lines: Sequence[str], *, header: str = "", bold: Sequence[str] = ()) -> bytes:
    document = docx.Document()
    if header:
        document.sections[0].header.paragraphs[0].text = header
        document.sections[0].footer.paragraphs[0].text = "— 3 —"
    for line in lines:
        paragraph = document.add_paragraph()
        lead = next((one for one in bold if line.startswith(one)), "")
        if lead:
            paragraph.add_run(lead).bold = True
        paragraph.add_run(line[len(lead) :])
    return saved(document)


def changed() -> bytes:
    """一、达到<ins>95</ins><del>90</del>%, with a comment mark and hidden words."""
    document = docx.Document()
    paragraph = document.add_paragraph("一、合格率达到")
    for tag, text in (("ins", "95"), ("del", "90")):
        change = OxmlElement(f"w:{tag}")
        run = OxmlElement("w:r")
        words = OxmlElement("w:t" if tag == "ins" else "w:delText")
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run("%。")
    hidden = paragraph.add_run("看不见的字")
    hidden.font.hidden = True
    mark = document.add_paragraph("二、这一段的段落标记")
    properties = mark._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:rPr {nsdecls("w")}><w:del w:id="9"/></w:rPr>'))
    document.add_paragraph("已删除，两段合为一段。")
    assert paragraph._p.find(qn("w:del")) is not None
    return saved(document)

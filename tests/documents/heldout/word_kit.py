"""Word documents piece by piece: any list levels, merged and nested cells, boxes, bold leads, fields."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

Level = tuple[str, str]  # number format, text of the level


class Paper:
    """A Word document under way."""

    def __init__(self) -> None:
        self.word = docx.Document()

    def say(self, *lines: str) -> Paper:
        """Plain paragraphs."""
        for line in lines:
            self.word.add_paragraph(line)
        return self

    def bold(self, lead: str, rest: str = "", *, font: str = "") -> Paper:
        """A paragraph whose first words are bold, or in a heavy font."""
        paragraph = self.word.add_paragraph()
        run = paragraph.add_run(lead)
        if font:
            run._r.get_or_add_rPr().append(
                parse_xml(f'<w:rFonts {nsdecls("w")} w:eastAsia="{font}" w:hint="eastAsia"/>')
            )
        else:
            run.bold = True
        paragraph.add_run(rest)
        return self

    def lists(self, number: int, levels: Sequence[Level], *, restarts: Sequence[int] = ()) -> Paper:
        """A list definition under ``number``, and lists of the same definition that begin again."""
        said = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for at, (form, text) in enumerate(levels)
        )
        part = self.word.part.numbering_part.element
        part.insert(
            0,
            parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{said}</w:abstractNum>'),
        )
        part.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )
        for again in restarts:
            part.append(
                parse_xml(
                    f'<w:num {nsdecls("w")} w:numId="{again}"><w:abstractNumId w:val="{number}"/>'
                    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
                )
            )
        return self

    def style(self, name: str, number: int, level: int, *, based: str = "") -> Paper:
        """A paragraph style that numbers, or that inherits the numbers of another."""
        base = f'<w:basedOn w:val="{based}"/>' if based else ""
        counted = (
            f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
            if number
            else ""
        )
        self.word.styles.element.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="{name}">'
                f'<w:name w:val="{name}"/>{base}{counted}</w:style>'
            )
        )
        return self

    def point(self, text: str, number: int, level: int) -> Paper:
        """A paragraph that Word numbers."""
        paragraph = self.word.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            )
        )
        return self

    def styled(self, text: str, style: str) -> Paper:
        """A paragraph in a style by its id."""
        paragraph = self.word.add_paragraph(text)
        paragraph._p.get_or_add_pPr().insert(0, parse_xml(f'<w:pStyle {nsdecls("w")} w:val="{style}"/>'))
        return self

    def box(self, *lines: str) -> Paper:
        """A text box anchored in a paragraph of its own."""
        inside = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
        paragraph = self.word.add_paragraph()
        paragraph._p.append(
            parse_xml(
                f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
                f"<w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
            )
        )
        return self

    def table(
        self,
        rows: Sequence[Sequence[str]],
        *,
        down: Sequence[tuple[int, int, int]] = (),
        across: Sequence[tuple[int, int, int]] = (),
    ) -> Any:
        """A table; ``down`` merges (column, first row, last row), ``across`` (row, first, last column)."""
        width = max(len(row) for row in rows)
        made = self.word.add_table(rows=len(rows), cols=width)
        for row, cells in zip(made.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=False):
                cell.text = text
        for column, first, last in down:
            text = made.cell(first, column).text
            for at in range(first + 1, last + 1):
                made.cell(at, column).text = ""
            made.cell(first, column).merge(made.cell(last, column)).text = text
        for row, first, last in across:
            text = made.cell(row, first).text
            for at in range(first + 1, last + 1):
                made.cell(row, at).text = ""
            made.cell(row, first).merge(made.cell(row, last)).text = text
        return made

    def data(self) -> bytes:
        """The file."""
        stream = BytesIO()
        self.word.save(stream)
        return stream.getvalue()

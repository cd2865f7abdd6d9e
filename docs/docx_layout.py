"""The page of GB/T 9704-2012 for python-docx: paper, fonts, styles, page numbers, tables.

A4, margins 37/35/28/26 mm, 22 lines of 28 characters: 3号 (16 pt) on a fixed pitch of 29 pt.  Red heads,
dashes round the page number, 一、黑体 (一)楷体, every run with its ``w:eastAsia`` font.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor, Twips
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

SONG, FANG, HEI, KAI, PLAIN = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
RED = RGBColor(0xFF, 0x00, 0x00)
PITCH = 29
# What to take where an office has not installed the named face.
FALLBACKS = {
    SONG: ("FZXiaoBiaoSong-B05S", "小标宋", "宋体"),
    FANG: ("仿宋", "FangSong", "STFangsong"),
    HEI: ("SimHei", "STHeiti", "微软雅黑"),
    KAI: ("楷体", "KaiTi", "STKaiti"),
    PLAIN: ("SimSun", "STSong", "宋体"),
}
# 22 lines of 29 pt are 12,760 twips; the margins give way by less than 0.05 mm so that the last line fits.
# 156 mm / 28 = 15.79 pt a character of 3号: 16 pt less a quarter, in twentieths.
_TIGHT = -5
_TOP, _BOTTOM = Twips(2096), Twips(1982)
_CENTRE, _RIGHT, _LEFT, _BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def new_document(title: str) -> Document:
    """An empty document on this page, with its styles."""
    document = docx.Document()
    for element in list(document.element.body):
        if element.tag != qn("w:sectPr"):
            document.element.body.remove(element)
    _drop_spare_parts(document)
    _defaults(document)
    _fonts(document)
    _settings(document)
    _styles(document)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.last_modified_by, properties.keywords, properties.language = "", "", "zh-CN"
    lay_out(document.sections[0])
    return document


def lay_out(section: Section, *, landscape: bool = False) -> None:
    """Paper, margins, character grid and page numbers of a section."""
    width, height = Mm(210), Mm(297)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.top_margin, section.bottom_margin = (Mm(28), Mm(26)) if landscape else (_TOP, _BOTTOM)
    section.left_margin, section.right_margin = (Mm(25), Mm(25)) if landscape else (Mm(28), Mm(26))
    section.header_distance, section.footer_distance = Mm(15), Mm(15 if landscape else 22)
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    if not landscape:
        # Lines only: programs read a character grid each in its own way, `_TIGHT` sets the 28 characters.
        grid = OxmlElement("w:docGrid")
        grid.set(qn("w:type"), "lines")
        grid.set(qn("w:linePitch"), str(PITCH * 20))
        section._sectPr.append(grid)


def number_pages(section: Section) -> None:
    """— 1 — in 4号宋体: odd pages right, even pages left, one character from the edge."""
    section.footer.is_linked_to_previous = section.even_page_footer.is_linked_to_previous = False
    for footer, align, edge in ((section.footer, _RIGHT, "right"), (section.even_page_footer, _LEFT, "left")):
        paragraph = footer.paragraphs[0]
        paragraph.style = "页码"
        paragraph.alignment = align
        setattr(paragraph.paragraph_format, f"{edge}_indent", Pt(14))
        write(paragraph, "— ", PLAIN)
        _field(paragraph, "PAGE")
        write(paragraph, " —", PLAIN)


def new_section(document: Document, *, landscape: bool) -> Section:
    """The following pages, numbered on."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    lay_out(section, landscape=landscape)
    return section


def add(document: Any, text: str, style: str, **runs: Any) -> Paragraph:  # noqa: ANN401 - document or cell
    """A paragraph of one run in the style's own font."""
    paragraph: Paragraph = document.add_paragraph(style=style)
    write(paragraph, text, _font_of(paragraph), **runs)
    return paragraph


def write(
    paragraph: Paragraph, text: str, font: str, *, size: float | None = None, bold: bool = False
) -> Run:
    """A run with its font named for both scripts."""
    run = paragraph.add_run(text)
    _name_font(run._element.get_or_add_rPr(), font)
    if size:
        run.font.size = Pt(size)
    if bold:
        run.font.bold = True
    return run


def rule(paragraph: Paragraph, side: str, kind: str = "single", width: int = 18, space: int = 1) -> None:
    """A red rule on one side of the paragraph; width in eighths of a point."""
    borders = paragraph._p.get_or_add_pPr()
    borders.append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:{side} w:val="{kind}" w:sz="{width}" w:space="{space}" '
            'w:color="FF0000"/></w:pBdr>'
        )
    )
    _sort_properties(borders)


def table(
    document: Any,  # noqa: ANN401 - document or cell
    headings: Sequence[str],
    cells: Sequence[str],
    widths: Sequence[int],
    *,
    each: str = "",
    after: Sequence[str] = (),
    centred: Sequence[int] = (),
) -> Table:
    """A table with a repeated head, one row of ``cells`` (for ``each``, where given) and perhaps a last row.

    Widths in mm; ``centred`` are the columns whose cells are short.
    """
    grid: Table = document.add_table(0, len(headings))
    grid.style = "Table Grid"
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    grid.autofit = False
    _narrow_cells(grid)
    head = _row(grid, headings, widths, "表头", range(len(headings)))
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    if each:
        _row(grid, [f"{{%tr for {each} %}}", *[""] * (len(headings) - 1)], widths, "表文", ())
    _row(grid, cells, widths, "表文", centred)
    if each:
        _row(grid, ["{%tr endfor %}", *[""] * (len(headings) - 1)], widths, "表文", ())
    if after:
        _row(grid, after, widths, "表文", centred)
    return grid


def form_row(
    grid: Table, cells: Sequence[tuple[str, int, str]], widths: Sequence[int], height: int = 0
) -> None:
    """A row of a form: (text, columns it spans, style); least height in mm."""
    row = grid.add_row()
    _keep(row)
    if height:
        row.height = Mm(height)
    at = 0
    for text, span, style in cells:
        cell = row.cells[at] if span == 1 else row.cells[at].merge(row.cells[at + span - 1])
        cell.width = Mm(sum(widths[at : at + span]))
        fill(cell, text, style, centred=style == "表头")
        at += span


def fill(cell: _Cell, text: str, style: str, *, centred: bool = False) -> None:
    """The text of a cell."""
    paragraph = cell.paragraphs[0]
    for spare in cell.paragraphs[1:]:
        spare._p.getparent().remove(spare._p)
    paragraph.style = style
    if centred:
        paragraph.alignment = _CENTRE
    write(paragraph, text, _font_of(paragraph))
    cell.vertical_alignment = 1


def _row(grid: Table, texts: Sequence[str], widths: Sequence[int], style: str, centred: Sequence[int]) -> Any:  # noqa: ANN401
    row = grid.add_row()
    _keep(row)
    for place, (cell, text, width) in enumerate(zip(row.cells, texts, widths, strict=True)):
        cell.width = Mm(width)
        fill(cell, text, style, centred=place in centred)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)
    return row


def _narrow_cells(grid: Table) -> None:
    """Less white beside the text of a cell, so that a date stands on one line."""
    properties = grid._tbl.tblPr
    properties.append(
        parse_xml(
            f'<w:tblCellMar {nsdecls("w")}><w:left w:w="45" w:type="dxa"/><w:right w:w="45" w:type="dxa"/>'
            "</w:tblCellMar>"
        )
    )


def _keep(row: Any) -> None:  # noqa: ANN401
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _styles(document: Document) -> None:
    _style(document, "Normal", FANG, 16, align=_BOTH, indent=2)
    _style(document, "Title", SONG, 22, align=_CENTRE, pitch=34)
    _style(document, "Heading 1", HEI, 16, align=_BOTH, indent=2)
    _style(document, "Heading 2", KAI, 16, align=_BOTH, indent=2)
    _style(document, "红头", SONG, 38, align=_CENTRE, pitch=48, colour=RED)
    _style(document, "函头", SONG, 30, align=_CENTRE, pitch=40, colour=RED)
    _style(document, "期号", FANG, 16, align=_CENTRE)
    _style(document, "左行", FANG, 16, align=_LEFT)
    _style(document, "右行", FANG, 16, align=_RIGHT)
    _style(document, "黑体行", HEI, 16, align=_LEFT)
    _style(document, "附件题", HEI, 16, align=_LEFT)
    _style(document, "小注", FANG, 12, align=_BOTH, pitch=18)
    _style(document, "表题", KAI, 14, align=_LEFT, pitch=24)
    _style(document, "表头", HEI, 9, align=_CENTRE, pitch=13)
    _style(document, "表文", FANG, 9, align=_LEFT, pitch=12.5)
    _style(document, "式头", HEI, 12, align=_CENTRE, pitch=18)
    _style(document, "式文", FANG, 12, align=_LEFT, pitch=18)
    _style(document, "页码", PLAIN, 14, align=_LEFT, pitch=0)


def _style(
    document: Document,
    name: str,
    font: str,
    size: float,
    *,
    align: WD_ALIGN_PARAGRAPH,
    indent: int = 0,
    pitch: float = PITCH,
    colour: RGBColor | None = None,
) -> None:
    styles = document.styles
    known = {style.name for style in styles}
    style = styles[name] if name in known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name not in known:
        style.base_style = None
        style.quick_style = True
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    _name_font(properties, font)
    style.font.size = Pt(size)
    style.font.color.rgb = colour or RGBColor(0, 0, 0)
    if size == 16:
        spacing = OxmlElement("w:spacing")
        spacing.set(qn("w:val"), str(_TIGHT))
        properties.find(qn("w:sz")).addprevious(spacing)
    old = style.element.find(qn("w:pPr"))
    if old is not None:
        style.element.remove(old)
    paragraph = style.paragraph_format
    paragraph.alignment = align
    paragraph.space_before = paragraph.space_after = Pt(0)
    paragraph.widow_control = False
    if pitch != PITCH:
        off = OxmlElement("w:snapToGrid")
        off.set(qn("w:val"), "0")
        style.element.get_or_add_pPr().append(off)
    if pitch:
        paragraph.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        paragraph.line_spacing = Pt(pitch)
    if name.startswith("Heading"):
        paragraph.keep_with_next = True
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(int(name[-1]) - 1))
        style.element.get_or_add_pPr().append(level)
    if indent:
        paragraph.first_line_indent = Pt(indent * size)
        style.element.pPr.find(qn("w:ind")).set(qn("w:firstLineChars"), str(indent * 100))
    _sort_properties(style.element.get_or_add_pPr())


def _name_font(properties: Any, font: str) -> None:  # noqa: ANN401
    old = properties.find(qn("w:rFonts"))
    if old is not None:
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)
    fonts.set(qn("w:hint"), "eastAsia")
    properties.insert(0, fonts)


def _font_of(paragraph: Paragraph) -> str:
    return str(paragraph.style.font.name) if paragraph.style else FANG


def _field(paragraph: Paragraph, code: str) -> None:
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


# The order in which the schema wants the children of w:pPr.
_ORDER = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "pBdr", "shd", "tabs")
_ORDER += ("snapToGrid", "spacing", "ind", "jc", "textAlignment", "outlineLvl", "rPr")


def _sort_properties(properties: Any) -> None:  # noqa: ANN401
    def place(child: Any) -> int:  # noqa: ANN401
        name = child.tag.rsplit("}", 1)[1]
        return _ORDER.index(name) if name in _ORDER else len(_ORDER)

    properties[:] = sorted(properties, key=place)


def _drop_spare_parts(document: Document) -> None:
    for relations in (document.part.package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(("/thumbnail", "/stylesWithEffects", "/customXml")):
                del relations[key]


def _defaults(document: Document) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(properties):
        properties.remove(child)
    _name_font(properties, FANG)
    size = OxmlElement("w:sz")
    size.set(qn("w:val"), "32")
    properties.append(size)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    properties.append(language)


def _fonts(document: Document) -> None:
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{",".join(others)}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, others in FALLBACKS.items()
    )
    xml = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{entries}</w:fonts>'
    )
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            relation.target_part._blob = xml.encode()


def _settings(document: Document) -> None:
    document.settings.odd_and_even_pages_header_footer = True

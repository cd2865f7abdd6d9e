"""The page of GB/T 9704-2012: A4, margins 37/35/28/26 mm, 22 lines, dashes round the page number."""

from __future__ import annotations

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, Twips
from styles import LEFT, PITCH, PLAIN, RIGHT, font_of, set_defaults, set_fonts, set_styles
from text import field, rule, write

# The double rules of a letter, in eighths of a point; two rules, since programs differ on double ones.
_THICK, _THIN = 24, 6
# 22 lines of 29 pt are 12,760 twips; the margins give way by less than 0.05 mm so that the last line fits.
_TOP, _BOTTOM = Twips(2096), Twips(1982)


def new_document(title: str) -> Document:
    """An empty document on this page, with its styles."""
    document = docx.Document()
    for element in list(document.element.body):
        if element.tag != qn("w:sectPr"):
            document.element.body.remove(element)
    _drop_spare_parts(document)
    set_defaults(document)
    set_fonts(document)
    document.settings.odd_and_even_pages_header_footer = True
    set_styles(document)
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
    for footer, align, edge in ((section.footer, RIGHT, "right"), (section.even_page_footer, LEFT, "left")):
        paragraph = footer.paragraphs[0]
        paragraph.style = "页码"
        paragraph.alignment = align
        setattr(paragraph.paragraph_format, f"{edge}_indent", Pt(14))
        write(paragraph, "— ", PLAIN)
        field(paragraph, "PAGE")
        write(paragraph, " —", PLAIN)


def new_section(document: Document, *, landscape: bool) -> Section:
    """The following pages, numbered on."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    lay_out(section, landscape=landscape)
    return section


def _drop_spare_parts(document: Document) -> None:
    for relations in (document.part.package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(("/thumbnail", "/stylesWithEffects", "/customXml")):
                del relations[key]


def letter_head(section: Section, office: str) -> None:
    """信函格式: the office in red 30 mm from the top, 上粗下细 below it, 上细下粗 20 mm from the foot.

    The rules are 170 mm long and stand on the first page only, which has no number.
    """
    section.different_first_page_header_footer = True
    section.header_distance, section.footer_distance = Mm(30), Mm(20)
    head = section.first_page_header.paragraphs[0]
    head.style = "函头"
    write(head, office, font_of(head))
    thick = section.first_page_header.add_paragraph(style="函线")
    rule(thick, "top", width=_THICK)
    thick.paragraph_format.space_before = Mm(4)
    rule(section.first_page_header.add_paragraph(style="函线"), "top", width=_THIN)
    foot = section.first_page_footer.paragraphs[0]
    foot.style = "函线"
    rule(foot, "top", width=_THIN)
    rule(section.first_page_footer.add_paragraph(style="函线"), "top", width=_THICK)
    for paragraph in (*section.first_page_header.paragraphs, *section.first_page_footer.paragraphs):
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.right_indent = Mm(-8), Mm(-6)

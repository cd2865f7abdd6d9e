"""The styles and fonts of GB/T 9704-2012: 3号 仿宋 on 29 pt, 28 characters a line, 一、黑体 (一)楷体."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

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
# 156 mm / 28 = 15.79 pt a character of 3号: 16 pt less a quarter, in twentieths.
_TIGHT = -5
CENTRE, RIGHT, LEFT, BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def set_styles(document: Document) -> None:
    _style(document, "Normal", FANG, 16, align=BOTH, indent=2)
    _style(document, "Title", SONG, 22, align=CENTRE, pitch=34)
    _style(document, "Heading 1", HEI, 16, align=BOTH, indent=2)
    _style(document, "Heading 2", KAI, 16, align=BOTH, indent=2)
    _style(document, "红头", SONG, 38, align=CENTRE, pitch=48, colour=RED)
    _style(document, "函头", SONG, 30, align=CENTRE, pitch=36, colour=RED)
    _style(document, "函线", FANG, 2, align=CENTRE, pitch=2)
    _style(document, "期号", FANG, 16, align=CENTRE)
    _style(document, "左行", FANG, 16, align=LEFT)
    _style(document, "右行", FANG, 16, align=RIGHT)
    _style(document, "黑体行", HEI, 16, align=LEFT)
    _style(document, "附件题", HEI, 16, align=LEFT)
    _style(document, "小注", FANG, 12, align=BOTH, pitch=18)
    _style(document, "表题", KAI, 14, align=LEFT, pitch=24)
    _style(document, "表头", HEI, 9, align=CENTRE, pitch=13)
    _style(document, "表文", FANG, 9, align=LEFT, pitch=12.5)
    _style(document, "式头", HEI, 10.5, align=CENTRE, pitch=15.5)
    _style(document, "式文", FANG, 10.5, align=LEFT, pitch=15.5)
    _style(document, "图文", FANG, 10.5, align=LEFT, pitch=0)
    _style(document, "页码", PLAIN, 14, align=LEFT, pitch=0)


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
    name_font(properties, font)
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
    paragraph.first_line_indent = Pt(indent * size)
    style.element.pPr.find(qn("w:ind")).set(qn("w:firstLineChars"), str(indent * 100))
    sort_properties(style.element.get_or_add_pPr())


def name_font(properties: Any, font: str) -> None:  # noqa: ANN401
    old = properties.find(qn("w:rFonts"))
    if old is not None:
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)
    fonts.set(qn("w:hint"), "eastAsia")
    properties.insert(0, fonts)


def font_of(paragraph: Paragraph) -> str:
    return str(paragraph.style.font.name) if paragraph.style else FANG


# The order in which the schema wants the children of w:pPr.
_ORDER = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "pBdr", "shd", "tabs")
_ORDER += ("snapToGrid", "spacing", "ind", "jc", "textAlignment", "outlineLvl", "rPr")


def sort_properties(properties: Any) -> None:  # noqa: ANN401
    def place(child: Any) -> int:  # noqa: ANN401
        name = child.tag.rsplit("}", 1)[1]
        return _ORDER.index(name) if name in _ORDER else len(_ORDER)

    properties[:] = sorted(properties, key=place)


def set_defaults(document: Document) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(properties):
        properties.remove(child)
    name_font(properties, FANG)
    size = OxmlElement("w:sz")
    size.set(qn("w:val"), "32")
    properties.append(size)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    properties.append(language)


def set_fonts(document: Document) -> None:
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

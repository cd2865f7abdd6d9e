"""The small chart of a target inside a Word document, from the geometry that all formats share."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from markupsafe import Markup

from jianguan_cli.reporting.charts.target_chart import TargetChart
from jianguan_cli.reporting.office.emf import Colour, Drawing, Point
from jianguan_cli.reporting.words.print import clean

_WIDTH, _HEIGHT = 320, 136
_LEFT, _RIGHT, _TOP, _BOTTOM = 46.0, 312.0, 8.0, 112.0
_SIZE = (Mm(66), Mm(28))
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_INK: Colour = (0x56, 0x5D, 0x66)
_GRID: Colour = (0xD8, 0xD3, 0xC9)
_GOAL: Colour = (0x3D, 0x9A, 0x5F)
_TODAY: Colour = (0xA8, 0x20, 0x1A)
_ACTUAL: Colour = (0x0B, 0x57, 0xA4)


class Charts:
    """``chart(...)`` of the Word templates: puts the picture into the document that is being rendered."""

    def __init__(self, template: Any) -> None:  # noqa: ANN401 - the library is untyped
        self._template = template
        self._count = 0

    def __call__(self, chart: TargetChart | None) -> Markup:
        """The run that shows the chart; nothing where there is none to draw."""
        if chart is None:
            return Markup("")
        self._count += 1
        part = self._template.docx.part
        name = PackURI(f"/word/media/chart{self._count}.emf")
        picture = Part(name, "image/x-emf", chart_emf(chart), part.package)
        relation = part.relate_to(picture, RELATIONSHIP_TYPE.IMAGE)
        said = clean(f"{chart.title}。{chart.description}")
        run = _inline(relation, self._count, said)
        return Markup(f"</w:t></w:r><w:r>{run}</w:r><w:r><w:t>")  # noqa: S704 - numbers, and quoted right here


def chart_emf(chart: TargetChart) -> bytes:
    """The picture: grid, goal, path in dashes, today, readings with dots."""
    drawing = Drawing(_WIDTH, _HEIGHT, "宋体", 13)
    for level in chart.levels:
        at = float(level.at)
        drawing.line([(_LEFT, at), (_RIGHT, at)], _GRID, 0.7)
        drawing.text((_LEFT - 5, at + 4), level.label, _INK, "end")
    for tick in chart.ticks:
        at = float(tick.at)
        drawing.line([(at, _BOTTOM), (at, _BOTTOM + 4)], _GRID, 0.7)
        drawing.text((at, _BOTTOM + 18), tick.label, _INK, "middle")
    if chart.bar:
        drawing.line([(_LEFT, float(chart.bar)), (_RIGHT, float(chart.bar))], _GOAL, 1.2)
    if chart.path:
        drawing.line(_points(chart.path), _INK, 1.4, dash=5)
    drawing.line([(float(chart.today), _TOP), (float(chart.today), _BOTTOM)], _TODAY, 0.8, dash=2)
    if chart.line:
        drawing.line(_points(chart.line), _ACTUAL, 2.2)
    for x, y in chart.dots:
        drawing.dot((float(x), float(y)), 3, _ACTUAL)
    return drawing.data()


def _points(text: str) -> list[Point]:
    pairs = (pair.split(",") for pair in text.split())
    return [(float(x), float(y)) for x, y in pairs]


def _inline(relation: str, number: int, said: str) -> str:
    width, height = _SIZE
    about = f'id="{number}" name="chart{number}" descr={quoteattr(said)}'
    size = f'cx="{width}" cy="{height}"'
    picture = (
        f'<pic:pic {nsdecls("pic")}><pic:nvPicPr><pic:cNvPr id="{number}" name="chart{number}.emf"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip {nsdecls("r")} r:embed="{relation}"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return (
        f'<w:drawing><wp:inline {nsdecls("wp")} distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr {about}/><a:graphic {nsdecls("a")}><a:graphicData uri="{_PICTURE}">{picture}'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )

# ruff: noqa: E501 - documents read best as they are printed
"""Text PDFs line by line: columns, heads and feet, tables whose rows are torn over pages, wrapped cells."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def pages(
    title: str,
    paragraphs: Sequence[str],
    *,
    columns: int = 1,
    width: int = 34,
    rows: int = 24,
    size: int = 12,
    odd: str = "",
    even: str = "",
    foot: str = "- {} -",
) -> bytes:
    """A centred title, then paragraphs set solid; heads differ on odd and even pages."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    lines: list[tuple[str, int]] = []
    for paragraph in paragraphs:
        text = paragraph
        first = width - 2
        lines.append((text[:first], 2))
        lines += [(text[at : at + width], 0) for at in range(first, len(text), width)]
    page = 0
    while lines:
        page += 1
        canvas.setFont(FONT, 9)
        canvas.drawString(72, A4[1] - 38, odd if page % 2 else even or odd)
        canvas.drawCentredString(A4[0] / 2, 36, foot.format(page))
        top = A4[1] - 84
        if page == 1:
            canvas.setFont(FONT, 18)
            canvas.drawCentredString(A4[0] / 2, top + 14, title)
            top -= 24
        canvas.setFont(FONT, size)
        for column in range(columns):
            left = 64 + column * (width * size + 26)
            for row in range(rows):
                if not lines:
                    break
                line, indent = lines.pop(0)
                canvas.drawString(left + indent * size, top - row * size * 1.7, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def grid(
    title: str,
    sheets: Sequence[Sequence[Sequence[str]]],
    widths: Sequence[int],
    *,
    size: int = 9,
    head: str = "",
) -> bytes:
    """A ruled table torn over pages; the words of a cell wrap inside it; an empty cell ``^`` has no line above."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    edges = [40 + sum(widths[:column]) for column in range(len(widths) + 1)]
    for number, rows in enumerate(sheets, start=1):
        canvas.setFont(FONT, size)
        if head:
            canvas.drawString(40, A4[1] - 36, head)
        canvas.drawRightString(A4[0] - 40, 30, f"第 {number} 页 共 {len(sheets)} 页")
        y = A4[1] - 70
        if number == 1:
            canvas.setFont(FONT, 16)
            canvas.drawCentredString(A4[0] / 2, y, title)
            y -= 26
        canvas.setFont(FONT, size)
        top = y
        for at, cells in enumerate(rows):
            wrapped = [_wrapped(text, width, size) for text, width in zip(cells, widths, strict=True)]
            height = max(len(lines) for lines in wrapped) * (size + 3) + 6
            for left, right, lines, text in zip(edges, edges[1:], wrapped, cells, strict=False):
                if text != "^" or at == 0:
                    canvas.line(left, y, right, y)
                for line_number, line in enumerate(lines if text != "^" else ()):
                    canvas.drawString(left + 2, y - size - 2 - line_number * (size + 3), line)
            y -= height
        canvas.line(edges[0], y, edges[-1], y)
        for edge in edges:
            canvas.line(edge, top, edge, y)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _wrapped(text: str, width: int, size: int) -> list[str]:
    most = max(1, (width - 4) // size)
    return [part[at : at + most] for part in text.split("\n") for at in range(0, max(len(part), 1), most)]

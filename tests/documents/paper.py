"""Text PDFs by reportlab: one or two columns, running heads, page numbers inside paragraphs, ruled tables."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
SIZE = 12
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def wrapped(paragraph: str, width: int) -> list[str]:
    """The printed lines of a paragraph, its first set in by two characters."""
    text = f"\u3000\u3000{paragraph}"
    return [text[start : start + width] for start in range(0, len(text), width)]


def printed(
    paragraphs: Sequence[str], *, columns: int = 1, lines: int = 20, head: str = "", password: str = ""
) -> bytes:
    """Paragraphs set in columns of ``lines`` lines, each page with its number at the foot."""
    from reportlab.lib.pdfencrypt import StandardEncryption

    stream = BytesIO()
    lock = StandardEncryption(password, ownerPassword=password) if password else None
    canvas = Canvas(stream, pagesize=A4, encrypt=lock)
    characters = 34 if columns == 1 else 17
    left = 70
    queue = [line for paragraph in paragraphs for line in wrapped(paragraph, characters)]
    page = 0
    while queue:
        page += 1
        canvas.setFont(FONT, SIZE)
        if head:
            canvas.drawString(left, A4[1] - 40, head)
        for column in range(columns):
            for row in range(lines):
                if not queue:
                    break
                line = queue.pop(0)
                # Blanks of Chinese width are drawn as an indent, as word processors do.
                x = (
                    left
                    + column * (characters + 2) * SIZE
                    + (2 * SIZE if line.startswith("\u3000\u3000") else 0)
                )
                canvas.drawString(x, A4[1] - 80 - row * 22, line.removeprefix("\u3000\u3000"))
        canvas.drawCentredString(A4[0] / 2, 40, f"— {page} —")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def ruled(title: str, pages: Sequence[Sequence[Sequence[str]]], widths: Sequence[int]) -> bytes:
    """A title and a ruled table, torn over pages."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for number, rows in enumerate(pages):
        canvas.setFont(FONT, 10)
        top = A4[1] - 110
        if number == 0:
            canvas.drawString(70, A4[1] - 90, title)
        edges = [70 + sum(widths[:column]) for column in range(len(widths) + 1)]
        ys = [top - 30 * row for row in range(len(rows) + 1)]
        canvas.grid(edges, ys)
        for y, cells in zip(ys, rows, strict=False):
            for x, text in zip(edges, cells, strict=False):
                canvas.drawString(x + 3, y - 18, text)
        canvas.drawCentredString(A4[0] / 2, 40, f"{number + 1}")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def scan() -> bytes:
    """A page that holds a picture and no text."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.drawImage(ImageReader(Image.new("L", (40, 40), 128)), 0, 0, A4[0], A4[1])
    canvas.showPage()
    canvas.save()
    return stream.getvalue()

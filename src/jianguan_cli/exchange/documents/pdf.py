"""Text PDFs by pdfplumber: ruled tables, columns, and printed lines without heads, feet and page numbers."""

from __future__ import annotations

import logging
import re
from collections import Counter
from io import BytesIO
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from jianguan_cli.domain.source.blocks import Block, Document, Kind, Note, Place
from jianguan_cli.errors import DataError
from jianguan_cli.exchange.documents.limits import Limits
from jianguan_cli.exchange.documents.pdf_lines import Line, page_lines
from jianguan_cli.exchange.documents.pdf_tables import Table, page_tables

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

_EDGE = 0.12  # of the page's height: heads and feet stand within it
_NUMBER_LINE = re.compile(
    r"[-—–·\s]*(?:第\s*)?[0-9]{1,4}(?:\s*页)?(?:\s*[/共]\s*(?:共\s*)?[0-9]+\s*页?)?[-—–·\s]*"
)


class _Page(NamedTuple):
    number: int
    height: float
    lines: list[Line]
    tables: list[Table]


def read_pdf(data: bytes, name: str, limits: Limits) -> Document:
    """The text of a PDF; a scan, a locked or a broken one is refused by name."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # its warnings about fonts are not for clerks
    notes: list[Note] = []
    with _open(data, name) as pdf:
        if len(pdf.pages) > limits.pages:
            raise DataError(
                f"{name} 有 {len(pdf.pages)} 页，超过 {limits.pages} 页的上限",
                hint="请只留要分解的部分，或在 jianguan.yaml 的 documents 里调高 pages",
            )
        pages = [_page(pdf, index, notes) for index in range(len(pdf.pages))]
    if not any(page.lines or page.tables for page in pages):
        raise DataError(
            f"{name} 是扫描件，里面只有图片，没有文字",
            hint="请用文字版的文件；没有的，先用软件识别成文字再核对",
        )
    _drop_furniture(pages)
    return Document(name, tuple(_blocks(pages)), tuple(notes))


def _open(data: bytes, name: str) -> PDF:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        return pdfplumber.open(BytesIO(data))
    except Exception as error:
        # pdfplumber wraps what pdfminer met; damage shows in a hundred ways.
        if isinstance(error, PDFPasswordIncorrect) or any(
            isinstance(one, PDFPasswordIncorrect) for one in (error.__context__, *error.args)
        ):
            raise DataError(f"{name} 加了密码，读不了", hint="请去掉密码另存一份") from error
        raise DataError(f"{name} 已损坏，打不开", hint="请重新下载或另存一份") from error


def _page(pdf: PDF, index: int, notes: list[Note]) -> _Page:
    number = index + 1
    page = pdf.pages[index]
    try:
        tables = page_tables(page)
        lines = page_lines(page, [table.box for table in tables])
        if not lines and not tables and page.images:
            notes.append(Note("这一页没有文字，像是扫描的图片，没有读取", Place(page=number)))
        elif any(not char.get("upright", True) for char in page.chars):
            notes.append(Note("有斜着或竖着的字（水印、旋转的表），没有读取", Place(page=number)))
        return _Page(number, float(page.height), lines, tables)
    except Exception as error:  # noqa: BLE001 - one broken page must not hide the others
        notes.append(Note(f"这一页读不了（{type(error).__name__}），请对照原件", Place(page=number)))
        return _Page(number, float(page.height), [], [])
    finally:
        page.close()


def _drop_furniture(pages: list[_Page]) -> None:
    """Take away page numbers, and what stands alike at the edge of several pages."""
    said: Counter[tuple[str, int]] = Counter()
    for page in pages:
        said.update({_shape(line) for line in page.lines if _at_edge(line, page)})
    # Heads of odd and even pages may differ; words at the very same height twice are no text that goes on.
    repeated = {shape for shape, count in said.items() if count >= 2}
    tops = [sorted(line.top for line in page.lines) for page in pages]
    gaps = [below - above for page in tops for above, below in pairwise(page) if below > above]
    sizes = [line.size for page in pages for line in page.lines]
    usual = min(median(gaps), 2 * median(sizes)) if gaps else 0.0  # pages of tables have few lines, far apart
    for page in pages:
        page.lines[:] = [
            line
            for line in page.lines
            if not (
                _at_edge(line, page)
                and (
                    _NUMBER_LINE.fullmatch(line.text)
                    or (_shape(line) in repeated and _apart(line, page, usual))
                )
            )
        ]


def _at_edge(line: Line, page: _Page) -> bool:
    return line.top < page.height * _EDGE or line.top > page.height * (1 - _EDGE)


def _apart(line: Line, page: _Page, usual: float) -> bool:
    """Whether a line is set in another size, or farther from the next than lines of a text are."""
    near = min((abs(one.top - line.top) for one in page.lines if one.top != line.top), default=usual * 9)
    return near > usual * 1.5 or abs(line.size - median(one.size for one in page.lines)) > 0.6


def _shape(line: Line) -> tuple[str, int]:
    return re.sub(r"[0-9]+", "0", line.text.strip()), round(line.top / 2)


def _blocks(pages: list[_Page]) -> list[Block]:
    blocks: list[Block] = []
    table = row = 0
    last_columns = 0
    for page in pages:
        begins = True  # a table at the top of a page may go on from the page before
        placed: list[tuple[float, Line | Table]] = [(line.order, line) for line in page.lines]
        placed += [(one.order(page.lines), one) for one in page.tables]
        for line_number, (_, one) in enumerate(sorted(placed, key=lambda pair: pair[0]), start=1):
            if isinstance(one, Line):
                place = Place(page=page.number, line=line_number)
                blocks.append(
                    Block(Kind.LINE, one.text, place, bold=one.bold, full=one.full, indented=one.indented)
                )
                begins, last_columns = False, 0
                continue
            columns = max(len(cells) for cells in one.rows)
            if not (begins and columns == last_columns):
                table, row = table + 1, 0
            begins, last_columns = False, columns
            for cells in one.rows:
                row += 1
                text = " | ".join(dict.fromkeys(cell for cell in cells if cell))
                if text:
                    place = Place(page=page.number, table=table, row=row)
                    blocks.append(Block(Kind.ROW, text, place, tuple(cells)))
    return blocks

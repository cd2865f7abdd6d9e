"""What comes out of the printer: the text on two pages, heads repeated, the wall on one sheet of A3."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.browser.conftest import Opened

MILLIMETRE = 72 / 25.4


@pytest.fixture(autouse=True)
def poppler() -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("没有 pdftotext（poppler-utils）")


def printed(opened: Opened, page: Path, tmp_path: Path) -> list[str]:
    """The text of each page of the PDF that Chromium makes of ``page``."""
    opened.page.goto(page.as_uri())
    pdf = tmp_path / "printed.pdf"
    opened.page.pdf(path=str(pdf), prefer_css_page_size=True)
    out = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    return out.stdout.decode().rstrip("\f").split("\f")


def size_of(tmp_path: Path) -> tuple[int, int]:
    """Width and height of the first page in millimetres."""
    out = subprocess.run(["pdfinfo", str(tmp_path / "printed.pdf")], capture_output=True, check=True)
    found = re.search(r"Page size:\s+([0-9.]+) x ([0-9.]+)", out.stdout.decode())
    assert found is not None
    return round(float(found[1]) / MILLIMETRE), round(float(found[2]) / MILLIMETRE)


def test_the_text_of_an_issue_ends_on_the_second_page(opened: Opened, reports: Path, tmp_path: Path) -> None:
    pages = printed(opened, reports / "weekly.html", tmp_path)
    assert size_of(tmp_path) == (210, 297)
    assert "一、总体情况" in pages[0]
    assert "红灯" in pages[0]
    assert "签发" in "".join(pages[:2])
    assert "附件1" in next(page for page in pages if "红灯、黄灯事项清单" in page)
    assert "附件1　" not in "".join(pages[:1])


def test_the_wall_is_one_sheet_of_a3(opened: Opened, reports: Path, tmp_path: Path) -> None:
    pages = printed(opened, reports / "wall.html", tmp_path)
    assert len(pages) == 1
    assert size_of(tmp_path) == (420, 297)


def test_table_heads_repeat_on_every_page(opened: Opened, reports: Path, tmp_path: Path) -> None:
    source = (reports / "ledger.html").read_text(encoding="utf-8")
    start, end = source.index("<tbody>") + len("<tbody>"), source.index("</tbody>")
    long = tmp_path / "long.html"
    long.write_text(source[:end] + source[start:end] * 6 + source[end:], encoding="utf-8")
    pages = printed(opened, long, tmp_path)
    assert len(pages) > 3
    assert all("督查事项" in page.replace(" ", "") for page in pages)

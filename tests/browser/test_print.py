"""What comes out of the printer: the text on two pages, heads repeated, the wall on one sheet of A3."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import Opened
from tests.unit.reporting.making import entry, register, request, standing

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.log import Extension, Handover
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.values.vocabulary import Role
from jianguan_cli.reporting.formats import render_report
from jianguan_cli.reporting.request import Former

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


def test_a_full_issue_still_ends_on_the_second_page(opened: Opened, tmp_path: Path) -> None:
    units = [f"{name}市场监督管理和质量发展处" for name in "甲乙丙丁戊己"]
    extend = Extension(from_=date(2025, 7, 1), to=date(2025, 9, 30))
    handover = Handover(role=Role.LEAD, from_=("甲",), to=("乙",))

    def full(number: int, light: Light, **fields: Any) -> Standing:
        late = Finding("overdue", light, "已过时限，尚未申请销号，" * 8)
        log = (entry("2025-06-26", extend=extend, need="请" * 200), entry("2025-06-27", handover=handover))
        item = {"title": f"第{number}项" + "市场监管重点工作" * 3}
        return standing(
            number, late, late, lead_now=tuple(units), log=log, item=item, deadline=date(2025, 7, 2), **fields
        )

    items = [full(number, Light.RED if number % 2 else Light.YELLOW) for number in range(30)]
    ended = [full(40 + number, Light.RED, status=Status.CLOSED) for number in range(9)]
    before = Former(
        date(2025, 6, 23), tuple(one._replace(log=(), status=Status.DOING) for one in items + ended)
    )
    made = render_report(
        "weekly", "html", request(*items, *ended, register=register(*units), earlier=(before,) * 6)
    )
    assert isinstance(made, bytes)
    page = tmp_path / "full.html"
    page.write_bytes(made)
    pages = printed(opened, page, tmp_path)
    assert "签发" in pages[1]
    assert "附件1" in pages[2]

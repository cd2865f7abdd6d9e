"""Documents that are too long, too wide or made to hurt: read in time, or refused with a clear word."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO

import pytest

from jianguan_cli.domain.source.draft_json import draft_data
from jianguan_cli.domain.source.drafting import draft
from jianguan_cli.errors import DataError
from jianguan_cli.exchange.documents.limits import Limits
from jianguan_cli.exchange.documents.read import read_document

SECONDS = 12.0  # three on a quiet machine; tests share theirs
HEAD = "一、甲\n（一）做事。\n"


def taken(data: bytes, name: str = "要点.txt") -> float:
    start = time.perf_counter()
    draft_data(draft(read_document(data, name)))
    return time.perf_counter() - start


@pytest.mark.parametrize("sign", ["推", "，", "1", "（", "《", "“", " ", "由", "零", "一", "A", "等"])
def test_a_line_without_end_is_refused_by_name(sign: str) -> None:
    with pytest.raises(DataError, match="字的上限"):
        read_document(f"{HEAD}做{sign * 400_000}完".encode(), "要点.txt")


@pytest.mark.parametrize(
    "words",
    [
        "推",
        "推，",
        "1",
        "（",
        "《",
        "“",
        " ",
        "由甲局会同",
        "一",
        "A",
        "A1",
        "对甲等",
        "1—",
        "责任单位：",
        "甲局和",
    ],
)
def test_the_longest_lines_that_are_read_are_read_in_time(words: str) -> None:
    line = (words * 9_900)[:9_900]
    assert taken((HEAD + "\n".join([line] * 4)).encode()) < SECONDS


def test_blank_lines_are_no_paragraphs() -> None:
    assert taken((HEAD + "\n" * 100_000 + "二、乙").encode()) < SECONDS


def test_too_many_rows_are_refused_and_as_many_as_allowed_are_read_in_time() -> None:
    def rows(count: int) -> bytes:
        lines = [f"{at}\t抽检{at}批次\t甲局\t6月底" for at in range(1, count)]
        return "\n".join(["序号\t任务\t牵头单位\t完成时限", *lines]).encode()

    with pytest.raises(DataError, match="表 5000 行"):
        read_document(rows(50_000), "台账.txt")
    assert taken(rows(4_900), "台账.txt") < SECONDS


def test_the_bounds_are_settings() -> None:
    data = (HEAD + "推进" * 300).encode()
    assert read_document(data, "要点.txt", Limits()).blocks
    with pytest.raises(DataError, match="超过 200 字"):
        read_document(data, "要点.txt", Limits(characters=200))


def test_an_archive_that_unpacks_to_too_much_is_not_opened() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 3_000_000)
    with pytest.raises(DataError, match="展开后"):
        read_document(stream.getvalue(), "方案.docx", Limits(unpacked=2))


def test_deep_nesting_of_tables_is_refused_or_read() -> None:
    page = "<table><tr><td>" * 2_000 + "一、做事10件。" + "</td></tr></table>" * 2_000
    try:
        assert taken(f"<html><body>{page}</body></html>".encode(), "页.html") < SECONDS
    except DataError as error:
        assert "页.html" in str(error)

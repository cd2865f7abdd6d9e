"""Enhanced Metafiles: the header tells the truth about the records that follow."""

from __future__ import annotations

import struct

import pytest

from jianguan_cli.reporting.charts.target_chart import TargetChart
from jianguan_cli.reporting.office.docx_chart import chart_emf
from jianguan_cli.reporting.office.emf import Drawing

RED = (0xFF, 0, 0)


def records(data: bytes) -> list[tuple[int, bytes]]:
    """Kind and body of every record; the lengths must lead exactly to the end."""
    found = []
    at = 0
    while at < len(data):
        kind, size = struct.unpack_from("<2I", data, at)
        assert size % 4 == 0
        found.append((kind, data[at + 8 : at + size]))
        at += size
    assert at == len(data)
    return found


def drawing() -> Drawing:
    return Drawing(320, 136, "宋体", 13)


def test_header_counts_bytes_records_and_names_its_kind() -> None:
    canvas = drawing()
    canvas.line([(0, 0), (10.05, 20)], RED, 1.5)
    data = canvas.data()
    found = records(data)
    (kind, head), (last, _) = found[0], found[-1]
    assert (kind, last) == (1, 14)
    assert head[32:36] == b" EMF"
    assert struct.unpack_from("<2I", head, 40) == (len(data), len(found))


def test_a_line_keeps_tenths_of_a_unit() -> None:
    canvas = drawing()
    canvas.line([(46.1, 112.0), (312.0, 12.3)], RED, 2)
    (body,) = [body for kind, body in records(canvas.data()) if kind == 87]
    assert struct.unpack_from("<I4h", body, 16) == (2, 922, 2240, 6240, 246)


def test_dashes_cover_half_of_the_line() -> None:
    canvas = drawing()
    canvas.line([(0, 0), (60, 0), (100, 0)], RED, 1, dash=5)
    pieces = [struct.unpack_from("<I4h", body, 16) for kind, body in records(canvas.data()) if kind == 87]
    assert sum(end - start for _, start, _, end, _ in pieces) == 50 * 20


@pytest.mark.parametrize("words", ["2025年", "", "<a>&", "𠮷年", "\ud800"])
def test_any_label_is_whole_records(words: str) -> None:
    canvas = drawing()
    if words == "\ud800":
        with pytest.raises(UnicodeEncodeError):
            canvas.text((1, 2), words, RED, "middle")
        return
    canvas.text((1, 2), words, RED, "middle")
    (body,) = [body for kind, body in records(canvas.data()) if kind == 84]
    count, at = struct.unpack_from("<2I", body, 36)
    encoded = words.encode("utf-16-le")
    assert count == len(encoded) // 2
    assert body[at - 8 : at - 8 + len(encoded)] == encoded


def test_a_chart_without_path_or_value_is_drawn_too() -> None:
    bare = TargetChart("标题", "说明", "", "", (("50.0", "60.0"),), "", "100.0", (), (), ())
    kinds = [kind for kind, _ in records(chart_emf(bare))]
    assert kinds.count(42) == 1
    assert chart_emf(bare) == chart_emf(bare)

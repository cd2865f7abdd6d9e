"""The ledger as a workbook: structure, inert cells, the same bytes, the leak check."""

from __future__ import annotations

import io
import re
import time
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from tests.unit.reporting.hostile import HOSTILE
from tests.unit.reporting.making import AS_OF, entry, finding, judged, request, standing, target

from jianguan_cli.domain.records.finding import Light
from jianguan_cli.errors import DataError
from jianguan_cli.reporting.formats import render_report
from jianguan_cli.reporting.public.edition import public_request
from jianguan_cli.reporting.public.leaks import refuse_leaks
from jianguan_cli.reporting.request import Edition, ReportRequest
from jianguan_cli.reporting.views.ledger import ledger_view

HEAD = 3


def made(one: ReportRequest) -> bytes:
    data = render_report("ledger", "xlsx", one)
    assert isinstance(data, bytes)
    return data


def sheet_of(one: ReportRequest) -> Any:
    return openpyxl.load_workbook(io.BytesIO(made(one))).active


def two_items() -> ReportRequest:
    red = standing(
        1, finding("overdue", Light.RED), targets=(judged(target(), "90"),), item={"clause": "1/2"}
    )
    return request(red, standing(2, log=(entry("2025-06-01", note="进展\n两行"),)))


def test_head_is_frozen_filtered_and_repeated_in_print() -> None:
    sheet = sheet_of(two_items())
    assert [cell.value for cell in sheet[HEAD]] == [*ledger_view(two_items()).headings]
    assert sheet.freeze_panes == "F4"
    assert sheet.auto_filter.ref == "A3:Y5"
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 8)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert "2025年6月30日" in sheet["A2"].value


def test_lights_have_a_colour_beside_their_word() -> None:
    sheet = sheet_of(two_items())
    column = [field for _, field in ledger_view(two_items()).columns].index("light") + 1
    cells = [sheet.cell(row, column) for row in (HEAD + 1, HEAD + 2)]
    assert [cell.value for cell in cells] == ["红灯", "绿灯"]
    assert cells[0].fill.fgColor.rgb != cells[1].fill.fgColor.rgb


def test_clause_and_document_number_are_text() -> None:
    sheet = sheet_of(two_items())
    clause = [field for _, field in ledger_view(two_items()).columns].index("clause") + 1
    cell = sheet.cell(HEAD + 1, clause)
    assert (cell.value, cell.data_type) == ("1·2", "s")


def test_cells_never_hold_a_formula_or_a_link() -> None:
    every = [standing(place, item={"title": title}) for place, title in enumerate(HOSTILE)]
    data = made(request(*every))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert not any("<f>" in part or "<hyperlink" in part for part in parts.values())
    assert not any("\x1b" in part for part in parts.values())
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    kinds = {cell.data_type for row in sheet.iter_rows(min_row=HEAD + 1) for cell in row}
    assert kinds <= {"s", "n"}
    title = [field for _, field in ledger_view(two_items()).columns].index("title") + 1
    shown = [str(sheet.cell(HEAD + 1 + at, title).value).strip() for at in range(len(HOSTILE))]
    assert shown == [re.sub("[\x00-\x1f\uffff]", "", hostile) for hostile in HOSTILE]


def test_a_cell_longer_than_excel_allows_is_cut_visibly() -> None:
    sheet = sheet_of(request(standing(1, log=(entry("2025-06-01", note="长" * 40_000),))))
    note = [field for _, field in ledger_view(two_items()).columns].index("note") + 1
    value = sheet.cell(HEAD + 1, note).value
    assert len(value) == 32_767
    assert value.endswith("…")


def test_same_request_gives_the_same_bytes() -> None:
    first = made(two_items())
    time.sleep(0.01)
    assert made(two_items()) == first
    created = openpyxl.load_workbook(io.BytesIO(first)).properties.created
    assert created is not None
    assert created.date() == AS_OF


def test_an_empty_ledger_is_a_workbook_too() -> None:
    assert sheet_of(request()).max_row == HEAD


def test_a_leak_inside_a_workbook_is_found() -> None:
    hidden = standing(9, item={"title": "秘密事项", "public": False})
    inner = request(standing(1), hidden)
    public = public_request(inner)
    refuse_leaks(made(public), inner, public)
    with pytest.raises(DataError, match="秘密事项"):
        refuse_leaks(made(inner), inner, public)


def test_public_edition_leaves_out_people_and_notes() -> None:
    one = standing(1, log=(entry("2025-06-01", by="张三丰", note="内部进展"),), item={"note": "内部备注"})
    sheet = sheet_of(replace(request(one), edition=Edition.PUBLIC))
    text = "".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "内部" not in text
    assert "张三丰" not in text
    assert "公开版" in sheet["A1"].value

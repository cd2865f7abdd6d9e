"""A retyped header cell: what stands below it is never dropped without a word."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook
from tests.unit.exchange.desk import exported, fill, saved, understood

from jianguan_cli.errors import DataError
from jianguan_cli.exchange.columns import COLUMNS, SHEET


def retyped(column: str, text: str, value: object = 98.7) -> bytes:
    """A form whose header cell of ``column`` says ``text``, with ``value`` below and words in 进展."""
    data = fill(exported(), {(2, column): value, (2, "进展"): "已抽检"})
    book = load_workbook(BytesIO(data))
    book[SHEET].cell(1, COLUMNS.index(column) + 1).value = text
    return saved(book)


@pytest.mark.parametrize("text", ["完成值", "累计数", "本期完成情况", "实绩"])
def test_figures_under_a_retyped_heading_are_refused_with_the_cell(text: str) -> None:
    with pytest.raises(DataError) as told:
        understood(retyped("累计完成值", text))
    assert f"填报!I1 的表头“{text}”应为“累计完成值”" in told.value.message
    assert "改回去" in told.value.hint


@pytest.mark.parametrize(
    ("column", "text"), [("佐证", "佐证材料"), ("下步打算", "下步计划"), ("指标", "考核指标")]
)
def test_other_columns_are_missed_too(column: str, text: str) -> None:
    with pytest.raises(DataError, match=f"“{text}”应为“{column}”"):
        understood(retyped(column, text, "甲"))


def test_a_column_of_ones_own_is_nobodys_mistake() -> None:
    book = load_workbook(BytesIO(fill(exported(), {(2, "累计完成值"): 98.7})))
    place = len(COLUMNS) + 1
    book[SHEET].cell(1, place).value = "完成值说明"
    book[SHEET].cell(2, place).value = "内部备注"
    assert len(understood(saved(book)).planned) == 1


def test_an_unlike_column_elsewhere_stands_for_nothing() -> None:
    book = load_workbook(BytesIO(fill(exported(), {(2, "累计完成值"): 98.7})))
    sheet = book[SHEET]
    sheet.delete_cols(COLUMNS.index("佐证") + 1)
    sheet.insert_cols(1)
    sheet.cell(1, 1).value, sheet.cell(2, 1).value = "序号", 1
    assert len(understood(saved(book)).planned) == 1


def test_an_empty_column_under_a_retyped_heading_loses_nothing() -> None:
    assert len(understood(retyped("累计完成值", "完成值", None)).planned) == 1

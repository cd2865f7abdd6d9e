import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from tests.unit.reporting.making import entry, finding, judged, plan, promised, request, standing, target

from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.values.vocabulary import Strength
from jianguan_cli.reporting.formats import render_report
from jianguan_cli.reporting.office.csv_text import csv_bytes, inert_cell
from jianguan_cli.reporting.public.leaks import find_leaks
from jianguan_cli.reporting.request import Edition
from jianguan_cli.reporting.views.ledger import ledger_view


@pytest.mark.parametrize("cell", ["=1+1", "+1-1", "@SUM(A1)", "-x", " =1", "\t=1", "＝1"])
def test_nothing_runs_as_a_formula(cell: str) -> None:
    assert inert_cell(cell).startswith("'")


@pytest.mark.parametrize("cell", ["-5", "+3.5", "98.6%", "甲=乙", ""])
def test_plain_text_and_numbers_stay(cell: str) -> None:
    assert inert_cell(cell) == cell


def test_csv_begins_with_the_mark_that_excel_wants() -> None:
    assert csv_bytes(["甲"], [["乙\x1b"]]) == b"\xef\xbb\xbf" + "甲\r\n乙\r\n".encode()


def test_the_ledger_keeps_what_it_once_held_and_numbers_through() -> None:
    view = ledger_view(
        request(standing(1), standing(2, status=Status.DROPPED), standing(1, plan=plan("gz", "另一要点")))
    )
    assert [(one.title, len(one.lines)) for one in view.plans] == [
        ("《2025年工作要点》", 2),
        ("《另一要点》", 1),
    ]
    assert [row[0] for row in view.rows] == ["1", "2", "3"]
    assert view.summary == "共3项，其中已撤项1项"


def test_a_row_tells_the_item_in_words() -> None:
    one = standing(
        1,
        targets=(judged(target(), "98.6"),),
        deliverables=(promised("方案", "2025-03-31"),),
        log=(
            entry("2025-06-20", note="已\n起草", evidence=("a.pdf",)),
            entry("2025-06-27", status=Status.CLOSED),
        ),
        status=Status.CLOSED,
        deadline=date(2025, 12, 31),
        deadline_original=date(2025, 9, 30),
    )
    data = render_report("ledger", "csv", request(one))
    assert isinstance(data, bytes)
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    assert row["目标"] == "抽检合格率不低于98%；出台方案"
    assert row["阶段目标"] == "2025年3月31日出台方案"
    assert row["现值"] == "合格率98.6%（目标不低于98%）；成果1项已完成0项"
    assert (row["完成时限"], row["原定时限"]) == ("2025年12月31日", "2025年9月30日")
    assert (row["进展"], row["佐证"], row["办结时间"]) == ("已 起草", "a.pdf", "2025年6月27日")
    assert row["数据截止日"] == "2025年6月15日"
    assert "hb-1" not in row.values()


def test_leaders_have_a_column_where_there_are_any_and_never_in_public() -> None:
    led = request(standing(1, item={"leader": ("王副局长",)}), standing(2))
    data = render_report("ledger", "csv", led)
    assert isinstance(data, bytes)
    first, second = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    assert (first["责任领导"], second["责任领导"]) == ("王副局长", "—")
    assert "责任领导" not in ledger_view(request(standing(2))).headings
    for form in ("csv", "md", "html", "json", "xlsx"):
        public = render_report("ledger", form, replace(led, edition=Edition.PUBLIC))
        assert isinstance(public, bytes)
        assert find_leaks(public, ["王副局长"]) == ()


def test_soft_promises_are_marked_in_every_column() -> None:
    soft = promised("平台", "2025-03-31", strength=Strength.SOFT)
    late = finding("step-late", Light.YELLOW, soft=True)
    data = render_report("ledger", "csv", request(standing(1, late, deliverables=(soft,))))
    assert isinstance(data, bytes)
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    assert row["目标"] == "出台平台（力争）"
    assert row["阶段目标"] == "2025年3月31日出台平台（力争）"
    assert (row["灯号"], row["原因"]) == ("黄灯", "节点逾期（力争）：step-late 的说明")

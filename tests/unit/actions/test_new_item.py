"""What of an item is copied into one made from it, as the file will say it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tests.unit.one_item import TARGET, read_items

from jianguan_cli.domain.actions.new_item import in_order, inherited, listed, written
from jianguan_cli.domain.plan.log import Correction
from jianguan_cli.domain.plan.target import ReportCycle


def test_what_stands_at_its_default_is_not_written() -> None:
    (item,) = read_items(TARGET + "weight: 1.0\nshared: false\npublic: false").items
    said = written(item)
    assert said["public"] is False
    assert said["deadline"] == "2025-12-31"
    assert said["support"] == []
    assert {"weight", "shared", "note", "log"}.isdisjoint(said)
    assert said["targets"] == [
        {"key": "抽检", "metric": "抽检批次", "rule": "reach", "op": ">=", "value": "100", "unit": "批"}
    ]


def test_whole_numbers_and_withdrawn_values() -> None:
    assert written(ReportCycle(due=5)) == {"due": "5"}
    correction = Correction(entry=dt.date(2025, 1, 1), values={"a": None, "b": Decimal("1.50")})
    assert written(correction) == {"entry": "2025-01-01", "values": {"a": None, "b": "1.5"}}
    assert listed([ReportCycle(due=5), ReportCycle()]) == [{"due": "5"}, {}]


def test_common_to_all_is_the_promise_not_its_owner_or_state() -> None:
    (item,) = read_items("source: {kind: 批示, leader: 某局长}\nweight: 2.5\nnote: 注\nopen: true").items
    assert inherited(item) == {
        "clause": "一/1",
        "kind": "indicator",
        "open": True,
        "source": {"kind": "批示", "leader": "某局长"},
        "weight": "2.5",
    }


def test_fields_stand_in_the_order_of_the_table_without_those_that_say_nothing() -> None:
    assert list(in_order({"status": "todo", "note": None, "title": "事", "id": "p-1"})) == [
        "id",
        "title",
        "status",
    ]

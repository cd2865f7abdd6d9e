"""``scope-narrowed``."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.review.conftest import Look, read_items

from jianguan_cli.domain.change.compare import compare
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.review.rule import Authored, Case
from jianguan_cli.domain.review.scope_narrowed import RULE
from jianguan_cli.domain.values.calendar import Calendar


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("weight: 1", "weight: 0", "权重由 1 调低到 0"),
        ("note: 一", "weight: 0.5", "权重由 1 调低到 0.5"),
        ("public: true", "public: false", "事项改为不公开（public: false）"),
        (
            "deliverables: [{key: 办法, text: 出台办法}]",
            "deliverables: [{key: 办法, text: 出台办法, weight: 0}]",
            "成果“办法”的权重由 1 调低到 0",
        ),
    ],
)
def test_an_item_that_counts_less_is_found(look: Look, old: str, new: str, message: str) -> None:
    (finding,) = look(RULE, old, new)
    assert finding.message == message
    assert look(RULE, new, old) == []


def messages(before: Checklist, after: Checklist) -> list[str]:
    def nobody(_item: str, _entry: LogEntry) -> Authored | None:
        return None

    case = Case(compare((before,), (after,)), Register(), Calendar(), nobody)
    return [finding.message for finding in RULE.check(case)]


def archived(checklist: Checklist, day: str) -> Checklist:
    return checklist._replace(plan=checklist.plan.replace(archived=dt.date.fromisoformat(day)))


def test_a_plan_archived_or_archived_earlier_is_found() -> None:
    (open_,), _ = read_items(["note: 一"])
    late, early = archived(open_, "2026-06-30"), archived(open_, "2025-06-30")
    assert messages(open_, late) == ["计划归档，日期 2026-06-30：此后不进入报表"]
    assert messages(late, early) == ["归档日期由 2026-06-30 提前到 2025-06-30：此后不进入报表"]
    assert messages(early, late) == messages(late, open_) == []


def test_an_item_moved_into_an_archived_plan_is_found() -> None:
    (open_,), _ = read_items(["note: 一"])
    elsewhere = archived(open_, "2025-06-30")._replace(path="checklists/q.yaml")
    assert "事项挪进了已归档的计划 p" in messages(open_, elsewhere)

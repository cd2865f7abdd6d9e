from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.foreign_id import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find


def test_an_id_of_no_plan(find: Find) -> None:
    (finding,) = find(RULE, {"p": ["id: q-1"]})
    assert finding.message == "事项编号“q-1”不属于本计划 p"
    assert finding.location is not None
    assert finding.location.line == 10


def test_a_longer_plan_id_that_fits_owns_the_item(find: Find) -> None:
    (finding,) = find(RULE, {"p": ["id: p-tasks-1"], "p-tasks": ["id: p-tasks-2"]})
    assert finding.item == "p-tasks-1"
    assert "属于计划 p-tasks" in finding.message


def test_a_suffix_with_hyphens_and_points_is_the_plan_s_own(find: Find) -> None:
    assert find(RULE, {"p": ["id: p-2-4.1-3"], "p-tasks": ["id: p-tasks-i6"]}) == []


def test_the_plan_id_alone_or_run_on_is_foreign(find: Find) -> None:
    assert len(find(RULE, {"p": ["id: p", "id: pp-1"]})) == 2

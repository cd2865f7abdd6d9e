from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jianguan_cli.domain.lint.clause_gap import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find


def gaps(find: Find, *clauses: str) -> list[str]:
    items = [f"id: p-{number}\nclause: {clause}" for number, clause in enumerate(clauses)]
    return [finding.message for finding in find(RULE, {"p": items})]


@pytest.mark.parametrize(
    ("clauses", "missing"),
    [
        (["一/(一)", "一/(三)"], "一/(二)"),
        (["一/1", "一/4"], "一/2、一/3"),
        (["四/(一)/1", "四/(三)/1"], "四/(二)"),
        (["二/(四)/2/一是", "二/(四)/2/三是"], "二/(四)/2/二是"),
        (["一/(一)#1", "一/(一)#3"], "一/(一)#2"),
        (["一/(二)", "一/(三)"], "一/(一)"),
        (["一/(一)", "三/(一)"], "二"),
        (["一/(一)", "一/(二)", "二/(四)"], "二/(三)"),
    ],
)
def test_a_number_left_out(find: Find, clauses: list[str], missing: str) -> None:
    assert gaps(find, *clauses) == [f"条款 {missing} 没有事项"]


@pytest.mark.parametrize(
    "clauses",
    [
        ["一/(一)", "一/(二)", "二/(三)", "二/(四)"],
        ["一/(一)", "二/(一)", "二/(二)"],
        ["一/(五)", "二/(一)/1", "二/(一)/2", "二/(二)/1"],
        ["二/(四)/1/总述", "二/(四)/1/一是", "二/(四)/2/一是", "三/一是"],
        ["会议纪要第三项", "领导批示"],
    ],
)
def test_nothing_left_out(find: Find, clauses: list[str]) -> None:
    assert gaps(find, *clauses) == []


def test_a_register_of_matters_has_free_clauses(find: Find) -> None:
    plans = {"p": ["id: p-1\nclause: 一/1", "id: p-3\nclause: 一/3"]}
    assert find(RULE, plans, plan="type: register\n") == []

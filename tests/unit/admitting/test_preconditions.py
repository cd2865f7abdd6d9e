"""The table of preconditions: each line lets in what is right, and names what is not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.unit.judging.making import all_standings, standing, with_target

from jianguan_cli.domain.actions.action import Author, Statement, entry_of
from jianguan_cli.domain.admitting.entering import Level, Unmet, entering
from jianguan_cli.domain.admitting.preconditions import PRECONDITIONS, unmet
from jianguan_cli.domain.judging.standing import Standing

DAY = date(2025, 7, 1)
SEVERAL = "combine: sum\nreporters: [甲县局, 乙县局]"
RELATIVE = "rule: keep\nagainst: 全国均值\nunit: '%'"
REPORTED = "2025-06-03 | upto: 2025-05-31 | values: {数: 80}"


def against(
    found: Standing, *, unit: str | None = None, value: str | None = "90", **said: object
) -> list[Unmet]:
    values = {} if value is None else {"数": Decimal(value)}
    statement = Statement(values=values)._replace(**said)  # type: ignore[arg-type]
    return list(unmet(entering(found, entry_of(Author(DAY, "王芳", unit), statement))))


def one(target: str = "", log: str = REPORTED) -> Standing:
    return standing("2025-07-01", with_target(target, log=log))


def test_a_plain_figure_comes_in() -> None:
    assert against(one()) == []


@pytest.mark.parametrize(
    ("found", "said", "words"),
    [
        (one(), {"upto": date(2025, 9, 30)}, "还没有发生的数不能填报"),
        (one(), {"value": None, "provisional": True}, "这里没有数"),
        (one(SEVERAL, ""), {"unit": "丙县局"}, "“丙县局”不在其中"),
        (one(SEVERAL, ""), {}, "没有写是哪个单位的数"),
        (one("combine: pooled\nunit: '%'\nmetric: 率", ""), {"unit": "甲县局"}, "只报比率合不起来"),
        (one(), {"refs": {"数": Decimal(3)}}, "用不上参照值"),
        (one(), {"met": True}, "没有相对目标"),
        (one(), {"upto": date(2025, 5, 31)}, "不能再报 90"),
    ],
)
def test_what_cannot_stand_is_refused(found: Standing, said: dict[str, object], words: str) -> None:
    told = against(found, **said)  # type: ignore[arg-type]
    (refused,) = [line for line in told if line.level is Level.REFUSED]
    assert words in refused.message
    assert refused.hint


@pytest.mark.parametrize(
    ("found", "said", "words"),
    [
        (one(RELATIVE, ""), {}, "要和全国均值比，没有参照值就无从判定"),
        (one(), {"value": "70"}, "累计数不会减少"),
        (one(), {"value": "9000"}, "是不是 90个"),
        (one("metric: 率\nrule: keep\nunit: '%'\nvalue: 98", ""), {"value": "986"}, "不应超过 100%"),
    ],
)
def test_what_may_be_so_is_asked(found: Standing, said: dict[str, object], words: str) -> None:
    (asked,) = against(found, **said)  # type: ignore[arg-type]
    assert asked.level is Level.ASKED
    assert words in asked.message


@pytest.mark.parametrize(
    "said", [{"refs": {"数": Decimal(88)}}, {"met": True}, {"value": None, "met": False}]
)
def test_a_relative_promise_is_answered_with_its_reference(said: dict[str, object]) -> None:
    assert against(one(RELATIVE, ""), **said) == []  # type: ignore[arg-type]


def test_a_reporter_is_taken() -> None:
    assert against(one(SEVERAL, ""), unit="乙县局") == []
    pooled = one("combine: pooled\nunit: '%'\nmetric: 率\nrule: keep", "")
    assert against(pooled, unit="甲县局", parts={"数": [Decimal(9), Decimal(10)]}) == []


def test_what_another_item_reports_is_told_before_it_is_reported_again() -> None:
    own = with_target("rule: keep", "id: p-1\nlinks: [{to: p-2, relation: same, key: 数, to_key: 数}]")
    other = with_target("rule: keep", "id: p-2", "2025-06-03 | values: {数: 95}")
    first, second = all_standings("2025-07-01", own, other)
    (told,) = against(first, value="96")
    assert (told.level, "由 p-2 填报" in told.message) == (Level.ASKED, True)
    assert against(second, value="96") == []


def test_every_line_of_the_table_says_what_it_holds() -> None:
    assert len({line.says for line in PRECONDITIONS}) == len(PRECONDITIONS)

from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.mixed_units import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find

TARGET = "targets: [{{key: 批次, metric: 抽检批次, rule: reach, op: '>=', value: 120, unit: 批{more}}}]\n"


def told(*units: str, more: str = "", last: str = "") -> dict[str, list[str]]:
    entries = "".join(
        f"- {{date: 2025-0{month}-02, by: 甲, unit: {unit}, values: {{批次: {month}}}}}\n"
        for month, unit in enumerate(units, start=1)
    )
    return {"p": [TARGET.format(more=more) + f"log:\n{last}{entries}"]}


def test_two_units_of_one_target_are_named(find: Find) -> None:
    (finding,) = find(RULE, told("甲处", "乙处", "甲处"))
    assert finding.message == "“抽检批次”由 甲处、乙处 分别填报，没有写怎样合成一个数"
    assert (finding.item, finding.target) == ("p-1", "批次")


def test_one_unit_under_two_names_is_one(find: Find) -> None:
    units = "- {name: 甲处, org: 甲省局, aliases: [省局甲处]}\n"
    assert find(RULE, told("甲处", "省局甲处"), units=units) == []
    assert len(find(RULE, told("甲处", "省局甲处"))) == 1


def test_where_it_is_said_how_the_figures_make_one(find: Find) -> None:
    assert find(RULE, told("甲处", "乙处", more=", combine: sum")) == []


def test_after_a_handover_the_new_unit_reports(find: Find) -> None:
    handover = "- {date: 2025-01-01, by: 督, handover: {role: lead, from: [甲处], to: [乙处]}}\n"
    assert find(RULE, told("甲处", "乙处", last=handover)) == []


def test_who_reports_for_the_units_is_none_of_them(find: Find) -> None:
    assert find(RULE, told("甲处", "督查室"), settings="supervisors: [督查室]") == []


def test_other_targets_and_words_do_not_count(find: Find) -> None:
    plans = told("甲处")
    plans["p"][0] += "- {date: 2025-06-02, by: 乙, unit: 乙处, note: 已部署}\n"
    assert find(RULE, plans) == []

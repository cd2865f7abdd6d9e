"""``target-weakened``."""

from __future__ import annotations

import pytest
from tests.unit.review.conftest import Look

from jianguan_cli.domain.review.target_weakened import RULE

TARGET = '{key: 抽检, metric: 抽检批次, rule: reach, op: ">=", value: 100, unit: 批}'
FALLING = '{key: 投诉, metric: 投诉率, rule: keep, op: "<=", value: 5, unit: "%"}'


def targets(*texts: str) -> str:
    return "targets:\n" + "".join(f"  - {text}\n" for text in texts)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("value: 100", "value: 80"),
        ('">="', '"<="'),
        ("rule: reach", "rule: keep"),
        ("unit: 批", "unit: 件"),
        ("unit: 批", "unit: 批, strength: soft"),
        ("unit: 批", "unit: 批, scope: 重点企业"),
    ],
)
def test_an_easier_promise_is_found(look: Look, was: str, now: str) -> None:
    assert len(look(RULE, targets(TARGET), targets(TARGET.replace(was, now)))) == 1


def test_a_target_taken_away_is_found(look: Look) -> None:
    (finding,) = look(RULE, targets(TARGET, FALLING), targets(FALLING))
    assert "目标“抽检”" in finding.message
    assert len(look(RULE, targets(TARGET), "title: 推行某制度")) == 1


def test_a_harder_promise_is_not(look: Look) -> None:
    assert look(RULE, targets(TARGET), targets(TARGET.replace("100", "120"))) == []
    assert look(RULE, targets(TARGET), targets(TARGET.replace('">="', '">"'))) == []
    assert look(RULE, targets(FALLING), targets(FALLING.replace("value: 5", "value: 4"))) == []


def test_a_falling_promise_is_easier_when_higher(look: Look) -> None:
    (finding,) = look(RULE, targets(FALLING), targets(FALLING.replace("value: 5", "value: 6")))
    assert "目标“投诉”的目标值 5→6" in finding.message


def test_an_approved_revision_covers_its_field_only(look: Look) -> None:
    revision = (
        "log:\n  - {date: 2025-06-01, by: 甲, "
        "revise: {field: targets/抽检/value, from: '100', to: '80', approved_by: 张局}}\n"
    )
    after = TARGET.replace("100", "80")
    assert look(RULE, targets(TARGET), targets(after) + revision) == []
    softer = after.replace("unit: 批", "unit: 批, strength: soft")
    (finding,) = look(RULE, targets(TARGET), targets(softer) + revision)
    assert "力度" in finding.message


def test_a_revision_that_nobody_approved_does_not(look: Look) -> None:
    revision = "log:\n  - {date: 2025-06-01, by: 甲, revise: {field: targets/抽检/value, to: '80'}}\n"
    assert len(look(RULE, targets(TARGET), targets(TARGET.replace("100", "80")) + revision)) == 1


def test_deliverables_go_later_softer_or_away(look: Look) -> None:
    before = "deliverables: [{key: 办法, text: 出台办法, by: 2025-06-30}]"
    assert len(look(RULE, before, before.replace("06-30", "09-30"))) == 1
    assert len(look(RULE, before, before.replace("}]", ", strength: soft}]"))) == 1
    assert len(look(RULE, before, "deliverables: []")) == 1
    assert look(RULE, before, before.replace("06-30", "05-31")) == []
    assert look(RULE, before, before.replace("}]", "}, {key: 清单, text: 公布清单}]")) == []


def test_milestones_lowered_or_removed(look: Look) -> None:
    def with_milestones(text: str) -> str:
        return targets(TARGET[:-1] + f", milestones: [{text}]}}")

    before = with_milestones("{by: 2025-06-30, value: 50}")
    assert len(look(RULE, before, with_milestones("{by: 2025-06-30, value: 40}"))) == 1
    assert len(look(RULE, before, with_milestones(""))) == 1
    assert look(RULE, before, with_milestones("{by: 2025-06-30, value: 60}")) == []


def test_a_target_given_a_later_day_of_its_own_is_found(look: Look) -> None:
    def due(day: str) -> str:
        return targets(TARGET[:-1] + f", deadline: {day}}}")

    (finding,) = look(RULE, targets(TARGET), due("2026-06-30"))
    assert "目标“抽检”的时限" in finding.message
    assert len(look(RULE, due("2025-06-30"), targets(TARGET))) == 1
    assert look(RULE, targets(TARGET), due("2025-06-30")) == []
    assert look(RULE, due("2026-06-30"), targets(TARGET)) == []


def test_an_extended_item_lets_its_targets_written_day_alone(look: Look) -> None:
    own = targets(TARGET[:-1] + ", deadline: 2025-12-31}")
    assert look(RULE, targets(TARGET), own + "deadline: 2026-06-30\n") == []


def test_a_deliverable_given_a_node_beyond_the_deadline_is_found(look: Look) -> None:
    before = "deliverables: [{key: 办法, text: 出台办法}]"
    (finding,) = look(RULE, before, before.replace("}]", ", by: 2026-03-31}]"))
    assert "成果“办法”的节点时限" in finding.message
    assert "revise: {field: deliverables/办法/by" in finding.hint
    assert look(RULE, before, before.replace("}]", ", by: 2025-06-30, own: true}]")) == []
    approved = (
        "\nlog:\n  - {date: 2025-06-01, by: 甲, "
        "revise: {field: deliverables/办法/by, to: 2026-03-31, approved_by: 张局}}\n"
    )
    assert look(RULE, before, before.replace("}]", ", by: 2026-03-31}]") + approved) == []


def test_a_later_start_is_found(look: Look) -> None:
    before = targets(TARGET)
    (finding,) = look(RULE, before, before + "start: 2025-06-01\n")
    assert "起始日" in finding.message
    assert len(look(RULE, before + "start: 2025-03-01\n", before + "start: 2025-06-01\n")) == 1
    assert look(RULE, before + "start: 2025-06-01\n", before + "start: 2025-03-01\n") == []


@pytest.mark.parametrize(
    ("was", "now", "found"),
    [
        ("value: 100", "against: 全国均值", True),  # no longer comparable
        (
            "value: 100",
            "value: 100, baseline: {value: 1, date: 2024-12-31}",
            False,
        ),  # said for the first time
        ("value: 100", "value: 100, definition: 口径甲", False),
        ("value: 100", "value: 100, deadline: 2025-09-30", False),
        ("value: 100", "value: 100, note: 注", False),
    ],
)
def test_what_makes_the_promise_another_one(look: Look, was: str, now: str, found: bool) -> None:
    assert bool(look(RULE, targets(TARGET), targets(TARGET.replace(was, now)))) is found


@pytest.mark.parametrize(
    ("was", "now", "found"),
    [
        ("definition: 口径甲", "definition: 口径乙", True),
        ("definition: 口径甲", "note: 注", True),
        ("deadline: 2025-06-30", "deadline: 2025-09-30", True),
        ("deadline: 2025-06-30", "deadline: 2025-03-31", False),
        ("deadline: 2025-06-30", "note: 注", True),
    ],
)
def test_what_was_said_is_changed_or_taken_back(look: Look, was: str, now: str, found: bool) -> None:
    before = TARGET.replace("unit: 批", f"unit: 批, {was}")
    assert bool(look(RULE, targets(before), targets(before.replace(was, now)))) is found


@pytest.mark.parametrize(("was", "now"), [("0", "1"), ("5", "4"), ("5", "6")])
def test_an_exact_promise_has_no_harder_side(look: Look, was: str, now: str) -> None:
    exact = '{key: 事故, metric: 事故数, rule: keep, op: "==", value: %s, unit: 起}'
    assert len(look(RULE, targets(exact % was), targets(exact % now))) == 1


def test_from_judged_at_a_deadline_to_judged_by_its_cycle_only(look: Look) -> None:
    assert len(look(RULE, "ongoing: false", "ongoing: true")) == 1
    assert look(RULE, "ongoing: true", "ongoing: false") == []


def test_the_words_of_a_deliverable_are_the_promise(look: Look) -> None:
    before = "deliverables: [{key: 办法, text: 出台办法}]"
    assert len(look(RULE, before, before.replace("出台", "研究"))) == 1
    assert look(RULE, before, before.replace("}]", ", note: 注}]")) == []
    assert look(RULE, before, before.replace("}]", ", by: 2025-06-30}]")) == []


def test_an_own_milestone_and_its_place(look: Look) -> None:
    def with_milestones(text: str) -> str:
        return targets(TARGET[:-1] + f", milestones: [{text}]}}")

    before = with_milestones("{by: 2025-06-30, value: 50}")
    assert look(RULE, before, with_milestones("{by: 2025-06-30, value: 50, own: true}")) == []
    more = with_milestones("{by: 2025-06-30, value: 50}, {by: 2025-09-30, value: 70}")
    assert look(RULE, before, more) == []
    falling = FALLING[:-1].replace("keep", "reach") + ", milestones: [{by: 2025-06-30, value: VALUE}]}"
    assert (
        len(look(RULE, targets(falling.replace("VALUE", "8")), targets(falling.replace("VALUE", "9")))) == 1
    )
    assert look(RULE, targets(falling.replace("VALUE", "8")), targets(falling.replace("VALUE", "7"))) == []

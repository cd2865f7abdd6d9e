import pytest
from tests.unit.reporting.making import finding, judged, soft_target, standing, target

from jianguan_cli.domain.judging.standing import DeliverableStanding
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Deliverable
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.records.location import Mapping, place
from jianguan_cli.domain.values.vocabulary import Strength
from jianguan_cli.reporting.words.reasons import (
    brief_reason,
    held_light,
    label_counts,
    reason_words,
    reasons,
    soft_hints,
)


def test_a_soft_promise_lights_nothing_and_becomes_a_hint() -> None:
    one = standing(1, finding("behind-pace", Light.YELLOW, "力争数"), targets=(judged(soft_target(), "2"),))
    assert one.light is Light.YELLOW
    assert held_light(one) is Light.GREEN
    assert reasons(one) == ()
    assert reason_words(soft_hints(one)) == "未达序时进度：behind-pace 的说明"


def test_a_soft_deliverable_is_known_by_its_place() -> None:
    node = Mapping(40, 7, 8, flow=False)
    soft = Deliverable(key="方案", text="出台方案", strength=Strength.SOFT).replace(node=node)
    late = Finding("step-late", Light.YELLOW, "已逾期", place("checklists/hb.yaml", node))
    one = standing(1, late, deliverables=(DeliverableStanding(soft, None, False),))
    assert held_light(one) is Light.GREEN


def test_a_firm_promise_beside_it_counts() -> None:
    one = standing(
        1,
        finding("behind-pace", Light.YELLOW, "力争数"),
        finding("missed-target", Light.RED, "合格率"),
        targets=(judged(soft_target(), "2"), judged(target(), "90")),
    )
    assert held_light(one) is Light.RED
    assert reason_words(reasons(one)) == "到期未达标：missed-target 的说明"


def test_an_unreported_item_without_findings_has_no_light() -> None:
    assert held_light(standing(1, status=Status.UNREPORTED)) is Light.NONE


def test_reasons_come_worst_first_in_printed_words() -> None:
    one = standing(
        1,
        Finding("stale", Light.YELLOW, "自2025-01-05起已 110 天没有更新"),
        Finding("overdue", Light.RED, "已逾期 10 天，应不低于 98%"),
    )
    assert reason_words(reasons(one)) == (
        "逾期未结：已逾期10天，应不低于98%；久未更新：自2025年1月5日起已110天没有更新"
    )


def test_the_same_reason_is_said_once_for_several_targets() -> None:
    one = standing(
        1, *(Finding("no-reading", Light.YELLOW, f"{key}未报", target=key) for key in ("甲", "乙"))
    )
    assert reason_words(reasons(one)) == "未报送：甲未报；乙未报"
    assert label_counts([one, one]) == "未报送2项"


def test_an_unknown_code_is_told_by_its_message() -> None:
    assert reason_words(reasons(standing(1, finding("new-rule", Light.BLUE)))) == "其他：new-rule 的说明"


@pytest.mark.parametrize(
    ("code", "message", "said"),
    [
        ("untrue-report", "2025年6月10日核查不实：账实不符", "核查不实：2025年6月10日，账实不符"),
        ("untrue-report", "2025年6月10日核查不实", "核查不实：2025年6月10日"),
        ("broken-floor", "“合格率”应不低于 98%，截至2025年6月30日为 97%，突破底线，至2025年底不得转为正常",
         "突破底线：“合格率”应不低于98%，截至2025年6月30日为97%，至2025年底不得转为正常"),
        ("period-short", "“完成数”2025年第2季度为 6个，应不低于 7个，周期未达标",
         "周期未达标：“完成数”2025年第2季度为6个，应不低于7个"),
    ],
)  # fmt: skip
def test_the_words_of_the_label_are_said_once(code: str, message: str, said: str) -> None:
    one = standing(1, Finding(code, Light.RED, message))
    assert reason_words(reasons(one)) == said
    assert brief_reason(one).count(said[: said.index("：")]) == 1

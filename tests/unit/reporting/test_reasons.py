from datetime import date

from tests.unit.reporting.making import finding, judged, promised, soft_target, standing, target

from jianguan_cli.domain.finding import Light
from jianguan_cli.domain.status import Status
from jianguan_cli.reporting.reasons import held_light, label_counts, reason_words, reasons, soft_hints


def test_a_soft_promise_lights_nothing_and_becomes_a_hint() -> None:
    one = standing(
        1,
        finding("behind-pace", Light.YELLOW, "力争数"),
        targets=(judged(soft_target(), "2", expected="50"),),
    )
    assert one.light is Light.YELLOW
    assert held_light(one) is Light.GREEN
    assert reasons(one) == ()
    assert reason_words(soft_hints(one)) == ("未达序时进度：抽检力争数现为2项，序时应完成50%、实际完成20%")


def test_a_firm_promise_beside_it_counts() -> None:
    one = standing(
        1,
        finding("behind-pace", Light.YELLOW, "力争数"),
        finding("missed-target", Light.RED, "合格率"),
        targets=(judged(soft_target(), "2", expected="50"), judged(target(), "90")),
    )
    assert held_light(one) is Light.RED
    assert reason_words(reasons(one)) == "到期未达标：抽检合格率应不低于98%，现为90%"


def test_an_unreported_item_whose_only_finding_is_soft_has_no_light() -> None:
    one = standing(1, status=Status.UNREPORTED)
    assert held_light(one) is Light.NONE


def test_reasons_say_days_and_promises_not_codes() -> None:
    one = standing(
        1,
        finding("step-late", Light.YELLOW, "方案"),
        finding("overdue", Light.RED),
        deadline=date(2025, 6, 20),
        deliverables=(promised("方案", "2025-06-01"),),
    )
    assert reason_words(reasons(one)) == (
        "逾期未结：应于2025年6月20日前办结，已逾期10天；"
        "节点逾期：“出台方案”应于2025年6月1日前完成，已逾期29天"
    )


def test_the_same_reason_is_said_once_for_several_targets() -> None:
    one = standing(
        1,
        finding("no-reading", Light.YELLOW, "合格率"),
        finding("no-reading", Light.YELLOW, "覆盖率"),
        targets=(judged(target()), judged(target("覆盖率"))),
    )
    assert reason_words(reasons(one)) == "未报送：抽检合格率；抽检覆盖率"
    assert label_counts([one, one]) == "未报送2项"


def test_an_unknown_code_is_told_by_its_message() -> None:
    assert reason_words(reasons(standing(1, finding("new-rule", Light.BLUE)))) == "其他：new-rule 的说明"

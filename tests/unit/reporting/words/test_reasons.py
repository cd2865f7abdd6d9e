from decimal import Decimal

import pytest
from tests.unit.reporting.making import finding, judged, soft_target, standing, target

from jianguan_cli.domain.judging.standing import Shortfall
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.reporting.words.reasons import (
    brief_reason,
    label_counts,
    reason_words,
    reasons,
    worst_gap_words,
)
from jianguan_cli.reporting.words.targets import target_line


def test_a_soft_promise_is_said_to_be_soft() -> None:
    late = finding("behind-pace", Light.YELLOW, "力争数", soft=True)
    one = standing(1, late, targets=(judged(soft_target(), "2"),))
    assert reason_words(reasons(one)) == "未达序时进度（力争）：behind-pace 的说明"
    assert brief_reason(one) == "未达序时进度（力争）：behind-pace 的说明"
    assert label_counts([one]) == "未达序时进度（力争）1项"


def test_firm_and_soft_promises_of_one_rule_are_told_apart() -> None:
    soft = finding("behind-pace", Light.YELLOW, "力争数", soft=True)
    firm = Finding("behind-pace", Light.YELLOW, "落后", target="合格率")
    one = standing(1, soft, firm)
    assert reason_words(reasons(one)) == "未达序时进度：落后；未达序时进度（力争）：behind-pace 的说明"
    assert brief_reason(one) == "未达序时进度：落后（共2种情形）"
    assert label_counts([one, one]) == "未达序时进度2项、未达序时进度（力争）2项"


def test_the_gap_is_the_firm_promises_and_else_marked() -> None:
    soft, firm = judged(soft_target(), "2", expected="80"), judged(target(), "90", expected="95")
    assert worst_gap_words(standing(1, targets=(soft, firm))) == "落后3.2个百分点"
    assert worst_gap_words(standing(1, targets=(soft,))) == "落后60个百分点（力争）"
    assert worst_gap_words(standing(1, targets=(soft._replace(excused=True),))) == "—"


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


def test_what_was_made_good_late_is_not_said_to_be_ahead() -> None:
    reading = judged(target(), "98").latest
    assert reading is not None
    late = judged(target(), "98", expected="90")
    assert worst_gap_words(standing(1, targets=(late,))) == target_line(late).gap == "超前10个百分点"
    late = late._replace(restored=Shortfall(reading, None, None))
    assert worst_gap_words(standing(1, targets=(late,))) == target_line(late).gap == "—"
    ahead = judged(target("另一率"), "98", expected="80")
    assert worst_gap_words(standing(1, targets=(late, ahead))) == "—"
    again = late._replace(gap=Decimal(-3))  # what lags now is said all the same
    assert worst_gap_words(standing(1, targets=(again, ahead))) == target_line(again).gap == "落后3个百分点"

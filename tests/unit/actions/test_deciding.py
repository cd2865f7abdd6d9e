"""What the 督查室 decides: every record, every refusal."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from jianguan_cli.domain.actions import deciding
from jianguan_cli.domain.actions.action import Author, Refusal, Statement
from jianguan_cli.domain.values.vocabulary import VerifyResult

if TYPE_CHECKING:
    from tests.unit.actions.conftest import Stand

DAY = dt.date(2025, 6, 30)
DOING = "status: doing\nlog:\n- {date: 2025-05-01, by: 经办人甲, status: doing}"
REPORTED = """
status: reported
log:
- {date: 2025-05-01, by: 经办人甲, status: reported, evidence: [证明.pdf]}
"""
UNPROVEN = "status: reported\nlog:\n- {date: 2025-05-01, by: 经办人甲, status: reported}"
LATE = "status: doing\nlog:\n- {date: 2025-07-01, by: 经办人甲, status: doing}"
FLOOR = REPORTED + 'targets:\n- {key: 合格率, metric: 合格率, rule: keep, op: ">=", value: 98, unit: "%"}\n'
QUOTA = (
    REPORTED
    + "targets:\n- {key: 抽检, metric: 抽检, rule: each, op: '>=', value: 20, unit: 批, every: year}\n"
)


def ended(status: str) -> str:
    """An item that ended in May."""
    return f"status: {status}\nlog:\n- {{date: 2025-05-01, by: 经办人甲, status: {status}}}"


def test_close_records_who_approved(stand: Stand, clerk: Author) -> None:
    action = deciding.close(stand(REPORTED), clerk, Statement(note="复核属实"), "分管局长", "督〔2025〕3号")
    assert action.entry == {
        "date": DAY,
        "by": "经办人乙",
        "status": "closed",
        "note": "复核属实",
        "approval": {"basis": "督〔2025〕3号", "approved_by": "分管局长"},
    }
    assert action.sets == ((("status",), "closed"),)


def test_close_takes_evidence_brought_later(stand: Stand, clerk: Author) -> None:
    action = deciding.close(stand(UNPROVEN), clerk, Statement(evidence=("现场.jpg",)), "局长", None)
    assert action.entry["evidence"] == ["现场.jpg"]
    assert action.entry["approval"] == {"approved_by": "局长"}


@pytest.mark.parametrize("lines", [FLOOR, QUOTA])
def test_floors_and_quotas_may_close_on_the_deadline_day(stand: Stand, lines: str) -> None:
    reviewer = Author(dt.date(2025, 12, 31), "复核人")
    action = deciding.close(stand(lines, on="2025-12-31"), reviewer, Statement(), "局长", None)
    assert action.entry["status"] == "closed"


CLOSE_REFUSED = [
    (DOING, "经办人乙", "局长", "不能销号"),
    (ended("closed"), "经办人乙", "局长", "不能销号"),
    (REPORTED, "经办人乙", None, "--approved-by"),
    (REPORTED, "经办人乙", "  ", "--approved-by"),
    (REPORTED, "经办人甲", "局长", "另一个人"),
    (UNPROVEN, "经办人乙", "局长", "佐证材料"),
    (FLOOR, "经办人乙", "局长", "合格率"),
    (QUOTA, "经办人乙", "局长", "抽检"),
]


@pytest.mark.parametrize(("lines", "by", "approver", "why"), CLOSE_REFUSED)
def test_close_refuses(stand: Stand, lines: str, by: str, approver: str | None, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        deciding.close(stand(lines), Author(DAY, by), Statement(), approver, None)
    assert why in refused.value.message
    assert refused.value.hint


def test_the_last_request_counts_for_who_may_close(stand: Stand) -> None:
    lines = """
    status: reported
    log:
    - {date: 2025-05-01, by: 甲, status: reported, evidence: [a.pdf]}
    - {date: 2025-05-02, by: 丙, status: doing}
    - {date: 2025-05-03, by: 乙, status: reported, evidence: [b.pdf]}
    """
    assert (
        deciding.close(stand(lines), Author(DAY, "甲"), Statement(), "局长", None).entry["status"] == "closed"
    )
    with pytest.raises(Refusal):
        deciding.close(stand(lines), Author(DAY, "乙"), Statement(), "局长", None)


def test_return_puts_the_item_back(stand: Stand, clerk: Author) -> None:
    action = deciding.return_(stand(REPORTED), clerk, "材料不全")
    assert action.entry == {"date": DAY, "by": "经办人乙", "status": "doing", "note": "退回：材料不全"}
    assert action.sets == ((("status",), "doing"),)


@pytest.mark.parametrize(
    ("status", "verb"),
    [("closed", "重新打开"), ("dropped", "重新打开"), ("carried", "重新打开"), ("paused", "恢复办理")],
)
def test_reopen_says_what_is_reopened(stand: Stand, clerk: Author, status: str, verb: str) -> None:
    action = deciding.reopen(stand(ended(status)), clerk, "又有批示")
    assert action.entry["note"] == f"{verb}：又有批示"
    assert action.sets == ((("status",), "doing"),)


def test_pause_records_until_when(stand: Stand, clerk: Author) -> None:
    action = deciding.pause(stand(DOING), clerk, dt.date(2025, 9, 30), "等上级文件", "局长", "会议纪要3")
    assert action.entry["status"] == "paused"
    assert action.entry["approval"] == {
        "basis": "会议纪要3",
        "approved_by": "局长",
        "reason": "等上级文件",
        "until": dt.date(2025, 9, 30),
    }


def test_drop_records_the_document(stand: Stand, clerk: Author) -> None:
    action = deciding.drop(stand(DOING), clerk, "鄂监〔2025〕1号", "政策取消", "局长")
    assert action.entry["status"] == "dropped"
    assert action.entry["approval"] == {
        "basis": "鄂监〔2025〕1号",
        "approved_by": "局长",
        "reason": "政策取消",
    }


@pytest.mark.parametrize("result", [VerifyResult.CONFIRMED, VerifyResult.PARTLY])
def test_a_check_that_finds_it_true_moves_nothing(stand: Stand, clerk: Author, result: VerifyResult) -> None:
    action = deciding.verify(stand(REPORTED), clerk, result, "有台账", "甲市", ("照片.jpg",))
    assert action.entry["verify"] == {"result": result.value, "found": "有台账", "place": "甲市"}
    assert "status" not in action.entry
    assert action.sets == ()


@pytest.mark.parametrize("lines", [REPORTED, ended("closed")])
def test_an_untrue_report_puts_the_item_back(stand: Stand, clerk: Author, lines: str) -> None:
    action = deciding.verify(stand(lines), clerk, VerifyResult.UNTRUE, "未开展", None, ())
    assert action.entry["status"] == "doing"
    assert action.entry["verify"] == {"result": "untrue", "found": "未开展"}
    assert action.sets == ((("status",), "doing"),)


def test_an_untrue_report_of_work_in_hand_needs_no_move(stand: Stand, clerk: Author) -> None:
    assert deciding.verify(stand(DOING), clerk, VerifyResult.UNTRUE, "未开展", None, ()).sets == ()


UNTIL = dt.date(2025, 9, 30)
REFUSED = [
    ("return", DOING, ("理由",), "不能退回"),
    ("return", REPORTED, (None,), "--reason"),
    ("return", REPORTED, (" ",), "--reason"),
    ("return", LATE, ("理由",), "早于最后一条日志"),
    ("reopen", DOING, ("理由",), "不能重新打开"),
    ("reopen", REPORTED, ("理由",), "不能重新打开"),
    ("reopen", ended("closed"), (None,), "--reason"),
    ("pause", REPORTED, (UNTIL, "理由", "局长", None), "不能暂缓"),
    ("pause", ended("closed"), (UNTIL, "理由", "局长", None), "不能暂缓"),
    ("pause", ended("paused"), (UNTIL, "理由", "局长", None), "不能暂缓"),
    ("pause", DOING, (None, "理由", "局长", None), "--until"),
    ("pause", DOING, (DAY, "理由", "局长", None), "应在 2025-06-30 之后"),
    ("pause", DOING, (UNTIL, None, "局长", None), "--reason"),
    ("pause", DOING, (UNTIL, "理由", None, None), "--approved-by"),
    ("drop", ended("closed"), ("文号", "理由", "局长"), "不能撤项"),
    ("drop", ended("dropped"), ("文号", "理由", "局长"), "不能撤项"),
    ("drop", ended("carried"), ("文号", "理由", "局长"), "不能撤项"),
    ("drop", DOING, (None, "理由", "局长"), "--basis"),
    ("drop", DOING, ("文号", None, "局长"), "--reason"),
    ("drop", DOING, ("文号", "理由", None), "--approved-by"),
    ("verify", "", (VerifyResult.CONFIRMED, None, None, ()), "还没有填报过"),
    ("verify", REPORTED, (VerifyResult.UNTRUE, None, None, ()), "--found"),
    ("verify", REPORTED, (VerifyResult.PARTLY, None, None, ()), "--found"),
    ("verify", LATE, (VerifyResult.CONFIRMED, None, None, ()), "早于最后一条日志"),
]
VERBS = {
    "return": deciding.return_,
    "reopen": deciding.reopen,
    "pause": deciding.pause,
    "drop": deciding.drop,
    "verify": deciding.verify,
}


@pytest.mark.parametrize(("verb", "lines", "given", "why"), REFUSED)
def test_deciding_refuses(
    stand: Stand, clerk: Author, verb: str, lines: str, given: tuple[object, ...], why: str
) -> None:
    on = "2025-07-02" if lines is LATE else "2025-06-30"
    with pytest.raises(Refusal) as refused:
        VERBS[verb](stand(lines, on=on), clerk, *given)  # type: ignore[operator]
    assert why in refused.value.message
    assert refused.value.hint

from datetime import date
from decimal import Decimal

import pytest
from tests.unit.reporting.making import entry, judged, promised, standing, target

from jianguan_cli.domain.plan.log import (
    Approval,
    Correction,
    Extension,
    Handover,
    LogEntry,
    Notice,
    Revision,
    Verification,
)
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.values.vocabulary import ExtendState, Role, VerifyResult
from jianguan_cli.reporting.views.log_days import log_lines

DAY = "2025-06-20"


def said(one: LogEntry) -> dict[str, str]:
    item = standing(1, log=(one,), targets=(judged(target()),), deliverables=(promised("方案"),))
    (told,) = log_lines(item)
    return {part.label: part.text for part in told.said}


def test_the_latest_entry_comes_first_with_its_days_and_author() -> None:
    log = (
        entry("2025-01-05", unit="计量处", upto=date(2024, 12, 31), status=Status.DOING),
        entry(DAY, note="已\n起草"),
    )
    newest, oldest = log_lines(standing(1, log=log))
    assert (newest.day, newest.by, newest.status) == ("2025年6月20日", "经办人甲", "")
    assert (oldest.cutoff, oldest.by, oldest.status) == ("2024年12月31日", "计量处 经办人甲", "推进中")
    assert newest.said[0] == ("进展", "已 起草")


def test_figures_and_promises_are_named_in_full() -> None:
    assert said(entry(DAY, values={"合格率": Decimal("98.60")}, done=("方案",))) == {
        "抽检合格率": "98.6%",
        "完成成果": "出台方案",
    }
    assert said(entry(DAY, waived=("方案",), met=False)) == {"免于完成": "出台方案", "目标": "未达到"}


@pytest.mark.parametrize(
    ("record", "label", "text"),
    [
        (
            {"extend": Extension(from_=date(2025, 6, 30), to=date(2025, 9, 30), approved_by="局长")},
            "批准延期",
            "由2025年6月30日至2025年9月30日（局长批准）",
        ),
        (
            {
                "extend": Extension(
                    from_=date(2025, 6, 30), to=date(2025, 9, 30), reason="招标", state=ExtendState.REFUSED
                )
            },
            "未批准延期",
            "由2025年6月30日至2025年9月30日，理由：招标",
        ),
        (
            {"correct": Correction(entry=date(2025, 1, 5), values={"合格率": None})},
            "更正",
            "2025年1月5日所报合格率撤回",
        ),
        (
            {"handover": Handover(role=Role.SUPPORT, from_=("甲处",), to=("乙处", "丙处"))},
            "移交",
            "配合单位由甲处移交乙处、丙处",
        ),
        (
            {"revise": Revision(field="targets/合格率/value", from_="98", to="97", approved_by="局长")},
            "修订",
            "抽检合格率由“98”改为“97”（局长批准）",
        ),
        ({"revise": Revision(field="title", to="新名")}, "修订", "事项名称由“无”改为“新名”"),
        ({"verify": Verification(result=VerifyResult.PARTLY, found="缺一项")}, "核查", "部分属实：缺一项"),
        (
            {"notice": Notice(colour="red", number="督〔2025〕1号", reply_by=date(2025, 7, 1))},
            "督办文书",
            "督〔2025〕1号，请于2025年7月1日前反馈",
        ),
        ({"reply": "督〔2025〕1号"}, "回复文书", "督〔2025〕1号"),
        (
            {
                "approval": Approval(
                    basis="某函", until=date(2025, 8, 1), reason="机构改革", approved_by="局长"
                )
            },
            "审批",
            "依据某函，暂缓至2025年8月1日，机构改革（局长批准）",
        ),
        ({"evidence": ("a.pdf", "b.pdf")}, "佐证", "a.pdf、b.pdf"),
    ],
)
def test_records_in_words(record: dict[str, object], label: str, text: str) -> None:
    assert said(entry(DAY, **record)) == {label: text}

"""What an approval amends: extend, correct, revise, transfer; every record, every refusal."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jianguan_cli.domain.actions import amending
from jianguan_cli.domain.actions.action import Author, Refusal
from jianguan_cli.domain.values.vocabulary import Role

if TYPE_CHECKING:
    from tests.unit.actions.conftest import Stand

DAY = dt.date(2025, 6, 30)
OLD = dt.date(2025, 12, 31)
NEW = dt.date(2026, 3, 31)
TARGET = """
targets:
- {key: 合格率, metric: 抽检合格率, rule: keep, op: ">=", value: 98, unit: "%"}
"""
READ = (
    TARGET
    + """
status: doing
log:
- {date: 2025-04-01, by: 甲, status: doing, values: {合格率: 98.6}}
- {date: 2025-05-01, by: 甲, note: 推进中}
"""
)
ASKED = """
status: doing
log:
- date: 2025-05-01
  by: 甲
  status: doing
  extend: {from: 2025-12-31, to: 2026-03-31, reason: 招标, state: asked}
"""
GRANTED = """
status: doing
deadline: 2026-03-31
log:
- {date: 2025-05-01, by: 甲, status: doing, extend: {from: 2025-12-31, to: 2026-03-31, approved_by: 局长}}
"""
REFUSED = ASKED.replace("asked", "refused")
CLOSED = "status: closed\nlog:\n- {date: 2025-05-01, by: 甲, status: closed}"


def test_asking_leaves_the_deadline(stand: Stand, clerk: Author) -> None:
    action = amending.ask_extension(stand(), clerk, NEW, "招标推迟", None, None)
    assert action.entry == {
        "date": DAY,
        "by": "经办人乙",
        "extend": {"from": OLD, "to": NEW, "reason": "招标推迟", "state": "asked"},
    }
    assert action.sets == ()


def test_asking_with_an_approver_moves_it_at_once(stand: Stand, clerk: Author) -> None:
    action = amending.ask_extension(stand(), clerk, NEW, "招标推迟", "局长", None)
    assert action.entry["extend"] == {
        "from": OLD,
        "to": NEW,
        "reason": "招标推迟",
        "state": "approved",
        "approved_by": "局长",
    }
    assert action.sets == ((("deadline",), NEW),)


def test_a_second_extension_counts_from_the_first(stand: Stand, clerk: Author) -> None:
    later = dt.date(2026, 6, 30)
    action = amending.ask_extension(stand(GRANTED), clerk, later, "再延", None, 2)
    extend = action.entry["extend"]
    assert isinstance(extend, dict)
    assert (extend["from"], extend["to"]) == (NEW, later)


def test_after_a_refusal_one_may_ask_again(stand: Stand, clerk: Author) -> None:
    assert "extend" in amending.ask_extension(stand(REFUSED), clerk, NEW, "再请", None, None).entry


@pytest.mark.parametrize(
    ("approve", "state", "sets"), [(True, "approved", ((("deadline",), NEW),)), (False, "refused", ())]
)
def test_deciding_repeats_what_was_asked(
    stand: Stand, clerk: Author, approve: bool, state: str, sets: tuple[object, ...]
) -> None:
    action = amending.decide_extension(stand(ASKED), clerk, "局长", approve=approve)
    assert action.entry["extend"] == {
        "from": OLD,
        "to": NEW,
        "reason": "招标",
        "state": state,
        "approved_by": "局长",
    }
    assert action.sets == sets


EXTEND_REFUSED = [
    (CLOSED, NEW, "理由", None, "不能延期"),
    ("", NEW, None, None, "--reason"),
    (ASKED, NEW, "理由", None, "待批"),
    (GRANTED, dt.date(2026, 6, 30), "理由", 1, "上限"),
    (GRANTED, dt.date(2026, 6, 30), "理由", 0, "上限"),
    ("", OLD, "理由", None, "应晚于现期限"),
    ("", DAY, "理由", None, "应晚于现期限"),
    (GRANTED, NEW, "理由", None, "应晚于现期限"),
]


@pytest.mark.parametrize(("lines", "to", "reason", "limit", "why"), EXTEND_REFUSED)
def test_extending_refuses(
    stand: Stand, clerk: Author, lines: str, to: dt.date, reason: str | None, limit: int | None, why: str
) -> None:
    with pytest.raises(Refusal) as refused:
        amending.ask_extension(stand(lines), clerk, to, reason, None, limit)
    assert why in refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize("lines", ["", GRANTED, REFUSED])
def test_there_is_nothing_to_decide(stand: Stand, clerk: Author, lines: str) -> None:
    with pytest.raises(Refusal, match="没有待批"):
        amending.decide_extension(stand(lines), clerk, "局长", approve=True)


ASKED_AGAIN = (
    GRANTED
    + """
- date: 2025-06-01
  by: 甲
  extend: {from: 2026-03-31, to: 2026-06-30, reason: 再延, state: asked}
"""
)


@pytest.mark.parametrize(
    ("lines", "limit", "approve", "refused"),
    [
        (ASKED, 0, True, True),
        (ASKED, 0, False, False),  # to refuse is always possible
        (ASKED, 1, True, False),
        (ASKED_AGAIN, 1, True, True),
        (ASKED_AGAIN, 1, False, False),
        (ASKED_AGAIN, 2, True, False),
        (ASKED_AGAIN, None, True, False),
    ],
)
def test_the_limit_holds_for_approving_what_was_asked(
    stand: Stand, clerk: Author, lines: str, limit: int | None, approve: bool, refused: bool
) -> None:
    try:
        amending.decide_extension(stand(lines), clerk, "局长", approve=approve, limit=limit)
    except Refusal as refusal:
        assert refused
        assert "上限" in refusal.message
    else:
        assert not refused


def test_deciding_needs_a_name(stand: Stand, clerk: Author) -> None:
    with pytest.raises(Refusal, match="批准人"):
        amending.decide_extension(stand(ASKED), clerk, " ", approve=True)


@pytest.mark.parametrize("value", [Decimal("96.8"), None])
def test_correct_names_the_entry(stand: Stand, clerk: Author, value: Decimal | None) -> None:
    day = dt.date(2025, 4, 1)
    action = amending.correct(stand(READ), clerk, day, {"合格率": value}, "统计口径有误", "局长")
    assert action.entry["correct"] == {
        "entry": day,
        "values": {"合格率": value},
        "reason": "统计口径有误",
        "approved_by": "局长",
    }
    assert action.sets == ()


GOOD: dict[str, Decimal | None] = {"合格率": Decimal(97)}
CORRECT_REFUSED = [
    (dt.date(2025, 4, 2), GOOD, "理由", "局长", "日志里没有 2025-04-02"),
    (dt.date(2025, 5, 1), GOOD, "理由", "局长", "没有报过“合格率”"),
    (dt.date(2025, 4, 1), {"别的": Decimal(1)}, "理由", "局长", "没有报过“别的”"),
    (dt.date(2025, 4, 1), {}, "理由", "局长", "没有写要更正成多少"),
    (dt.date(2025, 4, 1), GOOD, None, "局长", "--reason"),
    (dt.date(2025, 4, 1), GOOD, "理由", None, "--approved-by"),
]


@pytest.mark.parametrize(("day", "values", "reason", "approver", "why"), CORRECT_REFUSED)
def test_correct_refuses(
    stand: Stand,
    clerk: Author,
    day: dt.date,
    values: dict[str, Decimal | None],
    reason: str | None,
    approver: str | None,
    why: str,
) -> None:
    with pytest.raises(Refusal) as refused:
        amending.correct(stand(READ), clerk, day, values, reason, approver)
    assert why in refused.value.message
    assert refused.value.hint


def test_the_days_with_figures_are_named(stand: Stand, clerk: Author) -> None:
    with pytest.raises(Refusal) as refused:
        amending.correct(stand(READ), clerk, dt.date(2025, 1, 1), GOOD, "理由", "局长")
    assert "2025-04-01" in refused.value.hint
    assert "2025-05-01" not in refused.value.hint


@pytest.mark.parametrize(
    ("field", "to", "before", "path", "value"),
    [
        ("title", "改名", "推行某制度", ("title",), "改名"),
        ("targets/合格率/value", "97", "98", ("targets", 0, "value"), Decimal(97)),
        ("targets/合格率/op", ">", ">=", ("targets", 0, "op"), ">"),
        ("targets/合格率/unit", "‰", "%", ("targets", 0, "unit"), "‰"),
        ("targets/合格率/strength", "soft", "firm", ("targets", 0, "strength"), "soft"),
        ("targets/合格率/deadline", "2026-03-31", None, ("targets", 0, "deadline"), "2026-03-31"),
    ],
)
def test_revise_changes_the_field_and_keeps_the_old_words(
    stand: Stand,
    clerk: Author,
    field: str,
    to: str,
    before: str | None,
    path: tuple[object, ...],
    value: object,
) -> None:
    action = amending.revise(stand(TARGET), clerk, field, to, "中期调整", "局长")
    said = {"field": field, "from": before, "to": to, "reason": "中期调整", "approved_by": "局长"}
    assert action.entry["revise"] == {name: word for name, word in said.items() if word is not None}
    assert action.sets == ((path, value),)


REVISE_REFUSED = [
    ("title", "推行某制度", "理由", "局长", "无须修订"),
    ("title", "改名", None, "局长", "--reason"),
    ("title", "改名", "理由", None, "--approved-by"),
    ("deadline", "2026-01-01", "理由", "局长", "不能修订“deadline”"),
    ("targets/没有/value", "1", "理由", "局长", "不能修订"),
    ("targets/合格率/rule", "reach", "理由", "局长", "不能修订"),
    ("targets/合格率/value", "九十七", "理由", "局长", "不是数字"),
    ("targets/合格率/op", "≥", "理由", "局长", "不是界限方向"),
]


@pytest.mark.parametrize(("field", "to", "reason", "approver", "why"), REVISE_REFUSED)
def test_revise_refuses(
    stand: Stand, clerk: Author, field: str, to: str, reason: str | None, approver: str | None, why: str
) -> None:
    with pytest.raises(Refusal) as refused:
        amending.revise(stand(TARGET), clerk, field, to, reason, approver)
    assert why in refused.value.message
    assert refused.value.hint


MOVED = """
status: doing
log:
- date: 2025-05-01
  by: 甲
  status: doing
  handover: {role: lead, from: [甲处], to: [丙处], reason: 机构改革, approved_by: 局长}
"""


@pytest.mark.parametrize(
    ("lines", "role", "from_", "leaving"),
    [
        ("", Role.LEAD, (), ["甲处"]),
        ("", Role.SUPPORT, (), ["乙处"]),
        ("", Role.LEAD, ("甲处",), ["甲处"]),
        (MOVED, Role.LEAD, (), ["丙处"]),
        ("support: []", Role.SUPPORT, (), []),
    ],
)
def test_transfer_moves_today_s_owners(
    stand: Stand, clerk: Author, lines: str, role: Role, from_: tuple[str, ...], leaving: list[str]
) -> None:
    action = amending.transfer(stand(lines), clerk, role, ("丁处",), from_, "职能划转", "局长")
    assert action.entry["handover"] == {
        "role": role.value,
        "from": leaving,
        "to": ["丁处"],
        "reason": "职能划转",
        "approved_by": "局长",
    }
    assert action.sets == ()


TRANSFER_REFUSED = [
    ("", ("丁处",), ("丙处",), "理由", "局长", "丙处不在现承办单位里"),
    (MOVED, ("丁处",), ("甲处",), "理由", "局长", "甲处不在现承办单位里"),
    ("", (), (), "理由", "局长", "没有写移交给谁"),
    ("", ("甲处",), (), "理由", "局长", "没有写移交给谁"),
    ("", ("丁处",), (), None, "局长", "--reason"),
    ("", ("丁处",), (), "理由", None, "--approved-by"),
    (CLOSED, ("丁处",), (), "理由", "局长", "不能移交"),
]


@pytest.mark.parametrize(("lines", "to", "from_", "reason", "approver", "why"), TRANSFER_REFUSED)
def test_transfer_refuses(
    stand: Stand,
    clerk: Author,
    lines: str,
    to: tuple[str, ...],
    from_: tuple[str, ...],
    reason: str | None,
    approver: str | None,
    why: str,
) -> None:
    with pytest.raises(Refusal) as refused:
        amending.transfer(stand(lines), clerk, Role.LEAD, to, from_, reason, approver)
    assert why in refused.value.message
    assert refused.value.hint

"""``update`` and ``submit``: every record, every refusal."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jianguan_cli.domain.actions.action import Author, Refusal, Statement
from jianguan_cli.domain.actions.reporting import submit, update
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.edit import Append, SetValue

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.actions.conftest import Stand

    from jianguan_cli.domain.judging.standing import Standing

    Writer = Callable[[Standing, Author, Statement], object]

DAY = dt.date(2025, 6, 30)
SAID = Statement(note="已印发方案")


def status_log(*pairs: str) -> str:
    """``date status`` pairs as an item's status and log."""
    lines = [f"status: {pairs[-1].split()[1]}", "log:"]
    for pair in pairs:
        day, status = pair.split()
        lines.append(f"- {{date: {day}, by: 经办人甲, status: {status}}}")
    return "\n".join(lines)


def test_a_first_report_moves_the_item_to_doing(stand: Stand, clerk: Author) -> None:
    action = update(stand(), clerk, SAID, None)
    assert action.entry == {"date": DAY, "by": "经办人乙", "status": "doing", "note": "已印发方案"}
    assert action.sets == ((("status",), "doing"),)


def test_a_later_report_says_only_what_was_said(stand: Stand, clerk: Author) -> None:
    said = Statement(
        values={"合格率": Decimal("98.6")}, upto=dt.date(2025, 3, 31), problem="人手不足", evidence=("a.pdf",)
    )
    action = update(stand(status_log("2025-05-01 doing")), clerk, said, None)
    assert action.entry == {
        "date": DAY,
        "upto": dt.date(2025, 3, 31),
        "by": "经办人乙",
        "values": {"合格率": Decimal("98.6")},
        "problem": "人手不足",
        "evidence": ["a.pdf"],
    }
    assert list(action.entry) == ["date", "upto", "by", "values", "problem", "evidence"]
    assert action.sets == ()


def test_a_cutoff_on_the_day_itself_is_not_written(stand: Stand, clerk: Author) -> None:
    action = update(stand(), clerk, SAID._replace(upto=DAY), None)
    assert "upto" not in action.entry


def test_unit_and_way_are_recorded(stand: Stand) -> None:
    action = update(stand(), Author(DAY, "甲", "甲处", "import"), SAID, Status.TODO)
    assert (action.entry["unit"], action.entry["via"], action.entry["status"]) == ("甲处", "import", "todo")


def test_the_same_status_again_is_recorded_but_not_set(stand: Stand, clerk: Author) -> None:
    action = update(stand(status_log("2025-05-01 doing")), clerk, Statement(), Status.DOING)
    assert action.entry["status"] == "doing"
    assert action.sets == ()


def test_the_edits_stand_where_the_item_stands(stand: Stand, clerk: Author) -> None:
    first, last = update(stand(), clerk, SAID, None).edits(7)
    assert first == SetValue(("items", 7, "status"), "doing")
    assert isinstance(last, Append)
    assert last.path == ("items", 7, "log")


UPDATE_REFUSED = [
    ("", Statement(), None, "没有要填报的内容"),
    ("", SAID, Status.UNREPORTED, "待填报"),
    ("", SAID, Status.REPORTED, "jianguan submit"),
    ("", SAID, Status.CLOSED, "jianguan close"),
    ("", SAID, Status.PAUSED, "jianguan pause"),
    ("", SAID, Status.DROPPED, "jianguan drop"),
    ("", SAID, Status.CARRIED, "jianguan carry"),
    (status_log("2025-07-01 doing"), SAID, None, "早于最后一条日志"),
    (status_log("2025-05-01 doing", "2025-05-02 closed"), SAID, None, "已销号，不再填报"),
    (status_log("2025-05-01 dropped"), SAID, None, "已撤项，不再填报"),
    (status_log("2025-05-01 carried"), SAID, None, "已结转，不再填报"),
    (status_log("2025-05-01 reported"), SAID, Status.DOING, "已申请销号"),
    (status_log("2025-05-01 paused"), SAID, Status.DOING, "暂缓中"),
]


@pytest.mark.parametrize(("lines", "said", "status", "why"), UPDATE_REFUSED)
def test_update_refuses(
    stand: Stand, clerk: Author, lines: str, said: Statement, status: Status | None, why: str
) -> None:
    with pytest.raises(Refusal) as refused:
        update(stand(lines), clerk, said, status)
    assert why in f"{refused.value.message}{refused.value.hint}"
    assert refused.value.hint


@pytest.mark.parametrize("status", ["reported", "paused"])
def test_progress_without_a_status_is_heard_while_waiting(stand: Stand, clerk: Author, status: str) -> None:
    action = update(stand(status_log(f"2025-05-01 {status}")), clerk, SAID, None)
    assert "status" not in action.entry


DELIVERABLES = """
deliverables:
- {key: 制度, text: 印发制度}
- {key: 平台, text: 建成平台}
- {key: 试点, text: 争取试点, strength: soft}
"""
PROOF = Statement(evidence=("证明.pdf",))


def test_submit_records_the_request(stand: Stand, clerk: Author) -> None:
    action = submit(stand(status_log("2025-05-01 doing")), clerk, PROOF, (), None, None)
    assert action.entry == {"date": DAY, "by": "经办人乙", "status": "reported", "evidence": ["证明.pdf"]}
    assert action.sets == ((("status",), "reported"),)


def test_submit_settles_deliverables_by_done_and_by_waiver(stand: Stand, clerk: Author) -> None:
    action = submit(
        stand(DELIVERABLES), clerk, PROOF._replace(done=("制度",)), ("平台",), "另有平台", "分管局长"
    )
    assert action.entry["done"] == ["制度"]
    assert action.entry["waived"] == ["平台"]
    assert action.entry["note"] == "经分管局长批准免于完成平台：另有平台"


def test_submit_counts_what_was_done_before(stand: Stand, clerk: Author) -> None:
    lines = (
        DELIVERABLES + "status: doing\nlog:\n- {date: 2025-05-01, by: 甲, status: doing, done: [制度, 平台]}"
    )
    assert submit(stand(lines), clerk, PROOF, (), None, None).entry["status"] == "reported"


SUBMIT_REFUSED = [
    ("", Statement(), (), None, None, "佐证材料"),
    (DELIVERABLES, PROOF, (), None, None, "2 项成果未完成：制度、平台"),
    (DELIVERABLES, PROOF._replace(done=("制度",)), (), None, None, "1 项成果未完成：平台"),
    (DELIVERABLES, PROOF, ("制度", "平台"), "理由", None, "--approved-by"),
    (DELIVERABLES, PROOF, ("制度", "平台"), None, "局长", "--reason"),
    (status_log("2025-05-01 reported"), PROOF, (), None, None, "已申请销号"),
    (status_log("2025-05-01 paused"), PROOF, (), None, None, "暂缓"),
    (status_log("2025-05-01 closed"), PROOF, (), None, None, "已销号"),
    (status_log("2025-07-01 doing"), PROOF, (), None, None, "早于最后一条日志"),
]


@pytest.mark.parametrize(("lines", "said", "waived", "reason", "approver", "why"), SUBMIT_REFUSED)
def test_submit_refuses(
    stand: Stand,
    clerk: Author,
    lines: str,
    said: Statement,
    waived: tuple[str, ...],
    reason: str | None,
    approver: str | None,
    why: str,
) -> None:
    with pytest.raises(Refusal) as refused:
        submit(stand(lines), clerk, said, waived, reason, approver)
    assert why in refused.value.message
    assert refused.value.hint


def test_an_empty_progress_knows_it() -> None:
    assert Statement().empty
    assert not SAID.empty


RATE = """
targets: [{key: 合格率, metric: 合格率, rule: keep, op: ">=", value: 98, unit: "%"MORE}]
status: doing
log:
- {date: 2025-04-02, upto: 2025-03-31, by: 甲, status: doing, values: {合格率: 98.6}ENTRY}
"""
QUARTER = dt.date(2025, 3, 31)


def rate(value: str, upto: dt.date | None = QUARTER, *, provisional: bool = False) -> Statement:
    return Statement(values={"合格率": Decimal(value)}, upto=upto, provisional=provisional)


def before(more: str = "", entry: str = "") -> str:
    return RATE.replace("MORE", more).replace("ENTRY", entry)


def ask_closing(standing: Standing, author: Author, statement: Statement) -> object:
    return submit(standing, author, statement._replace(evidence=("a.pdf",)), (), None, None)


def report(standing: Standing, author: Author, statement: Statement) -> object:
    return update(standing, author, statement, None)


WRITERS = pytest.mark.parametrize("write", [report, ask_closing])


@WRITERS
def test_a_figure_of_a_day_to_come_is_refused(stand: Stand, clerk: Author, write: Writer) -> None:
    tomorrow = DAY + dt.timedelta(1)
    with pytest.raises(Refusal, match="数据截止日2025年7月1日在填报日期2025年6月30日之后") as refused:
        write(stand(before()), clerk, rate("99", upto=tomorrow))
    assert "预计数请写进 --note" in refused.value.hint
    with pytest.raises(Refusal, match="在填报日期"):
        write(stand(before()), clerk, Statement(note="年底完成", upto=tomorrow))


@WRITERS
def test_a_second_figure_of_the_same_day_is_refused_with_what_to_write(
    stand: Stand, clerk: Author, write: Writer
) -> None:
    with pytest.raises(
        Refusal, match=r"“合格率”截至2025年3月31日已报 98\.6（2025年4月2日报），不能再报 97"
    ) as refused:
        write(stand(before()), clerk, rate("97"))
    assert "jianguan correct p-1 --entry 2025-04-02 --value 合格率=97" in refused.value.hint
    assert "--provisional" in refused.value.hint
    assert "undo" not in refused.value.hint


@WRITERS
@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (before(), rate("98.6")),
        (before(), rate("97", upto=None)),
        (before(entry=", provisional: true"), rate("97")),
        (before(more=", combine: worst", entry=", unit: 乙县"), rate("97")),
        (
            before() + "- {date: 2025-04-09, by: 督, correct: {entry: 2025-04-02, values: {合格率: 97}}}",
            rate("97"),
        ),
        (
            before() + "- {date: 2025-04-09, by: 督, correct: {entry: 2025-04-02, values: {合格率: ~}}}",
            rate("97"),
        ),
    ],
)
def test_what_contradicts_nothing_is_written(
    stand: Stand, clerk: Author, write: Writer, lines: str, said: Statement
) -> None:
    write(stand(lines), clerk._replace(unit="甲县"), said)


def test_a_slip_of_the_same_day_may_be_undone(stand: Stand, clerk: Author) -> None:
    today = before().replace("2025-04-02", "2025-06-30")
    with pytest.raises(Refusal) as refused:
        report(stand(today), clerk, rate("97"))
    assert refused.value.hint.startswith("刚才填错了请用 jianguan undo")


def test_a_provisional_figure_says_so(stand: Stand, clerk: Author) -> None:
    action = update(stand(), clerk, rate("97", provisional=True), None)
    assert action.entry["provisional"] is True
    assert "provisional" not in update(stand(), clerk, rate("97"), None).entry
    with pytest.raises(Refusal, match="初步数（provisional）说的是所报的数"):
        update(stand(), clerk, Statement(note="已部署", provisional=True), None)


def test_a_provisional_figure_does_not_replace_a_final_one(stand: Stand, clerk: Author) -> None:
    with pytest.raises(Refusal, match="不能再报 97"):
        report(stand(before()), clerk, rate("97", provisional=True))

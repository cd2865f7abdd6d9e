from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.judging.making import day, log_lines, standing, target_standing, with_target

from jianguan_cli.domain.judging.standing import Reading
from jianguan_cli.domain.plan.status import Status


@pytest.mark.parametrize(
    ("log", "as_of", "expected"),
    [
        ("", "2025-06-30", "doing"),  # no status entry at all: the item's own
        ("2025-03-01 | note: 交办", "2025-06-30", "doing"),
        ("2025-03-01 | status: todo", "2025-02-28", "unreported"),
        ("2025-03-01 | status: todo", "2025-03-01", "todo"),
        ("2025-03-01 | status: todo\n2025-04-01 | note: x", "2025-06-30", "todo"),
        ("2025-03-01 | status: todo\n2025-04-01 | note: x", "2025-02-28", "unreported"),
        ("2025-03-01 | status: todo\n2025-03-01 | status: doing", "2025-03-01", "doing"),
        ("2025-03-01 | status: reported\n2025-03-02 | verify: {result: untrue}", "2025-03-02", "doing"),
        ("2025-03-01 | status: reported\n2025-03-02 | verify: {result: partly}", "2025-03-02", "reported"),
        # written out of order: by date all the same
        ("2025-04-01 | status: reported\n2025-03-01 | status: todo", "2025-06-30", "reported"),
        ("2025-04-01 | status: reported\n2025-03-01 | status: todo", "2025-03-15", "todo"),
        (
            "2025-04-01 | status: reported\n2025-03-01 | status: todo\n2025-03-15 | note: x",
            "2025-06-30",
            "reported",
        ),
    ],
)
def test_status_of_a_day(log: str, as_of: str, expected: str) -> None:
    assert standing(as_of, log_lines(log)).status.value == expected


def extend(date: str, old: str, new: str, *, state: str = "approved") -> str:
    return f"{date} | extend: {{from: {old}, to: {new}, state: {state}}}"


CHAIN = "\n".join(
    [
        extend("2025-05-01", "2025-06-30", "2025-08-31"),
        extend("2025-08-01", "2025-08-31", "2025-10-31", state="asked"),
        extend("2025-08-10", "2025-08-31", "2025-10-31"),
        extend("2025-10-20", "2025-10-31", "2025-11-30", state="refused"),
    ]
)


@pytest.mark.parametrize(
    ("as_of", "deadline", "extensions"),
    [
        ("2025-04-30", "2025-06-30", 0),
        ("2025-05-01", "2025-08-31", 1),
        ("2025-08-09", "2025-08-31", 1),
        ("2025-08-10", "2025-10-31", 2),
        ("2025-12-31", "2025-10-31", 2),
    ],
)
def test_several_extensions_in_a_row(as_of: str, deadline: str, extensions: int) -> None:
    one = standing(as_of, f"deadline: 2025-10-31\n{log_lines(CHAIN)}")
    assert (one.deadline, one.extensions) == (day(deadline), extensions)
    assert one.deadline_original == day("2025-06-30")


@pytest.mark.parametrize(
    ("as_of", "deadline"),
    [
        ("2025-05-31", "2025-06-30"),  # before anybody asked: not yet the day that the file says now
        ("2025-06-01", "2025-06-30"),
        ("2025-06-10", "2025-08-31"),
        ("2025-08-01", "2025-08-31"),  # a later request that misquotes the day it starts from moves nothing
        ("2025-08-20", "2025-10-31"),
    ],
)
def test_asked_before_it_was_approved(as_of: str, deadline: str) -> None:
    log = [
        extend("2025-06-01", "2025-06-30", "2025-08-31", state="asked"),
        extend("2025-06-10", "2025-06-30", "2025-08-31"),
        extend("2025-08-20", "2025-08-15", "2025-10-31"),
    ]
    one = standing(as_of, "deadline: 2025-10-31\n" + log_lines("\n".join(log)))
    assert one.deadline == day(deadline)


def test_an_extension_to_a_day_before_the_old_one_moves_the_deadline_as_approved() -> None:
    one = standing(
        "2025-05-02", "deadline: 2025-05-31\n" + log_lines(extend("2025-05-01", "2025-06-30", "2025-05-31"))
    )
    assert one.deadline == day("2025-05-31")
    assert one.deadline_original == day("2025-06-30")


def test_without_an_extension_the_items_deadline_holds_on_every_day() -> None:
    assert standing("2021-01-01", "deadline: 2025-06-30").deadline == day("2025-06-30")


THREE = "2025-03-01 | values: {数: 3}"
CORRECTED = "2025-03-05 | correct: {entry: 2025-03-01, values: {数: 5}}"


def values(log: str, as_of: str) -> list[tuple[str, Decimal | None]]:
    found = target_standing(as_of, with_target("", log=log)).readings
    return [(reading.upto.isoformat(), reading.value) for reading in found]


@pytest.mark.parametrize(
    ("log", "as_of", "expected"),
    [
        ("2025-03-01 | values: {数: 3}", "2025-02-28", []),
        ("2025-03-01 | values: {数: 3}", "2025-03-01", [("2025-03-01", 3)]),
        ("2025-03-05 | upto: 2025-02-28 | values: {数: 3}", "2025-03-05", [("2025-02-28", 3)]),
        # out of order: by the day they speak of
        (
            "2025-03-01 | values: {数: 3}\n2025-03-02 | upto: 2025-01-31 | values: {数: 1}",
            "2025-03-02",
            [("2025-01-31", 1), ("2025-03-01", 3)],
        ),
        # two of one day stay in the order of the file
        (
            "2025-03-01 | values: {数: 3}\n2025-03-01 | values: {数: 4}",
            "2025-03-01",
            [("2025-03-01", 3), ("2025-03-01", 4)],
        ),
        # corrected: the last one of that day; before the correction nobody knew
        (
            "2025-03-01 | values: {数: 3}\n2025-03-05 | correct: {entry: 2025-03-01, values: {数: 5}}",
            "2025-03-04",
            [("2025-03-01", 3)],
        ),
        (
            "2025-03-01 | values: {数: 3}\n2025-03-05 | correct: {entry: 2025-03-01, values: {数: 5}}",
            "2025-03-05",
            [("2025-03-01", 5)],
        ),
        (
            f"2025-03-01 | values: {{数: 3}}\n2025-03-01 | values: {{数: 4}}\n{CORRECTED}",
            "2025-03-05",
            [("2025-03-01", 3), ("2025-03-01", 5)],
        ),
        # one with a later report after it
        (
            f"{THREE}\n2025-03-02 | values: {{数: 4}}\n{CORRECTED}",
            "2025-03-05",
            [("2025-03-01", 5), ("2025-03-02", 4)],
        ),
        # a correction of a correction, and a withdrawal
        (
            f"{THREE}\n{CORRECTED}\n2025-03-06 | correct: {{entry: 2025-03-01, values: {{数: 6}}}}",
            "2025-03-06",
            [("2025-03-01", 6)],
        ),
        (
            "2025-03-01 | values: {数: 3}\n2025-03-05 | correct: {entry: 2025-03-01, values: {数: ~}}",
            "2025-03-05",
            [],
        ),
        # a correction of an entry that is none changes nothing
        (
            "2025-03-01 | values: {数: 3}\n2025-03-05 | correct: {entry: 2025-02-01, values: {数: 5}}",
            "2025-03-05",
            [("2025-03-01", 3)],
        ),
        # nor of one that comes later
        (
            "2025-03-01 | correct: {entry: 2025-03-05, values: {数: 5}}\n2025-03-05 | values: {数: 3}",
            "2025-03-05",
            [("2025-03-05", 3)],
        ),
        # untrue: the last report is withdrawn, not the ones before
        (
            f"{THREE}\n2025-04-01 | values: {{数: 9}}\n2025-04-05 | verify: {{result: untrue}}",
            "2025-04-05",
            [("2025-03-01", 3)],
        ),
        (
            f"{THREE}\n2025-03-05 | verify: {{result: untrue}}\n2025-03-09 | values: {{数: 2}}",
            "2025-03-09",
            [("2025-03-09", 2)],
        ),
    ],
)
def test_the_readings_that_stand(log: str, as_of: str, expected: list[tuple[str, int]]) -> None:
    assert values(log, as_of) == [(upto, Decimal(value)) for upto, value in expected]


def test_bare_answers_to_an_undefined_bar() -> None:
    lines = with_target(
        "against: 第一方阵", log="2025-03-01 | met: false\n2025-06-01 | met: true | evidence: [通报.pdf]"
    )
    one = target_standing("2025-06-01", lines)
    assert one.readings == (
        Reading(day("2025-03-01"), day("2025-03-01"), None, None, False),
        Reading(day("2025-06-01"), day("2025-06-01"), None, None, True),
    )
    assert one.state.value == "met"


RELATIVE = "targets:\n" + "".join(
    f'  - {{key: {key}, metric: {key}, rule: keep, op: ">=", against: {bar}, unit: 个}}\n'
    for key, bar in (("均值", "全国均值"), ("方阵", "第一方阵"))
)
BELOW = "values: {均值: 99} | refs: {均值: 100}"


@pytest.mark.parametrize(
    ("log", "states"),
    [
        # 全国均值 has figures and references of its own: the answer is meant for 第一方阵
        (f"2025-03-31 | {BELOW}\n2025-06-30 | met: true", ["broken", "met"]),
        (f"2025-03-31 | {BELOW} | met: true", ["broken", "met"]),
        ("2025-03-31 | values: {均值: 101} | refs: {均值: 100} | met: false", ["met", "broken"]),
        # its reference is not published yet
        ("2025-03-31 | values: {均值: 99} | met: true", ["unpaced", "met"]),
        # a rank is said beside the answer, the mean had its reference before
        (f"2025-03-31 | {BELOW}\n2025-06-30 | values: {{均值: 99, 方阵: 3}} | met: true", ["broken", "met"]),
        # nothing tells the two apart
        ("2025-03-31 | met: true", ["met", "met"]),
    ],
)
def test_which_of_several_relative_promises_an_answer_is_meant_for(log: str, states: list[str]) -> None:
    one = standing("2025-07-01", RELATIVE + log_lines(log))
    assert [target.state.value for target in one.targets] == states


def test_the_only_relative_promise_is_the_one_that_is_answered() -> None:
    log = "2025-03-31 | values: {数: 99} | refs: {数: 100}\n2025-06-30 | values: {数: 3} | met: true"
    lines = with_target("rule: keep\nagainst: 全国均值", log=log)
    assert target_standing("2025-07-01", lines).state.value == "met"


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        ("2025-03-01 | met: true", []),
        ("2025-02-01 | met: false\n2025-03-01 | met: true", [False]),
        ("2025-02-01 | met: false\n2025-03-01 | met: false\n2025-03-01 | met: true", [False]),
        # a figure that came later is what is withdrawn
        ("2025-02-01 | met: false\n2025-03-01 | values: {数: 3}", [False]),
    ],
)
def test_withdrawn_answers(answers: str, left: list[bool]) -> None:
    lines = with_target("against: 第一方阵", log=f"{answers}\n2025-03-05 | verify: {{result: untrue}}")
    assert [reading.met for reading in target_standing("2025-03-05", lines).readings] == left


def test_a_figure_with_its_reference_speaks_louder_than_the_answer_beside_it() -> None:
    lines = with_target(
        "against: 全国均值", log="2025-03-01 | values: {数: 1.2} | refs: {数: 1.3} | met: true"
    )
    assert target_standing("2025-03-01", lines).state.value == "unpaced"


def test_untrue_withdraws_done_deliverables_of_the_last_report() -> None:
    lines = "deliverables: [{key: 甲, text: 甲文}, {key: 乙, text: 乙文}]\n" + log_lines(
        "2025-03-01 | done: [甲]\n2025-04-01 | done: [乙]\n2025-04-05 | verify: {result: untrue}"
    )
    before, after = standing("2025-04-04", lines), standing("2025-04-05", lines)
    assert [one.done for one in before.deliverables] == [day("2025-03-01"), day("2025-04-01")]
    assert [one.done for one in after.deliverables] == [day("2025-03-01"), None]
    assert before.progress == 100
    assert after.progress == 50


@pytest.mark.parametrize(
    ("handover", "as_of", "lead", "support"),
    [
        ("role: lead, from: [甲处], to: [丙处]", "2025-02-28", ("甲处",), ("乙处",)),
        ("role: lead, from: [甲处], to: [丙处]", "2025-03-01", ("丙处",), ("乙处",)),
        ("role: lead, from: [甲处], to: [丙处, 丁处]", "2025-03-01", ("丙处", "丁处"), ("乙处",)),
        ("role: support, from: [乙处], to: [丙处]", "2025-03-01", ("甲处",), ("丙处",)),
        ("role: lead, from: [无此处], to: [丙处]", "2025-03-01", ("甲处", "丙处"), ("乙处",)),
        ("role: lead, from: [甲处], to: []", "2025-03-01", (), ("乙处",)),
        ("role: lead, from: [甲处], to: [甲处]", "2025-03-01", ("甲处",), ("乙处",)),
    ],
)
def test_handovers_move_owners_now_not_the_printed_ones(
    handover: str, as_of: str, lead: tuple[str, ...], support: tuple[str, ...]
) -> None:
    one = standing(as_of, log_lines(f"2025-03-01 | handover: {{{handover}}}"))
    assert (one.lead_now, one.support_now) == (lead, support)
    assert one.item.lead == ("甲处",)


@pytest.mark.parametrize(
    ("taken", "given", "lead"),
    [
        # the new ones stand where the first old one stood: the first of several leads
        ("甲处", "丙处", ["丙处", "丁处", "戊处"]),
        ("丁处", "丙处", ["甲处", "丙处", "戊处"]),
        ("甲处, 戊处", "丙处", ["丙处", "丁处"]),
        ("甲处, 丁处", "丙处, 己处", ["丙处", "己处", "戊处"]),
        ("甲处", "丁处", ["丁处", "戊处"]),
        ("无此处", "丙处", ["甲处", "丁处", "戊处", "丙处"]),
    ],
)
def test_a_handover_keeps_the_order_of_several_owners(taken: str, given: str, lead: list[str]) -> None:
    log = log_lines(f"2025-03-01 | handover: {{role: lead, from: [{taken}], to: [{given}]}}")
    assert list(standing("2025-03-01", f"lead: [甲处, 丁处, 戊处]\n{log}").lead_now) == lead


@pytest.mark.parametrize(
    ("as_of", "value", "op"), [("2025-02-28", 120, ">"), ("2025-03-01", 100, ">"), ("2025-05-01", 100, ">=")]
)
def test_revisions_of_a_later_day_are_undone(as_of: str, value: int, op: str) -> None:
    lines = with_target(
        "",
        log='2025-03-01 | revise: {field: targets/数/value, from: "120", to: "100", approved_by: 甲}\n'
        '2025-05-01 | revise: {field: targets/数/op, from: ">", to: ">=", approved_by: 甲}',
    )
    target = target_standing(as_of, lines).target
    assert target.value == value
    assert target.op.value == op


@pytest.mark.parametrize(
    ("field", "old", "attribute", "expected"),
    [
        ("targets/数/deadline", "2025-09-30", "deadline", day("2025-09-30")),
        ("targets/数/deadline", None, "deadline", None),
        ("targets/数/implied", "true", "implied", True),
        ("targets/数/metric", "旧名", "metric", "旧名"),
        ("targets/数/op", "大于", "op", None),
        # what cannot be undone stays as it is
        ("targets/数/value", "一百", "value", Decimal(100)),
        ("targets/数/milestones", "x", "milestones", ()),
        ("targets/无/value", "1", "value", Decimal(100)),
        ("targets/数/nothing", "1", "value", Decimal(100)),
        ("targets/数/metric", None, "metric", "完成数"),
        ("owner", "1", "value", Decimal(100)),
    ],
)
def test_which_fields_can_be_undone(field: str, old: str | None, attribute: str, expected: object) -> None:
    said = "" if old is None else f", from: {old}"
    lines = with_target("", log=f"2025-03-01 | revise: {{field: {field}{said}, to: 新}}")
    found = getattr(target_standing("2025-02-28", lines).target, attribute)
    assert (found.value == ">") if attribute == "op" else (found == expected)


@pytest.mark.parametrize(
    ("as_of", "value", "metric", "title"),
    [
        ("2025-02-28", 120, "旧数", "旧名"),
        ("2025-03-01", 110, "旧数", "旧名"),
        ("2025-04-01", 110, "完成数", "旧名"),
        ("2025-05-01", 110, "完成数", "推行某制度"),
        ("2025-06-01", 100, "完成数", "推行某制度"),
    ],
)
def test_several_revisions_are_undone_the_latest_first(
    as_of: str, value: int, metric: str, title: str
) -> None:
    log = """
    2025-03-01 | revise: {field: targets/数/value, from: "120", to: "110"}
    2025-04-01 | revise: {field: targets/数/metric, from: 旧数, to: 完成数}
    2025-05-01 | revise: {field: title, from: 旧名, to: 推行某制度}
    2025-06-01 | revise: {field: targets/数/value, from: "110", to: "100"}
    2025-07-01 | revise: {field: owner, from: 甲, to: 乙}
    2025-08-01 | revise: {field: title, to: 推行某制度}
    """
    one = standing(as_of, with_target("", log=log))
    target = one.targets[0].target
    assert (target.value, target.metric, one.item.title) == (Decimal(value), metric, title)


@pytest.mark.parametrize(("old", "expected"), [("true", True), ("false", False), ("是", True)])
def test_a_flag_is_undone_to_what_was_written(old: str, expected: bool) -> None:
    lines = with_target(
        "implied: true", log=f'2025-03-01 | revise: {{field: targets/数/implied, from: "{old}", to: x}}'
    )
    assert target_standing("2025-02-28", lines).target.implied is expected


def test_titles_too() -> None:
    lines = log_lines("2025-03-01 | revise: {field: title, from: 旧名, to: 推行某制度}")
    assert standing("2025-02-28", lines).item.title == "旧名"
    assert standing("2025-03-01", lines).item.title == "推行某制度"


def test_the_standing_shows_the_entries_of_its_time_only() -> None:
    lines = log_lines("2025-03-01 | status: todo\n2025-04-01 | status: doing")
    one = standing("2025-03-31", lines)
    assert [entry.status for entry in one.log] == [Status.TODO]
    assert one.item.log[1].status is Status.DOING


def test_an_answer_to_an_undefined_bar_is_none_of_a_plain_target() -> None:
    lines = with_target("", log="2025-03-01 | met: true").replace(
        "targets:",
        'targets:\n  - {key: 位次, metric: 位次, rule: keep, op: "<=", against: 第一方阵, unit: 位次}',
    )
    one = standing("2025-03-01", lines)
    assert [len(target.readings) for target in one.targets] == [1, 0]


TWO = "targets:\n" + "".join(
    f'  - {{key: {key}, metric: {key}, rule: reach, op: ">=", value: 100, unit: 个}}\n'
    for key in ("甲", "乙")
)


def test_untrue_withdraws_the_last_report_only() -> None:
    log = "2025-03-01 | values: {甲: 1}\n2025-05-01 | values: {乙: 2}\n2025-05-05 | verify: {result: untrue}"
    one = standing("2025-05-05", TWO + log_lines(log))
    assert [[reading.value for reading in target.readings] for target in one.targets] == [[1], []]


@pytest.mark.parametrize(
    ("claim", "withdrawn"),
    [
        ("2025-05-01 | values: {乙: 2} | done: [方案]", True),  # in the same report
        ("2025-05-01 | values: {乙: 2}\n2025-05-03 | done: [方案]", True),  # in a later one
        ("2025-04-01 | done: [方案]\n2025-05-01 | values: {乙: 2}", False),  # in an earlier one
    ],
)
def test_untrue_and_what_was_claimed_done(claim: str, withdrawn: bool) -> None:
    log = f"2025-03-01 | values: {{甲: 1}}\n{claim}\n2025-05-05 | verify: {{result: untrue}}"
    lines = f"deliverables: [{{key: 方案, text: 出台方案}}]\n{TWO}{log_lines(log)}"
    assert (standing("2025-05-05", lines).deliverables[0].done is None) is withdrawn


@pytest.mark.parametrize(
    ("refs", "expected"),
    [
        ("upto: 2025-03-31 | refs: {数: 1.4}", [Decimal("1.4"), None]),
        ("upto: 2025-06-30 | refs: {数: 1.4}", [None, Decimal("1.4")]),
        ("upto: 2025-05-31 | refs: {数: 1.4}", [None, None]),
        ("upto: 2025-06-30 | values: {数: 3} | refs: {数: 1.4}", [None, None, Decimal("1.4")]),
    ],
)
def test_references_that_come_later(refs: str, expected: list[Decimal | None]) -> None:
    log = (
        "2025-04-01 | upto: 2025-03-31 | values: {数: 1.3}\n"
        f"2025-07-01 | upto: 2025-06-30 | values: {{数: 1.5}}\n2025-07-20 | {refs}"
    )
    lines = with_target("against: 全国均值", log=log)
    assert [reading.ref for reading in target_standing("2025-07-20", lines).readings] == expected


def test_a_later_reference_belongs_to_the_last_report_of_its_cutoff() -> None:
    log = (
        "2025-04-01 | upto: 2025-03-31 | values: {数: 1.3}\n"
        "2025-04-05 | upto: 2025-03-31 | values: {数: 1.5}\n2025-04-20 | upto: 2025-03-31 | refs: {数: 1.4}"
    )
    found = target_standing("2025-04-20", with_target("against: 全国均值", log=log)).readings
    assert [reading.ref for reading in found] == [None, Decimal("1.4")]


def test_a_reference_without_any_reading_is_kept_for_nobody() -> None:
    lines = with_target("against: 全国均值", log="2025-03-01 | refs: {数: 1.3}")
    assert target_standing("2025-03-01", lines).readings == ()


def test_a_later_reference_beside_a_figure_of_another_target() -> None:
    two = "targets:\n" + "".join(
        f"  - {{key: {key}, metric: {key}, rule: keep, op: '>=', against: 全国均值, unit: 个}}\n"
        for key in ("甲", "乙")
    )
    log = (
        "2025-04-01 | upto: 2025-03-31 | values: {乙: 2}\n"
        "2025-04-20 | upto: 2025-03-31 | values: {甲: 1} | refs: {甲: 1, 乙: 3}"
    )
    one = standing("2025-04-20", two + log_lines(log))
    assert [target.readings[0].ref for target in one.targets] == [1, 3]

"""Who bears what: shares, caps, handovers, successors; completion, ranks, adjustments by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from textwrap import dedent

import pytest
from tests.unit.actions.conftest import read_plan

from jianguan_cli.domain.judging.judge import judge
from jianguan_cli.domain.plan.units import Register, Succession, Unit
from jianguan_cli.domain.scoring.board import plan_rows, unit_rows
from jianguan_cli.domain.scoring.events import events_of
from jianguan_cli.domain.scoring.rows import Place, Row
from jianguan_cli.domain.settings.scoring import Adjustment, Code, Deductions, Method, Scoring
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar

ORG = "甲省局"
YEAR = (dt.date(2025, 1, 1), dt.date(2025, 12, 31))
PLAIN = Scoring()
LATE = "deadline: 2025-06-30\n"  # overdue on 1 July: 5 points
NOBODY = Register()


def unit(name: str, class_: str = "处室", **more: object) -> Unit:
    return Unit(name=name, org=ORG, class_=class_, **more)  # type: ignore[arg-type]


def sheet(
    *lines: str,
    scoring: Scoring = PLAIN,
    register: Register = NOBODY,
    on: str = "2025-12-31",
    span: tuple[dt.date, dt.date] = YEAR,
) -> dict[str, Row]:
    """The rows of a plan's items by the unit's name, in their order."""
    checklist = read_plan(*lines)
    settings = Settings(scoring=scoring)
    day = dt.date.fromisoformat(on)
    events = events_of([checklist], day, settings, Calendar())
    standings = judge([checklist], day, settings, Calendar())
    rows, _ = unit_rows(standings, events, *span, register, scoring)
    return {row.party.name: row for row in rows}


def lost(rows: dict[str, Row]) -> dict[str, str]:
    return {name: str(row.lost.normalize()) for name, row in rows.items()}


@pytest.mark.parametrize(
    ("owners", "points"),
    [
        ("lead: [甲处]\nsupport: [乙处, 丙处]", {"甲处": "5", "乙处": "2.5", "丙处": "2.5"}),
        ("lead: [甲处, 乙处]\nsupport: []", {"甲处": "5", "乙处": "5"}),
        ("lead: []\nsupport: [甲处, 乙处]\nshared: true", {"甲处": "5", "乙处": "5"}),
        ("lead: [甲处]\nsupport: [甲处, 乙处]", {"甲处": "5", "乙处": "2.5"}),
    ],
)
def test_the_lead_bears_all_and_support_half(owners: str, points: dict[str, str]) -> None:
    assert lost(sheet(LATE + owners)) == points


def test_shares_are_settings() -> None:
    thirds = Scoring(support=Decimal("0.3"), shared=Decimal("0.4"))
    assert lost(sheet(LATE, scoring=thirds)) == {"甲处": "5", "乙处": "1.5"}
    shared = LATE + "lead: []\nsupport: [甲处, 乙处]\nshared: true"
    assert lost(sheet(shared, scoring=thirds)) == {"甲处": "2", "乙处": "2"}
    assert lost(sheet(LATE, scoring=Scoring(support=Decimal(0)))) == {"甲处": "5", "乙处": "0"}


def test_conduct_is_the_lead_s_alone() -> None:
    returned = "status: doing\nlog:\n- {date: 2025-05-01, by: 甲, status: reported}\n"
    returned += "- {date: 2025-05-08, by: 督, status: doing}"
    assert lost(sheet(returned, on="2025-06-01", span=(YEAR[0], dt.date(2025, 6, 1)))) == {
        "甲处": "1",
        "乙处": "0",
    }
    everybody = Scoring(lead_only=())
    assert lost(sheet(returned, scoring=everybody, on="2025-06-01")) == {"甲处": "1", "乙处": "0.5"}
    lead_alone = Scoring(lead_only=(Code.OVERDUE,))
    assert lost(sheet(LATE, scoring=lead_alone)) == {"甲处": "5", "乙处": "0"}


HANDOVER = """
status: doing
log:
- {{date: {}, by: 督, status: doing, handover: {{role: lead, from: [甲处], to: [丁处], approved_by: 局长}}}}
"""


@pytest.mark.parametrize(
    ("day", "loser"), [("2025-06-30", "丁处"), ("2025-07-01", "甲处"), ("2025-09-01", "甲处")]
)
def test_who_answers_is_who_owned_it_on_the_day(day: str, loser: str) -> None:
    rows = sheet(LATE + HANDOVER.format(day))
    assert rows[loser].lost == 5
    assert sum(row.lost for row in rows.values()) == Decimal("7.5")
    assert rows["丁处"].lead_items == 1


def test_names_of_one_unit_are_one_row() -> None:
    register = Register((unit("甲处", aliases=("省局甲处",)),))
    rows = sheet(
        "id: p-1\nsupport: []\n" + LATE, "id: p-2\nlead: [省局甲处]\nsupport: []\n" + LATE, register=register
    )
    assert lost(rows) == {"甲处": "1E+1"}
    assert rows["甲处"].lead_items == 2


@pytest.mark.parametrize(
    ("into", "loser"),
    [
        ((("丁处", "2025-06-30"),), "丁处"),
        ((("丁处", "2025-07-01"),), "甲处"),
        ((("丁处", "2025-03-01"), ("丙处", "2025-03-01")), "甲处"),
        ((("查无此处", "2025-03-01"),), "甲处"),
    ],
)
def test_a_successor_answers_from_its_day_on(into: tuple[tuple[str, str], ...], loser: str) -> None:
    heirs = tuple(Succession(unit=name, date=dt.date.fromisoformat(day)) for name, day in into)
    register = Register((unit("甲处", into=heirs), unit("丙处"), unit("丁处")))
    rows = sheet(LATE + "support: []", register=register)
    assert {name: row.lost for name, row in rows.items() if row.lost} == {loser: 5}


def test_units_that_went_round_in_a_circle_end_somewhere() -> None:
    day = dt.date(2025, 1, 1)
    register = Register(
        (
            unit("甲处", into=(Succession(unit="丁处", date=day),)),
            unit("丁处", into=(Succession(unit="甲处", date=day),)),
        )
    )
    assert sum(row.lost for row in sheet(LATE + "support: []", register=register).values()) == 5


MANY = """
deadline: 2025-06-30
support: []
deliverables:
- {key: a, text: 甲}
- {key: b, text: 乙}
- {key: c, text: 丙}
"""


def test_an_item_costs_no_more_than_its_cap() -> None:
    row = sheet(MANY)["甲处"]
    assert [(charge.event.fault.code.value, charge.points) for charge in row.charges] == [
        ("overdue", Decimal(5)),
        ("missed-target", Decimal(5)),
    ]
    assert sheet(MANY, scoring=Scoring(item_cap=Decimal(100)))["甲处"].lost == 20
    assert sheet(MANY + "weight: 2", scoring=PLAIN)["甲处"].lost == 20
    partly = sheet(MANY, scoring=Scoring(item_cap=Decimal(7)))["甲处"]
    assert [charge.points for charge in partly.charges] == [5, 2]


def test_what_was_given_back_makes_room_for_what_the_cap_had_cut_off() -> None:
    """Else a result that was there all along would have shielded those that were not."""
    proven = (
        MANY + "status: doing\nlog:\n- {date: 2025-08-01, upto: 2025-06-30, by: 甲, status: doing, done: [a]}"
    )
    row = sheet(proven)["甲处"]
    assert [(str(charge.day), charge.points) for charge in row.charges[2:]] == [
        ("2025-08-01", Decimal(-5)),
        ("2025-08-01", Decimal(5)),
    ]
    assert row.lost == 10
    both = proven.replace("done: [a]", "done: [a, b]")
    assert sheet(both)["甲处"].lost == 10
    assert sheet(proven.replace("done: [a]", "done: [a, b, c]"))["甲处"].lost == 5


def test_only_what_happened_in_the_span_counts() -> None:
    half = (dt.date(2025, 7, 1), dt.date(2025, 12, 31))
    assert lost(sheet(LATE, span=half)) == {"甲处": "0", "乙处": "0"}
    day = dt.date(2025, 6, 30)
    assert lost(sheet(LATE, span=(day, day))) == {"甲处": "5", "乙处": "2.5"}


def test_the_score_is_held_between_floor_and_cap() -> None:
    assert sheet(LATE)["甲处"].score == 95
    assert sheet(LATE, scoring=Scoring(start=Decimal(4)))["甲处"].score == 0
    assert sheet(LATE, scoring=Scoring(start=Decimal(60), floor=Decimal(58)))["甲处"].score == 58
    assert sheet(LATE, scoring=Scoring(start=Decimal(120)))["甲处"].score == 100


def test_the_mean_spreads_the_loss_over_the_items() -> None:
    mean = Scoring(method=Method.MEAN)
    rows = sheet("id: p-1\n" + LATE, "id: p-2", "id: p-3\nweight: 2", scoring=mean)
    assert rows["甲处"].score == Decimal("98.75")  # 5 over 1 + 1 + 2
    assert rows["乙处"].score == Decimal("98.75")  # 2.5 over half of that
    assert (
        sheet(LATE + "status: closed\nlog:\n- {date: 2025-07-02, by: 督, status: closed}", scoring=mean)[
            "甲处"
        ].score
        == 95
    )


def adjust(points: str, unit_name: str = "甲处", day: str = "2025-08-01", org: str | None = None) -> Scoring:
    one = Adjustment(
        date=dt.date.fromisoformat(day),
        unit=unit_name,
        org=org,
        points=Decimal(points),
        reason="通报表扬",
        approved_by="局长",
    )
    return Scoring(adjust=(one,))


def test_points_by_hand_are_added_and_named() -> None:
    row = sheet(LATE, scoring=adjust("2.5"))["甲处"]
    assert (row.added, row.score, row.adjustments[0].approved_by) == (Decimal("2.5"), Decimal("97.5"), "局长")
    assert sheet(LATE, scoring=adjust("-3"))["甲处"].score == 92
    assert sheet(LATE, scoring=adjust("9"))["甲处"].score == 100
    assert sheet(LATE, scoring=adjust("9", day="2026-08-01"))["甲处"].score == 95
    assert sheet(LATE, scoring=adjust("-1", "新处"))["新处"].score == 99
    for edge in ("2025-01-01", "2025-12-31"):
        assert sheet(LATE, scoring=adjust("-3", day=edge))["甲处"].score == 92


def test_points_by_hand_find_the_unit_by_any_of_its_names() -> None:
    register = Register((unit("甲处", short="甲"), unit("乙处")))
    assert sheet(LATE, scoring=adjust("-1", "甲", org=ORG), register=register)["甲处"].added == -1


TOLD = "status: doing\nlog:\n- {date: 2025-02-01, by: 甲, status: doing}\n"
SCORED = {"甲": "2025-06-30", "乙": "2025-12-31", "丙": "2025-06-30", "丁": "2025-12-31"}


def ranked(scoring: Scoring = PLAIN, silent: tuple[str, ...] = (), **classes: str) -> dict[str, Place | None]:
    """The places of four units with one item each, two of them late; the ``silent`` have reported nothing."""
    items = [
        f"id: p-{place}\nlead: [{name}]\nsupport: []\ndeadline: {day}\n{TOLD if name not in silent else ''}"
        for place, (name, day) in enumerate(SCORED.items())
    ]
    register = Register(tuple(unit(name, classes.get(name, "处室")) for name in SCORED))
    return {name: row.place for name, row in sheet(*items, register=register, scoring=scoring).items()}


def test_equals_share_a_rank_and_the_next_one_is_skipped() -> None:
    assert ranked() == {
        "乙": Place(1, 4, last=False),
        "丁": Place(1, 4, last=False),
        "甲": Place(3, 4, last=True),
        "丙": Place(3, 4, last=True),
    }


def test_ranks_are_inside_a_class() -> None:
    assert ranked(甲="地方局", 乙="地方局") == {
        "乙": Place(1, 2, last=False),
        "甲": Place(2, 2, last=True),
        "丁": Place(1, 2, last=False),
        "丙": Place(2, 2, last=True),
    }


def test_where_all_are_equal_nobody_is_last() -> None:
    assert ranked(Scoring(deductions=Deductions(overdue=Decimal(0)))) == dict.fromkeys(
        SCORED, Place(1, 4, last=False)
    )


def test_who_has_reported_nothing_is_not_ranked_and_takes_nobody_s_place() -> None:
    assert ranked(silent=("乙", "丙")) == {
        "乙": None,
        "丁": Place(1, 2, last=False),
        "甲": Place(2, 2, last=True),
        "丙": None,
    }


NOTICE = "notice: {colour: blue, number: '7'}"
SAID = "values: {a: 1}"
CARRIER = f"""
id: p-2
lead: [乙处]
support: []
targets: [{{key: a, metric: a, rule: reach, op: ">=", value: 20, unit: 家}}]
links: [{{to: p-1, relation: same, key: a, to_key: a}}]
log: [{{date: 2025-02-01, by: 甲, {SAID}}}]
"""


@pytest.mark.parametrize(
    ("entry", "reported"),
    [
        (SAID, True),
        ("met: true", True),
        ("done: [b]", True),
        ("note: 已部署", True),
        ("status: todo", True),
        ("status: reported", True),
        ("evidence: [a.pdf]", True),
        ("reply: '7'", True),
        (NOTICE, False),
        ("verify: {result: confirmed}", False),
        ("extend: {from: 2025-06-30, to: 2025-06-30, reason: 缓, state: refused}", False),
        ("status: paused, approval: {approved_by: 局长}", False),
    ],
)
def test_a_report_is_what_the_unit_says_not_what_is_decided_about_it(entry: str, reported: bool) -> None:
    lines = """
    support: []
    targets: [{key: a, metric: a, rule: reach, op: ">=", value: 20, unit: 家}]
    deliverables: [{key: b, text: 印发方案}]
    """
    row = sheet(f"{dedent(lines)}log: [{{date: 2025-02-01, by: 甲, {entry}}}]")["甲处"]
    assert row.reported == reported
    assert (row.place is not None) == reported


def test_what_is_reported_once_where_it_is_carried_is_reported() -> None:
    own = """
    id: p-1
    support: []
    targets: [{key: a, metric: a, rule: reach, op: ">=", value: 20, unit: 家}]
    """
    assert sheet(own, CARRIER)["甲处"].reported
    assert not sheet(own)["甲处"].reported


COUNTIES = """
id: p-1
{owners}
targets: [{{key: a, metric: a, rule: each, op: ">=", value: 20, unit: 家, every: month, combine: {how},
  reporters: [甲县局, 乙县局]}}]
log:
- {{date: 2025-02-03, by: 甲, unit: 甲县局, upto: 2025-01-31, status: doing, values: {{a: 30}}}}
- {{date: 2025-02-04, by: 督, note: 已汇总}}
"""
MARCH = {"on": "2025-03-03", "span": (YEAR[0], dt.date(2025, 3, 3))}


@pytest.mark.parametrize("how", ["worst", "sum", "mean"])
@pytest.mark.parametrize("owners", ["lead: [甲县局, 乙县局]\nsupport: []", "support: [甲县局, 乙县局]"])
def test_each_unit_that_owes_a_figure_is_heard_by_its_own_only(owners: str, how: str) -> None:
    rows = sheet(COUNTIES.format(owners=owners, how=how), **MARCH)  # type: ignore[arg-type]
    assert (rows["甲县局"].reported, rows["乙县局"].reported) == (True, False)
    assert rows["甲县局"].place is not None
    assert rows["乙县局"].place is None
    # And it answers for its own silence, of which the other has no part.
    assert [rows[name].score for name in ("甲县局", "乙县局")] == [Decimal(100), Decimal("99.5")]


def test_the_one_lead_puts_together_what_the_counties_report() -> None:
    rows = sheet(COUNTIES.format(owners="support: [甲县局, 乙县局]", how="sum"), **MARCH)  # type: ignore[arg-type]
    assert rows["甲处"].reported
    assert rows["甲处"].score == Decimal("99.5")


def test_who_reported_nothing_in_the_span_is_not_ranked() -> None:
    said = "support: []\nlog:\n- {date: 2025-02-01, by: 甲, note: 已部署}"
    before = "support: []\nlog:\n- {date: 2024-12-01, by: 甲, note: 已部署}"
    speaking = "support: []\nlog:\n- {date: 2026-01-08, by: 甲, upto: 2025-12-31, note: 全年情况}"
    late = {"on": "2026-01-31"}
    assert sheet(said)["甲处"].reported
    assert not sheet(before)["甲处"].reported
    assert sheet(speaking, **late)["甲处"].reported  # type: ignore[arg-type]


def test_what_was_closed_before_the_span_leaves_nothing_to_rank() -> None:
    closed = "support: []\nstatus: closed\nlog:\n- {date: 2024-12-01, by: 督, status: closed}"
    row = sheet(closed)["甲处"]
    assert (row.reported, row.settled, row.place) == (False, True, None)


SOFT_ONE = """
support: []
targets: [{key: a, metric: a, rule: reach, op: ">=", value: 20, unit: 家, strength: soft}]
log: [{date: 2025-02-01, by: 甲, status: doing, values: {a: 20}}]
"""


def test_what_is_only_striven_for_is_neither_ranked_nor_counted_as_done() -> None:
    row = sheet(SOFT_ONE)["甲处"]
    assert (row.place, row.completion, row.firm_items) == (None, None, 0)
    mean = Scoring(method=Method.MEAN)
    late = "support: []\nlog: [{date: 2025-02-01, by: 甲, status: doing}]\n" + LATE
    alone = sheet("id: p-1\n" + late, scoring=mean)["甲处"]
    beside = sheet("id: p-1\n" + late, "id: p-2" + SOFT_ONE, scoring=mean)["甲处"]
    assert alone.score == beside.score == 95  # it thins no loss either


def test_a_good_month_beside_months_owed_is_not_all_done() -> None:
    quota = """
    support: []
    targets: [{key: a, metric: a, rule: each, op: ">=", value: 20, unit: 家, every: month}]
    log: [{date: 2025-04-03, by: 甲, status: doing, upto: 2025-03-31, values: {a: 20}}]
    """
    assert sheet(quota, on="2025-06-01")["甲处"].completion == 25  # one of January to April


def test_too_few_items_are_not_ranked() -> None:
    assert ranked(Scoring(least_items=2)) == dict.fromkeys(SCORED)


def test_groups_are_not_ranked() -> None:
    register = Register((unit("甲处"), unit("各市局", "处室", group=("甲市局",))))
    group = f"id: p-1\nlead: [各市局]\nsupport: []\n{TOLD}{LATE}"
    rows = sheet(group, f"id: p-2\nsupport: []\n{TOLD}", register=register)
    assert rows["各市局"].place is None
    assert rows["各市局"].lost == 5
    assert rows["甲处"].place == Place(1, 1, last=False)


def completion(*lines: str) -> tuple[Decimal | None, int]:
    row = sheet(*[f"id: p-{place}\nsupport: []\n{one}" for place, one in enumerate(lines)], on="2025-06-30")[
        "甲处"
    ]
    return row.completion, row.unmeasured


DONE = "status: closed\nlog:\n- {date: 2025-03-01, by: 督, status: closed}\n"
HALF = """
deliverables: [{key: a, text: 甲}, {key: b, text: 乙}]
status: doing
log:
- {date: 2025-03-01, by: 甲, status: doing, done: [a]}
"""
BUSY = "status: doing\nlog:\n- {date: 2025-03-01, by: 甲, status: doing}\n"
# The second of two counts, or a floor, that was never reported is not done; a floor that is says nothing.
TARGETS = """
targets:
- {{key: a, metric: a, rule: reach, op: ">=", value: 20, unit: 家}}
- {{key: b, metric: b, rule: reach, op: ">=", value: 10, unit: 家}}
- {{key: c, metric: c, rule: keep, op: ">=", value: 98, unit: "%"}}
status: doing
log:
- {{date: 2025-03-01, by: 甲, status: doing, values: {{{}}}}}
"""
DROPPED = "status: dropped\nlog:\n- {date: 2025-03-01, by: 督, status: dropped}\n"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((DONE,), (100, 0)),
        (("",), (0, 0)),
        ((DONE, ""), (50, 0)),
        ((DONE, "weight: 3"), (25, 0)),
        ((HALF,), (50, 0)),
        ((BUSY,), (None, 1)),
        ((BUSY, DONE), (100, 1)),
        ((DROPPED, DONE), (100, 0)),
        (("weight: 0",), (None, 0)),
        ((TARGETS.format("a: 10, b: 10, c: 99"),), (50, 0)),
        ((TARGETS.format("a: 10, b: 10"),), (0, 0)),
        ((TARGETS.format("a: 20, c: 99"),), (0, 0)),
        ((TARGETS.format("a: 20, b: 5, c: 99"),), (50, 0)),
        ((TARGETS.format("c: 99"),), (0, 0)),
    ],
)
def test_completion_is_weighted_and_never_guessed(
    lines: tuple[str, ...], found: tuple[int | None, int]
) -> None:
    assert completion(*lines) == found


def test_a_plan_bears_each_event_once() -> None:
    checklist = read_plan("id: p-1\n" + TOLD + LATE, "id: p-2", "id: p-3\n" + DROPPED)
    day = dt.date(2025, 12, 31)
    settings = Settings()
    events = events_of([checklist], day, settings, Calendar())
    (row,) = plan_rows(judge([checklist], day, settings, Calendar()), events, *YEAR, PLAIN)
    assert (row.party.name, row.lead_items) == ("试验计划", 2)
    assert (row.lost, row.score) == (Decimal(5), Decimal("97.50"))
    assert row.place == Place(1, 1, last=False)

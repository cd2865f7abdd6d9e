"""Scores, whatever the logs say: they add up, stay found, spare the soft, and forget the order of items."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jianguan_cli.domain.judging.judge import judge
from jianguan_cli.domain.judging.periodic import unfold_periods
from jianguan_cli.domain.judging.standing import Reading
from jianguan_cli.domain.plan.log import Correction, Extension, Handover, LogEntry, Notice, Verification
from jianguan_cli.domain.plan.model import Checklist, Item, Plan
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Deliverable, Milestone, Target
from jianguan_cli.domain.plan.units import Register, Unit
from jianguan_cli.domain.scoring.board import plan_rows, unit_rows
from jianguan_cli.domain.scoring.events import Event, events_of
from jianguan_cli.domain.scoring.known import Dossier
from jianguan_cli.domain.scoring.rows import Row
from jianguan_cli.domain.settings.scoring import Method, Scoring
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.domain.values.vocabulary import (
    Every,
    ExtendState,
    Kind,
    Op,
    Role,
    Rule,
    Strength,
    VerifyResult,
)
from jianguan_cli.reporting.words.shares import shares

FIRST, END = dt.date(2025, 1, 1), dt.date(2025, 12, 31)
PLAN = Plan(id="p", title="计划", issuer="甲局", issued=FIRST, start=FIRST, end=END)
CALENDAR = Calendar()
PLAIN = Settings()
UNITS = ("甲处", "乙处", "丙处", "丁处")
REGISTER = Register(
    tuple(
        Unit(name=name, org="甲局", class_="一类" if place < 3 else "二类")
        for place, name in enumerate(UNITS)
    )
)
ALL_TIME = (dt.date.min, dt.date.max)
days = st.dates(FIRST, dt.date(2026, 6, 30))
steps = days.map(lambda by: Milestone(by=by, value=Decimal(20), own=True))
units = st.lists(st.sampled_from(UNITS), unique=True, max_size=3).map(tuple)


def one_of(choices: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    return st.sampled_from(choices)


@st.composite
def targets(draw: st.DrawFn) -> tuple[Target, ...]:
    found = []
    for place, rule in enumerate(draw(st.lists(st.sampled_from(Rule), max_size=3))):
        found.append(
            Target(
                key=f"t{place}",
                metric="指标",
                rule=rule,
                op=Op.GE,
                value=Decimal(draw(st.sampled_from((5, 50, 98)))),
                unit=draw(st.sampled_from(("%", "家"))),
                every=draw(st.sampled_from((None, Every.MONTH, Every.QUARTER))),
                strength=draw(st.sampled_from(Strength)),
                milestones=draw(
                    st.lists(
                        st.builds(Milestone, by=days, value=st.just(Decimal(20)), own=st.just(True)),
                        max_size=1,
                    ).map(tuple)
                ),
            )
        )
    return tuple(found)


@st.composite
def entries(draw: st.DrawFn, item_targets: tuple[Target, ...], done: tuple[str, ...]) -> tuple[LogEntry, ...]:
    found: list[LogEntry] = []
    for day in sorted(draw(st.lists(days, max_size=6))):
        entry = LogEntry(date=day, by="甲", status=draw(st.sampled_from((None, *Status))))
        if draw(st.booleans()) and item_targets:
            target = draw(one_of(item_targets))
            entry = entry.replace(
                values={target.key: Decimal(draw(st.integers(0, 100)))},
                upto=day - dt.timedelta(draw(st.sampled_from((0, 1, 30)))),
            )
        if draw(st.booleans()) and done:
            entry = entry.replace(done=(draw(one_of(done)),))
        match draw(st.integers(0, 12)):
            case 0:
                state = draw(st.sampled_from(ExtendState))
                entry = entry.replace(extend=Extension(from_=END, to=dt.date(2026, 3, 31), state=state))
            case 1:
                entry = entry.replace(verify=Verification(result=draw(st.sampled_from(VerifyResult))))
            case 2:
                entry = entry.replace(
                    notice=Notice(colour=draw(st.sampled_from(("yellow", "red"))), number=str(day))
                )
            case 3:
                handover = Handover(role=Role.LEAD, from_=("甲处",), to=(draw(st.sampled_from(UNITS)),))
                entry = entry.replace(handover=handover)
            case 4 if found and found[-1].values:
                values = dict.fromkeys(found[-1].values, draw(st.sampled_from((None, Decimal(99)))))
                entry = entry.replace(correct=Correction(entry=found[-1].date, values=values))
        found.append(entry)
    return tuple(found)


@st.composite
def items(draw: st.DrawFn, place: int) -> Item:
    own_targets = draw(targets())
    deliverables = tuple(
        Deliverable(
            key=f"d{number}",
            text="成果",
            by=draw(st.none() | days),
            strength=draw(st.sampled_from(Strength)),
        )
        for number in range(draw(st.integers(0, 2)))
    )
    return Item(
        id=f"p-{place}",
        clause="一/1",
        title="事项",
        kind=Kind.TASK,
        lead=draw(units),
        support=draw(units),
        deadline=draw(st.dates(FIRST, END)),
        targets=own_targets,
        deliverables=deliverables,
        weight=draw(st.sampled_from((Decimal(1), Decimal("0.5"), Decimal(2)))),
        status=Status.UNREPORTED,
        log=draw(entries(own_targets, tuple(one.key for one in deliverables))),
    )


@st.composite
def checklists(draw: st.DrawFn) -> Checklist:
    count = draw(st.integers(1, 3))
    return Checklist("checklists/p.yaml", PLAN, tuple(draw(items(place)) for place in range(count)))


def rows(checklist: Checklist, on: dt.date, scoring: Scoring) -> tuple[tuple[Row, ...], tuple[Event, ...]]:
    chosen = PLAIN.replace(scoring=scoring)
    events = events_of([checklist], on, chosen, CALENDAR)
    standings = judge([checklist], on, chosen, CALENDAR)
    return unit_rows(standings, events, *ALL_TIME, REGISTER, scoring)


def told(events: tuple[Event, ...], on: dt.date) -> list[tuple[object, ...]]:
    """The events with what was known of them on the day."""
    return [
        (
            one.item.id,
            one.fault._replace(disproved=one.fault.disproved if (one.fault.disproved or on) <= on else None),
            one.points,
            one.lead,
            one.support,
        )
        for one in events
        if one.fault.day <= on
    ]


FREE = Scoring(floor=Decimal(0), start=Decimal(1000), cap=Decimal(1000))
SCHEMES = st.sampled_from((FREE, FREE.replace(method=Method.MEAN), FREE.replace(item_cap=Decimal(3))))


@settings(max_examples=80, deadline=None)
@given(checklists(), days, days)
def test_what_was_found_on_a_day_is_found_on_every_later_one(
    checklist: Checklist, one: dt.date, other: dt.date
) -> None:
    early, late = sorted((one, other))
    before = events_of([checklist], early, PLAIN, CALENDAR)
    after = events_of([checklist], late, PLAIN, CALENDAR)
    assert told(before, early) == told(after, early)


@settings(max_examples=80, deadline=None)
@given(checklists(), days)
def test_no_event_speaks_of_a_later_day(checklist: Checklist, on: dt.date) -> None:
    for event in events_of([checklist], on, PLAIN, CALENDAR):
        fault = event.fault
        assert fault.happened <= fault.day <= on
        assert fault.disproved is None or fault.day <= fault.disproved <= on
        assert event.points > 0
        assert fault.message


@settings(max_examples=80, deadline=None)
@given(checklists(), days, SCHEMES)
def test_every_lost_point_has_its_event_and_the_sheet_adds_up(
    checklist: Checklist, on: dt.date, scoring: Scoring
) -> None:
    sheet, unborne = rows(checklist, on, scoring)
    events = events_of([checklist], on, PLAIN.replace(scoring=scoring), CALENDAR)
    for row in sheet:
        assert row.lost == sum((charge.points for charge in row.charges), Decimal(0))
        assert all(charge.event in events for charge in row.charges)
        assert row.lost >= 0
        by_item: dict[str, Decimal] = {}
        for charge in row.charges:
            by_item[charge.event.item.id] = by_item.get(charge.event.item.id, Decimal(0)) + charge.points
            weight = charge.event.item.weight
            assert 0 <= by_item[charge.event.item.id] <= scoring.item_cap * weight
        if scoring.method is Method.TOTAL:
            assert row.score == scoring.start - row.lost
    assert all(not event.lead and not event.support for event in unborne)


@settings(max_examples=60, deadline=None)
@given(checklists(), days)
def test_the_order_of_items_is_nothing(checklist: Checklist, on: dt.date) -> None:
    turned = Checklist(checklist.path, checklist.plan, checklist.items[::-1])
    assert rows(checklist, on, FREE) == rows(turned, on, FREE)


@settings(max_examples=80, deadline=None)
@given(checklists(), days)
def test_soft_promises_never_cost_a_point(checklist: Checklist, on: dt.date) -> None:
    """Taking every soft promise away changes nothing, but for items that promise nothing else."""
    hard = []
    for item in checklist.items:
        firm = item.replace(
            targets=tuple(one for one in item.targets if not one.soft),
            deliverables=tuple(one for one in item.deliverables if not one.soft),
        )
        only_soft = not (firm.targets or firm.deliverables) and (item.targets or item.deliverables)
        if not only_soft:
            hard.append((item, firm))

    def costs(chosen: tuple[Item, ...]) -> list[tuple[str, object, Decimal]]:
        found = events_of([Checklist("", PLAN, chosen)], on, PLAIN, CALENDAR)
        return [(one.item.id, one.fault, one.points) for one in found]

    assert costs(tuple(item for item, _ in hard)) == costs(tuple(firm for _, firm in hard))


@settings(max_examples=60, deadline=None)
@given(checklists(), days)
def test_places_are_those_of_a_competition(checklist: Checklist, on: dt.date) -> None:
    sheet, _ = rows(checklist, on, FREE)
    for class_ in {row.class_ for row in sheet}:
        placed = [row for row in sheet if row.class_ == class_ and row.place is not None]
        for row in placed:
            assert row.place is not None
            assert row.place.rank == 1 + sum(other.score > row.score for other in placed)
            assert row.place.among == len(placed)
            lowest = all(other.score >= row.score for other in placed)
            all_equal = all(other.score == row.score for other in placed)
            assert row.place.last == (lowest and not all_equal)


@settings(max_examples=60, deadline=None)
@given(checklists(), days)
def test_a_plan_s_points_are_those_of_its_events(checklist: Checklist, on: dt.date) -> None:
    boundless = FREE.replace(item_cap=Decimal(10**6))
    events = events_of([checklist], on, PLAIN, CALENDAR)
    (row,) = plan_rows(judge([checklist], on, PLAIN, CALENDAR), events, *ALL_TIME, boundless)
    assert row.lost == sum((one.points for one in events if one.fault.disproved is None), Decimal(0))


@given(st.lists(st.integers(0, 500), max_size=12))
def test_shares_add_up(counts: list[int]) -> None:
    assert sum(shares(counts), Decimal(0)) == (100 if any(counts) else 0)


KEYS = ("t0", "t1", "t2")
DONE = dt.date(2027, 1, 1)
CUTOFFS = (dt.date(2025, 3, 31), dt.date(2025, 6, 30), dt.date(2025, 9, 30), dt.date(2025, 12, 31))


@st.composite
def evident_targets(draw: st.DrawFn) -> tuple[Target, ...]:
    """Targets of every rule, with caps, stages, cut periods and alternatives."""
    found = []
    for key in KEYS[: draw(st.integers(1, 3))]:
        op = draw(st.sampled_from((Op.GE, Op.GE, Op.LE, Op.EQ)))
        rule = draw(st.sampled_from(Rule))
        found.append(
            Target(
                key=key,
                metric="指标",
                rule=rule,
                op=op,
                value=Decimal(draw(st.sampled_from((0, 20, 50)))),
                unit=draw(st.sampled_from(("%", "家"))),
                every=Every.QUARTER if rule in (Rule.EACH, Rule.GROW) else None,
                average=rule is Rule.EACH and draw(st.integers(0, 5)) == 0,
                any_of=draw(st.sampled_from((None, None, "或"))),
                strength=draw(st.sampled_from((Strength.FIRM, Strength.FIRM, Strength.SOFT))),
                milestones=(Milestone(by=CUTOFFS[1], value=Decimal(10)),)
                if rule is Rule.REACH and draw(st.booleans())
                else (),
            )
        )
    return tuple(found)


@st.composite
def evident_items(draw: st.DrawFn) -> Item:
    """An item whose log only reports: figures, results, a request for closing that nobody returned."""
    own = draw(evident_targets())
    log = []
    for upto in CUTOFFS:
        late = draw(st.sampled_from((0, 3, 40)))
        values = {
            one.key: Decimal(draw(st.sampled_from((0, 5, 20, 50, 80)))) for one in own if draw(st.booleans())
        }
        done = ("d0",) if draw(st.integers(0, 3)) == 0 else ()
        if values or done:
            log.append(LogEntry(date=upto + dt.timedelta(late), upto=upto, by="甲", values=values, done=done))
    if draw(st.booleans()):
        asked = draw(st.sampled_from((CUTOFFS[2], CUTOFFS[3], dt.date(2026, 1, 20))))
        log.append(LogEntry(date=asked, by="甲", status=Status.REPORTED))
    steps = draw(st.sampled_from(((), (Deliverable(key="d0", text="成果", by=CUTOFFS[1]),))))
    return Item(
        id="p-0",
        clause="一/1",
        title="事项",
        kind=Kind.TASK,
        lead=("甲处",),
        support=(),
        start=draw(st.sampled_from((None, None, dt.date(2025, 2, 10)))),
        deadline=draw(st.sampled_from((CUTOFFS[2], dt.date(2025, 11, 15), CUTOFFS[3]))),
        targets=own,
        deliverables=steps,
        status=Status.UNREPORTED,
        log=tuple(sorted(log, key=lambda entry: entry.date)),
    )


def without_one(item: Item) -> list[Item]:
    """The item with one good piece of evidence less: a figure that meets its bound, a result, a request."""
    found = []
    for place, entry in enumerate(item.log):
        less = []
        for key, value in entry.values.items():
            target = item.target(key)
            assert target is not None and target.bar is not None
            # What a level meets is told by the next one: of growth no single figure meets its bound.
            if target.rule is not Rule.GROW and meets(item, target, entry, value):
                rest = {name: one for name, one in entry.values.items() if name != key}
                less.append(entry.replace(values=rest))
        if entry.done:
            less.append(entry.replace(done=()))
        if entry.status is Status.REPORTED:
            less.append(entry.replace(status=None))
        for one in less:
            kept = (one,) if one.values or one.done or one.status is not None else ()
            found.append(item.replace(log=(*item.log[:place], *kept, *item.log[place + 1 :])))
    return found


def meets(item: Item, target: Target, entry: LogEntry, value: Decimal) -> bool:
    """Whether the figure keeps the bound: of a cut period the cut one's, under a cap the stage's too."""
    assert target.bar is not None
    stages = [one.value for one in target.milestones if target.capped and entry.cutoff <= one.by]
    frame = Dossier(item, PLAN, PLAIN, CALENDAR, DONE).frame(target, item.deadline, DONE)
    held = unfold_periods(target, (Reading(entry.date, entry.cutoff, value),), frame).held
    in_period = target.rule is not Rule.EACH or all(one.kept for one in held)
    return target.bar.holds(value) and in_period and all(value <= stage for stage in stages)


@settings(max_examples=400, deadline=None)
@given(evident_items(), days, SCHEMES)
def test_less_evidence_never_scores_better(item: Item, on: dt.date, scoring: Scoring) -> None:
    """Nor ranks better: a silent rival stands beside, who has lost nothing and has a report of his own."""
    rival = item.replace(
        id="p-1",
        lead=("丙处",),
        support=(),
        targets=(),
        deliverables=(),
        log=(LogEntry(date=FIRST, by="甲", status=Status.CLOSED),),
    )

    def outcome(one: Item) -> tuple[Decimal, Decimal, Decimal]:
        sheet, _ = rows(Checklist("", PLAN, (one, rival)), on, scoring)
        row = next(row for row in sheet if row.party.name == "甲处")
        done = row.completion if row.completion is not None else Decimal(100)
        return row.score, done, Decimal(-(row.place.rank if row.place else 99))

    whole = outcome(item)
    for less in without_one(item):
        for after, before in zip(outcome(less), whole, strict=True):
            assert after <= before

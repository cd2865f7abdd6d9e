"""What must hold of judging for every item: time travel, monotony, order."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jianguan_cli.domain.judging.ahead import turns
from jianguan_cli.domain.judging.judge import judge, judge_item
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.log import Correction, Extension, LogEntry, Revision, Verification
from jianguan_cli.domain.plan.model import Checklist, Item, Plan
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Baseline, Deliverable, Milestone, ReportCycle, Target
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.dates import period_of
from jianguan_cli.domain.values.vocabulary import (
    Combine,
    Every,
    ExtendState,
    Kind,
    Measure,
    Op,
    Rule,
    Strength,
    VerifyResult,
)
from jianguan_cli.storage.calendar_data import build_calendar

PLAN = Plan(
    id="p",
    title="试验计划",
    issuer="甲省局",
    issued=dt.date(2025, 1, 10),
    start=dt.date(2025, 1, 1),
    end=dt.date(2025, 12, 31),
)
SETTINGS = Settings()
CALENDAR = build_calendar(SETTINGS)
PATH = "checklists/p.yaml"

days = st.dates(dt.date(2024, 12, 1), dt.date(2026, 3, 1))
figures = st.decimals(Decimal(-50), Decimal(300), places=2)


PERIODIC = (Rule.EACH, Rule.GROW)
UNITS = ("甲县局", "乙县局")


def cycles() -> st.SearchStrategy[ReportCycle]:
    """Reporting cycles: some days after the period, or a day of its last month itself."""
    after = st.builds(ReportCycle, every=st.sampled_from(Every), due=st.integers(0, 20))
    months = [every for every in Every if every.months]
    within = st.builds(ReportCycle, every=st.sampled_from(months), on=st.integers(1, 31))
    return after | within


@st.composite
def targets(draw: st.DrawFn, key: str) -> Target:
    """A target with the fields that its rule and its bound use."""
    rule, op = draw(st.sampled_from(Rule)), draw(st.sampled_from(Op))
    value = draw(st.sampled_from([Decimal(0), Decimal(5), Decimal(100), Decimal("98.5")]))
    fields: dict[str, Any] = {}
    if rule in PERIODIC:
        fields["every"] = draw(st.sampled_from(Every))
        fields["average"] = draw(st.booleans()) and draw(st.booleans())
    if rule in (Rule.REACH, Rule.GROW):
        fields["baseline"] = draw(
            st.none()
            | st.builds(Baseline, value=figures, date=days, source=st.none(), comparable=st.booleans())
        )
    if op is Op.BETWEEN:
        fields["upper"] = value + draw(st.sampled_from([1, 20]))
    if op is Op.EQ:
        fields["tolerance"] = draw(st.none() | st.sampled_from([Decimal(2), Decimal(10)]))
    if draw(st.integers(0, 3)) == 0:
        fields["combine"] = draw(st.sampled_from([Combine.WORST, Combine.SUM, Combine.MEAN]))
        fields["reporters"] = draw(st.sampled_from([(), UNITS]))
    return Target(
        key=key,
        metric="完成数",
        rule=rule,
        op=op,
        value=value,
        unit=draw(st.sampled_from(["个", "%", "万户"])),
        measure=draw(st.none() | st.sampled_from(Measure)),
        strength=draw(st.sampled_from(Strength)),
        deadline=draw(st.none() | days),
        any_of=draw(st.sampled_from([None, None, "其一"])),
        milestones=draw(
            st.lists(
                st.builds(Milestone, by=days, value=figures, own=st.booleans()),
                max_size=2,
                unique_by=lambda one: one.by,
            ).map(lambda found: tuple(sorted(found, key=lambda one: one.by)))
        ),
        report=draw(st.none() | cycles()),
        **fields,
    )


def entries(*, extends: bool) -> st.SearchStrategy[LogEntry]:
    extension = st.builds(Extension, from_=days, to=days, state=st.sampled_from(ExtendState))
    return st.builds(
        LogEntry,
        date=days,
        upto=st.none() | days,
        by=st.just("经办人甲"),
        unit=st.sampled_from(UNITS),
        provisional=st.sampled_from([False, False, True]),
        status=st.none() | st.sampled_from(Status),
        values=st.dictionaries(st.sampled_from(["甲", "乙"]), figures, max_size=2),
        done=st.sampled_from([(), ("方案",)]),
        extend=st.none() | extension if extends else st.none(),
        correct=st.none()
        | st.builds(
            Correction,
            entry=days,
            values=st.dictionaries(st.sampled_from(["甲", "乙"]), st.none() | figures, max_size=2),
        ),
        verify=st.none() | st.builds(Verification, result=st.sampled_from(VerifyResult)),
        revise=st.none()
        | st.builds(
            Revision,
            field=st.sampled_from(["title", "targets/甲/value", "targets/乙/op"]),
            from_=st.sampled_from(["旧名", "120", ">="]),
        ),
    )


def items(*, extends: bool = True) -> st.SearchStrategy[Item]:
    return st.builds(
        Item,
        id=st.just("p-1"),
        clause=st.just("一/1"),
        title=st.just("推行某制度"),
        kind=st.just(Kind.INDICATOR),
        lead=st.just(("甲处",)),
        support=st.just(()),
        start=st.none() | days,
        deadline=days,
        ongoing=st.booleans(),
        targets=st.tuples(targets("甲")) | st.tuples(targets("甲"), targets("乙")),
        deliverables=st.sampled_from(
            [(), (Deliverable(key="方案", text="出台方案", by=dt.date(2025, 6, 1)),)]
        ),
        status=st.sampled_from(Status),
        log=st.lists(entries(extends=extends), max_size=5).map(
            lambda found: tuple(sorted(found, key=lambda one: one.date))
        ),
    )


def judged(item: Item, as_of: dt.date, plan: Plan = PLAN) -> Standing:
    return judge_item(item, plan, PATH, as_of, SETTINGS, CALENDAR)


def as_the_file_read(item: Item, as_of: dt.date) -> Item:
    """The item as its file stood on that day: later entries gone, what they changed put back by hand."""
    known = tuple(entry for entry in item.log if entry.date <= as_of)
    later = [entry for entry in item.log if entry.date > as_of]
    status, deadline, title, found = item.status, item.deadline, item.title, list(item.targets)
    if any(entry.status for entry in later) and not any(entry.status for entry in known):
        status = Status.UNREPORTED
    approved = [entry.extend for entry in known if _approved(entry)]
    undone = [entry.extend for entry in later if _approved(entry)]
    if not approved and undone and undone[0] is not None:
        deadline = undone[0].from_
    for entry in reversed(later):
        revision = entry.revise
        if revision is None or revision.from_ is None:
            continue
        if revision.field == "title":
            title = revision.from_
        if revision.field == "targets/甲/value" and revision.from_ == "120":
            found = [one.replace(value=Decimal(120)) if one.key == "甲" else one for one in found]
        if revision.field == "targets/乙/op" and revision.from_ == ">=":
            found = [one.replace(op=Op.GE) if one.key == "乙" else one for one in found]
    return item.replace(log=known, status=status, deadline=deadline, title=title, targets=tuple(found))


def _approved(entry: LogEntry) -> bool:
    return entry.extend is not None and entry.extend.standing is ExtendState.APPROVED


def said(standing: Standing) -> tuple[object, ...]:
    """A standing but for the item itself, whose log is longer today than it was."""
    return (*standing[:2], *standing[3:], standing.item.title, standing.item.targets)


@given(items(), days)
def test_time_travel(item: Item, as_of: dt.date) -> None:
    assert said(judged(item, as_of)) == said(judged(as_the_file_read(item, as_of), as_of))


@given(items(), days)
def test_judging_never_fails_and_never_calls_silence_success(item: Item, as_of: dt.date) -> None:
    standing = judged(item, as_of)
    for one in standing.targets:
        # 到期判定 without a figure: no period that anybody is asked for
        assert one.latest is not None or one.state.value in {"no-reading", "missed", "unpaced"}
        assert one.progress is None or one.progress.is_finite()
        assert (one.gap is None) or (one.progress is not None and one.expected is not None)
    assert standing.light is min(
        (finding.level for finding in standing.findings if isinstance(finding.level, Light)),
        key=lambda light: light.rank,
        default=standing.light,
    )


def improved(item: Item, key: str, better: Decimal) -> Item:
    target = item.target(key)
    assert target is not None
    step = -better if target.op.falling else better
    log = tuple(
        entry.replace(values={**entry.values, key: entry.values[key] + step})
        if key in entry.values
        else entry
        for entry in item.log
    )
    return item.replace(log=log)


@given(items(), days, st.decimals(Decimal(0), Decimal(400), places=2))
def test_more_progress_never_worsens_a_light(item: Item, as_of: dt.date, better: Decimal) -> None:
    target = item.targets[0]
    # A growth is judged against an earlier reading, which grows with the rest; == and a band have no
    # better side.
    if target.rule is Rule.GROW or target.op in (Op.EQ, Op.BETWEEN):
        return
    plain = item.replace(log=tuple(entry.replace(correct=None) for entry in item.log))
    more = judged(improved(plain, "甲", better), as_of)
    assert more.light.rank >= judged(plain, as_of).light.rank or _made_good_only(more)


def _made_good_only(standing: Standing) -> bool:
    """A miss that the better figures make good in time may still be remembered."""
    return all(
        finding.code == "made-good" for finding in standing.findings if finding.level is standing.light
    )


@given(items(), days, st.integers(1, 120))
@settings(max_examples=120)
def test_as_days_go_by_without_entries_no_light_improves_but_at_a_turn_of_periods(
    item: Item, as_of: dt.date, more: int
) -> None:
    now = item.replace(log=tuple(entry for entry in item.log if entry.date <= as_of))
    later = as_of + dt.timedelta(days=more)
    if any(period_of(as_of, every) != period_of(later, every) for every in _cycles(now)):
        return
    assert judged(now, later).light.rank <= judged(now, as_of).light.rank


def _cycles(item: Item) -> set[Every]:
    """Every period that the item's reports, targets and 不发生 promises turn with."""
    found = {Every.YEAR, Every.QUARTER}
    for target in item.targets:
        found |= {target.every or Every.YEAR}
        if target.report is not None and target.report.every is not None:
            found.add(target.report.every)
    return found


@given(st.lists(items(), max_size=3), st.randoms(use_true_random=False), days)
def test_the_order_of_items_does_not_matter(found: list[Item], random: object, as_of: dt.date) -> None:
    numbered = [item.replace(id=f"p-{number}") for number, item in enumerate(found)]
    shuffled = list(numbered)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one = judge([Checklist(PATH, PLAN, tuple(numbered))], as_of, SETTINGS, CALENDAR)
    other = judge([Checklist(PATH, PLAN, tuple(shuffled))], as_of, SETTINGS, CALENDAR)
    assert sorted(one, key=lambda standing: standing.item.id) == sorted(
        other, key=lambda standing: standing.item.id
    )


PLANS = st.sampled_from([dt.date(2025, 1, 10), dt.date(2025, 2, 20), dt.date(2024, 6, 1)]).flatmap(
    lambda issued: (
        st.none().map(lambda _: PLAN.replace(issued=issued))
        | cycles().map(lambda cycle: PLAN.replace(issued=issued, report=cycle))
    )
)


@given(items(), days, st.integers(1, 60), PLANS)
@settings(max_examples=60)
def test_looking_ahead_is_judging_every_day(item: Item, as_of: dt.date, count: int, plan: Plan) -> None:
    now = as_the_file_read(item, as_of)
    expected = []
    before = judged(now, as_of, plan).light
    for number in range(1, count + 1):
        day = as_of + dt.timedelta(days=number)
        after = judged(now, day, plan).light
        if after is not before:
            expected.append((day, before, after))
        before = after
    found = turns([Checklist(PATH, plan, (item,))], as_of, count, SETTINGS, CALENDAR)
    assert [(turn.day, turn.before, turn.after) for turn in found] == expected

"""Less evidence never looks better, across links too: over random carriers, logs and days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from jianguan_cli.domain.plan.model import Checklist

from .making import item, light, links, log, plan, results

# Worst first; an item that nobody spoke of stands behind one that is known to be well.
LIGHTS = ("red", "yellow", "blue", "none", "green")
TARGETS = {
    "floor": ("keep, op: '>=', value: 98, unit: '%', report: {every: month}", 98),
    "state": ("reach, op: '>=', value: 98, unit: '%', report: {every: quarter}", 98),
    "total": ("reach, op: '>=', value: 98, unit: 件, measure: flow, report: {every: quarter}", 98),
    "quota": ("each, op: '>=', value: 98, unit: 件, measure: flow, every: quarter", 98),
}
ENDS = ["2025-01-31", "2025-03-31", "2025-06-30", "2025-09-30"]
# Somebody writes something every quarter: else 久未更新 hides what the figures say.
WORDS = ["2025-01-02 status: doing", "2025-04-10", "2025-07-10", "2025-10-10", "2026-01-10"]


class Report(NamedTuple):
    """A figure of one carrier: of which day, reported when, how much."""

    carrier: int
    upto: str
    day: str
    value: int


class Drawn(NamedTuple):
    """Two carriers of one promise, what they report, and the day of judging."""

    kind: str
    relation: str
    reports: tuple[Report, ...]
    as_of: str


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    # One figure a day: two of one day contradict each other, and the later one decides.
    reports = []
    for upto in sorted(draw(st.lists(st.sampled_from(ENDS), unique=True, min_size=1, max_size=3))):
        month = int(upto[5:7]) + draw(st.sampled_from((1, 1, 2)))
        value = draw(st.sampled_from((98, 99, 120, 90, 40)))
        reports.append(Report(draw(st.integers(0, 1)), upto, f"2025-{month:02}-03", value))
    as_of = draw(st.sampled_from(("2025-04-20", "2025-07-20", "2025-12-31", "2026-02-01")))
    relation = draw(st.sampled_from(("same", "implements")))
    return Drawn(draw(st.sampled_from(sorted(TARGETS))), relation, tuple(reports), as_of)


def made(case: Drawn, reports: Sequence[Report], owner: str) -> tuple[Checklist, ...]:
    target = f"targets: [{{key: 率, metric: 某数, rule: {TARGETS[case.kind][0]}}}]"
    # The entries stay where a figure is taken away: only the evidence goes.
    plans = [plan("p", item("p-1", target, log(*WORDS), lead=owner))]
    for number, name in enumerate("qr"):
        entries = list(WORDS)
        for one in sorted((one for one in case.reports if one.carrier == number), key=lambda one: one.day):
            said = f"{one.day} upto: {one.upto}"
            entries.append(f"{said}, values: {{率: {one.value}}}" if one in reports else said)
        link = links(f"{case.relation} p-1 率 率")
        plans.append(plan(name, item(f"{name}-1", target, link, log(*sorted(entries)), lead="乙处")))
    return tuple(plans)


@settings(max_examples=500)
@given(drawn(), st.sampled_from(("", "甲处")))
def test_without_a_figure_that_meets_its_bound_nothing_carried_looks_better(case: Drawn, owner: str) -> None:
    before = light(case.as_of, "p-1", *made(case, case.reports, owner))
    bound = TARGETS[case.kind][1]
    for gone in (one for one in case.reports if one.value >= bound):
        left = [one for one in case.reports if one is not gone]
        after = light(case.as_of, "p-1", *made(case, left, owner))
        assert LIGHTS.index(after) <= LIGHTS.index(before), (gone, before, after)


@settings(max_examples=150)
@given(
    st.lists(st.tuples(st.sampled_from("pqr"), st.sampled_from(ENDS)), min_size=1, max_size=3, unique=True),
    st.sampled_from(("", "甲处")),
    st.sampled_from(("2025-05-20", "2026-02-01")),
)
def test_without_a_result_nothing_carried_looks_better(
    done: list[tuple[str, str]], owner: str, as_of: str
) -> None:
    def seen(left: list[tuple[str, str]]) -> str:
        plans = []
        for name in "pqr":
            days = sorted(day for where, day in done if where == name)
            entries = [*WORDS, *(f"{day} done: [册]" if (name, day) in left else day for day in days)]
            link = [] if name == "p" else [links("implements p-1 册 册")]
            lead = owner if name == "p" else "乙处"
            promise = results("册").replace("}", ", by: 2025-03-31}")
            lines = (promise, log(*sorted(entries)), *link)
            plans.append(plan(name, item(f"{name}-1", *lines, lead=lead)))
        return light(as_of, "p-1", *plans)

    before = seen(done)
    for gone in done:
        after = seen([one for one in done if one != gone])
        assert LIGHTS.index(after) <= LIGHTS.index(before), (gone, before, after)

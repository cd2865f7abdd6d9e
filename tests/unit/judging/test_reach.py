from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.judging.making import day, item, light, target_standing, with_target

from jianguan_cli.domain.judging.path import expected_on, path_of, small_quota
from jianguan_cli.domain.plan.bar import Bar
from jianguan_cli.domain.values.vocabulary import Op

# 2025-01-01 to 2025-04-11 are 100 days: one point a day, one unit a point.
DEADLINE = "deadline: 2025-04-11"
STOCK = "measure: stock\nunit: 家"


@pytest.mark.parametrize(
    ("as_of", "value", "state"),
    [
        ("2025-01-31", "5", "behind"),
        ("2025-02-20", "45", "on-path"),
        ("2025-03-12", "70", "on-path"),
        ("2025-04-11", "100", "met"),
    ],
)
def test_the_last_of_several_readings_is_judged(as_of: str, value: str, state: str) -> None:
    log = """
    2025-01-31 | values: {数: 5}
    2025-02-20 | values: {数: 45}
    2025-03-12 | values: {数: 70}
    2025-04-11 | values: {数: 100}
    """
    one = target_standing(as_of, with_target("", DEADLINE, log))
    assert one.latest is not None
    assert (one.latest.value, one.state.value) == (Decimal(value), state)


@pytest.mark.parametrize(
    ("in_time", "missed", "made_good", "remembered"),
    [
        (["100", "90"], "red", None, None),  # reached once, down again on the deadline, and since
        (["80", "90"], "red", None, None),
        (["90", "100"], None, None, None),
        (["80", "90", "late 100"], None, "yellow", "90"),  # the last word in time is what fell short
        (["late 99", "late 100"], None, "yellow", "100"),
    ],
)
def test_the_last_reading_in_time_decides_at_the_deadline(
    in_time: list[str], missed: str | None, made_good: str | None, remembered: str | None
) -> None:
    days = iter(["2025-03-01", "2025-04-11"])
    late = iter(["2025-05-01", "2025-05-02"])
    log = "\n".join(
        f"{next(late) if said.startswith('late') else next(days)} | values: {{数: {said.split()[-1]}}}"
        for said in in_time
    )
    lines = with_target(STOCK, DEADLINE, log)
    assert light("missed-target", "2025-06-01", lines) == missed
    assert light("made-good", "2025-06-01", lines) == made_good
    restored = target_standing("2025-06-01", lines).restored
    found = None if restored is None else restored.reading.value
    assert found == (None if remembered is None else Decimal(remembered))
    assert restored is None or restored.bar == Bar(Op.GE, Decimal(100))


@pytest.mark.parametrize(
    ("target", "said", "bound"),
    [
        ("", "values: {数: 45}", "100"),
        ("against: 全国均值", "values: {数: 45} | refs: {数: 44.5}", "44.5"),
        ("against: 全国均值", "values: {数: 45}", None),
    ],
)
def test_the_bar_is_the_value_or_the_reference_of_the_reading(
    target: str, said: str, bound: str | None
) -> None:
    one = target_standing("2025-02-20", with_target(target, DEADLINE, f"2025-02-20 | {said}"))
    assert one.bar == (None if bound is None else Bar(Op.GE, Decimal(bound)))


@pytest.mark.parametrize(
    ("target", "value", "progress"),
    [
        ("value: 9", "3", "33.33"),
        # progress without a path: a baseline that is not comparable is none
        ("value: 9\nbaseline: {value: 1, date: 2025-01-01, comparable: false}", "3", "33.33"),
        ("value: 9\nbaseline: {value: 1, date: 2025-01-01}", "3", "25"),
        # one that has reached the target leaves no progress to speak of
        ("value: 9\nbaseline: {value: 9, date: 2025-01-01}", "3", None),
        (f"{STOCK}\nop: '<='\nbaseline: {{value: 100, date: 2025-01-01}}", "90", None),
        (f"{STOCK}\nop: '<='\nbaseline: {{value: 101, date: 2025-01-01}}", "100.5", "50"),
        (f"{STOCK}\nop: '=='\nbaseline: {{value: 100, date: 2025-01-01}}", "90", None),
    ],
)
def test_progress_at_the_edges_of_a_baseline(target: str, value: str, progress: str | None) -> None:
    lines = with_target(target, DEADLINE, f"2025-02-20 | values: {{数: {value}}}")
    found = target_standing("2025-02-20", lines).progress
    assert (None if found is None else round(found, 2)) == (None if progress is None else Decimal(progress))


@pytest.mark.parametrize(
    ("target", "on", "expected"),
    [
        # a milestone on the day that the path begins is none: the path begins at its base
        ("milestones: [{by: 2025-01-01, value: 90}]", "2025-02-20", "50"),
        (f"{STOCK}\nbaseline: {{value: 50, date: 2025-01-01}}", "2025-04-11", "100"),
        (f"{STOCK}\nbaseline: {{value: 50, date: 2025-01-01}}", "2025-05-01", "100"),
        (f"{STOCK}\nop: '<='\nbaseline: {{value: 300, date: 2025-01-01}}", "2025-04-11", "100"),
        # a flow whose base is not 0 expects its milestones' share of the way
        (
            "baseline: {value: 20, date: 2025-01-01}\nmilestones: [{by: 2025-02-20, value: 60}]",
            "2025-02-20",
            "50",
        ),
    ],
)
def test_expected_progress_at_the_ends_of_the_path(target: str, on: str, expected: str) -> None:
    lines = with_target(target, "deadline: 2025-04-11", f"{on} | values: {{数: 70}}")
    assert target_standing(on, lines).expected == Decimal(expected)


@pytest.mark.parametrize(
    ("unit", "least"),
    [
        ("个", "10"),
        ("百人次", "0.1"),
        ("千人", "0.01"),
        ("万户", "0.001"),
        ("十万人", "0.0001"),
        ("百万元", "0.00001"),
        ("千万元", "0.000001"),
        ("亿元", "0.0000001"),
    ],
)
def test_a_quota_below_ten_pieces_is_small_whatever_its_unit(unit: str, least: str) -> None:
    target = item(with_target(f"unit: {unit}"))[0].targets[0]
    assert not small_quota(target, Decimal(least))
    assert small_quota(target, Decimal(least) * Decimal("0.999999"))


MILESTONES = "milestones: [{by: 2025-01-31, value: 60}, {by: 2025-03-12, value: 80}]"


@pytest.mark.parametrize(
    ("target", "plan_start", "on", "expected"),
    [
        (MILESTONES, "2025-01-01", "2024-12-31", None),
        (MILESTONES, "2025-01-01", "2025-01-01", "0"),
        (MILESTONES, "2025-01-01", "2025-01-16", "30"),
        (MILESTONES, "2025-01-01", "2025-01-31", "60"),
        (MILESTONES, "2025-01-01", "2025-02-20", "70"),
        (MILESTONES, "2025-01-01", "2025-03-12", "80"),
        (MILESTONES, "2025-01-01", "2025-03-27", "90"),
        (MILESTONES, "2025-01-01", "2025-04-11", "100"),
        (MILESTONES, "2025-01-01", "2026-04-11", "100"),
        (f"{STOCK}\nbaseline: {{value: 50, date: 2025-01-01}}", "2025-01-01", "2025-02-20", "75"),
        (f"{STOCK}\nop: '<='\nbaseline: {{value: 200, date: 2025-01-01}}", "2025-01-01", "2025-01-31", "170"),
        # a rate with milestones only: before the first one nothing can be said
        (f"unit: '%'\n{MILESTONES}", "2025-01-01", "2025-01-30", None),
        (f"unit: '%'\n{MILESTONES}", "2025-01-01", "2025-01-31", "60"),
        # a path of a single day expects all of it on that day
        ("", "2025-04-11", "2025-04-11", "100"),
        ("", "2025-04-11", "2025-04-10", None),
    ],
)
def test_the_value_to_have_reached_on_a_day(
    target: str, plan_start: str, on: str, expected: str | None
) -> None:
    made, _ = item(with_target(target, DEADLINE))
    path = path_of(made.targets[0], day(plan_start), made.deadline)
    assert path is not None
    assert expected_on(path, day(on)) == (None if expected is None else Decimal(expected))


def test_what_is_shown_of_a_promise_made_good_late_is_the_figure_that_made_it_good() -> None:
    log = """
    2025-04-11 | values: {数: 41}
    2025-05-01 | values: {数: 102}
    2025-05-20 | values: {数: 99}
    """
    one = target_standing("2025-06-01", with_target("", DEADLINE, log))
    assert one.latest is not None
    assert (one.state.value, one.latest.value, one.latest.upto) == ("met", Decimal(102), day("2025-05-01"))
    assert (one.progress, one.gap) == (Decimal(102), Decimal(2))
    assert one.restored is not None
    assert one.restored.reading.value == Decimal(41)

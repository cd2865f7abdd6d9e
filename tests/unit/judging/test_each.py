from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.judging.making import light, messages, target_standing, with_target

QUARTER = "rule: each\nevery: quarter"
RATE = f"{QUARTER}\nunit: '%'"


def readings(table: str) -> str:
    """``2025-03-31 100, 2025-06-30 90`` as a log."""
    parts = [part.split() for part in table.split(",") if part.strip()]
    return "\n".join(f"{day} | values: {{数: {value}}}" for day, value in parts)


@pytest.mark.parametrize(
    ("start", "table", "latest", "period"),
    [
        ("2025-01-01", "2025-03-31 100, 2025-06-30 101", "101", "2025-04-01"),
        ("2025-01-01", "2025-02-28 60, 2025-03-31 100", "100", "2025-01-01"),
        # readings of a time before the item's are none of its periods, but they are what was last said
        ("2025-07-01", "2025-01-31 4, 2025-02-28 5, 2025-06-30 6", "6", None),
    ],
)
def test_the_last_reading_and_its_period(start: str, table: str, latest: str, period: str | None) -> None:
    one = target_standing("2025-07-05", with_target(QUARTER, f"start: {start}", readings(table)))
    assert one.latest is not None
    assert one.latest.value == Decimal(latest)
    assert (one.period.first.isoformat() if one.period else None) == period


@pytest.mark.parametrize(
    ("target", "deadline", "table", "as_of", "state", "met"),
    [
        (QUARTER, "2025-06-30", "2025-03-31 100, 2025-06-30 100", "2025-07-01", "met", True),
        (QUARTER, "2025-06-30", "2025-03-31 100, 2025-06-30 99", "2025-07-01", "missed", False),
        (QUARTER, "2025-12-31", "2025-03-31 100, 2025-06-30 100", "2025-06-30", "met", True),
        (QUARTER, "2025-12-31", "2025-03-31 100, 2025-06-30 100", "2025-07-01", "met", True),
        (QUARTER, "2025-12-31", "2025-03-31 100, 2025-06-30 99", "2025-07-01", "short", False),
        (QUARTER, "2025-12-31", "2025-03-31 100, 2025-06-30 99", "2025-06-30", "on-path", False),
        # a quarter that nobody reported is neither kept nor forgotten
        (QUARTER, "2025-06-30", "2025-06-30 100", "2025-07-01", "missed", False),
        (QUARTER, "2025-12-31", "2025-06-30 100", "2025-07-01", "no-reading", False),
        # the period that the deadline cuts ends on it; a rate is not cut
        (RATE, "2025-05-15", "2025-03-31 100, 2025-05-15 50", "2025-05-16", "missed", False),
        (RATE, "2025-05-15", "2025-03-31 100, 2025-05-15 100", "2025-05-16", "met", True),
        (RATE, "2025-12-31", "2025-03-31 100, 2025-05-15 50", "2025-05-16", "unpaced", False),
        # a running quarter that is in order so far takes nothing from the one before it
        (RATE, "2025-12-31", "2025-03-31 100, 2025-05-15 100", "2025-05-16", "met", True),
        (RATE, "2025-12-31", "2025-03-31 100", "2025-05-16", "met", True),
        (RATE, "2025-12-31", "2025-03-31 100, 2025-06-30 100, 2025-07-02 100", "2025-07-03", "met", True),
        (RATE, "2025-12-31", "2025-03-31 99, 2025-05-15 100", "2025-05-16", "short", False),
    ],
)
def test_states_in_time_and_past_the_deadline(
    target: str, deadline: str, table: str, as_of: str, state: str, met: bool
) -> None:
    one = target_standing(as_of, with_target(target, f"deadline: {deadline}", readings(table)))
    assert (one.state.value, one.met) == (state, met)


@pytest.mark.parametrize(
    ("start", "table", "before_due", "after_due"),
    [
        # every judged quarter decides; of the last one, to 15 May, figures are awaited until the 20th
        ("2025-01-01", "2025-03-31 100, 2025-05-15 100", None, None),
        ("2025-01-01", "2025-03-31 100", None, "red"),
        ("2025-01-01", "2025-05-15 100", "red", "red"),
        ("2025-01-01", "", "red", "red"),
        ("2025-01-01", "2025-03-31 100, 2025-05-01 40", None, "red"),
        # a short quarter that a later one made good counts as kept
        ("2025-01-01", "2025-03-31 90, 2025-05-15 100", None, None),
        # the day that is left of the first quarter asks for 100/90, the 45 days of the second for 4500/91
        ("2025-03-31", "2025-03-31 2, 2025-05-15 50", None, None),
        ("2025-03-31", "2025-03-31 2, 2025-05-15 49", "red", "red"),
        ("2025-04-01", "2025-05-15 99", None, None),
        ("2025-04-01", "2025-05-15 49", "red", "red"),
    ],
)
def test_every_judged_period_decides_at_the_deadline(
    start: str, table: str, before_due: str | None, after_due: str | None
) -> None:
    lines = with_target(QUARTER, f"start: {start}\ndeadline: 2025-05-15", readings(table))
    assert light("missed-target", "2025-05-16", lines) == before_due
    assert light("missed-target", "2025-05-21", lines) == after_due


@pytest.mark.parametrize(
    ("table", "restored"),
    [
        ("2025-03-31 100, 2025-06-30 100", None),
        ("2025-03-31 90, 2025-06-30 100", "90"),
        # it stays remembered, however many periods are kept after it
        ("2025-03-31 90, 2025-06-30 100, 2025-09-30 100, 2025-12-31 100", "90"),
        # of several the last one is named
        ("2025-03-31 90, 2025-06-30 100, 2025-09-30 80, 2025-12-31 100", "80"),
        ("2025-03-31 90, 2025-06-30 80, 2025-09-30 100", "80"),
    ],
)
def test_what_is_remembered_as_made_good(table: str, restored: str | None) -> None:
    lines = with_target(QUARTER, "deadline: 2026-12-31", readings(table))
    found = target_standing("2026-01-01", lines).restored
    assert (found.reading.value if found else None) == (Decimal(restored) if restored else None)
    assert light("made-good", "2026-01-01", lines) == ("yellow" if restored else None)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("deadline: 2025-06-30", None),
        ("deadline: 2025-07-01", None),  # its third quarter is one day, and the figure is of a later one
        ("deadline: 2025-09-30", "red"),
        ("deadline: 2025-06-30\nongoing: true", "red"),  # 长期坚持 has no last period
    ],
)
def test_periods_after_the_deadline_count_for_ongoing_items_only(item: str, expected: str | None) -> None:
    lines = with_target(QUARTER, item, readings("2025-06-30 100, 2025-09-30 90"))
    assert light("period-short", "2025-10-01", lines) == expected


@pytest.mark.parametrize(
    ("target", "start", "reading", "as_of", "progress", "expected"),
    [
        # no pace: a cap, a quota of nothing
        (f'{QUARTER}\nop: "<="', "2025-01-01", "2025-05-16 1", "2025-05-16", None, None),
        (f'{QUARTER}\nop: "<="', "2025-01-01", "2025-06-30 1", "2025-07-01", None, None),
        (f"{QUARTER}\nvalue: 0", "2025-01-01", "2025-06-30 1", "2025-07-01", None, None),
        (f"{QUARTER}\nvalue: 0\nunit: 万户", "2025-01-01", "2025-05-16 1", "2025-05-16", None, None),
        (f"{QUARTER}\nvalue: 1", "2025-01-01", "2025-06-30 1", "2025-07-01", "100", "100"),
        (f"{QUARTER}\nvalue: 1\nunit: 万户", "2025-01-01", "2025-05-16 0.25", "2025-05-16", "25", "50"),
        (f"{QUARTER}\nvalue: 0.5\nunit: 亿元", "2025-01-01", "2025-05-16 0.25", "2025-05-16", "50", "50"),
        # a period cut to two days, to one day
        (f"{QUARTER}\nvalue: 9100", "2025-06-29", "2025-06-29 50", "2025-06-29", "25", "0"),
        (f"{QUARTER}\nvalue: 9100", "2025-06-29", "2025-06-30 50", "2025-06-30", "25", "100"),
        (f"{QUARTER}\nvalue: 9100", "2025-06-30", "2025-06-30 50", "2025-06-30", "50", "100"),
    ],
)
def test_progress_within_a_period(
    target: str, start: str, reading: str, as_of: str, progress: str | None, expected: str | None
) -> None:
    one = target_standing(as_of, with_target(target, f"start: {start}", readings(reading)))
    wanted = [None if said is None else Decimal(said) for said in (progress, expected)]
    assert [one.progress, one.expected] == wanted


@pytest.mark.parametrize("value", ["0", "1", "100"])
def test_a_cap_that_is_kept_lags_nothing(value: str) -> None:
    lines = with_target(f'{QUARTER}\nop: "<="', log=readings(f"2025-05-16 {value}"))
    assert light("period-short", "2025-05-16", lines) is None


CAP = 'rule: each\nevery: month\nop: "<="\nvalue: 5\nunit: 起'


@pytest.mark.parametrize(
    ("target", "value", "broken", "short"),
    [
        (CAP, "8", "red", None),
        (CAP, "5.000001", "red", None),
        (CAP, "5", None, None),
        (CAP.replace("<=", "<"), "8", "red", None),
        (CAP.replace("<=", "<"), "5", "red", None),
        (CAP.replace("<=", "<"), "4", None, None),
        (CAP.replace("5", "0"), "1", "red", None),
        (CAP.replace("<=", "==").replace("5", "0"), "1", "red", None),
        (f"{CAP}\nstrength: soft", "8", "yellow", None),
        # a share and a stock may still come down: they are judged when the month is over
        (CAP.replace("起", "'%'"), "8", None, "red"),
        (f"{CAP}\nmeasure: stock", "8", None, "red"),
    ],
)
def test_a_cap_that_is_exceeded_is_broken_from_that_reading_on(
    target: str, value: str, broken: str | None, short: str | None
) -> None:
    lines = with_target(target, log=f"2025-06-10 | values: {{数: {value}}}")
    for as_of in ("2025-06-10", "2025-06-30", "2025-07-07", "2025-07-08"):
        assert light("broken-floor", as_of, lines) == broken
        assert (target_standing(as_of, lines).state.value == "broken") is (broken is not None)
    # 5 July is a Saturday: figures of June are awaited until Monday the 7th
    assert light("period-short", "2025-07-07", lines) is None
    assert light("period-short", "2025-07-08", lines) == short


@pytest.mark.parametrize("value", ["0", "5"])
def test_a_cap_is_met_only_when_its_time_is_over(value: str) -> None:
    lines = with_target(CAP, "start: 2025-06-01\ndeadline: 2025-06-30", readings(f"2025-06-30 {value}"))
    assert target_standing("2025-06-30", lines).met is False
    assert target_standing("2025-07-01", lines).met is True


def test_a_cap_that_was_broken_is_made_good_by_a_later_period() -> None:
    lines = with_target(CAP, "start: 2025-06-01", readings("2025-06-10 8, 2025-07-15 1"))
    assert light("broken-floor", "2025-07-31", lines) == "red"
    # nothing else was said of July until its days to report were over
    assert light("broken-floor", "2025-08-06", lines) is None
    assert messages("made-good", "2025-08-06", lines) == [
        "“完成数”2025年6月为 8起，应不超过 5起，未达标，截至2025年7月15日已在以后的周期补齐"
    ]


def test_what_is_said_of_an_exceeded_cap() -> None:
    lines = with_target(CAP, log="2025-06-10 | values: {数: 8}")
    assert messages("broken-floor", "2025-06-15", lines) == [
        "“完成数”2025年6月应不超过 5起，截至2025年6月10日为 8起，突破上限"
    ]

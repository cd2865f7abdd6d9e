"""The path of a target drawn with characters."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jianguan_cli.domain.judging.standing import PathPoint, Reading, TargetStanding, TargetState
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.vocabulary import Op, Rule
from jianguan_cli.reporting.charts.path_plot import path_plot

TARGET = Target(key="k", metric="m", rule=Rule.REACH, op=Op.GE, value=Decimal(100), unit="项")
PATH = (PathPoint(date(2025, 1, 1), Decimal(0)), PathPoint(date(2025, 12, 31), Decimal(100)))


def standing(*readings: tuple[date, int], path: tuple[PathPoint, ...] = PATH) -> TargetStanding:
    read = tuple(Reading(day, day, Decimal(value)) for day, value in readings)
    last = read[-1] if read else None
    state = TargetState.BEHIND
    return TargetStanding(TARGET, date(2025, 12, 31), read, last, None, None, None, state, path=path)


def test_path_readings_and_today() -> None:
    lines = path_plot(standing((date(2025, 7, 1), 20)), date(2025, 7, 1), width=21, height=5)
    assert lines == [
        "100          |        ...",
        "             |   .....",
        "            .....",
        "       ..... o",
        "  0 ...      |",
        "    2025-01-01 2025-12-31",
    ]


def test_nothing_is_drawn_through_a_single_point() -> None:
    assert path_plot(standing(path=()), date(2025, 7, 1)) == []
    assert path_plot(standing((date(2025, 7, 1), 20), path=()), date(2025, 7, 1)) == []

"""What one reading says about a promise: on the right side of its bar, on the wrong one, or unknown."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Reading
from jianguan_cli.domain.plan.bar import Bar
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.vocabulary import Combine, Rule


class Answer(NamedTuple):
    """A reading with the bar it is held against, and whether it keeps it (None: cannot be told)."""

    reading: Reading
    bar: Bar | None
    kept: bool | None


def bar_on(target: Target, day: date) -> Bar | None:
    """The bar in force on ``day``: a column a year under ``keep``, ``each``, ``grow``, else the last value.

    There ``milestones`` are the bounds of the time up to their ``by``; under ``reach`` they are stages.
    """
    bar = target.bar
    if bar is None or target.rule is Rule.REACH:
        return bar
    for milestone in target.milestones:
        if day <= milestone.by:
            return bar._replace(value=milestone.value)
    return bar


def bar_of(target: Target, reading: Reading, day: date) -> Bar | None:
    """The bar a reading is held against; a relative promise's is its reference, bettered by ``margin``."""
    if target.value is not None:
        return bar_on(target, day)
    if reading.ref is None:
        return None
    margin = target.margin or 0
    return Bar(target.op, reading.ref - margin if target.op.falling else reading.ref + margin)


def holds(target: Target, reading: Reading, bar: Bar | None) -> bool | None:
    """Whether the reading keeps the promise; None where its bar is not known, or a unit's figure is missing.

    What is missing can turn no verdict round where a total is over its cap already.
    """
    if bar is None or reading.value is None:
        kept = reading.met if target.value is None else None
    else:
        kept = bar.holds(reading.value)
    if reading.whole:
        return kept
    return False if kept is False and _decided(target, reading, bar) else None


def _decided(target: Target, reading: Reading, bar: Bar | None) -> bool:
    over = bar is not None and reading.value is not None and bar.exceeded(reading.value)
    return over and target.combine is Combine.SUM and target.capped

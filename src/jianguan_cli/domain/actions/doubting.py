"""Which of the figures in a report look wrong, held against what the item has reported and promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from jianguan_cli.domain.judging.standing import Standing, TargetStanding
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.spoken.doubts import Doubt, Held, doubt
from jianguan_cli.domain.values.dates import period_of
from jianguan_cli.domain.values.vocabulary import Every, Measure, Op, Rule


def doubts(
    standing: Standing, figures: Mapping[str, Decimal], upto: date, unit: str | None = None
) -> Iterator[tuple[Target, Doubt]]:
    """What to ask about ``figures`` (by target, as of ``upto``) that ``unit`` reports."""
    for one in standing.targets:
        figure = figures.get(one.target.key)
        found = doubt(figure, held(standing, one, upto, unit)) if figure is not None else None
        if found is not None:
            yield one.target, found


def held(standing: Standing, one: TargetStanding, upto: date, unit: str | None = None) -> Held:
    """What a figure of the target as of ``upto`` is held against: the last one of the same reporter."""
    target = one.target
    running = target.measured is Measure.FLOW and target.rule in (Rule.REACH, Rule.EACH)
    known = _reported(standing, target, unit) if target.combine is not None else _readings(one)
    period = period_of(upto, target.every or Every.YEAR) if running and target.rule is Rule.EACH else None
    fitting = [(day, value) for day, value in known if day <= upto and (period is None or day in period)]
    last = max(fitting, key=_day)[1] if fitting else None
    wanted = target.upper if target.op is Op.BETWEEN else target.value
    if target.rule is Rule.GROW or target.combine is not None:
        wanted = None  # of a level no value is promised, and of all units' sum not that of one
    if target.rule is Rule.GROW and last is None and target.baseline is not None:
        last = target.baseline.value
    return Held(target.reported_unit, running, wanted, last)


def _readings(one: TargetStanding) -> Iterator[tuple[date, Decimal]]:
    return ((reading.upto, reading.value) for reading in one.readings if reading.value is not None)


def _reported(standing: Standing, target: Target, unit: str | None) -> Iterator[tuple[date, Decimal]]:
    """One unit's own figures: the standing holds what all units' make together."""
    for entry in standing.log:
        if entry.unit == unit and target.key in entry.values:
            yield entry.cutoff, entry.values[target.key]


def _day(pair: tuple[date, Decimal]) -> date:
    return pair[0]

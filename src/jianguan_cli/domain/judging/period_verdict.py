"""One period of ``each`` or ``grow``: its last reading, its bar, whether it is kept, and its pace."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.judging.arithmetic import Pace, multiply, pace, percent, subtract
from jianguan_cli.domain.judging.frame import Slot
from jianguan_cli.domain.judging.path import small_quota
from jianguan_cli.domain.judging.readings import bar_of, holds
from jianguan_cli.domain.judging.standing import Cut, Lag, Reading, Shortfall
from jianguan_cli.domain.plan.bar import Bar
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.dates import same_day_earlier
from jianguan_cli.domain.values.vocabulary import Every, Measure, Op

_RELATIVE = ("%", "％")


class Held(NamedTuple):
    """A judged period with readings: the one that decides, the bar, whether it is kept (None: not yet known).

    ``final``: the period is over and no later figure of it is awaited.  ``exceeded``: its running total is
    over the cap, now and for good.  ``seen``: whether what could be compared so far keeps the bar.
    ``baseless``: no level before it is known, so growth cannot be told.
    """

    slot: Slot
    readings: tuple[Reading, ...]
    reading: Reading
    bar: Bar | None
    kept: bool | None
    final: bool
    pace: Pace | None = None
    growth: Decimal | None = None
    grown: bool = False
    exceeded: bool = False
    seen: bool | None = None
    baseless: bool = False
    cut: Cut | None = None

    def lags(self, tolerated: Decimal) -> bool:
        """Whether the running period is behind its pace by more than ``tolerated`` points."""
        if self.seen:
            return False
        return -self.pace.gap > tolerated if self.pace is not None else self.grown and self.seen is False

    def lag(self) -> Lag:
        """The period as one that lags."""
        found = self.pace
        return Lag(
            self.reading,
            self.bar,
            self.slot.period,
            self.cut,
            self.growth if self.grown else None,
            found.progress if found else None,
            found.expected if found else None,
            found.gap if found else None,
        )

    def shortfall(self) -> Shortfall:
        """The period as one that was missed."""
        figure = self.growth if self.grown else self.reading.value
        return Shortfall(self.reading, self.bar, figure, self.slot.period, self.cut, self.grown)


class Span(NamedTuple):
    """What is known of a judged period: its readings, those of all time, and whether it is over and decided.

    ``begun`` is where the promise began, which a period may have been running before.
    """

    slot: Slot
    readings: tuple[Reading, ...]
    levels: tuple[Reading, ...]
    begun: date
    over: bool
    final: bool


def each_verdict(target: Target, span: Span) -> Held:
    """A quota: totals within the period; only a flow is cut to the days that count."""
    slot, readings, final = span.slot, span.readings, span.final
    latest = readings[-1]
    flow = target.measured is Measure.FLOW
    cut = slot.cut if flow and target.value is not None else None
    bar = bar_of(target, latest, slot.last)
    if bar is not None and cut is not None:
        bar = bar.scaled(cut.days, cut.whole)
    beyond = _first_beyond(target, readings, bar)
    if beyond is not None:
        return Held(slot, readings, beyond, bar, kept=False, final=span.over, exceeded=True, cut=cut)
    seen = holds(target, latest, bar)
    # A cap, a rate and a level may still turn; only a rising total cannot.
    kept = seen if final or (seen and flow and target.op.rising) else None
    found = _pace(target, span, bar) if flow else None
    return Held(slot, readings, latest, bar, kept, final, found, seen=seen, cut=cut)


def _first_beyond(target: Target, readings: tuple[Reading, ...], bar: Bar | None) -> Reading | None:
    if bar is None or not target.capped:
        return None
    over = (one for one in readings if one.value is not None and bar.exceeded(one.value))
    return next((one for one in over if holds(target, one, bar) is False), None)


def _pace(target: Target, span: Span, bar: Bar | None) -> Pace | None:
    """Where the period's total stands: at its end against the whole quota, inside it like a path from 0."""
    reading = span.readings[-1]
    paced = target.op.rising or target.op in (Op.BETWEEN, Op.EQ)
    if bar is None or reading.value is None or not reading.whole or not paced or bar.value <= 0:
        return None
    first = max(span.slot.first, span.begun)
    length = (span.slot.last - first).days
    if span.final or length <= 0:
        return pace(reading.value, bar.value, bar.value, 1)
    if small_quota(target, target.value if target.value is not None else bar.value):
        return None
    gone = Decimal(max((reading.upto - first).days, 0))
    return pace(reading.value, bar.value, multiply(bar.value, gone), length)


def grow_verdict(target: Target, span: Span) -> Held:
    """Growth: like is compared with like, the ends of two periods or the same day a period earlier."""
    slot, readings, final = span.slot, span.readings, span.final
    latest = readings[-1]
    bar = bar_of(target, latest, slot.last)
    if target.value is None:
        seen = holds(target, latest, bar)
        return Held(slot, readings, latest, bar, seen if final else None, final, seen=seen)
    earlier = _level_on(target, same_day_earlier(latest.upto, target.every or Every.YEAR), span.levels)
    growth = grown(target, earlier, latest.value) if latest.whole else None
    seen = None if growth is None or bar is None else bar.holds(growth)
    return Held(
        slot,
        readings,
        latest,
        bar,
        seen if final else None,  # judged at its end; inside it only its pace speaks
        final,
        _growth_pace(bar, growth),
        growth,
        grown=True,
        seen=seen,
        baseless=growth is None and not _known_before(target, slot.first, span.levels),
    )


def _known_before(target: Target, day: date, levels: tuple[Reading, ...]) -> bool:
    """Whether any level before ``day`` is known, so that growth could have been told."""
    baseline = target.baseline
    from_base = baseline is not None and baseline.comparable and baseline.date < day
    return from_base or any(one.upto < day for one in levels)


def grown(target: Target, earlier: Decimal | None, now: Decimal | None) -> Decimal | None:
    """Growth in percent of the earlier level, or its amount; None without one, or in percent of 0."""
    if earlier is None or now is None:
        return None
    rise = subtract(now, earlier)
    if not target.unit.startswith(_RELATIVE):
        return rise
    return None if earlier == 0 else percent(rise, abs(earlier))


def _level_on(target: Target, day: date, levels: tuple[Reading, ...]) -> Decimal | None:
    """The level reported for that very day, else a comparable baseline of it."""
    for reading in reversed(levels):
        if reading.upto == day and reading.whole:
            return reading.value
    baseline = target.baseline
    return baseline.value if baseline is not None and baseline.comparable and baseline.date == day else None


def _growth_pace(bar: Bar | None, growth: Decimal | None) -> Pace | None:
    """Growth seen of growth promised, in the direction promised: 4% of 5% is 80, −4% of −5% too."""
    if bar is None or growth is None or bar.value == 0:
        return None
    if not (bar.op.rising and bar.value > 0) and not (bar.op.falling and bar.value < 0):
        return None
    return pace(growth, bar.value, bar.value, 1)

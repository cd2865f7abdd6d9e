"""Which of the figures of an entry look wrong, held against what was reported before and what is promised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from jianguan_cli.domain.admitting.entering import Entering
from jianguan_cli.domain.judging.standing import Reading
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.spoken.doubts import Doubt, Held, doubt
from jianguan_cli.domain.spoken.measures import whole
from jianguan_cli.domain.values.dates import period_of
from jianguan_cli.domain.values.vocabulary import Every, Measure, Op, Rule

# Changes and balances may be below nothing, and a change beyond the whole; more may be done than was planned.
_MAY_BE_NEGATIVE = re.compile("[增升降差净温]|同比|环比|变化|利润|盈")
_MAY_BE_OVER = re.compile("[增升降]|同比|环比|变化|完成率|执行率|参保|负债|杠杆|倍")


def doubts(entering: Entering) -> Iterator[tuple[Target, Doubt]]:
    """What to ask about the figures of an entry."""
    entry = entering.entry
    for target in entering.told():
        found = doubt(entry.values[target.key], held(entering, target))
        if found is not None:
            yield target, found


def held(entering: Entering, target: Target) -> Held:
    """What a figure of the target is held against: the last one of the same reporter, and what is asked."""
    upto = entering.entry.cutoff
    running = target.measured is Measure.FLOW and target.rule in (Rule.REACH, Rule.EACH)
    period = period_of(upto, target.every or Every.YEAR) if running and target.rule is Rule.EACH else None
    inside = [one for one in _known(entering, target) if period is None or one.upto in period]
    before = max((one for one in inside if one.upto <= upto), key=_day, default=None)
    after = min((one for one in inside if one.upto > upto), key=_day, default=None)
    last = before.value if before is not None else None
    wanted = target.upper if target.op is Op.BETWEEN else target.value
    if target.rule is Rule.GROW or target.combine is not None:
        wanted = None  # of a level no value is promised, and of all units' sum not that of one
    if target.rule is Rule.GROW and last is None and target.baseline is not None:
        last = target.baseline.value
    return Held(
        target.reported_unit,
        running,
        wanted,
        last,
        *_limits(target, last),
        may_fall=before is not None and before.provisional,
        later=after.value if after is not None and not entering.entry.provisional else None,
    )


def _known(entering: Entering, target: Target) -> list[Reading]:
    """The figures of the same reporter that stand: its own, and what another item reports of the same."""
    own = entering.before.readings_of(target.key, with_met=False)
    if target.combine is not None:
        return [one for one in own if one.unit == entering.entry.unit and one.value is not None]
    found = (*entering.elsewhere.get(target.key, ()), *own)
    return [one for one in found if one.value is not None]


def _limits(target: Target, last: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    """Between which numbers figures of this kind lie; None where nothing is known of a side.

    What the document itself promises, or what was reported before, is no reason to ask again.
    """
    if target.rule is Rule.GROW and target.level_unit is None:
        return None, None  # its levels may be of any kind: the unit is that of their growth
    base = target.baseline.value if target.baseline is not None else None
    told = [one for one in (target.value, target.upper, base, last) if one is not None]
    nothing, all_of = Decimal(0), Decimal(whole(target.reported_unit))
    least = None if _MAY_BE_NEGATIVE.search(target.metric) or min(told, default=nothing) < 0 else nothing
    most = all_of if all_of and not _MAY_BE_OVER.search(target.metric) else None
    return least, None if most is None or max(told, default=nothing) > most else most


def _day(reading: Reading) -> tuple[date, date]:
    return reading.upto, reading.date

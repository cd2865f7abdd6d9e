"""提前, 按期 or 逾期实现 by the day on which a value was first reached, and never by what holds today."""

from __future__ import annotations

from collections import Counter
from datetime import date

from tests.oracle.product import SETTINGS
from tests.property.test_proof import standings

from jianguan_cli.domain.judging.midterm import Outlook, target_outlook
from jianguan_cli.domain.judging.readings import bar_of
from jianguan_cli.domain.judging.standing import Reading, TargetStanding
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.vocabulary import Combine, Rule

REACHED = (Outlook.ACHIEVED, Outlook.ON_TIME, Outlook.LATE)


def kept(one: TargetStanding, reading: Reading) -> bool:
    bar = bar_of(one.target, reading, reading.upto)
    if bar is None or reading.value is None:
        return reading.met is True
    return bar.holds(reading.value)


def class_by_day(one: TargetStanding) -> tuple[Outlook, date | None]:
    """From the readings alone: missed at the deadline is late for ever, else the first day decides."""
    inside = [reading for reading in one.readings if reading.upto <= one.deadline]
    if inside and kept(one, inside[-1]):
        first = next(reading.upto for reading in one.readings if kept(one, reading))
        # What nobody knew when the last report was due is no praise, though it was reached in time.
        due = one.restored.due if one.restored is not None else None
        known = [reading for reading in inside if due is None or reading.first_filed <= due]
        late = not known or not kept(one, known[-1])
        return (Outlook.ON_TIME if first == one.deadline or late else Outlook.ACHIEVED), first
    first_late = (reading.upto for reading in one.readings[len(inside) :] if kept(one, reading))
    return Outlook.LATE, next(first_late, None)


def test_the_day_of_the_first_reading_that_keeps_the_bar_makes_the_class() -> None:
    seen: Counter[Outlook] = Counter()
    for standing in standings():
        for one in standing.targets:
            several = one.target.combine is Combine.WORST  # of which the worst one speaks
            if one.target.rule is not Rule.REACH or one.target.capped or several or not one.met:
                continue
            told = target_outlook(standing, one, SETTINGS.midterm)
            if told.outlook in REACHED and all(reading.whole for reading in one.readings):
                wanted, day = class_by_day(one)
                assert told.outlook is wanted, (standing.item.id, one)
                assert day is not None
                assert say(day) in told.reason
                seen[wanted] += 1
    assert set(seen) == set(REACHED)

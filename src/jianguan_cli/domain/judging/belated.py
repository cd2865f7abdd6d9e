"""What was proved only after its reports were due: a figure speaks of its day, its lateness is remembered.

A figure counts for the day it speaks of (数据截止日), whenever it was filed.  But where a promise, its time
being over, holds only by what was filed after the due days of its last reporting period, nobody knew it when
it was to be known: it is met, and 逾期补齐.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from jianguan_cli.domain.judging.frame import Frame
from jianguan_cli.domain.judging.standing import Reading, Shortfall, TargetStanding

Judged = Callable[[tuple[Reading, ...]], TargetStanding]


def with_lateness(judged: Judged, readings: tuple[Reading, ...], frame: Frame) -> TargetStanding:
    """How the readings stand, and where those filed in time did not do, the day on which they first did."""
    standing = judged(readings)
    if not (frame.past and standing.met) or standing.restored is not None:
        return standing
    limit = frame.last_due
    late = sorted({one.first_filed for one in readings if one.first_filed > limit})
    if not late or judged(_filed(readings, limit)).met:
        return standing
    day = next((day for day in late if judged(_filed(readings, day)).met), late[-1])
    latest = judged(_filed(readings, day)).latest
    if latest is None:
        return standing
    told = Shortfall(latest, standing.bar, latest.value, mended=day, due=limit)
    return standing._replace(restored=told)


def _filed(readings: tuple[Reading, ...], day: date) -> tuple[Reading, ...]:
    return tuple([one for one in readings if one.first_filed <= day])

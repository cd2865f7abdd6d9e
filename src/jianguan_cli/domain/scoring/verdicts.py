"""What judging says of one target by what was known on a day: met at its end, exceeded, excused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jianguan_cli.domain.judging.combined import combine
from jianguan_cli.domain.judging.keep import judge_keep
from jianguan_cli.domain.judging.owing import last_owed
from jianguan_cli.domain.judging.periodic import judge_periodic
from jianguan_cli.domain.judging.reach import judge_reach
from jianguan_cli.domain.judging.standing import TargetStanding, TargetState
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.scoring.deadlines import end_on
from jianguan_cli.domain.scoring.known import Dossier
from jianguan_cli.domain.values.vocabulary import Rule

_NO_BAND = Decimal(0)  # how far a pace may lag unlit; no pace is judged here
_GOOD = (TargetState.MET, TargetState.ON_PATH)


def verdict(
    dossier: Dossier, target: Target, known_on: date, end: date | None, as_of: date
) -> TargetStanding:
    """How the target stands on ``as_of`` by what was known on ``known_on``, with its last day ``end``.

    Figures of days after the end are left out: what came later makes nothing good that was missed.
    """
    frame = dossier.frame(target, end, as_of)
    told = dossier.readings(target, known_on)
    if target.rule in (Rule.EACH, Rule.GROW):
        return judge_periodic(target, told, frame, _NO_BAND)
    last = date.max if end is None else end
    inside = tuple(one for one in told if frame.origin <= one.upto <= last)
    owing = last_owed(target, told, frame)
    owed = () if owing is None else (owing,)
    whole = combine(target, inside, target.reporters)
    if target.rule is Rule.REACH:
        return judge_reach(target, whole, frame, owed, _NO_BAND)
    return judge_keep(target, whole, frame, owed)


def excused(dossier: Dossier, target: Target, known_on: date, as_of: date) -> bool:
    """Whether another of the promises of which one is enough holds in its place."""
    for other in dossier.group(target):
        if other.key != target.key:
            worded = dossier.worded(known_on).target(other.key) or other
            found = verdict(dossier, worded, known_on, end_on(dossier, worded, known_on), as_of)
            if found.state in _GOOD:
                return True
    return False

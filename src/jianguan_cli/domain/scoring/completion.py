"""What an item shows: how much of it is done, and whether anybody has reported anything at all."""

from __future__ import annotations

from decimal import Decimal

from jianguan_cli.domain.judging.standing import Standing, TargetStanding
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.values.vocabulary import Measure, Rule

_ZERO = Decimal(0)
_FULL = Decimal(100)
_IDLE = (Status.UNREPORTED, Status.TODO)
_CLAIMS = (Status.TODO, Status.DOING, Status.REPORTED)


def completion(standing: Standing) -> Decimal | None:
    """Percent done; None where it cannot be measured.  What could be measured and was not reported is 0."""
    if standing.status is Status.CLOSED:
        return _FULL
    done = standing.progress if standing.deliverables else _of_targets(standing.targets)
    if done is not None:
        return min(max(done, _ZERO), _FULL)
    return _ZERO if standing.status in _IDLE else None


def _of_targets(targets: tuple[TargetStanding, ...]) -> Decimal | None:
    """The least of the targets; of those of which one is enough only what holds or is best told counts."""
    parts = []
    for one in targets:
        if one.excused:
            continue
        if one.progress is not None:
            parts.append(one.progress)
        elif not one.readings and _measurable(one):
            parts.append(_ZERO)
    return min(parts, default=None)


def _measurable(standing: TargetStanding) -> bool:
    """Whether a figure would say how far the target has come."""
    target = standing.target
    if target.value is None or target.capped or target.rule is Rule.KEEP:
        return False
    baseline = target.baseline
    based = baseline is not None and baseline.comparable
    if target.rule is Rule.REACH:
        return based or bool(target.milestones) or target.measured is Measure.FLOW
    return target.rule is Rule.GROW or target.measured is Measure.FLOW


def heard(standing: Standing) -> bool:
    """Whether anybody who answers for the item has reported anything of it, here or where it is carried."""
    told = any(one.readings for one in standing.targets) or any(one.done for one in standing.deliverables)
    return told or standing.status is Status.CLOSED or any(is_report(entry) for entry in standing.log)


def is_report(entry: LogEntry) -> bool:
    """Whether a unit speaks here: figures, results, words, a status; not what was decided about the item."""
    if entry.values or entry.done or entry.met is not None:
        return True
    decided = (
        entry.extend,
        entry.correct,
        entry.handover,
        entry.revise,
        entry.verify,
        entry.notice,
        entry.approval,
    )
    if any(record is not None for record in decided):
        return False
    words = (entry.note, entry.problem, entry.next, entry.need, entry.reply)
    return entry.status in _CLAIMS or bool(entry.evidence) or any(words)

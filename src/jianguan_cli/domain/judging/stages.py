"""The stages of a ``reach`` target: compared in the direction of travel, whatever the target's bound is."""

from __future__ import annotations

from jianguan_cli.domain.judging.combined import reporters_of
from jianguan_cli.domain.judging.standing import Reading
from jianguan_cli.domain.plan.target import Milestone, Target
from jianguan_cli.domain.values.vocabulary import Combine, Measure, Op


def stage_reached(target: Target, milestone: Milestone, readings: tuple[Reading, ...]) -> bool:
    """Whether the stage was reached; where all of several units must hold (``worst``), by each of them."""
    if target.combine is not Combine.WORST:
        return _reached(target, milestone, readings)
    units = reporters_of(target, readings)
    own = [tuple([one for one in readings if one.unit == unit]) for unit in units]
    return bool(own) and all(_reached(target, milestone, one) for one in own)


def _reached(target: Target, milestone: Milestone, readings: tuple[Reading, ...]) -> bool:
    """Whether any figure has come as far as the stage, in the direction in which the target is travelled.

    A stage that lies beyond the (revised) target asks no more than the target; under a cap it is a bound,
    which a later figure within it proves too: a running total never falls.
    """
    values = [one.value for one in readings if one.value is not None and one.whole]
    end = target.value
    if end is None or not values:
        return False
    if target.capped and target.op is not Op.BETWEEN:
        by_then = [one.value for one in readings if one.upto <= milestone.by and one.value is not None]
        return min(values) <= milestone.value and all(value <= milestone.value for value in by_then)
    if travels_down(target):
        return min(values) <= max(milestone.value, end)
    return max(values) >= min(milestone.value, end)


def travels_down(target: Target) -> bool:
    """Whether the way to the target leads down: by its bound, else from where it started."""
    if target.op.falling or target.op.rising or target.value is None:
        return target.op.falling
    baseline = target.baseline
    if baseline is not None and baseline.comparable:
        return baseline.value > target.value
    if target.measured is Measure.FLOW:
        return False
    return bool(target.milestones) and target.milestones[0].value > target.value

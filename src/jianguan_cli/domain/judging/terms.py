"""What must be known beside a target's figures: stages, alternatives, who reports when, what is owed."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.cycles import Cycle, plan_cycle, target_cycle
from jianguan_cli.domain.judging.frame import frame_of
from jianguan_cli.domain.judging.standing import Standing, TargetStanding
from jianguan_cli.domain.judging.words import owed_words
from jianguan_cli.domain.plan.target import Milestone, Target
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.domain.values.dates import period_label, period_of, say
from jianguan_cli.domain.values.number import show
from jianguan_cli.domain.values.vocabulary import Every, Rule


def terms_lines(
    standing: TargetStanding, item: Standing, settings: Settings, calendar: Calendar
) -> Iterator[str]:
    """The lines of ``explain`` under a target; none where nothing of it is unusual."""
    target = standing.target
    if target.scope:
        yield f"  范围：{target.scope}"
    if target.milestones:
        yield f"  {stage_words(target)}"
    if target.any_of:
        excused = "；另一项已达到，本项不作要求" if standing.excused else ""
        yield f"  或：“{target.any_of}”各项达到一项即可{excused}"
    if target.combine is not None:
        yield f"  {target.combine.label}" + (f"：{'、'.join(target.reporters)}" if target.reporters else "")
    cycle = target_cycle(target, plan_cycle(item.plan, settings))
    if target.report is not None or item.plan.report is not None:
        yield f"  报送：{cycle_words(cycle)}"
    yield from _unjudged(standing, item, cycle, calendar)
    if standing.owed and not (standing.past and standing.met):
        yield f"  欠报：{owed_words(standing.owed)}"
    if target.deadline is not None and target.deadline != item.deadline:
        yield f"  本目标自有时限 {say(standing.deadline)}"


def stage_words(target: Target) -> str:
    """阶段目标：2025年6月30日 10家（自定）; of what is held all the time the bounds by their years."""
    if target.rule is Rule.REACH:
        return f"阶段目标：{'、'.join(_stage(target, one) for one in target.milestones)}"
    said = "、".join(f"到{_stage(target, one)}" for one in target.milestones)
    last = target.bar.words(target.unit) if target.bar is not None else ""
    return f"分时段的界限：{said}，以后{last}"


def _stage(target: Target, one: Milestone) -> str:
    return f"{say(one.by)} {show(one.value)}{target.unit}{'（自定）' if one.own else ''}"


def cycle_words(cycle: Cycle) -> str:
    """每月，当期最后一个月25日前; 每季度，期后5日内."""
    if cycle.on is not None:
        when = f"当月{cycle.on}日前" if cycle.every is Every.MONTH else f"当期最后一个月{cycle.on}日前"
        return f"{cycle.every.label}，{when}"
    return f"{cycle.every.label}，期后{cycle.due}日内"


def _unjudged(standing: TargetStanding, item: Standing, cycle: Cycle, calendar: Calendar) -> Iterator[str]:
    """The period in whose second half the plan was issued is not judged."""
    target, issued = standing.target, item.plan.issued
    if target.rule not in (Rule.EACH, Rule.GROW) or issued > item.as_of:
        return
    every = target.every or Every.YEAR
    frame = frame_of(item.item, item.plan, target, standing.deadline, item.as_of, cycle, calendar)
    period = period_of(issued, every)
    judged = any(slot.period == period for slot in frame.slots(every))
    if not judged and frame.origin <= period.last and (frame.last is None or period.first <= frame.last):
        yield f"  {period_label(period, every)}：印发在该期后半段，不评"

"""From an item and a day to its standing: the timeline, the targets, the rules, the light."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from jianguan_cli.domain.judging.arithmetic import percent
from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.cycles import Cycle, plan_cycle
from jianguan_cli.domain.judging.revisions import item_as_of
from jianguan_cli.domain.judging.rules import RULES
from jianguan_cli.domain.judging.scheme import Scheme, scheme_of
from jianguan_cli.domain.judging.standing import DeliverableStanding, Standing, TargetStanding
from jianguan_cli.domain.judging.targets import judge_target
from jianguan_cli.domain.judging.timeline import unfold
from jianguan_cli.domain.plan.model import Checklist, Item, Plan
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar

_SILENT = (Status.DROPPED, Status.CARRIED)
_UNLIT = (Status.UNREPORTED, Status.DROPPED, Status.CARRIED)
_AFTER_CLOSING = tuple(rule.check for rule in RULES if rule.after_closing)
_WHILE_PAUSED = tuple(rule.check for rule in RULES if rule.while_paused)
_ALL = tuple(rule.check for rule in RULES)


def judge_item(
    item: Item, plan: Plan, path: str, as_of: date, settings: Settings, calendar: Calendar
) -> Standing:
    """How one item stands on ``as_of``; ``path`` is what its findings name."""
    return _judge(
        item, plan, path, as_of, settings, calendar, scheme_of(settings), plan_cycle(plan, settings)
    )


def judge(
    checklists: Iterable[Checklist], as_of: date, settings: Settings, calendar: Calendar
) -> tuple[Standing, ...]:
    """How every item stands on ``as_of``, in the order of files and items.

    An item that was split by then does not count: its children do.  It stays in the answer with
    ``counts`` false, without light and findings.
    """
    checklists = tuple(checklists)
    scheme = scheme_of(settings)
    split = split_items(checklists, as_of)
    standings = []
    for checklist in checklists:
        cycle = plan_cycle(checklist.plan, settings)
        for item in checklist.items:
            standing = _judge(item, checklist.plan, checklist.path, as_of, settings, calendar, scheme, cycle)
            if item.id in split:
                standing = standing._replace(findings=(), light=Light.NONE, counts=False)
            standings.append(standing)
    return tuple(standings)


def split_items(checklists: Iterable[Checklist], as_of: date) -> frozenset[str]:
    """The ids of the items that were split into others by ``as_of``; a child begins on its written start."""
    return frozenset(
        item.parent
        for checklist in checklists
        for item in checklist.items
        if item.parent is not None and (item.start is None or item.start <= as_of)
    )


def _judge(
    item: Item,
    plan: Plan,
    path: str,
    as_of: date,
    settings: Settings,
    calendar: Calendar,
    scheme: Scheme,
    cycle: Cycle,
) -> Standing:
    timeline = unfold(item, as_of)
    if len(timeline.entries) < len(item.log):
        item = item_as_of(item, as_of)
    case = Case(item, plan, path, as_of, timeline, settings, scheme, calendar)
    if item.targets:
        case.targets = tuple([judge_target(case, target, cycle) for target in item.targets])
    if item.deliverables:
        done, waived = timeline.done, timeline.waived
        case.deliverables = tuple(
            [DeliverableStanding(one, done.get(one.key), one.key in waived) for one in item.deliverables]
        )
    findings = _findings(case)
    status = timeline.status
    if findings:
        light = min((finding.level for finding in findings if isinstance(finding.level, Light)), key=_rank)
    else:
        light = Light.NONE if status in _UNLIT else Light.GREEN
    return Standing(
        plan,
        path,
        item,
        as_of,
        status,
        case.start,
        timeline.deadline,
        timeline.deadline_original,
        timeline.lead_now,
        timeline.support_now,
        timeline.entries,
        case.targets,
        case.deliverables,
        _progress(case),
        findings,
        light,
        True,
        timeline.extensions,
        timeline.reported_on,
    )


def _findings(case: Case) -> tuple[Finding, ...]:
    status = case.timeline.status
    if status in _SILENT:
        return ()
    checks = _ALL
    if status is Status.CLOSED:
        checks = _AFTER_CLOSING
    elif status is Status.PAUSED and _still_paused(case):
        checks = _WHILE_PAUSED
    found: list[Finding] = []
    for check in checks:
        found.extend(check(case))
    return tuple(found)


def _still_paused(case: Case) -> bool:
    until = case.timeline.paused_until
    return until is None or case.as_of <= until


def _rank(light: Light) -> int:
    return light.rank


def _progress(case: Case) -> Decimal | None:
    """Deliverables done by weight (a waived one is not asked for); without any, the least of the targets'."""
    if case.deliverables:
        return _deliverable_progress(case.deliverables)
    return min(_known(case.targets), default=None)


def _known(targets: tuple[TargetStanding, ...]) -> list[Decimal]:
    return [one.progress for one in targets if one.progress is not None]


def _deliverable_progress(deliverables: tuple[DeliverableStanding, ...]) -> Decimal | None:
    asked = [one for one in deliverables if not one.waived or one.done is not None]
    whole = sum((one.deliverable.weight for one in asked), Decimal(0))
    done = sum((one.deliverable.weight for one in asked if one.done is not None), Decimal(0))
    return percent(done, whole) if whole > 0 else None

"""All that is the same for every item judged on one day, and how one item stands by its own evidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.cycles import Cycle, plan_cycle
from jianguan_cli.domain.judging.ledger import Ledger
from jianguan_cli.domain.judging.progress import item_progress
from jianguan_cli.domain.judging.revisions import item_as_of
from jianguan_cli.domain.judging.rules import RULES
from jianguan_cli.domain.judging.rules.rule import Check
from jianguan_cli.domain.judging.scheme import scheme_of
from jianguan_cli.domain.judging.standing import DeliverableStanding, Standing
from jianguan_cli.domain.judging.targets import judge_targets
from jianguan_cli.domain.judging.timeline import unfold
from jianguan_cli.domain.plan.model import Item, Plan
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar

_AFTER_CLOSING = tuple(rule.check for rule in RULES if rule.after_closing)
_WHILE_PAUSED = tuple(rule.check for rule in RULES if rule.while_paused)
_UNOWNED = tuple(rule.check for rule in RULES if not rule.of_owners)
_ALL = tuple(rule.check for rule in RULES)


class Bench:
    """All that is the same for every item judged on one day; a standing is made once."""

    def __init__(self, as_of: date, settings: Settings, calendar: Calendar, ledger: Ledger | None) -> None:
        self.as_of = as_of
        self.ledger = ledger
        self._settings = settings
        self._calendar = calendar
        self._scheme = scheme_of(settings)
        self._plan: Plan | None = None
        self._cycle: Cycle | None = None
        self._standings: dict[str, Standing] = {}

    def beside(self, item_id: str) -> Standing | None:
        """The standing of another item of the ledger, by its own evidence."""
        if self.ledger is None:
            return None
        known = self._standings.get(item_id)
        if known is None:
            checklist, item = self.ledger.carriage.items[item_id]
            known = self._standings[item_id] = self.judge(item, checklist.plan, checklist.path)
        return known

    def judge(self, item: Item, plan: Plan, path: str) -> Standing:
        """How the item stands by its own evidence and the readings carried to it."""
        as_of = self.as_of
        timeline = unfold(item, as_of)
        worded = item_as_of(item, as_of) if len(timeline.entries) < len(item.log) else item
        case = Case(
            worded, plan, path, as_of, timeline, self._settings, self._scheme, self._calendar, self.ledger
        )
        if worded.targets:
            case.targets = judge_targets(case, self._cycle_of(plan))
        if worded.deliverables:
            waived = timeline.waived
            case.deliverables = tuple(
                [DeliverableStanding(one, case.done(one), one.key in waived) for one in worded.deliverables]
            )
        findings = _findings(case, self._before_pause(case, plan))
        return Standing(
            plan,
            path,
            worded,
            as_of,
            timeline.status,
            case.start,
            timeline.deadline,
            timeline.deadline_original,
            timeline.lead_now,
            timeline.support_now,
            timeline.entries,
            case.targets,
            case.deliverables,
            item_progress(case.targets, case.deliverables),
            findings,
            light_of(timeline.status, findings),
            True,
            timeline.extensions,
            timeline.reported_on,
        )

    def _before_pause(self, case: Case, plan: Plan) -> Case | None:
        """The case as it stood when its pause began, by all that is known now; None where that has no day."""
        since = case.timeline.since
        if since is None or not case.targets or not _paused(case):
            return None
        return case.looked_back_at(since, judge_targets(case, self._cycle_of(plan), since))

    def lamp(self, code: str) -> Light | None:
        """The colour of a code in this workspace."""
        return self._scheme.rates[code].light

    def _cycle_of(self, plan: Plan) -> Cycle:
        if self._plan is not plan or self._cycle is None:
            self._plan, self._cycle = plan, plan_cycle(plan, self._settings)
        return self._cycle


def light_of(status: Status, findings: Iterable[Finding]) -> Light:
    """An item's light: its worst finding's; without one none for what is not judged, else green.

    Decided here, once: every list, report, page and diff shows this light and no other.
    """
    levels = [finding.level for finding in findings if isinstance(finding.level, Light)]
    if levels:
        return min(levels, key=_rank)
    unlit = status.gone or status is Status.UNREPORTED
    return Light.NONE if unlit else Light.GREEN


def _findings(case: Case, begun: Case | None) -> tuple[Finding, ...]:
    status = case.timeline.status
    if status.gone:
        return ()
    checks = _ALL
    if status is Status.CLOSED:
        checks = _AFTER_CLOSING
    if not case.owned:
        checks = tuple(check for check in checks if check in _UNOWNED)
    found: list[Finding] = []
    for check in checks:
        if not _paused(case) or check in _WHILE_PAUSED:
            found.extend(check(case))
        elif begun is not None:
            found.extend(_stood(check, begun, case))
    return tuple(found)


def _stood(check: Check, begun: Case, case: Case) -> list[Finding]:
    """What a rule that 暂缓 silences said on the day it began, as far as it would still say it today.

    What falls due during the pause is silenced; what was owed or short before it is owed all the same.
    """
    still = {(one.code, one.target) for one in check(case)}
    return [one for one in check(begun) if (one.code, one.target) in still]


def _paused(case: Case) -> bool:
    """Whether the item rests (暂缓) and the day until which it may has not passed."""
    until = case.timeline.paused_until
    return case.timeline.status is Status.PAUSED and (until is None or case.as_of <= until)


def _rank(light: Light) -> int:
    return light.rank

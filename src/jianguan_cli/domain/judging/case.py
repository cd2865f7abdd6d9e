"""One item on one day, ready for the rules: the timeline, the judged targets, the lights in force."""

from __future__ import annotations

from copy import copy
from datetime import date

from jianguan_cli.domain.judging.cycles import counted_on, plan_cycle
from jianguan_cli.domain.judging.ledger import Counted, Ledger, as_said
from jianguan_cli.domain.judging.reports import beside
from jianguan_cli.domain.judging.scheme import Rate, Scheme
from jianguan_cli.domain.judging.standing import DeliverableStanding, Delivery, Reading, TargetStanding
from jianguan_cli.domain.judging.timeline import Timeline
from jianguan_cli.domain.plan.model import Item, Plan
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.records.location import Mapping, place
from jianguan_cli.domain.records.proof import Proof
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.tracing.carriage import Promise
from jianguan_cli.domain.values.calendar import Calendar


class Case:
    """What a rule looks at; rules read it and change nothing."""

    __slots__ = (
        "as_of",
        "calendar",
        "deliverables",
        "item",
        "ledger",
        "path",
        "plan",
        "scheme",
        "settings",
        "start",
        "targets",
        "timeline",
    )

    def __init__(
        self,
        item: Item,
        plan: Plan,
        path: str,
        as_of: date,
        timeline: Timeline,
        settings: Settings,
        scheme: Scheme,
        calendar: Calendar,
        ledger: Ledger | None,
    ) -> None:
        self.item = item
        self.plan = plan
        self.path = path
        self.as_of = as_of
        self.timeline = timeline
        self.settings = settings
        self.scheme = scheme
        self.calendar = calendar
        self.ledger = ledger
        self.start = item.start or max(plan.start, plan.issued)
        self.targets: tuple[TargetStanding, ...] = ()
        self.deliverables: tuple[DeliverableStanding, ...] = ()

    def looked_back_at(self, day: date, targets: tuple[TargetStanding, ...]) -> Case:
        """The same log seen from an earlier day, on which its targets stood so."""
        other = copy(self)
        other.as_of, other.targets = day, targets
        return other

    @property
    def past(self) -> bool:
        """Whether the item's deadline has passed; 长期坚持 has none."""
        return self.as_of > self.timeline.deadline and not self.item.ongoing

    @property
    def owned(self) -> bool:
        """Whether anybody answers for the item itself; else it is judged by what carries it."""
        return bool(self.timeline.lead_now or self.timeline.support_now)

    def readings_of(self, target: Target) -> tuple[Reading, ...]:
        """The readings of a target; for days of which it has none, those of what is the same elsewhere."""
        own = self.timeline.readings_of(target.key, with_met=target.against is not None)
        if self.ledger is None or not self._linked:
            return own
        return beside(own, self.ledger.readings(Promise(self.item.id, target.key), self.as_of))

    def done(self, deliverable: Deliverable) -> date | None:
        """The day from which a deliverable counts as done, here or by what carries it: the first."""
        return self._first_done(deliverable, self._counted)

    def said_done(self, deliverable: Deliverable) -> date | None:
        """The first day on which it is said to have been done, however late that was said."""
        return self._first_done(deliverable, as_said)

    def _first_done(self, deliverable: Deliverable, counted: Counted) -> date | None:
        said = self.timeline.done.get(deliverable.key, ())
        day = min((counted(self.plan, one) for one in said), default=None)
        if self.ledger is None or not self._linked:
            return day
        carried = self.ledger.done(Promise(self.item.id, deliverable.key), self.as_of, counted)
        return carried if day is None else min(day, carried or day)

    def _counted(self, plan: Plan, said: Delivery) -> date:
        return counted_on(plan_cycle(plan, self.settings), said, self.calendar)

    @property
    def _linked(self) -> bool:
        return self.ledger is not None and self.item.id in self.ledger.linked

    def rate(self, code: str) -> Rate:
        """How the workspace lights ``code``."""
        return self.scheme.rates[code]

    def finding(
        self,
        code: str,
        light: Light,
        message: str,
        node: Mapping | None,
        *,
        proof: Proof,
        target: str | None = None,
        hint: str = "",
        soft: bool = False,
        deliverable: str | None = None,
    ) -> Finding:
        """A finding on this item, placed at ``node`` (or at the item where that was made in memory).

        A 力争 promise lights yellow at most, whatever the rule: here and nowhere else.
        """
        where = place(self.path, node or self.item.node)
        if soft and light.rank < Light.YELLOW.rank:
            light = Light.YELLOW
        return Finding(
            code,
            light,
            message,
            where,
            self.item.id,
            target,
            hint,
            proof=proof,
            soft=soft,
            deliverable=deliverable,
        )

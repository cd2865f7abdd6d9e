"""One item on one day, ready for the rules: the timeline, the judged targets, the lights in force."""

from __future__ import annotations

from datetime import date

from jianguan_cli.domain.judging.scheme import Rate, Scheme
from jianguan_cli.domain.judging.standing import DeliverableStanding, TargetStanding
from jianguan_cli.domain.judging.timeline import Timeline
from jianguan_cli.domain.plan.model import Item, Plan
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.records.location import Mapping, place
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar


class Case:
    """What a rule looks at; rules read it and change nothing."""

    __slots__ = (
        "as_of",
        "calendar",
        "deliverables",
        "item",
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
    ) -> None:
        self.item = item
        self.plan = plan
        self.path = path
        self.as_of = as_of
        self.timeline = timeline
        self.settings = settings
        self.scheme = scheme
        self.calendar = calendar
        self.start = item.start or max(plan.start, plan.issued)
        self.targets: tuple[TargetStanding, ...] = ()
        self.deliverables: tuple[DeliverableStanding, ...] = ()

    @property
    def past(self) -> bool:
        """Whether the item's deadline has passed; 长期坚持 has none."""
        return self.as_of > self.timeline.deadline and not self.item.ongoing

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
        target: str | None = None,
        hint: str = "",
    ) -> Finding:
        """A finding on this item, placed at ``node`` (or at the item where that was made in memory)."""
        where = place(self.path, node or self.item.node)
        return Finding(code, light, message, where, self.item.id, target, hint)

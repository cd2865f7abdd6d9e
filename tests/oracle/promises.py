"""What carries what (3.6): readings and deliverables that count through a link, and owner-less items."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tests.oracle.bounds import measure_of
from tests.oracle.inputs import Map
from tests.oracle.log import Reading, done_days, readings_of, revised, status_steps, waived
from tests.oracle.periods import report_of

Place = tuple[str, str | None]  # an item's id and the key of one of its promises


class Link(NamedTuple):
    """One link that names a promise on both sides."""

    source: Place
    target: Place
    relation: str


class World:
    """All items of a workspace, as they read on one day."""

    def __init__(self, checklists: list[Map], day: date) -> None:
        self.day = day
        self.plans: dict[str, Map] = {}
        self.items: dict[str, Map] = {}
        for checklist in checklists:
            for item in checklist["items"]:
                self.items[item["id"]] = revised(item, day)
                self.plans[item["id"]] = checklist["plan"]
        self.links = [
            Link((item_id, link["key"]), (link["to"], link["to_key"]), link["relation"])
            for item_id, item in self.items.items()
            for link in item.get("links") or []
            if link.get("key") and link.get("to_key") and link["to"] in self.items
        ]

    def target(self, place: Place) -> Map | None:
        """The target at a place, if a target stands there."""
        found = [one for one in self.items[place[0]].get("targets") or [] if one["key"] == place[1]]
        return found[0] if found else None

    def readings(self, place: Place) -> list[Reading]:
        """A target's own readings and those of every target that says the same, as if in one log.

        Of a day (and unit) that it has a figure of its own for, the others' do not count.
        """
        wanted = self.target(place)
        if wanted is None:
            return []
        own = readings_of(self.items[place[0]], wanted, self.day)
        known = {(one.upto, one.unit) for one in own}
        seen, waiting = [place], self._same(place)
        while waiting:
            here = waiting.pop(0)
            target = self.target(here)
            if here in seen or target is None:
                continue
            seen.append(here)
            waiting += self._same(here)
            if _alike(target, wanted):
                others = readings_of(self.items[here[0]], target, self.day)
                own += [one for one in others if (one.upto, one.unit) not in known]
        return sorted(own, key=lambda one: (one.upto, one.filed))

    def done(self, place: Place, seen: tuple[Place, ...] = ()) -> date | None:
        """The day a deliverable was done, here or in all that carry it."""
        if place in seen:
            return None
        own = done_days(self.items[place[0]], self.day, report_of(None, self.plans[place[0]])).get(
            str(place[1])
        )
        carrying = [one for one in self._carrying(place) if self.target(one) is None]
        days = [self.done(one, (*seen, place)) for one in carrying if one not in seen]
        known = [day for day in days if day is not None]
        elsewhere = max(known) if known and len(known) == len(days) else None
        both = [day for day in (own, elsewhere) if day is not None]
        return min(both) if both else None

    def carriers(self, place: Place) -> list[Place]:
        """The promises of other plans that carry a promise and whose items have not been dropped."""
        plan = self.plans[place[0]]["id"]
        return [
            one
            for one in self._carrying(place)
            if self.plans[one[0]]["id"] != plan and not self._dropped(one[0])
        ]

    def shares(self, place: Place) -> bool:
        """Whether figures or results from elsewhere count here: its own bound is then held to them."""
        target = self.target(place)
        if target is None:
            return any(self.target(one) is None for one in self._carrying(place))
        others = [self.target(one) for one in self._same(place)]
        return any(one is not None and _alike(one, target) for one in others)

    def spoken(self, place: Place) -> bool:
        """Whether anything has been said of a promise itself."""
        return bool(
            self.readings(place) or self.done(place) or place[1] in waived(self.items[place[0]], self.day)
        )

    def _dropped(self, item_id: str) -> bool:
        return status_steps(self.items[item_id], self.day)[-1][1] == "dropped"

    def _same(self, place: Place) -> list[Place]:
        links = [link for link in self.links if link.relation == "same"]
        found = [link.target for link in links if link.source == place]
        found += [link.source for link in links if link.target == place]
        return [one for one in found if not self._dropped(one[0])]

    def _carrying(self, place: Place) -> list[Place]:
        found = []
        for link in self.links:
            if link.target == place and link.relation in {"implements", "same"}:
                found.append(link.source)
            elif link.source == place and link.relation == "same":
                found.append(link.target)
        return found


def _alike(one: Map, other: Map) -> bool:
    """Whether a figure of the one target is a figure of the other: one unit, counted over the same time."""
    return _counted(one) == _counted(other)


def _counted(target: Map) -> tuple[str, ...]:
    if target["rule"] == "grow":
        return ("level", target.get("level_unit") or target["unit"], target.get("every") or "year")
    if measure_of(target) != "flow":
        return ("share", target["unit"])
    return ("total", target["unit"], target["every"] if target["rule"] == "each" else "")

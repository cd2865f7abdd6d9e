"""What carries what (3.6): readings and deliverables that count through a link, and owner-less items."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tests.oracle.inputs import Map
from tests.oracle.log import Reading, done_days, readings_of, revised, status_steps
from tests.oracle.periods import report_of

Place = tuple[str, str]  # an item's id and the key of one of its promises


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
        """A target's own readings, else those of the nearest target that says the same."""
        seen: list[Place] = []
        waiting = [place]
        while waiting:
            here = waiting.pop(0)
            target = self.target(here)
            if here in seen or target is None:
                continue
            seen.append(here)
            own = readings_of(self.items[here[0]], target, self.day)
            if own:
                return own
            waiting += [link.target for link in self.links if link.relation == "same" and link.source == here]
            waiting += [link.source for link in self.links if link.relation == "same" and link.target == here]
        return []

    def done(self, place: Place, seen: tuple[Place, ...] = ()) -> date | None:
        """The day a deliverable was done, here or in all that carry it."""
        if place in seen:
            return None
        own = done_days(self.items[place[0]], self.day, report_of(None, self.plans[place[0]])).get(place[1])
        carrying = [one for one in self._carrying(place) if self.target(one) is None]
        days = [self.done(one, (*seen, place)) for one in carrying if one not in seen]
        known = [day for day in days if day is not None]
        elsewhere = max(known) if known and len(known) == len(days) else None
        both = [day for day in (own, elsewhere) if day is not None]
        return min(both) if both else None

    def carriers(self, place: Place) -> list[str]:
        """The items of other plans that carry a promise and have not been dropped."""
        plan = self.plans[place[0]]["id"]
        return [
            item_id
            for item_id, _ in self._carrying(place)
            if self.plans[item_id]["id"] != plan
            and status_steps(self.items[item_id], self.day)[-1][1] != "dropped"
        ]

    def _carrying(self, place: Place) -> list[Place]:
        found = []
        for link in self.links:
            if link.target == place and link.relation in {"implements", "same"}:
                found.append(link.source)
            elif link.source == place and link.relation == "same":
                found.append(link.target)
        return found

"""The second judge: a workspace's checklists and a day in, every item's light and what lies behind it out."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tests.oracle.inputs import Map
from tests.oracle.item import judge_own, owner_less
from tests.oracle.log import status_steps
from tests.oracle.promises import World
from tests.oracle.verdict import GREEN, NONE, RANK, RED, YELLOW, Finding

NO_OWN = {"late-start", "stale", "no-reading", "overdue"}  # of an item that names no owner


class Result(NamedTuple):
    """One item on one day."""

    light: str
    findings: tuple[Finding, ...]
    states: dict[str, str]
    carried: dict[str | None, str]  # of an owner-less item: the light of what carries each promise

    @property
    def lights(self) -> set[tuple[str, str | None, str]]:
        """Every (code, target or deliverable key, light)."""
        return {(one.code, one.key, one.light) for one in self.findings}

    @property
    def codes(self) -> set[str]:
        """The codes alone."""
        return {one.code for one in self.findings}


def judge(checklists: list[Map], as_of: date) -> dict[str, Result]:
    """Every item of the workspace, with the default settings."""
    world = World(checklists, as_of)
    return {item_id: judge_item(world, item_id) for item_id in world.items}


def judge_item(world: World, item_id: str, seen: tuple[str, ...] = ()) -> Result:
    """One item; an owner-less one is judged by what carries it."""
    item = world.items[item_id]
    status = status_steps(item, world.day)[-1][1]
    states, findings = judge_own(world, item_id)
    carried: dict[str | None, str] = {}
    if owner_less(item) and status not in {"dropped", "carried"}:
        findings, carried = _by_carriers(world, item_id, findings, status, seen)
    lights = [one.light for one in findings] + list(carried.values())
    worst = min(lights, key=lambda one: RANK[one]) if lights else None
    if worst in {None, NONE, GREEN} and not (carried and worst is not None):
        worst = NONE if status in {"unreported", "dropped", "carried"} else GREEN
    return Result(worst or NONE, findings, states, carried)


def _lent(world: World, place: tuple[str, str | None], seen: tuple[str, ...]) -> str:
    """The light of what is found of the carrying promise, and of its item as a whole; not of its others."""
    result = judge_item(world, place[0], seen)
    spoken = world.spoken(place)
    lights = [
        one.light
        for one in result.findings
        if one.key == place[1] or (one.key is None and not (spoken and one.code in {"late-start", "stale"}))
    ]
    if lights:
        return min(lights, key=lambda one: RANK[one])
    return NONE if result.light == NONE else GREEN


def _by_carriers(
    world: World, item_id: str, findings: tuple[Finding, ...], status: str, seen: tuple[str, ...]
) -> tuple[tuple[Finding, ...], dict[str | None, str]]:
    item = world.items[item_id]
    promises = [*(item.get("targets") or []), *(item.get("deliverables") or [])]
    promises = promises or [{"key": None}]  # an item that promises nothing else is a promise itself
    own = [one for one in findings if one.code not in NO_OWN]
    carried: dict[str | None, str] = {}
    for promise in promises:
        key = promise["key"]
        soft = promise.get("strength") == "soft"
        carriers = [one for one in world.carriers((item_id, key)) if one[0] not in (*seen, item_id)]
        if carriers:
            if not world.shares((item_id, key)):
                own = [one for one in own if one.key != key]
            lights = [_lent(world, one, (*seen, item_id)) for one in carriers]
            worst = min(lights, key=lambda one: RANK[one])
            carried[key] = YELLOW if soft and worst == RED else worst
        elif status != "closed":
            own.append(Finding("not-carried", key, YELLOW))
    return tuple(own), carried

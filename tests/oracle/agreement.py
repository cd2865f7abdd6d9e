"""How far the program's judge and the second one agree, item by item and day by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tests.oracle.generate import checklist, days_of, workspace
from tests.oracle.inputs import Map
from tests.oracle.judge import Result
from tests.oracle.judge import judge as second
from tests.oracle.product import RefusedError
from tests.oracle.product import judge as program
from tests.oracle.verdict import RANK

Seen = tuple[str, str | None, str]  # a code, a promise's key, a light


class Difference(NamedTuple):
    """One item on one day of which the two judges say different things."""

    seed: int
    item: str
    day: date
    program: frozenset[Seen]
    second: frozenset[Seen]
    lights: tuple[str, str]

    @property
    def classes(self) -> Iterator[str]:
        """What each of them says alone: ``program step-late red``."""
        for who, found in (("program", self.program - self.second), ("second", self.second - self.program)):
            yield from (f"{who} {code} {light}" for code, _, light in found)


class Agreement(NamedTuple):
    """Over some seeds: the item-days compared, the same light, the same findings, and what differs."""

    compared: int
    lights: int
    findings: int
    refused: int
    differences: tuple[Difference, ...]

    @property
    def classes(self) -> Counter[str]:
        """How often each class of difference was seen."""
        return Counter(name for one in self.differences for name in one.classes)


def compare(seeds: range, *, carried: bool = False) -> Agreement:
    """Both judges on the random checklists of the seeds; ``carried``: on workspaces of two linked plans."""
    compared = lights = refused = 0
    found: list[Difference] = []
    for seed in seeds:
        made = workspace(seed) if carried else [checklist(seed)]
        for day in days_of(seed, made[0]):
            try:
                theirs = program(made, day)
            except RefusedError:
                refused += 1
                continue
            ours = second(made, day)
            for item in (item for one in made for item in one["items"]):
                compared += 1
                one, other = theirs[item["id"]], ours[item["id"]]
                lights += one.light == other.light
                difference = _difference(seed, item, day, one, other)
                if difference is not None:
                    found.append(difference)
    return Agreement(compared, lights, compared - len(found), refused, tuple(found))


def _difference(seed: int, item: Map, day: date, one: Result, other: Result) -> Difference | None:
    said, also = _worst(one), _worst(other)
    if not item.get("lead") and not item.get("support"):
        # What a carrier lends has no codes that the contract fixes: the light alone is compared.
        said = also = frozenset()
    if (said, one.light) == (also, other.light):
        return None
    return Difference(seed, item["id"], day, said, also, (one.light, other.light))


def _worst(result: Result) -> frozenset[Seen]:
    """Each code and promise once, by its worst light: of two stages that are late the program says both."""
    worst: dict[tuple[str, str | None], str] = {}
    for one in result.findings:
        before = worst.get((one.code, one.key))
        if before is None or RANK[one.light] < RANK[before]:
            worst[one.code, one.key] = one.light
    return frozenset((code, key, light) for (code, key), light in worst.items())

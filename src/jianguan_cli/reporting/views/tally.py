"""Counts that add up: lights, statuses and shares of a set of items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.reporting.words.shares import share_words, shares

# 撤项 and 结转 are told apart: nobody owes them any more.


class LightCount(NamedTuple):
    """How many items have a light; ``start`` and ``width`` are percents along a bar of the whole."""

    tone: str
    label: str
    number: int
    share: str
    start: str
    width: str


class Tally(NamedTuple):
    """Items counted once each; ``lights`` always has all five, worst first."""

    total: int
    lights: tuple[LightCount, ...]
    statuses: tuple[tuple[str, int], ...]
    closed: int
    closed_share: str

    @property
    def whole(self) -> str:
        """The share of all: 100%, or 0% of nothing."""
        return "100%" if self.total else "0%"

    @property
    def red(self) -> int:
        """How many red ones."""
        return self.lit(Light.RED)

    def lit(self, light: Light) -> int:
        """How many items have ``light``."""
        return self.lights[light.rank].number


def counted(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """The items that statistics count: begun by then, not dropped or carried over, parts of split ones."""
    return tuple(one for one in standings if one.counts and not one.status.gone and one.start <= one.as_of)


def set_apart(standings: Iterable[Standing]) -> str:
    """另有已撤项1项; empty where nothing was dropped or carried over."""
    counts = Counter(one.status for one in standings if one.status.gone)
    return "、".join(f"{status.label}{counts[status]}项" for status in Status if counts[status])


def tally(standings: Iterable[Standing], words: Mapping[Light, str]) -> Tally:
    """Count items that ``counted`` has let through; ``words`` names the lights."""
    every = tuple(standings)
    lights = Counter(one.light for one in every)
    statuses = Counter(one.status for one in every)
    closed = statuses[Status.CLOSED]
    return Tally(
        total=len(every),
        lights=_light_counts([lights[light] for light in Light], words),
        statuses=tuple((status.label, statuses[status]) for status in Status if statuses[status]),
        closed=closed,
        closed_share=share_words([closed, len(every) - closed])[0],
    )


def _light_counts(counts: list[int], names: Mapping[Light, str]) -> tuple[LightCount, ...]:
    found = []
    begun = 0
    for light, count, share in zip(Light, counts, shares(counts), strict=True):
        width = int(share * 10)
        words = f"{width / 10:g}%"
        found.append(
            LightCount(light.value, names[light], count, words, f"{begun / 10:g}", f"{width / 10:g}")
        )
        begun += width
    return tuple(found)

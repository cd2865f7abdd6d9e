"""Where in its clause a promise of the ledger stands: the figure, its sentence, the words around it.

``at``, the first words of the sentence, decides where somebody wrote it; else the figure does, and of
several like figures the one whose words are most like the name of the target.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.source.comparing.likeness import alike, share
from jianguan_cli.domain.source.quantities import Quantity, Verdict
from jianguan_cli.domain.source.text import fold

_SCALES = (("万亿", Decimal(10**12)), ("亿", Decimal(10**8)), ("万", Decimal(10_000)))
_PERCENT = re.compile(r"^(?:%|‰|个?百分点)")
_STOPS = ",;。\n()"
_SENTENCE = "。;\n"


class Spot(NamedTuple):
    """The place of a target: its figure, the words before and behind it in its segment, its sentence."""

    quantity: Quantity
    before: str
    behind: str
    sentence: str
    lead_in: str  # the sentence up to the figure
    likeness: float  # of the name of the target to the words around
    nearness: float  # the same, to the words of the segment alone


def amount(value: Decimal, unit: str) -> Decimal:
    """The value in its plain unit: 850 万户 is 8500000."""
    for word, scale in _SCALES:
        if unit.startswith(word) and not unit.startswith("万台"):
            return value * scale
    return value


def bare_unit(unit: str) -> str:
    """The unit without the scale before it."""
    for word, _ in _SCALES:
        if unit.startswith(word) and len(unit) > len(word):
            return unit[len(word) :]
    return unit


def is_percent(unit: str) -> bool:
    """Whether the unit is one of shares."""
    return _PERCENT.match(unit) is not None


def sentences(words: str) -> list[str]:
    """The sentences of a clause."""
    return [one for one in re.split(f"[{_SENTENCE}]", words) if one.strip()]


def segments(words: str) -> list[str]:
    """The parts of a clause between commas and stops."""
    return [one for one in re.split(r"[,;。\n]", words) if one.strip()]


def name_of(target: Target) -> str:
    """All that the ledger calls a target."""
    return f"{target.key}{target.metric}{target.scope or ''}"


def spot_at(words: str, quantity: Quantity, quantities: Iterable[Quantity], name: str) -> Spot:
    """The surroundings of a figure."""
    earlier = max((one.end for one in quantities if one.end <= quantity.start), default=0)
    segment = max(words.rfind(stop, 0, quantity.start) for stop in _STOPS) + 1
    sentence = max(words.rfind(stop, 0, quantity.start) for stop in _SENTENCE) + 1
    end = _first(words, _SENTENCE, quantity.end)
    behind = words[quantity.end : _first(words, _STOPS, quantity.end)]
    before = words[max(segment, earlier) : quantity.start]
    nearness = share(name, before + behind)
    likeness = max(nearness, share(name, words[sentence:end]) - 0.25)
    lead_in = words[sentence : quantity.start]
    return Spot(quantity, before, behind, words[sentence:end], lead_in, likeness, nearness)


def _first(words: str, stops: str, start: int) -> int:
    return min((at for stop in stops if (at := words.find(stop, start)) >= 0), default=len(words))


def figures_like(target: Target, value: Decimal, quantities: Iterable[Quantity]) -> list[Quantity]:
    """The figures of a clause that are this value of this target."""
    wanted = amount(value, target.unit)
    return [
        one
        for one in quantities
        if one.value is not None
        and one.verdict is not Verdict.DATE
        and wanted
        in (amount(one.value, one.unit), amount(one.upper, one.unit) if one.upper is not None else None)
        and is_percent(one.unit) == is_percent(target.unit)
        and not one.implied
    ]


def locate(
    words: str, quantities: tuple[Quantity, ...], wanted: list[tuple[Target, Decimal]]
) -> dict[str, Spot]:
    """Target key to its place, for those whose value the clause prints.

    Every figure is one target's as long as there are others; a figure that several share (三个率均在85%以上)
    is found for all of them.
    """
    scored: list[tuple[float, int, str, Spot]] = []
    for target, value in wanted:
        for one in figures_like(target, value, quantities):
            spot = spot_at(words, one, quantities, name_of(target))
            marked = target.at is not None and fold(target.at) in fold(spot.sentence)
            scored.append((spot.likeness + (2 if marked else 0), -one.start, target.key, spot))
    scored.sort(key=lambda row: row[:2], reverse=True)
    found: dict[str, Spot] = {}
    used: set[int] = set()
    for fresh in (True, False):
        for _, _, key, spot in scored:
            if key in found or (fresh and spot.quantity.start in used):
                continue
            found[key] = spot
            used.add(spot.quantity.start)
    return found


def likest(name: str, parts: list[str]) -> tuple[str, float]:
    """The part of a clause that is most like a name, and how much; nothing where there are no parts."""
    scored = [(alike(name, part), share(name, part), -at, part) for at, part in enumerate(parts)]
    if not scored:
        return "", 0.0
    best = max(scored, key=lambda row: row[:3])
    return best[3], best[0]

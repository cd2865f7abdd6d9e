"""Why an item has its light, in office words: no code, no id, and nothing soft held against a unit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.judging.rules import RULES
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.records.location import Location, place
from jianguan_cli.domain.values.quotes import nested_quotes
from jianguan_cli.reporting.words.print import DASH, clean, clipped, listed, spoken_days

OTHER = "其他"
_BRIEF = 44
# An item with twenty promises is not told promise by promise.
_DETAILS = 3
_LABELS = {rule.code: rule.title for rule in RULES}
# Messages set figures apart by blanks, as terminals like it; print does not.
_INNER_BLANK = re.compile(r"(?<=[^\x00-\xff日]) (?=[-0-9])|(?<=[0-9%]) (?=[^\x00-\xff])")

_DAY_AT_MOST = re.compile(r"([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)?")


class Reason(NamedTuple):
    """A label (逾期未结) and the facts behind it."""

    label: str
    detail: str

    @property
    def words(self) -> str:
        """逾期未结：……"""
        return f"{self.label}：{self.detail}" if self.detail else self.label


def held_light(standing: Standing) -> Light:
    """The light counted for the unit: a 力争 promise alone is a hint and lights nothing in print."""
    if not standing.findings:
        return standing.light
    held = [finding.level for finding in held_findings(standing) if isinstance(finding.level, Light)]
    if held:
        return min(held, key=lambda light: light.rank)
    return Light.NONE if standing.light is Light.NONE else Light.GREEN


def held_findings(standing: Standing) -> tuple[Finding, ...]:
    """The findings that rest on firm promises."""
    soft = _Soft(standing)
    return tuple(finding for finding in standing.findings if not soft.holds(finding))


def soft_hints(standing: Standing) -> tuple[Reason, ...]:
    """What the 力争 promises would say, to be read as a hint only."""
    soft = _Soft(standing)
    return _reasons(finding for finding in standing.findings if soft.holds(finding))


def reasons(standing: Standing, *lights: Light) -> tuple[Reason, ...]:
    """The held findings of the given lights (all where none is given) in words, worst first."""
    return _reasons(finding for finding in held_findings(standing) if not lights or finding.level in lights)


def reason_words(found: Iterable[Reason]) -> str:
    """Several reasons in one cell."""
    return "；".join(reason.words for reason in found) or DASH


def brief_reason(standing: Standing) -> str:
    """The worst finding alone, cut to fit a line or two, and how many there are in all."""
    found = sorted(held_findings(standing), key=_badness)
    if not found:
        return DASH
    more = f"（共{len(found)}种情形）" if len(found) > 1 else ""
    return f"{code_label(found[0].code)}：{clipped(_said(found[0]), _BRIEF)}{more}"


def worst_gap(standing: Standing) -> Decimal | None:
    """The most negative gap among the firm paced targets; None where nothing is paced."""
    gaps = [one.gap for one in standing.targets if one.gap is not None and not one.target.soft]
    return min(gaps, default=None)


def code_label(code: str) -> str:
    """The office word for a rule's code."""
    return _LABELS.get(code, OTHER)


def label_counts(standings: Iterable[Standing], *lights: Light) -> str:
    """逾期未结2项、未报送5项: how many items each reason touches, in the order of the rules."""
    touched = ({reason.label for reason in reasons(one, *lights)} for one in standings)
    counts = Counter(label for labels in touched for label in labels)
    order = (*_LABELS.values(), OTHER)
    return listed(f"{label}{counts[label]}项" for label in order if counts[label])


class _Soft:
    """The soft promises of an item: targets by their key, deliverables by their place in the file."""

    def __init__(self, standing: Standing) -> None:
        self._keys = {one.target.key for one in standing.targets if one.target.soft}
        self._places: set[Location] = {
            place(standing.path, one.deliverable.node)
            for one in standing.deliverables
            if one.deliverable.soft and one.deliverable.node is not None
        }

    def holds(self, finding: Finding) -> bool:
        return finding.target in self._keys or (finding.target is None and finding.location in self._places)


def _reasons(findings: Iterable[Finding]) -> tuple[Reason, ...]:
    grouped: dict[str, list[str]] = {}
    for finding in sorted(findings, key=_badness):
        grouped.setdefault(code_label(finding.code), []).append(_said(finding))
    return tuple(Reason(label, _joined(tuple(dict.fromkeys(said)))) for label, said in grouped.items())


def _joined(said: tuple[str, ...]) -> str:
    more = f"等{len(said)}处" if len(said) > _DETAILS else ""
    return "；".join(said[:_DETAILS]) + more


def _said(finding: Finding) -> str:
    """The message in print, without the words of its label, which stands before it."""
    said = nested_quotes(_INNER_BLANK.sub("", spoken_days(clean(finding.message))))
    label = code_label(finding.code)
    head, found, tail = said.partition(label)
    if found and _DAY_AT_MOST.fullmatch(head) and tail[:1] in ("", "："):
        return "，".join(part for part in (head, tail[1:]) if part)
    return re.sub(f"，{label}(?=，|$)", "", said)


def _badness(finding: Finding) -> int:
    return finding.level.rank if isinstance(finding.level, Light) else len(Light)

"""What a rule says of one target: a state and findings; and how several verdicts make one."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

RED, YELLOW, BLUE, GREEN, NONE = "red", "yellow", "blue", "green", "none"
RANK = {RED: 0, YELLOW: 1, BLUE: 2, NONE: 3, GREEN: 4}

# From worst to best; the state of several units under ``worst`` is the first that one of them has.
STATES = ("missed", "broken", "short", "behind", "no-reading", "unpaced", "on-path", "met")


class Finding(NamedTuple):
    """One light of one promise (``key`` is None where it is the item's own)."""

    code: str
    key: str | None
    light: str
    kept: bool = False  # stays on a closed item
    day: date | None = None  # of ``made-good``: the day it was first made good
    names: tuple[str, ...] = ()  # of ``no-reading``: what is owed


class Verdict(NamedTuple):
    """One target's state and findings."""

    state: str
    findings: tuple[Finding, ...]


class Term(NamedTuple):
    """The time of one promise as it is seen on one day."""

    origin: date
    deadline: date
    as_of: date
    endless: bool = False  # 长期坚持 without a deadline of its own

    @property
    def past(self) -> bool:
        """Whether the deadline has passed (the day itself is in time)."""
        return not self.endless and self.as_of > self.deadline


def worst_of(verdicts: list[Verdict]) -> Verdict:
    """All must hold: the worst state, every finding once with its worst light."""
    state = min((one.state for one in verdicts), key=STATES.index)
    return Verdict(state, merged([finding for one in verdicts for finding in one.findings]))


def merged(findings: list[Finding]) -> tuple[Finding, ...]:
    """One finding a code and key: the worst light, the first day, all the names."""
    kept: list[Finding] = []
    for finding in findings:
        same = [one for one in kept if (one.code, one.key) == (finding.code, finding.key)]
        if not same:
            kept.append(finding)
            continue
        old = same[0]
        days = [day for day in (old.day, finding.day) if day is not None]
        light = min(old.light, finding.light, key=lambda one: RANK[one])
        names = old.names + tuple(name for name in finding.names if name not in old.names)
        both = Finding(old.code, old.key, light, old.kept or finding.kept, min(days) if days else None, names)
        kept[kept.index(old)] = both
    return tuple(kept)

"""Findings: what is wrong, where, and how bad, as values that every output format shares."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from jianguan_cli.domain.records.location import Location
    from jianguan_cli.domain.records.proof import Proof


class Severity(Enum):
    """How bad a data-quality or review finding is; the order is the order of badness."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def label(self) -> str:
        """The Chinese word of the messages."""
        return _SEVERITY_LABELS[self]


class Light(Enum):
    """The colours of supervision, worst first; ``GREEN`` and ``NONE`` are never a finding's."""

    RED = "red"
    YELLOW = "yellow"
    BLUE = "blue"
    GREEN = "green"
    NONE = "none"

    @property
    def rank(self) -> int:
        """0 is the worst."""
        return _LIGHT_RANK[self]


_SEVERITY_LABELS = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTICE: "提示"}
_LIGHT_RANK = {light: rank for rank, light in enumerate(Light)}

Level = Light | Severity


class Finding(NamedTuple):
    """One thing to know about one place.

    ``level`` is a ``Light`` for judgements (``check``) and a ``Severity`` for ``lint`` and ``review``.
    ``hint`` says what to do next, ``accepted`` carries the reason where the settings silence it, ``proof``
    what decided a judgement; ``soft`` that it rests on a 力争 promise alone.  ``deliverable`` names the
    result it speaks of, as ``target`` the figure.
    """

    code: str
    level: Level
    message: str
    location: Location | None = None
    item: str | None = None
    target: str | None = None
    hint: str = ""
    accepted: str | None = None
    proof: Proof | None = None
    soft: bool = False
    deliverable: str | None = None


def sort_key(finding: Finding) -> tuple[str, int, int, str, str]:
    """Findings are listed by place, then by code: the same order on every machine."""
    where = finding.location
    if where is None:
        return ("", 0, 0, finding.code, finding.message)
    return (where.path, where.line, where.column, finding.code, finding.message)

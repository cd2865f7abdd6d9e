"""What the value of a field may be.

Import the module, not its classes, so that tables read alike: ``declare(kinds.Day(), "原期限")``.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jianguan_cli.domain.records.fields import Record


class Text:
    """Any words; surrounding blanks are not part of them. ``pattern`` narrows, ``says`` explains it."""

    def __init__(self, pattern: str = "", says: str = "") -> None:
        self.pattern = pattern
        self.says = says


class Day:
    """A calendar day, written 2025-12-31."""


class Number:
    """An exact decimal; ``whole`` admits only whole numbers; none may be below ``least``."""

    def __init__(self, *, whole: bool = False, least: int | None = None) -> None:
        self.whole = whole
        self.least = least


class Flag:
    """``true`` or ``false``."""


class Choice:
    """One of the members of an enum, spelled by its value; ``aliases`` are accepted beside it.

    ``meant`` are words that are not accepted, with the spelling to write in their place.
    """

    def __init__(
        self,
        enum: type[Enum],
        aliases: tuple[tuple[str, str], ...] = (),
        meant: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.enum = enum
        self.aliases = aliases
        self.meant = meant


class ListOf:
    """A list of values of one kind; ``example`` is one, for who wrote something else."""

    def __init__(self, kind: Kind, *, distinct: bool = False, example: str = "[甲, 乙]") -> None:
        self.kind = kind
        self.distinct = distinct
        self.example = example


class MapOf:
    """Free keys to values of one kind; ``absent_ok`` keeps a key whose value is absent as None."""

    def __init__(self, kind: Kind, *, absent_ok: bool = False, example: str = "{名称: 内容}") -> None:
        self.kind = kind
        self.absent_ok = absent_ok
        self.example = example


class Nested:
    """A record inside the record."""

    def __init__(self, record: type[Record]) -> None:
        self.record = record


Kind = Text | Day | Number | Flag | Choice | ListOf | MapOf | Nested

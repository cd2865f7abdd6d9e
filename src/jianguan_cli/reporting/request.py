"""What a report is made from: judged values only, so that the same request gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar


class Edition(Enum):
    """内部版 says all; 公开版 leaves out unpublished items, people's names and internal notes."""

    INTERNAL = "internal"
    PUBLIC = "public"

    @property
    def label(self) -> str:
        """The word of the reports."""
        return "内部版" if self is Edition.INTERNAL else "公开版"


class Former(NamedTuple):
    """The same workspace judged on the day of an earlier issue."""

    day: date
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """``earlier`` holds earlier issues, newest first; the first one is what ``--since`` compares with.

    ``sources`` maps an item's id to the text of its clause, where the command was given the documents.
    ``amended`` maps an item's id to what was changed in periods after they were signed off.
    ``frozen`` tells that the period is signed off: a 通报 before that is a 送审稿.
    """

    standings: tuple[Standing, ...]
    as_of: date
    register: Register = field(default_factory=Register)
    settings: Settings = Settings()
    calendar: Calendar = field(default_factory=Calendar)
    since: date | None = None
    earlier: tuple[Former, ...] = ()
    edition: Edition = Edition.INTERNAL
    templates: Path | None = None
    sources: Mapping[str, str] = field(default_factory=dict)
    frozen: bool = False
    amended: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

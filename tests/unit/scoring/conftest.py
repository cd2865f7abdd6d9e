"""The events of one item, from YAML lines that stand in the test."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

import pytest
from tests.unit.actions.conftest import read_plan

from jianguan_cli.domain.scoring.events import Event, events_of
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar

PLAIN = Settings()
EVERY_DAY = Calendar(work=frozenset())


class Find(Protocol):
    """The events of items as of a day, as short words: ``told code happened points [back on …]``."""

    def __call__(
        self, *lines: str, on: str, settings: Settings = ..., more: str = ..., issued: str = ...
    ) -> list[str]: ...


def say_event(event: Event) -> str:
    """An event in short words."""
    fault = event.fault
    words = f"{fault.day} {fault.code.value} of {fault.happened} -{event.points.normalize():f}"
    return f"{words} back {fault.disproved}" if fault.disproved else words


@pytest.fixture
def find() -> Find:
    """Find the events of items given as YAML lines."""

    def run(
        *lines: str, on: str, settings: Settings = PLAIN, more: str = "", issued: str = "2025-01-01"
    ) -> list[str]:
        checklist = read_plan(*lines, more=more)
        plan = checklist.plan.replace(issued=dt.date.fromisoformat(issued))
        checklist = checklist._replace(plan=plan)
        events = events_of([checklist], dt.date.fromisoformat(on), settings, EVERY_DAY)
        return [say_event(event) for event in events]

    return run

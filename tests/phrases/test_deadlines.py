"""Words for --deadline: one meaning, or refused with the reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.phrases.collection import load

from jianguan_cli.domain.spoken.deadlines import read_deadline
from jianguan_cli.domain.spoken.limits import Frame
from jianguan_cli.domain.spoken.understanding import NotUnderstoodError
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.storage.calendar_data import load_published

COLLECTION = load("deadlines")
CASES: list[dict[str, Any]] = [COLLECTION["defaults"] | one for one in COLLECTION["deadlines"]]
CALENDAR = Calendar(load_published)


def frame(case: dict[str, Any]) -> Frame:
    today, issued, start, end = (date.fromisoformat(case[name]) for name in ("today", "issued", "from", "to"))
    given = date.fromisoformat(case["start"]) if "start" in case else None
    return Frame(today, issued, start, end, CALENDAR, given)


def test_most_words_of_plans_have_one_meaning() -> None:
    assert len(CASES) >= 100
    assert sum("means" in one for one in CASES) >= 70


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["said"])
def test_deadlines(case: dict[str, Any]) -> None:
    if "refused" in case:
        with pytest.raises(NotUnderstoodError) as caught:
            read_deadline(case["said"], frame(case))
        assert case["refused"] in f"{caught.value.message}{caught.value.hint}"
        assert caught.value.hint
        return
    found = read_deadline(case["said"], frame(case))
    assert (found.day.isoformat() if found.day else "ongoing") == case["means"]
    assert found.ongoing is (case["means"] == "ongoing")

"""Every phrase of the collection is said truly by its YAML, and typed words come out as that YAML."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from tests.phrases.collection import Row, checklist, phrases, plain, rows, targets

from jianguan_cli.domain.judging.judge import judge
from jianguan_cli.domain.judging.rules import BY_CODE
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.spoken.deadlines import read_deadline
from jianguan_cli.domain.spoken.limits import Frame
from jianguan_cli.domain.spoken.target.reading import read_targets, say_target
from jianguan_cli.domain.spoken.understanding import NotUnderstoodError
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.storage.calendar_data import load_published

CALENDAR = Calendar(load_published)
_PLACE = {code: place for place, code in enumerate(BY_CODE)}
TYPED = [one for one in phrases() if "target" in one["typed"]]
TIMED = [one for one in phrases() if "deadline" in one["typed"]]


def said(phrase: dict[str, Any]) -> str:
    return str(phrase["phrase"])


def lights(row: Row) -> list[tuple[str, str]]:
    """The distinct codes and lights about what the phrase promises, in the order of the table of lights."""
    made = checklist(row.phrase, row.truth["log"])
    (standing,) = judge([made], date.fromisoformat(row.truth["as_of"]), Settings(), CALENDAR)
    keys = {one["key"] for one in targets(row.phrase)}
    found = {(one.code, one.level.value) for one in _about(standing.findings, keys)}
    return sorted(found, key=lambda pair: (_PLACE[pair[0]], pair[1]))


def _about(findings: tuple[Finding, ...], keys: set[str]) -> Iterator[Finding]:
    return (one for one in findings if not keys or one.target in keys)


def test_the_collection_is_large_and_hardly_anything_is_refused() -> None:
    found = phrases()
    refused = [said(one) for one in found if "refused" in one]
    assert len(found) >= 100
    assert len({said(one) for one in found}) == len(found)
    assert len(refused) * 20 <= len(found), refused
    assert all("refused" in one or one["truth"] for one in found)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name)
def test_truth(row: Row) -> None:
    expected = list(zip(row.truth["codes"], row.truth["lights"], strict=True))
    assert lights(row) == expected


@pytest.mark.parametrize("phrase", TYPED, ids=said)
def test_typed_targets(phrase: dict[str, Any]) -> None:
    typed = phrase["typed"]
    if "typed_refused" in typed:
        with pytest.raises(NotUnderstoodError) as caught:
            read_targets(typed["target"])
        assert typed["typed_refused"] in f"{caught.value.message}{caught.value.hint}"
        return
    expected = [
        {name: value for name, value in one.items() if name not in typed.get("without", ())}
        for one in targets(phrase)
    ]
    if "metric" in typed:
        expected = [one | {"key": typed["metric"], "metric": typed["metric"]} for one in expected]
    elif len(expected) == 1:
        expected = [one | {"metric": one["key"]} for one in expected]
    found = read_targets(typed["target"])
    assert [plain(dict(one)) for one in found] == expected
    for one in found:
        assert read_targets(say_target(one)) == (one,)


@pytest.mark.parametrize("phrase", TIMED, ids=said)
def test_typed_deadlines(phrase: dict[str, Any]) -> None:
    plan = {"issued": "2025-01-02", "start": "2025-01-01", "end": "2025-12-31", **phrase.get("plan", {})}
    issued, start, end = (date.fromisoformat(plan[name]) for name in ("issued", "start", "end"))
    typed = phrase["typed"]
    given = date.fromisoformat(typed["start"]) if "start" in typed else None
    frame = Frame(max(issued, start), issued, start, end, CALENDAR, given)
    if "typed_refused" in typed:
        with pytest.raises(NotUnderstoodError, match=typed["typed_refused"]):
            read_deadline(typed["deadline"], frame)
        return
    item = phrase["item"]
    by = [one["by"] for one in item.get("deliverables", ())] or [item["deadline"]]
    found = read_deadline(typed["deadline"], frame)
    assert found.ongoing is ("ongoing" in item)
    assert found.day is None or found.day.isoformat() == by[0]

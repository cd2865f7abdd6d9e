"""Short ways to write down one plan with one item, for tests."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from tests.oracle.inputs import Map
from tests.oracle.judge import Result, judge

PLAN_ID = "p-1"


def day(text: str) -> date:
    """A date as the file writes it."""
    return date.fromisoformat(text)


def plan(**fields: Any) -> Map:
    """A plan for 2025, printed on its second day, unless said otherwise."""
    usual = {
        "id": PLAN_ID,
        "title": "试",
        "issuer": "某局",
        "issued": day("2025-01-02"),
        "start": day("2025-01-01"),
        "end": day("2025-12-31"),
    }
    return usual | _typed(fields)


def target(**fields: Any) -> Map:
    """A target; the key is 数 and the unit 个 unless said otherwise."""
    usual = {"key": "数", "metric": "某数", "rule": "reach", "op": ">=", "value": Fraction(100), "unit": "个"}
    made: Map = usual | _typed(fields)
    if "against" in made:
        made.pop("value")
    return made


def said(date_: str, value: Any = None, **fields: Any) -> Map:
    """A log entry; ``value`` is a reading of the target 数."""
    entry: Map = {"date": day(date_), "by": "甲"} | _typed(fields)
    if value is not None:
        entry["values"] = {"数": Fraction(str(value))}
    return entry


def item(*log: Map, **fields: Any) -> Map:
    """An item of 甲处, in progress, due at the end of 2025 unless said otherwise."""
    usual = {
        "id": f"{PLAN_ID}-1",
        "clause": "一/1",
        "title": "一件事",
        "kind": "task",
        "lead": ["甲处"],
        "support": [],
        "deadline": day("2025-12-31"),
        "status": "doing",
        "log": list(log),
    }
    return usual | _typed(fields)


def judged(one: Map, as_of: str, **of_plan: Any) -> Result:
    """The result of one item on a day."""
    checklist = {"format": Fraction(1), "plan": plan(**of_plan), "items": [one]}
    return judge([checklist], day(as_of))[one["id"]]


def _typed(fields: Map) -> Map:
    return {key: _value(value) for key, value in fields.items()}


def _value(value: Any) -> Any:
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        return day(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Fraction(str(value))
    if isinstance(value, dict):
        return {key: _value(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_value(one) for one in value]
    return value

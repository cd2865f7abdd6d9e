"""Checklists as plain dicts: YAML text in and out, and which days are working days.

The keys are those of the file format; dates are ``datetime.date``, numbers ``Fraction``, everything else
is text, a truth value, a list or a dict.  Nothing of the product is imported: working days come from
``chinese_calendar`` itself, later years are computed (weekends and the holidays with a fixed date).
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import chinese_calendar
import yaml

Map = dict[str, Any]

_DAYS = {
    "issued", "start", "end", "deadline", "by", "date", "upto", "retrieved", "entry", "until",
    "reply_by",
}  # fmt: skip
_NUMBERS = {"value", "upper", "tolerance", "margin", "due", "on", "weight", "format"}
_FLAGS = {
    "own", "shared", "open", "lead_inferred", "ongoing", "implied", "inferred", "comparable", "average",
    "provisional", "met", "public", "confirm",
}  # fmt: skip
_NUMBER_MAPS = {"values", "refs"}
_TEXTS_IN = {"log": {"by"}, "revise": {"from", "to"}, "handover": {"from", "to"}, "approval": {"to"}}
_DAYS_IN = {"extend": {"from", "to"}}


def from_yaml(text: str) -> Map:
    """One checklist; every scalar is read as text and typed by the tables above."""
    loaded = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (text scalars only)
    typed: Map = _typed(loaded, "")
    return typed


def to_yaml(checklist: Map) -> str:
    """The same checklist as YAML text, for whoever reads checklists as files."""
    return yaml.dump(_plain(checklist), Dumper=_Dumper, allow_unicode=True, sort_keys=False)


def decimal_text(number: Fraction) -> str:
    """A number with at most six places as the file format writes it; another number is an error."""
    scaled = number * 1_000_000
    if scaled.denominator != 1:
        raise ValueError(f"not writable: {number}")
    text = f"{Decimal(scaled.numerator) / 1_000_000:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@cache  # the library looks at all its years every time
def is_working(day: date) -> bool:
    """Whether offices work on that day (2004–2026 as published, other years computed)."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        fixed = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
        return day.weekday() < 5 and (day.month, day.day) not in fixed


def working_days(after: date, upto: date) -> int:
    """Working days after ``after``, up to and including ``upto``."""
    count = 0
    day = after + timedelta(days=1)
    while day <= upto:
        if is_working(day):
            count += 1
        day += timedelta(days=1)
    return count


def roll(day: date) -> date:
    """The day itself or the next working day."""
    while not is_working(day):
        day += timedelta(days=1)
    return day


def _typed(node: Any, place: str) -> Any:
    if isinstance(node, list):
        return [_typed(one, place) for one in node]
    if not isinstance(node, dict):
        return node
    typed: Map = {}
    for key, value in node.items():
        if isinstance(value, str) and value in {"", "~", "null"}:
            continue
        typed[key] = _value(key, value, place)
    return typed


def _value(key: str, value: Any, place: str) -> Any:
    if key == "values" and place == "correct":
        inner: Map = {}
        for name, number in value.items():
            inner[name] = None if number in {"", "~", "null"} else Fraction(number)
        return inner
    if key in _NUMBER_MAPS and isinstance(value, dict):
        return {name: Fraction(number) for name, number in value.items()}
    if key == "parts" and isinstance(value, dict):
        return {name: [Fraction(one) for one in pair] for name, pair in value.items()}
    if isinstance(value, dict | list):
        return _typed(value, key)
    if key in _TEXTS_IN.get(place, set()):
        return value
    if key in _DAYS or key in _DAYS_IN.get(place, set()):
        return date.fromisoformat(value)
    if key in _NUMBERS:
        return Fraction(value)
    if key in _FLAGS:
        return value == "true"
    return value


def _plain(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _plain(value) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [_plain(one) for one in node]
    if isinstance(node, Fraction):
        text = decimal_text(node)
        return int(text) if "." not in text else _Number(text)
    return node


class _Number(str):
    """A decimal that is to be written without quotes."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Writes no aliases: the file format has none."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _write_number(dumper: yaml.SafeDumper, number: _Number) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:float", str(number))


_Dumper.add_representer(_Number, _write_number)

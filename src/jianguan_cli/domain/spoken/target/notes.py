"""What stands in the bracket behind a typed target: （约束性；力争；存量；基期2020年12月31日100）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.spoken.dates import day_of
from jianguan_cli.domain.spoken.numbers import read_leading_number
from jianguan_cli.domain.spoken.target.draft import Words
from jianguan_cli.domain.spoken.target.words import COMBINE, MEASURES, NATURES
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.number import show

_DAY = r"(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
_DEADLINE = re.compile(f"时限{_DAY}")
_BASELINE = re.compile(f"基期{_DAY}(?P<value>-?[0-9].*)")
_STAGE = re.compile(f"(?P<own>自定)?节点{_DAY}(?P<value>-?[0-9].*)")
_NAMED = {"原文:": "deadline_text", "其中项:": "part_of", "任选:": "any_of"}
_FLAGS: dict[str, dict[str, Fragment]] = {
    "力争": {"strength": "soft"},
    "年均": {"average": True},
    "由文字推得": {"implied": True},
    **{word: {"nature": nature} for word, nature in NATURES.items()},
    **{word: {"measure": measure} for word, measure in MEASURES.items()},
    **{word: {"combine": combine} for word, combine in COMBINE.items()},
}
_LABELS = {(name, str(value)): word for word, fields in _FLAGS.items() for name, value in fields.items()}


def take_notes(words: Words) -> tuple[Words, dict[str, Fragment]]:
    """The words without the bracket of notes at their end, and what the notes say.

    A bracket that holds anything else belongs to the name or the unit before it.
    """
    if not words.said.endswith(")") or "(" not in words.said:
        return words, {}
    start = words.said.rindex("(")
    inner = words.part(start + 1, len(words.said) - 1)
    fields: dict[str, Fragment] = {}
    stages: list[Fragment] = []
    for note in _each(inner):
        found = _note(note)
        if found is None:
            return words, {}
        if "by" in found:
            stages.append(found)
        else:
            fields |= found
    if stages:
        fields["milestones"] = stages
    return words.part(0, start), fields


def said_notes(fields: dict[str, Fragment]) -> str:
    """The fields that only notes can say, as ``take_notes`` reads them again; empty where there are none."""
    notes = [word for name, value in fields.items() if (word := _LABELS.get((name, str(value)))) is not None]
    if isinstance(deadline := fields.get("deadline"), date):
        notes.append(f"时限{say(deadline)}")
    notes += [f"{word}{fields[name]}" for word, name in _NAMED.items() if name in fields]
    if isinstance(base := fields.get("baseline"), dict):
        notes.append(f"基期{_dated(base['date'], base['value'])}")
    for stage in _stages(fields):
        own = "自定" if stage.get("own") else ""
        notes.append(f"{own}节点{_dated(stage['by'], stage['value'])}")
    return f"（{'；'.join(notes)}）" if notes else ""


def _each(inner: Words) -> Iterator[Words]:
    start = 0
    for match in re.finditer("[;；]", inner.said):
        yield inner.part(start, match.start())
        start = match.end()
    yield inner.part(start)


def _note(note: Words) -> dict[str, Fragment] | None:
    if flag := _FLAGS.get(note.said):
        return dict(flag)
    for word, name in _NAMED.items():
        if note.said.startswith(word) and len(note.said) > len(word):
            return {name: note.part(len(word)).typed}
    if match := _DEADLINE.fullmatch(note.said):
        return {"deadline": _day(match, note)}
    if match := _BASELINE.fullmatch(note.said):
        return {"baseline": {"value": _value(note, match), "date": _day(match, note)}}
    if match := _STAGE.fullmatch(note.said):
        stage: dict[str, Fragment] = {"by": _day(match, note), "value": _value(note, match)}
        return stage | {"own": True} if match["own"] else stage
    return None


def _day(match: re.Match[str], note: Words) -> date:
    day = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
    if day is None:
        raise note.unclear("里没有这一天", "请核对日期")
    return day


def _value(note: Words, match: re.Match[str]) -> Decimal:
    number, rest = read_leading_number(match["value"])
    if rest:
        raise note.unclear(f"里的“{rest}”看不懂", "数后面不写单位，用目标（水平）的单位")
    return number


def _dated(day: Fragment, value: Fragment) -> str:
    shown = show(value) if isinstance(value, Decimal) else str(value)
    return f"{say(day) if isinstance(day, date) else day}{shown}"


def _stages(fields: dict[str, Fragment]) -> Iterator[dict[str, Fragment]]:
    stages = fields.get("milestones")
    if isinstance(stages, list):
        yield from (stage for stage in stages if isinstance(stage, dict))

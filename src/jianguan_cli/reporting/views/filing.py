"""报送情况: which units owed figures for the last whole reporting period, and who sent them in time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.judging.owing import Owed, owed
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.domain.values.dates import period_label
from jianguan_cli.reporting.words.owners import Owner, Owners
from jianguan_cli.reporting.words.print import day_words, listed

_NAMED = 8


class Filing(NamedTuple):
    """应报, 按时, 迟报, 未报 and not yet due units, in 机构序列; ``sentence`` says it all."""

    owed: int
    on_time: tuple[str, ...]
    late: tuple[str, ...]
    missing: tuple[str, ...]
    awaited: tuple[str, ...]
    sentence: str


def filing(standings: Iterable[Standing], owners: Owners, settings: Settings, calendar: Calendar) -> Filing:
    """A unit is missing or late when one of its figures is: the worst answer is the unit's."""
    answers: dict[Owner, list[Owed]] = {}
    as_of = date.min
    for standing in standings:
        as_of = standing.as_of
        if standing.status is Status.PAUSED:  # silences the judgement `no-reading` too
            continue
        found = _unanswered(standing, owed(standing, settings, calendar))
        for owner in owners.named(standing) if found else ():
            answers.setdefault(owner, []).extend(found)
    grouped: dict[str, list[str]] = {"missing": [], "late": [], "awaited": [], "on_time": []}
    for owner in sorted(answers):
        grouped[_worst(answers[owner], as_of)].append(owner.name)
    every = [one for found in answers.values() for one in found]
    groups = {name: tuple(names) for name, names in grouped.items()}
    return Filing(len(answers), sentence=_sentence(every, groups), **groups)


def _unanswered(standing: Standing, found: Iterable[Owed]) -> tuple[Owed, ...]:
    """What the judgement still holds to be owed for the period is not answered by another unit's figure."""
    open_ = {(one.target.key, owing.period) for one in standing.targets for owing in one.owed}
    return tuple(one._replace(answered=None) if (one.target, one.period) in open_ else one for one in found)


def _worst(found: Iterable[Owed], as_of: date) -> str:
    states = {_state(one, as_of) for one in found}
    return next(state for state in ("missing", "late", "awaited", "on_time") if state in states)


def _state(one: Owed, as_of: date) -> str:
    if one.answered is not None:
        return "late" if one.late else "on_time"
    return "missing" if as_of > one.due else "awaited"


def _sentence(every: Iterable[Owed], groups: dict[str, tuple[str, ...]]) -> str:
    dues = sorted({(one.due, period_label(one.period, one.every)) for one in every})
    if not dues:
        return "本期没有应报送数据的单位。"
    periods = listed(f"{label}（{day_words(due)}前）" for due, label in dues)
    total = sum(len(names) for names in groups.values())
    said = (
        f"应报送{periods}数据的单位{total}家，"
        f"按时{len(groups['on_time'])}家，迟报{len(groups['late'])}家，未报{len(groups['missing'])}家"
    )
    said += f"，未到报送期限{len(groups['awaited'])}家。" if groups["awaited"] else "。"
    for state, label in (("late", "迟报"), ("missing", "未报")):
        if groups[state]:
            said += f"{label}：{listed(groups[state], _NAMED)}。"
    return said

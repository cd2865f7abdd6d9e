"""What happened since the last issue: 新增, 销号, 延期, 更正, 移交, 撤项."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.log import Correction, Handover, LogEntry
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.values.vocabulary import ExtendState, Role
from jianguan_cli.reporting.words.print import amount, day_words, listed

_NAMED = 3
_STATES = {ExtendState.ASKED: "申请", ExtendState.APPROVED: "批准", ExtendState.REFUSED: "未批准"}
_DECISIONS = ("批准", "申请", "未批准")
_ENDS = {Status.CLOSED: "销号", Status.DROPPED: "撤项"}
KINDS = ("新增", "销号", "延期", "更正", "移交", "撤项")


class Movement(NamedTuple):
    """One thing that happened to one item; of an extension ``decision`` is 批准, 申请 or 未批准."""

    title: str
    plan: str
    day: str
    detail: str
    decision: str = ""


class MovementGroup(NamedTuple):
    """All movements of a kind; ``words`` names the first few."""

    label: str
    movements: tuple[Movement, ...]
    words: str


def movements(
    standings: Iterable[Standing],
    earlier: Mapping[str, Standing] | None,
    since: date,
    amended: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[MovementGroup, ...]:
    """All six groups, empty ones too, over the days after ``since``.

    ``amended`` tells by item id what was changed in a period after it was signed off: a correction too.

    With ``earlier`` (by item id) only what was not yet known there counts, whatever date it bears.
    """
    found: dict[str, list[Movement]] = {kind: [] for kind in KINDS}
    for now in standings:
        before = earlier.get(now.item.id) if earlier is not None else None
        if now.start > since or (earlier is not None and before is None):
            found["新增"].append(_movement(now, now.start, "立项"))
        _ended(now, before, since, found)
        for entry in _fresh(now, before, since):
            _recorded(now, entry, found)
        for detail in (amended or {}).get(now.item.id, ()):
            found["更正"].append(_movement(now, now.as_of, detail))
    return tuple(
        MovementGroup(
            kind, tuple(group), _decisions(group) + listed((one.title for one in group), _NAMED, "项")
        )
        for kind, group in found.items()
    )


def correction_words(now: Standing, correction: Correction) -> str:
    """2025年1月5日所报合格率由98.6%改为97.5%: readings that were put right."""
    old = next((entry for entry in now.log if entry.date == correction.entry), None)
    said = []
    for key, value in correction.values.items():
        target = now.item.target(key)
        unit = target.reported_unit if target else ""
        was = old.values.get(key) if old else None
        shown = f"由{amount(was, unit)}" if was is not None else ""
        said.append(f"{key}{shown}" + ("撤回" if value is None else f"改为{amount(value, unit)}"))
    return f"{day_words(correction.entry)}所报{'、'.join(said)}"


def handover_words(handover: Handover) -> str:
    """牵头单位由甲移交乙."""
    role = "牵头" if handover.role is Role.LEAD else "配合"
    return f"{role}单位由{listed(handover.from_)}移交{listed(handover.to)}"


def _decisions(group: Iterable[Movement]) -> str:
    """批准1项、申请5项：how many of the extensions were granted, so that nobody takes a request for one."""
    counts = Counter(one.decision for one in group if one.decision)
    if not counts:
        return ""
    said = [f"{word}{counts[word]}项" for word in _DECISIONS if counts[word] or word == _DECISIONS[0]]
    return f"{'、'.join(said)}："


def _fresh(now: Standing, before: Standing | None, since: date) -> tuple[LogEntry, ...]:
    if before is None:
        return tuple(entry for entry in now.log if entry.date > since)
    known = len(before.log)
    if now.log[:known] == before.log:
        return now.log[known:]
    return tuple(entry for entry in now.log if entry not in before.log)


def _ended(now: Standing, before: Standing | None, since: date, found: dict[str, list[Movement]]) -> None:
    kind = _ENDS.get(now.status)
    if kind is None:
        return
    entry = next((entry for entry in reversed(now.log) if entry.status is now.status), None)
    day = entry.date if entry else now.as_of
    if before.status is not now.status if before is not None else day > since:
        basis = entry.approval.basis if entry and entry.approval and entry.approval.basis else ""
        found[kind].append(_movement(now, day, f"依据{basis}" if basis else kind))


def _recorded(now: Standing, entry: LogEntry, found: dict[str, list[Movement]]) -> None:
    if entry.extend is not None:
        asked = entry.extend
        decision = _STATES[asked.standing]
        detail = f"由{day_words(asked.from_)}延至{day_words(asked.to)}（{decision}）"
        found["延期"].append(_movement(now, entry.date, detail)._replace(decision=decision))
    if entry.correct is not None:
        found["更正"].append(_movement(now, entry.date, correction_words(now, entry.correct)))
    if entry.handover is not None:
        found["移交"].append(_movement(now, entry.date, handover_words(entry.handover)))


def _movement(now: Standing, day: date, detail: str) -> Movement:
    return Movement(now.item.title, now.plan.title, day_words(day), detail)

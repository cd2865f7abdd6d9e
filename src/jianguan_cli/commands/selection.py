"""Which items a command is about: one named by the clerk, or all that pass a filter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.commands.state import State, open_state
from jianguan_cli.commands.state_at import state_at
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.spoken.lookup import close_ids, find_items, fold_text, items_saying
from jianguan_cli.domain.values.vocabulary import Kind
from jianguan_cli.errors import DataError, UsageError
from jianguan_cli.storage.workspace import plan_path


class Ambiguous(UsageError):  # noqa: N818 - a question rather than a failure
    """Several items fit, or none but these come ``close``; the command line may ask which."""

    def __init__(self, query: str, candidates: list[Item], *, close: bool = False) -> None:
        listed = "\n".join(f"    {item.id}  {item.title}" for item in candidates[:10])
        more = f"\n    ……共 {len(candidates)} 项" if len(candidates) > 10 else ""
        self.question = (
            f"没有找到事项“{query}”，相近的有" if close else f"“{query}”对得上 {len(candidates)} 个事项"
        )
        super().__init__(
            f"{self.question}{'' if close else '，请写得更具体'}：\n{listed}{more}",
            hint="可以用完整编号，或标题里更多的字",
        )
        self.candidates = candidates


class Chosen(NamedTuple):
    """The item a command is about, in a state that holds at least its file."""

    state: State
    item: Item
    path: str


def choose_item(root: Path, query: str, *, whole: bool = False, revision: str | None = None) -> Chosen:
    """The one item that ``query`` means.

    An exact id reads only its own file, except where the answer needs the ``whole`` workspace, or that of a
    Git ``revision``.
    """
    path = None if whole or revision else plan_path(root, query.strip().lower())
    if path is not None:
        state = open_state(root, only=[path], recalled=True)
        for checklist, _, item in state.items():
            if item.id == query.strip().lower():
                return Chosen(state, item, checklist.path)
    state = state_at(root, revision)
    items = [item for _, _, item in state.items()]
    hits = _query_hits(query, state)
    if len(hits) == 1:
        where = next(checklist.path for checklist, _, item in state.items() if item is hits[0])
        return Chosen(state, hits[0], where)
    if hits:
        raise Ambiguous(query, hits)
    raise _not_found(query, items, state)


def _not_found(query: str, items: list[Item], state: State) -> UsageError | DataError:
    broken = [finding for finding in state.broken if finding.location]
    if broken:
        return DataError(
            f"没有找到事项“{query}”；另有文件读不了：{broken[0].location}: {broken[0].message}",
            hint="先改好这个文件（jianguan lint 列出全部问题），再试一次",
        )
    close = close_ids(query, items)
    if close:
        return Ambiguous(query, close, close=True)
    return UsageError(f"没有找到事项“{query}”", hint="请用 jianguan list 查看全部事项")


class Filter(NamedTuple):
    """The narrowing options of ``list`` and ``export``; an absent one admits everything."""

    query: str | None = None
    plans: tuple[str, ...] = ()
    unit: str | None = None
    lead: str | None = None
    statuses: tuple[Status, ...] = ()
    lights: tuple[Light, ...] = ()
    due_before: date | None = None
    kind: Kind | None = None


def select(standings: Iterable[Standing], narrow: Filter, state: State) -> list[Standing]:
    """The standings that pass every part of the filter, in their order."""
    standings = list(standings)
    state.require_plans(narrow.plans)
    if narrow.query:
        wanted = {item.id for item in _search(narrow.query, state)}
        standings = [one for one in standings if one.item.id in wanted]
    for name, leads_only in ((narrow.unit, False), (narrow.lead, True)):
        if name:
            _require_known(name, state)
            standings = [
                one for one in standings if _answers(one, name, state.register, leads_only=leads_only)
            ]
    return [
        one
        for one in standings
        if (not narrow.plans or one.plan.id in narrow.plans)
        and (not narrow.statuses or one.status in narrow.statuses)
        and (not narrow.lights or one.light in narrow.lights)
        and (narrow.due_before is None or one.deadline < narrow.due_before)
        and (narrow.kind is None or one.item.kind is narrow.kind)
    ]


def _search(query: str, state: State) -> list[Item]:
    """What a search finds: as one name, else every item that fits each of its words by itself."""
    hits = _query_hits(query, state)
    words = query.split()
    if hits or len(words) < 2:
        return hits
    items = [item for _, _, item in state.items()]
    fitting = [
        {item.id for item in (*items_saying([word], items), *_items_of_unit(word, state))}
        or {item.id for item in _query_hits(word, state)}
        for word in words
    ]
    return [item for item in items if all(item.id in one for one in fitting)]


def _query_hits(query: str, state: State) -> list[Item]:
    """What a query may mean: ids and words first, then a unit by any of its names, pinyin last."""
    items = [item for _, _, item in state.items()]
    hits = find_items(query, items) or _items_of_unit(query.strip(), state)
    if not hits and len(query.strip()) > 1:
        from jianguan_cli.storage.pinyin import find_by_pinyin

        hits = find_by_pinyin(query, items)
    return hits


def _items_of_unit(name: str, state: State) -> list[Item]:
    meant = state.register.named(name)
    return [
        item
        for checklist, _, item in state.items()
        for owners in (item.lead or item.support,)
        if name in owners
        or any(state.register.resolve(one, checklist.plan.unit_org) in meant for one in owners if meant)
    ]


def _require_known(name: str, state: State) -> None:
    """A unit that neither the register nor any item knows is a slip: say what comes close."""
    printed = {one for _, _, item in state.items() for one in (*item.lead, *item.support)}
    moved = {
        one
        for _, _, item in state.items()
        for entry in item.log
        if entry.handover
        for one in entry.handover.to
    }
    known = printed | moved | {one for unit in state.register.units for one in unit.names()}
    if any(fold_text(name) in fold_text(one) for one in known):
        return
    from difflib import get_close_matches

    close = get_close_matches(name, sorted(known), n=3, cutoff=0.5)
    guess = f"，是不是 {'、'.join(close)}？" if close else ""
    raise UsageError(f"没有“{name}”这个单位{guess}", hint="jianguan units 列出全部单位和各种写法")


def _answers(standing: Standing, name: str, register: Register, *, leads_only: bool) -> bool:
    """Whether the unit ``name`` (any spelling) is among the item's owners, printed or present."""
    item = standing.item
    owners = {*item.lead, *standing.lead_now}
    if not leads_only:
        owners |= {*item.support, *standing.support_now}
    if name in owners:
        return True
    meant = register.named(name)
    org = standing.plan.unit_org
    for owner in owners:
        if not meant and fold_text(name) in fold_text(owner):
            return True
        unit = register.resolve(owner, org)
        if unit is not None and any(unit is one for one in meant):
            return True
    return False

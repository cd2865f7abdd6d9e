"""``draft --check``: every clause, owner and number of a document that neither draft nor ledger holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.commands.draft_items import draft_path, read_draft_file
from jianguan_cli.commands.state import State
from jianguan_cli.domain.records.plain_data import Plain
from jianguan_cli.domain.source.drafting import Draft, DraftItem
from jianguan_cli.domain.source.quantities import Verdict
from jianguan_cli.domain.source.text import fold
from jianguan_cli.domain.values.number import parse_number, show


class Missing(NamedTuple):
    """Something of the document that is held nowhere: ``what`` is clause, owner, number or census."""

    what: str
    place: str
    message: str


class _Held(NamedTuple):
    """What the draft file and the ledger hold of one clause."""

    names: frozenset[str]
    numbers: frozenset[Decimal]


def missing(state: State, plan_id: str, made: Draft) -> list[Missing]:
    """What ``made``, a fresh reading of the document, has beyond the draft file and the ledger."""
    held = _held(state, plan_id)
    found: list[Missing] = []
    for item in made.items:
        found += _of_item(item, held.get(fold(item.clause)))
    explained = _explained(state, plan_id)
    for one in made.counted:
        key = f"{one.place.words()} {one.quantity.text.strip()}"
        if one.quantity.verdict is Verdict.OPEN and key not in explained:
            said = f"“{one.quantity.text.strip()}”待定：是目标、范围、名称还是日期，还没有人定"
            found.append(Missing("census", one.place.words(), said))
    return found


def _of_item(item: DraftItem, held: _Held | None) -> Iterator[Missing]:
    where = item.place.words()
    if held is None:
        yield Missing("clause", where, f"条款 {item.clause}（{item.title or '无标题'}）不在草稿和清单里")
        return
    for name in (*item.owners.lead, *item.owners.support):
        if fold(name) not in held.names:
            yield Missing("owner", where, f"条款 {item.clause} 的单位“{name}”不在草稿和清单里")
    for target in item.targets:
        if target.value is None or target.implied:
            continue
        if not held.numbers & {target.value, _plain_value(target.value, target.unit)}:
            figure = f"{show(target.value)}{target.unit}"
            yield Missing("number", where, f"条款 {item.clause} 的数“{figure}”不在草稿和清单里")


def _held(state: State, plan_id: str) -> dict[str, _Held]:
    held: dict[str, list[_Held]] = {}
    for checklist in state.loaded.checklists:
        if checklist.plan.id != plan_id:
            continue
        for item in checklist.items:
            names = frozenset(fold(name) for name in (*item.lead, *item.support))
            numbers = [(one.value, one.unit) for one in item.targets if one.value is not None]
            numbers += [(one.upper, one.unit) for one in item.targets if one.upper is not None]
            held.setdefault(fold(item.clause), []).append(_Held(names, _all_values(numbers)))
    if draft_path(state.root, plan_id).exists():
        for drafted in read_draft_file(state.root, plan_id).items:
            fields = drafted.fields
            clause = fold(str(fields.get("clause") or ""))
            names = frozenset(fold(name) for key in ("lead", "support") for name in _words(fields.get(key)))
            held.setdefault(clause, []).append(_Held(names, _all_values(_figures(fields.get("targets")))))
    return {
        clause: _Held(
            frozenset(name for one in all_ for name in one.names),
            frozenset(number for one in all_ for number in one.numbers),
        )
        for clause, all_ in held.items()
    }


def _figures(targets: Plain) -> list[tuple[Decimal, str]]:
    found = []
    for target in targets if isinstance(targets, list) else ():
        if isinstance(target, dict):
            for key in ("value", "upper"):
                value = parse_number(str(target.get(key) or ""))
                if value is not None:
                    found.append((value, str(target.get("unit") or "")))
    return found


def _all_values(figures: Iterable[tuple[Decimal, str]]) -> frozenset[Decimal]:
    return frozenset(number for value, unit in figures for number in (value, _plain_value(value, unit)))


def _plain_value(value: Decimal, unit: str) -> Decimal:
    """850 万户 is 8500000 户."""
    return value * {"万": Decimal(10_000), "亿": Decimal(10**8)}.get(unit[:1], Decimal(1))


def _words(value: Plain) -> list[str]:
    return [str(one) for one in value if one is not None] if isinstance(value, list) else []


def _explained(state: State, plan_id: str) -> frozenset[str]:
    """The quantities to which a person gave a verdict in the draft file."""
    if not draft_path(state.root, plan_id).exists():
        return frozenset()
    return read_draft_file(state.root, plan_id).explained

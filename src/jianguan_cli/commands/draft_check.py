"""``draft --check``: every clause, owner and number of a document that neither draft nor ledger holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.commands.draft_items import (
    OPEN_VERDICT,
    DraftFile,
    draft_path,
    read_draft_file,
    records,
    words,
)
from jianguan_cli.commands.state import State
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.records.plain_data import Plain
from jianguan_cli.domain.source.counting import Counted
from jianguan_cli.domain.source.drafting import Draft, DraftItem
from jianguan_cli.domain.source.promises import Promise
from jianguan_cli.domain.source.quantities import Verdict
from jianguan_cli.domain.source.text import fold
from jianguan_cli.domain.values.number import parse_number, show

_SCALES = {"万": Decimal(10_000), "亿": Decimal(10**8)}
_FIGURES = ("value", "upper", "margin", "tolerance")


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
    there = draft_path(state.root, plan_id).exists()
    file = read_draft_file(state.root, plan_id) if there else None
    held = _held(state, plan_id, file)
    everywhere = frozenset(number for one in held.values() for number in one.numbers)
    found: list[Missing] = []
    for item in made.items:
        found += _of_item(item, held.get(fold(item.clause)))
    verdicts = {one.name: one.verdict for one in file.census} if file else {}
    for one in made.counted:
        found += _of_figure(one, verdicts, everywhere)
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
        for value in () if target.implied else _promised(target):
            if not held.numbers & {value, _plain_value(value, target.unit)}:
                figure = f"{show(value)}{target.unit}"
                yield Missing("number", where, f"条款 {item.clause} 的数“{figure}”不在草稿和清单里")


def _promised(target: Promise) -> Iterator[Decimal]:
    """The figures that a target of the document prints: its own, those of its stages, where it began."""
    yield from (one for one in (target.value, target.upper) if one is not None)
    yield from (value for _, value in target.milestones)
    if target.baseline is not None:
        yield target.baseline[0]


def _of_figure(one: Counted, verdicts: dict[str, str], everywhere: frozenset[Decimal]) -> Iterator[Missing]:
    """A figure that nobody explained, or that was called a target and stands in none."""
    quantity = one.quantity
    if quantity.verdict is not Verdict.OPEN:
        return
    text, where = quantity.text.strip(), one.place.words()
    verdict = verdicts.get(f"{where} {text}", OPEN_VERDICT)
    if verdict == OPEN_VERDICT:
        yield Missing("census", where, f"“{text}”待定：是目标、范围、名称还是日期，还没有人定")
        return
    value = quantity.value
    held = value is None or everywhere & {value, _plain_value(value, quantity.unit)}
    if verdict == "target" and not held:
        yield Missing("number", where, f"“{text}”定为目标，却没有事项写着它")


def _held(state: State, plan_id: str, file: DraftFile | None) -> dict[str, _Held]:
    held: dict[str, list[_Held]] = {}
    for checklist in state.loaded.checklists:
        for item in checklist.items if checklist.plan.id == plan_id else ():
            names = frozenset(fold(name) for name in (*item.lead, *item.support))
            numbers = [figure for one in item.targets for figure in _printed(one)]
            held.setdefault(fold(item.clause), []).append(_Held(names, _all_values(numbers)))
    for drafted in file.items if file else ():
        fields = drafted.fields
        names = frozenset(fold(name) for key in ("lead", "support") for name in words(fields.get(key)))
        clause = fold(str(fields.get("clause") or ""))
        held.setdefault(clause, []).append(_Held(names, _all_values(_figures(fields.get("targets")))))
    return {
        clause: _Held(
            frozenset(name for one in all_ for name in one.names),
            frozenset(number for one in all_ for number in one.numbers),
        )
        for clause, all_ in held.items()
    }


def _printed(target: Target) -> Iterator[tuple[Decimal, str]]:
    """Every figure of a target that a document may print."""
    said = [getattr(target, name) for name in _FIGURES]
    said += [one.value for one in target.milestones]
    said += [target.baseline.value] if target.baseline else []
    return ((value, target.unit) for value in said if value is not None)


def _figures(targets: Plain) -> list[tuple[Decimal, str]]:
    """The same of the targets of a draft, whose fields are text as yet."""
    found = []
    for target in records(targets):
        said = [target.get(name) for name in _FIGURES]
        said += [one.get("value") for one in records(target.get("milestones"))]
        baseline = target.get("baseline")
        said += [baseline.get("value")] if isinstance(baseline, dict) else []
        values = (parse_number(str(one)) for one in said if one is not None)
        found += [(value, str(target.get("unit") or "")) for value in values if value is not None]
    return found


def _all_values(figures: Iterable[tuple[Decimal, str]]) -> frozenset[Decimal]:
    return frozenset(number for value, unit in figures for number in (value, _plain_value(value, unit)))


def _plain_value(value: Decimal, unit: str) -> Decimal:
    """850 万户 is 8500000 户."""
    return value * _SCALES.get(unit[:1], Decimal(1))

"""Numbers: every value of the ledger in its clause, every promised figure of the clause in the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from jianguan_cli.domain.lint.source_codes import MISSING, NUMBER
from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.location import Node
from jianguan_cli.domain.source.comparing.clauses import quoted
from jianguan_cli.domain.source.comparing.original import first_unit, first_value
from jianguan_cli.domain.source.comparing.pairing import Clause, Pair
from jianguan_cli.domain.source.comparing.spots import (
    Spot,
    amount,
    bare_unit,
    figures_like,
    is_percent,
    locate,
    name_of,
    spot_at,
)
from jianguan_cli.domain.source.figures import Figure, figures, stands_in
from jianguan_cli.domain.source.quantities import Quantity, Verdict
from jianguan_cli.domain.values.number import show

_OWN = 0.75  # likeness from which a figure that comes twice is the same promise again
_NEARER = 0.4  # by which another figure must be more like the target than its own
_SAME_UNITS = (
    frozenset("家户个名人所处"),
    frozenset("项个件种类"),
    frozenset("次批场期"),
    frozenset("台套辆部件"),
)


def spots(pair: Pair) -> dict[tuple[str, str], Spot]:
    """The place of each target of a pair, by item and key, for those whose value the clause prints."""
    found: dict[tuple[str, str], Spot] = {}
    for item in pair.items:
        wanted = [
            (target, value)
            for target in item.targets
            if not target.implied and (value := first_value(item, target)) is not None
        ]
        placed = locate(pair.clause.words, pair.clause.quantities, wanted)
        found |= {(item.id, key): spot for key, spot in placed.items()}
    return found


def check(
    pair: Pair,
    checklist: Checklist,
    placed: Mapping[tuple[str, str], Spot],
    beside: tuple[Item, ...] = (),
) -> Iterator[Finding]:
    """Every difference of numbers under one clause; ``beside`` are the items of its other owner brackets."""
    printed = figures(pair.clause.whole)
    for item in pair.items:
        yield from _not_printed(checklist.path, item, printed)
        for target in item.targets:
            spot = placed.get((item.id, target.key))
            if spot is not None:
                yield from _another(pair.clause, item, target, spot, placed, checklist.path)
                yield from _unit(pair.clause, item, target, spot, checklist.path)
    yield from _left_out(pair, checklist, placed, beside)


def counted(clause: Clause) -> int:
    """How many figures of a clause are promises."""
    return sum(1 for one in clause.quantities if _is_promise(one))


def _is_promise(one: Quantity) -> bool:
    return one.verdict in (Verdict.TARGET, Verdict.RANGE) and one.value is not None and not one.implied


def _not_printed(path: str, item: Item, found: list[Figure]) -> Iterator[Finding]:
    for target in item.targets:
        for name, value, node in _values(item, target):
            if not stands_in(value, first_unit(item, target), found):
                yield NUMBER.finding(
                    path,
                    node,
                    f"“{target.key}”的{name} {show(value)}{target.unit} 不在条款 {item.clause} 里"
                    f"（该条的数：{_listed(found)}）",
                    item=item.id,
                    target=target.key,
                    hint="对照原文；由文字推得的数请写 implied: true，基期请写 source",
                )


def _values(item: Item, target: Target) -> Iterator[tuple[str, Decimal, Node | None]]:
    """The values of a target that the clause must hold, as they stood before any revision."""
    value = first_value(item, target)
    if value is not None and not target.implied:
        yield "目标值", value, target.node_of("value")
    if target.upper is not None:
        yield "上限", target.upper, target.node_of("upper")
    if target.margin is not None and target.margin != 0:
        yield "高出参照的数", target.margin, target.node_of("margin")
    for one in target.milestones:
        if not one.own and not target.implied:
            yield "节点值", one.value, one.node_of("value")
    if target.baseline is not None and target.baseline.source is None:
        yield "基期值", target.baseline.value, target.baseline.node_of("value")


def _listed(found: list[Figure]) -> str:
    shown = [
        show(one.value) + ("%" if one.percent else "") for one in found if one.percent or not one.spelled
    ]
    return "、".join(dict.fromkeys(shown)) or "无"


def _another(
    clause: Clause,
    item: Item,
    target: Target,
    spot: Spot,
    placed: Mapping[tuple[str, str], Spot],
    path: str,
) -> Iterator[Finding]:
    """A value that the clause prints for something else, while another figure has the words of the target."""
    value = first_value(item, target)
    if value is None:
        return
    wanted = amount(value, target.unit)
    best: Spot | None = None
    for one in clause.quantities:
        if not _is_promise(one) or is_percent(one.unit) != is_percent(target.unit) or one.value is None:
            continue
        if amount(one.value, one.unit) == wanted:
            continue
        other = spot_at(clause.words, one, clause.quantities, name_of(target))
        taken = [
            spot.nearness
            for key, spot in placed.items()
            if spot.quantity.start == one.start and key[1] != target.key
        ]
        if max(taken, default=-1.0) >= other.nearness:
            continue  # it is another target's own
        if best is None or other.nearness > best.nearness:
            best = other
    if best is None or best.nearness < spot.nearness + _NEARER:
        return
    yield NUMBER.finding(
        path,
        target.node_of("value"),
        f"“{target.key}”的目标值是 {show(value)}{target.unit}，条款 {item.clause} 里说它的是"
        f"“{quoted(best.before + best.quantity.text.strip())}”{clause.where()}",
        item=item.id,
        target=target.key,
        hint="对照原文，是不是同一条里另一个指标的数",
    )


def _unit(clause: Clause, item: Item, target: Target, spot: Spot, path: str) -> Iterator[Finding]:
    printed, held = bare_unit(spot.quantity.unit), bare_unit(first_unit(item, target))
    if printed == "个" and spot.behind.startswith(held):
        return  # 50个学时: what is counted stands behind
    if not printed or printed.startswith("/") or is_percent(printed) or _same_unit(printed, held):
        return
    yield NUMBER.finding(
        path,
        target.node_of("unit"),
        f"“{target.key}”的单位写作“{target.unit}”，条款 {item.clause} 印的是“{spot.quantity.text.strip()}”"
        f"{clause.where()}",
        item=item.id,
        target=target.key,
        hint="单位照原文所印",
    )


def _same_unit(one: str, other: str) -> bool:
    left, right = (re.sub("每|个(?=工作日|小时|月|百分点|学时)", "", text) for text in (one, other))
    if left[:1] == right[:1] or left in right or right in left:
        return True
    return any(left[:1] in same and right[:1] in same for same in _SAME_UNITS)


def _left_out(
    pair: Pair, checklist: Checklist, placed: Mapping[tuple[str, str], Spot], beside: tuple[Item, ...]
) -> Iterator[Finding]:
    """Promised figures of the clause that no target of its items holds.

    Where one clause has several owner brackets, a figure of one that comes again in another is the same.
    """
    clause = pair.clause
    held = _held((*pair.items, *beside))
    item = pair.items[0]
    for one in clause.quantities:
        if not _is_promise(one) or one.value is None:
            continue
        values = [one.value] if one.upper is None else [one.value, one.upper]
        keys = [(amount(value, one.unit), is_percent(one.unit)) for value in values]
        if all(key in held for key in keys) and not _another_like(clause, one, pair, placed):
            continue
        yield MISSING.finding(
            checklist.path,
            item.node_of("targets") or item.node_of("clause"),
            f"条款 {clause.label} 的数“{quoted(_near(clause, one), 24)}”，清单里没有指标{clause.where()}",
            item=item.id,
            hint="补一个指标（jianguan add 或在 targets 里写）；不是承诺的，在事项的 note 里写明",
        )


def _another_like(clause: Clause, one: Quantity, pair: Pair, placed: Mapping[tuple[str, str], Spot]) -> bool:
    """Whether a figure has the value of a target, but speaks of something that no target is named for.

    100% of five things in one clause are five promises: the value alone does not hold them.
    """
    if one.value is None or any(spot.quantity.start == one.start for spot in placed.values()):
        return False
    if clause.words[: one.start].endswith("对"):
        return False  # 对12个产业……，完成12个：to whom the promise of that figure is made
    accounted = {figure.value for item in pair.items for text in _texts(item) for figure in figures(text)}
    if amount(one.value, one.unit) in accounted or one.upper is not None:
        return False
    same = [
        target
        for item in pair.items
        for target in item.targets
        if (item.id, target.key) in placed and _same_value(item, target, one)
    ]
    names = [spot_at(clause.words, one, clause.quantities, name_of(target)).nearness for target in same]
    return bool(names) and max(names) < _OWN


def _same_value(item: Item, target: Target, one: Quantity) -> bool:
    value = first_value(item, target)
    return (
        value is not None
        and one.value is not None
        and amount(value, first_unit(item, target)) == amount(one.value, one.unit)
    )


def _near(clause: Clause, one: Quantity) -> str:
    start = max(clause.words.rfind(stop, 0, one.start) for stop in ",;。、\n(") + 1
    return clause.words[max(start, one.start - 14) : one.end + 6].split("\n")[0]


def _held(items: tuple[Item, ...]) -> set[tuple[Decimal, bool]]:
    held: set[tuple[Decimal, bool]] = set()
    for item in items:
        for target in item.targets:
            unit = first_unit(item, target)
            values = [first_value(item, target), target.value, target.upper, target.margin, target.tolerance]
            values += [one.value for one in target.milestones]
            values += [target.baseline.value] if target.baseline is not None else []
            held |= {(amount(value, unit), is_percent(unit)) for value in values if value is not None}
        for text in _texts(item):
            held |= {(figure.value, figure.percent) for figure in figures(text)}
    return held


def _texts(item: Item) -> Iterator[str]:
    """Where a person accounts for a figure in words: results, scopes, remarks."""
    yield from (one for one in (item.note,) if one)
    for deliverable in item.deliverables:
        yield from (one for one in (deliverable.text, deliverable.note) if one)
    for target in item.targets:
        yield from (one for one in (target.scope, target.definition, target.note) if one)


def unprinted(item: Item, target: Target, clause: Clause) -> list[Quantity]:
    """The figures of the clause that say what is marked as implied by words."""
    value = first_value(item, target)
    return figures_like(target, value, clause.quantities) if value is not None else []

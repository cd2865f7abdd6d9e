"""``trace`` as a table, Markdown or JSON: who carries which promise, what nobody carries, conflicts."""

from __future__ import annotations

from collections.abc import Sequence

from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.tracing.promises import Carrier, Footing
from jianguan_cli.domain.tracing.trace import Conflict, PlanTrace, Side, Traced
from jianguan_cli.reporting.terminal.cells import UNBOUNDED, Screen
from jianguan_cli.reporting.terminal.table import Column, render_markdown, render_table
from jianguan_cli.reporting.terminal.trace_json import trace_json
from jianguan_cli.reporting.words.print import clean, listed
from jianguan_cli.reporting.words.targets import wanted_words

TRACE_FORMATS = ("table", "json", "md")

_CLAUSE = Column("条款", folds=True)
_TITLE = Column("事项", folds=True)
_SUM_COLUMNS = (
    Column("计划", folds=True),
    *(Column(name, rank=rank) for rank, name in enumerate(("承诺", *(one.label for one in Footing)), 1)),
    Column("冲突"),
)
_ITEM_COLUMNS = (
    _CLAUSE,
    _TITLE,
    Column("承接情况", rank=2),
    Column("承诺", rank=3),
    Column("承接单位", folds=True, rank=1),
    Column("承接的事项", folds=True, rank=4, keeps_words=True),
)
_UNCARRIED_COLUMNS = (_CLAUSE, _TITLE)
_NAMED_COLUMNS = (
    _CLAUSE,
    _TITLE._replace(rank=2),
    Column("承诺", folds=True, rank=1),
    Column("承接的承诺", folds=True, keeps_words=True),
)
_LOOSE_COLUMNS = (
    _CLAUSE,
    _TITLE,
    Column("类别", rank=2),
    Column("承诺", folds=True, rank=1),
    Column("情况"),
)
_SERVES_COLUMNS = (
    _CLAUSE,
    _TITLE._replace(rank=1),
    Column("关系"),
    Column("承接的条款", folds=True),
    Column("说明", folds=True, rank=2),
)
_CONFLICT_COLUMNS = (
    Column("事项", folds=True),
    Column("承诺", folds=True, rank=1),
    Column("对方事项", folds=True),
    Column("对方承诺", folds=True, rank=2),
    Column("说明", folds=True, rank=3),
)
_KINDS = {"target": "指标", "deliverable": "成果", "item": "事项"}

Table = tuple[str, Sequence[Column], list[list[str]]]


def render_trace(traces: Sequence[PlanTrace], fmt: str, *, detail: bool, screen: Screen = UNBOUNDED) -> str:
    """``traces`` in one of ``TRACE_FORMATS``; JSON always holds every clause."""
    if fmt == "json":
        return trace_json(traces)
    tables = [table for one in traces for table in _details(one)] if detail else list(_sums(traces))
    parts = []
    for title, columns, rows in tables:
        if not rows:
            body = "无"
        elif fmt == "md":
            body = render_markdown([column.name for column in columns], rows)
        else:
            body = render_table(columns, rows, screen)
        heading = f"## {title}" if fmt == "md" else title
        parts.append(f"{heading}\n\n{body}\n")
    return "\n".join(parts)


def _sums(traces: Sequence[PlanTrace]) -> list[Table]:
    # Each conflict is seen from both its plans; one of the two is enough here.
    seen: set[frozenset[tuple[str, str]]] = set()
    conflicts = []
    for conflict in (conflict for one in traces for conflict in one.conflicts):
        ends = frozenset((side.item.id, side.key or "") for side in conflict[:2])
        if ends not in seen:
            seen.add(ends)
            conflicts.append(_conflict_row(conflict))
    return [
        _overview(traces),
        ("两处说法不一的承诺", _CONFLICT_COLUMNS, conflicts),
    ]


def _overview(traces: Sequence[PlanTrace]) -> Table:
    """How many promises of each plan stand on what."""
    rows = [[clean(one.plan.title), *map(str, one.tally), str(len(one.conflicts))] for one in traces]
    return "承接总览（按承诺计：每个指标、每项成果各一个，都没有的事项算一个）", _SUM_COLUMNS, rows


def _details(one: PlanTrace) -> list[Table]:
    title = f"{clean(one.plan.title)}：各条由谁承接"
    tables: list[Table] = [
        _overview([one]),
        (title, _ITEM_COLUMNS, [_item_row(traced) for traced in one.items]),
        ("按名承接的承诺", _NAMED_COLUMNS, _named_rows(one)),
        ("没有承接的条款", _UNCARRIED_COLUMNS, _uncarried_rows(one)),
        ("没有承接，或承接时没有逐项写明的承诺", _LOOSE_COLUMNS, _loose_rows(one)),
        (
            "两处说法不一的承诺",
            _CONFLICT_COLUMNS,
            [_conflict_row(conflict) for conflict in one.conflicts],
        ),
    ]
    if one.serves:
        tables.append(("本计划承接其他计划的条款", _SERVES_COLUMNS, _serving_rows(one)))
    return tables


def _uncarried_rows(one: PlanTrace) -> list[list[str]]:
    return [[traced.item.clause, clean(traced.item.title)] for traced in one.standing_on(Footing.UNCARRIED)]


def _named_rows(one: PlanTrace) -> list[list[str]]:
    return [
        [
            promise.item.clause,
            clean(promise.item.title),
            _words(promise.item, promise.target, promise.deliverable),
            "；".join(_carrier_words(carrier) for carrier in promise.carriers),
        ]
        for promise in one.promises
        if promise.carriers
    ]


def _carrier_words(carrier: Carrier) -> str:
    item = carrier.item
    target = item.target(carrier.key) if carrier.key else None
    deliverable = next((one for one in item.deliverables if one.key == carrier.key), None)
    return f"{item.id} {_words(item, target, deliverable)}（{carrier.relation.label}）"


def _loose_rows(one: PlanTrace) -> list[list[str]]:
    return [
        [
            promise.item.clause,
            clean(promise.item.title),
            _KINDS[promise.kind],
            _words(promise.item, promise.target, promise.deliverable),
            promise.footing.label,
        ]
        for promise in one.promises
        if promise.footing in (Footing.WORDS_ONLY, Footing.UNCARRIED)
    ]


def _serving_rows(one: PlanTrace) -> list[list[str]]:
    return [
        [
            serving.here.item.clause,
            clean(serving.here.item.title),
            serving.relation.label,
            f"{_side_words(serving.there)} {clean(serving.there.item.title)}",
            clean(serving.note or ""),
        ]
        for serving in one.serves
    ]


def _item_row(traced: Traced) -> list[str]:
    carried_by = {}
    for carrier in traced.carriers:
        carried_by[carrier.item.id] = (
            f"{carrier.item.id} {clean(carrier.item.title)}（{carrier.relation.label}）"
        )
    return [
        traced.item.clause,
        clean(traced.item.title),
        traced.footing.label,
        _share(traced),
        listed(traced.units),
        "；".join(carried_by.values()),
    ]


def _share(traced: Traced) -> str:
    """Of an item without owners how many of its promises are carried by name."""
    if not traced.counts:
        return "不计"
    carried = sum(promise.footing is Footing.CARRIED for promise in traced.promises)
    whole = str(len(traced.promises))
    return whole if traced.footing is Footing.OWN else f"{carried}/{whole}"


def _conflict_row(conflict: Conflict) -> list[str]:
    here, there = conflict.here, conflict.there
    return [
        _side_words(here),
        _words(here.item, here.target, here.deliverable),
        _side_words(there),
        _words(there.item, there.target, there.deliverable),
        _conflict_words(conflict),
    ]


def _conflict_words(conflict: Conflict) -> str:
    """The note; of two promises that a link calls the same, first in what they differ."""
    note = clean(conflict.note or "")
    if conflict.declared:
        return note
    said = f"写作“同一”（same），{'、'.join(one.label for one in conflict.differs)}不同"
    return f"{said}；{note}" if note else said


def _side_words(side: Side) -> str:
    return f"{clean(side.plan.title)} {side.item.clause}"


def _words(item: Item, target: Target | None, deliverable: Deliverable | None) -> str:
    if target is None:
        return clean(deliverable.text if deliverable is not None else item.title)
    scope = f"（{clean(target.scope)}）" if target.scope else ""
    return f"{clean(target.metric)}{scope}：{wanted_words(target)}"

"""``trace`` as a table, Markdown or JSON: who carries which promise, what nobody carries, conflicts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.tracing.promises import Carrier, Footing, Tally, TracedPromise
from jianguan_cli.domain.tracing.trace import Conflict, PlanTrace, Side, Traced
from jianguan_cli.domain.values.number import as_json
from jianguan_cli.reporting.terminal.table import render_markdown, render_table
from jianguan_cli.reporting.words.print import clean, listed
from jianguan_cli.reporting.words.targets import wanted_words

TRACE_FORMATS = ("table", "json", "md")

_SUM_HEADERS = ("计划", "承诺", *(footing.label for footing in Footing), "冲突")
_ITEM_HEADERS = ("条款", "事项", "承接情况", "承诺", "承接单位", "承接的事项")
_NAMED_HEADERS = ("条款", "事项", "承诺", "承接的承诺")
_LOOSE_HEADERS = ("条款", "事项", "类别", "承诺", "情况")
_SERVES_HEADERS = ("条款", "事项", "关系", "承接的条款", "说明")
_CONFLICT_HEADERS = ("事项", "承诺", "对方事项", "对方承诺", "说明")
_KINDS = {"target": "指标", "deliverable": "成果", "item": "事项"}

Json = dict[str, Any]
Table = tuple[str, Sequence[str], list[list[str]], tuple[int, ...]]


def render_trace(
    traces: Sequence[PlanTrace], fmt: str, *, detail: bool, width: int | None = None, ambiguous: int = 1
) -> str:
    """``traces`` in one of ``TRACE_FORMATS``; JSON always holds every clause."""
    if fmt == "json":
        return json.dumps({"plans": [_plan_json(one) for one in traces]}, ensure_ascii=False, indent=2) + "\n"
    tables = [table for one in traces for table in _details(one)] if detail else list(_sums(traces))
    parts = []
    for title, headers, rows, elastic in tables:
        if not rows:
            body = "无"
        elif fmt == "md":
            body = render_markdown(headers, rows)
        else:
            body = render_table(headers, rows, width=width, ambiguous=ambiguous, elastic=elastic)
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
        ("两处说法不一的承诺", _CONFLICT_HEADERS, conflicts, (0, 1, 2, 3, 4)),
    ]


def _overview(traces: Sequence[PlanTrace]) -> Table:
    """How many promises of each plan stand on what."""
    rows = [[clean(one.plan.title), *map(str, one.tally), str(len(one.conflicts))] for one in traces]
    return "承接总览（按承诺计：每个指标、每项成果各一个，都没有的事项算一个）", _SUM_HEADERS, rows, (0,)


def _details(one: PlanTrace) -> list[Table]:
    title = f"{clean(one.plan.title)}：各条由谁承接"
    tables: list[Table] = [
        _overview([one]),
        (title, _ITEM_HEADERS, [_item_row(traced) for traced in one.items], (1, 4, 5)),
        ("按名承接的承诺", _NAMED_HEADERS, _named_rows(one), (1, 2, 3)),
        ("没有承接的条款", _ITEM_HEADERS[:2], _uncarried_rows(one), (1,)),
        ("没有承接，或承接时没有逐项写明的承诺", _LOOSE_HEADERS, _loose_rows(one), (1, 3)),
        (
            "两处说法不一的承诺",
            _CONFLICT_HEADERS,
            [_conflict_row(conflict) for conflict in one.conflicts],
            (0, 1, 2, 3, 4),
        ),
    ]
    if one.serves:
        tables.append(("本计划承接其他计划的条款", _SERVES_HEADERS, _serving_rows(one), (1, 3, 4)))
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


def _plan_json(one: PlanTrace) -> Json:
    return {
        "plan": one.plan.id,
        "title": one.plan.title,
        "promises": _tally_json(one.tally),
        "items": [_item_json(traced) for traced in one.items],
        "serves": [
            {
                "here": _side_json(serving.here),
                "relation": serving.relation.value,
                "there": _side_json(serving.there),
                "note": serving.note,
            }
            for serving in one.serves
        ],
        "conflicts": [
            {
                "here": _side_json(conflict.here),
                "there": _side_json(conflict.there),
                "note": conflict.note,
                "declared": conflict.declared,
                "differs": [one.value for one in conflict.differs],
            }
            for conflict in one.conflicts
        ],
    }


def _tally_json(sums: Tally) -> Json:
    return {
        "total": sums.total,
        "own": sums.own,
        "carried": sums.carried,
        "words_only": sums.words_only,
        "uncarried": sums.uncarried,
    }


def _item_json(traced: Traced) -> Json:
    return {
        "id": traced.item.id,
        "clause": traced.item.clause,
        "title": traced.item.title,
        "footing": traced.footing.value,
        "units": list(traced.units),
        "carriers": [_carrier_json(carrier) for carrier in traced.carriers],
        "targets": [
            {
                "key": promise.key,
                "footing": promise.footing.value,
                "carriers": [carrier.item.id for carrier in promise.carriers],
            }
            for promise in traced.promises
            if promise.target is not None
        ],
        "counts": traced.counts,
        "promises": [_promise_json(promise) for promise in traced.promises],
    }


def _promise_json(promise: TracedPromise) -> Json:
    return {
        "key": promise.key,
        "kind": promise.kind,
        "text": promise.text,
        "footing": promise.footing.value,
        "carriers": [_carrier_json(carrier) for carrier in promise.carriers],
    }


def _carrier_json(carrier: Carrier) -> Json:
    return {
        "plan": carrier.plan.id,
        "id": carrier.item.id,
        "relation": carrier.relation.value,
        "key": carrier.key,
        "to_key": carrier.to_key,
        "note": carrier.note,
    }


def _side_json(side: Side) -> Json:
    target = side.target
    return {
        "plan": side.plan.id,
        "id": side.item.id,
        "clause": side.item.clause,
        "key": side.key,
        "op": target.op.value if target else None,
        "value": as_json(target.value) if target and target.value is not None else None,
        "unit": target.unit if target else None,
    }

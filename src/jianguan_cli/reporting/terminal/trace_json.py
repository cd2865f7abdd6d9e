"""``trace`` as JSON: every clause, whatever was asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from jianguan_cli.domain.tracing.promises import Carrier, Tally, TracedPromise
from jianguan_cli.domain.tracing.trace import PlanTrace, Side, Traced
from jianguan_cli.domain.values.number import as_json

Json = dict[str, Any]


def trace_json(traces: Sequence[PlanTrace]) -> str:
    """The stable JSON of the traces."""
    return json.dumps({"plans": [_plan_json(one) for one in traces]}, ensure_ascii=False, indent=2) + "\n"


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

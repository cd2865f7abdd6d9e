"""The stable JSON of items (docs/guide.md): ``list -f json`` and ``show -f json``."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from typing import Any

from jianguan_cli.domain.judging.standing import DeliverableStanding, Reading, Standing, TargetStanding
from jianguan_cli.domain.plan.target import Baseline
from jianguan_cli.domain.records.fields import Record, keys_of
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.location import place
from jianguan_cli.domain.values.number import as_json, rounded

Json = dict[str, Any]


def items_text(standings: Iterable[Standing], as_of: dt.date) -> str:
    """The whole answer of ``list -f json``, one item a line: short to compare, and quick to write."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    lines = ",\n".join([encode(item_json(one)) for one in standings])
    head = f'{{"as_of": "{as_of.isoformat()}", "items": ['
    return f"{head}\n{lines}\n]}}\n" if lines else f"{head}]}}\n"


def item_json(standing: Standing) -> Json:
    """One ITEM. Status, deadline, light and log are those of the as-of day."""
    item = standing.item
    return {
        "id": item.id,
        "plan": standing.plan.id,
        "clause": item.clause,
        "kind": item.kind.value,
        "title": item.title,
        "lead": list(item.lead),
        "support": list(item.support),
        "shared": item.shared,
        "open": item.open,
        "owner_now": {"lead": list(standing.lead_now), "support": list(standing.support_now)},
        "start": standing.start.isoformat(),
        "deadline": standing.deadline.isoformat(),
        "deadline_original": standing.deadline_original.isoformat(),
        "deadline_text": item.deadline_text,
        "status": standing.status.value,
        "light": standing.light.value,
        "weight": as_json(item.weight),
        "targets": [_target(one) for one in standing.targets],
        "deliverables": [_deliverable(one) for one in standing.deliverables],
        "findings": [_finding(finding) for finding in standing.findings],
        "links": [
            {
                "to": link.to,
                "relation": link.relation.value,
                "key": link.key,
                "to_key": link.to_key,
                "note": link.note,
            }
            for link in item.links
        ],
        "log": [said(entry) for entry in standing.log],
        "location": {"path": standing.path, "line": place(standing.path, item.node).line},
    }


def said(record: Record) -> Json:
    """A record with just the keys it has, as JSON values."""
    given = record.said
    return {
        key.name: _plain(value)
        for key in keys_of(type(record))
        if key.attribute in given and (value := given[key.attribute]) is not None and value != key.default
    }


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON is untyped
    if isinstance(value, str):  # by far the most
        return value
    if isinstance(value, Record):
        return said(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return as_json(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return value


def _target(standing: TargetStanding) -> Json:
    target = standing.target
    return {
        "key": target.key,
        "metric": target.metric,
        "rule": target.rule.value,
        "op": target.op.value,
        "value": _number(target.value),
        "unit": target.unit,
        "measure": target.measured.value,
        "scope": target.scope,
        "against": target.against,
        "strength": target.strength.value,
        "implied": target.implied,
        "every": target.every.value if target.every else None,
        "deadline": standing.deadline.isoformat(),
        "baseline": _baseline(target.baseline),
        "latest": _reading(standing.latest),
        "expected": _percent(standing.expected),
        "progress": _percent(standing.progress),
        "gap": _percent(standing.gap),
        "state": standing.state.value,
    }


def _baseline(baseline: Baseline | None) -> Json | None:
    if baseline is None:
        return None
    return {
        "value": as_json(baseline.value),
        "date": baseline.date.isoformat(),
        "comparable": baseline.comparable,
        "source": baseline.source,
    }


def _reading(reading: Reading | None) -> Json | None:
    if reading is None:
        return None
    return {
        "date": reading.date.isoformat(),
        "upto": reading.upto.isoformat(),
        "value": _number(reading.value),
    }


def _deliverable(standing: DeliverableStanding) -> Json:
    deliverable = standing.deliverable
    return {
        "key": deliverable.key,
        "text": deliverable.text,
        "by": deliverable.by.isoformat() if deliverable.by else None,
        "done": standing.done is not None,
    }


def _finding(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "light": finding.level.value,
        "target": finding.target,
        "message": finding.message,
    }


def _number(number: Decimal | None) -> int | float | None:
    return None if number is None else as_json(number)


def _percent(number: Decimal | None) -> int | float | None:
    return None if number is None else as_json(rounded(number))

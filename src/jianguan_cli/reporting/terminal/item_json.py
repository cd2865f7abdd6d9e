"""The stable JSON of items (docs/guide.md): ``list -f json`` and ``show -f json``."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from typing import Any

from jianguan_cli.domain.judging.standing import (
    Cut,
    DeliverableStanding,
    Owing,
    Reading,
    Standing,
    TargetStanding,
)
from jianguan_cli.domain.plan.bar import Bar
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
        "leader": list(item.leader),
        "at": item.at,
        "targets": [target_json(one) for one in standing.targets],
        "deliverables": [deliverable_json(one) for one in standing.deliverables],
        "findings": [finding_json(finding) for finding in standing.findings],
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


def target_json(standing: TargetStanding) -> Json:
    """What is promised, and how it stands on the day."""
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
        "upper": _number(target.upper),
        "tolerance": _number(target.tolerance),
        "margin": _number(target.margin),
        "average": target.average,
        "any_of": target.any_of,
        "level_unit": target.level_unit,
        "combine": target.combine.value if target.combine else None,
        "reporters": list(target.reporters),
        "bar": _bar(standing.bar),
        "period": period_json(standing.period),
        "cut": _cut(standing.cut),
        "growth": _percent(standing.growth),
        "mean": _percent(standing.mean),
        "owed": [_owing(one) for one in standing.owed],
        "reached": standing.reached.isoformat() if standing.reached else None,
        "met": standing.met,
        "excused": standing.excused,
    }


def _bar(bar: Bar | None) -> Json | None:
    """What the latest reading is held against: of a stage or a cut quota not what is promised in the end."""
    if bar is None:
        return None
    return {
        "op": bar.op.value,
        "value": as_json(bar.value),
        "upper": _number(bar.upper),
        "tolerance": _number(bar.tolerance),
    }


def period_json(period: tuple[dt.date, dt.date] | None) -> Json | None:
    """A period by its first and last day."""
    return None if period is None else {"first": period[0].isoformat(), "last": period[1].isoformat()}


def _cut(cut: Cut | None) -> Json | None:
    if cut is None:
        return None
    since, until = cut.since, cut.until
    return {
        "since": since.isoformat() if since else None,
        "until": until.isoformat() if until else None,
        "days": cut.days,
        "whole": cut.whole,
    }


def _owing(owing: Owing) -> Json:
    period = owing.period
    return {
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "due": owing.due.isoformat(),
        "units": list(owing.units),
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
        "ref": _number(reading.ref),
        "met": reading.met,
        "unit": reading.unit,
        "parts": [as_json(part) for part in reading.parts] or None,
        "provisional": reading.provisional,
        "whole": reading.whole,
    }


def deliverable_json(standing: DeliverableStanding) -> Json:
    """A result, and whether it is there."""
    deliverable = standing.deliverable
    return {
        "key": deliverable.key,
        "text": deliverable.text,
        "by": deliverable.by.isoformat() if deliverable.by else None,
        "done": standing.done is not None,
        "done_on": standing.done.isoformat() if standing.done else None,
        "waived": standing.waived,
        "strength": deliverable.strength.value,
    }


def finding_json(finding: Finding) -> Json:
    """Why there is a light; what proves it is in ``explain -f json``."""
    return {
        "code": finding.code,
        "light": finding.level.value,
        "target": finding.target,
        "message": finding.message,
        "deliverable": finding.deliverable,
        "soft": finding.soft,
    }


def _number(number: Decimal | None) -> int | float | None:
    return None if number is None else as_json(number)


def _percent(number: Decimal | None) -> int | float | None:
    return None if number is None else as_json(rounded(number))

"""``explain -f json`` (docs/guide.md): why an item has its light, each finding with its proof as data."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from decimal import Decimal

from jianguan_cli.domain.judging.standing import Standing, TargetStanding
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.proof import Proof, Quantity
from jianguan_cli.domain.values.number import as_json
from jianguan_cli.reporting.terminal.item_json import (
    Json,
    deliverable_json,
    finding_json,
    period_json,
    target_json,
)


def explanation_text(standing: Standing) -> str:
    """The item, its light and what decided it; the figures of a proof are exact, nothing is rounded."""
    told = {
        "as_of": standing.as_of.isoformat(),
        "item": standing.item.id,
        "title": standing.item.title,
        "status": standing.status.value,
        "light": standing.light.value,
        "counts": standing.counts,
        "start": standing.start.isoformat(),
        "deadline": standing.deadline.isoformat(),
        "targets": [_target(one) for one in standing.targets],
        "deliverables": [deliverable_json(one) for one in standing.deliverables],
        "findings": [_finding(finding) for finding in standing.findings],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def rules_text(code: str, told: Iterable[tuple[str, str]]) -> str:
    """What a code says: one rule a kind (亮灯规则, 数据检查, 变更审核) that has it."""
    rules = [{"kind": kind, "text": text} for kind, text in told]
    return json.dumps({"code": code, "rules": rules}, ensure_ascii=False, indent=2) + "\n"


def _target(standing: TargetStanding) -> Json:
    """The target with its stages (bounds by year, but under ``reach``) and the path it is held against."""
    return {
        **target_json(standing),
        "milestones": [
            {"by": one.by.isoformat(), "value": as_json(one.value), "own": one.own}
            for one in standing.target.milestones
        ],
        "path": [{"day": point.day.isoformat(), "value": as_json(point.value)} for point in standing.path],
    }


def _finding(finding: Finding) -> Json:
    return {
        **finding_json(finding),
        "hint": finding.hint or None,
        "proof": None if finding.proof is None else _proof(finding.proof),
    }


def _proof(proof: Proof) -> Json:
    return {
        "rule": proof.rule,
        "fact": _quantity(proof.fact),
        "relation": proof.relation.value,
        "bound": _quantity(proof.bound),
        "upper": _quantity(proof.upper),
        "unit": proof.unit,
        "day": proof.day.isoformat(),
        "period": period_json(proof.period),
        "gone": [period_json(one) for one in proof.gone],
    }


def _quantity(quantity: Quantity | None) -> int | float | str | None:
    if isinstance(quantity, dt.date):
        return quantity.isoformat()
    return as_json(quantity) if isinstance(quantity, Decimal) else None

"""Standings written by hand: what a judgement would give, in as few words as a test needs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from jianguan_cli.domain.judging.standing import (
    DeliverableStanding,
    Reading,
    Standing,
    TargetStanding,
    TargetState,
)
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import Item, Plan
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.plan.units import Register, Unit
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.values.vocabulary import Kind, Op, Rule, Strength
from jianguan_cli.reporting.request import ReportRequest

AS_OF = date(2025, 6, 30)
ORG = "湖北省市场监督管理局"


def plan(plan_id: str = "hb", title: str = "2025年工作要点", issuer: str = ORG) -> Plan:
    return Plan(
        id=plan_id,
        title=title,
        issuer=issuer,
        issued=date(2025, 1, 10),
        start=date(2025, 1, 1),
        end=date(2025, 12, 31),
    )


def entry(day: str, **fields: Any) -> LogEntry:
    return LogEntry(date=date.fromisoformat(day), by=fields.pop("by", "经办人甲"), **fields)


def target(key: str = "合格率", value: str = "98", **fields: Any) -> Target:
    known: dict[str, Any] = {"rule": Rule.REACH, "op": Op.GE, "unit": "%", "metric": f"抽检{key}"}
    return Target(key=key, value=Decimal(value), **{**known, **fields})


def soft_target(key: str = "力争数") -> Target:
    return target(key, "10", unit="项", strength=Strength.SOFT)


def judged(
    one: Target, value: str | None = None, *, expected: str | None = None, upto: str = "2025-06-15"
) -> TargetStanding:
    """A target as it stands, its progress taken as the share of the wanted value."""
    if value is None:
        return TargetStanding(one, AS_OF, (), None, None, None, None, TargetState.NO_READING)
    day = date.fromisoformat(upto)
    latest = Reading(day, day, Decimal(value))
    progress = Decimal(100) * Decimal(value) / (one.value or Decimal(1))
    gap = progress - Decimal(expected) if expected else None
    state = TargetState.BEHIND if gap is not None and gap < 0 else TargetState.MET
    wanted = Decimal(expected) if expected else None
    return TargetStanding(one, date(2025, 12, 31), (latest,), latest, wanted, progress, gap, state)


def promised(key: str, by: str | None = None, **fields: Any) -> DeliverableStanding:
    deadline = date.fromisoformat(by) if by else None
    return DeliverableStanding(Deliverable(key=key, text=f"出台{key}", by=deadline, **fields), None, False)


def finding(code: str, light: Light, on: str | None = None, *, soft: bool = False) -> Finding:
    return Finding(code, light, f"{code} 的说明", target=on, soft=soft)


REPORTED = (LogEntry(date=date(2025, 6, 10), by="经办人甲", status=Status.DOING, note="按计划推进"),)


def standing(number: int = 1, *findings: Finding, **fields: Any) -> Standing:
    """An item of the plan; ``item`` takes item fields, the rest are fields of the standing."""
    own: dict[str, Any] = fields.pop("item", {})
    targets: tuple[TargetStanding, ...] = fields.get("targets", ())
    home: Plan = fields.pop("plan", plan())
    status: Status = fields.get("status", Status.DOING)
    lead = fields.get("lead_now", ("计量处",))
    told: dict[str, Any] = {
        "id": f"{home.id}-{number}",
        "clause": f"一/({number})",
        "title": f"事项{number}",
        "kind": Kind.TASK,
        "lead": lead,
        "support": (),
        "deadline": date(2025, 12, 31),
        "status": status,
        "targets": tuple(one.target for one in targets),
        **own,
    }
    light = min((one.level for one in findings if isinstance(one.level, Light)), key=_rank, default=None)
    standing_fields: dict[str, Any] = {
        "path": "checklists/hb.yaml",
        "as_of": AS_OF,
        "status": status,
        "start": date(2025, 1, 10),
        "deadline": date(2025, 12, 31),
        "deadline_original": date(2025, 12, 31),
        "lead_now": lead,
        "support_now": (),
        "log": (),
        "targets": (),
        "deliverables": (),
        "progress": None,
        "light": light or (Light.NONE if status is Status.UNREPORTED else Light.GREEN),
        **fields,
    }
    return Standing(plan=home, item=Item(**told), findings=findings, **standing_fields)


def _rank(light: Light) -> int:
    return light.rank


def register(*names: str) -> Register:
    return Register(tuple(Unit(name=name, org=ORG) for name in names))


def request(*standings: Standing, **fields: Any) -> ReportRequest:
    return ReportRequest(standings, fields.pop("as_of", AS_OF), **fields)

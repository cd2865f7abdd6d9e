"""Seeded random checklists: every rule, op, measure, period, stage, deadline and kind of log entry.

``checklist(seed)`` is always the same for a seed and valid by the contract: a log oldest first, a status
and a deadline that agree with it, one figure a target, day and unit (a provisional one may be followed by
the final one), corrections of figures that exist, numbers of at most six places.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from tests.oracle.generate_log import log_of
from tests.oracle.inputs import Map
from tests.oracle.periods import calendar_period

KINDS = ("week", "dekad", "month", "bimonth", "quarter", "half", "year")
OPS = (">=", ">=", ">=", ">", "<=", "<=", "<", "==", "between")
UNITS = ("甲县局", "乙县局", "丙县局")


def checklist(seed: int, items: int = 6, plan_id: str = "g-1") -> Map:
    """One random plan with its items."""
    rng = Random(seed)  # noqa: S311  (a reproducible sample, not a secret)
    plan = _plan(rng, plan_id)
    return {
        "format": Fraction(1),
        "plan": plan,
        "items": [item_of(rng, plan, f"{plan_id}-{number}") for number in range(1, items + 1)],
    }


def workspace(seed: int) -> list[Map]:
    """Two plans; items of the second, finer one carry promises of the first, some of it without owners."""
    rng = Random(seed)  # noqa: S311
    coarse = checklist(seed * 2 + 1, 4, "g-1")
    fine = checklist(seed * 2 + 2, 4, "h-1")
    for item in coarse["items"]:
        if rng.random() < 0.4:
            item |= {"lead": [], "support": []}
            item.pop("shared", None)
    for item in fine["items"]:
        if rng.random() < 0.7:
            _link(rng, item, rng.choice(coarse["items"]))
    return [coarse, fine]


def days_of(seed: int, one: Map, count: int = 6) -> list[date]:
    """Days to judge on: some anywhere, some at the edges of periods and deadlines."""
    rng = Random(seed + 7_000_000)  # noqa: S311
    plan = one["plan"]
    span = (plan["end"] - plan["start"]).days
    days = [plan["start"] + timedelta(days=rng.randint(0, span + 120)) for _ in range(count // 2)]
    for item in one["items"][: count - len(days)]:
        edge = rng.choice([item["deadline"], *(entry["date"] for entry in item["log"])])
        days.append(edge + timedelta(days=rng.choice((0, 0, 1, 1, 5, 8, 31, 100))))
    return sorted(set(days))


def item_of(rng: Random, plan: Map, item_id: str) -> Map:
    """One random item with its whole log."""
    span = (plan["end"] - plan["start"]).days
    deadline = plan["end"]
    if rng.random() < 0.4:
        deadline = plan["start"] + timedelta(days=rng.randint(span // 2, span))
    item: Map = {
        "id": item_id,
        "clause": f"一/{item_id.rsplit('-', 1)[1]}",
        "title": f"第{item_id.rsplit('-', 1)[1]}件事",
        "kind": "task",
        "lead": ["甲处"],
        "support": [],
        "deadline": deadline,
        "status": "unreported",
        "log": [],
    }
    if rng.random() < 0.25:
        item["start"] = plan["issued"] + timedelta(days=rng.randint(0, 90))
    if rng.random() < 0.05:
        item["ongoing"] = True
    keys = ("甲", "乙", "丙")[: rng.choice((0, 1, 1, 1, 2, 3))]
    item["targets"] = [target_of(rng, plan, item, key) for key in keys]
    if len(keys) > 1 and rng.random() < 0.2:
        for target in item["targets"]:
            target["any_of"] = "其一"
    item["deliverables"] = [_deliverable(rng, item, key) for key in ("台账", "方案")[: rng.randint(0, 2)]]
    item |= log_of(rng, plan, item)
    return {key: value for key, value in item.items() if value != [] or key in {"support", "log"}}


def target_of(rng: Random, plan: Map, item: Map, key: str) -> Map:
    """One random target, with the fields that its rule uses."""
    rule = rng.choice(("reach", "reach", "keep", "each", "each", "grow"))
    made: Map = {"key": key, "metric": f"指标{key}", "rule": rule, "op": rng.choice(OPS), "unit": "个"}
    _measure(rng, made)
    _value(rng, made)
    begin = item.get("start") or plan["start"]
    if rule in {"each", "grow"}:
        _periods(rng, made)
    if rule in {"reach", "grow"} and rng.random() < 0.5:
        made["baseline"] = {"value": _number(rng, 0, 150), "date": begin - timedelta(days=1)}
        if rng.random() < 0.15:
            made["baseline"]["comparable"] = False
    if rng.random() < 0.3:
        made["milestones"] = _milestones(rng, made, begin, item["deadline"])
    if rng.random() < 0.1 and made["op"] in {">=", ">", "<=", "<"} and rule in {"reach", "keep"}:
        _against(rng, made)
    if rng.random() < 0.25:
        made["strength"] = "soft"
    if rng.random() < 0.15:
        made["deadline"] = begin + (item["deadline"] - begin) * rng.choice((2, 3)) // 3
    if rng.random() < 0.2:
        made["report"] = _report(rng)
    if rng.random() < 0.15:
        _reporters(rng, made)
    return made


def _measure(rng: Random, made: Map) -> None:
    measure = rng.choice(("flow", "flow", "stock", "rate"))
    if measure == "rate":
        made["unit"] = "%"
    elif measure == "stock" or rng.random() < 0.2:
        made["measure"] = measure


def _periods(rng: Random, made: Map) -> None:
    made["every"] = rng.choice(KINDS if made["rule"] == "each" else KINDS[2:])
    if rng.random() < 0.15 and made["op"] != "between":
        made["average"] = True
    if made["rule"] == "each":
        return
    made["unit"] = rng.choice(("%", "个"))
    if made["unit"] == "%":
        made["level_unit"] = "亿元"
    made["value"] = _number(rng, -5, 12)
    if "tolerance" in made:
        made["tolerance"] = min(made["tolerance"], abs(made["value"]) / 2)
    made.pop("measure", None)
    if "upper" in made:
        made["upper"] = made["value"] + 3


def _reporters(rng: Random, made: Map) -> None:
    made["combine"] = rng.choice(("worst", "sum", "mean", "pooled"))
    if made["combine"] == "pooled" and made["unit"] != "%":
        made["combine"] = "mean"
    if rng.random() < 0.7:
        made["reporters"] = list(UNITS[: rng.choice((2, 3))])


def _plan(rng: Random, plan_id: str) -> Map:
    year = rng.choice((2021, 2023, 2024))
    years = rng.choice((1, 1, 2, 5))
    start = date(year, 1, 1) if rng.random() < 0.85 else date(year, rng.randint(1, 12), 1)
    plan: Map = {
        "id": plan_id,
        "title": "一份随机的计划",
        "issuer": "某局",
        "issued": start + timedelta(days=rng.choice((0, 1, 20, 58, 78, 120, 200))),
        "start": start,
        "end": date(year + years - 1, 12, 31),
    }
    if plan["issued"] > plan["end"]:
        plan["issued"] = start
    if rng.random() < 0.4:
        plan["report"] = _report(rng)
    return plan


def _report(rng: Random) -> Map:
    report: Map = {"every": rng.choice(("month", "quarter", "half", "year"))}
    if rng.random() < 0.3:
        report["on"] = Fraction(rng.choice((20, 25, 31)))
    else:
        report["due"] = Fraction(rng.choice((0, 5, 10)))
    return report


def _value(rng: Random, made: Map) -> None:
    low, high = (1, 30) if rng.random() < 0.4 else (20, 1500)
    if made["unit"] == "%":
        low, high = 50, 100
    made["value"] = _number(rng, low, high)
    if made["op"] == "==":
        if rng.random() < 0.4:
            made["tolerance"] = min(_number(rng, 1, 5), made["value"] / 2)
        if rng.random() < 0.3:
            made["value"] = Fraction(0)
            made.pop("tolerance", None)
    elif made["op"] == "<=" and rng.random() < 0.2:
        made["value"] = Fraction(0)
    elif made["op"] == "between":
        made["upper"] = made["value"] + _number(rng, 1, 20)


def _against(rng: Random, made: Map) -> None:
    for key in ("value", "upper", "tolerance", "milestones", "baseline"):
        made.pop(key, None)
    made["against"] = "全国均值"
    if rng.random() < 0.5:
        made["margin"] = _number(rng, 0, 5)


def _milestones(rng: Random, made: Map, begin: date, deadline: date) -> list[Map]:
    span = (deadline - begin).days
    found: list[Map] = []
    for part in (1, 2)[: rng.randint(1, 2)]:
        factor = Fraction(rng.choice((part * 33, part * 30, 90 + 5 * part)), 100)
        stage: Map = {"by": begin + timedelta(days=span * part // 3), "value": made["value"] * factor}
        if made["rule"] in {"each", "grow"}:  # a stage of theirs ends with a period
            stage["by"] = calendar_period(made.get("every", "year"), stage["by"])[1]
        if made["rule"] == "reach" and rng.random() < 0.3:
            stage["own"] = True
        if not found or found[-1]["by"] < stage["by"]:  # a plan of two days has no room for two stages
            found.append(stage)
    return found


def _deliverable(rng: Random, item: Map, key: str) -> Map:
    made: Map = {"key": key, "text": f"建立{key}"}
    if rng.random() < 0.5:
        made["by"] = item["deadline"] - timedelta(days=rng.randint(0, 200))
        if rng.random() < 0.3:
            made["own"] = True
    if rng.random() < 0.25:
        made["strength"] = "soft"
    return made


def _link(rng: Random, item: Map, to: Map) -> None:
    relation = rng.choice(("same", "implements"))
    kind = rng.choice(("targets", "deliverables"))
    mine, theirs = item.get(kind) or [], to.get(kind) or []
    if mine and theirs:
        link = {"to": to["id"], "relation": relation}
        link |= {"key": rng.choice(mine)["key"], "to_key": rng.choice(theirs)["key"]}
        item["links"] = [link]


def _number(rng: Random, low: int, high: int) -> Fraction:
    places: Any = rng.choice((1, 1, 10, 100))
    return Fraction(rng.randint(low * places, high * places), places)

"""What the log says on a day: the status, the deadline, the standing readings and deliverables."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, NamedTuple

from tests.oracle.inputs import Map, roll


class Reading(NamedTuple):
    """One standing figure: the day it speaks of, the day it was filed, and what it says."""

    upto: date
    filed: date
    order: int
    value: Fraction | None = None
    ref: Fraction | None = None
    met: bool | None = None
    unit: str | None = None
    parts: tuple[Fraction, Fraction] | None = None
    settled: date | None = None  # of a combined figure: the oldest day that one of its parts speaks of


class Claim:
    """What one entry claims, as far as nothing later has corrected or withdrawn it."""

    def __init__(self, entry: Map, order: int) -> None:
        self.day: date = entry["date"]
        self.upto: date = entry.get("upto") or entry["date"]
        self.unit: str | None = entry.get("unit")
        self.order = order
        self.values: dict[str, Fraction] = dict(entry.get("values") or {})
        self.refs: dict[str, Fraction] = dict(entry.get("refs") or {})
        self.parts: dict[str, Any] = dict(entry.get("parts") or {})
        self.met: bool | None = entry.get("met")
        self.done: list[str] = list(entry.get("done") or [])
        self.provisional = bool(entry.get("provisional"))

    def says_something(self) -> bool:
        """Whether anything is claimed at all."""
        return bool(self.values or self.done or self.met is not None)


def visible(item: Map, day: date) -> list[Map]:
    """The entries up to that day, in the order of the log."""
    return [entry for entry in item.get("log") or [] if entry["date"] <= day]


def standing_claims(item: Map, day: date) -> list[Claim]:
    """Every claim that still stands on that day."""
    claims: list[Claim] = []
    last: list[tuple[Claim, list[str]]] = []  # what an ``untrue`` would withdraw
    for order, entry in enumerate(visible(item, day)):
        if entry.get("correct"):
            _correct(claims, entry)
        if (entry.get("verify") or {}).get("result") == "untrue":
            for claim, keys in last:
                _withdraw(claim, keys)
            last = []
        claim = Claim(entry, order)
        if claim.upto <= entry["date"] and claim.says_something():
            claims.append(claim)
            last = [(claim, [*claim.values, *claim.done, "met"])]
    return claims


def _correct(claims: list[Claim], entry: Map) -> None:
    record = entry["correct"]
    for claim in claims:
        if claim.day != record["entry"] or (entry.get("unit") and claim.unit != entry["unit"]):
            continue
        keys = [key for key in record["values"] if key in claim.values]
        for key in keys:
            claim.parts.pop(key, None)
            new = record["values"][key]
            if new is None:
                del claim.values[key]
            else:
                claim.values[key] = new
                if key in (entry.get("parts") or {}):
                    claim.parts[key] = entry["parts"][key]


def _withdraw(claim: Claim, keys: list[str]) -> None:
    for key in keys:
        claim.values.pop(key, None)
        if key in claim.done:
            claim.done.remove(key)
    if "met" in keys:
        claim.met = None


def readings_of(item: Map, target: Map, day: date) -> list[Reading]:
    """The standing figures of one target, in the order of the days they speak of."""
    key = target["key"]
    found: list[Reading] = []
    provisional: list[Reading] = []
    for claim in standing_claims(item, day):
        met = claim.met if target.get("against") else None
        if key not in claim.values and met is None:
            continue
        first = [one for one in provisional if (one.upto, one.unit) == (claim.upto, claim.unit)]
        found = [one for one in found if one not in first]  # the later entry is the final one
        parts = claim.parts.get(key)
        found.append(
            Reading(
                upto=claim.upto,
                filed=min([claim.day, *(one.filed for one in first)]),
                order=claim.order,
                value=claim.values.get(key),
                ref=claim.refs.get(key) if key in claim.values else None,
                met=met,
                unit=claim.unit,
                parts=(Fraction(parts[0]), Fraction(parts[1])) if parts else None,
            )
        )
        if claim.provisional:
            provisional.append(found[-1])
    return sorted(found, key=lambda one: (one.upto, one.order))


def done_days(item: Map, day: date, report: Map) -> dict[str, date]:
    """Each deliverable that stands as done, with the first day on which it counts as done.

    It is done on the day the entry speaks of if the entry came within the due days after it (or by the
    printed day of its month), else only on the entry's own day.
    """
    days: dict[str, date] = {}
    for claim in standing_claims(item, day):
        if "on" in report:
            last = claim.upto.replace(day=min(int(report["on"]), monthrange(*_month(claim.upto))[1]))
        else:
            last = roll(claim.upto + timedelta(days=int(report["due"])))
        counts = claim.upto if claim.day <= max(last, claim.upto) else claim.day
        for key in claim.done:
            days[key] = min(days.get(key, counts), counts)
    return days


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def waived(item: Map, day: date) -> dict[str, date]:
    """The deliverables that need not be done any more, each with the first day that says so."""
    days: dict[str, date] = {}
    for entry in visible(item, day):
        for key in entry.get("waived") or []:
            days[key] = min(days.get(key, entry["date"]), entry["date"])
    return days


def status_steps(item: Map, day: date) -> list[tuple[date | None, str]]:
    """The statuses one after another, each with its day (None: said by the item, undated)."""
    said = any(entry.get("status") for entry in item.get("log") or [])
    steps: list[tuple[date | None, str]] = [(None, "unreported" if said else item["status"])]
    for entry in visible(item, day):
        if entry.get("status"):
            steps.append((entry["date"], entry["status"]))
        elif (entry.get("verify") or {}).get("result") == "untrue":
            steps.append((entry["date"], "doing"))
    return steps


def standing_report(steps: list[tuple[date | None, str]]) -> date | None:
    """The day of the completion report that still stands (a closing without one stands for itself)."""
    since: date | None = None
    for day, status in steps:
        if status in {"reported", "closed"}:
            since = since or day
        elif status in {"unreported", "todo", "doing"}:
            since = None
    return since


def state_of_extension(record: Map) -> str:
    """Asked, approved or refused; left out, an approver's name makes it approved."""
    return str(record.get("state") or ("approved" if record.get("approved_by") else "asked"))


class Deadline(NamedTuple):
    """The deadline that holds on a day, and what is known of the extensions."""

    day: date
    pending: bool
    asked_late: date | None  # the day of approval of an extension that was asked too late


def deadline_on(item: Map, day: date) -> Deadline:
    """Replays the extensions: the first ``from`` is the deadline the item began with."""
    records = [(entry["date"], entry["extend"]) for entry in item.get("log") or [] if entry.get("extend")]
    approved = [record for _, record in records if state_of_extension(record) == "approved"]
    now: date = approved[0]["from"] if approved else item["deadline"]
    asked: date | None = None
    late: date | None = None
    for when, record in records:
        if when > day:
            continue
        state = state_of_extension(record)
        if state == "asked":
            asked = asked or when
        elif state == "refused":
            asked = None
        else:
            if (asked or when) > now:
                late = late or when
            now, asked = record["to"], None
    return Deadline(now, asked is not None, late)


def revised(item: Map, day: date) -> Map:
    """The item with its targets as they read on that day: a later ``revise`` is taken back."""
    targets = [dict(target) for target in item.get("targets") or []]
    for entry in reversed(item.get("log") or []):
        record = entry.get("revise")
        if not record or entry["date"] <= day or not record["field"].startswith("targets/"):
            continue
        _, key, field = record["field"].split("/", 2)
        for target in targets:
            if target["key"] == key:
                _put(target, field, record.get("from"))
    return {**item, "targets": targets}


def _put(target: Map, field: str, text: Any) -> None:
    if text is None:
        target.pop(field, None)
    elif field in {"value", "upper", "tolerance", "margin"}:
        target[field] = Fraction(text)
    elif field == "deadline":
        target[field] = date.fromisoformat(str(text))
    else:
        target[field] = text

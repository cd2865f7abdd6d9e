"""Random logs: readings near their course, early and late, and every kind of record beside them."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random

from tests.oracle.inputs import Map
from tests.oracle.periods import calendar_period

DAY = timedelta(days=1)


def log_of(rng: Random, plan: Map, item: Map) -> Map:
    """The log of an item, with the status and the deadline that it leads to."""
    writer = _Writer(rng, plan, item)
    day = (item.get("start") or plan["issued"]) + timedelta(days=rng.randint(0, 60))
    step = rng.choice((8, 20, 30, 45, 90, 150))
    last = item["deadline"] + timedelta(days=rng.choice((0, 20, 60, 200)))
    while day <= last and len(writer.log) < 40:
        writer.write(day)
        day += timedelta(days=rng.randint(1, 2 * step))
        if rng.random() < 0.03:
            break
    return {"log": writer.log, "status": writer.status, "deadline": writer.deadline}


class _Writer:
    def __init__(self, rng: Random, plan: Map, item: Map) -> None:
        self.rng = rng
        self.item = item
        self.begin: date = item.get("start") or plan["start"]
        self.deadline: date = item["deadline"]
        self.status = "unreported"
        self.log: list[Map] = []
        self.taken: set[tuple[str, date, str | None]] = set()
        self.asked: date | None = None
        self.course = Fraction(rng.choice((25, 45, 60, 85, 95, 100, 105, 120)), 100)

    def write(self, day: date) -> None:
        """One day's entry: figures and perhaps a status, or one record."""
        entry: Map = {"date": day, "by": "经办人甲"}
        chance = self.rng.random()
        if chance < 0.05:
            self._extend(entry)
        elif chance < 0.09:
            self._correct(entry)
        elif chance < 0.12 and self.log:
            result = self.rng.choice(("untrue", "untrue", "confirmed", "partly"))
            entry["verify"] = {"result": result}
            if result == "untrue" and self.status not in {"closed", "dropped", "carried"}:
                entry["status"] = self.status = "doing"
        else:
            self._figures(entry)
            self._results(entry)
        self._status(entry)
        self.log.append(entry)

    def _figures(self, entry: Map) -> None:
        rng, day = self.rng, entry["date"]
        period = rng.choice(("month", "month", "quarter", "year"))
        ended = calendar_period(period, day)[0] - DAY
        upto = rng.choice((day, ended, ended, day - timedelta(days=rng.randint(1, 20))))
        if rng.random() < 0.01:
            upto = day + timedelta(days=rng.randint(1, 200))
        if upto != day:
            entry["upto"] = upto
        for target in self.item["targets"]:
            if rng.random() < 0.2:
                continue
            unit = None
            if target.get("combine"):
                unit = rng.choice(target.get("reporters") or ("甲县局", "乙县局"))
                if entry.setdefault("unit", unit) != unit:
                    continue
            elif "unit" in entry:
                unit = entry["unit"]
            place = (target["key"], upto, unit if target.get("combine") else None)
            if place in self.taken:
                continue
            self.taken.add(place)
            self._figure(entry, target, upto)

    def _figure(self, entry: Map, target: Map, upto: date) -> None:
        rng, key = self.rng, target["key"]
        if target.get("against"):
            if rng.random() < 0.3:
                entry["met"] = rng.random() < 0.5
                return
            entry.setdefault("refs", {})[key] = Fraction(rng.randint(800, 1000), 10)
            entry.setdefault("values", {})[key] = Fraction(rng.randint(800, 1050), 10)
            return
        value = self._near(target, upto)
        if target.get("combine") == "pooled":
            under = rng.randint(1, 40)
            over = min(under, max(0, round(value * under / 100)))
            entry.setdefault("parts", {})[key] = [Fraction(over), Fraction(under)]
            value = Fraction(round(Fraction(over * 100, under) * 10**6), 10**6)
        entry.setdefault("values", {})[key] = value

    def _near(self, target: Map, upto: date) -> Fraction:
        rng = self.rng
        aim: Fraction = target["value"]
        first, last = self.begin, target.get("deadline") or self.deadline
        if target["rule"] == "each":
            first, last = calendar_period(target["every"], upto)
        part = Fraction(max(0, (upto - first).days + 1), max(1, (last - first).days + 1))
        noise = self.course * Fraction(rng.randint(90, 110), 100)
        if target["rule"] == "grow":
            years = Fraction((upto - self.begin).days, 365)
            return _places(100 + years * rng.randint(-2, 14))
        flow = target.get("measure") == "flow" or (target["unit"] != "%" and not target.get("measure"))
        if flow and target["rule"] != "keep":
            return _places(aim * part * noise if aim else Fraction(rng.choice((0, 0, 0, 1))))
        if aim == 0:
            return Fraction(rng.choice((0, 0, 0, 1)))
        if rng.random() < 0.3:
            return aim
        base = (target.get("baseline") or {}).get("value")
        if base is not None:
            return _places(base + (aim - base) * min(part, Fraction(1)) * noise)
        return _places(aim * Fraction(rng.randint(92, 106), 100))

    def _results(self, entry: Map) -> None:
        for promise in self.item["deliverables"]:
            chance = self.rng.random()
            if chance < 0.12:
                entry.setdefault("done", []).append(promise["key"])
            elif chance < 0.13:
                entry.setdefault("waived", []).append(promise["key"])

    def _status(self, entry: Map) -> None:
        if "status" in entry or self.status in {"closed", "dropped", "carried"}:
            if self.status == "closed" and self.rng.random() < 0.03:
                entry["status"] = self.status = "doing"
            return
        rng = self.rng
        near = (self.deadline - entry["date"]).days
        moves = {
            "unreported": ("todo", "doing", "doing"),
            "todo": ("doing", "todo"),
            "doing": ("doing", "doing", "doing", "reported" if near < 60 else "doing", "paused"),
            "reported": ("closed", "doing", "closed", "reported"),
            "paused": ("doing", "dropped"),
        }
        if rng.random() < (0.35 if self.status != "unreported" else 0.7):
            self.status = rng.choice(moves[self.status])
            entry["status"] = self.status

    def _extend(self, entry: Map) -> None:
        rng = self.rng
        if self.status in {"closed", "dropped", "carried"} or self.item.get("ongoing"):
            return
        if self.asked is None:
            self.asked = self.deadline + timedelta(days=rng.randint(30, 120))
        record: Map = {"from": self.deadline, "to": self.asked, "reason": "工作量大"}
        state = rng.choice(("asked", "approved", "refused"))
        record["state"] = state
        if state != "asked":
            record["approved_by"] = "局长"
            self.asked = None
        if state == "approved":
            self.deadline = record["to"]
        entry["extend"] = record

    def _correct(self, entry: Map) -> None:
        days = [one["date"] for one in self.log]
        figures = [one for one in self.log if one.get("values") and days.count(one["date"]) == 1]
        if not figures:
            return
        wrong = self.rng.choice(figures)
        key = self.rng.choice(sorted(wrong["values"]))
        if key in (wrong.get("parts") or {}):
            return
        new = None if self.rng.random() < 0.2 else _places(wrong["values"][key] * Fraction(97, 100))
        entry["correct"] = {
            "entry": wrong["date"],
            "values": {key: new},
            "reason": "笔误",
            "approved_by": "处长",
        }
        if "unit" in wrong:
            entry["unit"] = wrong["unit"]


def _places(number: Fraction) -> Fraction:
    return Fraction(round(number * 100), 100)

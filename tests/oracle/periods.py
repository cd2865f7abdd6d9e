"""Calendar periods, walked one after another: weeks, 旬, months, two months, quarters, halves, years."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from tests.oracle.inputs import Map, roll

DAY = timedelta(days=1)
MONTHS = {"month": 1, "bimonth": 2, "quarter": 3, "half": 6, "year": 12}

DEFAULT_REPORT = {"every": "quarter", "due": 5}


class Period(NamedTuple):
    """One judged period: the days it is judged on and the share of a quota that falls to it."""

    begin: date
    end: date
    share: Fraction
    cut: bool  # by a written start or by the deadline: a ``grow`` period is then not judged
    before: date  # the last day of the calendar period before, where ``grow`` looks for its base


def calendar_period(kind: str, day: date) -> tuple[date, date]:
    """First and last day of the calendar period of that kind which ``day`` lies in."""
    if kind == "week":
        begin = day - timedelta(days=day.weekday())
        return begin, begin + timedelta(days=6)
    if kind == "dekad":
        if day.day <= 10:
            return day.replace(day=1), day.replace(day=10)
        if day.day <= 20:
            return day.replace(day=11), day.replace(day=20)
        return day.replace(day=21), _month_end(day)
    count = MONTHS[kind]
    first = (day.month - 1) // count * count + 1
    return date(day.year, first, 1), _month_end(date(day.year, first + count - 1, 1))


def judged_periods(kind: str, plan: Map, item: Map, deadline: date) -> list[Period]:
    """The periods of a promise that somebody is asked for, oldest first (3.2 Periods)."""
    written = item.get("start")
    origin = written or plan["start"]
    issued = plan["issued"]
    found = []
    begin, end = calendar_period(kind, origin)
    while begin <= min(deadline, date(2032, 12, 31)):
        if end >= issued and _asked(begin, end, issued, written):
            first = max(begin, written) if written else begin
            last = min(end, deadline)
            days = Fraction((end - begin).days + 1)
            share = Fraction((last - first).days + 1) / days
            found.append(Period(first, last, share, (first, last) != (begin, end), begin - DAY))
        begin, end = calendar_period(kind, end + DAY)
    return found


def _asked(begin: date, end: date, issued: date, written: date | None) -> bool:
    if not begin <= issued <= end:
        return True
    if written is not None and begin < written <= end and written >= issued:
        return True  # the item's own start says from when the period counts
    return 2 * ((issued - begin).days + 1) <= (end - begin).days + 1


def reporting_periods(kind: str, plan: Map, item: Map, deadline: date) -> list[Period]:
    """The whole reporting periods inside the item's time."""
    written = item.get("start")
    return [
        period
        for period in judged_periods(kind, plan, item, deadline)
        if not period.cut and (written is None or period.begin >= written)
    ]


def due_day(kind: str, period: Period, report: Map) -> date:
    """The last day on which the report of a period is in time.

    ``due`` is a limit in days and rolls to a working day; ``on`` is a date and does not.
    """
    if "on" in report and kind in MONTHS:
        last = _month_end(period.end)
        return last.replace(day=min(int(report["on"]), last.day))
    return roll(period.end + timedelta(days=int(report["due"])))


def same_day_earlier(kind: str, day: date) -> date:
    """The same day one period earlier (the month's last day where it has no such day)."""
    if kind == "week":
        return day - timedelta(days=7)
    begin, _ = calendar_period(kind, day)
    if kind == "dekad":
        earlier, last = calendar_period(kind, begin - DAY)
        return min(earlier + (day - begin), last)
    earlier = months_on(day, -MONTHS[kind])
    return _month_end(earlier) if day == _month_end(day) else earlier  # a month's end is like a month's end


def months_on(day: date, months: int) -> date:
    """The same day number so many months later, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    first = date(index // 12, index % 12 + 1, 1)
    return first.replace(day=min(day.day, _month_end(first).day))


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def report_of(target: Map | None, plan: Map) -> Map:
    """The reporting cycle: the target's own words first, then the plan's, then the default."""
    report: Map = dict(DEFAULT_REPORT)
    for said in (plan.get("report"), (target or {}).get("report")):
        if not said:
            continue
        if "due" in said:
            report.pop("on", None)
        report.update(said)
    return report


def kind_of(target: Map, report: Map) -> str:
    """How often figures are to come: by the target's own report, else its own period, else the plan's."""
    own = target["rule"] in {"each", "grow"} and "every" not in (target.get("report") or {})
    return str((target.get("every") or "year") if own else report["every"])


def due_for(target: Map, report: Map, end: date, deadline: date) -> date:
    """Until when a figure of ``end`` is to come: the due day of the reporting period that holds that day."""
    kind = kind_of(target, report)
    last = calendar_period(kind, end)[1]
    last = min(last, deadline) if deadline >= end else last
    return due_day(kind, Period(last, last, Fraction(1), False, last), report)

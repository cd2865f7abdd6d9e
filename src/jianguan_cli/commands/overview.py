"""The first screen: what a person needs to know today, out of everything that stands in the workspace."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from jianguan_cli.commands.at_revision import FROZEN
from jianguan_cli.commands.mine import Debt, answers, debts_of, units_of
from jianguan_cli.commands.state import State
from jianguan_cli.domain.judging.listing import EndedPlan, ended_plans, ordered
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.model import Plan
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.units import Unit
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.settings.views import Order
from jianguan_cli.domain.spoken.dates import read_period

_WEEK = 7  # days: what is new where no period was ever frozen
_AHEAD = 14  # days
_LIT = (Light.RED, Light.YELLOW, Light.BLUE)


class Since(NamedTuple):
    """From which day on something is new: the end of the last ``frozen`` period, else a week ago."""

    day: date
    frozen: str | None


class Turns(NamedTuple):
    """How many items turned since then: to red, yellow or blue, to the better, and how many were finished."""

    since: Since
    worse: dict[Light, int]
    better: int
    finished: int


class PlanCount(NamedTuple):
    """A running plan: how many of its items are finished, of how many, and the open ones."""

    plan: Plan
    finished: int
    whole: int
    open: tuple[Standing, ...]


class Overview(NamedTuple):
    """All of the first screen; ``units`` are the person's, and without one everything is meant.

    ``open`` are the open items of running plans that the person answers for, ``debts`` those with something
    to do now, ``worst`` all of them, the worst first; ``due`` end within two weeks, ``waiting`` wait for a
    decision of the supervisors, where the person is one.  ``beside`` are the items of ended plans that still
    have something to do: with ``debts`` they are what ``mine`` lists.
    """

    day: date
    units: tuple[Unit, ...]
    empty: bool
    open: tuple[Standing, ...]
    turns: Turns
    debts: tuple[Debt, ...]
    worst: tuple[Standing, ...]
    beside: tuple[Standing, ...]
    due: tuple[Standing, ...]
    waiting: tuple[Standing, ...]
    plans: tuple[PlanCount, ...]
    ended: tuple[EndedPlan, ...]


def overview(state: State, day: date, name: str, email: str | None) -> Overview:
    """What stands on the day, for the person of that name or address."""
    units = units_of(state, name, email)
    standings = state.judge(day, archived=False)
    ended = ended_plans(standings, day)
    gone = {one.plan.id for one in ended}
    running = [one for one in standings if one.plan.id not in gone]
    answered = [one for one in standings if not units or answers(state, one, units)]
    own = [one for one in answered if one.plan.id not in gone]
    open_ = tuple(one for one in own if one.status.open and one.counts)
    left = [one for one in answered if one.plan.id in gone and one.status.open and one.counts]
    last = day + timedelta(days=_AHEAD)
    decides = not units or any(set(unit.names()) & set(state.settings.supervisors) for unit in units)
    return Overview(
        day,
        units,
        not any(checklist.items for checklist in state.loaded.checklists),
        open_,
        _turns(state, own, day),
        _pressing(state, open_) if units else (),
        ordered([one for one in open_ if one.light in _LIT], [(Order.URGENCY, False)]),
        tuple(debt.standing for debt in _pressing(state, left))
        if units
        else tuple(one for one in left if one.light in _LIT),
        tuple(sorted((one for one in open_ if day <= one.deadline <= last), key=lambda one: one.deadline)),
        tuple(one for one in running if _waits(one)) if decides else (),
        tuple(_plan_counts(running)),
        tuple(one for one in ended if not one.archived),
    )


def _pressing(state: State, standings: Iterable[Standing]) -> tuple[Debt, ...]:
    return tuple(debt for debt in debts_of(state, standings) if debt.pressing)


def _waits(standing: Standing) -> bool:
    """Whether the supervisors are to decide: a 销号 or an extension was asked for."""
    asked = any(finding.code == "extension-pending" for finding in standing.findings)
    return standing.counts and (standing.status is Status.REPORTED or asked)


def _plan_counts(running: Sequence[Standing]) -> Iterable[PlanCount]:
    by_plan: dict[str, list[Standing]] = {}
    for one in running:
        if one.counts and not one.status.gone:
            by_plan.setdefault(one.plan.id, []).append(one)
    for found in by_plan.values():
        open_ = tuple(one for one in found if one.status.open)
        yield PlanCount(found[0].plan, len(found) - len(open_), len(found), open_)


def _turns(state: State, own: Sequence[Standing], day: date) -> Turns:
    since = _since(state, day)
    before = {
        one.item.id: one
        for one in state.judge(since.day, archived=False, only={one.item.id for one in own})
        if one.plan.start <= since.day
    }
    worse = dict.fromkeys(_LIT, 0)
    better = finished = 0
    for now in own:
        then = before.get(now.item.id)
        if then is None or not now.counts:
            continue
        if then.status.open and not now.status.open:
            finished += 1
        elif now.light in _LIT and now.light.rank < then.light.rank:
            worse[now.light] += 1
        elif then.light in _LIT and now.light.rank > then.light.rank:
            better += 1
    return Turns(since, worse, better, finished)


def _since(state: State, day: date) -> Since:
    """The last frozen period that ended before the day, by the names of the files."""
    folder = state.root / FROZEN
    names = [path.stem for path in folder.glob("*.yaml")] if folder.is_dir() else []
    periods = [(period.last, name) for name in names if (period := read_period(name)) is not None]
    last = max((one for one in periods if one[0] < day), default=None)
    return Since(last[0], last[1]) if last is not None else Since(day - timedelta(days=_WEEK), None)

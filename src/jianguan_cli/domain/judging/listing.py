"""``list``: which items are shown, in which order, and what is told of those that are not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.judging.urgency import urgency
from jianguan_cli.domain.plan.model import Plan
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.settings.views import Order
from jianguan_cli.domain.values.dates import months_later

_GRACE = 3  # months: a plan that ended is still shown for a quarter
_STATUSES = {status: place for place, status in enumerate(Status)}


class EndedPlan(NamedTuple):
    """A plan that is not running any more: its last day, how many items nobody has finished."""

    plan: Plan
    last: date
    open: int

    @property
    def archived(self) -> bool:
        """Whether it was put away, and not only ended."""
        return self.plan.archived is not None


class Listing(NamedTuple):
    """``shown`` in the order asked for; ``found`` is how many there were before ``--limit``.

    What the filters found and the scope leaves out: the ``ended`` plans with items among them, and how many
    items of running plans are ``finished``.
    """

    shown: tuple[Standing, ...]
    found: int
    ended: tuple[EndedPlan, ...] = ()
    finished: int = 0


def ended_plans(standings: Iterable[Standing], as_of: date) -> tuple[EndedPlan, ...]:
    """The plans that are not running on the day, the latest first.

    A plan runs until it is archived, or a quarter after its end; what was extended beyond the end keeps it
    running, for somebody still owes it.
    """
    plans: dict[str, Plan] = {}
    last: dict[str, date] = {}
    owed: dict[str, int] = {}
    for one in standings:
        plan = one.plan
        plans[plan.id] = plan
        last.setdefault(plan.id, plan.end)
        if one.status.open and one.counts:
            owed[plan.id] = owed.get(plan.id, 0) + 1
            last[plan.id] = max(last[plan.id], one.deadline)
    ended = [
        EndedPlan(plan, last[plan_id], owed.get(plan_id, 0))
        for plan_id, plan in plans.items()
        if (plan.archived is not None and plan.archived <= as_of)
        or months_later(last[plan_id], _GRACE) < as_of
    ]
    return tuple(sorted(ended, key=lambda one: (-one.last.toordinal(), one.plan.id)))


def scoped(
    everything: Sequence[Standing],
    found: Sequence[Standing],
    as_of: date,
    *,
    plans: Collection[str] = (),
    finished: bool = False,
) -> Listing:
    """Of what the filters ``found`` the open items of running plans, in their order.

    Plans that are named are shown though they ended, and with ``finished`` items that nobody owes.
    """
    ended = {one.plan.id: one for one in ended_plans(everything, as_of) if one.plan.id not in plans}
    running = [one for one in found if one.plan.id not in ended]
    shown = tuple(one for one in running if finished or (one.status.open and one.counts))
    aside = {one.plan.id for one in found if one.plan.id in ended}
    return Listing(
        shown,
        len(shown),
        tuple(one for plan_id, one in ended.items() if plan_id in aside),
        len(running) - len(shown),
    )


def ordered(standings: Iterable[Standing], orders: Sequence[tuple[Order, bool]]) -> tuple[Standing, ...]:
    """The standings by the first of ``orders``, then the next; True turns one round.

    What is equal in all of them stays in the order of the files.
    """
    listed = list(standings)
    places = {one.item.id: place for place, one in enumerate(listed)}
    for order, backwards in reversed(orders):
        listed.sort(key=_key(order, places), reverse=backwards)
    return tuple(listed)


def _key(order: Order, places: dict[str, int]) -> Callable[[Standing], Any]:
    keys: dict[Order, Callable[[Standing], Any]] = {
        Order.URGENCY: urgency,
        Order.FILE: lambda one: places[one.item.id],
        Order.ID: lambda one: one.item.id,
        Order.PLAN: lambda one: one.plan.id,
        Order.TITLE: lambda one: one.item.title,
        Order.LEAD: lambda one: one.lead_now or one.support_now,
        Order.DEADLINE: lambda one: one.deadline,
        Order.STATUS: lambda one: _STATUSES[one.status],
        Order.LIGHT: lambda one: one.light.rank,
    }
    return keys[order]

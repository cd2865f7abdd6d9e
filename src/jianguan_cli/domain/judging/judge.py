"""From items and a day to their standings, each by its own evidence and by what carries it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from jianguan_cli.domain.judging.bench import Bench
from jianguan_cli.domain.judging.carried import with_carriers
from jianguan_cli.domain.judging.ledger import Ledger
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.model import Checklist, Item, Plan
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar


def judge_item(
    item: Item,
    plan: Plan,
    path: str,
    as_of: date,
    settings: Settings,
    calendar: Calendar,
    ledger: Ledger | None = None,
) -> Standing:
    """How one item stands on ``as_of``; ``path`` is what its findings name.

    ``ledger`` holds the items beside it; without it nothing is carried, and nothing is said of carrying.
    """
    bench = Bench(as_of, settings, calendar, ledger)
    return _stand(bench, item, plan, path)


def judge(
    checklists: Iterable[Checklist],
    as_of: date,
    settings: Settings,
    calendar: Calendar,
    beside: tuple[Checklist, ...] = (),
) -> tuple[Standing, ...]:
    """How every item stands on ``as_of``, in the order of files and items.

    ``beside`` are all the checklists of the workspace where only some are judged: what is not judged may
    carry what is.

    An item that was split by then does not count: its children do.  It stays in the answer with
    ``counts`` false, without light and findings.
    """
    checklists = tuple(checklists)
    bench = Bench(as_of, settings, calendar, Ledger(beside or checklists))
    return tuple([_stand(bench, item, one.plan, one.path) for one in checklists for item in one.items])


def _stand(bench: Bench, item: Item, plan: Plan, path: str) -> Standing:
    """By its own evidence and what carries it; what was split is judged by its parts alone."""
    standing = with_carriers(bench, bench.judge(item, plan, path))
    if bench.ledger is not None and bench.ledger.parts(item.id, bench.as_of):
        return standing._replace(findings=(), light=Light.NONE, counts=False)
    return standing


def split_items(checklists: Iterable[Checklist], as_of: date) -> frozenset[str]:
    """The ids of the items that were split into others by ``as_of``; a child begins on its written start."""
    return frozenset(
        item.parent
        for checklist in checklists
        for item in checklist.items
        if item.parent is not None and (item.start is None or item.start <= as_of)
    )

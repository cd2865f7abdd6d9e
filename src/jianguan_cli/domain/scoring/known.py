"""One item's log for scoring: what was known on which day, and who answered for it then."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from jianguan_cli.domain.judging.combined import combine
from jianguan_cli.domain.judging.cycles import Cycle, due_day, plan_cycle, target_cycle
from jianguan_cli.domain.judging.frame import Frame
from jianguan_cli.domain.judging.ledger import Ledger
from jianguan_cli.domain.judging.revisions import item_as_of
from jianguan_cli.domain.judging.standing import Reading
from jianguan_cli.domain.judging.timeline import Timeline, unfold
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import Item, Plan
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.scoring.elsewhere import Elsewhere, touches
from jianguan_cli.domain.settings.scoring import Code
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar

DAY = timedelta(days=1)
_GONE = (Status.DROPPED, Status.CARRIED)


class Fault(NamedTuple):
    """Something that went wrong: what (``key`` tells it from others of its code), when, when it was told.

    ``happened`` is the day whose owner answers for it; ``day`` the first on which the log could tell.
    """

    code: Code
    key: str
    happened: date
    day: date
    message: str
    subject: str | None = None
    colour: str | None = None
    # The later day on which the log disproved it, if any: then its points are given back.
    disproved: date | None = None
    # Where each unit owes a figure of its own: whose is missing, and who did report and has no part in it.
    silent: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()


class Term(NamedTuple):
    """The deadline that scoring goes by, as known on a day.

    ``promised`` moves by extensions asked in time and no other; ``due`` is later than that by the days the
    督查室 took over requests it returned; ``held`` while a request made in time waits for its answer.
    """

    promised: date
    due: date
    held: bool


class Dossier:
    """An item up to ``end``; nothing here looks at a later entry.

    What is reported once where the same promise stands counts here too: ``ledger`` holds the other items.
    """

    def __init__(
        self,
        item: Item,
        plan: Plan,
        settings: Settings,
        calendar: Calendar,
        end: date,
        ledger: Ledger | None = None,
    ) -> None:
        self.item = item
        self.plan = plan
        self.settings = settings
        self.calendar = calendar
        self.end = end
        self.cycle: Cycle = plan_cycle(plan, settings)
        self.origin = item.start or plan.start
        self.entries = tuple(sorted((entry for entry in item.log if entry.date <= end), key=_entry_date))
        self.entry_days = tuple(dict.fromkeys(entry.date for entry in self.entries))
        self._known: dict[date, Timeline] = {}
        self.terms: dict[date, Term] = {}
        linked = ledger is not None and item.id in ledger.linked
        self._elsewhere = Elsewhere(item.id, ledger) if ledger is not None and linked else None
        self._revised = any(entry.revise is not None for entry in item.log)

    def known(self, day: date) -> Timeline:
        """What the log said on ``day``."""
        last = self.last_entry(day)
        if last not in self._known:
            self._known[last] = unfold(self.item, last)
        return self._known[last]

    def last_entry(self, day: date) -> date:
        """The day of the last entry made by ``day``: all that is known then was known on it."""
        place = bisect_right(self.entry_days, day)
        return self.entry_days[place - 1] if place else date.min

    def entries_upto(self, day: date) -> tuple[LogEntry, ...]:
        """The entries made by ``day``."""
        return tuple(entry for entry in self.entries if entry.date <= day)

    def worded(self, day: date) -> Item:
        """The item with the targets of ``day``."""
        return item_as_of(self.item, day) if self._revised else self.item

    def wordings(self, target: Target) -> tuple[Target, ...]:
        """What the target has said by the end, each wording once; the first is the one declared now."""
        if not self._revised:
            return (target,)
        found = [target]
        for entry in self.entries:
            worded = self.worded(entry.date).target(target.key)
            if worded is not None and worded not in found:
                found.append(worded)
        return tuple(found)

    def readings(self, target: Target, known_on: date, upto: date = date.max) -> tuple[Reading, ...]:
        """The readings of days up to ``upto`` that stood on ``known_on``, as each unit reported them."""
        found = self.known(known_on).readings_of(target.key, with_met=target.against is not None)
        if not found and self._elsewhere is not None:
            found = self._elsewhere.readings(target.key, min(known_on, self.end))
        return tuple(one for one in found if one.upto <= upto)

    def figures(self, target: Target, known_on: date, upto: date = date.max) -> tuple[Reading, ...]:
        """The same, of several units made one."""
        found = self.readings(target, known_on)
        whole = combine(target, found, target.reporters)
        return tuple(one for one in whole if one.upto <= upto)

    def delivered(self, key: str, known_on: date, by: date) -> bool:
        """Whether it was known on ``known_on`` that the deliverable was there on the day ``by``."""
        if key in self.known(known_on).done:
            return any(key in entry.done and entry.cutoff <= by for entry in self.entries_upto(known_on))
        if self._elsewhere is None:
            return False
        day = self._elsewhere.done(key, min(known_on, self.end))
        return day is not None and day <= by

    def settled(self, day: date, cycle: Cycle) -> date:
        """The first day on which a report of ``day`` may no longer come in time, by its reporting cycle."""
        return max(due_day(cycle, day, day, self.calendar), day) + DAY

    def frame(self, target: Target, deadline: date | None, as_of: date) -> Frame:
        """The time of a target as judged on ``as_of`` with that deadline; None is without end."""
        return Frame(
            as_of,
            self.origin,
            self.item.start is not None,
            self.plan.issued,
            deadline,
            target_cycle(target, self.cycle),
            self.calendar,
        )

    def first_day(self, boundary: Callable[[date], date | None]) -> tuple[date, date] | None:
        """The first day that reaches its ``boundary``, a function of what is known on a day; None is none.

        With it comes the day whose knowledge set it.  What is known changes only where an entry is made, so
        no day in between needs a look; an entry made on the very day comes too late to move it.
        """
        begins = (date.min, *self.entry_days)
        ends = (*self.entry_days, self.end)
        for first, last in zip(begins, ends, strict=True):
            reached = boundary(first)
            if reached is not None and max(reached, first) <= min(last, self.end):
                return max(reached, first), first
        return None

    def gone(self, day: date) -> bool:
        """Whether the item was dropped or carried over by ``day``."""
        return self.known(day).status in _GONE

    def working(self, day: date) -> bool:
        """Whether its pace counted on ``day``: open and not paused."""
        known = self.known(day)
        if known.status is Status.PAUSED:
            return known.paused_until is not None and day > known.paused_until
        return known.status.open

    def touched(self, key: str, upto: date, since: date) -> tuple[date, ...]:
        """The days from ``since`` on whose entries change what is known of ``key`` on days to ``upto``.

        Of several promises one of which is enough, each touches the others.
        """
        target = self.item.target(key)
        keys = {key} if target is None or target.any_of is None else {one.key for one in self.group(target)}
        later = self.entries[bisect_left(self.entries, since, key=_entry_date) :]
        days = {entry.date for entry in later if any(touches(entry, one, upto) for one in keys)}
        if self._elsewhere is not None:
            days.update(self._elsewhere.days(keys, upto, since, self.end))
        return tuple(sorted(days))

    def group(self, target: Target) -> tuple[Target, ...]:
        """The targets of which one is enough, this one among them."""
        if target.any_of is None:
            return (target,)
        return tuple(one for one in self.item.targets if one.any_of == target.any_of)

    @property
    def telling_days(self) -> tuple[date, ...]:
        """The days on which anything may be told of the item's targets: its entries', and its carriers'."""
        if self._elsewhere is None:
            return self.entry_days
        days = self._elsewhere.days((one.key for one in self.item.targets), date.max, date.min, self.end)
        return tuple(sorted({*days, *self.entry_days}))

    def tell(self, fault: Fault, stands: Callable[[date], bool], days: tuple[date, ...]) -> Iterator[Fault]:
        """``fault`` from the day on which what is known bears it out to the day on which it no longer does.

        On ``fault.day`` counts what was known the day before; the entries of the later ``days`` may disprove
        it or bear it out.
        """
        told = fault if stands(fault.day - DAY) else None
        for day in days:
            if stands(day) == (told is not None):
                continue
            if told is None:
                told = fault._replace(day=day)
            else:
                yield told._replace(disproved=day)
                told = None
        if told is not None:
            yield told


def _entry_date(entry: LogEntry) -> date:
    return entry.date

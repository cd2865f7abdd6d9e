"""One item among all items of its workspace: what a command that looks at one of them judges it by.

A command that is given an exact id reads one file, and a diff parses what differs.  Whether anything else
bears on an item is looked up in the bytes of the other files; only where it may, they are parsed too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property

from jianguan_cli.commands.state import State
from jianguan_cli.domain.judging.judge import judge_item
from jianguan_cli.domain.judging.ledger import Ledger
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.values.vocabulary import Relation
from jianguan_cli.storage.memory import Memory, memory_of
from jianguan_cli.storage.workspace import UNITS_PATH, FileText, load, read_files

# What a link or a parent may name, however it is laid out; more than they do name does no harm.
_NAMED = re.compile(rb"""\b(?:to|parent)["']?\s*:\s*["']?([a-z0-9][a-z0-9.-]*)""")


class Neighbours:
    """The checklists among some files, read when they are first asked for."""

    def __init__(self, read: Callable[[], Iterable[FileText]], memory: Memory | None = None) -> None:
        self._read = read
        self._memory = memory

    def bear_on(self, item: Item) -> bool:
        """Whether others may bear on the item: it has no owner, is the same as another, or is named."""
        same = any(link.relation is Relation.SAME for link in item.links)
        return same or not (item.lead or item.support) or item.id in self._named

    @cached_property
    def checklists(self) -> tuple[Checklist, ...]:
        """All of them that can be read."""
        return load(self._files, self._memory).checklists

    @cached_property
    def ledger(self) -> Ledger:
        """All of them, as judging wants them."""
        return Ledger(self.checklists)

    @cached_property
    def _files(self) -> list[FileText]:
        return [file for file in self._read() if file.path != UNITS_PATH]

    @cached_property
    def _named(self) -> frozenset[str]:
        # Most files name nothing, and two searches are a fifth of a pattern's time.
        naming = (file.data for file in self._files if b"links" in file.data or b"parent" in file.data)
        return frozenset(found.decode() for data in naming for found in _NAMED.findall(data))


class Beside:
    """The items beside the one that is acted on, whose file may have changed since the rest was read."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._neighbours = Neighbours(lambda: read_files(state.root), memory_of(state.root))
        # The ledger of the last checklist asked about: a command asks for many items of one.
        self._fresh: Checklist | None = None
        self._ledger: Ledger | None = None

    def standing(self, checklist: Checklist, item: Item, day: date) -> Standing:
        """How an item of ``checklist``, as it is read now, stands on the day among all the others."""
        state = self._state
        needed = not state.partial or self._neighbours.bear_on(item)
        ledger = self._beside(checklist) if needed else None
        return judge_item(item, checklist.plan, checklist.path, day, state.settings, state.calendar, ledger)

    def _beside(self, checklist: Checklist) -> Ledger:
        if self._ledger is None or self._fresh is not checklist:
            known = self._neighbours.checklists if self._state.partial else self._state.loaded.checklists
            others = (one for one in known if one.path != checklist.path)
            self._fresh, self._ledger = checklist, Ledger((*others, checklist))
        return self._ledger

"""What the screens ask of the workspace: the items of the day, an update, an undo."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jianguan_cli.cli.typed.arguments import Clerk, Said
from jianguan_cli.cli.typed.heard import Heard
from jianguan_cli.commands.perform import perform
from jianguan_cli.commands.selection import Chosen, Filter, select
from jianguan_cli.commands.state import State, open_state
from jianguan_cli.domain.actions.action import Author
from jianguan_cli.domain.actions.reporting import update
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.storage.filechange import FileChange
from jianguan_cli.storage.journal import Undone, undo_last


class Desk:
    """One workspace on one day, for one author; read anew after every write."""

    def __init__(self, root: Path, author: Author) -> None:
        self.root = root
        self.author = author
        self.state: State
        self.standings: tuple[Standing, ...]
        self.reload()

    @property
    def day(self) -> date:
        """The as-of day, and the day of every entry."""
        return self.author.date

    def reload(self) -> None:
        """Read the workspace again."""
        self.state = open_state(self.root)
        self.standings = self.state.judge(self.day, archived=False)

    def matching(self, query: str) -> list[Standing]:
        """The items that fit what was typed, the most urgent first."""
        found = select(self.standings, Filter(query=query.strip() or None), self.state)
        return sorted(found, key=lambda one: (one.light.rank, one.deadline, one.item.id))

    def update(
        self, standing: Standing, said: Said, status: Status | None, *, dry_run: bool
    ) -> list[FileChange]:
        """The same update as on the command line; raises its refusals."""
        clerk = self._clerk
        changes = perform(
            [Chosen(self.state, standing.item, standing.path)],
            lambda now: update(now, self.author, clerk.statement(said, now), status),
            self.day,
            command="update",
            dry_run=dry_run,
        )
        if not dry_run:
            self.reload()
        return changes

    def heard(self, standing: Standing, said: Said) -> Heard:
        """What was understood of the figures, and which of them look wrong."""
        return self._clerk.heard(said, standing, self.author)

    @property
    def _clerk(self) -> Clerk:
        return Clerk(self.day, self.state.calendar, self.state.settings, self.root)

    def undo(self) -> Undone:
        """Take back the last writing command."""
        undone = undo_last(self.root)
        self.reload()
        return undone

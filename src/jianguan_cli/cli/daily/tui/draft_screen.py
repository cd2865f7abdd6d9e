"""The drafts on a full screen: the items on the left; on the right the document's words, then the suggestion.

What it writes is what ``draft --review`` writes: one answer at a time, each taken back by ``u``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Static

from jianguan_cli.cli.administration.review_card import (
    plan_lines,
    source_lines,
    suggestion_lines,
)
from jianguan_cli.cli.administration.review_words import FIGURE, VERDICTS, Words
from jianguan_cli.cli.daily.tui.draft_form import (
    DraftForm,
    Field,
    figure_fields,
    item_fields,
    lacking_fields,
    plan_fields,
    split_fields,
)
from jianguan_cli.commands.draft_items import (
    CONFIRMED,
    JOINED,
    MOVED,
    OPEN,
    SKIPPED,
    DraftedItem,
    DraftFile,
    read_draft_file,
)
from jianguan_cli.commands.draft_review import answer, confirm_plan, drop_entries, explain, join, split
from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.errors import JianguanError
from jianguan_cli.storage.journal import undo_last

if TYPE_CHECKING:
    from jianguan_cli.commands.state import State

_HEADERS = ("", "条款", "标题")
_PLAN = "计划"
_FIGURES = 20  # asked about at once
# One sign a state: the titles need the room of a narrow terminal.
_MARKS = {OPEN: "待", CONFIRMED: "✓", SKIPPED: "跳", JOINED: "并", MOVED: "移"}


class DraftScreen(Screen[None]):
    """One draft after the other, item by item."""

    CSS = """
    DraftScreen #items { width: 2fr; }
    DraftScreen #card { width: 3fr; border-left: solid $primary; padding: 0 1; }
    DraftScreen #head { height: 1; color: $text-muted; padding: 0 1; }
    DraftScreen DataTable { height: 1fr; }
    DraftScreen #source { color: $text-muted; padding-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "接受", key_display="回车"),
        Binding("e", "edit", "修改"),
        Binding("s", "skip", "跳过"),
        Binding("x", "split", "拆分"),
        Binding("j", "join", "并入上一项"),
        Binding("c", "figures", "数字"),
        Binding("u", "undo", "撤回"),
        Binding("n", "other", "下一份"),
        Binding("escape", "leave", "返回"),
    ]

    def __init__(self, state: State, day: date, drafts: list[str]) -> None:
        super().__init__()
        self._root = state.root
        self._words = Words(state, day)
        self._drafts = drafts
        self._plan_id = drafts[0]
        self._draft: DraftFile | None = None
        self._rows: list[DraftedItem | None] = []  # None is the plan itself

    def compose(self) -> ComposeResult:
        """The list, the card of one item, the keys."""
        yield Static("", id="head", markup=False)
        with Horizontal():
            with Vertical(id="items"):
                yield DataTable(cursor_type="row")
            with VerticalScroll(id="card"):
                yield Static("", id="source", markup=False)
                yield Static("", id="suggestion", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Fill the list and go to the first item that is open."""
        table = self.query_one(DataTable)
        for header in _HEADERS:
            table.add_column(header)
        self._refresh()
        self._to_open()
        table.focus()

    @on(DataTable.RowHighlighted)
    def _row_highlighted(self) -> None:
        self._show()

    @on(DataTable.RowSelected)
    def _row_selected(self) -> None:
        self.action_accept()

    def action_leave(self) -> None:
        """Back to the desk."""
        self.dismiss(None)

    def action_other(self) -> None:
        """The next draft, where there are several."""
        at = self._drafts.index(self._plan_id)
        self._plan_id = self._drafts[(at + 1) % len(self._drafts)]
        self._refresh()
        self._to_open()

    def action_accept(self) -> None:
        """Confirm what stands, after a form for what a checklist needs and nobody has filled in."""
        draft, item = self._draft, self._current()
        if draft is None or not self._changeable(item):
            return
        fields = lacking_fields(draft, item)
        if fields:
            self._ask("补上这些就确认", fields, lambda said: self._confirm(item, said))
        else:
            self._try(lambda: self._confirm(item, {}))

    def action_edit(self) -> None:
        """Change fields, and confirm."""
        draft, item = self._draft, self._current()
        if draft is not None and self._changeable(item):
            fields = plan_fields(draft) if item is None else item_fields(item)
            self._ask("修改后按 Ctrl+S 确认", fields, lambda said: self._confirm(item, said))

    def action_skip(self) -> None:
        """Set an item aside; once more takes it up again."""
        item = self._current()
        if item is None or not self._changeable(item):
            return
        state = OPEN if item.confirm == SKIPPED else SKIPPED
        self._try(lambda: answer(self._root, self._plan_id, item, {}, state=state, dry_run=False))

    def action_split(self) -> None:
        """A second item out of some targets and deliverables."""
        draft, item = self._draft, self._current()
        if draft is None or item is None or not self._changeable(item):
            return

        def write(said: dict[str, Fragment]) -> None:
            keys = said.get("keys")
            taken = frozenset(str(one) for one in keys) if isinstance(keys, list) else frozenset()
            clause, title = str(said["clause"]), str(said["title"])
            split(self._root, self._plan_id, item, clause, title, taken, dry_run=False)

        self._ask("拆出一项", split_fields(draft, item), write)

    def action_join(self) -> None:
        """Put an item into the one above it."""
        item, row = self._current(), self.query_one(DataTable).cursor_row
        above = next(
            (
                one
                for one in reversed(self._rows[:row])
                if one is not None and one.confirm in (OPEN, CONFIRMED)
            ),
            None,
        )
        if item is None or not self._changeable(item):
            return
        if above is None:
            self.notify("上面没有可以并入的事项", severity="error", markup=False)
            return
        self._try(lambda: join(self._root, self._plan_id, item, above, dry_run=False))

    def action_figures(self) -> None:
        """Say what the quantities are that stand in no target."""
        draft = self._draft
        if draft is None or not draft.open_census:
            self.notify("没有待定的数字", markup=False)
            return
        figures = draft.open_census[:_FIGURES]

        def write(said: dict[str, Fragment]) -> None:
            for verdict in VERDICTS.values():
                meant = [one for one in figures if said.get(f"figures/{one.position}/verdict") == verdict]
                if meant:
                    explain(self._root, self._plan_id, meant, verdict, dry_run=False)

        self._ask(f"各是什么：{FIGURE}（不写的以后再说）", figure_fields(figures), write)

    def action_undo(self) -> None:
        """Take back the last answer."""
        self._try(lambda: undo_last(self._root), stay=True)

    def _confirm(self, item: DraftedItem | None, said: dict[str, Fragment]) -> None:
        if item is None:
            confirm_plan(self._root, self._plan_id, said, dry_run=False)
            return
        gone = frozenset(key.split("/")[1] for key, value in said.items() if value == "-")
        changes = {key: value for key, value in said.items() if not set(key.split("/")) & gone}
        left = item
        if gone:
            drop_entries(self._root, self._plan_id, item, gone, dry_run=False)
            left = next(one for one in read_draft_file(self._root, self._plan_id).items if one.id == item.id)
        answer(self._root, self._plan_id, left, changes, state=CONFIRMED, dry_run=False)

    def _ask(self, title: str, fields: list[Field], write: Callable[[dict[str, Fragment]], None]) -> None:
        assert self._draft is not None  # noqa: S101 - nothing is asked before a draft was read
        self.app.push_screen(DraftForm(title, fields, self._words, self._draft, write), self._written)

    def _written(self, wrote: bool | None) -> None:
        if wrote:
            self._refresh()
            self._to_open()

    def _try(self, write: Callable[[], object], *, stay: bool = False) -> None:
        try:
            write()
        except JianguanError as error:
            said = error.message + (f"（{error.hint}）" if error.hint else "")
            self.notify(said, severity="error", markup=False)
        self._refresh()
        if not stay:
            self._to_open()

    def _changeable(self, item: DraftedItem | None) -> bool:
        moved = item is not None and item.confirm == MOVED
        if moved or (item is None and self._draft is not None and self._draft.plan_state == MOVED):
            self.notify("已经移入清单，要改请用 jianguan revise 等命令", severity="error", markup=False)
            return False
        return True

    def _current(self) -> DraftedItem | None:
        row = self.query_one(DataTable).cursor_row
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _refresh(self) -> None:
        """The list anew, the cursor where it was."""
        table = self.query_one(DataTable)
        row = table.cursor_row
        try:
            draft = read_draft_file(self._root, self._plan_id)
        except JianguanError as error:
            self.notify(error.message, severity="error", markup=False)
            return
        self._draft = draft
        self._rows = [None, *draft.items]
        table.clear()
        table.add_row(_MARKS.get(draft.plan_state, ""), _PLAN, str(draft.plan.get("title") or "待定"))
        for item in draft.items:
            table.add_row(
                _MARKS[item.confirm],
                str(item.fields.get("clause") or "?"),
                str(item.fields.get("title") or "待定"),
            )
        table.move_cursor(row=min(row, len(self._rows) - 1))
        left = sum(1 for item in draft.items if item.undecided)
        figures = f"，{len(draft.open_census)} 处数字待定" if draft.open_census else ""
        which = (
            f"（{self._drafts.index(self._plan_id) + 1}/{len(self._drafts)}）"
            if len(self._drafts) > 1
            else ""
        )
        self.query_one("#head", Static).update(f"草稿 {self._plan_id}{which}：还有 {left} 项{figures}")
        self._show()

    def _to_open(self) -> None:
        """Go to the first item below the cursor that nobody has decided on; stay where there is none."""
        table = self.query_one(DataTable)
        plan_open = self._draft is not None and self._draft.plan_state == OPEN
        waiting = [
            at for at, item in enumerate(self._rows) if (item.undecided if item is not None else plan_open)
        ]
        below = [at for at in waiting if at >= table.cursor_row]
        if waiting:
            table.move_cursor(row=(below or waiting)[0])

    def _show(self) -> None:
        item = self._current()
        if self._draft is None:
            return
        source = source_lines(item) if item is not None else ["计划本身：核对后按回车"]
        said = suggestion_lines(item) if item is not None else plan_lines(self._draft)
        self.query_one("#source", Static).update("\n".join(source))
        self.query_one("#suggestion", Static).update("\n".join(said))
        self.query_one("#card", VerticalScroll).scroll_home(animate=False)

"""The full screen: the items on the left, what is known of one on the right; the keyboard does everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import DataTable, Footer, Input, Static

from jianguan_cli.cli.daily.tui.detail import detail_text
from jianguan_cli.cli.daily.tui.edit_screen import EditScreen
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.errors import JianguanError
from jianguan_cli.reporting.terminal.finding_formats import LIGHT_LABELS

if TYPE_CHECKING:
    from jianguan_cli.cli.daily.tui.desk import Desk
    from jianguan_cli.domain.judging.standing import Standing

_HEADERS = ("灯", "事项", "时限", "状态")
_COLOURS = {Light.RED: "bold red", Light.YELLOW: "yellow", Light.BLUE: "blue", Light.GREEN: "green"}


def _lamp(light: Light) -> Text:
    """The light as a word, in its colour."""
    return Text(LIGHT_LABELS[light].removesuffix("灯"), style=_COLOURS.get(light, ""))


class DeskApp(App[None]):
    """The desk on a full screen."""

    TITLE = "监管"
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #left { width: 1fr; }
    #right { width: 1fr; border-left: solid $primary; padding: 0 1; }
    #filter { height: 3; }
    #count { height: 1; color: $text-muted; padding: 0 1; }
    DataTable { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "查找", key_display="/"),
        Binding("e", "edit", "填报"),
        Binding("u", "undo", "撤销"),
        Binding("r", "reload", "刷新"),
        Binding("d", "drafts", "草稿"),
        Binding("q", "quit", "退出"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: list[Standing] = []

    def compose(self) -> ComposeResult:
        """The two halves."""
        with Horizontal():
            with Vertical(id="left"):
                yield Input(placeholder="查找：编号、标题里的字、拼音、单位", id="filter")
                yield DataTable(id="items", cursor_type="row")
                yield Static("", id="count", markup=False)
            with VerticalScroll(id="right"):
                yield Static("", id="detail", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Fill the list, and put the keyboard on it."""
        table = self.query_one(DataTable)
        for header in _HEADERS:
            table.add_column(header)
        self._refresh("")
        table.focus()

    @on(Input.Changed, "#filter")
    def _filter_changed(self, event: Input.Changed) -> None:
        self._refresh(event.value)

    @on(Input.Submitted, "#filter")
    def _filter_done(self) -> None:
        self.query_one(DataTable).focus()

    @on(DataTable.RowHighlighted)
    def _row_highlighted(self) -> None:
        self._show_detail()

    @on(DataTable.RowSelected)
    def _row_selected(self) -> None:
        self.action_edit()

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one("#filter", Input).focus()

    def action_reload(self) -> None:
        """Read the files again."""
        self._desk.reload()
        self._again()

    def action_edit(self) -> None:
        """Open the form of the item under the cursor."""
        standing = self._current()
        if standing is not None:
            self.push_screen(EditScreen(self._desk, standing), self._edited)

    def action_drafts(self) -> None:
        """Open the drafts that wait to be confirmed."""
        from jianguan_cli.cli.daily.tui.draft_screen import DraftScreen
        from jianguan_cli.commands.draft_items import drafts_in

        drafts = drafts_in(self._desk.root)
        if drafts:
            self.push_screen(DraftScreen(self._desk.state, self._desk.day, drafts))
        else:
            self.notify("没有草稿；先用 jianguan draft 文件 起草", markup=False)

    def action_undo(self) -> None:
        """Take back the last command."""
        try:
            undone = self._desk.undo()
        except JianguanError as error:
            self.notify(error.message, severity="error", markup=False)
            return
        self.notify(f"已撤销：{undone.command}", markup=False)
        self._again()

    def _edited(self, written: bool | None) -> None:
        if written:
            self.notify("已写入", markup=False)
            self._again()

    def _again(self) -> None:
        """The same list after a change, the cursor on the same item."""
        standing = self._current()
        self._refresh(self.query_one("#filter", Input).value, standing.item.id if standing else None)

    def _refresh(self, query: str, keep: str | None = None) -> None:
        table = self.query_one(DataTable)
        self._shown = self._desk.matching(query)
        table.clear()
        for one in self._shown:
            table.add_row(
                _lamp(one.light),
                one.item.title,
                one.deadline.isoformat(),
                one.status.label,
            )
        places = [index for index, one in enumerate(self._shown) if one.item.id == keep]
        if places:
            table.move_cursor(row=places[0])
        broken = f"，{len(self._desk.state.broken)} 处读不了" if self._desk.state.broken else ""
        self.query_one("#count", Static).update(f"共 {len(self._shown)} 项（截至 {self._desk.day}）{broken}")
        self._show_detail()

    def _current(self) -> Standing | None:
        row = self.query_one(DataTable).cursor_row
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _show_detail(self) -> None:
        standing = self._current()
        text = detail_text(standing) if standing is not None else "没有符合的事项"
        self.query_one("#detail", Static).update(text)

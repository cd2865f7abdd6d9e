"""The form of one update: fields, the diff they make, and the key that writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Label, Static

from jianguan_cli.cli.daily.target_words import target_lines
from jianguan_cli.cli.typed import tokens
from jianguan_cli.cli.typed.arguments import Said
from jianguan_cli.domain.spoken.measures import is_share
from jianguan_cli.errors import JianguanError

if TYPE_CHECKING:
    from jianguan_cli.cli.daily.tui.desk import Desk
    from jianguan_cli.domain.judging.standing import Standing

_WORDS = (("note", "进展"), ("problem", "存在问题"), ("next", "下步打算"), ("need", "需协调事项"))


class EditScreen(ModalScreen[bool]):
    """Ask for one update; dismissed with True where it was written."""

    CSS = """
    EditScreen { align: center middle; }
    #form { width: 90%; max-width: 110; height: 90%; border: round $primary; padding: 0 1; }
    #form { background: $surface; }
    #form Input { height: 3; }
    #preview { color: $text-muted; padding: 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "放弃"),
        Binding("ctrl+p", "preview", "预览", priority=True),
        Binding("ctrl+s", "write", "写入", priority=True),
    ]

    def __init__(self, desk: Desk, standing: Standing) -> None:
        super().__init__()
        self._desk = desk
        self._standing = standing
        self._confirmed: tuple[str, ...] = ()  # the doubts that were shown already

    def compose(self) -> ComposeResult:
        """The fields, in the order in which a clerk thinks."""
        item = self._standing.item
        with VerticalScroll(id="form"):
            yield Label(f"{item.title}（{item.id}） 现为“{self._standing.status.label}”", markup=False)
            for line in target_lines(self._standing):
                yield Label(f"  {line}", markup=False)
            yield Input(placeholder="状态：todo 未启动、doing 推进中（没有变化就空着）", id="status")
            for index, one in enumerate(self._standing.targets):
                target = one.target
                parts = "，可写 3/5" if is_share(target.reported_unit) else ""
                answers = "，没有数的写 是 或 否" if target.against is not None else ""
                asked = f"{target.metric}累计完成值（{target.reported_unit}{parts}{answers}）"
                yield Input(placeholder=asked, id=f"value{index}")
                if target.against is not None:
                    yield Input(placeholder=f"参照值：{target.against}是多少", id=f"ref{index}")
            if self._standing.targets:
                yield Input(placeholder="数据截止日：2025Q2、6月30日（空着为填报当日）", id="upto")
                yield Input(placeholder="是初步数就写 是（以后还要报最终数）", id="provisional")
            for name, label in _WORDS:
                yield Input(placeholder=label, id=name)
            yield Input(placeholder="佐证：文件或网址，分号隔开", id="evidence")
            yield Static("", id="preview", markup=False)
        yield Footer()

    def on_input_submitted(self) -> None:
        """Enter goes to the next field."""
        self.focus_next()

    def action_cancel(self) -> None:
        """Leave without writing."""
        self.dismiss(False)

    def action_preview(self) -> None:
        """Show the diff."""
        self._try(dry_run=True)

    def action_write(self) -> None:
        """Write, and leave where that went well."""
        if self._try(dry_run=False):
            self.dismiss(True)

    def _try(self, *, dry_run: bool) -> bool:
        preview = self.query_one("#preview", Static)
        try:
            status = tokens.reported_status(self._text("status"))
            said = self._said()
            heard = self._desk.heard(self._standing, said)
            asked = [f"提醒：{doubt}" for doubt in heard.doubts]
            doubted = bool(asked) and heard.doubts != self._confirmed
            if doubted:
                asked.append("确实如此就再按一次 Ctrl+S 写入")
                self._confirmed = heard.doubts
            dry_run = dry_run or doubted
            changes = self._desk.update(self._standing, said, status, dry_run=dry_run)
        except JianguanError as error:
            preview.update(f"{error.message}\n{error.hint}")
            preview.scroll_visible()
            return False
        diffs = (change.diff(self._desk.root) for change in changes)
        preview.update("\n".join((*heard.words, *asked, *diffs)))
        preview.scroll_visible()
        return not dry_run

    def _said(self) -> Said:
        values: list[str] = []
        refs: list[str] = []
        met: str | None = None
        for index, one in enumerate(self._standing.targets):
            key, relative = one.target.key, one.target.against is not None
            text = self._text(f"value{index}")
            if text in ("是", "否") and relative:
                met = text
            elif text:
                values.append(f"{key}={text}")
            ref = self._text(f"ref{index}") if relative else None
            refs += [f"{key}={ref}"] if ref else []
        evidence = [part.strip() for part in (self._text("evidence") or "").replace("；", ";").split(";")]
        return Said(
            value=values or None,
            ref=refs or None,
            met=met,
            upto=self._text("upto") if self._standing.targets else None,
            provisional=tokens.flag("初步数", self._text("provisional")) if self._standing.targets else None,
            note=self._text("note"),
            problem=self._text("problem"),
            next=self._text("next"),
            need=self._text("need"),
            evidence=[part for part in evidence if part] or None,
        )

    def _text(self, name: str) -> str | None:
        return self.query_one(f"#{name}", Input).value.strip() or None

"""The form of one drafted item, of the plan, or of a split: a field a line, read as in ``draft --review``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Label, Static

from jianguan_cli.cli.administration.review_words import QUESTIONS, Words, listed
from jianguan_cli.commands.draft_items import PLAN_NAMES, DraftedItem, DraftFile, OpenFigure
from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.errors import JianguanError, UsageError

_ITEM = ("title", "lead", "support", "deadline", "clause")
_TARGET = ("metric", "op", "value", "unit", "rule", "every")
_DROP = "-"


class Field(NamedTuple):
    """A line of the form: the key in the draft, its label, what stands there now."""

    key: str
    label: str
    now: str
    needed: bool = False


def plan_fields(draft: DraftFile) -> list[Field]:
    """The head of the plan."""
    keys = (*PLAN_NAMES, "number")
    return [Field(key, QUESTIONS[key], str(draft.plan.get(key) or ""), key in PLAN_NAMES) for key in keys]


def item_fields(item: DraftedItem) -> list[Field]:
    """An item, its targets and deliverables."""
    fields = [Field(key, QUESTIONS[key], _shown(item.fields.get(key))) for key in _ITEM]
    for one in item.listed("targets"):
        key = str(one.get("key"))
        for part in _TARGET:
            drop = "；写 - 删去这个目标" if part == "metric" else ""
            label = f"目标“{key}”的{QUESTIONS.get(part, '数值')}{drop}"
            fields.append(Field(f"targets/{key}/{part}", label, _shown(one.get(part))))
    for one in item.listed("deliverables"):
        key = str(one.get("key"))
        fields.append(Field(f"deliverables/{key}/text", "成果；写 - 删去", _shown(one.get("text"))))
    return fields


def lacking_fields(draft: DraftFile, item: DraftedItem | None) -> list[Field]:
    """What a checklist needs and nobody has filled in."""
    keys = draft.plan_lacking if item is None else item.lacking
    fields = []
    for key in keys:
        *path, last = key.split("/")
        about = f"“{path[1]}”的" if path else ""
        fields.append(Field(key, f"{about}{QUESTIONS.get(last, last)}", "", needed=True))
    return fields


def split_fields(draft: DraftFile, item: DraftedItem) -> list[Field]:
    """What a new item beside ``item`` needs."""
    keys = [str(one.get("key")) for name in ("targets", "deliverables") for one in item.listed(name)]
    used = {str(one.fields.get("clause")) for one in draft.items}
    base = str(item.fields.get("clause")).partition("#")[0]
    labels = (f"{base}#{number}" for number in range(2, len(used) + 3))
    clause = next(label for label in labels if label not in used)
    return [
        Field("title", "新事项的标题", "", needed=True),
        Field("clause", "新事项的条款号", clause, needed=True),
        Field("keys", f"拆出哪几个（{'、'.join(keys) or '无'}；用、分开，可空）", ""),
    ]


def figure_fields(figures: Sequence[OpenFigure]) -> list[Field]:
    """Quantities that nobody has explained, the words around each beside it."""
    return [
        Field(f"figures/{one.position}/verdict", f"{one.place} “{one.text}”{one.words}", "")
        for one in figures
    ]


class DraftForm(ModalScreen[bool]):
    """Ask for the fields; dismissed with True where they were written."""

    CSS = """
    DraftForm { align: center middle; }
    #form { width: 90%; max-width: 110; height: 90%; border: round $primary; padding: 0 1; }
    #form { background: $surface; }
    #form Input { height: 3; }
    #said { color: $error; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "放弃"),
        Binding("ctrl+s", "write", "确认", priority=True),
    ]

    def __init__(
        self,
        title: str,
        fields: list[Field],
        words: Words,
        draft: DraftFile,
        write: Callable[[dict[str, Fragment]], None],
    ) -> None:
        super().__init__()
        self._title = title
        self._fields = fields
        self._words = words
        self._draft = draft
        self._write = write

    def compose(self) -> ComposeResult:
        """A label and an input a field."""
        with VerticalScroll(id="form"):
            yield Label(self._title, markup=False)
            yield Static("", id="said", markup=False)
            for at, field in enumerate(self._fields):
                yield Label(field.label, markup=False)
                yield Input(value=field.now, id=f"field{at}")
        yield Footer()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next field; in the last one it confirms."""
        if event.input.id == f"field{len(self._fields) - 1}":
            self.action_write()
        else:
            self.focus_next()

    def action_cancel(self) -> None:
        """Leave without writing."""
        self.dismiss(False)

    def action_write(self) -> None:
        """Read every field, write, and leave where that went well."""
        try:
            self._write(self._changes())
        except JianguanError as error:
            said = self.query_one("#said", Static)
            said.update(f"{error.message}\n{error.hint}")
            said.scroll_visible()
            return
        self.dismiss(True)

    def _changes(self) -> dict[str, Fragment]:
        changes: dict[str, Fragment] = {}
        for at, field in enumerate(self._fields):
            typed = self.query_one(f"#field{at}", Input).value.strip()
            if field.needed and not typed:
                raise UsageError(f"{field.label}：这一项必须填")
            if typed == field.now and not field.needed:
                continue
            changes[field.key] = self._read(field, typed)
        return changes

    def _read(self, field: Field, typed: str) -> Fragment:
        if field.key == "keys":
            return listed(typed)
        if typed == _DROP:
            return _DROP
        value = self._words.read(field.key.rpartition("/")[2], typed, self._draft)
        return [] if value is None and field.key in ("lead", "support") else value


def _shown(value: object) -> str:
    return "、".join(str(one) for one in value) if isinstance(value, list) else str(value or "")

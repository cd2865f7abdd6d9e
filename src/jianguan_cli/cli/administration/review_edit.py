"""``e`` in a review: one line of the suggestion after the other is changed, added or taken away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.cli.administration.review_card import deliverable_words, target_words
from jianguan_cli.cli.administration.review_words import Words, needed, question
from jianguan_cli.cli.terminal.asking import ask, ask_until
from jianguan_cli.cli.terminal.output import note
from jianguan_cli.commands.draft_items import DraftedItem, DraftFile, read_draft_file
from jianguan_cli.commands.draft_review import add_entry, answer, drop_entries
from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.errors import UsageError

_FIELDS = (("title", "标题"), ("lead", "牵头"), ("support", "配合"), ("deadline", "时限"), ("clause", "条款"))
_TARGET = ("metric", "op", "value", "unit", "rule", "every")
_HOW = "改第几行；-5 删去第 5 行；+ 添目标；* 添成果；回车改完"


class _Line(NamedTuple):
    """A line that can be changed: what it says, the keys behind it, what it takes to drop it."""

    text: str
    keys: tuple[str, ...]
    entry: str | None = None


class Editor:
    """The changes to one item; each is written as soon as it is typed."""

    def __init__(self, root: Path, plan_id: str, words: Words, *, dry_run: bool) -> None:
        self._root = root
        self._plan_id = plan_id
        self._words = words
        self._dry_run = dry_run

    def edit(self, item: DraftedItem) -> DraftedItem:
        """Ask what to change until Enter alone; returns the item as it stands then."""
        while True:
            draft = read_draft_file(self._root, self._plan_id)
            item = next((one for one in draft.items if one.id == item.id), item)
            lines = _lines(item)
            for number, line in enumerate(lines, start=1):
                note(f"  {number} {line.text}")
            said = ask(f"{_HOW}：")
            if not said:
                return item
            try:
                self._do(said, lines, item, draft)
            except UsageError as error:
                note(f"  {error.message}" + (f"（{error.hint}）" if error.hint else ""))

    def _do(self, said: str, lines: list[_Line], item: DraftedItem, draft: DraftFile) -> None:
        if said == "+":
            self._add_target(item)
        elif said == "*":
            text = str(needed(ask("  成果：") or None))
            self._add(item, "deliverables", {"key": text[:12], "text": text})
        elif said.startswith("-"):
            self._drop(_at(said[1:], lines), item)
        else:
            self._change(_at(said, lines), item, draft)

    def _change(self, line: _Line, item: DraftedItem, draft: DraftFile) -> None:
        changes: dict[str, Fragment] = {}
        for key in line.keys:
            value = ask_until(question(key, _now(item, key)), self._reader(key, draft))
            if value is not None:
                changes[key] = value
        if changes:
            answer(self._root, self._plan_id, item, changes, state=item.confirm, dry_run=self._dry_run)

    def _reader(self, key: str, draft: DraftFile) -> Callable[[str], Fragment]:
        return lambda text: self._words.read(key.rpartition("/")[2], text, draft)

    def _drop(self, line: _Line, item: DraftedItem) -> None:
        if line.entry is None:
            raise UsageError("这一行不能删", hint="只有目标和成果可以删")
        drop_entries(self._root, self._plan_id, item, frozenset((line.entry,)), dry_run=self._dry_run)

    def _add_target(self, item: DraftedItem) -> None:
        from jianguan_cli.cli.daily.questions import targets

        for one in ask_until("  目标（如 合格率>=98%、每季度督导1次）：", targets):
            self._add(item, "targets", one)

    def _add(self, item: DraftedItem, name: str, entry: dict[str, Fragment]) -> None:
        add_entry(self._root, self._plan_id, item, name, entry, dry_run=self._dry_run)


def _lines(item: DraftedItem) -> list[_Line]:
    fields = item.fields
    lines = []
    for key, name in _FIELDS:
        now = fields.get(key)
        shown = "、".join(str(one) for one in now) if isinstance(now, list) else str(now or "")
        lines.append(_Line(f"{name}：{shown or '空'}", (key,)))
    for one in item.listed("targets"):
        key = str(one.get("key"))
        lines.append(
            _Line(f"目标：{target_words(one)}", tuple(f"targets/{key}/{part}" for part in _TARGET), key)
        )
    for one in item.listed("deliverables"):
        key = str(one.get("key"))
        lines.append(_Line(f"成果：{deliverable_words(one)}", (f"deliverables/{key}/text",), key))
    return lines


def _at(said: str, lines: list[_Line]) -> _Line:
    if not said.strip().isdecimal() or not 1 <= int(said) <= len(lines):
        raise UsageError(f"没有第“{said}”行", hint=f"1 到 {len(lines)}")
    return lines[int(said) - 1]


def _now(item: DraftedItem, key: str) -> Fragment:
    name, *rest = key.split("/")
    if not rest:
        value = item.fields.get(name)
        return [str(one) for one in value] if isinstance(value, list) else _said(value)
    entry, field = "/".join(rest[:-1]), rest[-1]
    record = next((one for one in item.listed(name) if str(one.get("key")) == entry), {})
    return _said(record.get(field))


def _said(value: object) -> str | None:
    return None if value is None else str(value)

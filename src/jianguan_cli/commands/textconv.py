"""A checklist as lines of facts, for ``git diff`` and ``git log -p``."""

from __future__ import annotations

from pathlib import Path

from jianguan_cli.domain.change.entry_words import entry_words
from jianguan_cli.domain.change.value_words import field_label, value_words
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.records.fields import keys_of
from jianguan_cli.errors import DataError, os_words
from jianguan_cli.storage.decoding import decode
from jianguan_cli.storage.merging import read_file

_OWN_LINES = ("id", "title", "targets", "deliverables", "links", "log")


def textconv(file: Path) -> bytes:
    """One fact a line, item by item; a file that is no readable checklist as it is."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise DataError(f"读不了 {file}：{os_words(error)}") from error
    text, wrong = decode(data, str(file))
    checklist = read_file(text) if wrong is None else None
    if checklist is None:
        return data
    lines = [
        f"{field_label((key.name,))} {value_words(getattr(checklist.plan, key.attribute))}"
        for key in keys_of(type(checklist.plan))
        if getattr(checklist.plan, key.attribute) is not None
    ]
    for item in checklist.items:
        lines += ["", *_item_lines(item)]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _item_lines(item: Item) -> list[str]:
    lines = [f"{item.id} {item.title}"]
    for key in keys_of(Item):
        value = getattr(item, key.attribute)
        if key.name not in _OWN_LINES and (key.required or value != key.default):
            lines.append(f"  {field_label((key.name,))} {value_words(value)}")
    lines += [f"  目标 {target.key}：{value_words(target)}" for target in item.targets]
    for deliverable in item.deliverables:
        due = f"（{deliverable.by} 前）" if deliverable.by else ""
        lines.append(f"  成果 {deliverable.key}：{value_words(deliverable)}{due}")
    lines += [f"  关联 {link.relation.label} {link.to}" for link in item.links]
    return lines + [f"  {entry.date} {entry.by}：{entry_words(entry)}" for entry in item.log]

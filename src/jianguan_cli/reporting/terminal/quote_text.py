"""``show --source``: where each promise of an item stands in its document, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from jianguan_cli.domain.source.quoting import Quote

_KINDS = {"item": "事项", "target": "目标", "deliverable": "成果"}


def quote_lines(source: str, clause: str, quotes: Sequence[Quote]) -> tuple[str, ...]:
    """A section below the item: one sentence once, with all that stands in it."""
    return tuple(_lines(source, clause, quotes))


def quotes_json(source: str, clause: str, quotes: Sequence[Quote]) -> dict[str, Any]:
    """The same as data; what a document does not have (pages of a text) is left out of ``place``."""
    return {
        "file": source,
        "clause": clause,
        "sentences": [
            {
                "of": one.kind,
                "key": one.key or None,
                "at": one.at,
                "text": one.text,
                "found": one.found,
                "place": {k: v for k, v in one.place._asdict().items() if v is not None}
                if one.place
                else None,
            }
            for one in quotes
        ],
    }


def _lines(source: str, clause: str, quotes: Sequence[Quote]) -> Iterator[str]:
    yield f"## 原文（{source}，条款 {clause}）"
    for (text, _), group in groupby(quotes, key=lambda one: (one.text, one.place)):
        if text is None:
            for one in group:
                yield f"- {_name(one)}：{_why(one)}"
            continue
        same = list(group)
        where = same[0].place.words() if same[0].place is not None else ""
        yield f"- {where}“{_flat(text)}”"
        yield f"    {'、'.join(_name(one) for one in same)}"


def _name(one: Quote) -> str:
    return f"{_KINDS[one.kind]}“{one.key}”" if one.key else _KINDS[one.kind]


def _why(one: Quote) -> str:
    if one.at is None:
        return "没有写 at，不知道在哪一句"
    if one.found == 0:
        return f"at “{one.at}”在这一条里找不到"
    return f"at “{one.at}”在这一条里有 {one.found} 句都有"


def _flat(text: str) -> str:
    return " ".join(text.split())

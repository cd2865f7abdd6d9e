"""The habits of a file: where keys stand in a record, and how deep lists are set in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.edit import Path
from jianguan_cli.domain.records.fields import Record, keys_of
from jianguan_cli.domain.records.location import Mapping, Node, Sequence
from jianguan_cli.storage.fragment import Layout


def key_order(record: type[Record], path: Path) -> tuple[str, ...]:
    """The keys that the record at ``path`` below ``record`` may have, in the order files write them."""
    kind: kinds.Kind | None = kinds.Nested(record)
    for step in path:
        if isinstance(kind, kinds.Nested) and isinstance(step, str):
            kind = next((key.kind for key in keys_of(kind.record) if key.name == step), None)
        elif isinstance(kind, (kinds.ListOf, kinds.MapOf)):
            kind = kind.kind
        else:
            return ()
    return tuple(key.name for key in keys_of(kind.record)) if isinstance(kind, kinds.Nested) else ()


def layout_around(trail: list[Node]) -> Layout:
    """How block lists are written near the last node of ``trail`` (the nodes from the root down to it)."""
    for node in reversed(trail):
        for mapping in _records(node):
            for key, value in mapping.entries.values():
                if isinstance(value, Sequence) and not value.flow:
                    return Layout(max(0, value.column - key.column), gap_of(value))
    return Layout()


def gap_of(sequence: Sequence) -> int:
    """How many blanks the last entry of a block list has behind its dash."""
    last = sequence.items[-1]
    gap = last.column - sequence.column - 1
    return gap if gap > 0 and last.end > last.start else 1


def _records(node: Node) -> Iterator[Mapping]:
    inside: Iterable[Node] = node.items if isinstance(node, Sequence) else (node,)
    return (one for one in inside if isinstance(one, Mapping) and not one.flow)

"""Records as plain lists, maps and texts, and back: what was read once need not be read again.

The field table that types a file also types its packed form.  Every record keeps its line and column; the
nodes below it are not kept.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar, cast

from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Record, keys_of
from jianguan_cli.domain.records.location import Spot

R = TypeVar("R", bound=Record)
Unpacker = Callable[[Any], Any]

_PLACE = "node"


def pack(value: object) -> Any:  # noqa: ANN401 - what JSON holds
    """A record (or what one holds) as lists, maps and texts."""
    if isinstance(value, str):  # by far the most
        return value
    if isinstance(value, Record):
        packed = {name: pack(held) for name, held in value.said.items() if name != _PLACE}
        if value.node is not None:
            packed[_PLACE] = [value.node.line, value.node.column]
        return packed
    if isinstance(value, tuple):
        return [pack(one) for one in value]
    if isinstance(value, dict):
        return {key: pack(one) for key, one in value.items()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def unpack(record: type[R], packed: dict[str, Any]) -> R:
    """The record that was packed; ``packed`` is used up."""
    return cast("R", _record_unpacker(record)(packed))


_UNPACKERS: dict[type[Record], Unpacker] = {}


def _record_unpacker(record: type[Record]) -> Unpacker:
    known = _UNPACKERS.get(record)
    if known is not None:
        return known
    typed: list[tuple[str, Unpacker]] = []

    def unpack_record(packed: dict[str, Any]) -> Record:
        if not typed:  # on first use: records that nobody packed cost nothing, and one may hold its own kind
            found = ((key.attribute, _unpacker(key.kind)) for key in keys_of(record))
            typed.extend((name, unpacker) for name, unpacker in found if unpacker is not None)
        for name, unpacker in typed:
            if name in packed:
                packed[name] = unpacker(packed[name])
        if _PLACE in packed:
            packed[_PLACE] = Spot(*packed[_PLACE])
        return record(**packed)

    _UNPACKERS[record] = unpack_record
    return unpack_record


def _unpacker(kind: kinds.Kind) -> Unpacker | None:
    """How a value is typed again; None where it is what JSON gives."""
    match kind:
        case kinds.Text() | kinds.Flag():
            return None
        case kinds.Number():
            return None if kind.whole else Decimal
        case kinds.Day():
            return date.fromisoformat
        case kinds.Choice():
            return {member.value: member for member in kind.enum}.__getitem__
        case kinds.ListOf():
            return _list_unpacker(_unpacker(kind.kind))
        case kinds.MapOf():
            return _map_unpacker(_unpacker(kind.kind))
        case kinds.Nested():
            return _record_unpacker(kind.record)


def _list_unpacker(one: Unpacker | None) -> Unpacker:
    return tuple if one is None else lambda packed: tuple(map(one, packed))


def _map_unpacker(one: Unpacker | None) -> Unpacker:
    def unpack_map(packed: dict[str, Any]) -> dict[str, Any]:
        # An absent value stays absent (a withdrawn reading).
        return {key: value if value is None or one is None else one(value) for key, value in packed.items()}

    return unpack_map

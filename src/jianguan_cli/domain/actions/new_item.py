"""A new item made from another: what of it is copied, as the file will say it."""

from __future__ import annotations

from collections.abc import Iterable

from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.records.canonical import as_data
from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.records.fields import Record, keys_of

_PLACES = {key.name: place for place, key in enumerate(keys_of(Item))}
_INHERITED = (
    "clause",
    "kind",
    "shared",
    "open",
    "lead_inferred",
    "ongoing",
    "source",
    "weight",
    "public",
    "leader",
)


def written(record: Record) -> dict[str, Fragment]:
    """A record as a file says it: fields at their default are left out."""
    return {key: _fragment(value) for key, value in _map(as_data(record)).items()}


def inherited(item: Item) -> dict[str, Fragment]:
    """What any item made from ``item`` has in common with it."""
    said = written(item)
    return {name: said[name] for name in _INHERITED if name in said}


def listed(records: Iterable[Record]) -> list[Fragment]:
    """Records as a list of maps."""
    return [written(one) for one in records]


def in_order(fields: dict[str, Fragment]) -> dict[str, Fragment]:
    """The fields that say something, in the order of the table."""
    kept = {name: value for name, value in fields.items() if value is not None}
    return dict(sorted(kept.items(), key=lambda pair: _PLACES[pair[0]]))


def _map(data: object) -> dict[str, object]:
    if not isinstance(data, dict):
        raise TypeError(data)
    return data


def _fragment(data: object) -> Fragment:
    if isinstance(data, dict):
        return {str(key): _fragment(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_fragment(value) for value in data]
    if data is None or isinstance(data, str | bool):
        return data
    # Only whole numbers come here: as_data spells decimals and days itself.
    return str(data)

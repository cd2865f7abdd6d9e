"""One spelling for every value: what is equal in meaning is equal in text, on every machine.

Used to match log entries, to order those of one day by content, and to take digests of frozen periods.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum

from jianguan_cli.domain.records.fields import Record, keys_of
from jianguan_cli.domain.values.number import show


def as_data(value: object) -> object:
    """Records, days, decimals and enums as maps, lists and strings; a field at its default is left out."""
    if isinstance(value, Record):
        return {
            key.name: as_data(held)
            for key in keys_of(type(value))
            if (held := getattr(value, key.attribute)) is not None and (key.required or held != key.default)
        }
    if isinstance(value, Mapping):
        return {str(key): as_data(held) for key, held in value.items()}
    if isinstance(value, tuple | list):
        return [as_data(held) for held in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return show(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def canonical(value: object) -> str:
    """A value in one line of JSON with its keys in order."""
    import json

    return json.dumps(as_data(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: object) -> str:
    """Sixteen hexadecimal digits that change when the meaning does."""
    return hashlib.sha256(canonical(value).encode("utf-8")).hexdigest()[:16]

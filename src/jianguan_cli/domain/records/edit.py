"""Edits as values: what a command wants changed in a file, before anybody knows how the file is laid out.

A path leads from the root of the file: ``("items", 3, "status")``.  Edits are planned on one parse of the
file and applied to that very text (``storage.splice``).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

# None is written ``~``: a value that is absent on purpose (a withdrawn reading).
Fragment = str | Decimal | bool | date | None | list["Fragment"] | dict[str, "Fragment"]
Path = tuple[str | int, ...]


class SetValue(NamedTuple):
    """Put ``value`` at ``path``; a key that is not there yet is added at its place in the table."""

    path: Path
    value: Fragment


class Append(NamedTuple):
    """Add ``value`` at the end of the list at ``path``; a list that is not there yet is begun."""

    path: Path
    value: Fragment


Edit = SetValue | Append

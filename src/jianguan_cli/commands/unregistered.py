"""Names of units that the register does not know, and which ones were probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from jianguan_cli.domain.plan.units import Register


class Unregistered(NamedTuple):
    """A unit's name that does not resolve inside ``org``, and the registered names that come close."""

    name: str
    org: str
    close: tuple[str, ...]

    def __str__(self) -> str:
        guess = f"，是不是 {'、'.join(self.close)}？" if self.close else ""
        return f"单位“{self.name}”在“{self.org}”名下没有登记{guess}"


def unregistered(register: Register, names: Iterable[str], org: str) -> list[Unregistered]:
    """The unknown ones among ``names``; none where the workspace has no register."""
    unknown = [name for name in names if register.units and register.resolve(name, org) is None]
    if not unknown:
        return []
    from difflib import get_close_matches

    known = [name for unit in register.units if unit.org in (org, None) for name in unit.names()]
    return [
        Unregistered(name, org, tuple(get_close_matches(name, known, n=3, cutoff=0.5))) for name in unknown
    ]

"""The patches that edits come to, and the one way they are put into the text."""

from __future__ import annotations

import re
from typing import NamedTuple, NoReturn

from jianguan_cli.domain.records.edit import Path
from jianguan_cli.domain.records.fields import Record
from jianguan_cli.domain.records.location import Location, Mapping, Node, Scalar, Sequence, place
from jianguan_cli.errors import DataError
from jianguan_cli.storage.extent import ends_line, newline_before

_COLON = re.compile("[ \t]*:")
INLINE = 1 << 30  # the column of what stands on the line itself, so before anything that begins a new one
LAST = 1 << 30  # the rank of a key that no table knows


class CannotSplice(DataError):  # noqa: N818 - says it better than an Error would
    """The change cannot be made at this place without touching what it should not; nothing was written."""

    def __init__(self, reason: str, location: Location) -> None:
        super().__init__(
            f"{location}: 不能安全地修改：{reason}",
            hint="文件没有动；请把这里改成普通的写法再试，或用编辑器修改",
        )
        self.reason = reason
        self.location = location


class _Patch(NamedTuple):
    start: int
    end: int
    text: str
    column: int
    rank: int


def trail_of(tree: Node, path: Path) -> list[Node]:
    """The nodes from the root along ``path``, as far as there are any."""
    trail = [tree]
    for step in path:
        node: Node | None = None
        match trail[-1], step:
            case Mapping() as mapping, str():
                node = mapping.get(step)
            case Sequence() as sequence, int() if 0 <= step < len(sequence.items):
                node = sequence.items[step]
        if node is None:
            break
        trail.append(node)
    return trail


class Patches:
    """What edits of one parse of one text change in it; filled by ``setting`` and ``appending``."""

    def __init__(self, text: str, tree: Node, name: str, record: type[Record]) -> None:
        self.text = text
        self.tree = tree
        self.record = record
        self._name = name
        self._patches: list[_Patch] = []

    def put(self, start: int, end: int, text: str, *, column: int = INLINE, rank: int = 0) -> None:
        """Put ``text`` in place of ``start:end``; at one place the deeper goes first, then by rank."""
        self._patches.append(_Patch(start, end, text, column, rank))

    def insert(self, at: int, lines: list[str], column: int, *, rank: int) -> None:
        """Add whole lines at the start of a line, or at the end of a text without final newline."""
        newline = newline_before(self.text, at)
        if ends_line(self.text, at):
            text = "".join(line + newline for line in lines)
        else:
            text = "".join(newline + line for line in lines)
        self.put(at, at, text, column=column, rank=rank)

    def colon(self, parent: Mapping, key: Scalar) -> int:
        """The offset behind the colon of a key; refuses keys that are not written ``key: …``."""
        colon = _COLON.match(self.text, key.end)
        if colon is None or key.column != parent.column:
            self.refuse("这里的键用了“? 键”一类的写法", key)
        return colon.end()

    def refuse(self, reason: str, node: Node) -> NoReturn:
        """Raise ``CannotSplice`` at the place of ``node``."""
        raise CannotSplice(reason, place(self._name, node))

    def joined(self) -> str:
        """The text with all patches in."""
        pieces = []
        done = 0
        for patch in sorted(self._patches, key=lambda one: (one.start, -one.column, one.rank)):
            if patch.start < done:
                self.refuse("两处改动落在了同一个地方", self.tree)
            pieces += [self.text[done : patch.start], patch.text]
            done = patch.end
        return "".join([*pieces, self.text[done:]])

"""The node tree of a parsed file: every key and value with its place in the text.

A ``Location`` (one-based, as editors count) is made only when a message
needs one.  ``start``/``end`` are offsets in code points of the text without its byte order mark.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Location(NamedTuple):
    """A place in a file; ``path`` is relative to the workspace, line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Mark(Protocol):
    """A point in a text, counted from 0 in code points."""

    index: int
    line: int
    column: int


class Scalar:
    """A leaf. ``style`` is ``''`` plain, ``"'"``, ``'"'``, ``'|'`` or ``'>'``.

    A file has some ten thousand of them: the parser's own marks are kept as they are and only looked at
    where a message or an edit needs the place.
    """

    __slots__ = ("_begin", "_finish", "style", "text")

    def __init__(self, text: str, style: str, begin: Mark, finish: Mark) -> None:
        self.text = text
        self.style = style
        self._begin = begin
        self._finish = finish

    @property
    def start(self) -> int:
        """The offset of the first character, quotes included."""
        return self._begin.index

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self._finish.index

    @property
    def line(self) -> int:
        """The line of the first character, from 0."""
        return self._begin.line

    @property
    def column(self) -> int:
        """The column of the first character, from 0."""
        return self._begin.column

    @property
    def absent(self) -> bool:
        """An empty plain value, ``~`` and ``null`` say nothing at all."""
        return not self.style and self.text in ABSENT


class Sequence:
    """A list; ``flow`` tells ``[a, b]`` from the block form."""

    __slots__ = ("column", "end", "flow", "items", "line", "start")

    def __init__(self, start: int, line: int, column: int, *, flow: bool) -> None:
        self.items: list[Node] = []
        self.flow = flow
        self.start = start
        self.end = start
        self.line = line
        self.column = column


class Mapping:
    """A map: key text to (key, value); keys are unique, the builder refused twins."""

    __slots__ = ("column", "end", "entries", "flow", "line", "start")

    def __init__(self, start: int, line: int, column: int, *, flow: bool) -> None:
        self.entries: dict[str, tuple[Scalar, Node]] = {}
        self.flow = flow
        self.start = start
        self.end = start
        self.line = line
        self.column = column

    def get(self, key: str) -> Node | None:
        """The value under ``key``, or None where the key is missing."""
        entry = self.entries.get(key)
        return entry[1] if entry else None


class Spot(Mapping):
    """A map of which only the place was kept: its file was recalled, not parsed.

    It has no ``entries`` at all: whoever needs what is in it has to parse the file.
    """

    __slots__ = ()

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column


Node = Scalar | Sequence | Mapping

# An empty plain value, ~ and null say nothing at all.
ABSENT = frozenset(("", "~", "null"))


def place(path: str, node: Node | None) -> Location:
    """Where ``node`` begins, counted as editors count; the head of the file for a value made in memory."""
    return Location(path) if node is None else Location(path, node.line + 1, node.column + 1)

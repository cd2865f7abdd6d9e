"""Carrying out a merge on our side's text: pieces of theirs are copied as they were written.

Whatever does not fit the plain block layout is refused (``CannotMerge``); the caller then leaves the file to
git's own line merge.  Nothing here is trusted: the caller reads the result again.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from jianguan_cli.domain.change.merge import Conflict, Edit, FieldConflict, Merge, SetField
from jianguan_cli.domain.records.location import Mapping, Node, Sequence
from jianguan_cli.storage.extent import after_block, ends_line, line_start, newline_before

_DASH = re.compile(r"[ ]*-[ ]+")


class CannotMerge(Exception):  # noqa: N818 - says it better than an Error would
    """The layout does not allow to carry the merge out piece by piece."""


class Markers(NamedTuple):
    """How conflicts are marked: the length of the marks, the names of the sides."""

    size: int = 7
    ours: str = "我方"
    theirs: str = "对方"


class _Piece(NamedTuple):
    start: int
    end: int
    text: str


def apply_merge(merge: Merge, ours: str, theirs: str, markers: Markers | None) -> str:
    """Our text with the edits; with ``markers`` the conflicts are marked on their lines too."""
    work = _Text(ours, theirs)
    for edit in merge.edits:
        work.edit(edit)
    if markers is not None:
        for conflict in merge.conflicts:
            work.mark(conflict, markers)
    return work.result()


class _Text:
    """Both texts, and the pieces of ours that are to be put in place of others."""

    def __init__(self, ours: str, theirs: str) -> None:
        self.ours = ours
        self.theirs = theirs
        self.pieces: list[_Piece] = []

    def edit(self, edit: Edit) -> None:
        ours, theirs = _block(edit.ours), _block(edit.theirs)
        if isinstance(edit, SetField):
            self._set_field(ours, theirs, edit.name)
        else:
            self._set_list(ours, theirs, edit.name, edit.elements)

    def mark(self, conflict: Conflict, markers: Markers) -> None:
        if isinstance(conflict, FieldConflict):
            ours, theirs = _block(conflict.ours), _block(conflict.theirs)
            mine = self._field(self.ours, ours, conflict.name)
            other = self._field(self.theirs, theirs, conflict.name)
            start, end = mine or (self._tail(ours), self._tail(ours))
            said = _shift(_cut(self.theirs, other), _column(theirs), _column(ours)) if other else ""
        else:
            owner = _block(conflict.owner)
            mine = self._element(self.ours, conflict.ours) if conflict.ours else None
            other = self._element(self.theirs, conflict.theirs) if conflict.theirs else None
            start, end = mine or (self._tail(owner), self._tail(owner))
            said = _cut(self.theirs, other) if other else ""
        self._put_markers(start, end, said, markers)

    def result(self) -> str:
        text, place = "", 0
        for piece in sorted(self.pieces, key=lambda one: (one.start, one.end)):
            if piece.start < place:
                raise CannotMerge
            text += self.ours[place : piece.start]
            if piece.text and text and not ends_line(text, len(text)):
                text += newline_before(self.ours, len(self.ours))
            text += piece.text
            place = piece.end
        return text + self.ours[place:]

    def _set_field(self, ours: Mapping, theirs: Mapping, name: str) -> None:
        mine, other = self._field(self.ours, ours, name), self._field(self.theirs, theirs, name)
        said = _shift(_cut(self.theirs, other), _column(theirs), _column(ours)) if other else ""
        if mine is not None:
            self._put(*mine, said)
            return
        place = self._place_of(ours, theirs, name)
        self._put(place, place, said)

    def _set_list(
        self, ours: Mapping, theirs: Mapping, name: str, elements: tuple[tuple[bool, Mapping | None], ...]
    ) -> None:
        mine, other = _list(ours, name), _list(theirs, name)
        kept = {id(node) for is_ours, node in elements if is_ours}
        for node in mine.items:
            if id(node) not in kept:
                self._put(*self._with_gap(self.ours, mine, node), "")
        place = line_start(self.ours, mine.items[0].start)
        for is_ours, element in elements:
            if is_ours:
                place = self._element(self.ours, element)[1]
                continue
            piece = self._with_gap(self.theirs, other, _block_or_flow(element))
            said = _shift(_cut(self.theirs, piece), other.column, mine.column)
            self._put(place, place, said)

    def _field(self, text: str, owner: Mapping, name: str) -> tuple[int, int] | None:
        """The lines of a field; None where the record has it not."""
        entry = owner.entries.get(name)
        if entry is None:
            return None
        key, value = entry
        start = line_start(text, key.start)
        if text[start : key.start].strip(" "):
            raise CannotMerge  # it stands behind a dash or another key
        return start, after_block(text, value, key.column)

    def _element(self, text: str, node: Node | None) -> tuple[int, int]:
        """The lines of an element of a block list."""
        if node is None:
            raise CannotMerge
        start = line_start(text, node.start)
        if not _DASH.fullmatch(text, start, node.start):
            raise CannotMerge
        return start, after_block(text, node, node.column - 1)

    def _with_gap(self, text: str, owner: Sequence, node: Node) -> tuple[int, int]:
        """An element with the blank lines and comments between it and the one before."""
        start, end = self._element(text, node)
        place = next(place for place, one in enumerate(owner.items) if one is node)
        if place:
            start = self._element(text, owner.items[place - 1])[1]
        return start, end

    def _place_of(self, ours: Mapping, theirs: Mapping, name: str) -> int:
        """Behind the key that stands before ``name`` in their record and that ours has too."""
        names = list(theirs.entries)
        for before in reversed(names[: names.index(name)]):
            if before in ours.entries:
                key, value = ours.entries[before]
                return after_block(self.ours, value, key.column)
        raise CannotMerge

    def _tail(self, owner: Mapping) -> int:
        key, value = list(owner.entries.values())[-1]
        return after_block(self.ours, value, key.column)

    def _put(self, start: int, end: int, text: str) -> None:
        if text and not ends_line(text, len(text)):
            text += newline_before(self.ours, len(self.ours))
        self.pieces.append(_Piece(start, end, text))

    def _put_markers(self, start: int, end: int, theirs: str, markers: Markers) -> None:
        newline = newline_before(self.ours, len(self.ours))
        lines = [self.ours[start:end], theirs]
        mine, other = (one + newline if one and not ends_line(one, len(one)) else one for one in lines)
        size = markers.size
        self.pieces.append(
            _Piece(
                start,
                end,
                f"{'<' * size} {markers.ours}{newline}{mine}{'=' * size}{newline}"
                f"{other}{'>' * size} {markers.theirs}{newline}",
            )
        )


def _cut(text: str, piece: tuple[int, int]) -> str:
    return text[piece[0] : piece[1]]


def _column(record: Mapping) -> int:
    return record.column


def _shift(text: str, was: int, now: int) -> str:
    """Lines set in by the difference of two columns; blank lines stay."""
    if was == now:
        return text
    lines = text.splitlines(keepends=True)
    if now > was:
        return "".join(" " * (now - was) + line if line.strip() else line for line in lines)
    if any(line.strip() and line[: was - now].strip(" ") for line in lines):
        raise CannotMerge
    return "".join(line[was - now :] if line.strip() else line for line in lines)


def _block(node: Mapping | None) -> Mapping:
    if node is None or node.flow:
        raise CannotMerge
    return node


def _block_or_flow(node: Mapping | None) -> Mapping:
    if node is None:
        raise CannotMerge
    return node


def _list(owner: Mapping, name: str) -> Sequence:
    node = owner.get(name)
    if not isinstance(node, Sequence) or node.flow or not node.items:
        raise CannotMerge
    return node

"""What a command did to a file, or would do: both texts, and the difference as people read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.storage.source import name_of

_CONTEXT = 3


class FileChange(NamedTuple):
    """A file before and after (texts without byte order mark; a file that is not there is empty)."""

    path: Path
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether there is any difference."""
        return self.before != self.after

    def diff(self, root: Path) -> str:
        """The unified diff, with paths relative to ``root``; empty where nothing changed."""
        if not self.changed:
            return ""
        name = name_of(root, self.path)
        head = f"--- {f'a/{name}' if self.before else '/dev/null'}\n"
        head += f"+++ {f'b/{name}' if self.after else '/dev/null'}\n"
        return head + "".join(_hunks(_lines(self.before), _lines(self.after)))


def _lines(text: str) -> list[str]:
    """The lines with their newlines; like git, only a line feed ends one."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    return lines if lines[-1] else lines[:-1]


def _hunks(old: list[str], new: list[str]) -> Iterator[str]:
    """Hunks of the unified format; only what lies between the first and the last difference is compared."""
    from difflib import SequenceMatcher

    head = _common(old, new)
    tail = _common(old[:head:-1], new[:head:-1])
    head, tail = max(0, head - _CONTEXT), max(0, tail - _CONTEXT)
    old, new = old[: len(old) - tail], new[: len(new) - tail]
    matcher = SequenceMatcher(None, old[head:], new[head:], autojunk=False)
    for group in matcher.get_grouped_opcodes(_CONTEXT):
        old_range = _range(group[0][1] + head, group[-1][2] + head)
        yield f"@@ -{old_range} +{_range(group[0][3] + head, group[-1][4] + head)} @@\n"
        for tag, old_from, old_to, new_from, new_to in group:
            if tag == "equal":
                yield from _marked(" ", old[old_from + head : old_to + head])
            else:
                yield from _marked("-", old[old_from + head : old_to + head])
                yield from _marked("+", new[new_from + head : new_to + head])


def _common(old: list[str], new: list[str]) -> int:
    """How many lines both begin with."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _marked(sign: str, lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


def _range(start: int, end: int) -> str:
    count = end - start
    return f"{start + 1 if count else start},{count}"

"""Terminal cells: how wide words are, and where a line may end (避头尾)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import east_asian_width

# A line may not begin with these (避头), nor end with those (避尾).
NO_START = frozenset("，。、；：？！）〕》〉”’％‰℃」』】〗］｝…—～·.,;:?!%)]}")
NO_END = frozenset("（〔《〈“‘「『【〖［｛￥([{")
_NARROWEST = 20  # cells: no terminal is taken to be narrower
_LEAST_TEXT = 12  # cells that an indented line keeps for its words
# Where Unicode's own table of widths is what terminals do; elsewhere (marks that combine, pictures, other
# scripts) the library of terminal widths is asked, which takes longer to load than most commands to run.
_PLAIN = re.compile(
    r"[\x20-\x7e\xa1-\xac\xae-\xff\u2010-\u2027\u2030-\u2040\u2103\u2116\u2160-\u217b\u2190-\u2199"
    r"\u2460-\u24e9\u2500-\u257f\u2580-\u259f\u25a0-\u25ef\u3001-\u301c\u3041-\u3096\u30a1-\u30fe"
    r"\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e\uffe0-\uffe6]*"
)
_BULLET = re.compile(r"(?:[-●○▶] +)?")


class Screen(NamedTuple):
    """What is written for: ``width`` cells a line (None: no end), and how wide “”…— are there (1 or 2)."""

    width: int | None = None
    ambiguous: int = 1


UNBOUNDED = Screen()


def usable(width: int) -> int:
    """The width to lay out for on a terminal of so many cells."""
    return max(width, _NARROWEST)


def inert(text: str) -> str:
    """Without control characters: no text steers the terminal, nor turns its direction."""
    return text if text.isprintable() else "".join(one if one.isprintable() else " " for one in text)


def text_width(text: str, ambiguous: int = 1) -> int:
    """How many cells ``text`` takes; ``ambiguous`` is what the terminal gives to “”…— (1 or 2)."""
    if text.isascii():
        return len(text)
    if _PLAIN.fullmatch(text):
        wide = "WFA" if ambiguous == 2 else "WF"
        return sum([2 if east_asian_width(one) in wide else 1 for one in text])
    return sum([_cluster_width(one, ambiguous) for one in _clusters(text)])


@lru_cache(maxsize=8192)
def _cluster_width(cluster: str, ambiguous: int) -> int:
    if _PLAIN.fullmatch(cluster):
        return text_width(cluster, ambiguous)
    from wcwidth import wcswidth

    width = int(max(wcswidth(cluster), 0))
    return 2 if width == 1 and ambiguous == 2 and east_asian_width(cluster[0]) == "A" else width


def _clusters(text: str) -> Iterator[str]:
    """The characters, each with the marks that combine with it."""
    if _PLAIN.fullmatch(text):
        yield from text
        return
    from wcwidth import wcwidth

    held = ""
    for one in text:
        if held and wcwidth(one) == 0:
            held += one
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


def fold(text: str, width: int, ambiguous: int = 1) -> list[str]:
    """``text`` in lines of at most ``width`` cells.

    A closing mark stays with what it closes and an opening one with what it opens; words and numbers are
    kept whole.  What alone is wider than a line is broken where it must be, nothing is left out.
    """
    if text_width(text, ambiguous) <= width:
        return [text]
    marks = list(_clusters(text))
    sizes = [_cluster_width(one, ambiguous) for one in marks]
    lines: list[str] = []
    start = 0
    while start < len(marks):
        end, used = start, 0
        while end < len(marks) and used + sizes[end] <= width:
            used += sizes[end]
            end += 1
        cut = end if end == len(marks) else _cut(marks, start, max(end, start + 1))
        lines.append("".join(marks[start:cut]).rstrip(" "))
        start = cut
        while start < len(marks) and marks[start] == " ":
            start += 1
    return lines


def _cut(marks: list[str], start: int, end: int) -> int:
    """The last place up to ``end`` where the line may be broken."""
    if end == len(marks):
        return end
    places = range(end, start, -1)
    tied = [at for at in places if marks[at] not in NO_START and marks[at - 1] not in NO_END]
    whole = (at for at in tied if not (_of_word(marks[at]) and _of_word(marks[at - 1])))
    return next(whole, next(iter(tied), end))


def _of_word(mark: str) -> bool:
    return mark.isascii() and mark != " "


def fit_text(text: str, screen: Screen) -> str:
    """Lines of words as wide as the screen; the rest of a folded line is indented below its beginning."""
    width = screen.width
    if width is None:
        return text
    lines: list[str] = []
    for line in text.split("\n"):
        if text_width(line, screen.ambiguous) <= width:
            lines.append(line)
        else:
            lines += _hung(line, width, screen.ambiguous)
    return "\n".join(lines)


def _hung(line: str, width: int, ambiguous: int) -> list[str]:
    words = line.lstrip(" ")
    indent = len(line) - len(words)
    rest = indent + (len(_BULLET.match(words)[0]) or 2)  # type: ignore[index]
    if width - rest < _LEAST_TEXT:
        indent, rest = 0, 0
    first, *_ = fold(words, width - indent, ambiguous)
    begun = f"{' ' * indent}{first}"
    remaining = words[len(first) :].lstrip(" ")
    if not remaining:
        return [begun]
    return [begun, *(f"{' ' * rest}{one}" for one in fold(remaining, width - rest, ambiguous))]

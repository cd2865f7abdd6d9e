"""Checklists in every layout a person or a program may give them, for the properties of splicing."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st
from tests.property.hostile import texts

from jianguan_cli.storage.fragment import quote, stands_literal


class Laid(NamedTuple):
    """A file's text and how the item in question is written."""

    text: str
    log: str  # which form the log has
    item: int


LOGS = ("none", "empty", "tilde", "brackets", "flow", "lines", "lines,", "block", "flush")
_COMMENTS = ("# 注", "#", "# key: value", "# - 旧", "#! 'x")


@st.composite
def laid_out(draw: st.DrawFn) -> Laid:
    """A checklist of a few items; values are hostile, comments and blank lines stand anywhere."""
    inset, gap, offset = (
        draw(st.sampled_from([0, 2, 4])),
        draw(st.integers(1, 3)),
        draw(st.sampled_from([0, 2, 4])),
    )
    count = draw(st.integers(1, 3))
    log = draw(st.sampled_from(LOGS))
    lines = ["format: 1", "plan: {id: x, title: 😀𠮷}", *_rubble(draw, 0), "items:" + _tail(draw)]
    for number in range(count):
        column = inset + 1 + gap
        keys = _item(draw, number, column, offset, log)
        lines += _rubble(draw, inset)
        lines.append(" " * inset + "-" + " " * gap + keys[0].lstrip(" "))
        lines += keys[1:]
    lines += _rubble(draw, 0)
    lines += draw(st.sampled_from([[], [], ["..."], ["# 完"], ["z: 1"] if inset else []]))
    newline = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    text = newline.join(lines) + draw(st.sampled_from(["", newline, newline * 2]))
    if draw(st.integers(0, 9)) == 0:
        text = text.replace("\r\n", "\n", 3)  # mixed newlines
    return Laid(text, log, draw(st.integers(0, count - 1)))


def _item(draw: st.DrawFn, number: int, column: int, offset: int, log: str) -> list[str]:
    pad = " " * column
    lines = [f"{pad}id: x-{number}{_tail(draw)}", *_rubble(draw, column)]
    if draw(st.booleans()):
        lines += _value(draw, "title", column)
    if draw(st.booleans()):
        lead = ", ".join(quote(text, flow=True) for text in draw(st.lists(texts, max_size=2)))
        lines.append(f"{pad}lead:  [{lead}]{_tail(draw)}")
    if draw(st.booleans()):
        lines += [f"{pad}support:", *(f"{pad}{' ' * offset}- {quote(draw(texts), flow=False)}" for _ in "ab")]
    status = draw(st.sampled_from(["todo", "'todo'", '"todo"']))
    lines += [f"{pad}status: {' ' * draw(st.integers(0, 3))}{status}{_tail(draw)}", *_rubble(draw, column)]
    if draw(st.booleans()):
        lines += _value(draw, "note", column)
    lines += _log(draw, column, offset, log)
    if draw(st.booleans()):
        lines += [*_rubble(draw, column), *_value(draw, "parent", column)]
    return lines


def _log(draw: st.DrawFn, column: int, offset: int, log: str) -> list[str]:
    pad = " " * column
    flow = f"{{date: 2025-01-01, note: {quote(draw(texts), flow=True)}}}"
    match log:
        case "none":
            return []
        case "empty" | "tilde" | "brackets":
            sign = {"empty": "", "tilde": " ~", "brackets": " []"}[log]
            return [f"{pad}log:{sign}{_tail(draw)}", *_rubble(draw, column)]
        case "flow":
            return [f"{pad}log: [{flow}, {flow}{draw(st.sampled_from(['', ',', ' , ']))}]{_tail(draw)}"]
        case "lines" | "lines,":
            comma = log.removeprefix("lines")
            return [
                f"{pad}log: [{_tail(draw)}",
                f"{pad}  {flow},{_tail(draw)}",
                f"{pad}  {flow}{comma}{_tail(draw)}",
                f"{pad}]{_tail(draw)}",
            ]
    dashes = column + (0 if log == "flush" else offset)
    lines = [f"{pad}log:{_tail(draw)}", *_rubble(draw, dashes)]
    for _ in range(draw(st.integers(1, 2))):
        lines.append(f"{' ' * dashes}-   date: 2025-01-01{_tail(draw)}")
        lines += [*_value(draw, "note", dashes + 4), *_rubble(draw, dashes + 4)]
        lines += _rubble(draw, dashes)
    return lines


def _value(draw: st.DrawFn, key: str, column: int) -> list[str]:
    """A key with hostile words in one of the five styles, or with none."""
    pad, text = " " * column, draw(texts)
    style = draw(st.sampled_from(["", "'", '"', "|", ">", "absent", "folded"]))
    if style == "absent":
        return [f"{pad}{key}:{draw(st.sampled_from(['', ' ~', ' null', '  ']))}{_tail(draw)}"]
    if style == "folded":
        return [f'{pad}{key}: "一', "", f'{pad}  二"{_tail(draw)}']
    if style in ("|", ">") and stands_literal(f"a\n{text}"):
        body = [f"{pad}   {line}" if line else "" for line in f"a\n{text}".split("\n")]
        return [f"{pad}{key}: {style}{draw(st.sampled_from(['', '-', '+']))}{_tail(draw)}", *body]
    return [f"{pad}{key}: {quote(text, flow=False, style=style)}{_tail(draw)}"]


def _tail(draw: st.DrawFn) -> str:
    """What may stand behind a value: nothing, blanks, a comment."""
    return draw(st.sampled_from(["", "", "", " ", "  # 尾注", " # a: b", "\t# 制表符"]))


def _rubble(draw: st.DrawFn, column: int) -> list[str]:
    """Blank lines and comments between lines, at a level or deeper."""
    deeper = st.integers(column, column + 3)
    comment = st.builds(lambda at, said: " " * at + said, deeper, st.sampled_from(_COMMENTS))
    return draw(
        st.lists(
            st.one_of(st.sampled_from(["", "", "  "]), comment), max_size=draw(st.sampled_from([0, 0, 3]))
        )
    )

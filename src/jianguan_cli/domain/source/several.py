"""Several documents in one file: where each of them begins, so that a person says which one is meant.

A second document shows by a title (or a 文号 alone on its line) behind which the numbering of the first
begins anew.  An annex (附件1) begins its numbering anew too, but belongs to the document before it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from jianguan_cli.domain.source.blocks import Document, Kind, Place
from jianguan_cli.domain.source.headings import Style, read_heading
from jianguan_cli.domain.source.paragraphs import FOLD

_TITLE = re.compile(
    r"(?:要点|方案|规划|纲要|计划|清单|台账|分解表?|工作安排|意见|措施|纪要|报告|任务书?|行动|办法|通知)(?:\(.*\))?$"
)
_NUMBER = re.compile(r"[一-龥]{1,12}[〔\[(][0-9]{4}[〕\])]\s*[0-9]{1,4}\s*号")
_ANNEX = re.compile(r"附(?:件|表|录)\s*[0-9一二三四五六七八九十]*\s*[:.、]?")
_HEAD = 40  # characters that a line of a document's head has at most
_BACK = 12  # lines of a head that stand before its first heading


class Part(NamedTuple):
    """One of the documents in a file: its title or 文号, the index of its first block, its place."""

    title: str
    start: int
    place: Place


def documents_in(document: Document) -> tuple[Part, ...]:
    """The documents of a file, one where there is only one; nothing for a file of rows alone."""
    lines = [re.sub(r"\s+", "", block.text.translate(FOLD)) for block in document.blocks]
    prose = [block.kind is not Kind.ROW for block in document.blocks]
    first = next((at for at, line in enumerate(lines) if line and prose[at]), None)
    if first is None:
        return ()
    starts = [first, *_later(lines, prose)]
    return tuple(
        Part(_name(lines[start : start + _BACK]), start, document.blocks[start].place) for start in starts
    )


def part_of(document: Document, number: int) -> Document:
    """The document that stands there as the ``number``-th, from 1; places stay those of the file."""
    parts = documents_in(document)
    end = parts[number].start if number < len(parts) else len(document.blocks)
    begin = parts[number - 1].start if number > 1 else 0
    return document._replace(blocks=document.blocks[begin:end])


def _later(lines: list[str], prose: list[bool]) -> list[int]:
    """Where documents after the first begin."""
    style: Style | None = None
    numbers: set[str] = set()
    starts: list[int] = []
    seen_first = False
    for at, line in enumerate(lines):
        heading = read_heading(line) if line and prose[at] else None
        if prose[at] and _NUMBER.fullmatch(line):
            if seen_first and line not in numbers and not (starts and starts[-1] >= at - _BACK):
                starts.append(_begin(lines, prose, at))
            numbers.add(line)
        if heading is None or heading.style > Style.CHAPTER:
            continue
        style = heading.style if style is None else style
        if heading.style is not style or heading.number != 1:
            continue
        begin = _head_before(lines, prose, at) if seen_first else None
        if begin is not None and not (starts and starts[-1] >= begin):
            starts.append(begin)
        seen_first = True
    return starts


def _head_before(lines: list[str], prose: list[bool], at: int) -> int | None:
    """Where the head of a document begins whose first heading stands at ``at``; None where there is none."""
    above: list[int] = []
    for place in range(at - 1, max(-1, at - 1 - _BACK), -1):
        line = lines[place]
        if not line:
            continue
        if not prose[place] or (
            (heading := read_heading(line)) is not None and heading.style <= Style.SECTION
        ):
            break
        above.append(place)
    if any(_ANNEX.match(lines[place]) for place in above):
        return None
    titled = [place for place in above if _is_title(lines[place])]
    return _begin(lines, prose, titled[-1]) if titled else None


def _begin(lines: list[str], prose: list[bool], at: int) -> int:
    """The first line of the head that the line ``at`` belongs to: short lines without a stop above it."""
    start = at
    for place in range(at - 1, max(-1, at - 1 - _BACK), -1):
        line = lines[place]
        if not line:
            continue
        if not prose[place] or len(line) > _HEAD or re.search(r"[。;:)]$", line) or read_heading(line):
            break
        if re.search("[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日$", line):
            break  # the day under the document before
        start = place
    return start


def _is_title(line: str) -> bool:
    bare = line.strip("《》")
    return len(bare) <= _HEAD and bool(_TITLE.search(bare)) and not re.search("[。;,:]", bare)


def _name(lines: list[str]) -> str:
    """What to call a document: its title, else its 文号, else its first line."""
    for wanted in (_is_title, _NUMBER.fullmatch):
        found = next((line for line in lines if line and wanted(line)), None)
        if found:
            return found
    return next((line for line in lines if line), "")[:_HEAD]

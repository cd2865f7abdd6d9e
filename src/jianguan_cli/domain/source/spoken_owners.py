"""Who is responsible where running text says it: 由甲局牵头, 由甲局会同乙局, 请甲局牵头, 甲局要……."""

from __future__ import annotations

import re
from typing import NamedTuple

from jianguan_cli.domain.source.names import UNIT, read_names

_LIST = r"[^。;由请\n]{2,60}?"
_LED = re.compile(
    rf"(?:由|请|责成|委托)(?P<lead>[^,。;由请(\n]{{2,60}}?)(?:牵头(?:负责)?|主办|负责)"
    rf"(?:[^,。;\n]{{0,4}}[,、]?\s*(?:会同|联合|商(?![务业会]))(?P<joined>{_LIST})(?=[,。;\n]|$)"
    rf"|[^,。;\n]{{0,4}}[,、]\s*(?P<support>{_LIST})(?:配合|参与|协助|协同|按职责|分工负责))?"
)
_JOINED = re.compile(
    rf"(?:由|请|责成|委托)(?P<lead>[^,。;由请(\n]{{2,60}}?)(?:会同|联合|商(?![务业会]))(?P<joined>{_LIST})(?=[,。;\n]|$)"
)
_HEAD = (
    r"^\s*(?:\([0-9一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、|[0-9]{1,3}[.、]|[①-⑳])?\s*"
    r"(?:会议[\u4e00-\u9fff]{2,4}[,:])?\s*"
)
_MUST = re.compile(
    rf"(?m){_HEAD}(?P<lead>[^,。;:(\n]{{2,50}}?(?:\([^()\n]{{1,8}}\)[^,。;:(\n]{{2,16}}?)?)(?:要|应当|须|负责)"
)
_INSIDE = re.compile(
    r"^(?:[^、]*?[^、]{1,}?(?:局|委|厅|办公室|政府|中心|公司|集团|总队|支队|院|银行|分行|管委会|委员会))"
    r"(?=[^、局委厅办]|$)"
)
# 各地各部门要……: everybody, which is nobody's task.
_ANYBODY = re.compile("^(?:有关|相关|全[省市县区系])|各(?:地|级|有关|相关|部门|单位)")


class Spoken(NamedTuple):
    """An owner statement of running text: where its words stand, who leads, who supports."""

    start: int
    end: int
    lead: tuple[str, ...]
    support: tuple[str, ...]


def said_in_prose(text: str) -> Spoken | None:
    """The first owner statement of a text; None where no words name a unit surely."""
    for pattern in (_LED, _JOINED, _MUST):
        for match in pattern.finditer(text):
            said = match.groupdict()
            lead = _units(match["lead"])
            joined = said.get("joined") or said.get("support") or ""
            support = _units(_cut(joined)) if joined else ()
            if lead and support is not None:
                return Spoken(match.start(), match.end(), lead, support)
    return None


def _units(words: str) -> tuple[str, ...] | None:
    """The names of a list; None where one of them is no unit."""
    names = read_names(words)
    if names.unsure or not names.names:
        return None
    sure = all(2 < len(name) <= 20 and UNIT.search(name) for name in names.names)
    if any(_ANYBODY.search(name) for name in names.names):
        return None
    return names.names if sure else None


def _cut(words: str) -> str:
    """市财政局制定办法 ends where the name of the last unit ends."""
    *before, last = words.split("、")
    if UNIT.search(last) is None:
        match = _INSIDE.match(last)
        last = match[0] if match else last
    return "、".join((*before, last))

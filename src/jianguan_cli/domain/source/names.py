"""Lists of units as they are printed: 、 between them, groups kept whole, shared endings written out."""

from __future__ import annotations

import re
from typing import NamedTuple

from jianguan_cli.domain.source.paragraphs import FOLD

_PAIRS = {"(": ")", "〔": "〕", "“": "”", "《": "》", "[": "]", "【": "】"}
_ENDING = re.compile(
    r"(?:局|处|委|办|院|中心|厅|会|府|公司|科|所|队|室|站|部|团|校|银行|单位|集团|社|馆|台|署|分局|机关党办|纪委|党委"
    r"|总队|支队|大队|组|部门|处室|县|区|市|州|乡镇|镇|乡|街道|企业|学院|大学|医院|行|专班|机构|法院|检察院|党校|工委"
    r"|妇联|工会|协|联|厂|库|机关|党组|政府|总站|园)"
    r"(?:\(.*\))?$"
)
# How a name ends that is surely one of a unit, wherever it stands.
UNIT = re.compile(
    r"^(?!.*简称|含|见|包括|除|详)[^0-9]*(?:局|委|办|厅|处|府|会|中心|公司|集团|队|办公室|院|科|股|室|所|站|部|行|大学|学校"
    r"|各?(?:县|区|市|镇|乡|州|乡镇|街道|县区|县市区|市县)|\([市县区州、]+\)|机关|社|厂|库|(?:相关|有关|成员|直属|责任)单位|部门)(?:\([^()]{2,12}\))?$"
)
_GOES_ON = re.compile("各|相关|有关|直属|下属|等")
_GENERIC = re.compile(r"(?:直属|事业|相关|有关|成员|各)*(?:单位|部门|处室|科室|机构|企业)")
_OPEN = re.compile(r"等(?:有关|相关|各|直属|部门|处室|科室|单位|市直|省直|、)*$")
_SUFFIXES = re.compile(
    r"[市州县区]?(?:市场监督管理局|市场监管局|人民政府|管委会|发展改革委|发展和改革委员会|财政局|教育局|行政审批局|分局"
    r"|区政府|县政府|市政府|政府|监管局|管理局|局|处|委|办|厅)$"
)
_AND = re.compile(r"(?:以及|及其|及|和|与)(?=各|相关|有关|省|市|州|县|区|其他|直属)")
_FAR = 80  # characters of a name and what is joined to it
_PLACE = 4  # characters of the name of a place; a longer name without a known ending is a unit all the same
_RULE = re.compile(r"第一|首位|下同|排名|排序|^若|^如涉及|^凡涉及")


class Names(NamedTuple):
    """The names of a list, whether it ends openly (等), and whether the reading is unsure."""

    names: tuple[str, ...]
    open: bool = False
    unsure: bool = False


def read_names(text: str) -> Names:
    """The units that a list names, as printed; what explains the list is no name."""
    said = re.sub(r"\s+", "", _by_line(text.translate(FOLD))).strip("。;,、:")
    parts = [part for part in _split(said) if part]
    parts = parts[: next((at for at, part in enumerate(parts) if _RULE.search(part)), len(parts))]
    opened = False
    names: list[str] = []
    for name in _grouped([one for part in parts for one in _and_split(part)]):
        bare = _OPEN.sub("", name)
        opened |= bare != name
        if bare:
            names.append(bare)
    written, unsure = _written_out(names)
    return Names(tuple(dict.fromkeys(written)), opened, unsure)


def _by_line(text: str) -> str:
    """A list with a name a line; a line that ends inside a name only wraps."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    said = ""
    for line in lines:
        apart = said and said[-1] not in "、,;。:(" and _ENDING.search(said) and len(line) > 1
        said += f"、{line}" if apart else line
    return said


def _split(text: str) -> list[str]:
    """The parts between separators, brackets and quotation marks kept whole."""
    parts = [""]
    closing: list[str] = []
    for character in text:
        if closing and character == closing[-1]:
            closing.pop()
        elif character in _PAIRS:
            closing.append(_PAIRS[character])
        if not closing and character in "、,;。\n/":
            parts.append("")
        else:
            parts[-1] += character
    return parts


def _and_split(part: str) -> list[str]:
    """甲处及相关处室, 甲局和乙局 are two; 住房和城乡建设局 is one: what stands before its 和 is no unit."""
    names = _AND.split(part)
    if len(names) > 1:
        return names
    made: list[str] = []
    start = 0
    for match in re.finditer("和|与|及", part):
        left, right = part[start : match.start()], part[match.end() : match.end() + _FAR]
        if len(left) > 2 and len(right) > 2 and _ENDING.search(left) and _ENDING.search(right):
            made.append(left)
            start = match.end()
    return [*made, part[start:]]


def _grouped(parts: list[str]) -> list[str]:
    """各市、州、县市场监管局 and 相关处室、单位 put together again: each is one name."""
    grouped: list[str] = []
    waiting = ""
    for part in parts:
        if waiting:
            waiting = f"{waiting}、{part}"
            if len(part) > 3 or _ENDING.search(part) is None:
                grouped.append(waiting)
                waiting = ""
        elif re.fullmatch(r"(?:全[省市县区])?各[^局处委办厅]{1,5}", part) and not _GENERIC.search(part):
            waiting = part
        elif grouped and _GENERIC.fullmatch(part) and _GOES_ON.search(grouped[-1]):
            grouped[-1] = f"{grouped[-1]}、{part}"
        else:
            grouped.append(part)
    if waiting:
        grouped.append(waiting)
    return grouped


def _written_out(names: list[str]) -> tuple[list[str], bool]:
    """甲、乙市场监管局 as 甲市场监管局、乙市场监管局; unsure where nothing says what is shared."""
    written: list[str] = []
    suffix = ""
    unsure = False
    for name in reversed(names):
        if _ENDING.search(name):
            match = _SUFFIXES.search(name)
            suffix = match[0] if match and len(name) > len(match[0]) and not name.startswith("各") else ""
            written.append(name)
        elif len(name) > _PLACE:
            written.append(name)
        elif suffix:
            written.append(name + suffix)
        else:
            unsure = True
            written.append(name)
    return written[::-1], unsure

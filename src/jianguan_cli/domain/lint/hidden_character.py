"""A character that nobody sees: it makes two names of one, or shows another text than is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, name

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.records.location import Mapping, Node, Scalar, Sequence, Spot

CODE = LintCode(
    "hidden-character",
    Severity.ERROR,
    "有看不见的字符",
    "文字里夹着看不见的字符（零宽空格、不换行空格、改变行文方向的控制符、文件中间的字节顺序标记等），"
    "多半是从网页、PDF 里复制来的：看着一样的名称对不上，或者显示的和写的不是一回事。"
    "请删去；说明里写了它的代码和位置。",
)

_CHINESE = {
    "\u00a0": "不换行空格",
    "\u00ad": "软连字符",
    "\u061c": "阿拉伯文方向标记",
    "\u180e": "蒙古文元音分隔符",
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字",
    "\u200d": "零宽连字",
    "\u200e": "从左至右标记",
    "\u200f": "从右至左标记",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
    "\u202a": "从左至右嵌入",
    "\u202b": "从右至左嵌入",
    "\u202c": "方向格式结束",
    "\u202d": "从左至右强制",
    "\u202e": "从右至左强制",
    "\u202f": "窄不换行空格",
    "\u2060": "词连接符",
    "\u2066": "从左至右隔离",
    "\u2067": "从右至左隔离",
    "\u2068": "首个强字符隔离",
    "\u2069": "方向隔离结束",
    "\u2800": "空白盲文点",
    "\u3164": "谚文填充符",
    "\ufeff": "字节顺序标记",
    "\uffa0": "半角谚文填充符",
}
_VISIBLE = frozenset("\t\n\r \u3000")
_SEEN = r"\u0021-\u007e\u2010-\u2027\u2030-\u205e\u3001-\u3163\u3165-\ud7ff\uff01-\uff9f"
_SUSPECTS = re.compile(f"[^{_SEEN}]")
_RARE = re.compile(rf"[^{_SEEN}\t\n\r \u3000]")
_LETTERS = 6  # how much of the text around it is shown


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each text of the checklists, the register and the settings with such a character; the first of each."""
    yield from _in_comments(ledger)
    for checklist in ledger.checklists:
        for text, node in _texts(checklist.plan.node):
            yield from _faults(checklist.path, text, node, None)
        for item in checklist.items:
            for text, node in _texts(item.node):
                yield from _faults(checklist.path, text, node, item.id)
    for unit in ledger.register.units:
        for text, node in _texts(unit.node):
            yield from _faults(ledger.register.path, text, node, None)
    for text, node in _texts(ledger.settings.node):
        yield from _faults("jianguan.yaml", text, node, None)


def _in_comments(ledger: Ledger) -> Iterator[Finding]:
    """What stands in no value and no key stands in a comment; the first of each line is told."""
    roots: dict[str, list[Node | None]] = {"jianguan.yaml": [ledger.settings.node]}
    for one in ledger.checklists:
        roots[one.path] = [one.plan.node, *(item.node for item in one.items)]
    roots[ledger.register.path] = [unit.node for unit in ledger.register.units]
    for path, written in ledger.texts.items():
        found = [at for match in _RARE.finditer(written) if _name_of(written[at := match.start()])]
        if not found or path not in roots:
            continue
        spans = [(scalar.start, scalar.end) for node in roots[path] for _, scalar in _texts(node)]
        told: set[int] = set()
        for at in found:
            line = written.count("\n", 0, at)
            if line in told or any(start <= at < end for start, end in spans):
                continue
            told.add(line)
            column = at - written.rfind("\n", 0, at) - 1
            message = f"注释里有看不见的 {_name_of(written[at])}"
            yield CODE.finding(path, Spot(line, column), message, hint="删去它；重打一遍这几个字最可靠")


def hidden_in(text: str) -> Iterator[tuple[int, str]]:
    """The place (from 0) and the name of each character that is not seen."""
    for match in _SUSPECTS.finditer(text):
        character = match[0]
        if character in _VISIBLE:
            continue
        known = _name_of(character)
        if known is not None:
            yield match.start(), known


def _name_of(character: str) -> str | None:
    """The code and name of a character that is not seen; None of one that is."""
    known = _CHINESE.get(character)
    if known is None and category(character) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs"):
        known = name(character, "不可见字符")
    return None if known is None else f"U+{ord(character):04X} {known}"


def _faults(path: str, text: str, node: Scalar, item: str | None) -> Iterator[Finding]:
    found = list(hidden_in(text))
    if found:
        at, called = found[0]
        more = f"（共 {len(found)} 处）" if len(found) > 1 else ""
        before, after = text[max(at - _LETTERS, 0) : at], text[at + 1 : at + 1 + _LETTERS]
        seen = (
            f"“{_shown(before)}”和“{_shown(after)}”之间" if before and after else "开头" if after else "末尾"
        )
        yield CODE.finding(
            path,
            node,
            f"第 {at + 1} 个字是看不见的 {called}，在{seen}{more}",
            item=item,
            hint="删去它；重打一遍这几个字最可靠",
        )


def _shown(text: str) -> str:
    """The text without what would not be seen here either."""
    hidden = {at for at, _ in hidden_in(text)}
    return "".join(letter for at, letter in enumerate(text) if at not in hidden).replace("\n", " ")


def _texts(node: Node | None) -> Iterator[tuple[str, Scalar]]:
    """Every text below the node, keys too."""
    if isinstance(node, Mapping):
        for key, value in node.entries.values():
            yield key.text, key
            yield from _texts(value)
    elif isinstance(node, Sequence):
        for entry in node.items:
            yield from _texts(entry)
    elif isinstance(node, Scalar):
        yield node.text, node


RULE = LintRule(CODE, check)

"""YAML's syntax errors in the words of those who edit by hand: what is wrong, where it began, what to do.

libyaml tells where it gave up, which is often lines behind the slip; what the line looks like tells more.
"""

from __future__ import annotations

import re

import yaml

from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.records.location import Location

_KEY = re.compile(r"\s*(?:- +)?[a-z_]+: ")
_WIDE_COLON = re.compile(r"\s*(?:- +)?[a-z_]+：")
_TIGHT_COLON = re.compile(r"\s*(?:- +)?[a-z_]+:[^\s]")
_TIGHT_DASH = re.compile(r"\s*-[a-z]")
_OPEN_QUOTE = re.compile(r"""\s*(?:- +)?(?:[^\s:#]+: +)?(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)""")
_CONFLICT = re.compile(r"<{7} |>{7} |={7}$")
_BRACKETS = ("expected ',' or ']'", "expected ',' or '}'")

_SYNTAX = (
    ("mapping values are not allowed", "值里有冒号加空格，YAML 读成了另一个键；请把整个值加引号"),
    ("cannot start any token", "值不能以这个字符开头（%、@、` 或制表符）；是内容请加引号，是缩进请改用空格"),
    ("expected comment or line break", '值以 > 或 | 开头，YAML 读成了多行文字；请加引号，如 op: ">="'),
    ("expected chomping or indentation", '值以 > 或 | 开头，YAML 读成了多行文字；请加引号，如 op: ">="'),
    ("expected <document start>", "缩进不对；请与前面的键上下对齐"),
    ("expected alphabetic or numeric character", "值以 * 或 & 开头，YAML 读成了引用；请加引号"),
    ("expected whitespace or line break", "值以 ! 开头，YAML 读成了标签；请加引号"),
    (
        "could not find expected ':'",
        "这一行缺少“键: 值”里的冒号，或上一行的文字没有收好；长文字请加引号写在一行里",
    ),
    (_BRACKETS[0], "这里的 [ 没有收好；请检查逗号和 ]，含特殊字符的名称请加引号"),
    (_BRACKETS[1], "这里的 { 没有收好；请检查逗号和 }，含特殊字符的内容请加引号"),
    ("found unexpected ':'", "冒号后面要空一格再写内容；冒号是内容的请加引号"),
    ("did not find expected node content", "[ 或 { 没有收好，或逗号后面缺了内容；请补全"),
    ("found unexpected end of stream", "这里的引号没有收好，直到文件末尾也没有找到另一半"),
    ("did not find expected key", "缩进不对，或引号后面还有文字；请与上下行对齐，整个值放在一对引号里"),
    ("did not find expected '-' indicator", "列表的缩进不对；请让每一项的“-”上下对齐"),
    ("found a tab character", "缩进里有制表符；请改用空格"),
    ("unknown escape character", "双引号里的 \\ 有特殊含义；请改用单引号"),
    ("block sequence entries are not allowed", "“- ”不能写在这里；是列表请另起一行缩进，是文字请加引号"),
)


def syntax_finding(error: yaml.MarkedYAMLError, text: str, path: str) -> Finding:
    """The finding for the error that ended the reading of a file."""
    lines = text.split("\n")
    problem = error.problem or ""
    mark = error.problem_mark or error.context_mark
    # What was opened and never closed is told where it was opened.
    conflict = next((number for number, one in enumerate(lines) if _CONFLICT.match(one)), None)
    if conflict is not None:
        message = "这里有没有解决的合并冲突；请留下对的一边、删去 <<<<<<< ======= >>>>>>> 三行标记"
        return Finding("schema", Severity.ERROR, message, Location(path, conflict + 1))
    began = any(one in problem for one in (*_BRACKETS, "end of stream", "could not find"))
    if began and error.context_mark is not None:
        mark = error.context_mark
    if mark is None:
        return Finding("schema", Severity.ERROR, _words(problem), Location(path))
    line, column = mark.line, mark.column
    if line >= len(lines):
        line, column = len(lines) - 1, 0
    opened = None if "end of stream" in problem else _open_quote(lines, line)
    if opened is not None:
        message = "这一行的引号没有收好，后面的文字都被读了进去；请在行尾补上另一半引号"
        return Finding("schema", Severity.ERROR, message, Location(path, opened + 1, 1))
    message = _by_look(lines, line, problem) or _words(problem)
    return Finding("schema", Severity.ERROR, message, Location(path, line + 1, column + 1))


def _words(problem: str) -> str:
    said = next((chinese for english, chinese in _SYNTAX if english in problem), "")
    return said or f"这里的写法 YAML 读不懂（{problem}）"


def _by_look(lines: list[str], line: int, problem: str) -> str:
    """What the line itself gives away."""
    look = lines[line]
    if _WIDE_COLON.match(look):
        return "键后面要用半角冒号加空格，如 note: 内容"
    if _TIGHT_DASH.match(look):
        return "“-”后面要空一格，如 - id: …"
    if _TIGHT_COLON.match(look):
        return "冒号后面要空一格再写内容，如 kind: task"
    above = next(
        (one for one in reversed(lines[:line]) if one.strip() and not one.lstrip().startswith("#")), ""
    )
    if _KEY.match(look) and _KEY.match(above):
        deeper = _indent(look) - _indent(above.replace("- ", "  ", 1))
        if "mapping values" in problem and deeper > 0 and look.count(": ") == 1:
            return "这一行缩进太深；请与上一行的键对齐"
        if "'-' indicator" in problem or "expected key" in problem:
            return "这一行的缩进与上下行不齐；请与同一事项的其他键对齐"
    return ""


def _open_quote(lines: list[str], upto: int) -> int | None:
    """The line before ``upto`` whose value opens a quote that the line does not close."""
    for number in range(upto - 1, max(upto - 40, -1), -1):
        if _OPEN_QUOTE.fullmatch(lines[number].rstrip("\r")) and re.search("[\"']", lines[number]):
            return number
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))

"""From the node tree to records, by the field table: every mistake of a file at once, none raised.

Every scalar is text until its kind types it; YAML's own guesses (``no``, ``1.10``, ``12:30``, dates)
never happen.  A file with a mistake yields findings and no record: half a plan would be judged wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Key, Record, keys_of
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.records.location import ABSENT, Mapping, Node, Scalar, Sequence, place
from jianguan_cli.domain.values.dates import parse_day
from jianguan_cli.domain.values.number import parse_number

R = TypeVar("R", bound=Record)
Report = Callable[[Node, str], None]
Reader = Callable[[Node, Report], Any]


class _Wrong:
    """What a value that could not be read is, so that None may mean absent."""


_WRONG = _Wrong()


def read_record(record: type[R], node: Node | None, path: str) -> tuple[R | None, list[Finding]]:
    """The record that ``node`` spells, or None with every mistake in it (code ``schema``)."""
    findings: list[Finding] = []

    def report(at: Node, message: str) -> None:
        findings.append(Finding("schema", Severity.ERROR, message, place(path, at)))

    if node is None:
        message = "文件是空的；请至少写上 format、plan 和 items"
        return None, [Finding("schema", Severity.ERROR, message, place(path, None))]
    value = _reader(kinds.Nested(record))(node, report)
    return (None if findings else value), findings


def _reader(kind: kinds.Kind) -> Reader:
    """The function that types a node by its kind."""
    match kind:
        case kinds.Text():
            return _text_reader(kind)
        case kinds.Day():
            return _read_day
        case kinds.Number():
            return _number_reader(kind)
        case kinds.Flag():
            return _read_flag
        case kinds.Choice():
            return _choice_reader(kind)
        case kinds.ListOf():
            return _list_reader(kind)
        case kinds.MapOf():
            return _map_reader(kind)
        case kinds.Nested():
            return _record_reader(kind.record)


def _scalar_text(node: Node, report: Report, wanted: str) -> str | _Wrong:
    if isinstance(node, Scalar):
        return node.text.strip()
    report(node, f"这里应写{wanted}，却是一个{'列表' if isinstance(node, Sequence) else '映射'}")
    return _WRONG


def _text_reader(kind: kinds.Text) -> Reader:
    pattern = re.compile(kind.pattern) if kind.pattern else None

    def read(node: Node, report: Report) -> str | _Wrong:
        text = _scalar_text(node, report, "文字")
        if text and pattern is None:
            return text
        if isinstance(text, _Wrong):
            return text
        if not text:
            report(node, "内容是空的；没有内容就删去这一行，以 > 或 | 开头的文字请加引号")
            return _WRONG
        if pattern is not None and not pattern.fullmatch(text):
            report(node, f"“{text}”不合格式：只能用{kind.says}")
            return _WRONG
        return text

    return read


def _read_day(node: Node, report: Report) -> date | _Wrong:
    text = _scalar_text(node, report, "日期")
    if isinstance(text, _Wrong):
        return text
    day = parse_day(text)
    if day is None:
        report(
            node,
            f"“{text}”不是日期，请写成 2025-12-31 的样子（确有此日，在 1900 至 2199 年之间）",
        )
        return _WRONG
    return day


def _number_reader(kind: kinds.Number) -> Reader:
    def read(node: Node, report: Report) -> Decimal | int | _Wrong:
        text = _scalar_text(node, report, "数字")
        if isinstance(text, _Wrong):
            return text
        number = parse_number(text)
        if number is None and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
            report(node, f"“{text}”太长：至多 15 位整数、6 位小数")
            return _WRONG
        if number is None:
            report(node, f"“{text}”不是数字：只写半角数字，至多 15 位整数、6 位小数，单位写在 unit 里")
            return _WRONG
        if kind.whole and number != number.to_integral_value():
            report(node, f"“{text}”应是整数")
            return _WRONG
        if kind.least is not None and number < kind.least:
            report(node, f"“{text}”太小，不能小于 {kind.least}")
            return _WRONG
        return int(number) if kind.whole else number

    return read


def _read_flag(node: Node, report: Report) -> bool | _Wrong:
    text = _scalar_text(node, report, " true 或 false")
    if isinstance(text, _Wrong):
        return text
    if text not in ("true", "false"):
        report(node, f"“{text}”应写 true 或 false")
        return _WRONG
    return text == "true"


def _choice_reader(kind: kinds.Choice) -> Reader:
    table: dict[str, Enum] = {str(member.value): member for member in kind.enum}
    tokens = "、".join(table)
    for alias, token in kind.aliases:
        table[alias] = table[token]
    meant = dict(kind.meant)

    def read(node: Node, report: Report) -> Enum | _Wrong:
        text = _scalar_text(node, report, f"{tokens} 之一")
        if isinstance(text, _Wrong):
            return text
        member = table.get(text)
        if member is None:
            quoted = "；以 > 开头的内容请加引号" if isinstance(node, Scalar) and node.style == ">" else ""
            guess = meant.get(text.strip().lower())
            said = f"，应写 {guess}" if guess else ""
            report(node, f"“{text}”不在可选之列{said}；可写：{tokens}{quoted}")
            return _WRONG
        return member

    return read


def _list_reader(kind: kinds.ListOf) -> Reader:
    read_one = _reader(kind.kind)

    def read(node: Node, report: Report) -> tuple[Any, ...] | _Wrong:
        if not isinstance(node, Sequence):
            report(node, f"这里应是列表，请写成 {kind.example}，或每行以“- ”开头")
            return _WRONG
        values = []
        for item in node.items:
            if isinstance(item, Scalar) and item.absent:
                report(item, "列表里有一项是空的")
                return _WRONG
            value = read_one(item, report)
            if value is _WRONG:
                continue
            if kind.distinct and value in values:
                report(item, f"“{value}”在列表里重复了")
                continue
            values.append(value)
        return tuple(values)

    return read


def _map_reader(kind: kinds.MapOf) -> Reader:
    read_one = _reader(kind.kind)

    def read(node: Node, report: Report) -> dict[str, Any] | _Wrong:
        if not isinstance(node, Mapping):
            report(node, f"这里应是映射，请写成 {kind.example}")
            return _WRONG
        values: dict[str, Any] = {}
        for name, (name_node, item) in node.entries.items():
            if isinstance(item, Scalar) and item.absent:
                if kind.absent_ok:
                    values[name] = None
                else:
                    report(name_node, f"“{name}”没有内容")
                continue
            value = read_one(item, report)
            if value is not _WRONG:
                values[name] = value
        return values

    return read


def _record_reader(record: type[Record]) -> Reader:
    readers: dict[str, tuple[str, Reader]] = {}
    required: list[Key] = []

    def build() -> None:
        # On first use, not on definition, so that a record may hold records of its own kind.
        for key in keys_of(record):
            readers[key.name] = (key.attribute, _reader(key.kind))
            if key.required:
                required.append(key)

    def read(node: Node, report: Report) -> Record | _Wrong:
        if not readers:
            build()
        if not isinstance(node, Mapping):
            report(node, f"这里应是映射，含 {'、'.join(key.name for key in required) or '若干键'}")
            return _WRONG
        values: dict[str, object] = {"node": node}
        for name, (name_node, item) in node.entries.items():
            known = readers.get(name)
            if known is None:
                report(name_node, _unknown(name, list(readers)))
            elif not (type(item) is Scalar and not item.style and item.text in ABSENT):
                # What could not be read stays here as _WRONG; the findings keep the record from use.
                values[known[0]] = known[1](item, report)
        missing = [key.name for key in required if key.attribute not in values]
        if missing:
            report(node, f"缺少必填的 {'、'.join(missing)}")
            return _WRONG
        return record(**values)

    return read


def _unknown(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1)
    hint = f"，是不是 {close[0]}？" if close else f"；这里可写：{'、'.join(known)}"
    return f"不认识的键“{name}”{hint}"

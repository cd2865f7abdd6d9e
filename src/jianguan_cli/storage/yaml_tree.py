"""YAML text to a node tree; what the format does not allow becomes a finding, not an exception."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.records.location import Location, Mapping, Node, Scalar, Sequence, place
from jianguan_cli.storage.syntax import syntax_finding

if TYPE_CHECKING or not yaml.__with_libyaml__:  # without libyaml: slower, the same events
    from jianguan_cli.storage.pure_parser import PureParser as EventParser
else:
    from yaml.cyaml import CParser as EventParser

# `note: 完成 #3 项` is silently cut at ` #`; a comment has a blank after its #.
_LOST_TEXT = re.compile(r"[ \t]+(#[^ \t#!\r\n][^\r\n]*)")
_LOSS = re.compile(r"[ \t]#[^ \t#!\r\n]")  # whether there is any: indentation is not searched twice


def parse_tree(text: str, path: str) -> tuple[Node | None, list[Finding]]:
    """The node tree of ``text`` (without byte order mark); None where it is empty or unreadable.

    Anchors, aliases, tags, duplicate keys, keys that are no plain text, further documents and text lost
    after `` #`` are findings; so is the first syntax error, after which nothing more can be read.
    """
    builder = _Builder(text, path)
    try:
        return builder.build(), builder.findings
    except yaml.MarkedYAMLError as error:
        builder.findings.append(syntax_finding(error, text, path))
    except yaml.reader.ReaderError as error:
        at = error.position
        if error.encoding != "unicode":  # libyaml counts bytes here, and only here
            at = len(text.encode()[:at].decode("utf-8", "ignore"))
        line = text.count("\n", 0, at) + 1
        column = at - (text.rfind("\n", 0, at) + 1) + 1
        code = error.character if isinstance(error.character, int) else ord(error.character)
        message = f"有不能出现在文件里的控制字符 U+{code:04X}，请删去"
        builder.findings.append(Finding("schema", Severity.ERROR, message, Location(path, line, column)))
    except RecursionError:
        builder.findings.append(Finding("schema", Severity.ERROR, "嵌套太深，不像一份清单", Location(path)))
    return None, builder.findings


class _Builder:
    """Builds the tree from parser events; scalars, by far the most, are made without a further call."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.findings: list[Finding] = []
        self._may_lose_text = "#" in text and _LOSS.search(text) is not None

    def build(self) -> Node | None:
        # Made here: the pure parser refuses control characters before the first event.
        parser: Any = EventParser(self.text)
        self._next = parser.get_event
        self._next()  # stream start
        event = self._next()
        if type(event) is StreamEndEvent:
            return None
        root = self._node(self._next())
        self._next()  # document end
        event = self._next()
        if type(event) is DocumentStartEvent:
            self._report(event, "一个文件里只能有一份文档，请删去“---”之后的部分")
        return root

    def _node(self, event: Any) -> Node:  # noqa: ANN401 - PyYAML's events are untyped
        kind = type(event)
        if kind is AliasEvent:
            self._report(event, "不能用 * 引用；若是文字请加引号")
            return Scalar("", "'", event.start_mark, event.start_mark)
        if event.anchor or event.tag:
            self._report(event, "不能用 & 锚点或 ! 标签；若是文字请加引号")
        if kind is ScalarEvent:
            return Scalar(event.value, event.style, event.start_mark, event.end_mark)
        mark: Any = event.start_mark
        if kind is MappingStartEvent:
            mapping = Mapping(mark.index, mark.line, mark.column, flow=bool(event.flow_style))
            self._fill_mapping(mapping)
            return mapping
        sequence = Sequence(mark.index, mark.line, mark.column, flow=bool(event.flow_style))
        self._fill_sequence(sequence)
        return sequence

    def _fill_sequence(self, sequence: Sequence) -> None:
        following, append = self._next, sequence.items.append
        while True:
            event = following()
            kind: object = type(event)  # as an object: PyYAML's events are better left untyped
            if kind is SequenceEndEvent:
                break
            append(self._node(event))
        sequence.end = event.end_mark.index

    def _fill_mapping(self, mapping: Mapping) -> None:
        following, node, entries = self._next, self._node, mapping.entries
        while True:
            event = following()
            kind: object = type(event)
            if kind is MappingEndEvent:
                break
            if kind is ScalarEvent and not event.anchor and not event.tag:
                text: str | None = event.value
                name: Node = Scalar(event.value, event.style, event.start_mark, event.end_mark)
            else:
                name = node(event)
                text = name.text if isinstance(name, Scalar) else None
            event = following()
            kind = type(event)
            if kind is ScalarEvent and not event.anchor and not event.tag:
                scalar = Scalar(event.value, event.style, event.start_mark, event.end_mark)
                if self._may_lose_text:
                    self._look_for_lost_text(scalar)
                value: Node = scalar
            else:
                value = node(event)
            if text is None or not isinstance(name, Scalar):
                self._report_at(name, "键应是文字；以 [ 或 { 开头的文字请加引号")
            elif text in entries:
                first = entries[text][0].line + 1
                self._report_at(name, f"键“{text}”重复了（第 {first} 行已有），请删去一个")
            else:
                entries[text] = (name, value)
        mapping.end = event.end_mark.index

    def _look_for_lost_text(self, value: Scalar) -> None:
        if value.style or value.start == value.end:
            return
        lost = _LOST_TEXT.match(self.text, value.end)
        if lost:
            message = f"“{lost[1].rstrip()}”会被当作注释丢掉：是内容请把整个值加引号，是注释请在 # 后空一格"
            line = self.text.count("\n", value.start, value.end) + value.line
            column = value.end - (self.text.rfind("\n", 0, value.end) + 1)
            self.findings.append(
                Finding("schema", Severity.ERROR, message, Location(self.path, line + 1, column + 1))
            )

    def _report(self, event: Any, message: str) -> None:  # noqa: ANN401
        mark = event.start_mark
        where = Location(self.path, mark.line + 1, mark.column + 1)
        self.findings.append(Finding("schema", Severity.ERROR, message, where))

    def _report_at(self, node: Node, message: str) -> None:
        self.findings.append(Finding("schema", Severity.ERROR, message, place(self.path, node)))

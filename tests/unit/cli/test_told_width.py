"""Error lines on a terminal: none is wider than it is; a file or a pipe gets them whole."""

from __future__ import annotations

import io
import os
import sys

import pytest

from jianguan_cli.cli.boundary import tell
from jianguan_cli.reporting.terminal.cells import text_width

MESSAGE = "错误：不知道“张三”是哪个单位的：单位登记册里没有这个人，也没有其填报过的事项"
HINT = "用 --unit 单位 指明；或在 checklists/units.yaml 该单位下写 members: [{name: 张三}]"


class _Stream(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def fileno(self) -> int:
        return 2


def told(monkeypatch: pytest.MonkeyPatch, columns: int, *, terminal: bool = True) -> list[str]:
    stream = _Stream(terminal=terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(os, "get_terminal_size", lambda _fd: os.terminal_size((columns, 24)))
    tell(MESSAGE, HINT)
    return stream.getvalue().splitlines()


@pytest.mark.parametrize("columns", [30, 40, 80])
def test_no_error_line_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    lines = told(monkeypatch, columns)
    assert max(map(text_width, lines)) <= columns
    assert "".join("".join(lines).split()) == "".join(f"{MESSAGE}{HINT}".split())


def test_elsewhere_the_lines_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, 40, terminal=False) == [MESSAGE, f"  {HINT}"]
    assert told(monkeypatch, 0) == [MESSAGE, f"  {HINT}"]

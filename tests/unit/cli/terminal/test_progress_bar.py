"""The bar comes after a second, on a terminal, and goes."""

from __future__ import annotations

import io
import time

import pytest

from jianguan_cli.cli.terminal.progress_bar import ProgressBar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_work_shows_its_stages_and_leaves_nothing() -> None:
    screen = Terminal()
    with ProgressBar(("读取", "判定"), screen, delay=0.0) as bar:
        time.sleep(0.05)
        bar.next()
        time.sleep(0.3)
    drawn = screen.getvalue()
    assert "正在读取 [--------------------] 1/2" in drawn
    assert "正在判定 [##########----------] 2/2" in drawn
    assert drawn.endswith("\r\x1b[2K")


def test_a_short_work_shows_nothing() -> None:
    screen = Terminal()
    with ProgressBar(("读取",), screen):
        pass
    assert screen.getvalue() == ""


def test_a_pipe_gets_nothing_however_long_it_takes() -> None:
    pipe = io.StringIO()
    with ProgressBar(("读取",), pipe, delay=0.0):
        time.sleep(0.05)
    assert pipe.getvalue() == ""


def test_a_failure_clears_the_line() -> None:
    screen = Terminal()
    with pytest.raises(ZeroDivisionError), ProgressBar(("读取",), screen, delay=0.0):
        time.sleep(0.05)
        _ = 1 // 0
    assert screen.getvalue().endswith("\r\x1b[2K")

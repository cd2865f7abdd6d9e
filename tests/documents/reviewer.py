"""Somebody who reviews a draft at a terminal in the quickest way; every question and key is counted."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import pexpect

PLAN, ITEM, FIGURE = "e 修改\r\n> ", "q 停下\r\n> ", "回车以后再说"
_QUESTIONS = (
    (ITEM, ""),
    (PLAN, ""),
    ("g 逐期增长）：", "k"),
    ("整份文件问这一次", "y"),
    (FIGURE, "N"),
    ("都登记进 checklists/units.yaml", "y"),
    ("请补标题：", "自己拟的标题"),
    ("的计量单位（", "家"),
    ("的方向（", ">="),
    ("请补印发机关：", "某县"),
    ("请补印发日期：", "2025-01-05"),
    ("请补起始日：", "2025-01-01"),
    ("请补截止日：", "2025-12-31"),
    ("请补时限：", "2025-12-31"),
)


class Effort(NamedTuple):
    """What a review asked of a person: questions, and keys with the Enter behind each answer."""

    questions: int
    keys: int
    code: int


def play(folder: Path, *arguments: str, titles: bool = False) -> Effort:
    """Answer every question of ``jianguan ARGUMENTS`` in the quickest way until the program ends.

    ``titles`` types a title of one's own wherever the suggested one is marked as unsure.
    """
    child = pexpect.spawn(
        sys.executable,
        ["-m", "jianguan_cli", *arguments],
        cwd=folder,
        encoding="utf-8",
        codec_errors="replace",
        timeout=30,
        dimensions=(40, 120),
    )
    questions = keys = 0
    while (hit := child.expect_exact([pexpect.EOF, *(question for question, _ in _QUESTIONS)])) > 0:
        question, said = _QUESTIONS[hit - 1]
        if question == FIGURE:
            child.expect_exact("\r\n> ")
        shown = (child.before or "").rpartition("【还有")[2]
        if question == ITEM and titles and "待定" in shown and "标题" in shown.partition("待定")[2][:20]:
            said = "自己拟的标题"
        child.sendline(said)
        questions, keys = questions + 1, keys + len(said) + 1
    child.close()
    return Effort(questions, keys, child.exitstatus or 0)

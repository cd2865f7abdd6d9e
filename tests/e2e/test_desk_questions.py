"""``new`` and ``add`` on a terminal: one question after another, then the diff, then a yes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .test_clerk_morning import Terminal, answer, terminal

pexpect = pytest.importorskip("pexpect")
__all__ = ["terminal"]


def end(child: Any) -> None:
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_new_asks_from_the_id_on_and_writes_after_a_yes(terminal: Terminal) -> None:
    child = terminal.start("new")
    answer(child, "计划编号", "HB_2026")
    child.expect_exact("不能作计划编号")
    answer(child, "计划编号", "hb-2026")
    answer(child, "文件标题", "要点")
    answer(child, "印发机关", "湖北省市场监督管理局")
    answer(child, "印发日期", "2026-01-05")
    answer(child, "起始日", "2026-01-01")
    answer(child, "截止日", "2025-12-31")
    child.expect_exact("早于起始日")
    answer(child, "截止日", "2026-12-31")
    child.expect_exact("+  title: 要点")
    answer(child, "写入？", "")
    child.expect_exact("没有写入")
    end(child)
    assert not plan(terminal, "hb-2026").exists()


def test_add_tells_what_it_does_not_know_and_writes_after_a_yes(terminal: Terminal) -> None:
    before = plan(terminal).read_text(encoding="utf-8")
    child = terminal.start("add", "hb-145-tasks")
    answer(child, "条款号", "随便")
    child.expect_exact("“随便”不像条款号")
    answer(child, "条款号", "一/9")
    answer(child, "事项名称", "新事项")
    answer(child, "牵头单位", "注策处")
    child.expect_exact("是不是 注册处")
    answer(child, "牵头单位", "注册处")
    answer(child, "配合单位", "外单位")
    child.expect_exact("没有登记")
    answer(child, "配合单位", "外单位")
    answer(child, "时限", "")
    answer(child, "目标", "很多")
    child.expect_exact("不能作目标")
    answer(child, "目标", "")
    child.expect_exact("+    title: 新事项")
    assert plan(terminal).read_text(encoding="utf-8") == before
    answer(child, "写入？", "y")
    child.expect_exact("已写入")
    end(child)
    assert "support: [外单位]" in plan(terminal).read_text(encoding="utf-8")


def test_a_wrong_day_is_told_of_the_question_and_not_of_an_option(terminal: Terminal) -> None:
    child = terminal.start("update", "--date", "2025-07-01")
    answer(child, "哪一项", "850万户")
    answer(child, "状态", "")
    answer(child, "累计完成值（万户）", "800")
    answer(child, "数据截止日", "昨儿")
    child.expect_exact("“昨儿”不是日期或周期")
    assert "--upto" not in child.before
    child.close(force=True)


def plan(terminal: Terminal, name: str = "hb-145-tasks") -> Path:
    return terminal.folder / "checklists" / f"{name}.yaml"


def test_a_figure_that_looks_wrong_is_asked_about_before_it_is_written(terminal: Terminal) -> None:
    before = plan(terminal).read_text(encoding="utf-8")
    words = ("update", "hb-145-tasks-i1", "--value", "8200000", "--date", "2025-07-01")
    child = terminal.start(*words)
    child.expect_exact("是不是 820万户")
    answer(child, "照此填报？", "")
    child.expect_exact("没有写入")
    end(child)
    assert plan(terminal).read_text(encoding="utf-8") == before
    child = terminal.start(*words)
    answer(child, "照此填报？", "y")
    child.expect_exact("已写入")
    end(child)
    assert "values: {市场主体: 8200000}" in plan(terminal).read_text(encoding="utf-8")

"""The full screen by its keys: find, look, fill in, take back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.small_workspace import HEAD, on_disk

textual = pytest.importorskip("textual")

from textual.pilot import Pilot  # noqa: E402
from textual.widgets import DataTable, Input, Static  # noqa: E402

from jianguan_cli.cli.daily.tui.app import DeskApp  # noqa: E402
from jianguan_cli.cli.daily.tui.desk import Desk  # noqa: E402
from jianguan_cli.cli.daily.tui.edit_screen import EditScreen  # noqa: E402
from jianguan_cli.domain.actions.action import Author  # noqa: E402

LEDGER = (
    HEAD
    + """
items:
  - id: p-1
    clause: 一/1
    title: 新建社会公用计量标准
    kind: indicator
    lead: [甲处]
    support: []
    deadline: 2025-12-31
    targets:
      - {key: 标准, metric: 计量标准, rule: reach, op: ">=", value: 3000, unit: 项}
    status: doing
    log:
      - {date: 2025-04-02, by: 张三, status: doing, values: {标准: 900}}

  - id: p-2
    clause: 一/2
    title: 制定重点办法
    kind: task
    lead: [乙处]
    support: []
    deadline: 2025-07-05
    status: unreported
"""
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return on_disk(tmp_path, p=LEDGER)


def play(root: Path, script: Callable[[DeskApp, Pilot[None]], Awaitable[None]]) -> None:
    """Run the screen without a terminal and play the script on it."""

    async def run() -> None:
        app = DeskApp(Desk(root, Author(date(2025, 7, 1), "王芳")))
        async with app.run_test(size=(130, 40)) as pilot:
            await pilot.pause()
            await script(app, pilot)

    asyncio.run(run())


def titles(app: DeskApp) -> list[Any]:
    table = app.query_one(DataTable)
    return [table.get_row_at(row)[1] for row in range(table.row_count)]


def detail(app: DeskApp) -> str:
    return str(app.query_one("#detail", Static).render())


def test_the_most_urgent_comes_first_with_its_detail(root: Path) -> None:
    async def script(app: DeskApp, pilot: Pilot[None]) -> None:
        assert sorted(titles(app)) == ["制定重点办法", "新建社会公用计量标准"]
        await pilot.press("slash", *"p-1", "enter")
        await pilot.pause()
        assert "张三" in detail(app)
        assert "（. 应达  o 填报  | 今天）" in detail(app)

    play(root, script)


@pytest.mark.parametrize("typed", ["xjshgyjlbz", "xin", "-1"])
def test_the_list_narrows_as_one_types(root: Path, typed: str) -> None:
    async def script(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *("minus" if sign == "-" else sign for sign in typed))
        await pilot.pause()
        assert titles(app) == ["新建社会公用计量标准"]

    play(root, script)


def test_an_update_is_previewed_written_and_taken_back(root: Path) -> None:
    path = root / "checklists" / "p.yaml"

    async def script(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"p-1", "enter")
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, EditScreen)
        screen.query_one("#value0", Input).value = "很多"
        await pilot.press("ctrl+s")
        assert "看不懂" in str(screen.query_one("#preview", Static).render())
        screen.query_one("#value0", Input).value = "15万"
        await pilot.press("ctrl+s")
        shown = str(screen.query_one("#preview", Static).render())
        assert "15万 = 150000项" in shown
        assert "再按一次" in shown
        assert path.read_text(encoding="utf-8") == LEDGER
        screen.query_one("#value0", Input).value = "1500项"
        screen.query_one("#upto", Input).value = "2025Q2"
        await pilot.press("ctrl+p")
        assert "+        values: {标准: 1500}" in str(screen.query_one("#preview", Static).render())
        assert path.read_text(encoding="utf-8") == LEDGER
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "values: {标准: 1500}" in path.read_text(encoding="utf-8")
        assert "1500" in detail(app)
        await pilot.press("u")
        await pilot.pause()
        assert path.read_text(encoding="utf-8") == LEDGER

    play(root, script)


RATE = (
    HEAD
    + """
items:
  - id: p-1
    clause: 一/1
    title: 抽检合格
    kind: indicator
    lead: [甲处]
    support: []
    deadline: 2025-12-31
    targets:
      - {key: 率, metric: 合格率, rule: keep, op: ">=", value: 50, unit: "%"}
      - {key: 位次, metric: 全国位次, rule: keep, op: ">=", against: 全国均值, unit: "%"}
    status: doing
"""
)


def test_parts_references_and_provisional_figures_have_their_fields(tmp_path: Path) -> None:
    root = on_disk(tmp_path, p=RATE)

    async def script(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("e")
        await pilot.pause()
        screen = app.screen
        fields = {"value0": "3/5", "value1": "60", "ref1": "58", "provisional": "也许"}
        for name, text in fields.items():
            screen.query_one(f"#{name}", Input).value = text
        await pilot.press("ctrl+s")
        assert "初步数的“也许”看不懂" in str(screen.query_one("#preview", Static).render())
        screen.query_one("#provisional", Input).value = "是"
        await pilot.press("ctrl+s")
        await pilot.pause()

    play(root, script)
    said = (root / "checklists" / "p.yaml").read_text(encoding="utf-8")
    for line in ("率: 60", "位次: 60", "refs: {位次: 58}", "parts: {率: [3, 5]}", "provisional: true"):
        assert line in said


def test_escape_writes_nothing_and_q_leaves(root: Path) -> None:
    async def script(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, EditScreen)
        await pilot.press("q")

    play(root, script)
    assert (root / "checklists" / "p.yaml").read_text(encoding="utf-8") == LEDGER


def test_nothing_found_is_said(root: Path) -> None:
    async def script(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"zzzz")
        await pilot.pause()
        assert (titles(app), detail(app)) == ([], "没有符合的事项")

    play(root, script)

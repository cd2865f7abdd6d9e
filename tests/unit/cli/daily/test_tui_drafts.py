"""Drafts on the full screen, by the keys: accept, fill in, edit, skip, split, join, take back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

import pytest
from tests.small_workspace import HEAD, on_disk

textual = pytest.importorskip("textual")

from textual.pilot import Pilot  # noqa: E402
from textual.widgets import DataTable, Input, Static  # noqa: E402

from jianguan_cli.cli.daily.tui.app import DeskApp  # noqa: E402
from jianguan_cli.cli.daily.tui.desk import Desk  # noqa: E402
from jianguan_cli.cli.daily.tui.draft_form import DraftForm  # noqa: E402
from jianguan_cli.cli.daily.tui.draft_screen import DraftScreen  # noqa: E402
from jianguan_cli.commands.draft_items import DraftFile, read_draft_file  # noqa: E402
from jianguan_cli.domain.actions.action import Author  # noqa: E402

DRAFT = """\
plan:
  confirm: false
  id: q-2025
  title: 某县要点
  issuer: 某县
  issued: 2025-01-05
  start: 2025-01-01
  end: 2025-12-31
items:
  # 第1行“(一)建好平台。接入企业50家，覆盖率达到98%。”
  # 待定：覆盖率 的 rule
  - confirm: false
    id: q-2025-1
    clause: 一/(一)
    title: 建好平台
    kind: task
    lead: [甲局]
    support: []
    deadline: 2025-12-31
    targets:
      # “接入企业50家”
      - {key: 企业, metric: 接入企业, rule: reach, op: ">=", value: 50, unit: 家}
      # “覆盖率达到98%”
      - {key: 覆盖率, metric: 覆盖率, op: ">=", value: 98, unit: "%"}
    status: unreported
  # 第2行“(二)做好宣传。”
  - confirm: false
    id: q-2025-2
    clause: 一/(二)
    title: 做好宣传
    kind: task
    lead: [乙局]
    support: []
    deadline: 2025-12-31
    status: unreported
census: []
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = on_disk(tmp_path, p=HEAD + "\nitems: []\n")
    (root / "drafts").mkdir()
    (root / "drafts" / "q-2025.yaml").write_text(DRAFT, encoding="utf-8")
    return root


def play(root: Path, script: Callable[[DeskApp, Pilot[None]], Awaitable[None]]) -> DraftFile:
    """Open the drafts, play the script on them; the draft as it is then."""

    async def run() -> None:
        app = DeskApp(Desk(root, Author(date(2025, 7, 1), "王芳")))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("d")
            await pilot.pause()
            assert isinstance(app.screen, DraftScreen)
            await script(app, pilot)

    asyncio.run(run())
    return read_draft_file(root, "q-2025")


def shown(app: DeskApp, name: str) -> str:
    return str(app.screen.query_one(f"#{name}", Static).render())


async def fill(app: DeskApp, pilot: Pilot[None], **values: str) -> None:
    assert isinstance(app.screen, DraftForm)
    for name, value in values.items():
        app.screen.query_one(f"#{name}", Input).value = value
    await pilot.press("ctrl+s")
    await pilot.pause()


def states(draft: DraftFile) -> list[str]:
    return [draft.plan_state, *(one.confirm for one in draft.items)]


def test_the_words_of_the_document_stand_beside_the_suggestion(root: Path) -> None:
    async def script(app: DeskApp, pilot: Pilot[None]) -> None:
        assert "还有 2 项" in shown(app, "head")
        assert "印发机关：某县" in shown(app, "suggestion")
        await pilot.press("enter")
        await pilot.pause()
        assert "原文：第1行“(一)建好平台。" in shown(app, "source")
        assert "目标：覆盖率 ≥ 98%（规则待定）" in shown(app, "suggestion")

    assert states(play(root, script)) == ["true", "false", "false"]


def test_accepting_asks_only_for_what_is_open(root: Path) -> None:
    async def script(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("enter", "enter")
        await pilot.pause()
        await fill(app, pilot, field0="也许")
        assert "不在可选之列" in shown(app, "said")
        await fill(app, pilot, field0="k")
        await pilot.press("s")
        await pilot.pause()

    draft = play(root, script)
    assert states(draft) == ["true", "true", "skipped"]
    assert draft.items[0].listed("targets")[1]["rule"] == "keep"


def test_fields_are_edited_and_a_target_is_dropped(root: Path) -> None:
    async def script(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("down", "e")
        await pilot.pause()
        await fill(app, pilot, field0="监管平台", field2="丙局、丁局", field3="6月底", field11="-")

    draft = play(root, script)
    item = draft.items[0]
    assert states(draft) == ["false", "true", "false"]
    assert (item.fields["title"], item.units("support")) == ("监管平台", ["丙局", "丁局"])
    assert item.fields["deadline"] == "2025-06-30"
    assert [one["key"] for one in item.listed("targets")] == ["企业"]


def test_split_join_and_undo(root: Path) -> None:
    async def script(app: DeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("down", "x")
        await pilot.pause()
        await fill(app, pilot, field0="提高覆盖率", field2="覆盖率")
        table = app.screen.query_one(DataTable)
        assert table.row_count == 4
        table.move_cursor(row=2)
        await pilot.press("j")
        await pilot.pause()
        table.move_cursor(row=1)
        await pilot.press("s", "u")
        await pilot.pause()
        await pilot.press("escape")

    draft = play(root, script)
    assert states(draft) == ["false", "false", "joined", "false"]
    assert draft.items[0].units("support") == ["乙局"]
    assert draft.items[2].fields["clause"] == "一/(一)#2"
    assert [one["key"] for one in draft.items[2].listed("targets")] == ["覆盖率"]


def test_figures_are_explained(root: Path) -> None:
    path = root / "drafts" / "q-2025.yaml"
    census = "census:\n" + "".join(
        f"  # “共有{text}”\n  - {{text: {text}, place: 第3行, verdict: 待定}}\n" for text in ("800家", "90个")
    )
    path.write_text(DRAFT.replace("census: []\n", census), encoding="utf-8")

    async def script(app: DeskApp, pilot: Pilot[None]) -> None:
        assert "2 处数字待定" in shown(app, "head")
        await pilot.press("c")
        await pilot.pause()
        await fill(app, pilot, field0="也许")
        assert "不在可选之列" in shown(app, "said")
        await fill(app, pilot, field0="n")

    draft = play(root, script)
    assert [one.verdict for one in draft.census] == ["name", "待定"]


def test_without_a_draft_the_key_says_how_to_begin(root: Path) -> None:
    (root / "drafts" / "q-2025.yaml").unlink()

    async def run() -> None:
        app = DeskApp(Desk(root, Author(date(2025, 7, 1), "王芳")))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("d")
            await pilot.pause()
            assert not isinstance(app.screen, DraftScreen)

    asyncio.run(run())

"""One item has one light: every command that shows or acts on it says the same, whatever carries it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.clerks import Git
from tests.e2e.conftest import Jianguan
from tests.small_workspace import on_disk

from jianguan_cli.cli.daily.tui.desk import Desk
from jianguan_cli.commands.beside import Beside
from jianguan_cli.commands.selection import choose_item
from jianguan_cli.commands.state import open_state
from jianguan_cli.domain.actions.action import Author
from jianguan_cli.domain.judging.ahead import turns
from jianguan_cli.domain.settings.settings import Settings

HEAD = """\
format: 1
plan: {id: %s, title: %s, issuer: 甲局, issued: 2024-12-01, start: 2025-01-01, end: 2025-12-31%s}
items:
"""
TARGET = "[{key: 率, metric: 合格率, rule: keep, op: '>=', value: 98, unit: '%', report: {every: year}}]"


def item(
    item_id: str, lines: str, lead: str = "", deadline: str = "2025-12-31", status: str = "doing"
) -> str:
    return (
        f"  - {{id: {item_id}, clause: 一/1, title: 事项{item_id}, kind: task, lead: [{lead}], support: [],\n"
        f"     deadline: {deadline}, status: {status}, note: 初稿, {lines}}}\n"
    )


def doing(day: str, extra: str = "") -> str:
    return f"log: [{{date: {day}, by: 甲, status: doing{extra}}}]"


ABOVE = HEAD % ("up", "上级计划", "") + "".join(
    (
        # Carried by readings; by an item of an archived plan; by one that was split; by nobody; in a chain.
        item("up-1", f"targets: {TARGET}", status="unreported"),
        item("up-2", "deliverables: [{key: 制度, text: 建制度}]", status="unreported"),
        item("up-3", "deliverables: [{key: 平台, text: 建平台}]", status="unreported"),
        item("up-4", "deliverables: [{key: 标准, text: 立标准}]", status="unreported"),
        item("up-5", "deliverables: [{key: 目录, text: 编目录}]", status="unreported"),
        # With an owner, counted from the other side's report.
        item("up-6", f"targets: {TARGET}, {doing('2025-01-10')}", lead="甲处"),
    )
)
MIDDLE = HEAD % ("mid", "中间计划", "") + item(
    "mid-1",
    "deliverables: [{key: 目录, text: 编目录}],\n"
    "     links: [{to: up-5, relation: implements, key: 目录, to_key: 目录}]",
    status="unreported",
)
TASKS = HEAD % ("do", "分工方案", "") + "".join(
    (
        item(
            "do-1",
            f"targets: {TARGET}, links: [{{to: up-1, relation: same, key: 率, to_key: 率}}],\n     "
            + doing("2025-03-20", ", upto: 2025-02-28, values: {率: 97}"),
            lead="乙处",
        ),
        item(
            "do-2",
            "deliverables: [{key: 平台, text: 建平台}],\n"
            "     links: [{to: up-3, relation: implements, key: 平台, to_key: 平台}], " + doing("2025-01-20"),
            lead="丙处",
        ),
        item(
            "do-2-a",
            "parent: do-2, start: 2025-04-01, deliverables: [{key: 平台, text: 建平台}]",
            lead="丙处",
            deadline="2025-06-30",
            status="unreported",
        ),
        item("do-2-b", "parent: do-2, start: 2025-04-01", lead="丁处", status="unreported"),
        item(
            "do-3",
            "deliverables: [{key: 目录, text: 编目录}],\n"
            "     links: [{to: mid-1, relation: implements, key: 目录, to_key: 目录}], "
            + doing("2025-01-20", ", done: [目录]"),
            lead="戊处",
            deadline="2025-05-31",
        ),
        item(
            "do-4",
            f"targets: {TARGET}, links: [{{to: up-6, relation: same, key: 率, to_key: 率}}],\n     "
            + doing("2025-04-20", ", upto: 2025-03-31, values: {率: 96}"),
            lead="己处",
        ),
    )
)
ARCHIVED = HEAD % ("old", "旧方案", ", archived: 2025-03-01") + item(
    "old-1",
    "deliverables: [{key: 制度, text: 建制度}],\n"
    "     links: [{to: up-2, relation: implements, key: 制度, to_key: 制度}], " + doing("2025-01-20"),
    lead="庚处",
    deadline="2025-06-30",
)
FILES = {"up": ABOVE, "mid": MIDDLE, "do": TASKS, "old": ARCHIVED}
EXPECTED = {
    "2025-02-28": {"up-1": "none", "up-2": "green", "up-3": "green", "up-4": "yellow", "up-5": "green"},
    "2025-08-31": {"up-1": "red", "up-2": "red", "up-3": "red", "up-4": "yellow", "up-5": "red"},
}
COLOURS = {"red": "红灯", "yellow": "黄灯", "blue": "蓝灯", "green": "绿灯", "none": "不亮灯"}
RANKS = ("red", "yellow", "blue")


@pytest.fixture
def root(tmp_path: Path, git: Git) -> Path:
    made = on_disk(tmp_path / "督办", **FILES)
    git("init", "-q", cwd=made)
    git("add", "-A", cwd=made)
    git("commit", "-qm", "开始", cwd=made)
    return made


def lights(jianguan: Jianguan, root: Path, day: str, *words: str) -> dict[str, str]:
    said = json.loads(jianguan("list", "-f", "json", "--as-of", day, *words, cwd=root).out)
    return {one["id"]: one["light"] for one in said["items"]}


@pytest.fixture(params=sorted(EXPECTED))
def day(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_lights_of_what_is_carried(jianguan: Jianguan, root: Path, day: str) -> None:
    found = lights(jianguan, root, day)
    assert {item_id: found[item_id] for item_id in EXPECTED[day]} == EXPECTED[day]
    # What the other side reported counts for an item with an owner too.
    assert found["up-6"] == {"2025-02-28": "green", "2025-08-31": "red"}[day]
    split = day > "2025-04-01"
    assert (found["do-2"] == "none") is split
    assert found["up-3"] == (found["do-2-a"] if split else found["do-2"])


def test_lists_and_pages_agree(jianguan: Jianguan, root: Path, day: str) -> None:
    known = lights(jianguan, root, day)
    for plan in FILES:
        narrowed = lights(jianguan, root, day, "--plan", plan)
        assert narrowed == {one: known[one] for one in narrowed}
    assert lights(jianguan, root, day, "--rev", "HEAD") == known
    for item_id, light in known.items():
        shown = jianguan("show", item_id, "-f", "json", "--as-of", day, cwd=root)
        assert (item_id, json.loads(shown.out)["light"]) == (item_id, light)
    for item_id in EXPECTED[day]:
        told = jianguan("explain", item_id, "--as-of", day, cwd=root).out
        assert COLOURS[known[item_id]] in told.splitlines()[1]


def test_checks_agree(jianguan: Jianguan, root: Path, day: str) -> None:
    known = lights(jianguan, root, day)
    named = [word for plan in FILES for word in ("--plan", plan)]
    for words in (named, ["--plan", "up"]):
        said = json.loads(jianguan("check", "-f", "json", "--as-of", day, *words, cwd=root).out)
        worst: dict[str, str] = {}
        for one in said["findings"]:
            worst[one["item"]] = min(worst.get(one["item"], one["light"]), one["light"], key=RANKS.index)
        asked = {one: light for one, light in known.items() if words is named or one.startswith("up-")}
        assert worst == {one: light for one, light in asked.items() if light in RANKS}


def test_a_diff_judges_each_side_by_its_own_files(jianguan: Jianguan, git: Git, root: Path, day: str) -> None:
    before = lights(jianguan, root, day)
    for name, text in FILES.items():
        changed = text.replace("note: 初稿", "note: 定稿").replace("率: 97", "率: 99")
        # From now on nobody carries up-2.
        changed = changed.replace("links: [{to: up-2, relation: implements, key: 制度, to_key: 制度}], ", "")
        (root / f"checklists/{name}.yaml").write_text(changed, encoding="utf-8")
    after = lights(jianguan, root, day)
    git("add", "-A", cwd=root)
    staged = jianguan("diff", "--staged", "-f", "json", "--as-of", day, cwd=root)
    git("commit", "-qm", "改", cwd=root)
    for run in (staged, jianguan("diff", "HEAD~1", "-f", "json", "--as-of", day, cwd=root)):
        said: list[dict[str, Any]] = json.loads(run.out)["items"]
        assert {one["id"]: one["lights"] for one in said} == {
            one: [light, after[one]] for one, light in before.items()
        }
    assert after["up-2"] == "yellow" != before["up-2"]


def test_one_changed_item_is_judged_beside_the_unchanged(jianguan: Jianguan, root: Path) -> None:
    day = "2025-08-31"
    known = lights(jianguan, root, day)
    for item_id in ("up-3", "up-6", "do-2"):
        file = root / f"checklists/{item_id.partition('-')[0]}.yaml"
        text = file.read_text("utf-8")
        head, mark, rest = text.partition(f"{{id: {item_id},")
        file.write_text(head + mark + rest.replace("初稿", "定稿", 1), encoding="utf-8")
        said = json.loads(jianguan("diff", "-f", "json", "--as-of", day, cwd=root).out)["items"]
        assert [(one["id"], one["lights"]) for one in said] == [(item_id, [known[item_id]] * 2)]
        file.write_text(text, encoding="utf-8")


def test_screens_actions_and_outlooks_agree(jianguan: Jianguan, root: Path, day: str) -> None:
    known = lights(jianguan, root, day)
    on = dt.date.fromisoformat(day)
    desk = Desk(root, Author(on, "甲"))
    assert {one.item.id: one.light.value for one in desk.standings} == {
        one: light for one, light in known.items() if day < "2025-03-01" or not one.startswith("old-")
    }
    for item_id, light in known.items():
        chosen = choose_item(root, item_id)
        assert chosen.state.partial
        own = next(one for one in chosen.state.loaded.checklists if one.path == chosen.path)
        assert (item_id, Beside(chosen.state).standing(own, chosen.item, on).light.value) == (item_id, light)
    state = open_state(root)
    above = [one for one in state.loaded.checklists if one.plan.id == "up"]
    later = dict(known)
    for turn in turns(above, on, 15, Settings(), state.calendar, state.loaded.checklists):
        assert (turn.item.id, turn.before.value) == (turn.item.id, later[turn.item.id])
        later[turn.item.id] = turn.after.value
    then = (on + dt.timedelta(days=15)).isoformat()  # before the next report
    assert {one: light for one, light in later.items() if one.startswith("up-")} == lights(
        jianguan, root, then, "--plan", "up"
    )


def test_an_action_counts_what_was_done_beside(jianguan: Jianguan, root: Path) -> None:
    entry = ("--note", "办结", "--evidence", "https://example.org/1", "--date", "2025-02-10", "--by", "甲")
    refused = jianguan("submit", "up-4", *entry, cwd=root)
    assert refused.code == 2
    assert "标准" in refused.err
    done = jianguan("submit", "up-5", *entry, "--dry-run", cwd=root)
    assert (done.code, done.err) == (0, done.err)

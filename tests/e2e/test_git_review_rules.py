"""Every review rule on real commits: a change that breaks it is found, its honest twin passes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.e2e.clerks import Git
from tests.e2e.conftest import Jianguan
from tests.small_workspace import on_disk

PLAN = """\
format: 1
plan: {id: p, title: 试验计划, issuer: 甲省局, issued: 2025-01-01, start: 2025-01-01, end: 2025-12-31}
items:
  - id: p-1
    clause: 一/1
    title: 监督抽检
    kind: indicator
    lead: [甲处]
    support: []
    deadline: 2025-12-31
    targets:
      - {key: 合格率, metric: 抽检合格率, rule: reach, op: ">=", value: 98, unit: "%"}
    status: doing
    log:
      - {date: 2025-01-10, by: 张三, status: doing, note: 启动}
  - id: p-2
    clause: 一/2
    title: 出台办法
    kind: task
    lead: [甲处]
    support: []
    deadline: 2025-12-31
    status: reported
    log:
      - {date: 2025-01-10, by: 张三, status: doing, note: 起草}
      - {date: 2025-06-10, by: 张三, status: reported, note: 已印发}
  - id: p-3
    clause: 一/3
    title: 开展培训
    kind: task
    lead: [乙处]
    support: []
    deadline: 2025-12-31
    status: doing
    log:
      - {date: 2025-01-10, by: 李四, status: doing, note: 启动}
"""
UNITS = """\
format: 1
units:
  - {name: 甲处, org: 甲省局, members: [{name: 张三, email: 张三@example.org}]}
  - {name: 乙处, org: 甲省局, members: [{name: 李四, email: 李四@example.org}]}
"""
LOG = {
    1: "      - {date: 2025-01-10, by: 张三, status: doing, note: 启动}\n",
    2: "      - {date: 2025-06-10, by: 张三, status: reported, note: 已印发}\n",
    3: "      - {date: 2025-01-10, by: 李四, status: doing, note: 启动}\n",
}
FIRST = {2: "      - {date: 2025-01-10, by: 张三, status: doing, note: 起草}\n", 3: LOG[3]}
ITEM_3 = PLAN[PLAN.index("  - id: p-3") :]
Edit = tuple[str, str]


class Planted(NamedTuple):
    """A change as replacements in the plan, and who commits it."""

    edits: tuple[Edit, ...]
    author: str = "张三"


def said(number: int, entry: str) -> Edit:
    """An entry behind the last one of an item."""
    return LOG[number], f"{LOG[number]}      - {{{entry}}}\n"


def status(number: int, was: str, now: str) -> Edit:
    """The status of an item; the entry after it tells it from those of the others."""
    return f"status: {was}\n    log:\n{FIRST[number]}", f"status: {now}\n    log:\n{FIRST[number]}"


MOVED = ("deadline: 2025-12-31", "deadline: 2026-03-31")
EXTEND = "date: 2025-06-20, by: 督查室, extend: {from: 2025-12-31, to: 2026-03-31, reason: 汛期%s}"
WEAKER = ("value: 98", "value: 90")
REVISE = "date: 2025-06-20, by: 督查室, revise: {field: targets/合格率/value, from: '98', to: '90'%s}"
HANDOVER = "date: 2025-06-20, by: 督查室, handover: {role: lead, from: [甲处], to: [乙处], approved_by: 张局}"
APPROVED = ", approved_by: 张局"
CLOSED = "date: 2025-06-20, by: %s, status: closed%s, approval: {approved_by: 张局}"
CLOSING = status(2, "reported", "closed")
EVIDENCE = ", evidence: [印发件.pdf]"
DROPPED = "date: 2025-06-20, by: 督查室, status: dropped, approval: {%sapproved_by: 张局}"
REQUEST = "date: 2025-06-20, by: 李四, status: reported"
READING = "date: 2025-06-%s, by: 张三, values: {合格率: 97}"

CASES: dict[str, tuple[str, str, Planted, Planted]] = {
    "deadline-moved": (
        "错误", "p-1",
        Planted((MOVED, said(1, EXTEND % ""))),
        Planted((MOVED, said(1, EXTEND % APPROVED))),
    ),
    "target-weakened": (
        "错误", "p-1",
        Planted((WEAKER, said(1, REVISE % ""))),
        Planted((WEAKER, said(1, REVISE % APPROVED))),
    ),
    "owner-changed": (
        "错误", "p-1",
        Planted((("lead: [甲处]", "lead: [乙处]"),)),
        Planted((said(1, HANDOVER),)),
    ),
    "item-removed": (
        "错误", "p-3",
        Planted(((ITEM_3, ""),)),
        Planted((status(3, "doing", "dropped"), said(3, DROPPED % "basis: 局办〔2025〕3号, "))),
    ),
    "log-rewritten": (
        "错误", "p-1",
        Planted((("note: 启动", "note: 已过半"),)),
        Planted((said(1, "date: 2025-06-20, by: 张三, note: 已过半"),)),
    ),
    "closed-without-evidence": (
        "错误", "p-2",
        Planted((CLOSING, said(2, CLOSED % ("王科", ""))), "王科"),
        Planted((CLOSING, said(2, CLOSED % ("王科", EVIDENCE))), "王科"),
    ),
    "self-closed": (
        "错误", "p-2",
        Planted((CLOSING, said(2, CLOSED % ("张三", EVIDENCE)))),
        Planted((CLOSING, said(2, CLOSED % ("王科", EVIDENCE))), "王科"),
    ),
    "not-owner": (
        "提醒", "p-1",
        Planted((said(1, READING % 20),), "李四"),
        Planted((said(1, READING % 20),)),
    ),
    "status-jump": (
        "提醒", "p-3",
        Planted((status(3, "doing", "closed"), said(3, CLOSED % ("王科", EVIDENCE))), "王科"),
        Planted((status(3, "doing", "reported"), said(3, f"{REQUEST}{EVIDENCE}")), "李四"),
    ),
    "dropped-without-basis": (
        "错误", "p-3",
        Planted((status(3, "doing", "dropped"), said(3, DROPPED % ""))),
        Planted((status(3, "doing", "dropped"), said(3, DROPPED % "basis: 局办〔2025〕3号, "))),
    ),
    "backdated": (
        "提示", "p-1",
        Planted((said(1, READING % "05"),)),
        Planted((said(1, READING % 19),)),
    ),
    "frozen-changed": (
        "错误", "p-1",
        Planted((said(1, "date: 2025-03-20, by: 张三, values: {合格率: 99}"),)),
        Planted((said(1, READING % 20),)),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("仓库")


@pytest.fixture
def folder(origin: Path, git: Git, jianguan: Jianguan, tmp_path: Path) -> Path:
    """A copy of the one repository, whose first quarter is signed off."""
    if not (origin / ".git").exists():
        on_disk(origin, p=PLAN, units=UNITS)
        git("init", "-q", cwd=origin)
        commit(git, origin, "张三", "2025-06-10")
        frozen = jianguan("freeze", "2025Q1", "--date", "2025-04-10", "--by", "督查室", cwd=origin)
        assert frozen.code == 0, frozen.err
        commit(git, origin, "督查室", "2025-06-10")
    copy = tmp_path / "仓库"
    shutil.copytree(origin, copy)
    return copy


def commit(git: Git, folder: Path, author: str, day: str = "2025-06-20") -> None:
    who = f"--author={author} <{author}@example.org>"
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "变更", who, f"--date={day}T10:00:00+08:00", cwd=folder)


def plant(git: Git, folder: Path, change: Planted) -> None:
    text = PLAN
    for was, now in change.edits:
        assert was in text, was
        text = text.replace(was, now, 1)
    (folder / "checklists/p.yaml").write_text(text, "utf-8")
    commit(git, folder, change.author)


@pytest.mark.parametrize("code", CASES)
def test_the_bad_change_is_found_and_its_twin_passes(
    code: str, folder: Path, git: Git, jianguan: Jianguan
) -> None:
    level, item, bad, good = CASES[code]
    plant(git, folder, bad)
    run = jianguan("review", "HEAD~1", "--as-of", "2025-06-30", cwd=folder)
    assert f"{level}[{code}] {item}" in run.out, run.out + run.err
    assert run.code == (1 if "错误[" in run.out else 0)
    assert run.code == 1 or level != "错误"
    git("reset", "-q", "--hard", "HEAD~1", cwd=folder)
    plant(git, folder, good)
    run = jianguan("review", "HEAD~1", "--strict", "--as-of", "2025-06-30", cwd=folder)
    assert (run.code, f"[{code}]" in run.out) == (0, False), run.out + run.err

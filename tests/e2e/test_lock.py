"""Locking a plan to its document: written, compared, shipped, and undone."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Jianguan

Git = Callable[..., str]
DOCUMENT = """\
某局2025年工作要点

一、头一章
（一）办好甲事，合格率达到98%。力争年底前覆盖全部县区。（牵头单位：甲处；责任单位：乙处）
（二）办好乙事，建立制度。（牵头单位：乙处）
"""
CHECKLIST = """\
format: 1
plan: {id: p, title: 某局2025年工作要点, issuer: 某局, issued: 2025-01-02, start: 2025-01-01, end: 2025-12-31}
items:
  - id: p-1
    clause: 一/(一)
    title: 办好甲事
    kind: task
    lead: [甲处]
    support: [乙处]
    deadline: 2025-12-31
    targets:
      - key: 合格率
        metric: 合格率
        rule: keep
        op: ">="
        value: 98
        unit: "%"
        at: 办好甲事
    status: unreported
    at: 办好甲事
  - id: p-2
    clause: 一/(二)
    title: 办好乙事
    kind: task
    lead: [乙处]
    support: []
    deadline: 2025-12-31
    deliverables:
      - {key: 制度, text: 建立制度, at: 办好乙事}
    status: unreported
"""
UNITS = "format: 1\nunits:\n  - {name: 甲处, org: 某局}\n  - {name: 乙处, org: 某局}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "督办"
    (folder / "checklists").mkdir(parents=True)
    (folder / "jianguan.yaml").write_text("{}\n", encoding="utf-8")
    (folder / "checklists" / "p.yaml").write_text(CHECKLIST, encoding="utf-8")
    (folder / "checklists" / "units.yaml").write_text(UNITS, encoding="utf-8")
    (folder / "要点.txt").write_text(DOCUMENT, encoding="utf-8")
    return folder


def lock(jianguan: Jianguan, root: Path, *more: str) -> None:
    assert jianguan("-C", str(root), "lock", "p", "--source", str(root / "要点.txt"), *more).code == 0


def lint(jianguan: Jianguan, root: Path, *more: str) -> tuple[int, list[str]]:
    run = jianguan("-C", str(root), "lint", "--as-of", "2025-06-30", "-f", "json", *more)
    return run.code, [f"{one['code']} {one['message']}" for one in json.loads(run.out)["findings"]]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_preview_shows_the_lock_and_writes_nothing(jianguan: Jianguan, root: Path) -> None:
    run = jianguan("-C", str(root), "lock", "p", "--source", str(root / "要点.txt"), "--dry-run")
    assert run.code == 0
    assert "+++ b/sources/p.lock" in run.out
    assert "+  target p-1 合格率 metric=" in run.out
    assert "将锁定 3 条原文、4 个承诺" in run.err
    assert "可以补上 sha256: " in run.err
    assert not (root / "sources").exists()


def test_from_then_on_a_changed_promise_is_named_without_the_document(jianguan: Jianguan, root: Path) -> None:
    lock(jianguan, root)
    assert lint(jianguan, root) == (0, [])
    edit(root / "checklists" / "p.yaml", "value: 98", "value: 95")
    code, found = lint(jianguan, root)
    assert (code, found) == (1, ["lock-changed 条款 一/(一)：目标“合格率”的目标值由 98 变为 95"])
    lock(jianguan, root)
    assert lint(jianguan, root) == (0, [])


def test_a_revision_by_its_command_is_no_change_of_what_was_promised(jianguan: Jianguan, root: Path) -> None:
    lock(jianguan, root)
    for args in (
        (
            "revise",
            "p-1",
            "--field",
            "targets/合格率/value",
            "--to",
            "95",
            "--reason",
            "因",
            "--approved-by",
            "局长",
        ),
        ("extend", "p-1", "--to", "2026-03-31", "--reason", "因", "--approved-by", "局长"),
        ("transfer", "p-2", "--to", "甲处", "--reason", "因", "--approved-by", "局长"),
    ):
        run = jianguan("-C", str(root), *args, "--date", "2025-06-01", "--by", "某人")
        assert run.code == 0, run.err
    _, found = lint(jianguan, root)
    assert [one for one in found if one.startswith("lock")] == []


def test_a_changed_document_is_named_clause_by_clause(jianguan: Jianguan, root: Path) -> None:
    lock(jianguan, root)
    edit(root / "要点.txt", "建立制度", "健全制度")
    _, found = lint(jianguan, root, "--source", str(root / "要点.txt"))
    assert [one for one in found if one.startswith("source-changed")] == [
        "source-changed 条款 一/(二) 的原文变了（仍是 19 字），涉及 p-2"
    ]
    compared = jianguan("-C", str(root), "lock", "p", "--source", str(root / "要点.txt"), "--check")
    assert compared.code == 1
    assert "[source-changed]" in compared.out
    assert "1 处不同" in compared.err
    again = jianguan("-C", str(root), "lock", "p", "--source", str(root / "要点.txt"))
    assert "与上次锁定相比：条款 一/(二) 的原文变了（仍是 19 字）" in again.err
    same = jianguan("-C", str(root), "lock", "p", "--source", str(root / "要点.txt"), "--check", "-f", "json")
    assert (same.code, json.loads(same.out)["findings"]) == (0, [])


def test_a_lock_edited_by_hand_or_left_in_conflict_is_named(jianguan: Jianguan, root: Path) -> None:
    lock(jianguan, root)
    path = root / "sources" / "p.lock"
    good = path.read_text(encoding="utf-8")
    edit(path, "value=98", "value=95")
    assert lint(jianguan, root) == (1, ["lock-broken 锁定文件与它自己的校验行不符，被改过"])
    path.write_text(f"<<<<<<< HEAD\n{good}=======\n{good}>>>>>>> 另一支\n", encoding="utf-8")
    assert lint(jianguan, root) == (1, ["lock-broken 锁定文件合并时留下了冲突"])
    refused = jianguan("-C", str(root), "lock", "p", "--source", str(root / "要点.txt"), "--check")
    assert (refused.code, "重新锁定" in refused.err) == (3, True)
    lock(jianguan, root)
    assert path.read_text(encoding="utf-8") == good
    path.rename(path.with_name("q.lock"))
    assert lint(jianguan, root) == (1, ["lock-broken 锁定文件是计划“p”的，与文件名不符"])


def test_two_branches_that_lock_conflict_and_say_to_lock_again(
    jianguan: Jianguan, root: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    lock(jianguan, root)
    git("init", "-q", "-b", "main", cwd=root)
    git("add", ".", cwd=root)
    git("commit", "-qm", "锁定", cwd=root)
    for branch, old, new in (("甲", "value: 98", "value: 97"), ("乙", "text: 建立制度", "text: 健全制度")):
        git("checkout", "-q", "main", cwd=root)
        git("checkout", "-qb", branch, cwd=root)
        edit(root / "checklists" / "p.yaml", old, new)
        lock(jianguan, root)
        git("commit", "-qam", branch, cwd=root)
    with pytest.raises(subprocess.CalledProcessError):
        git("merge", "甲", cwd=root)
    code, found = lint(jianguan, root)
    assert (code, "lock-broken 锁定文件合并时留下了冲突" in found) == (1, True)
    lock(jianguan, root)
    assert lint(jianguan, root) == (0, [])


def test_what_cannot_be_locked_is_refused_and_says_what_to_do(jianguan: Jianguan, root: Path) -> None:
    missing = jianguan("-C", str(root), "lock", "p", "--source", str(root / "没有.txt"))
    assert (missing.code, "读不了" in missing.err) == (3, True)
    unknown = jianguan("-C", str(root), "lock", "q", "--source", str(root / "要点.txt"))
    assert (unknown.code, "没有计划“q”" in unknown.err) == (2, True)
    early = jianguan("-C", str(root), "lock", "p", "--source", str(root / "要点.txt"), "--check")
    assert (early.code, "还没有锁定" in early.err) == (2, True)
    edit(root / "checklists" / "p.yaml", "clause: 一/(二)", "clause: 三/(二)")
    wrong = jianguan("-C", str(root), "lock", "p", "--source", str(root / "要点.txt"))
    assert (wrong.code, "没有清单的 1 个条款：三/(二)" in wrong.err) == (3, True)
    odd = jianguan("-C", str(root), "lock", "p", "--source", str(root / "要点.txt"), "-f", "json")
    assert (odd.code, "只与 --check 同用" in odd.err) == (2, True)
    assert not (root / "sources").exists()


def test_locking_can_be_undone(jianguan: Jianguan, root: Path) -> None:
    lock(jianguan, root)
    assert jianguan("-C", str(root), "undo").code == 0
    assert not (root / "sources" / "p.lock").exists()


def test_a_plan_that_comes_with_the_program_comes_with_its_lock(jianguan: Jianguan, tmp_path: Path) -> None:
    run = jianguan("init", "新", "--with", "hb-2025")
    assert (run.code, "sources/hb-2025.lock" in run.err) == (0, True)
    _, found = lint(jianguan, tmp_path / "新")
    assert [one for one in found if "lock" in one] == []
    edit(tmp_path / "新" / "checklists" / "hb-2025.yaml", "lead: [机关党委, 人事处]", "lead: [机关党委]")
    code, found = lint(jianguan, tmp_path / "新")
    assert (code, "lock-changed 条款 一/(一)：牵头单位与锁定时不一样" in found) == (1, True)

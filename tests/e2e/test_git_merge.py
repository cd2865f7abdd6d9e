"""Two clerks, one file: merge, rebase, cherry-pick and stash through the driver, with real git."""

from __future__ import annotations

import subprocess
from pathlib import Path
from textwrap import dedent

import pytest
from tests.e2e.clerks import Clerks, Git
from tests.e2e.conftest import Jianguan


@pytest.fixture
def clerks(tmp_path: Path, git: Git, jianguan: Jianguan) -> Clerks:
    return Clerks(tmp_path / "仓库", git, jianguan)


MINE = "{date: 2025-03-05, by: 甲, note: 甲的三月}"
THEIRS = "{date: 2025-03-01, by: 乙, note: 乙的三月}"


def two_branches(clerks: Clerks) -> None:
    """乙 reports on a branch, 甲 on main; both on the same item."""
    clerks.git("switch", "-qc", "乙处")
    clerks.entry(1, THEIRS)
    clerks.commit("乙填报")
    clerks.git("switch", "-q", "main")
    clerks.entry(1, MINE)
    clerks.commit("甲填报")


def log_of(text: str, number: int = 1) -> list[str]:
    block = text.split(f"  - id: p-{number}\n")[1].split("  - id: ", maxsplit=1)[0]
    return [line.strip()[2:] for line in block.splitlines() if line.strip().startswith("- {date")]


START = "{date: 2025-01-10, by: 甲, status: doing, note: 启动}"


def test_merge_keeps_both_in_the_order_of_days(clerks: Clerks) -> None:
    two_branches(clerks)
    clerks.git("merge", "-q", "-m", "合并", "乙处")
    assert log_of(clerks.text()) == [START, THEIRS, MINE]
    assert clerks.text().count("# 手写的注释") == 3
    assert clerks.git("status", "--porcelain") == ""


def test_rebase_keeps_both(clerks: Clerks) -> None:
    two_branches(clerks)
    clerks.git("switch", "-q", "乙处")
    clerks.git("rebase", "-q", "main")
    assert log_of(clerks.text()) == [START, THEIRS, MINE]


def test_cherry_pick_keeps_both(clerks: Clerks) -> None:
    two_branches(clerks)
    clerks.git("cherry-pick", "乙处")
    assert log_of(clerks.text()) == [START, THEIRS, MINE]


def test_stash_keeps_both(clerks: Clerks) -> None:
    two_branches(clerks)
    clerks.entry(1, "{date: 2025-03-09, by: 丙, note: 未提交}")
    clerks.git("stash", "-q")
    clerks.git("merge", "-q", "-m", "合并", "乙处")
    clerks.git("stash", "pop", "-q")
    assert [entry[7:17] for entry in log_of(clerks.text())] == [
        "2025-01-10", "2025-03-01", "2025-03-05", "2025-03-09",
    ]  # fmt: skip


def test_a_linked_work_tree_merges_too(clerks: Clerks) -> None:
    two_branches(clerks)
    other = clerks.top.parent / "另一处"
    clerks.git("worktree", "add", "-q", str(other), "乙处")
    clerks.git("-C", str(other), "merge", "-q", "-m", "合并", "main")
    assert log_of((other / "督办/checklists/p.yaml").read_text("utf-8")) == [START, THEIRS, MINE]


def test_statuses_resolve_by_the_later_entry(clerks: Clerks) -> None:
    clerks.git("switch", "-qc", "乙处")
    clerks.entry(1, "{date: 2025-05-01, by: 乙, status: reported, evidence: [a.pdf]}")
    clerks.replace("status: doing\n", "status: reported\n")
    clerks.commit("乙申请销号")
    clerks.git("switch", "-q", "main")
    clerks.entry(1, "{date: 2025-04-01, by: 甲, status: doing, note: 过半}")
    clerks.commit("甲填报")
    clerks.git("merge", "-q", "-m", "合并", "乙处")
    assert "status: reported\n" in clerks.text()
    assert clerks.jianguan("lint").code == 0


def test_two_deadlines_are_a_conflict_on_their_line_only(clerks: Clerks) -> None:
    for branch, day in (("乙处", "2026-03-31"), ("main", "2026-06-30")):
        clerks.git("switch", "-q", *(["-c"] if branch != "main" else []), branch)
        clerks.replace("deadline: 2025-12-31", f"deadline: {day}")
        clerks.entry(1, f"{{date: 2025-03-0{len(branch)}, by: {branch}, note: 改期}}")
        clerks.commit(branch)
    with pytest.raises(subprocess.CalledProcessError) as failed:
        clerks.git("merge", "-m", "合并", "乙处")
    assert failed.value.returncode == 1
    said = failed.value.stdout.decode() + failed.value.stderr.decode()
    assert "p-1：时限，我方写 2026-06-30，对方写 2026-03-31" in said
    marked = dedent("""\
        <<<<<<< 我方
            deadline: 2026-06-30
        =======
            deadline: 2026-03-31
        >>>>>>> 对方
        """)
    assert marked in clerks.text()
    assert clerks.text().count("<<<<<<<") == 1
    assert len(log_of(clerks.text())) == 3


def test_a_side_that_cannot_be_read_is_left_to_lines(clerks: Clerks) -> None:
    clerks.git("switch", "-qc", "乙处")
    clerks.replace("title: 事项3", "title: : 事项3")
    clerks.commit("写坏")
    clerks.git("switch", "-q", "main")
    clerks.entry(1, MINE)
    clerks.commit("甲填报")
    clerks.git("merge", "-q", "-m", "合并", "乙处")
    assert "title: : 事项3" in clerks.text()
    assert MINE in clerks.text()


def test_by_hand_after_a_merge_without_driver(clerks: Clerks) -> None:
    two_branches(clerks)
    assert clerks.jianguan("git", "uninstall").code == 0
    clerks.commit("卸下")
    with pytest.raises(subprocess.CalledProcessError):
        clerks.git("merge", "-m", "合并", "乙处")
    assert "<<<<<<<" in clerks.text()
    run = clerks.jianguan("merge-file", "checklists/p.yaml")
    assert (run.code, run.out) == (0, "")
    assert log_of(clerks.text()) == [START, THEIRS, MINE]


def test_twenty_commits_rebased_over_twenty_give_the_same_items(clerks: Clerks) -> None:
    clerks.git("switch", "-qc", "乙处")
    theirs = [
        f"{{date: 2025-{2 + day // 10:02d}-{10 + day % 10}, by: 乙, note: 乙{day}}}" for day in range(20)
    ]
    mine = [f"{{date: 2025-{2 + day // 10:02d}-{10 + day % 10}, by: 甲, note: 甲{day}}}" for day in range(20)]
    for number, entry in enumerate(theirs):
        clerks.entry(1 + number % 3, entry)
        clerks.commit(f"乙{number}")
    clerks.git("switch", "-q", "main")
    for number, entry in enumerate(mine):
        clerks.entry(1 + number % 3, entry)
        clerks.commit(f"甲{number}")
    clerks.git("switch", "-q", "乙处")
    clerks.git("rebase", "-q", "main")
    for number in (1, 2, 3):
        wanted = sorted(theirs[number - 1 :: 3] + mine[number - 1 :: 3], key=lambda entry: entry[7:17])
        merged = log_of(clerks.text(), number)[1:]
        assert sorted(merged) == sorted(wanted)
        assert [entry[7:17] for entry in merged] == [entry[7:17] for entry in wanted]


def test_install_and_uninstall_are_idempotent_and_leave_no_trace(
    tmp_path: Path, git: Git, jianguan: Jianguan
) -> None:
    folder = tmp_path / "仓库"
    folder.mkdir()
    (folder / "jianguan.yaml").write_text("{}\n", "utf-8")
    (folder / ".gitattributes").write_bytes(b"*.pdf binary\r\n*.docx binary")
    git("init", "-q", cwd=folder)
    before = (folder / ".git/config").read_bytes(), (folder / ".gitattributes").read_bytes()
    assert jianguan("git", "install", cwd=folder).code == 0
    once = (folder / ".git/config").read_bytes(), (folder / ".gitattributes").read_bytes()
    assert "没有改动" in jianguan("git", "install", cwd=folder).err
    assert once == ((folder / ".git/config").read_bytes(), (folder / ".gitattributes").read_bytes())
    assert once != before
    assert jianguan("git", "uninstall", cwd=folder).code == 0
    assert "没有改动" in jianguan("git", "uninstall", cwd=folder).err
    left = (folder / ".gitattributes").read_bytes()
    assert left.rstrip(b"\r\n") == before[1]
    assert (folder / ".git/config").read_bytes() == before[0]


def test_git_diff_shows_facts(clerks: Clerks) -> None:
    clerks.entry(2, MINE)
    shown = clerks.git("diff")
    assert "+  2025-03-05 甲：甲的三月" in shown
    assert "@@ p-2" in shown.replace("事项", "") or "p-2" in shown

"""diff, review, history, freeze on real repositories; and that reading changes nothing in them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.e2e.clerks import Clerks, Git
from tests.e2e.conftest import Jianguan
from tests.small_workspace import on_disk

DAY = ("--as-of", "2025-06-30")


@pytest.fixture
def clerks(tmp_path: Path, git: Git, jianguan: Jianguan) -> Clerks:
    return Clerks(tmp_path / "仓库", git, jianguan)


def fingerprint(clerks: Clerks) -> str:
    """Everything in the repository and its work tree, the index included."""
    seen = hashlib.sha256()
    for folder, names, files in os.walk(clerks.top):
        names.sort()
        for name in sorted(files):
            path = Path(folder) / name
            seen.update(str(path).encode() + path.read_bytes())
    return seen.hexdigest()


def as_author(clerks: Clerks, name: str, message: str, day: str = "2025-06-20") -> None:
    """Commit as somebody, on a day."""
    email = f"{name}@example.org"
    clerks.git("add", "-A")
    clerks.git("commit", "-q", "-m", message, f"--author={name} <{email}>", f"--date={day}T10:00:00+08:00")


def test_diff_says_the_change_in_business_words(clerks: Clerks) -> None:
    clerks.replace("deadline: 2025-12-31", "deadline: 2026-03-31")
    clerks.entry(2, "{date: 2025-06-20, by: 乙, note: 过半}")
    run = clerks.jianguan("diff", *DAY)
    assert run.code == 0
    assert "p-1 事项1\n    时限 2025-12-31→2026-03-31（未见批准）" in run.out
    assert "p-2 事项2\n    2025-06-20 乙：过半" in run.out
    assert "变更 2 项" in run.out
    assert "涉及单位：甲处" in run.out
    said = json.loads(clerks.jianguan("diff", "-f", "json", *DAY).out)
    assert said["items"][0]["fields"] == [{"field": "deadline", "old": "2025-12-31", "new": "2026-03-31"}]
    assert said["items"][1]["log"][0]["new"]["by"] == "乙"
    assert said["items"][0]["location"] == {
        "path": "checklists/p.yaml",
        "line": 11,
        "old_path": "checklists/p.yaml",
    }
    assert clerks.jianguan("diff", "-f", "md", *DAY).out.startswith("### 清单变更\n")


def test_diff_of_nothing_and_of_layout_alone(clerks: Clerks) -> None:
    assert "没有变化" in clerks.jianguan("diff").out
    clerks.replace("# 手写的注释", "# 另一种注释")
    clerks.replace("title: 事项2", "title: '事项2'")
    assert "没有变化" in clerks.jianguan("diff").out


def test_moved_items_and_renamed_files_are_recognised(clerks: Clerks) -> None:
    text = clerks.text().replace("id: p\n", "id: q\n")
    (clerks.file.parent / "q.yaml").write_text(text, "utf-8")
    clerks.file.unlink()
    clerks.git("add", "-A")
    run = clerks.jianguan("diff", "--staged", *DAY)
    assert "文件改名：checklists/p.yaml→checklists/q.yaml" in run.out
    assert "p-1 事项1\n    移到 checklists/q.yaml（原在 checklists/p.yaml）" in run.out
    assert "删除" not in run.out


def test_diff_in_a_bare_repository_and_between_commits(clerks: Clerks, git: Git, jianguan: Jianguan) -> None:
    clerks.entry(1, "{date: 2025-06-20, by: 甲, note: 过半}")
    as_author(clerks, "甲", "填报")
    bare = clerks.top.parent / "裸.git"
    git("clone", "-q", "--bare", str(clerks.top), str(bare), cwd=clerks.top)
    run = jianguan("-C", str(bare), "diff", "HEAD~1..HEAD", *DAY)
    assert (run.code, "2025-06-20 甲：过半" in run.out) == (0, True)
    assert jianguan("-C", str(bare), "review", "HEAD~1", *DAY).code == 0
    assert jianguan("-C", str(bare), "diff").code == 2


def test_unknown_revision_shallow_clone_and_empty_repository(
    clerks: Clerks, git: Git, jianguan: Jianguan
) -> None:
    run = clerks.jianguan("diff", "没有..HEAD")
    assert (run.code, "没有这个版本：没有" in run.err) == (4, True)
    assert clerks.jianguan("review", "--上游").code == 2
    clerks.entry(1, "{date: 2025-06-20, by: 甲, note: 过半}")
    as_author(clerks, "甲", "填报")
    shallow = clerks.top.parent / "浅"
    git("clone", "-q", "--depth=1", f"file://{clerks.top}", str(shallow), cwd=clerks.top)
    run = jianguan("review", "HEAD~1", cwd=shallow / "督办")
    assert (run.code, "git fetch --unshallow" in run.err) == (4, True)
    run = jianguan("history", "p-1", cwd=shallow / "督办")
    assert (run.code, "浅克隆" in run.out) == (0, True)
    empty = clerks.top.parent / "空"
    empty.mkdir()
    (empty / "jianguan.yaml").write_text("{}\n", "utf-8")
    git("init", "-q", cwd=empty)
    run = jianguan("diff", cwd=empty)
    assert (run.code, "还没有任何提交" in run.err) == (4, True)
    outside = jianguan("diff", cwd=clerks.top.parent)
    assert outside.code == 2


def test_outside_of_git_the_message_says_so(tmp_path: Path, jianguan: Jianguan) -> None:
    (tmp_path / "jianguan.yaml").write_text("{}\n", "utf-8")
    run = jianguan("diff", env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
    assert (run.code, "这里不在 Git 仓库里" in run.err, "fatal" in run.err) == (4, True, False)


def test_without_git_the_message_says_so(clerks: Clerks, jianguan: Jianguan, tmp_path: Path) -> None:
    nowhere = tmp_path / "bin"
    nowhere.mkdir()
    run = jianguan("diff", cwd=clerks.root, env={"PATH": str(nowhere)})
    assert (run.code, "找不到 git 程序" in run.err) == (4, True)


def test_a_broken_side_is_named_and_hides_no_other_file(clerks: Clerks) -> None:
    other = clerks.text().replace("p-", "r-").replace("id: p\n", "id: r\n")
    (clerks.file.parent / "r.yaml").write_text(other, "utf-8")
    (clerks.file.parent / "坏.yaml").write_bytes(b"\x00\xff\xfe binary \x80")
    clerks.git("add", "-A")
    clerks.git("commit", "-qm", "加一份")
    clerks.replace("title: 事项1", "title: : 事项1")
    (clerks.file.parent / "r.yaml").write_text(other.replace("事项3", "事项三"), "utf-8")
    (clerks.file.parent / "坏.yaml").write_bytes(b"\x00\xff\xfe binary \x81")
    run = clerks.jianguan("diff", *DAY)
    assert run.code == 3
    assert "r-3 事项三\n    名称 事项3→事项三" in run.out
    assert "checklists/p.yaml:13:12: （工作区）" in run.err
    assert "坏.yaml" in run.err
    assert "p-1" not in run.out


def test_reading_changes_nothing(clerks: Clerks) -> None:
    clerks.entry(1, "{date: 2025-06-20, by: 甲, note: 过半}")
    clerks.git("add", "-A")
    clerks.entry(2, "{date: 2025-06-20, by: 乙, note: 未暂存}")
    os.utime(clerks.file)
    before = fingerprint(clerks)
    for words in (
        ("diff",), ("diff", "--staged"), ("diff", "HEAD~1..HEAD"), ("diff", "无此版本"), ("review", "HEAD~1"),
        ("review", "--staged"), ("history", "p-1"), ("textconv", "checklists/p.yaml"),
        ("freeze", "2025Q1", "--dry-run"), ("merge-file", "checklists/p.yaml"),
    ):  # fmt: skip
        clerks.jianguan(*words)
    assert fingerprint(clerks) == before


def test_review_names_rule_place_and_author(clerks: Clerks) -> None:
    base = clerks.git("rev-parse", "HEAD").strip()
    clerks.entry(1, "{date: 2025-06-10, by: 甲, status: reported, evidence: [a.pdf]}")
    clerks.replace("status: doing\n", "status: reported\n")
    as_author(clerks, "甲", "申请")
    clerks.entry(1, "{date: 2025-06-20, by: 乙, status: closed, approval: {approved_by: 张局}}")
    clerks.replace("status: reported\n", "status: closed\n")
    as_author(clerks, "甲", "借乙之名销号")
    run = clerks.jianguan("review", base, *DAY)
    assert run.code == 1
    assert "错误[self-closed]" in run.out
    assert "都出自 甲 <甲@example.org> 的提交" in run.out
    # The request lies before the range: Git is asked all the same.
    assert "[self-closed]" in clerks.jianguan("review", "HEAD~1", *DAY).out
    for fmt in ("json", "sarif", "gitlab"):
        assert json.loads(clerks.jianguan("review", base, "-f", fmt, *DAY).out)
    assert (
        "::error file=督办/checklists/p.yaml,line="
        in clerks.jianguan("review", base, "-f", "github", *DAY).out
    )
    assert "### 清单审核" in clerks.jianguan("review", base, "-f", "md", *DAY).out
    assert "<testsuite" in clerks.jianguan("review", base, "-f", "junit", *DAY).out


def test_the_office_that_imports_for_everyone_is_not_accused(clerks: Clerks) -> None:
    clerks.entry(1, "{date: 2025-06-10, by: 甲, status: reported, via: import, evidence: [a.pdf]}")
    clerks.replace("status: doing\n", "status: reported\n")
    as_author(clerks, "督查室", "导入")
    clerks.entry(1, "{date: 2025-06-20, by: 丁, status: closed, approval: {approved_by: 张局}}")
    clerks.replace("status: reported\n", "status: closed\n")
    as_author(clerks, "督查室", "销号")
    run = clerks.jianguan("review", "HEAD~2", *DAY)
    assert (run.code, "self-closed" in run.out) == (0, False)


def test_an_entry_lost_in_a_merge_is_found(clerks: Clerks) -> None:
    base = clerks.git("rev-parse", "HEAD").strip()
    clerks.git("switch", "-qc", "乙处")
    clerks.entry(1, "{date: 2025-06-18, by: 乙, note: 乙的}")
    as_author(clerks, "乙", "乙填报")
    clerks.git("switch", "-q", "main")
    clerks.entry(2, "{date: 2025-06-19, by: 甲, note: 甲的}")
    as_author(clerks, "甲", "甲填报")
    clerks.git("merge", "-q", "-s", "ours", "-m", "丢掉乙的", "乙处")
    run = clerks.jianguan("review", base, *DAY)
    assert run.code == 1
    assert "2025-06-18 乙的日志（乙的）被审核员" in run.out


def test_mending_ones_own_draft_is_right_and_anothers_is_not(clerks: Clerks) -> None:
    clerks.entry(1, "{date: 2025-06-18, by: 甲, note: 草稿}")
    as_author(clerks, "甲", "一稿")
    clerks.replace("草稿", "定稿")
    as_author(clerks, "甲", "二稿")
    assert clerks.jianguan("review", "HEAD~2", *DAY).code == 0
    clerks.replace("定稿", "被改")
    as_author(clerks, "丙", "改别人的")
    run = clerks.jianguan("review", "HEAD~3", *DAY)
    assert (run.code, "被丙 <丙@example.org> 的提交" in run.out) == (1, True)


def test_policy_and_strict(clerks: Clerks) -> None:
    clerks.replace("status: doing\n", "status: reported\n")
    as_author(clerks, "甲", "跳步")
    assert clerks.jianguan("review", "HEAD~1", *DAY).code == 0
    assert clerks.jianguan("review", "HEAD~1", "--strict", *DAY).code == 1
    (clerks.root / "jianguan.yaml").write_text("policy: {status-jump: error}\n", "utf-8")
    as_author(clerks, "甲", "从严")
    assert clerks.jianguan("review", "HEAD~2", *DAY).code == 0
    clerks.replace("status: doing\n", "status: reported\n")
    as_author(clerks, "甲", "从严之后又跳步")
    assert clerks.jianguan("review", "HEAD~1", *DAY).code == 1
    (clerks.root / "jianguan.yaml").write_text("policy: {no-such-rule: error}\n", "utf-8")
    as_author(clerks, "甲", "写错")
    run = clerks.jianguan("review", "HEAD~4", *DAY)
    assert (run.code, "no-such-rule" in run.err) == (3, True)


SWITCHED_OFF = """\
policy: {deadline-moved: "off", owner-changed: notice}
supervisors: [甲处]
accept: [{code: item-removed, reason: 方便}]
lights: {overdue: {light: green}}
"""


@pytest.mark.parametrize("staged", [False, True])
def test_a_change_cannot_switch_off_its_own_judge(clerks: Clerks, *, staged: bool) -> None:
    clerks.replace("deadline: 2025-12-31", "deadline: 2026-12-31")
    clerks.replace("lead: [甲处]", "lead: [乙处]")
    clerks.file.write_text(clerks.text().partition("  - id: p-3\n")[0], "utf-8")
    (clerks.root / "jianguan.yaml").write_text(SWITCHED_OFF, "utf-8")
    clerks.git("add", "-A")
    if not staged:
        as_author(clerks, "甲", "悄悄放松")
    run = clerks.jianguan("review", "--staged" if staged else "HEAD~1", *DAY)
    assert run.code == 1
    for code in ("deadline-moved] p-1", "owner-changed] p-1", "item-removed] p-3"):
        assert f"错误[{code}" in run.out
    for key in ("policy.deadline-moved", "policy.owner-changed", "supervisors", "accept", "lights.overdue"):
        assert f"提醒[settings-weakened] {key}" in run.out


def test_settings_that_were_merged_before_do_judge(clerks: Clerks) -> None:
    (clerks.root / "jianguan.yaml").write_text(SWITCHED_OFF, "utf-8")
    as_author(clerks, "甲", "经审定放宽")
    clerks.replace("deadline: 2025-12-31", "deadline: 2026-12-31")
    as_author(clerks, "甲", "改期")
    run = clerks.jianguan("review", "HEAD~1", "--strict", *DAY)
    assert (run.code, "deadline-moved" in run.out, "settings-weakened" in run.out) == (0, False, False)
    (clerks.root / "jianguan.yaml").write_text("{}\n", "utf-8")
    as_author(clerks, "甲", "收紧")
    assert "settings-weakened" not in clerks.jianguan("review", "HEAD~1", *DAY).out


def test_freeze_then_a_later_edit_of_the_period_is_found(clerks: Clerks) -> None:
    clerks.entry(1, "{date: 2025-06-20, by: 甲, note: 半年}")
    as_author(clerks, "甲", "填报")
    freeze = ("freeze", "2025Q2", "--date", "2025-07-10", "--by", "督查室", "--approved-by", "张局")
    run = clerks.jianguan(*freeze)
    assert (run.code, "+period: 2025Q2" in run.out) == (0, True)
    as_author(clerks, "督查室", "封存")
    assert clerks.jianguan(*freeze).code == 2
    assert clerks.jianguan("review", "HEAD~1", *DAY).code == 0
    clerks.entry(2, "{date: 2025-06-25, by: 乙, note: 倒填}")
    as_author(clerks, "乙", "倒填", day="2025-06-25")
    run = clerks.jianguan("review", "HEAD~1", *DAY)
    assert (run.code, "[frozen-changed] p-2" in run.out) == (1, True)
    clerks.git("rm", "-q", "督办/frozen/2025Q2.yaml")
    as_author(clerks, "乙", "删快照")
    assert "2025Q2 的封存快照被删除" in clerks.jianguan("review", "HEAD~1", *DAY).out
    assert clerks.jianguan("freeze", "2025Q3", "--date", "2025-07-10").code == 2
    assert clerks.jianguan("freeze", "二季度").code == 2


def test_history_puts_log_and_commits_on_one_line(clerks: Clerks) -> None:
    clerks.replace("deadline: 2025-12-31", "deadline: 2026-03-31")
    as_author(clerks, "丙", "改期", day="2025-05-01")
    clerks.entry(1, "{date: 2025-06-18, by: 甲, note: 过半}")
    as_author(clerks, "甲", "填报", day="2025-06-19")
    clerks.entry(1, "{date: 2025-06-25, by: 甲, note: 未提交的}")
    run = clerks.jianguan("history", "p-1")
    assert run.code == 0
    lines = run.out.splitlines()
    assert any(
        line.startswith("2025-05-01 ○") and "丙：改期（时限 2025-12-31→2026-03-31" in line for line in lines
    )
    assert any(line.startswith("2025-06-18 ● 甲：过半") for line in lines)
    assert lines[-1].startswith("2025-06-25 ● 甲：未提交的  [未提交]") or "[未提交]" in run.out
    said = json.loads(clerks.jianguan("history", "p-1", "-f", "json", "--since", "2025-06-01").out)
    kinds = [(event["date"], event["kind"]) for event in said["events"] if event["date"] < "2026"]
    assert kinds == [("2025-06-18", "log"), ("2025-06-19", "commit"), ("2025-06-25", "log")]
    assert clerks.jianguan("history", "没有的").code == 2


def test_history_outside_of_git_is_the_log_alone(clerks: Clerks, jianguan: Jianguan, tmp_path: Path) -> None:
    plain, nowhere = tmp_path / "无库", tmp_path / "bin"
    nowhere.mkdir()
    shutil.copytree(clerks.root, plain)
    outside = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    for folder, env in ((plain, outside), (clerks.root, {"PATH": str(nowhere)})):
        run = jianguan("history", "p-1", cwd=folder, env=env)
        assert (run.code, len(run.err.splitlines())) == (0, 1)
        assert run.err.startswith("没有 Git 历史（")
        assert run.out.splitlines()[-1] == "2025-01-10 ● 甲：推进中；启动"
        assert jianguan("history", "p-9", cwd=folder, env=env).code == 2
    said = json.loads(jianguan("history", "p-1", "-f", "json", cwd=plain, env=outside).out)
    assert (said["truncated"], [event["kind"] for event in said["events"]]) == (True, ["log"])


def test_a_removed_item_still_has_its_history(clerks: Clerks) -> None:
    head, _, _ = clerks.text().partition("  - id: p-3\n")
    clerks.file.write_text(head, "utf-8")
    as_author(clerks, "丙", "删去")
    run = clerks.jianguan("history", "p-3")
    assert (run.code, "删除事项" in run.out) == (0, True)


def test_past_commits_are_read_the_same_way(clerks: Clerks, git: Git, jianguan: Jianguan) -> None:
    clerks.entry(1, "{date: 2025-06-18, by: 甲, note: 过半}")
    as_author(clerks, "甲", "填报")
    now, then = (
        clerks.jianguan("show", "p-1", "-f", "json", *DAY, *rev).out for rev in ((), ("--rev", "HEAD~1"))
    )
    assert (len(json.loads(now)["log"]), len(json.loads(then)["log"])) == (2, 1)
    bare = clerks.top.parent / "裸.git"
    git("clone", "-q", "--bare", str(clerks.top), str(bare), cwd=clerks.top)
    for words in (("list",), ("check", "--fail-on", "never"), ("report", "ledger", "-f", "md")):
        run = jianguan("-C", str(bare), *words, "--rev", "HEAD", *DAY)
        assert (run.code, run.err, bool(run.out)) == (0, "", True)
        assert run.out == clerks.jianguan(*words, *DAY).out
    assert clerks.jianguan("list", "--rev", "没有").code == 4


def test_check_fails_only_on_what_is_new(clerks: Clerks) -> None:
    clerks.replace("deadline: 2025-12-31", "deadline: 2025-03-31")
    as_author(clerks, "甲", "旧债")
    assert clerks.jianguan("check", *DAY).code == 1
    run = clerks.jianguan("check", "--new-since", "HEAD", *DAY)
    assert (run.code, "overdue" in run.out) == (0, False)
    clerks.replace("deadline: 2025-12-31", "deadline: 2025-04-30")
    run = clerks.jianguan("check", "--new-since", "HEAD", *DAY)
    assert (run.code, "[overdue] p-2" in run.out, "[overdue] p-1" in run.out) == (1, True, False)


def test_ci_systems_get_paths_from_the_top_of_the_repository(clerks: Clerks) -> None:
    clerks.replace("deadline: 2025-12-31", "deadline: 2026-03-31")
    clerks.git("commit", "-q", "-a", "-m", "改期")
    inside, whole = "checklists/p.yaml", f"{clerks.root.name}/checklists/p.yaml"
    for command in (("review", "HEAD~1"), ("check", "--fail-on", "never"), ("lint",)):
        for form in ("github", "gitlab", "junit", "sarif"):
            said = clerks.jianguan(*command, "-f", form, "--as-of", "2026-06-30").out
            assert whole in unquote(said), (command, form)
        located = json.loads(clerks.jianguan(*command, "-f", "json", "--as-of", "2026-06-30").out)["findings"]
        assert {one["location"]["path"] for one in located} == {inside}
        assert whole not in clerks.jianguan(*command, "--as-of", "2026-06-30").out


def test_outside_of_git_and_at_its_top_paths_are_those_of_the_workspace(
    tmp_path: Path, jianguan: Jianguan, git: Git
) -> None:
    on_disk(tmp_path, p="format: 1\n")
    alone = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    said = jianguan("lint", "-f", "github", env=alone).out
    assert "file=checklists/p.yaml," in said
    git("init", "-q", cwd=tmp_path)
    assert jianguan("lint", "-f", "github", env=alone).out == said

"""Changing files on disk: what is written, what is refused, what happens when two write at once."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.small_workspace import ONE_TASK, on_disk

from jianguan_cli.domain.records.edit import Append, Edit, SetValue
from jianguan_cli.domain.records.location import Node
from jianguan_cli.errors import DataError, UsageError
from jianguan_cli.storage import editing, replacing, source
from jianguan_cli.storage.editing import change_file, change_files, create_file
from jianguan_cli.storage.journal import undo_last
from jianguan_cli.storage.lock import locked

TEXT = ONE_TASK.replace("unreported", "unreported   # 状态")
STATUS = ("items", 0, "status")
LOG = ("items", 0, "log")


def to_doing(tree: Node, text: str) -> Sequence[Edit]:
    return [SetValue(STATUS, "doing"), Append(LOG, {"date": "2025-06-30", "by": "甲", "status": "doing"})]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return on_disk(tmp_path, p=TEXT, q=TEXT.replace(" p", " q"))


@pytest.fixture
def path(root: Path) -> Path:
    return root / "checklists" / "p.yaml"


def tidy(root: Path) -> None:
    """No temporary file was left behind."""
    assert [one.name for one in (root / "checklists").iterdir() if one.name.startswith(".")] == []


def test_one_line_changes_and_the_log_is_added(root: Path, path: Path) -> None:
    change = change_file(root, path, to_doing, dry_run=False, command="update p-1")
    assert path.read_text(encoding="utf-8") == change.after
    assert (
        change.diff(root)
        == """\
--- a/checklists/p.yaml
+++ b/checklists/p.yaml
@@ -14,4 +14,8 @@
     lead: [甲处]
     support: []
     deadline: 2025-12-31
-    status: unreported   # 状态
+    status: doing   # 状态
+    log:
+      - date: 2025-06-30
+        by: 甲
+        status: doing
"""
    )
    tidy(root)


def test_dry_run_writes_nothing_at_all(root: Path, path: Path) -> None:
    change = change_file(root, path, to_doing, dry_run=True, command="update p-1")
    assert change.changed
    assert path.read_text(encoding="utf-8") == TEXT
    assert not (root / ".jianguan").exists()


def test_bom_crlf_missing_newline_and_mode_survive(root: Path, path: Path) -> None:
    before = b"\xef\xbb\xbf" + TEXT.rstrip("\n").replace("\n", "\r\n").encode()
    path.write_bytes(before)
    path.chmod(0o640)
    change_file(root, path, to_doing, dry_run=False, command="update")
    after = path.read_bytes()
    log = "\r\n    log:\r\n      - date: 2025-06-30\r\n        by: 甲\r\n        status: doing"
    assert after == before.replace(b"unreported", b"doing") + log.encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    undo_last(root)
    assert path.read_bytes() == before
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_plan_of_nothing_writes_nothing(root: Path, path: Path) -> None:
    assert not change_file(root, path, lambda tree, text: [], dry_run=False, command="x").changed
    assert not (root / ".jianguan").exists()


def test_what_would_break_the_file_is_refused(root: Path, path: Path) -> None:
    with pytest.raises(DataError, match=r"没有写入(.|\n)*p\.yaml:17:13"):
        change_file(root, path, lambda *_: [SetValue(STATUS, "nonsense")], dry_run=False, command="x")
    assert path.read_text(encoding="utf-8") == TEXT


def test_a_file_that_was_broken_before_says_so(root: Path, path: Path) -> None:
    path.write_text(TEXT.replace("kind: task", "kind: tsak"), encoding="utf-8")
    with pytest.raises(DataError, match=r"改好之前不能更新(.|\n)*p\.yaml:13:11"):
        change_file(root, path, to_doing, dry_run=False, command="x")
    path.write_text(TEXT.replace("title: 抽检", "title: 抽检: 一"), encoding="utf-8")
    with pytest.raises(DataError, match=r"改好之前不能更新(.|\n)*p\.yaml:12:"):
        change_file(root, path, to_doing, dry_run=False, command="x")
    path.write_text("", encoding="utf-8")
    with pytest.raises(DataError, match="是空的"):
        change_file(root, path, to_doing, dry_run=False, command="x")


def test_bytes_that_are_no_utf8_are_named_by_place(root: Path, path: Path) -> None:
    path.write_bytes(TEXT.replace("抽检", "x").encode() + "    note: 好".encode("gbk"))
    with pytest.raises(DataError, match=r"p\.yaml:18:11: .*UTF-8"):
        change_file(root, path, to_doing, dry_run=False, command="x")


def test_missing_and_unreadable_files(root: Path) -> None:
    with pytest.raises(DataError, match=r"没有这个文件：checklists/none\.yaml"):
        change_file(root, root / "checklists" / "none.yaml", to_doing, dry_run=False, command="x")
    with pytest.raises(DataError, match="读不了 checklists"):
        change_file(root, root / "checklists", to_doing, dry_run=False, command="x")


def test_hard_links_are_refused(root: Path, path: Path) -> None:
    os.link(path, root / "other.yaml")
    with pytest.raises(DataError, match="硬链接"):
        change_file(root, path, to_doing, dry_run=False, command="x")
    assert path.read_text(encoding="utf-8") == TEXT


def test_a_symlink_stays_one(root: Path, path: Path) -> None:
    link = root / "checklists" / "link.yaml"
    path.rename(root / "real.yaml")
    path.symlink_to(root / "real.yaml")
    change_file(root, path, to_doing, dry_run=False, command="x")
    assert path.is_symlink()
    assert "doing" in (root / "real.yaml").read_text(encoding="utf-8")
    link.symlink_to(root / "real.yaml")
    with pytest.raises(DataError, match="两个名字"):
        change_files(root, {path: to_doing, link: to_doing}, dry_run=False, command="x")
    undo_last(root)
    assert path.is_symlink()
    assert (root / "real.yaml").read_text(encoding="utf-8") == TEXT


def test_a_change_underneath_is_planned_again(root: Path, path: Path) -> None:
    seen: list[str] = []

    def meddled(tree: Node, text: str) -> Sequence[Edit]:
        seen.append(text)
        if len(seen) == 1:
            path.write_text(TEXT.replace("title: 计划", "title: 新计划"), encoding="utf-8")
        return to_doing(tree, text)

    change = change_file(root, path, meddled, dry_run=False, command="x")
    assert len(seen) == 2
    assert "title: 新计划" in change.before
    assert path.read_text(encoding="utf-8") == change.after


def test_a_file_that_never_rests_is_given_up(root: Path, path: Path) -> None:
    def meddled(tree: Node, text: str) -> Sequence[Edit]:
        path.write_text(text + "# 又\n", encoding="utf-8")
        return to_doing(tree, text)

    with pytest.raises(DataError, match="一直在被别的程序修改"):
        change_file(root, path, meddled, dry_run=False, command="x")
    assert "doing" not in path.read_text(encoding="utf-8")


def test_several_files_all_or_none(root: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = root / "checklists" / "q.yaml"
    both = {path: to_doing, other: to_doing}
    put = source.replace

    def fail_on_q(root: Path, target: Path, data: bytes, name: str) -> None:
        if name.endswith("q.yaml"):
            raise DataError("磁盘满了")
        put(root, target, data, name)

    monkeypatch.setattr(replacing, "replace", fail_on_q)
    with pytest.raises(DataError, match="磁盘满了"):
        change_files(root, both, dry_run=False, command="x")
    assert path.read_text(encoding="utf-8") == TEXT
    with pytest.raises(UsageError, match="没有可以撤销的命令"):
        undo_last(root)
    monkeypatch.undo()
    assert len(change_files(root, both, dry_run=False, command="x")) == 2
    assert len(undo_last(root).changes) == 2
    assert path.read_text(encoding="utf-8") == TEXT


def test_create_file(root: Path) -> None:
    new = root / "more" / "r.yaml"
    assert create_file(root, new, "a: 1\n", dry_run=True, command="new r").changed
    assert not new.exists()
    change = create_file(root, new, "a: 1\n", dry_run=False, command="new r")
    assert change.diff(root) == "--- /dev/null\n+++ b/more/r.yaml\n@@ -0,0 +1,1 @@\n+a: 1\n"
    with pytest.raises(UsageError, match="不会覆盖"):
        create_file(root, new, "a: 2\n", dry_run=False, command="new r")
    assert undo_last(root).changes[0].diff(root).endswith("+++ /dev/null\n@@ -1,1 +0,0 @@\n-a: 1\n")
    assert not new.exists()


def test_a_file_that_could_not_be_created_leaves_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new = root / "r.yaml"

    def fail(root: Path, target: Path, data: bytes, name: str) -> None:
        raise DataError("磁盘满了")

    with monkeypatch.context() as patched:
        patched.setattr(editing, "replace", fail)
        with pytest.raises(DataError, match="磁盘满了"):
            create_file(root, new, "a: 1\n", dry_run=False, command="new r")
    with pytest.raises(UsageError, match="没有可以撤销的命令"):
        undo_last(root)


def test_a_file_that_somebody_else_creates_first_is_not_overwritten(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = root / "r.yaml"

    @contextmanager
    def too_late(_: Path) -> Iterator[None]:
        new.write_text("a: 0\n", encoding="utf-8")
        yield

    monkeypatch.setattr(editing, "locked", too_late)
    with pytest.raises(UsageError, match="不会覆盖") as refusal:
        create_file(root, new, "a: 1\n", dry_run=False, command="new r")
    assert "刚刚由别的命令建立" in refusal.value.hint
    assert new.read_text(encoding="utf-8") == "a: 0\n"


def test_only_the_first_of_many_mistakes_are_listed(root: Path, path: Path) -> None:
    path.write_text(
        TEXT + "    a: 1\n    b: 1\n    c: 1\n    d: 1\n    e: 1\n    f: 1\n    g: 1\n", encoding="utf-8"
    )
    with pytest.raises(DataError, match="另有 2 处"):
        change_file(root, path, to_doing, dry_run=False, command="x")


def test_a_lock_that_is_not_given_back_is_told(root: Path, path: Path) -> None:
    with (
        locked(root),
        pytest.raises(DataError, match="另一个命令正在写"),
        locked(root, patience=0.05),
    ):
        pass
    assert (root / ".jianguan" / ".gitignore").read_text(encoding="utf-8") == "*\n"


CLERK = """
import sys
from pathlib import Path
from jianguan_cli.domain.records.edit import Append
from jianguan_cli.storage.editing import change_file
root, who = Path(sys.argv[1]), sys.argv[2]
for number in range(10):
    entry = {"date": "2025-06-30", "by": who, "note": f"{who}{number}"}
    planner = lambda tree, text: [Append(("items", 0, "log"), entry)]
    change_file(root, root / "checklists" / "p.yaml", planner, dry_run=False, command="update")
"""


def test_two_clerks_at_once_both_succeed(root: Path, path: Path) -> None:
    clerks = [subprocess.Popen([sys.executable, "-c", CLERK, str(root), who]) for who in ("甲", "乙", "丙")]
    assert [clerk.wait(timeout=60) for clerk in clerks] == [0, 0, 0]
    text = path.read_text(encoding="utf-8")
    assert all(f"note: {who}{number}\n" in text for who in "甲乙丙" for number in range(10))
    for _ in range(30):
        undo_last(root)
    assert path.read_text(encoding="utf-8") == TEXT
    tidy(root)

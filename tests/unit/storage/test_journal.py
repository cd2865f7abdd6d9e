"""Undo: one command one step, refused where something changed since."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianguan_cli.errors import DataError, UsageError
from jianguan_cli.storage import journal
from jianguan_cli.storage.journal import Saved, record, undo_last


def write(root: Path, command: str, **texts: str) -> None:
    """A command that writes whole files, as the journal sees it."""
    saved = []
    for name, text in texts.items():
        path = root / name
        saved.append(Saved(name, path.read_bytes() if path.exists() else None, text.encode()))
    record(root, command, saved)
    for name, text in texts.items():
        (root / name).write_text(text, encoding="utf-8")


def test_several_in_a_row_and_files_as_one_step(tmp_path: Path) -> None:
    write(tmp_path, "new a", a="1\n")
    write(tmp_path, "update a b", a="2\n", b="x\n")
    write(tmp_path, "update b", b="y\n")
    assert undo_last(tmp_path).command == "update b"
    planned = undo_last(tmp_path, dry_run=True)
    assert [change.before for change in planned.changes] == ["2\n", "x\n"]
    assert (tmp_path / "b").read_text() == "x\n"
    assert undo_last(tmp_path) == planned
    assert (tmp_path / "a").read_text() == "1\n"
    assert not (tmp_path / "b").exists()
    assert undo_last(tmp_path).changes[0].diff(tmp_path) == "--- a/a\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-1\n"
    with pytest.raises(UsageError, match="没有可以撤销的命令"):
        undo_last(tmp_path)


@pytest.mark.parametrize("dry_run", [True, False])
def test_refused_where_a_file_changed_since(tmp_path: Path, dry_run: bool) -> None:
    write(tmp_path, "update a b", a="1\n", b="1\n")
    (tmp_path / "b").write_text("手工改的\n", encoding="utf-8")
    with pytest.raises(DataError, match="不能撤销“update a b”：b 在那以后又被改过"):
        undo_last(tmp_path, dry_run=dry_run)
    (tmp_path / "b").unlink()
    assert (tmp_path / "a").read_text() == "1\n"


def test_refused_where_a_file_is_gone(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("0\n")
    write(tmp_path, "update a", a="1\n")
    (tmp_path / "a").unlink()
    with pytest.raises(DataError, match="a 已不在了"):
        undo_last(tmp_path)


def test_a_command_that_died_half_way_is_completed_backwards(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("0\n")
    (tmp_path / "b").write_text("0\n")
    write(tmp_path, "update a b", a="1\n", b="1\n")
    (tmp_path / "b").write_text("0\n")
    assert [change.path.name for change in undo_last(tmp_path).changes] == ["a"]
    assert (tmp_path / "a").read_text() == "0\n"


def test_only_so_many_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "KEPT", 3)
    for number in range(5):
        write(tmp_path, f"update {number}", a=f"{number}\n")
    assert sorted(one.name for one in (tmp_path / ".jianguan" / "undo").iterdir()) == [
        "00000003",
        "00000004",
        "00000005",
    ]
    assert (tmp_path / ".jianguan" / ".gitignore").read_text() == "*\n"


def test_an_entry_without_list_is_passed_over_and_a_broken_one_told(tmp_path: Path) -> None:
    write(tmp_path, "update a", a="1\n")
    (tmp_path / ".jianguan" / "undo" / "00000002").mkdir()
    assert undo_last(tmp_path, dry_run=True).command == "update a"
    (tmp_path / ".jianguan" / "undo" / "00000002" / "entry.json").write_text("{")
    with pytest.raises(DataError, match="00000002 读不懂"):
        undo_last(tmp_path)
    (tmp_path / ".jianguan" / "undo" / "00000002" / "entry.json").write_text(
        '{"command": "x", "files": [{"path": "a", "new": false, "after": ""}]}'
    )
    with pytest.raises(DataError, match="读不懂"):
        undo_last(tmp_path)


def test_a_journal_that_cannot_be_written_stops_the_command(tmp_path: Path) -> None:
    (tmp_path / ".jianguan").write_text("在路上\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"写不了 \.jianguan"):
        record(tmp_path, "update a", [])
    (tmp_path / ".jianguan").unlink()
    (tmp_path / ".jianguan").mkdir()
    (tmp_path / ".jianguan" / "undo").write_text("在路上\n", encoding="utf-8")
    with pytest.raises(DataError, match="写不了撤销记录"):
        record(tmp_path, "update a", [])
    (tmp_path / ".jianguan" / "lock").mkdir()
    with pytest.raises(DataError, match=r"写不了 \.jianguan"):
        undo_last(tmp_path)

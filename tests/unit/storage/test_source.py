"""One file on disk: what stops a replacement, and that nothing is left behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jianguan_cli.errors import DataError
from jianguan_cli.storage import source
from jianguan_cli.storage.source import name_of, read_source, refuse_unsafe, replace


def test_names_are_relative_inside_the_workspace_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "ws"
    root.mkdir()
    (tmp_path / "link").symlink_to(root)
    assert name_of(root, root / "a" / "b.yaml") == "a/b.yaml"
    assert name_of(root, tmp_path / "link" / "b.yaml") == "b.yaml"
    assert name_of(root, tmp_path / "b.yaml") == (tmp_path / "b.yaml").as_posix()
    monkeypatch.chdir(root)
    assert name_of(Path(), root / "b.yaml") == "b.yaml"


def test_a_failed_replacement_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"1")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DataError, match="写不了 a：磁盘满了"):
        replace(tmp_path, path, b"2", "a")
    assert path.read_bytes() == b"1"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_a_read_only_or_vanished_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    with pytest.raises(DataError, match="读不了 a"):
        refuse_unsafe(path.parent, path, "a")
    path.write_bytes(b"1")
    monkeypatch.setattr(os, "access", lambda *_: False)  # the tests may run as one who may write everywhere
    with pytest.raises(DataError, match="a 是只读的"):
        refuse_unsafe(path.parent, path, "a")


def test_folders_are_not_synced_where_the_system_has_no_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "_POSIX", False)
    replace(tmp_path, tmp_path / "a", b"1", "a")
    assert read_source(tmp_path, tmp_path / "a").encoded("2") == b"2"

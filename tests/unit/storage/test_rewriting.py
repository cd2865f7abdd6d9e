"""Changing the layout of files: under the lock, as one step of undo, all or none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jianguan_cli.errors import DataError
from jianguan_cli.storage import replacing
from jianguan_cli.storage.journal import undo_last
from jianguan_cli.storage.rewriting import rewrite_files
from jianguan_cli.storage.source import replace


def shout(text: str, _name: str) -> str:
    return text.upper()


def files(root: Path, **texts: bytes) -> list[Path]:
    paths = []
    for name, data in texts.items():
        (root / name).write_bytes(data)
        paths.append(root / name)
    return paths


def rewrite(root: Path, paths: list[Path], *, dry_run: bool = False) -> list[bool]:
    changes = rewrite_files(root, paths, shout, dry_run=dry_run, command="fmt")
    return [change.changed for change in changes]


def test_every_file_gets_its_new_text_and_an_unchanged_one_is_left_alone(tmp_path: Path) -> None:
    paths = files(tmp_path, a=b"a\n", b=b"B\n", c=b"c\n")
    os.utime(paths[1], ns=(1, 1))
    assert rewrite(tmp_path, paths) == [True, False, True]
    assert [path.read_bytes() for path in paths] == [b"A\n", b"B\n", b"C\n"]
    assert paths[1].stat().st_mtime_ns == 1


def test_the_function_is_told_which_file_it_is(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (path,) = files(tmp_path / "x", a=b"1")
    rewrite_files(tmp_path, [path], lambda text, name: f"{name}:{text}", dry_run=False, command="fmt")
    assert path.read_bytes() == b"x/a:1"


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    (path,) = files(tmp_path, a=b"\xef\xbb\xbfa\n")
    rewrite(tmp_path, [path])
    assert path.read_bytes() == b"\xef\xbb\xbfA\n"


def test_all_files_are_one_step_of_undo(tmp_path: Path) -> None:
    paths = files(tmp_path, a=b"a\n", b=b"b\n")
    rewrite(tmp_path, paths)
    assert undo_last(tmp_path).command == "fmt"
    assert [path.read_bytes() for path in paths] == [b"a\n", b"b\n"]


def test_a_dry_run_tells_and_writes_nothing(tmp_path: Path) -> None:
    (path,) = files(tmp_path, a=b"a\n")
    assert rewrite(tmp_path, [path], dry_run=True) == [True]
    assert path.read_bytes() == b"a\n"
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]


def test_nothing_to_change_leaves_no_step_to_undo(tmp_path: Path) -> None:
    assert rewrite(tmp_path, files(tmp_path, a=b"A\n")) == [False]
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]


def test_one_file_that_may_not_be_replaced_stops_all(tmp_path: Path) -> None:
    paths = files(tmp_path, a=b"a\n", b=b"b\n")
    os.link(paths[1], tmp_path / "c")
    with pytest.raises(DataError, match="b 是硬链接"):
        rewrite(tmp_path, paths)
    assert paths[0].read_bytes() == b"a\n"


def test_a_file_that_changed_meanwhile_stops_all(tmp_path: Path) -> None:
    paths = files(tmp_path, a=b"a\n", b=b"b\n")

    def meanwhile(text: str, name: str) -> str:
        if name == "b":
            paths[1].write_bytes(b"other\n")
        return text.upper()

    with pytest.raises(DataError, match="b 刚刚被别的程序修改"):
        rewrite_files(tmp_path, paths, meanwhile, dry_run=False, command="fmt")
    assert [path.read_bytes() for path in paths] == [b"a\n", b"other\n"]


@pytest.mark.parametrize("error", [DataError("写不了 b"), KeyboardInterrupt()])
def test_a_failure_half_way_puts_all_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    paths = files(tmp_path, a=b"a\n", b=b"b\n", c=b"c\n")

    def failing(root: Path, path: Path, data: bytes, name: str) -> None:
        if data == b"B\n":
            raise error
        replace(root, path, data, name)

    monkeypatch.setattr(replacing, "replace", failing)
    with pytest.raises(type(error)):
        rewrite(tmp_path, paths)
    assert [path.read_bytes() for path in paths] == [b"a\n", b"b\n", b"c\n"]
    assert list((tmp_path / ".jianguan" / "undo").iterdir()) == []

"""The numbers of the last list: of one workspace, of one person, of the window that showed them."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from jianguan_cli.storage import handles as module
from jianguan_cli.storage.handles import Handles, keep_handles, kept_handles

DAY = date(2025, 7, 1)


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    monkeypatch.delenv("JIANGUAN_NO_CACHE", raising=False)
    monkeypatch.setattr(module, "_session", lambda: 7)


def entry_of(tmp_path: Path) -> Path:
    [entry] = (tmp_path / "cache").rglob("+handles")
    return entry


def test_the_next_list_puts_new_numbers_in_the_place_of_the_old(tmp_path: Path) -> None:
    assert kept_handles(tmp_path) is None
    assert keep_handles(tmp_path, DAY, ["a-1", "a-2"])
    assert kept_handles(tmp_path) == Handles(DAY, ("a-1", "a-2"))
    assert keep_handles(tmp_path, DAY, ["b-1"])
    assert kept_handles(tmp_path) == Handles(DAY, ("b-1",))


def test_numbers_of_another_workspace_mean_nothing_here(tmp_path: Path) -> None:
    keep_handles(tmp_path / "a", DAY, ["a-1"])
    assert kept_handles(tmp_path / "b") is None


def test_each_window_keeps_what_it_was_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_handles(tmp_path, DAY, ["a-1"])
    monkeypatch.setattr(module, "_session", lambda: 8)
    assert kept_handles(tmp_path) == Handles(DAY, ("a-1",))  # shown nothing itself: what was shown last
    keep_handles(tmp_path, DAY, ["b-1"])
    monkeypatch.setattr(module, "_session", lambda: 7)
    assert kept_handles(tmp_path) == Handles(DAY, ("a-1",))
    monkeypatch.setattr(module, "_session", lambda: 9)
    assert kept_handles(tmp_path) == Handles(DAY, ("b-1",))


def test_windows_that_are_long_gone_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(100):
        monkeypatch.setattr(module, "_session", lambda number=number: number)
        keep_handles(tmp_path, DAY, [f"a-{number}"])
    assert entry_of(tmp_path).read_text().count("2025-07-01") <= 21


@pytest.mark.parametrize(
    "junk",
    [
        "",
        "{",
        "[]",
        '{"root": 1}',
        '{"root": "ROOT", "sessions": {"7": [1]}}',
        '{"root": "ROOT", "sessions": {"7": {"day": "x", "ids": []}}}',
    ],
)
def test_a_file_that_is_not_ours_says_nothing(tmp_path: Path, junk: str) -> None:
    keep_handles(tmp_path, DAY, ["a-1"])
    entry_of(tmp_path).write_text(junk.replace("ROOT", str(tmp_path.resolve())))
    assert kept_handles(tmp_path) is None
    assert keep_handles(tmp_path, DAY, ["a-2"])


@pytest.mark.skipif(os.name != "posix", reason="permission bits of POSIX")
def test_the_file_is_for_its_owners_eyes(tmp_path: Path) -> None:
    keep_handles(tmp_path, DAY, ["a-1"])
    assert entry_of(tmp_path).stat().st_mode & 0o077 == 0
    assert entry_of(tmp_path).parent.stat().st_mode & 0o077 == 0


def test_without_a_cache_there_are_no_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIANGUAN_NO_CACHE", "1")
    assert not keep_handles(tmp_path, DAY, ["a-1"])
    assert kept_handles(tmp_path) is None


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("不是文件夹")
    assert not keep_handles(tmp_path, DAY, ["a-1"])

"""The cache of parsed files: private, never trusted in doubt, never in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from jianguan_cli.domain.plan.units import Unit, UnitsFile
from jianguan_cli.domain.records.location import Spot
from jianguan_cli.storage import memory as module
from jianguan_cli.storage.memory import Memory, memory_of

PATH = "checklists/units.yaml"
DATA = "format: 1\nunits: [{name: 计量处}]\n".encode()
UNIT = Unit(node=Spot(1, 8), name="计量处")  # type: ignore[call-arg] # as the reader makes it
RECORD = UnitsFile(node=Spot(0, 0), format=1, units=(UNIT,))  # type: ignore[call-arg]
posix = pytest.mark.skipif(os.name != "posix", reason="permission bits of POSIX")


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    made = Memory(tmp_path / "jianguan" / "0a", b"stamp")
    made.remember(PATH, DATA, RECORD)
    return made


def entry_of(tmp_path: Path) -> Path:
    [entry] = (tmp_path / "jianguan" / "0a").iterdir()
    return entry


def test_the_same_bytes_are_recalled(memory: Memory) -> None:
    recalled = memory.recall(PATH, DATA, UnitsFile)
    assert recalled == RECORD
    assert recalled is not None
    [unit] = recalled.units
    assert unit.node is not None
    assert (unit.node.line, unit.node.column) == (1, 8)


@pytest.mark.parametrize("data", [b"", DATA[:-1], DATA + b"\n", DATA.replace(b"1", b"2")])
def test_other_bytes_are_not(memory: Memory, data: bytes) -> None:
    assert memory.recall(PATH, data, UnitsFile) is None


def test_another_path_is_not(memory: Memory) -> None:
    assert memory.recall("checklists/other.yaml", DATA, UnitsFile) is None


def test_no_damage_is_taken_for_the_file(memory: Memory, tmp_path: Path) -> None:
    entry = entry_of(tmp_path)
    whole = entry.read_bytes()
    for index in range(len(whole)):
        for damaged in (
            whole[:index],
            whole[:index] + bytes([whole[index] ^ 1]) + whole[index + 1 :],
            whole[:index] + whole[index + 1 :],
        ):
            entry.write_bytes(damaged)
            assert memory.recall(PATH, DATA, UnitsFile) is None


def test_an_entry_of_another_program_is_not_ours(memory: Memory, tmp_path: Path) -> None:
    assert Memory(tmp_path / "jianguan" / "0a", b"other").recall(PATH, DATA, UnitsFile) is None


def test_an_entry_that_fits_no_table_is_passed_over(memory: Memory) -> None:
    memory.remember(PATH, DATA, UnitsFile(format=1, units="计量处"))  # type: ignore[arg-type]
    assert memory.recall(PATH, DATA, UnitsFile) is None


def test_a_recalled_map_has_no_entries(memory: Memory) -> None:
    recalled = memory.recall(PATH, DATA, UnitsFile)
    assert recalled is not None
    assert recalled.node is not None
    with pytest.raises(AttributeError):
        recalled.node.get("units")


@posix
def test_it_is_for_its_owner_only(memory: Memory, tmp_path: Path) -> None:
    entry = entry_of(tmp_path)
    assert entry.stat().st_mode & 0o777 == 0o600
    assert entry.parent.stat().st_mode & 0o777 == 0o700


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    memory = Memory(tmp_path / "file" / "0a", b"stamp")
    memory.remember(PATH, DATA, RECORD)
    assert memory.recall(PATH, DATA, UnitsFile) is None


def test_the_oldest_of_too_many_workspaces_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WORKSPACES", 2)
    for number, name in enumerate(("a", "b", "c")):
        Memory(tmp_path / name, b"stamp").remember(PATH, DATA, RECORD)
        os.utime(tmp_path / name, (number, number))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["b", "c"]


@posix
def test_where_it_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JIANGUAN_NO_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = memory_of(tmp_path)
    assert made is not None
    made.remember(PATH, DATA, RECORD)
    [kept] = (tmp_path / "cache" / "jianguan").iterdir()
    assert [one.name for one in kept.iterdir()] == ["checklists+units.yaml"]
    assert memory_of(tmp_path / ".").recall(PATH, DATA, UnitsFile) == RECORD  # type: ignore[union-attr]
    other = memory_of(tmp_path.parent)
    assert other is not None
    assert other.recall(PATH, DATA, UnitsFile) is None

    monkeypatch.setenv("JIANGUAN_NO_CACHE", "1")
    assert memory_of(tmp_path) is None


@posix
@pytest.mark.parametrize("named", ["", "relative"])
def test_a_cache_home_that_is_no_absolute_path_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.delenv("JIANGUAN_NO_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", named)
    monkeypatch.setenv("HOME", str(tmp_path))
    made = memory_of(tmp_path)
    assert made is not None
    made.remember(PATH, DATA, RECORD)
    assert list(tmp_path.rglob("checklists+units.yaml")) != []


@posix
def test_without_a_home_there_is_no_place_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.delenv("JIANGUAN_NO_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert memory_of(tmp_path) is None


@posix
def test_a_program_whose_files_cannot_be_looked_at_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_folder: Path) -> None:
        raise PermissionError

    monkeypatch.delenv("JIANGUAN_NO_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(os, "scandir", closed)
    assert memory_of(tmp_path) is None


def test_all_code_that_reads_a_file_is_in_the_stamp() -> None:
    """A module elsewhere could change what a file means while old readings live on."""
    reading = (
        "import sys, jianguan_cli.storage.yaml_tree, jianguan_cli.domain.plan.reading; print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", reading], capture_output=True, text=True, check=True
    ).stdout
    readers = {
        name.removeprefix("jianguan_cli.").rpartition(".")[0].replace(".", "/")
        for name in loaded.split()
        if name.startswith(("jianguan_cli.domain.", "jianguan_cli.storage.")) and name.count(".") > 1
    } - {"domain"}
    assert readers
    assert readers <= set(module.READERS)

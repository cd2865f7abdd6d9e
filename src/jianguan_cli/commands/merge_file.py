"""Merging one checklist: the driver that git calls, and the same by hand after a merge that had none."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from jianguan_cli.domain.change.words import conflict_words
from jianguan_cli.errors import DataError, GitError, os_words
from jianguan_cli.git.line_merge import LineMerged, Stages, merge_lines, stages_of
from jianguan_cli.git.repository import open_repository
from jianguan_cli.storage.decoding import UTF8_BOM, decode
from jianguan_cli.storage.merge_text import Markers
from jianguan_cli.storage.merging import merge_texts


class MergeOutcome(NamedTuple):
    """What to tell: the conflicts in words; ``by_lines`` where the file was left to git's line merge."""

    clean: bool
    conflicts: tuple[str, ...] = ()
    by_lines: bool = False


def merge_file(base: Path, ours: Path, theirs: Path, markers: Markers) -> MergeOutcome:
    """Merge ``theirs`` into the file ``ours``, which is written; the others are only read."""
    sides = Stages(*(_read(file) for file in (base, ours, theirs)))
    data, outcome = _merge(sides, (base, ours, theirs), markers)
    if data is not None and data != sides.ours:
        ours.write_bytes(data)
    return outcome


def merge_conflicted(path: Path, markers: Markers) -> MergeOutcome:
    """Merge a file that git left in conflict anew, from the sides in the index; the file is written."""
    repository = open_repository(path.absolute().parent)
    inside = f"{repository.prefix}{path.name}"
    sides = stages_of(repository, inside)
    with TemporaryDirectory() as folder:
        files = tuple(Path(folder) / name for name in ("base", "ours", "theirs"))
        for file, side in zip(files, sides, strict=True):
            file.write_bytes(side)
        data, outcome = _merge(sides, (files[0], files[1], files[2]), markers)
    if data is not None:
        path.write_bytes(data)
    return outcome


def _merge(
    sides: Stages, files: tuple[Path, Path, Path], markers: Markers
) -> tuple[bytes | None, MergeOutcome]:
    """The bytes to write (None where nothing can be said), and the outcome."""
    if sides.theirs in (sides.ours, sides.base):
        return sides.ours, MergeOutcome(clean=True)
    if sides.base == sides.ours:
        return sides.theirs, MergeOutcome(clean=True)
    lines = _by_lines(files, markers)
    texts = [decode(data, "") for data in sides]
    if all(wrong is None for _, wrong in texts):
        bom = UTF8_BOM if sides.ours.startswith(UTF8_BOM) else b""
        base, ours, theirs = (_like(text, texts[1][0]) for text, _ in texts)
        merged = merge_texts(base, ours, theirs, lambda: _clean_text(lines), markers)
        if merged.text is not None:
            said = tuple(conflict_words(conflict) for conflict in merged.conflicts)
            return bom + merged.text.encode("utf-8"), MergeOutcome(clean=not said, conflicts=said)
    if lines is None:
        return None, MergeOutcome(clean=False, by_lines=True)
    return lines.data, MergeOutcome(clean=lines.clean, by_lines=True)


def _by_lines(files: tuple[Path, Path, Path], markers: Markers) -> LineMerged | None:
    base, ours, theirs = files
    try:
        return merge_lines(base, ours, theirs, size=markers.size, names=(markers.ours, markers.theirs))
    except GitError:
        return None  # binary data: git has no merge for it either


def _clean_text(lines: LineMerged | None) -> str | None:
    if lines is None or not lines.clean:
        return None
    text, wrong = decode(lines.data, "")
    return None if wrong else text


def _like(text: str, ours: str) -> str:
    """``text`` with our side's line ends."""
    unified = text.replace("\r\n", "\n")
    return unified.replace("\n", "\r\n") if "\r\n" in ours else unified


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise DataError(f"读不了 {file}：{os_words(error)}", hint="请检查路径") from error

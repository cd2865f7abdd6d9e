"""Where the words go: data to stdout, everything else to stderr; colour only on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jianguan_cli.cli.terminal.pager import show_text
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.errors import DataError, ExitCode, os_words
from jianguan_cli.reporting.terminal.cells import Screen, fit_text, usable

if TYPE_CHECKING:
    from jianguan_cli.domain.settings.settings import Settings
    from jianguan_cli.storage.filechange import FileChange

_COLOURS = {"红灯": "31", "黄灯": "33", "蓝灯": "34", "绿灯": "32"}
# A cell of its own: between two columns, or the last of its line.
_LIGHT_CELL = rf"(?m)(?<=  )({'|'.join(_COLOURS)})(?=  |$)"


def emit(text: str, path: Path | None = None, screen: Screen | None = None) -> None:
    """Data: to the file that -o names, else to stdout, and there through the pager where it is long.

    With a ``screen`` it is words for people: no line is wider, and each light has its colour.
    """
    if path is None:
        show_text(text if screen is None else painted(fit_text(text, screen)))
        return
    write_file(path, text.encode())
    note(f"已写入 {path}")


def write_file(path: Path, data: bytes) -> None:
    """Write a produced file, making its folder."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise DataError(f"写不了 {path}：{os_words(error)}", hint="请检查路径和权限，或换一个位置") from error


def note(text: str) -> None:
    """Words for the person at the terminal, on stderr."""
    sys.stderr.write(text + "\n")


def note_handler(by: str | None) -> None:
    """经手人: told on the screen where the file has no place for the name."""
    if by and by.strip():
        note(f"经手人 {by.strip()}（文件里没有这一栏，不写入）")


def report_broken(findings: Sequence[Finding]) -> int:
    """Name on stderr the files that could not be read; the exit code that follows from it."""
    if not findings:
        return ExitCode.CLEAN
    paths = list(dict.fromkeys(finding.location.path for finding in findings if finding.location))
    settings = [path for path in paths if not path.startswith("checklists/") or path.endswith("/units.yaml")]
    if len(paths) > len(settings):
        note(f"有 {len(paths) - len(settings)} 个清单读不了，以下结果不含其中的事项：")
    if settings:
        note(f"{'、'.join(settings)} 读不了，以下按默认设置、不用单位名录判定：")
    for finding in findings[:10]:
        note(f"  {finding.location}: {finding.message}")
    if len(findings) > 10:
        note(f"  ……共 {len(findings)} 处，全部见 jianguan lint")
    return ExitCode.DATA


def coloured() -> bool:
    """Whether stdout may carry colour."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def painted(table: str) -> str:
    """The light of every row in its colour, where colour is wanted."""
    if not coloured():
        return table
    import re

    return re.sub(_LIGHT_CELL, lambda cell: f"\x1b[{_COLOURS[cell[0]]}m{cell[0]}\x1b[0m", table)


def screen_for(settings: Settings | None = None, path: Path | None = None) -> Screen:
    """What is written for: the terminal; a file or a pipe has no end of line.

    COLUMNS says how wide it is in place of the terminal, also of a pipe; JIANGUAN_AMBIGUOUS in place of the
    workspace's setting how many cells “” take.
    """
    ambiguous = os.environ.get("JIANGUAN_AMBIGUOUS", "").strip()
    if ambiguous not in ("1", "2"):
        ambiguous = str(settings.ambiguous_width) if settings is not None else "1"
    return Screen(_columns() if path is None else None, int(ambiguous))


def _columns() -> int | None:
    named = os.environ.get("COLUMNS", "").strip()
    if named.isdecimal() and int(named[:6]):
        return usable(int(named[:6]))
    if not sys.stdout.isatty():
        return None
    import shutil

    return usable(shutil.get_terminal_size((80, 24)).columns)


def show_changes(changes: Iterable[FileChange], root: Path, *, dry_run: bool) -> None:
    """The unified diff on stdout, and in words on stderr whether it was written."""
    changed = [change for change in changes if change.changed]
    for change in changed:
        sys.stdout.write(_painted_diff(change.diff(root)))
    sys.stdout.flush()
    if dry_run:
        note("（只是预览，没有写入）")
    elif changed:
        note(f"已写入 {'、'.join(change.path.relative_to(root).as_posix() for change in changed)}")


def _painted_diff(diff: str) -> str:
    if not coloured():
        return diff
    colours = {"+": "32", "-": "31", "@": "36"}
    lines = []
    for line in diff.splitlines(keepends=True):
        code = colours.get(line[:1])
        body = line.rstrip("\r\n")
        lines.append(f"\x1b[{code}m{body}\x1b[0m{line[len(body) :]}" if code else line)
    return "".join(lines)

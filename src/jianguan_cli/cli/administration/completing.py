"""Answers for the shell's Tab: commands, options, item ids and titles, unit names, statuses.

A shell waits for the answer, so nothing here imports the program: ids and names are picked out of the files
by their lines.  Only option names need the one command they belong to.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from jianguan_cli.cli.table import COMMANDS

_SPECIAL = frozenset(" '\"()&;<>|$`\\*?[]{}!#~")  # what bash would take apart or take for its own
FILES = ":files"  # tells the shell to complete paths by itself
_ENOUGH = 300  # more ids than this are offered plan by plan
_ITEM = re.compile(rb"^ *- id: *([a-z0-9.-]+)\s*$(?:\r?\n(?! *- id:).*)*?^ +title: *(.+?)\s*$", re.MULTILINE)
_UNIT = re.compile(rb"^(?:  - |- |    |  )(?:name|short): *([^\s#{\[].*?)\s*(?:#.*)?$", re.MULTILINE)
_ALIASES = re.compile(rb"^ {2,4}aliases: *\[(.*)\]", re.MULTILINE)

_STATUSES = (
    "todo",
    "doing",
    "未启动",
    "推进中",
    "待填报",
    "已申请销号",
    "已销号",
    "暂缓",
    "已撤项",
    "已结转",
)
_VALUES = {
    "--status": _STATUSES,
    "--light": ("red", "yellow", "blue", "green", "none"),
    "--sort": ("urgency", "file", "deadline", "light", "id", "plan", "title", "lead", "status"),
    "--columns": (
        "id",
        "plan",
        "clause",
        "kind",
        "title",
        "lead",
        "support",
        "deadline",
        "status",
        "light",
        "progress",
        "why",
    ),
    "--fail-on": ("red", "yellow", "blue", "never"),
    "--kind": ("indicator", "task"),
    "--edition": ("public", "internal"),
    "--met": ("yes", "no"),
    "--role": ("lead", "support"),
    "--result": ("confirmed", "partly", "untrue"),
}
_UNIT_OPTIONS = frozenset(("--unit", "--lead", "--support"))
_PATH_OPTIONS = frozenset(("--evidence", "--output", "-o", "--source", "--root", "-C"))
_WORDS = {
    "report": ["weekly", "monthly", "ledger", "bulletin", "notice", "evaluation", "wall", "calendar", "site"],
    "completion": ["bash", "zsh", "fish", "powershell"],
    "units": ["list", "rename"],
    "git": ["install", "uninstall"],
    "schema": ["checklist", "units", "settings"],
}
_ITEM_COMMANDS = frozenset(
    [
        "list",
        "ls",
        "show",
        "update",
        "submit",
        "explain",
        "close",
        "return",
        "reopen",
        "extend",
        "correct",
        "revise",
        "verify",
        "transfer",
        "pause",
        "drop",
        "carry",
        "split",
        "notice",
        "reply",
        "history",
    ]
)
_PLAN_COMMANDS = frozenset(("add", "trace"))
_PATH_COMMANDS = frozenset(("draft", "import", "lint", "fmt", "init", "merge-file", "rollup"))


def answer(words: Sequence[str]) -> list[tuple[str, str]]:
    """What may stand for the last of ``words`` (those after the program's name), each with a meaning."""
    current = words[-1] if words else ""
    before = list(words[:-1])
    root = _root(before)
    command = next((word for word in before if not word.startswith("-")), None)
    if command is None and not (before and before[-1] in _PATH_OPTIONS):
        if current.startswith("-"):
            return _starting(current, [("--root", "工作区文件夹"), ("--version", "版本"), ("--help", "帮助")])
        return _starting(current, ((one.name, one.help) for one in COMMANDS if not one.hidden))
    option = before[-1] if before and before[-1].startswith("-") else ""
    if option in _PATH_OPTIONS:
        return [(FILES, "")]
    if option in _VALUES:
        return _starting(current, ((value, "") for value in _VALUES[option]))
    if option in _UNIT_OPTIONS or (command == "transfer" and option in ("--to", "--from")):
        return _starting(current, ((name, "") for name in _unit_names(root)))
    if option == "--plan":
        return _starting(current, ((plan.stem, "") for plan in _plans(root)))
    if current.startswith("-"):
        return _starting(current, _options(command or ""))
    return _arguments(command or "", current, root)


def _arguments(command: str, current: str, root: Path | None) -> list[tuple[str, str]]:
    if command in _WORDS:
        return _starting(current, ((word, "") for word in _WORDS[command]))
    if command in _ITEM_COMMANDS:
        return _items(root, current)
    if command in _PLAN_COMMANDS:
        return _starting(current, ((plan.stem, "") for plan in _plans(root)))
    return [(FILES, "")] if command in _PATH_COMMANDS else []


def _starting(current: str, candidates: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return list(dict.fromkeys(one for one in candidates if one[0].startswith(current)))


def _root(before: list[str]) -> Path | None:
    """The workspace that the words name, else the one around the current folder."""
    named = os.environ.get("JIANGUAN_ROOT")
    for option, value in pairwise(before):
        if option in ("-C", "--root"):
            named = value
            before.remove(value)
            break
    start = Path(named) if named else Path.cwd()
    return next(
        (one for one in (start, *start.absolute().parents) if (one / "jianguan.yaml").is_file()), None
    )


def _plans(root: Path | None) -> list[Path]:
    found = sorted((root / "checklists").glob("*.yaml")) if root else []
    return [path for path in found if path.stem != "units"]


def _items(root: Path | None, current: str) -> list[tuple[str, str]]:
    """Ids by what is typed of them; titles where Chinese is typed; plans first where there are too many."""
    if current and not current.isascii():
        return _titles(root, current)
    plans = [path for path in _plans(root) if path.stem.startswith(current) or current.startswith(path.stem)]
    found: list[tuple[str, str]] = []
    for path in plans:
        if len(found) > _ENOUGH:
            return [(f"{one.stem}-", "计划") for one in plans]
        found += [(item, title) for item, title in _read_items(path) if item.startswith(current)]
    return found


def _titles(root: Path | None, current: str) -> list[tuple[str, str]]:
    begins = re.compile(rb"^ +title: *([\"']?" + re.escape(current.encode()) + rb".*?)\s*$", re.MULTILINE)
    titles = (_plain(match[1]) for path in _plans(root) for match in begins.finditer(_bytes(path)))
    return [(title, "") for title in dict.fromkeys(titles)]


def _read_items(path: Path) -> Iterator[tuple[str, str]]:
    for match in _ITEM.finditer(_bytes(path)):
        yield match[1].decode(), _plain(match[2])


def _unit_names(root: Path | None) -> list[str]:
    if root is None:
        return []
    data = _bytes(root / "checklists" / "units.yaml")
    names = [_plain(match[1]) for match in _UNIT.finditer(data)]
    for match in _ALIASES.finditer(data):
        names += [_plain(part.strip()) for part in match[1].split(b",")]
    return names


def _plain(said: bytes) -> str:
    return said.decode("utf-8", "replace").strip("\"'")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""  # a Tab must not end in an error message


def _options(command: str) -> list[tuple[str, str]]:
    from jianguan_cli.cli.help import build

    entry = next((one for one in COMMANDS if one.name == command), None)
    if entry is None:
        return []
    return [
        (name, getattr(parameter, "help", None) or "")
        for parameter in build(entry).params
        for name in getattr(parameter, "opts", ())
        if name.startswith("--")
    ] + [("--help", "显示帮助")]


def complete(words: Sequence[str], shell: str) -> None:
    """Print the answers the way the shell wants them."""
    for value, meaning in answer(words):
        if shell == "bash" and not _SPECIAL.isdisjoint(value):
            continue
        said = meaning.split("\n")[0]
        line = f"{value}\t{said}" if shell in ("fish", "zsh", "powershell") and said else value
        sys.stdout.buffer.write(line.encode() + b"\n")

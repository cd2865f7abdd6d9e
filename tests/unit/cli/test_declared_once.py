"""What the command line declares: each option in one place, each command in the room of its group."""

from __future__ import annotations

import ast
from collections import defaultdict
from importlib import import_module
from pathlib import Path

import pytest

from jianguan_cli.cli.table import COMMANDS, GROUPS, Entry

CLI = Path(__file__).parents[3] / "src" / "jianguan_cli" / "cli"


def sources() -> dict[str, str]:
    return {path.relative_to(CLI).as_posix(): path.read_text(encoding="utf-8") for path in CLI.rglob("*.py")}


def declared_twice(modules: dict[str, str]) -> list[str]:
    """Options that are written in full in more than one place."""
    places: dict[str, list[str]] = defaultdict(list)
    for name, text in modules.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"typer.Option", "typer.Argument"}:
                places[ast.unparse(node)].append(f"{name}:{node.lineno}")
    assert places
    return [f"{option}: {', '.join(found)}" for option, found in places.items() if len(found) > 1]


def test_every_option_is_declared_once() -> None:
    assert declared_twice(sources()) == []


def test_an_option_that_is_written_again_is_found() -> None:
    planted = 'Basis = Annotated[str | None, typer.Option("--basis", metavar="文号", help="依据文号")]\n'
    (found,) = declared_twice({**sources(), "planted.py": planted})
    assert "options.py:" in found
    assert "planted.py:1" in found


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: str(entry.name))
def test_a_command_stands_in_the_room_of_its_group(entry: Entry) -> None:
    assert entry.module.split(".")[0] == GROUPS[entry.group]
    command = getattr(import_module(f"jianguan_cli.cli.{entry.module}"), entry.function)
    assert command.__module__ == f"jianguan_cli.cli.{entry.module}"

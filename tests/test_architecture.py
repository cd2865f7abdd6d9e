"""The house keeps its direction: ``cli → commands → {storage, git, reporting, exchange} → domain``.

Inside ``domain`` and ``reporting`` the rooms lie in layers (``LAYERS``), and no arrow runs back.
The rules are functions of (module, source), so that each of them is also shown a planted violation.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
SOURCE = REPOSITORY / "src" / "jianguan_cli"
LEAVES = {"errors", "shipped"}
MIDDLE = {"storage", "git", "reporting", "exchange"}
ALLOWED = {
    "domain": {"domain", "errors"},
    **{package: {package, "domain", *LEAVES} for package in MIDDLE},
    "commands": {"commands", "domain", *LEAVES, *MIDDLE},
    "cli": {"cli", "commands", "domain", *LEAVES, *MIDDLE},
    "errors": set(),
    "shipped": set(),
}
# The rooms of a package, lowest layer first: a module imports from its own room and from lower layers only.
# Rooms of one layer do not know each other.  The map in docs/development.md is held to this table.
LAYERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "domain": (
        ("values",),
        ("records",),
        ("plan",),
        ("settings", "spoken", "tracing"),
        ("judging",),
        ("admitting",),
        ("actions", "change", "lint", "scoring"),
        ("review", "source"),
    ),
    "reporting": (
        ("request",),
        ("words",),
        ("charts", "environment", "public"),
        ("views",),
        ("office", "site", "terminal"),
        ("formats",),
    ),
}
MOST_ROOMS = 14
CLOCKS = {"today", "now", "utcnow", "time", "localtime"}  # monotonic waits, it tells no day
IMPURE = {
    "os",
    "sys",
    "io",
    "pathlib",
    "subprocess",
    "socket",
    "shutil",
    "tempfile",
    "time",
    "random",
    "yaml",
}
LONGEST = 300
Rule = Callable[[str, str], list[str]]


def modules() -> list[tuple[str, str]]:
    return [
        (path.relative_to(SOURCE).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    ]


def package_of(name: str) -> str:
    return name.split("/", maxsplit=1)[0].removesuffix(".py")


def imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def wrong_edges(name: str, source: str) -> list[str]:
    package = package_of(name)
    if package not in ALLOWED:
        return []
    wrong = []
    for imported in imports(source):
        top, *rest = imported.split(".")
        if top == "jianguan_cli" and rest and rest[0] in ALLOWED and rest[0] not in ALLOWED[package]:
            wrong.append(f"{name} imports {imported}")
    return wrong


def room_of(name: str) -> str:
    """The room of a module: the folder below its package, or the module itself at the package's top."""
    return name.split("/")[1].removesuffix(".py")


def layer_of(package: str, room: str) -> int:
    """The height of a room, 0 the lowest; -1 for what is no room of the table."""
    layers = LAYERS[package]
    return next((height for height, rooms in enumerate(layers) if room in rooms), -1)


def room_edges(name: str, source: str) -> Iterator[tuple[str, str]]:
    """The other rooms of its own package that a module imports from, with what it imports."""
    package = package_of(name)
    for imported in imports(source):
        top, *rest = imported.split(".")
        if top == "jianguan_cli" and len(rest) > 1 and rest[0] == package and rest[1] != room_of(name):
            yield rest[1], imported


def arrows_back(name: str, source: str) -> list[str]:
    """Imports of a room of the same layer or a higher one, inside functions too."""
    package = package_of(name)
    if package not in LAYERS:
        return []
    room = room_of(name)
    own = layer_of(package, room)
    if own < 0 and room != "__init__":
        return [f"{name} lies in no room of the table"]
    return [
        f"{name} imports {imported}"
        for other, imported in room_edges(name, source)
        if layer_of(package, other) >= own
    ]


def hidden_imports(name: str, source: str) -> list[str]:
    """Imports that name no module: the other rules would not see where they lead."""
    return [
        f"{name}:{node.lineno} imports relatively"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.level
    ]


def impurities(name: str, source: str) -> list[str]:
    if package_of(name) != "domain":
        return []
    wrong = [f"{name} imports {imported}" for imported in imports(source) if imported.split(".")[0] in IMPURE]
    wrong += [
        f"{name}:{node.lineno} calls {node.func.id}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"open", "print"}
    ]
    return wrong


def clocks(name: str, source: str) -> list[str]:
    """Reads of the clock; only ``cli/session.py`` may."""
    if name == "cli/session.py":
        return []
    return [
        f"{name}:{node.lineno} reads the clock"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and isinstance(node.func.value, (ast.Name, ast.Attribute))
        and (node.func.value.id if isinstance(node.func.value, ast.Name) else node.func.value.attr)
        in {"date", "datetime", "dt", "time"}
    ]


def monopolies(name: str, source: str) -> list[str]:
    """Libraries that one place only may import."""
    owners = {
        "importlib": ("cli/help.py", "storage/memory.py"),
        "subprocess": ("git/process.py", "exchange/documents/legacy.py", "cli/terminal/pager.py"),
        "ruamel": ("storage/",),
        "typer": ("cli/",),
        "jinja2": ("reporting/",),
        "wcwidth": ("reporting/terminal/cells.py",),
        "tabulate": ("reporting/terminal/table.py",),
        "chinese_calendar": ("storage/calendar_data.py",),
        "pypinyin": ("storage/pinyin.py",),
        "dateutil.parser": (),
    }
    return [
        f"{name} imports {imported}"
        for imported in imports(source)
        for library, places in owners.items()
        if (imported == library or imported.startswith(f"{library}."))
        and not any(name.startswith(place) for place in places)
    ]


def exits(name: str, source: str) -> list[str]:
    """Printing and exiting below the command line."""
    if package_of(name) in {"cli", "__main__"}:
        return []
    wrong = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in {"print", "sys.exit", "exit", "quit", "typer.echo"}:
                wrong.append(f"{name}:{node.lineno} calls {called}")
    return wrong


def too_long(name: str, source: str) -> list[str]:
    lines = source.count("\n")
    return [f"{name} has {lines} lines"] if lines > LONGEST else []


RULES: list[Rule] = [
    wrong_edges,
    arrows_back,
    hidden_imports,
    impurities,
    clocks,
    monopolies,
    exits,
    too_long,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.__name__))
def test_every_module_keeps_the_rule(rule: Rule) -> None:
    assert [said for name, source in modules() for said in rule(name, source)] == []


@pytest.mark.parametrize(
    ("rule", "name", "planted"),
    [
        (wrong_edges, "domain/plan/model.py", "from jianguan_cli.storage.workspace import load\n"),
        (wrong_edges, "storage/splice.py", "from jianguan_cli.reporting.terminal import table\n"),
        (wrong_edges, "storage/splice.py", "def f():\n    from jianguan_cli.git.process import run_git\n"),
        (wrong_edges, "commands/update.py", "import jianguan_cli.cli.app\n"),
        (wrong_edges, "errors.py", "from jianguan_cli.domain.records import finding\n"),
        (arrows_back, "domain/plan/model.py", "from jianguan_cli.domain.judging.judge import judge\n"),
        (arrows_back, "domain/plan/model.py", "from jianguan_cli.domain import judging\n"),
        (arrows_back, "domain/settings/x.py", "def f():\n    from jianguan_cli.domain.lint import RULES\n"),
        (arrows_back, "domain/lint/x.py", "from jianguan_cli.domain.scoring.known import known\n"),
        (arrows_back, "domain/__init__.py", "import jianguan_cli.domain.values.dates\n"),
        (arrows_back, "domain/newroom/x.py", "x = 1\n"),
        (arrows_back, "reporting/words/lines.py", "import jianguan_cli.reporting.views.issue\n"),
        (arrows_back, "reporting/request.py", "import jianguan_cli.reporting.formats\n"),
        (arrows_back, "reporting/loose.py", "x = 1\n"),
        (hidden_imports, "domain/plan/model.py", "from ..judging import judge\n"),
        (impurities, "domain/values/dates.py", "import os\n"),
        (impurities, "domain/values/dates.py", "def f():\n    return open('x')\n"),
        (clocks, "domain/values/dates.py", "from datetime import date\nday = date.today()\n"),
        (clocks, "reporting/view.py", "import datetime as dt\nnow = dt.datetime.now()\n"),
        (monopolies, "commands/x.py", "import subprocess\n"),
        (monopolies, "reporting/x.py", "from ruamel.yaml import YAML\n"),
        (monopolies, "domain/x.py", "from importlib import import_module\n"),
        (monopolies, "storage/x.py", "from dateutil.parser import parse\n"),
        (exits, "commands/x.py", "import sys\nsys.exit(1)\n"),
        (exits, "storage/x.py", "print('x')\n"),
        (too_long, "domain/x.py", "x = 1\n" * 301),
    ],
)
def test_the_rule_can_fail(rule: Rule, name: str, planted: str) -> None:
    assert rule(name, planted) != []


def test_edges_were_seen() -> None:
    """A walk that finds no edge at all would hold any direction."""
    edges = {
        (package_of(name), imported.split(".")[1])
        for name, source in modules()
        for imported in imports(source)
        if imported.startswith("jianguan_cli.") and package_of(name) in ALLOWED
    }
    assert {
        ("cli", "commands"),
        ("commands", "storage"),
        ("commands", "domain"),
        ("storage", "domain"),
    } <= edges


@pytest.mark.parametrize("package", LAYERS)
def test_the_table_names_the_rooms_there_are(package: str) -> None:
    found = {
        room_of(f"{package}/{path.name}")
        for path in (SOURCE / package).iterdir()
        if path.name not in {"__init__.py", "__pycache__"}
    }
    named = [room for layer in LAYERS[package] for room in layer]
    assert sorted(named) == sorted(found)
    assert len(found) <= MOST_ROOMS


def test_arrows_between_rooms_were_seen() -> None:
    """As above: each layer but the lowest is held up by one below it."""
    edges = {
        (package_of(name), room_of(name), other)
        for name, source in modules()
        if package_of(name) in LAYERS
        for other, _ in room_edges(name, source)
    }
    for package, layers in LAYERS.items():
        for rooms in layers[1:]:
            for room in rooms:
                assert any((package, room, below) in edges for layer in layers for below in layer), room
    assert ("domain", "judging", "settings") in edges
    assert ("reporting", "formats", "views") in edges  # the formats import their views inside functions


def drawn(package: str) -> str:
    """The rooms of a package as the map draws them, lowest first."""
    layers = (rooms[0] if len(rooms) == 1 else "{" + ", ".join(rooms) + "}" for rooms in LAYERS[package])
    return f"{package}: {' < '.join(layers)}"


@pytest.mark.parametrize("package", LAYERS)
def test_the_map_for_developers_is_that_of_the_table(package: str) -> None:
    page = (REPOSITORY / "docs" / "development.md").read_text(encoding="utf-8")
    assert drawn(package) in page.splitlines()
    rows = re.findall(rf"^\| `{package}/(\w+)` \|", page, re.MULTILINE)
    assert rows == [room for layer in LAYERS[package] for room in layer]

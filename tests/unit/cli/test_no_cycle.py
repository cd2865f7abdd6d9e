"""No module of the command line is imported by what it imports, not even inside a function."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = "jianguan_cli.cli"
CLI = Path(__file__).parents[3] / "src" / "jianguan_cli" / "cli"


def arrows() -> dict[str, set[str]]:
    """Each module with the modules of the command line that it imports."""
    texts = {
        ".".join((PACKAGE, *path.relative_to(CLI).with_suffix("").parts)): path.read_text(encoding="utf-8")
        for path in CLI.rglob("*.py")
    }
    found: dict[str, set[str]] = {}
    for name, text in texts.items():
        imported = {
            full
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.ImportFrom) and node.module
            for full in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
        }
        found[name] = imported & texts.keys()
    return found


def in_a_ring(graph: dict[str, set[str]]) -> list[str]:
    """The modules from which an import leads back to themselves."""

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = [*graph[start]]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting += graph[one]
        return seen

    return sorted(name for name in graph if name in reached(name))


def test_no_import_leads_back() -> None:
    graph = arrows()
    assert f"{PACKAGE}.acting" in graph[f"{PACKAGE}.daily.wizard"]
    assert in_a_ring(graph) == []


def test_a_planted_ring_is_found() -> None:
    graph = arrows()
    graph[f"{PACKAGE}.acting"].add(f"{PACKAGE}.daily.wizard")
    assert f"{PACKAGE}.daily.wizard" in in_a_ring(graph)

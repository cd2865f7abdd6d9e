"""One checklist with one item, from the lines that matter; what the tests of changes share."""

from __future__ import annotations

from textwrap import dedent, indent

from jianguan_cli.domain.change.compare import Changes, ItemChange, compare
from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.storage.yaml_tree import parse_tree

DEFAULTS = {
    "clause": "一/1",
    "title": "抽检百批",
    "kind": "indicator",
    "lead": "[甲处]",
    "support": "[]",
    "deadline": "2025-12-31",
    "status": "doing",
}
TARGET = 'targets: [{key: 抽检, metric: 抽检批次, rule: reach, op: ">=", value: 100, unit: 批}]\n'


def read_items(*items: str, plan: str = "p", head: str = "", path: str = "") -> Checklist:
    """The checklist of items given as YAML lines; required keys that are left out are filled in."""
    text = (
        f"format: 1\nplan: {{id: {plan}, title: 试验计划, issuer: 甲省局, issued: 2025-01-01, "
        f"start: 2025-01-01, end: 2025-12-31{head}}}\nitems:{'' if items else ' []'}\n"
    )
    for number, one in enumerate(items, 1):
        lines = dedent(one).strip("\n")
        written = {line.partition(":")[0] for line in lines.splitlines()}
        defaults = {"id": f"{plan}-{number}", **DEFAULTS}
        filled = "".join(f"{key}: {value}\n" for key, value in defaults.items() if key not in written)
        text += "- " + indent(f"{lines}\n{filled}".lstrip("\n"), "  ")[2:]
    path = path or f"checklists/{plan}.yaml"
    tree, wrong = parse_tree(text, path)
    assert wrong == []
    checklist, wrong = read_checklist(tree, path, plan)
    assert wrong == []
    assert checklist is not None
    return checklist


def changed(old: str | None, new: str | None) -> Changes:
    """What changed between two states of the one item; None where it is not there."""
    before, after = (read_items(*([] if one is None else [one])) for one in (old, new))
    return compare([before], [after])


def item_change(old: str | None, new: str | None) -> ItemChange:
    """The change of the one item."""
    (change,) = changed(old, new).items
    return change

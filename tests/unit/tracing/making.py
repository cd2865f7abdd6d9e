"""Small plans that carry each other, written as files write them."""

from __future__ import annotations

from datetime import date
from textwrap import indent

from jianguan_cli.domain.judging.judge import judge
from jianguan_cli.domain.judging.ledger import Ledger
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.storage.calendar_data import build_calendar
from jianguan_cli.storage.yaml_tree import parse_tree

HEAD = """\
format: 1
plan: {id: %s, title: 计划%s, issuer: 甲局, issued: 2024-12-01, start: 2025-01-01, end: 2025-12-31}
items:
"""
CALENDAR = build_calendar(Settings())
# A floor that is reported once a year: nothing is owed before the next January.
RATE = "{key: 率, metric: 合格率, rule: keep, op: '>=', value: 98, unit: '%', report: {every: year}}"


def item(item_id: str, *lines: str, lead: str = "", status: str = "doing") -> str:
    """An item of its lines; without a lead it has no owner."""
    said = {line.partition(":")[0] for line in lines}
    rest = [] if "deadline" in said else ["deadline: 2025-12-31"]
    body = [
        f"clause: 一/1\ntitle: 事项{item_id}\nkind: task\nlead: [{lead}]\nsupport: []\nstatus: {status}",
        *lines,
        *rest,
    ]
    return f"- id: {item_id}\n" + indent("\n".join(body), "  ")


def rate(extra: str = "") -> str:
    """The line of one floor target."""
    return f"targets: [{RATE[:-1]}{extra}}}]"


def results(*keys: str) -> str:
    """The line of some deliverables."""
    return "deliverables: [" + ", ".join(f"{{key: {key}, text: 建{key}}}" for key in keys) + "]"


def links(*said: str) -> str:
    """The line of links ``same q-1 率 率``: relation, item, own key, its key."""
    made = []
    for one in said:
        relation, to, *keys = one.split()
        named = "".join(f", {name}: {key}" for name, key in zip(("key", "to_key"), keys, strict=False))
        made.append(f"{{to: {to}, relation: {relation}{named}}}")
    return f"links: [{', '.join(made)}]"


def log(*entries: str) -> str:
    """The line of a log of entries ``2025-03-01 values: {率: 97}``."""
    made = []
    for one in entries:
        day, _, rest = one.partition(" ")
        made.append(f"{{date: {day}, by: 甲{', ' + rest if rest else ''}}}")
    return f"log: [{', '.join(made)}]"


def plan(plan_id: str, *items: str, head: str = "") -> Checklist:
    """A checklist; a mistake in it fails the test."""
    text = (HEAD % (plan_id, plan_id)).replace("}", f"{head}}}", 1) + indent("\n".join(items), "  ") + "\n"
    path = f"checklists/{plan_id}.yaml"
    tree, wrong = parse_tree(text, path)
    assert not wrong, (wrong, text)
    made, wrong = read_checklist(tree, path, plan_id)
    assert made is not None, (wrong, text)
    return made


def day(text: str) -> date:
    return date.fromisoformat(text)


def standings(as_of: str, *plans: Checklist) -> dict[str, Standing]:
    """Every item's standing by its id."""
    return {one.item.id: one for one in judge(plans, day(as_of), Settings(), CALENDAR)}


def light(as_of: str, item_id: str, *plans: Checklist) -> str:
    return standings(as_of, *plans)[item_id].light.value


def codes(as_of: str, item_id: str, *plans: Checklist) -> list[str]:
    return [one.code for one in standings(as_of, *plans)[item_id].findings]


def ledger(*plans: Checklist) -> Ledger:
    return Ledger(plans)

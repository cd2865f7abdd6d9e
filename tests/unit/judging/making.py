"""Small items for the judging tests, written as a file writes them; what a test leaves out is filled in."""

from __future__ import annotations

from datetime import date
from textwrap import dedent, indent

from jianguan_cli.domain.judging.judge import judge, judge_item
from jianguan_cli.domain.judging.standing import Standing, TargetStanding
from jianguan_cli.domain.plan.model import Checklist, Item, Plan
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.review.accepting import acceptance_slips
from jianguan_cli.domain.settings.reading import read_settings
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.storage.calendar_data import build_calendar
from jianguan_cli.storage.yaml_tree import parse_tree

PATH = "checklists/p.yaml"
PLAN = {
    "id": "p",
    "title": "试验计划",
    "issuer": "甲省局",
    "issued": "2025-01-01",
    "start": "2025-01-01",
    "end": "2025-12-31",
}
ITEM = {
    "id": "p-1",
    "clause": "一/1",
    "title": "推行某制度",
    "kind": "indicator",
    "lead": "[甲处]",
    "support": "[乙处]",
    "deadline": "2025-12-31",
    "status": "doing",
}
# A target as most tests want it: the lines that matter stand in the test.
TARGET = {"key": "数", "metric": "完成数", "rule": "reach", "op": '">="', "value": "100", "unit": "个"}


def day(text: str) -> date:
    return date.fromisoformat(text)


def filled(lines: str, defaults: dict[str, str]) -> str:
    """The lines, and a default for each key they leave out."""
    lines = dedent(lines).strip("\n")
    written = {line.partition(":")[0] for line in lines.splitlines()}
    if "against" in written:
        written.add("value")
    rest = "".join(f"{key}: {value}\n" for key, value in defaults.items() if key not in written)
    return f"{lines}\n{rest}" if lines else rest


def listed(lines: str, defaults: dict[str, str]) -> str:
    return "- " + indent(filled(lines, defaults), "  ")[2:]


def with_target(target: str, item: str = "", log: str = "") -> str:
    """Item lines with one target; ``log`` is a short table, see ``log_lines``."""
    text = dedent(item).strip("\n")
    targets = "targets:\n" + indent(listed(target, TARGET), "  ")
    return "\n".join(part for part in (text, targets.rstrip("\n"), log_lines(log)) if part)


def log_lines(table: str) -> str:
    """A log from lines ``2025-03-01 | status: doing | values: {数: 3}``."""
    entries = []
    for line in dedent(table).strip().splitlines():
        head, *rest = [part.strip() for part in line.split("|")]
        said = "".join(f"    {part}\n" for part in rest)
        entries.append(f"  - date: {head}\n    by: 经办人甲\n{said}")
    return "log:\n" + "".join(entries) if entries else ""


def checklist(*items: str, plan: str = "") -> Checklist:
    """A checklist of item lines; a mistake in them fails the test."""
    body = "".join(listed(one, ITEM) for one in items)
    text = f"format: 1\nplan:\n{indent(filled(plan, PLAN), '  ')}items:\n{indent(body, '  ')}"
    tree, wrong = parse_tree(text, PATH)
    assert not wrong, (wrong, text)
    made, wrong = read_checklist(tree, PATH, "p")
    assert made is not None, (wrong, text)
    return made


def item(lines: str = "", *, plan: str = "") -> tuple[Item, Plan]:
    made = checklist(lines, plan=plan)
    return made.items[0], made.plan


def settings(text: str = "") -> Settings:
    tree, wrong = parse_tree(dedent(text) or "{}", "jianguan.yaml")
    assert not wrong
    made, wrong = read_settings(tree, "jianguan.yaml", acceptance_slips)
    assert made is not None, wrong
    return made


CALENDAR = build_calendar(Settings())


def standing(as_of: str, lines: str = "", *, plan: str = "", config: str = "") -> Standing:
    """How the item stands on the day; every finding has a light, a code that is switched off none."""
    made, its_plan = item(lines, plan=plan)
    chosen = settings(config)
    found = judge_item(made, its_plan, PATH, day(as_of), chosen, build_calendar(chosen))
    assert all(isinstance(one.level, Light) for one in found.findings)
    return found


def target_standing(as_of: str, lines: str, *, plan: str = "", config: str = "") -> TargetStanding:
    return standing(as_of, lines, plan=plan, config=config).targets[0]


def light(code: str, as_of: str, lines: str = "", *, plan: str = "", config: str = "") -> str | None:
    """The colour that ``code`` shows on the day, or None; several findings give the worst."""
    found = standing(as_of, lines, plan=plan, config=config).findings
    levels = [one.level for one in found if one.code == code and isinstance(one.level, Light)]
    return min(levels, key=lambda level: level.rank).value if levels else None


def messages(code: str, as_of: str, lines: str = "", *, plan: str = "", config: str = "") -> list[str]:
    found = standing(as_of, lines, plan=plan, config=config).findings
    return [one.message for one in found if one.code == code]


def all_standings(as_of: str, *items: str, plan: str = "") -> tuple[Standing, ...]:
    return judge([checklist(*items, plan=plan)], day(as_of), Settings(), CALENDAR)

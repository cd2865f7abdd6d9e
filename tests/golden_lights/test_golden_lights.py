"""Beside each of the shipped targets: figures, a day, and the light the document asks for.

A case's log replaces the item's; 甲 reports and the item is under way.  Only findings about the target count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from jianguan_cli.domain.judging.judge import judge_item
from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.shipped import shipped_checklists, shipped_plans
from jianguan_cli.storage.calendar_data import build_calendar
from jianguan_cli.storage.yaml_tree import parse_tree

HERE = Path(__file__).parent
CALENDAR = build_calendar(Settings())
Case = dict[str, Any]


def golden(plan: str) -> list[Case]:
    loaded: list[Case] = yaml.load((HERE / f"{plan}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return loaded


def cases() -> Iterator[Any]:
    for plan in shipped_plans():
        for one in golden(plan):
            for case in one["cases"]:
                name = f"{one['item']}-{one['target']}-{case['name']}"
                yield pytest.param(plan, one["item"], one["target"], case, id=name)


def checklist(plan: str, text: str) -> Checklist:
    tree, findings = parse_tree(text, "c.yaml")
    read, more = read_checklist(tree, "c.yaml", plan)
    assert (findings, more) == ([], [])
    assert read is not None
    return read


@cache
def shipped(plan: str) -> tuple[Case, dict[str, Case]]:
    """The head of a shipped plan and its items by their id, as plain text."""
    text = (shipped_checklists() / f"{plan}.yaml").read_text("utf-8")
    whole = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - text scalars only
    items = {one["id"]: one for one in whole.pop("items")}
    return whole, items


def with_log(plan: str, item: str, log: list[Case]) -> Checklist:
    """The shipped plan with that one item, whose log the case writes."""
    head, items = shipped(plan)
    one = deepcopy(items[item])
    one |= {"status": "doing", "log": [entry | {"by": "甲", "status": "doing"} for entry in log]}
    return checklist(plan, yaml.safe_dump(head | {"items": [one]}, allow_unicode=True, sort_keys=False))


@pytest.mark.parametrize(("plan", "item", "target", "case"), list(cases()))
def test_the_light_is_the_documents(plan: str, item: str, target: str, case: Case) -> None:
    made = with_log(plan, item, case["log"])
    [one] = made.items
    assert one.status is Status.DOING
    day = dt.date.fromisoformat(case["as_of"])
    standing = judge_item(one, made.plan, made.path, day, Settings(), CALENDAR)
    found = [(finding.code, finding.level) for finding in standing.findings if finding.target == target]
    expected = list(zip(case["codes"], (Light(light) for light in case["lights"]), strict=True))
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("plan", shipped_plans())
def test_every_target_is_seen_on_course_and_broken(plan: str) -> None:
    """A rule that never lights, and one that lights a unit on course, would both show here."""
    _, items = shipped(plan)
    promised = {(item, target["key"]) for item, one in items.items() for target in one.get("targets", ())}
    lit = {
        (one["item"], one["target"]) for one in golden(plan) if any(case["lights"] for case in one["cases"])
    }
    calm = {
        (one["item"], one["target"])
        for one in golden(plan)
        if any(case["log"] and "red" not in case["lights"] for case in one["cases"])
    }
    assert lit == calm == promised

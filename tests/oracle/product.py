"""The program's judge with the face of the second one, through the program's own reader."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from functools import lru_cache

from tests.oracle.inputs import Map, decimal_text
from tests.oracle.judge import Result
from tests.oracle.verdict import Finding

from jianguan_cli.domain.judging.judge import judge as judge_checklists
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.storage.calendar_data import build_calendar
from jianguan_cli.storage.yaml_tree import parse_tree

SETTINGS = Settings()
CALENDAR = build_calendar(SETTINGS)


class RefusedError(Exception):
    """The program's reader refuses what the generator made; the text says why."""


def read(checklists: list[Map]) -> list[Checklist]:
    """The checklists as the program reads them."""
    return [_read(one["plan"]["id"], json.dumps(_texts(one), ensure_ascii=False)) for one in checklists]


@lru_cache(maxsize=64)  # a law judges the same checklist on many days
def _read(plan_id: str, text: str) -> Checklist:
    path = f"checklists/{plan_id}.yaml"
    tree, findings = parse_tree(text, path)
    made, more = read_checklist(tree, path, plan_id)
    if made is None:
        raise RefusedError("\n".join(finding.message for finding in [*findings, *more]))
    return made


def _texts(node: object) -> object:
    """The same as maps, lists and texts: JSON is YAML too, and thirty times faster to write."""
    match node:
        case dict():
            return {key: _texts(value) for key, value in node.items()}
        case list() | tuple():
            return [_texts(one) for one in node]
        case None:
            return None
        case bool():
            return "true" if node else "false"
        case Fraction():
            return decimal_text(node)
        case _:
            return str(node)


def judge(checklists: list[Map], as_of: date) -> dict[str, Result]:
    """Every item of the workspace, with the default settings."""
    standings = judge_checklists(read(checklists), as_of, SETTINGS, CALENDAR)
    return {standing.item.id: result_of(standing) for standing in standings}


def result_of(standing: Standing) -> Result:
    """A standing as the second judge says it."""
    findings = tuple(
        Finding(one.code, one.target or one.deliverable, str(one.level.value)) for one in standing.findings
    )
    states = {one.target.key: one.state.value for one in standing.targets}
    return Result(standing.light.value, findings, states, {})

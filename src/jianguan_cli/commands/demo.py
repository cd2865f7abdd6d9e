"""Demonstration data: plausible progress on the shipped plans, so that a newcomer sees living reports.

Everything is seeded: the same plans give the same bytes.  Every entry says 演示数据.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.commands.demo_readings import reading_on
from jianguan_cli.domain.plan.model import ChecklistFile, Item, Plan
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.edit import Append, Edit, Fragment, SetValue
from jianguan_cli.domain.values.dates import Period, next_period, period_label, period_of
from jianguan_cli.domain.values.vocabulary import Every
from jianguan_cli.errors import DataError
from jianguan_cli.storage.splice import reread
from jianguan_cli.storage.yaml_tree import parse_tree

PLANS = ("hb-145-tasks", "hb-2025")
AS_OF = date(2025, 6, 30)
EVIDENCE = "evidence/演示数据.txt"
EVIDENCE_TEXT = "演示数据：这个文件代替真实的佐证材料。\n"
MARK = "演示数据"
_SEED = 20250630
_NOTES = (
    "按计划推进",
    "完成阶段任务，正在汇总",
    "已部署到各责任单位",
    "试点已启动，进展正常",
    "材料已报送，待反馈",
)
_PROBLEMS = ("基层人手紧张，进度受影响", "部分地市数据报送不及时", "经费尚未落实")
_NEEDS = ("请局领导协调有关部门数据共享", "请协调解决专项经费")
_CLERKS = ("经办人甲", "经办人乙", "经办人丙", "经办人丁")


class _Character(NamedTuple):
    """How diligent the owners of an item are; ``pace`` multiplies the path."""

    name: str
    pace: Decimal
    silent_after: int  # reports that are made before silence; 99 is never
    weight: int


_CHARACTERS = (
    _Character("steady", Decimal("1.02"), 99, 32),
    _Character("ahead", Decimal("1.18"), 99, 12),
    _Character("slow", Decimal("0.82"), 99, 16),
    _Character("failing", Decimal("0.55"), 99, 12),
    _Character("silent", Decimal("0.95"), 1, 8),
    _Character("finished", Decimal("1.30"), 99, 14),
    _Character("absent", Decimal(0), 0, 6),
)


def demo_text(text: str, plan_id: str) -> str:
    """The checklist of a shipped plan with demonstration progress spliced in."""
    path = f"checklists/{plan_id}.yaml"
    tree, findings = parse_tree(text, path)
    checklist, findings = (None, findings) if tree is None else read_checklist(tree, path, plan_id)
    if tree is None or checklist is None:
        raise DataError(f"{path} 读不了，不能加演示数据")
    edits: list[Edit] = []
    for index, item in enumerate(checklist.items):
        chance = random.Random(f"{_SEED} {item.id}")  # noqa: S311 - plausible figures, no secret
        status, entries = _life(item, checklist.plan, chance)
        if entries:
            edits.append(SetValue(("items", index, "status"), status.value))
            edits += [Append(("items", index, "log"), entry) for entry in entries]
    return reread(text, tree, edits, name=path, record=ChecklistFile)[0]


def _life(item: Item, plan: Plan, chance: random.Random) -> tuple[Status, list[dict[str, Fragment]]]:
    """The entries of an item up to ``AS_OF``, and the status they leave it in."""
    character = chance.choices(_CHARACTERS, [one.weight for one in _CHARACTERS])[0]
    clerk = chance.choice(_CLERKS)
    entries: list[dict[str, Fragment]] = []
    finished: list[str] = []
    for number, period in enumerate(_quarters(item, plan)):
        if number >= character.silent_after:
            break
        entry = _report(item, plan, period, clerk, character, chance, first=number == 0)
        ready = _ready(item, plan, period.last, character)
        newly: list[Fragment] = [key for key in ready if key not in finished]
        finished += ready
        entries.append(_with_done(entry, newly))
    if not entries:
        return Status.UNREPORTED, []
    status = Status.DOING
    if character.name == "finished":
        status = _finish(item, entries, clerk, chance, finished)
    elif character.name == "failing" and chance.random() < 0.4:
        found: dict[str, Fragment] = {"result": "untrue", "found": f"{MARK}：台账与现场不符"}
        day = AS_OF - timedelta(days=chance.randrange(1, 40))
        entries.append({"date": day, "by": "督查室复核人", "verify": found})
    elif character.name in ("slow", "failing") and chance.random() < 0.25:
        day = AS_OF - timedelta(days=chance.randrange(1, 6))
        ask: dict[str, Fragment] = {
            "from": item.deadline,
            "to": item.deadline + timedelta(days=90),
            "reason": f"{MARK}：试点评估顺延",
            "state": "asked",
        }
        entries.append({"date": day, "by": clerk, "note": f"{MARK}：申请延期", "extend": ask})
    return status, entries


def _with_done(entry: dict[str, Fragment], done: list[Fragment]) -> dict[str, Fragment]:
    """``done`` stands before the words, as ``fmt`` has it."""
    words = ("note", "problem", "need")
    head = {key: value for key, value in entry.items() if key not in words}
    return {**head, **({"done": done} if done else {}), **{key: entry[key] for key in words if key in entry}}


def _quarters(item: Item, plan: Plan) -> Iterator[Period]:
    start = item.start or max(plan.start, plan.issued)
    period = period_of(start, Every.QUARTER)
    while period.last < AS_OF:
        yield Period(max(period.first, start), period.last)
        period = next_period(period, Every.QUARTER)


def _report(
    item: Item,
    plan: Plan,
    period: Period,
    clerk: str,
    character: _Character,
    chance: random.Random,
    *,
    first: bool,
) -> dict[str, Fragment]:
    late = 9 if character.name == "slow" and chance.random() < 0.5 else 0
    entry: dict[str, Fragment] = {
        "date": period.last + timedelta(days=chance.randrange(1, 5) + late),
        "upto": period.last,
        "by": clerk,
    }
    if first:
        entry["status"] = Status.DOING.value
    values: dict[str, Fragment] = {
        target.key: reading_on(target, item, plan, period.last, character.pace, chance)
        for target in item.targets
        if target.value is not None
    }
    if values:
        entry["values"] = values
    entry["note"] = f"{MARK}：{period_label(period, Every.QUARTER)}{chance.choice(_NOTES)}"
    if character.name in ("slow", "failing"):
        entry["problem"] = f"{MARK}：{chance.choice(_PROBLEMS)}"
        if chance.random() < 0.4:
            entry["need"] = f"{MARK}：{chance.choice(_NEEDS)}"
    return entry


def _ready(item: Item, plan: Plan, day: date, character: _Character) -> list[str]:
    """The deliverables that such an owner has finished by the day: those due first, then in their order."""
    start = max(plan.start, plan.issued)
    share = Decimal((day - start).days) / max((item.deadline - start).days, 1) * character.pace
    count = int(len(item.deliverables) * min(share, Decimal(1)) * Decimal("0.8"))
    due = [one for one in item.deliverables if one.by is not None and one.by <= day]
    kept = due if character.name != "failing" else due[: len(due) // 2]
    others = [one for one in item.deliverables if one.by is None]
    return [one.key for one in (*kept, *others[:count])]


def _finish(
    item: Item,
    entries: list[dict[str, Fragment]],
    clerk: str,
    chance: random.Random,
    finished: list[str],
) -> Status:
    day = AS_OF - timedelta(days=chance.randrange(2, 9))
    last = entries[-1]["date"]
    if isinstance(last, date) and last >= day:
        return Status.DOING
    submitted: dict[str, Fragment] = {"date": day, "by": clerk, "status": Status.REPORTED.value}
    done: list[Fragment] = [one.key for one in item.deliverables if one.key not in finished]
    if done:
        submitted["done"] = done
    submitted |= {"note": f"{MARK}：任务完成，申请销号", "evidence": [EVIDENCE]}
    entries.append(submitted)
    # Floors, periods and targets without proof stay to the last day: only plain tasks are closed early.
    if item.targets or chance.random() < 0.3:
        return Status.REPORTED
    closed: dict[str, Fragment] = {
        "date": day + timedelta(days=1),
        "by": "督查室复核人",
        "status": Status.CLOSED.value,
        "note": f"{MARK}：复核属实，予以销号",
        "approval": {"approved_by": "分管领导"},
    }
    entries.append(closed)
    return Status.CLOSED

"""Renaming a unit in the register: the old name stays known, with the day it ended."""

from __future__ import annotations

from datetime import date

from jianguan_cli.commands.state import State
from jianguan_cli.domain.plan.units import UnitsFile
from jianguan_cli.domain.records.edit import Append, Edit, SetValue
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.location import Node
from jianguan_cli.domain.records.reading import read_record
from jianguan_cli.errors import UsageError
from jianguan_cli.storage.editing import change_file
from jianguan_cli.storage.filechange import FileChange
from jianguan_cli.storage.workspace import UNITS_PATH


def rename_unit(state: State, old: str, new: str, day: date, *, org: str | None, dry_run: bool) -> FileChange:
    """Give a unit a new name from ``day`` on; items keep the printed names and are still found.

    Raises ``UsageError`` where no unit or several have the old name, or another unit has the new one.
    """
    if not new.strip() or new == old:
        raise UsageError(
            "新名称是空的，或与原名称相同", hint="jianguan units rename 原名称 新名称 --date 日期"
        )

    def plan(tree: Node, _text: str) -> list[Edit]:
        file, findings = read_record(UnitsFile, tree, UNITS_PATH)
        if file is None:
            raise UsageError(f"{findings[0].location}: {findings[0].message}", hint="先改好单位登记册")
        hits = [
            index
            for index, unit in enumerate(file.units)
            if old in unit.names() and (org is None or unit.org == org)
        ]
        if not hits:
            raise UsageError(f"单位登记册里没有“{old}”", hint="jianguan units list 列出全部单位")
        if len(hits) > 1:
            orgs = "、".join(file.units[index].org or "（未写机关）" for index in hits)
            raise UsageError(f"有 {len(hits)} 个单位叫“{old}”：{orgs}", hint="请加 --org 机关名称")
        unit = file.units[hits[0]]
        other = next(
            (one for one in file.units if one is not unit and one.org == unit.org and one.name == new), None
        )
        if other is not None:
            raise UsageError(
                f"已有单位叫“{new}”",
                hint="若是并入它，请在登记册原单位下写 into: [{unit: 承接单位, date: 日期}]",
            )
        place = ("units", hits[0])
        return [
            SetValue((*place, "name"), new),
            Append((*place, "renamed"), {"from": unit.name, "date": day}),
        ]

    return change_file(
        state.root,
        state.root / UNITS_PATH,
        plan,
        _unit_findings,
        dry_run=dry_run,
        command="units rename",
        record_type=UnitsFile,
    )


def _unit_findings(tree: Node, name: str) -> list[Finding]:
    return read_record(UnitsFile, tree, name)[1]

"""The register of units: who a printed name means.

A unit is (``org``, ``name``): Hubei's 计量处 and Guizhou's are two.  A name in an item is looked up inside
its plan's organisation first; names in items stay as printed for ever.
"""

from __future__ import annotations

import datetime as dt

from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Record, declare


class Member(Record):
    """A person who reports for the unit."""

    name: str = declare(kinds.Text(), "姓名", required=True)
    email: str | None = declare(kinds.Text(), "git 邮箱", default=None)
    role: str | None = declare(kinds.Text(), "A 角或 B 角", default=None)


class Renaming(Record):
    """A former name and the day it ended."""

    from_: str = declare(kinds.Text(), "原名", required=True, name="from")
    date: dt.date = declare(kinds.Day(), "更名日期", required=True)


class Succession(Record):
    """The unit that took over on a day (机构改革)."""

    unit: str = declare(kinds.Text(), "承接单位", required=True)
    date: dt.date = declare(kinds.Day(), "日期", required=True)


class Unit(Record):
    """One unit of the register."""

    name: str = declare(kinds.Text(), "单位名称", required=True)
    org: str | None = declare(kinds.Text(), "所属机关", default=None)
    short: str | None = declare(kinds.Text(), "简称", default=None)
    aliases: tuple[str, ...] = declare(
        kinds.ListOf(kinds.Text(), distinct=True), "文件中的其他写法，含误印", default=()
    )
    class_: str | None = declare(kinds.Text(), "类别：排名时同类相比", name="class", default=None)
    order: int | None = declare(kinds.Number(whole=True), "机构序列号", default=None)
    group: tuple[str, ...] = declare(
        kinds.ListOf(kinds.Text(), distinct=True), "集合名称的成员单位", default=()
    )
    members: tuple[Member, ...] = declare(kinds.ListOf(kinds.Nested(Member)), "经办人", default=())
    renamed: tuple[Renaming, ...] = declare(kinds.ListOf(kinds.Nested(Renaming)), "更名", default=())
    into: tuple[Succession, ...] = declare(kinds.ListOf(kinds.Nested(Succession)), "并入", default=())
    leader: str | None = declare(kinds.Text(), "负责人", default=None)
    contact: str | None = declare(kinds.Text(), "联系方式", default=None)
    note: str | None = declare(kinds.Text(), "备注", default=None)

    def names(self) -> tuple[str, ...]:
        """Every spelling that means this unit."""
        spellings = (self.name, self.short, *self.aliases, *(old.from_ for old in self.renamed))
        return tuple(dict.fromkeys(spelling for spelling in spellings if spelling))


class UnitsFile(Record):
    """The whole of ``checklists/units.yaml``."""

    format: int = declare(kinds.Number(whole=True, least=1), "格式版本，现为 1", required=True)
    units: tuple[Unit, ...] = declare(kinds.ListOf(kinds.Nested(Unit)), "单位", required=True)


class Register:
    """The units of a workspace, ready for look-up; an empty register knows nobody."""

    def __init__(self, units: tuple[Unit, ...] = (), path: str = "checklists/units.yaml") -> None:
        self.units = units
        self.path = path
        self._inside: dict[tuple[str | None, str], Unit] = {}
        self._anywhere: dict[str, list[Unit]] = {}
        for unit in units:
            for name in unit.names():
                self._inside.setdefault((unit.org, name), unit)
                self._anywhere.setdefault(name, []).append(unit)

    def resolve(self, name: str, org: str | None) -> Unit | None:
        """The unit a printed name means inside ``org``; else one without an org; else the only one."""
        unit = self._inside.get((org, name)) or self._inside.get((None, name))
        if unit is not None:
            return unit
        hits = self._anywhere.get(name, [])
        return hits[0] if len(hits) == 1 else None

    def named(self, name: str) -> tuple[Unit, ...]:
        """Every unit that any spelling of ``name`` may mean, in all organisations."""
        return tuple(self._anywhere.get(name, ()))

    def order(self, unit: Unit) -> int:
        """机构序列: the declared order, else the place in the register."""
        if unit.order is not None:
            return unit.order
        return self.units.index(unit) + 1

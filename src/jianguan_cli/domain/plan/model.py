"""A checklist as values: the plan and its items.

Every record is one table of the file format (see ``domain.records.fields``).  All are frozen; equality is
equality of meaning: two files that say the same are equal however they are laid out.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import AT_PATTERN, AT_SAYS, Deliverable, ReportCycle, Target
from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Record, declare
from jianguan_cli.domain.values.vocabulary import Kind, PlanType, Relation

ID_PATTERN = r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?"


class Link(Record):
    """What this item is to another; written on the finer one."""

    to: str = declare(kinds.Text(ID_PATTERN, "事项编号"), "对方事项编号", required=True)
    relation: Relation = declare(kinds.Choice(Relation), "关系", required=True)
    key: str | None = declare(kinds.Text(), "本事项的目标或成果的 key", default=None)
    to_key: str | None = declare(kinds.Text(), "对方的目标或成果的 key", default=None)
    note: str | None = declare(kinds.Text(), "说明", default=None)


class Source(Record):
    """Where a matter without a clause comes from."""

    kind: str = declare(kinds.Text(), "来源类别：批示、会议、上级文件", required=True)
    leader: str | None = declare(kinds.Text(), "批示领导或会议名称", default=None)
    date: dt.date | None = declare(kinds.Day(), "批示或会议日期", default=None)
    number: str | None = declare(kinds.Text(), "文号", default=None)


class Item(Record):
    """One promise."""

    id: str = declare(
        kinds.Text(ID_PATTERN, "小写字母、数字、. 和 -"), "事项编号：计划编号-后缀，永不改用", required=True
    )
    clause: str = declare(kinds.Text(), "条款号，如 五/(十九)、一/6、二/(四)/2/四是", required=True)
    title: str = declare(kinds.Text(), "事项名称（30 字以内，自拟）", required=True)
    kind: Kind = declare(kinds.Choice(Kind), "indicator 指标、task 任务", required=True)
    lead: tuple[str, ...] = declare(
        kinds.ListOf(kinds.Text(), distinct=True), "牵头单位，照文件所印", required=True
    )
    support: tuple[str, ...] = declare(
        kinds.ListOf(kinds.Text(), distinct=True), "责任（配合）单位，照文件所印", required=True
    )
    shared: bool = declare(kinds.Flag(), "多个单位分工负责，不分牵头", default=False)
    open: bool = declare(kinds.Flag(), "名单未列尽（等相关处室）", default=False)
    lead_inferred: bool = declare(kinds.Flag(), "文件标签显系误印，牵头由推断得出", default=False)
    start: dt.date | None = declare(kinds.Day(), "交办/立项日期", default=None)
    deadline: dt.date = declare(kinds.Day(), "现行时限", required=True)
    deadline_text: str | None = declare(kinds.Text(), "文件中的时限原话", default=None)
    ongoing: bool = declare(kinds.Flag(), "长期坚持，只按周期判定", default=False)
    targets: tuple[Target, ...] = declare(kinds.ListOf(kinds.Nested(Target)), "可量化的承诺", default=())
    deliverables: tuple[Deliverable, ...] = declare(
        kinds.ListOf(kinds.Nested(Deliverable)), "无数字的成果", default=()
    )
    links: tuple[Link, ...] = declare(kinds.ListOf(kinds.Nested(Link)), "与其他事项的关系", default=())
    parent: str | None = declare(kinds.Text(ID_PATTERN, "事项编号"), "由哪一事项拆分而来", default=None)
    source: Source | None = declare(kinds.Nested(Source), "来源：批示、会议、上级文件", default=None)
    status: Status = declare(kinds.Choice(Status), "现行状态", required=True)
    weight: Decimal = declare(kinds.Number(), "权重，默认 1", default=Decimal(1))
    public: bool = declare(kinds.Flag(), "false 表示不进入公开版", default=True)
    leader: tuple[str, ...] = declare(
        kinds.ListOf(kinds.Text(), distinct=True), "分管领导、责任领导，只进内部版", default=()
    )
    at: str | None = declare(kinds.Text(AT_PATTERN, AT_SAYS), "原文中承诺所在句子开头的几个字", default=None)
    note: str | None = declare(kinds.Text(), "备注", default=None)
    log: tuple[LogEntry, ...] = declare(
        kinds.ListOf(kinds.Nested(LogEntry)), "日志：只追加，旧的在前", default=()
    )

    def target(self, key: str) -> Target | None:
        """The target of that key."""
        return next((target for target in self.targets if target.key == key), None)

    @property
    def only_soft(self) -> bool:
        """Whether the document only 力争s all that the item promises."""
        soft = [one.soft for one in self.targets] + [one.soft for one in self.deliverables]
        return bool(soft) and all(soft)


class PlanSource(Record):
    """Which document was read."""

    title: str | None = declare(kinds.Text(), "所读文件的标题", default=None)
    url: str | None = declare(kinds.Text(), "网址", default=None)
    retrieved: dt.date | None = declare(kinds.Day(), "取得日期", default=None)
    sha256: str | None = declare(kinds.Text(r"[0-9a-f]{64}", "64 位小写十六进制"), "文件摘要", default=None)
    index: str | None = declare(kinds.Text(), "索引号", default=None)


class Plan(Record):
    """The document that promises."""

    id: str = declare(kinds.Text(ID_PATTERN, "小写字母、数字、. 和 -"), "计划编号，等于文件名", required=True)
    title: str = declare(kinds.Text(), "文件标题", required=True)
    issuer: str = declare(kinds.Text(), "印发机关", required=True)
    number: str | None = declare(kinds.Text(), "文号", default=None)
    org: str | None = declare(kinds.Text(), "单位名称所属的机关（默认印发机关）", default=None)
    type: PlanType = declare(
        kinds.Choice(PlanType), "plan 规划或要点、register 批示会议等台账", default=PlanType.PLAN
    )
    issued: dt.date = declare(kinds.Day(), "印发日期", required=True)
    start: dt.date = declare(kinds.Day(), "起始日", required=True)
    end: dt.date = declare(kinds.Day(), "截止日", required=True)
    report: ReportCycle | None = declare(kinds.Nested(ReportCycle), "报送周期", default=None)
    source: PlanSource | None = declare(kinds.Nested(PlanSource), "所读的文件", default=None)
    archived: dt.date | None = declare(kinds.Day(), "归档日期：此后不进入报表，除非点名", default=None)
    note: str | None = declare(kinds.Text(), "备注", default=None)

    @property
    def unit_org(self) -> str:
        """The organisation inside which this plan's unit names are resolved first."""
        return self.org or self.issuer


class ChecklistFile(Record):
    """The whole of a checklist file."""

    format: int = declare(kinds.Number(whole=True, least=1), "格式版本，现为 1", required=True)
    plan: Plan = declare(kinds.Nested(Plan), "计划", required=True)
    items: tuple[Item, ...] = declare(kinds.ListOf(kinds.Nested(Item)), "事项", required=True)


class Checklist(NamedTuple):
    """A checklist file that could be read, with the path its messages name."""

    path: str
    plan: Plan
    items: tuple[Item, ...]

    def item(self, item_id: str) -> Item | None:
        """The item of that id."""
        return next((item for item in self.items if item.id == item_id), None)

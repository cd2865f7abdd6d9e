"""Targets and deliverables: what an item promises, measurable or not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from jianguan_cli.domain.records.fields import (
    Choice,
    Day,
    Flag,
    ListOf,
    Nested,
    Number,
    Record,
    Text,
    declare,
)
from jianguan_cli.domain.values.vocabulary import Every, Measure, Nature, Op, Rule, Strength

_OP_ALIASES = (("大于", ">"), ("不低于", ">="), ("不超过", "<="), ("小于", "<"), ("等于", "=="))


class ReportCycle(Record):
    """How often units report, and how many days after the period's end the report is due."""

    every: Every | None = declare(Choice(Every), "报送周期：每周、每月、每季度、每年", default=None)
    due: int | None = declare(Number(whole=True, least=0), "期末后几日内报送", default=None)


class Baseline(Record):
    """Where a target started from."""

    value: Decimal = declare(Number(), "基期值", required=True)
    date: dt.date = declare(Day(), "基期日", required=True)
    source: str | None = declare(Text(), "基期值出处", default=None)
    comparable: bool = declare(Flag(), "与目标口径是否可比（默认可比）", default=True)


class Milestone(Record):
    """A value to have reached on a day between; ``own`` marks one we set ourselves."""

    by: dt.date = declare(Day(), "节点时限", required=True)
    value: Decimal = declare(Number(), "节点应达值", required=True)
    own: bool = declare(Flag(), "自定节点（文件未写）", default=False)


class Target(Record):
    """A measurable promise."""

    key: str = declare(Text(), "简短名称，本事项内唯一；填报时用它", required=True)
    metric: str = declare(Text(), "指标全名", required=True)
    rule: Rule = declare(
        Choice(Rule), "判定规则：达标型 reach、底线型 keep、周期型 each、递增型 grow", required=True
    )
    op: Op = declare(Choice(Op, _OP_ALIASES), "界限方向；请加引号", required=True)
    value: Decimal | None = declare(Number(), "目标值（相对目标用 against 代替）", default=None)
    against: str | None = declare(Text(), "相对目标的参照：全国均值、第一方阵等", default=None)
    unit: str = declare(Text(), "计量单位；% 请加引号", required=True)
    measure: Measure | None = declare(Choice(Measure), "flow 期内新增、stock 存量、rate 比率", default=None)
    every: Every | None = declare(Choice(Every), "周期：每周、每月、每季度、每年", default=None)
    baseline: Baseline | None = declare(Nested(Baseline), "基期", default=None)
    milestones: tuple[Milestone, ...] = declare(ListOf(Nested(Milestone)), "分阶段目标", default=())
    scope: str | None = declare(Text(), "适用范围：对谁而言", default=None)
    strength: Strength = declare(Choice(Strength), "firm 必须、soft 力争/积极谋划", default=Strength.FIRM)
    implied: bool = declare(Flag(), "由文字推得的数（全覆盖=100%，不发生=0）", default=False)
    inferred: bool = declare(Flag(), "周期由上下文推得", default=False)
    deadline: dt.date | None = declare(Day(), "本目标自己的时限", default=None)
    deadline_text: str | None = declare(Text(), "文件中的时限原话", default=None)
    part_of: str | None = declare(Text(), "其中项：所属目标的 key", default=None)
    nature: Nature | None = declare(Choice(Nature), "binding 约束性、expected 预期性", default=None)
    definition: str | None = declare(Text(), "统计口径", default=None)
    report: ReportCycle | None = declare(Nested(ReportCycle), "本目标的报送周期", default=None)
    rollup: str | None = declare(Text(), "汇总时用的共同名称", default=None)
    note: str | None = declare(Text(), "备注", default=None)

    @property
    def measured(self) -> Measure:
        """The measure, by default a rate for % and per-something units, else a flow."""
        if self.measure is not None:
            return self.measure
        return Measure.RATE if self.unit.startswith(_RATE_UNITS) or "/" in self.unit else Measure.FLOW

    @property
    def soft(self) -> bool:
        """Whether the document only 力争s."""
        return self.strength is Strength.SOFT

    @property
    def zero_promise(self) -> bool:
        """不发生, 零提交: once broken, broken to the end of the calendar year."""
        return self.rule is Rule.KEEP and self.op is Op.EQ and self.value == 0


_RATE_UNITS = ("%", "％", "‰", "百分点")


class Deliverable(Record):
    """A promised result without a number."""

    key: str = declare(Text(), "简短名称，本事项内唯一；填报完成时用它", required=True)
    text: str = declare(Text(), "成果内容", required=True)
    by: dt.date | None = declare(Day(), "节点时限", default=None)
    strength: Strength = declare(Choice(Strength), "firm 必须、soft 力争", default=Strength.FIRM)
    own: bool = declare(Flag(), "自定节点（文件未写）", default=False)
    weight: Decimal = declare(Number(), "权重，默认 1", default=Decimal(1))
    note: str | None = declare(Text(), "备注", default=None)

    @property
    def soft(self) -> bool:
        """Whether the document only 力争s."""
        return self.strength is Strength.SOFT

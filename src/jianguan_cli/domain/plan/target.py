"""Targets and deliverables: what an item promises, measurable or not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from jianguan_cli.domain.plan.bar import Bar
from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Record, declare
from jianguan_cli.domain.values.vocabulary import Combine, Every, Measure, Nature, Op, Rule, Strength

# The first words of a sentence: fewer are in several, more need not stand in the document word by word.
AT_PATTERN, AT_SAYS = r"\S(.{2,10})\S", "句子开头的 4 至 12 个字"
_EVERY_WORDS = "、".join(f"{every.value} {every.label}" for every in Every)
# What people write for a period, and what the file says.
EVERY_MEANT = (
    *(("weekly", "week"), ("周", "week"), ("每周", "week"), ("旬", "dekad"), ("每旬", "dekad")),
    *(("ten-day", "dekad"), ("decade", "dekad"), ("monthly", "month"), ("月", "month"), ("每月", "month")),
    *(("bi-month", "bimonth"), ("bimonthly", "bimonth"), ("双月", "bimonth"), ("two-month", "bimonth")),
    *(("每两个月", "bimonth"), ("quarterly", "quarter"), ("season", "quarter"), ("季", "quarter")),
    *(("季度", "quarter"), ("每季度", "quarter"), ("每季", "quarter"), ("half-year", "half")),
    *(("halfyear", "half"), ("half_year", "half"), ("semiannual", "half"), ("semi-annual", "half")),
    *(("半年", "half"), ("每半年", "half"), ("annual", "year"), ("annually", "year"), ("yearly", "year")),
    *(("年", "year"), ("每年", "year"), ("年度", "year")),
)
_OP_ALIASES = (
    ("大于", ">"),
    ("不低于", ">="),
    ("不超过", "<="),
    ("小于", "<"),
    ("等于", "=="),
    ("介于", "between"),
)


class ReportCycle(Record):
    """How often units report, and until when.

    ``due`` counts days after the period; ``on`` is a day of its last month itself (每月25日前报送).
    """

    every: Every | None = declare(
        kinds.Choice(Every, meant=EVERY_MEANT), f"报送周期：{_EVERY_WORDS}", default=None
    )
    due: int | None = declare(kinds.Number(whole=True, least=0), "期末后几日内报送", default=None)
    on: int | None = declare(
        kinds.Number(whole=True, least=1),
        "当期最后一个月的几日前报送（每月25日前写 25），代替 due",
        default=None,
    )


class Baseline(Record):
    """Where a target started from."""

    value: Decimal = declare(kinds.Number(), "基期值", required=True)
    date: dt.date = declare(kinds.Day(), "基期日", required=True)
    source: str | None = declare(kinds.Text(), "基期值出处", default=None)
    comparable: bool = declare(kinds.Flag(), "与目标口径是否可比（默认可比）", default=True)


class Milestone(Record):
    """A value to have reached on a day between; ``own`` marks one we set ourselves."""

    by: dt.date = declare(kinds.Day(), "节点时限", required=True)
    value: Decimal = declare(kinds.Number(), "节点应达值", required=True)
    own: bool = declare(kinds.Flag(), "自定节点（文件未写）", default=False)


class Target(Record):
    """A measurable promise."""

    key: str = declare(kinds.Text(), "简短名称，本事项内唯一；填报时用它", required=True)
    metric: str = declare(kinds.Text(), "指标全名", required=True)
    rule: Rule = declare(
        kinds.Choice(Rule), "判定规则：达标型 reach、底线型 keep、周期型 each、递增型 grow", required=True
    )
    op: Op = declare(kinds.Choice(Op, _OP_ALIASES), "界限方向；请加引号", required=True)
    value: Decimal | None = declare(kinds.Number(), "目标值（相对目标用 against 代替）", default=None)
    upper: Decimal | None = declare(kinds.Number(), "上限：与 op: between 同用，两端都含", default=None)
    tolerance: Decimal | None = declare(
        kinds.Number(least=0), "左右：与 op: == 同用，上下相差这么多以内都算达到", default=None
    )
    against: str | None = declare(kinds.Text(), "相对目标的参照：全国均值、第一方阵等", default=None)
    margin: Decimal | None = declare(
        kinds.Number(), "与 against 同用：比参照好多少（高于全国平均0.5个百分点写 0.5）", default=None
    )
    unit: str = declare(kinds.Text(), "计量单位；% 请加引号", required=True)
    level_unit: str | None = declare(
        kinds.Text(), "与 grow 同用：所报水平的单位（增幅的单位写在 unit）", default=None
    )
    measure: Measure | None = declare(
        kinds.Choice(Measure), "flow 期内新增、stock 存量、rate 比率", default=None
    )
    every: Every | None = declare(
        kinds.Choice(Every, meant=EVERY_MEANT), f"周期：{_EVERY_WORDS}", default=None
    )
    average: bool = declare(kinds.Flag(), "年均：与 each、grow 同用，到期按各期平均判定", default=False)
    any_of: str | None = declare(kinds.Text(), "或：本事项里同名的几个目标，达到一个即可", default=None)
    combine: Combine | None = declare(
        kinds.Choice(Combine),
        "多个单位各报各的：worst 都要达到、sum 合计、mean 平均、pooled 分子分母合计",
        default=None,
    )
    reporters: tuple[str, ...] = declare(
        kinds.ListOf(kinds.Text(), distinct=True), "与 combine 同用：应报的单位（默认报过的单位）", default=()
    )
    baseline: Baseline | None = declare(kinds.Nested(Baseline), "基期", default=None)
    milestones: tuple[Milestone, ...] = declare(
        kinds.ListOf(kinds.Nested(Milestone)),
        "分阶段目标；底线型、周期型、递增型为到各日为止的界限",
        default=(),
    )
    scope: str | None = declare(kinds.Text(), "适用范围：对谁而言", default=None)
    strength: Strength = declare(
        kinds.Choice(Strength), "firm 必须、soft 力争/积极谋划", default=Strength.FIRM
    )
    implied: bool = declare(kinds.Flag(), "由文字推得的数（全覆盖=100%，不发生=0）", default=False)
    inferred: bool = declare(kinds.Flag(), "周期由上下文推得", default=False)
    deadline: dt.date | None = declare(kinds.Day(), "本目标自己的时限", default=None)
    deadline_text: str | None = declare(kinds.Text(), "文件中的时限原话", default=None)
    part_of: str | None = declare(kinds.Text(), "其中项：所属目标的 key", default=None)
    nature: Nature | None = declare(kinds.Choice(Nature), "binding 约束性、expected 预期性", default=None)
    definition: str | None = declare(kinds.Text(), "统计口径", default=None)
    report: ReportCycle | None = declare(kinds.Nested(ReportCycle), "本目标的报送周期", default=None)
    rollup: str | None = declare(kinds.Text(), "汇总时用的共同名称", default=None)
    at: str | None = declare(kinds.Text(AT_PATTERN, AT_SAYS), "原文中承诺所在句子开头的几个字", default=None)
    note: str | None = declare(kinds.Text(), "备注", default=None)

    @property
    def bar(self) -> Bar | None:
        """What is promised in the end; None where only a reference of the day will say (``against``)."""
        return None if self.value is None else Bar(self.op, self.value, self.upper, self.tolerance)

    @property
    def reported_unit(self) -> str:
        """The unit of the figures that are reported: a level's own, where ``unit`` is that of its growth.

        What grows by points is a rate in percent.
        """
        if self.rule is Rule.GROW and self.level_unit is None and self.unit.removeprefix("个") == "百分点":
            return "%"
        return self.level_unit or self.unit

    @property
    def capped(self) -> bool:
        """Whether a running total is held under a bar: it never falls, so beyond it is beyond for good."""
        running = self.rule in (Rule.REACH, Rule.EACH) and self.measured is Measure.FLOW
        if not running or self.value is None or self.average:
            return False
        none_at_all = self.op is Op.EQ and self.value == 0 and not self.tolerance
        return self.op.falling or self.op is Op.BETWEEN or none_at_all

    @property
    def measured(self) -> Measure:
        """The measure, by default a rate for % and per-something units, else a flow."""
        if self.measure is not None:
            return self.measure
        share = self.unit.removeprefix("个").startswith(_RATE_UNITS)
        return Measure.RATE if share or "/" in self.unit else Measure.FLOW

    @property
    def soft(self) -> bool:
        """Whether the document only 力争s."""
        return self.strength is Strength.SOFT

    @property
    def zero_promise(self) -> bool:
        """不发生, 零提交: once broken, broken to the end of the calendar year."""
        return self.rule is Rule.KEEP and self.op in (Op.EQ, Op.LE) and self.value == 0 and not self.tolerance


_RATE_UNITS = ("%", "％", "‰", "百分点")


class Deliverable(Record):
    """A promised result without a number."""

    key: str = declare(kinds.Text(), "简短名称，本事项内唯一；填报完成时用它", required=True)
    text: str = declare(kinds.Text(), "成果内容", required=True)
    by: dt.date | None = declare(kinds.Day(), "节点时限", default=None)
    strength: Strength = declare(kinds.Choice(Strength), "firm 必须、soft 力争", default=Strength.FIRM)
    own: bool = declare(kinds.Flag(), "自定节点（文件未写）", default=False)
    weight: Decimal = declare(kinds.Number(), "权重，默认 1", default=Decimal(1))
    at: str | None = declare(kinds.Text(AT_PATTERN, AT_SAYS), "原文中承诺所在句子开头的几个字", default=None)
    note: str | None = declare(kinds.Text(), "备注", default=None)

    @property
    def soft(self) -> bool:
        """Whether the document only 力争s."""
        return self.strength is Strength.SOFT

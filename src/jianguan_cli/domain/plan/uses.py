"""Which field of a target means something under which rule: one table, and what to write instead.

A field that is written and not used would let its author believe that it is judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from jianguan_cli.domain.plan.target import ReportCycle, Target
from jianguan_cli.domain.values.dates import Period, period_of
from jianguan_cli.domain.values.vocabulary import Combine, Every, Op, Rule

_LONGEST_MONTH = 31
_SHARES = ("%", "％", "‰")


class Use(NamedTuple):
    """A field, the rules that use it, and what the others ask for in its place."""

    field: str
    rules: tuple[Rule, ...]
    instead: str


USES = (
    Use(
        "every",
        (Rule.EACH, Rule.GROW),
        "没有周期；多久报一次写 report: {every: …}，每期各有承诺的改用 each",
    ),
    Use("baseline", (Rule.REACH, Rule.GROW), "不从基期算起（逐次判定或每期从 0 累计）；基期请写进 note"),
    Use("average", (Rule.EACH, Rule.GROW), "没有可平均的周期；年均的改用 each 或 grow"),
    Use("level_unit", (Rule.GROW,), "所报的就是目标的单位；单位写在 unit"),
)


class Misuse(NamedTuple):
    """A field that stands where it is not used, or lacks its companion; ``message`` says what to write."""

    field: str
    message: str


def misuses(target: Target, time: Period) -> Iterator[Misuse]:
    """Every field of ``target`` that its rule, bound or companions do not use; ``time`` is the plan's."""
    said = target.said
    for use in USES:
        if use.field in said and target.rule not in use.rules:
            yield Misuse(use.field, f"{target.rule.label}（{target.rule.value}）{use.instead}")
    yield from _bounds(target)
    yield from _units(target)
    if target.rule is not Rule.REACH:
        for milestone in target.milestones:
            if milestone.own:
                message = (
                    "自定节点（own）只用于达标型（reach）；这里的 milestones 是文件印的分期界限，没有印的不写"
                )
                yield Misuse("milestones", message)
                break
    if target.rule in (Rule.EACH, Rule.GROW):
        yield from _ungoverning(target, time)
    if target.report is not None:
        yield from cycle_misuses(target.report, "report", target.every)


def _ungoverning(target: Target, time: Period) -> Iterator[Misuse]:
    """Stages that no period ends under: a period's bound is that of its last day, so they change nothing."""
    every = target.every or Every.YEAR
    before = time.first - timedelta(days=1)
    for milestone in target.milestones:
        period = period_of(milestone.by, every)
        ended = period.last if period.last == milestone.by else period.first - timedelta(days=1)
        if ended <= before and milestone.by < time.last:
            message = (
                f"milestones 的 by: {milestone.by} 在一期的中间，用不上："
                f"{target.rule.label}（{target.rule.value}）每期按最后一天的界限判。"
                f"by 请写该期的最后一天 {period.last}"
            )
            yield Misuse("milestones", message)
            return
        before = milestone.by


def _bounds(target: Target) -> Iterator[Misuse]:
    if target.against is None:
        yield from _fixed(target)
        if target.margin is not None:
            yield Misuse("margin", "margin 是比参照高（低）出的数，只与 against 同用；直接写数的用 value")
        return
    for field in ("upper", "tolerance", "milestones", "baseline"):
        if field in target.said:
            yield Misuse(field, f"相对目标（against）没有定数，用不上 {field}；请删去，或改写 value")
    if target.op is Op.BETWEEN:
        yield Misuse("op", '相对目标（against）没有两端；高于参照的用 ">="，低于的用 "<="')
    if target.margin is not None and target.margin < 0:
        yield Misuse("margin", 'margin 是好多少，写正数；比参照低才好的，op 用 "<="')
    if target.margin is not None and target.op is Op.EQ:
        yield Misuse("margin", 'margin 是比参照高（低）出的数，op 用 ">=" 或 "<="；和参照一样的不写 margin')


def _fixed(target: Target) -> Iterator[Misuse]:
    between = target.op is Op.BETWEEN
    if between and target.upper is None:
        yield Misuse("op", "op: between 要有两端：下限写 value，上限写 upper")
    if target.upper is not None and not between:
        yield Misuse("upper", "upper 只与 op: between 同用；只有一端的写 value")
    if between and target.value is not None and target.upper is not None and target.upper <= target.value:
        yield Misuse("upper", 'upper 应大于 value；只有一个数的用 op: "=="')
    if target.tolerance is None:
        return
    if target.op is not Op.EQ:
        yield Misuse("tolerance", 'tolerance（左右）只与 op: "==" 同用')
    elif target.value and target.tolerance >= abs(target.value):
        yield Misuse(
            "tolerance",
            "tolerance（左右）是上下相差多少，应比 value 小；5% 左右写成数，如 value 100 写 tolerance: 5",
        )


def _units(target: Target) -> Iterator[Misuse]:
    if target.reporters and target.combine is None:
        yield Misuse(
            "reporters",
            "写了应报单位，还要写 combine：worst 都要达到、sum 合计、mean 平均、pooled 分子分母合计",
        )
    if target.combine is Combine.POOLED and not target.unit.startswith(_SHARES):
        yield Misuse("combine", "pooled 是分子分母各自合计，只用于 % 或 ‰ 的比率；数量用 sum")
    if target.rule is Rule.GROW and target.level_unit is not None and not target.unit.startswith(_SHARES):
        points = target.unit.removeprefix("个") == "百分点"
        if not (points and target.level_unit.startswith(_SHARES)):
            yield Misuse(
                "level_unit",
                f"按“{target.unit}”增减的，所报水平就是这个单位，不写 level_unit；按百分比增长的 unit 写“%”",
            )


def cycle_misuses(cycle: ReportCycle, field: str, every: Every | None = None) -> Iterator[Misuse]:
    """What is wrong with a reporting cycle, wherever it is written; ``every`` is its target's own period."""
    if not any(name in cycle.said for name in ("every", "due", "on")):
        yield Misuse(field, "report 里什么也没有写：写 {every: month, on: 25} 这样，或删去")
    if cycle.on is None:
        return
    if cycle.due is not None:
        yield Misuse(field, "due（期末后几日）和 on（当期最后一个月的几日）只能写一个")
        return
    if cycle.on > _LONGEST_MONTH:
        yield Misuse(field, f"on: {cycle.on} 没有这一天，应为 1 至 {_LONGEST_MONTH}")
    period = cycle.every or every
    if period in (Every.WEEK, Every.DEKAD):
        yield Misuse(field, "on 说的是当期最后一个月的几日，每周、每旬的用 due")

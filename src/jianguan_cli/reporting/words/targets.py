"""A target in words: what is wanted, what was last reported, how far it is from its path."""

from __future__ import annotations

from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing, TargetStanding
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.vocabulary import Op, Rule, Strength
from jianguan_cli.reporting.words.print import DASH, amount, day_words, gap_words, percent

UNREPORTED = "未报送"


class TargetLine(NamedTuple):
    """One target as every format prints it; ``tone`` is the state's token, for colours beside the word."""

    metric: str
    wanted: str
    rule: str
    latest: str
    cutoff: str
    expected: str
    progress: str
    gap: str
    state: str
    tone: str
    deadline: str
    remark: str


def wanted_words(target: Target) -> str:
    """不低于98%, 每年不低于3批次, 不低于全国均值, 力争大于51%."""
    soft = "力争" if target.strength is Strength.SOFT else ""
    every = target.every.label if target.every and target.rule in (Rule.EACH, Rule.GROW) else ""
    grow = ("" if every else "每年") + "递增" if target.rule is Rule.GROW else ""
    if target.value is None:
        bound = target.against or ""
        return f"{soft}{every}{grow}{_RELATIVE[target.op]}{bound}"
    return f"{soft}{every}{grow}{target.op.label}{amount(target.value, target.unit)}"


_RELATIVE = {Op.GE: "不低于", Op.LE: "不超过", Op.EQ: "与之持平：", Op.GT: "超过", Op.LT: "低于"}


def latest_words(standing: TargetStanding) -> str:
    """The last figure with its unit, and what it is compared with where the promise is relative."""
    latest = standing.latest
    if latest is None:
        return UNREPORTED
    if latest.value is None:
        return "达到" if latest.met else "未达到"
    said = amount(latest.value, standing.target.unit)
    if latest.ref is None:
        return said
    return f"{said}（{standing.target.against or '参照'}{amount(latest.ref, standing.target.unit)}）"


def target_line(standing: TargetStanding) -> TargetLine:
    """The target in words."""
    target = standing.target
    remarks = (
        f"范围：{target.scope}" if target.scope else "",
        target.nature and {"binding": "约束性", "expected": "预期性"}[target.nature.value],
        "由文件文字推得" if target.implied else "",
        f"其中：属{target.part_of}" if target.part_of else "",
    )
    return TargetLine(
        metric=target.metric,
        wanted=wanted_words(target),
        rule=target.rule.label,
        latest=latest_words(standing),
        cutoff=day_words(standing.latest.upto) if standing.latest else DASH,
        expected=percent(standing.expected),
        progress=percent(standing.progress),
        gap=gap_words(standing.gap),
        state=standing.state.label,
        tone=standing.state.value,
        deadline=day_words(standing.deadline),
        remark="；".join(remark for remark in remarks if remark),
    )


def short_words(standing: TargetStanding) -> str:
    """One target in a cell: 合格率98.6%（目标不低于98%）."""
    return f"{standing.target.key}{latest_words(standing)}（目标{wanted_words(standing.target)}）"


def deliverables_done(standing: Standing) -> str:
    """成果3项已完成1项; empty where the item promises none."""
    every = standing.deliverables
    if not every:
        return ""
    done = sum(1 for one in every if one.done or one.waived)
    return f"成果{len(every)}项已完成{done}项"

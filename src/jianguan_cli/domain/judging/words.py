"""How figures, bounds and percents are said in messages, and what proves a figure to be on the wrong side."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jianguan_cli.domain.judging.standing import Cut, Owing, Reading, Shortfall
from jianguan_cli.domain.plan.bar import Bar
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.records.proof import Proof, Relation
from jianguan_cli.domain.values.dates import Period, period_label, say
from jianguan_cli.domain.values.number import rounded, show
from jianguan_cli.domain.values.vocabulary import Op, Rule

_PERCENT = ("%", "％")
_NEGATED = {
    Op.GE: Relation.LESS,
    Op.GT: Relation.AT_MOST,
    Op.LE: Relation.MORE,
    Op.LT: Relation.AT_LEAST,
    Op.EQ: Relation.OTHER,
    Op.BETWEEN: Relation.OUTSIDE,
}


def figure(target: Target, reading: Reading) -> str:
    """A reading with its unit and who reported it, or 达到/未达到 where only that was said."""
    who = f"{reading.unit} " if target.combine is not None and reading.unit else ""
    if reading.value is None:
        return f"{who}{'达到' if reading.met else '未达到'}"
    words = f"{who}{show(rounded(reading.value))}{target.reported_unit}"
    if len(reading.parts) == 2:
        words += f"（{show(reading.parts[0])}/{show(reading.parts[1])}）"
    if target.value is None and reading.ref is not None:
        words += f"（{target.against} {show(reading.ref)}{target.unit}）"
    return words + ("（初步数）" if reading.provisional else "")


def bound_words(target: Target, bar: Bar | None = None, cut: Cut | None = None) -> str:
    """What is asked: 应不低于 98%, 应不低于全国均值, 增幅应…; a cut quota says how it is cut, a margin over a
    known reference what it comes to.
    """
    asked = "增幅应" if target.rule is Rule.GROW and target.value is not None else "应"
    if target.average:
        asked = f"年均{asked}" if target.rule is Rule.GROW else f"平均{asked}"
    if target.value is None:
        if target.margin is None:
            return f"{asked}{target.op.label}{target.against}"
        words = f"{asked}{margin_words(target)}"
        return words if bar is None else f"{words}（即{bar.words(target.unit)}）"
    held = bar or target.bar
    words = f"{asked}{held.words(target.unit)}" if held is not None else asked
    return words + (f"（{cut_words(cut)}）" if cut is not None else "")


def margin_words(target: Target) -> str:
    """比全国均值高 0.5 个百分点以上: half a percent of the other would be something else."""
    side = "低" if target.op.falling else "高"
    said = show(target.margin) if target.margin is not None else ""
    points = target.unit.startswith(_PERCENT)
    return f"比{target.against or '参照'}{side} {said}{' 个百分点' if points else target.unit}以上"


def cut_words(cut: Cut) -> str:
    """自2025年9月1日起，按122/365折算."""
    since = f"自{say(cut.since)}起" if cut.since is not None else ""
    until = f"至{say(cut.until)}止" if cut.until is not None else ""
    return f"{since}{until}，按{cut.days}/{cut.whole}折算"


def wrong_side(
    rule: str, amount: Decimal | None, bar: Bar | None, day: date, unit: str, period: Period | None = None
) -> Proof:
    """The proof that a figure does not keep its bar; where only 未达到 was said nothing is compared."""
    span = None if period is None else (period.first, period.last)
    if amount is None or bar is None:
        return Proof(rule, None, Relation.STATED, None, day, unit, period=span)
    upper = bar.upper if bar.op is Op.BETWEEN else bar.tolerance
    return Proof(rule, amount, _NEGATED[bar.op], bar.value, day, unit, upper, span)


def shortfall_proof(target: Target, short: Shortfall) -> Proof:
    """The proof of a period, floor or cap that was missed."""
    unit = target.unit if short.grown else target.reported_unit
    return wrong_side(target.rule.value, short.figure, short.bar, short.reading.upto, unit, short.period)


def absent(rule: str, day: date, due: date | None, owed: tuple[Owing, ...] = ()) -> Proof:
    """The proof that what was asked for until ``due`` is not there; ``owed`` names the periods."""
    gone = tuple((one.period.first, one.period.last) for one in owed)
    return Proof(rule, None, Relation.ABSENT, due, day, gone=gone)


def owed_words(owed: tuple[Owing, ...]) -> str:
    """Which periods nobody reported, each by name, and which of several units: 2025年1月（甲县局）、2月."""
    said = []
    year = 0
    for one in owed:
        label = period_label(one.period, one.every)
        if one.period.first.year == year:
            label = label.removeprefix(f"{year}年")
        year = one.period.first.year
        said.append(f"{label}（{'、'.join(one.units)}）" if one.units else label)
    return "、".join(said)


def growth_words(target: Target, growth: Decimal) -> str:
    """增长 4.2%, 下降 3件."""
    verb = "下降" if growth < 0 else "增长"
    return f"{verb} {show(rounded(abs(growth)))}{target.unit}"


def mean_words(target: Target, mean: Decimal) -> str:
    """各期平均 27.5批次, 各期平均增长 2.96%."""
    grown = target.rule is Rule.GROW
    return f"各期平均{growth_words(target, mean) if grown else f' {show(rounded(mean))}{target.unit}'}"


def percent_words(value: Decimal | None, unit: str = "%") -> str:
    """A percent or points, rounded for reading only."""
    if value is None:
        return "—"
    return f"{show(rounded(value))}{'' if unit == '%' else ' '}{unit}"

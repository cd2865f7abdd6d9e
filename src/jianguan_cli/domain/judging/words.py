"""How figures, bounds and percents are said in messages."""

from __future__ import annotations

from decimal import Decimal

from jianguan_cli.domain.judging.standing import Reading
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.number import rounded, show
from jianguan_cli.domain.values.vocabulary import Rule


def figure(target: Target, reading: Reading) -> str:
    """A reading with its unit, or 达到/未达到 where only that was said."""
    if reading.value is None:
        return "达到" if reading.met else "未达到"
    words = f"{show(reading.value)}{target.unit}"
    if target.value is None and reading.ref is not None:
        words += f"（{target.against} {show(reading.ref)}{target.unit}）"
    return words


def bound_words(target: Target, bound: Decimal | None) -> str:
    """What is asked: 应不低于 98%, or 应不低于全国均值."""
    asked = "增幅应" if target.rule is Rule.GROW and target.value is not None else "应"
    if target.value is None:
        return f"{asked}{target.op.label}{target.against}"
    value = target.value if bound is None else bound
    cut = "（按天折算）" if value != target.value else ""
    return f"{asked}{target.op.label} {show(rounded(value) if cut else value)}{target.unit}{cut}"


def growth_words(target: Target, growth: Decimal) -> str:
    """增长 4.2%, 下降 3件."""
    verb = "下降" if growth < 0 else "增长"
    return f"{verb} {show(rounded(abs(growth)))}{target.unit}"


def percent_words(value: Decimal | None, unit: str = "%") -> str:
    """A percent or points, rounded for reading only."""
    return (
        "—"
        if value is None
        else f"{show(rounded(value))}{unit}"
        if unit == "%"
        else f"{show(rounded(value))} {unit}"
    )

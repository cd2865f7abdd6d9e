"""中期评估: how each target of a plan stands at half-time.

The classes follow the mid-term evaluation of five-year plans: 提前, 按期 or 逾期实现 by the day on which the
value was first reached, 快于预期, 基本符合预期, 滞后, and 无法评估 for what has no figure or no path;
thresholds are the settings ``midterm:``.  What a figure is compared with is the linear path, or as an option
the ratio of growth rates:

    ratio = CAGR seen ∕ CAGR needed,  CAGR = (now ∕ base) ^ (1 ∕ years) − 1

after the Open SDG progress method.  The ratio has no meaning where the baseline, the target or the reading
is 0 or below, where target and baseline are equal, or before a day has passed since the baseline; then the
linear path decides and ``reason`` says why.
"""

from __future__ import annotations

from datetime import date
from decimal import Context, Decimal
from enum import Enum
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing, TargetStanding, TargetState
from jianguan_cli.domain.settings.midterm import Gauge, MidTerm
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.number import rounded, show
from jianguan_cli.domain.values.vocabulary import Rule

_YEAR = Decimal(365)
_EXACT = Context(prec=40)


class Outlook(Enum):
    """The class of a target at half-time."""

    ACHIEVED = "achieved"
    ON_TIME = "on-time"
    FASTER = "faster"
    AS_EXPECTED = "as-expected"
    LATE = "late"
    LAGGING = "lagging"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The word of the evaluation."""
        return _LABELS[self]


_LABELS = {
    Outlook.ACHIEVED: "提前实现",
    Outlook.ON_TIME: "按期实现",
    Outlook.FASTER: "快于预期",
    Outlook.AS_EXPECTED: "基本符合预期",
    Outlook.LATE: "逾期实现",
    Outlook.LAGGING: "滞后",
    Outlook.UNKNOWN: "无法评估",
}
_FAILED = (TargetState.BROKEN, TargetState.SHORT, TargetState.MISSED)


_HOLDS = {
    Rule.KEEP: "守住底线",
    Rule.REACH: "没有突破上限",
    Rule.EACH: "本期已达标",
    Rule.GROW: "本期已达标",
}


class TargetOutlook(NamedTuple):
    """One target: its class, why, and the growth ratio where it was asked for and has a meaning."""

    item: Standing
    target: TargetStanding
    outlook: Outlook
    reason: str
    ratio: Decimal | None = None


def target_outlook(standing: Standing, target: TargetStanding, settings: MidTerm) -> TargetOutlook:
    """The class of one target; a floor, a cap or a quota that holds is 基本符合: it cannot come early."""

    def so(outlook: Outlook, reason: str, ratio: Decimal | None = None) -> TargetOutlook:
        return TargetOutlook(standing, target, outlook, reason, ratio)

    if target.state in _FAILED:
        return so(Outlook.LAGGING, target.state.label)
    if target.latest is None or target.state is TargetState.NO_READING:
        return so(Outlook.UNKNOWN, "没有本期数据")
    if target.target.rule is not Rule.REACH or target.target.capped:
        return so(*_held(target, settings))
    if target.met:
        return so(*_reached(target))
    doubt = ""
    if settings.gauge is Gauge.CAGR:
        ratio, doubt = growth_ratio(target)
        if ratio is not None:
            return so(_by_ratio(ratio, settings), f"增速比 {show(rounded(ratio))}", ratio)
    if target.gap is None:
        return so(Outlook.UNKNOWN, doubt or "没有序时进度可比")
    said = _gap_words(target.gap)
    return so(_by_gap(target.gap, settings), f"{doubt}，改按序时进度：{said}" if doubt else said)


def _reached(target: TargetStanding) -> tuple[Outlook, str]:
    """实现 early, on the day or late: by the first day on which the value was reached."""
    day = target.reached
    if target.restored is not None and target.restored.due is not None and day is not None:
        # What was so in time but told too late is no praise: late is never early.
        filed = target.restored.mended
        return Outlook.ON_TIME, f"{say(day)}达到目标值" + (f"，{say(filed)}才填报" if filed else "")
    if target.restored is not None:
        day = target.restored.mended or day
        return Outlook.LATE, f"{say(day)}才达到目标值" if day is not None else "时限之后才达到目标值"
    if day is None:
        return Outlook.AS_EXPECTED, "已达到目标值"
    if day < target.deadline:
        return Outlook.ACHIEVED, f"{say(day)}达到目标值"
    return (Outlook.ON_TIME if day == target.deadline else Outlook.LATE), f"{say(day)}达到目标值"


def _held(target: TargetStanding, settings: MidTerm) -> tuple[Outlook, str]:
    """A floor, a cap, a quota or growth: it holds, lags, or nothing can be said of it."""
    rule = target.target.rule
    if target.met:
        if target.restored is not None:
            told = "曾未达到，后已补齐" if target.restored.due is None else "到期未报，后已补报"
            return Outlook.AS_EXPECTED, told
        return Outlook.AS_EXPECTED, _HOLDS[rule]
    if rule is Rule.KEEP:
        return Outlook.UNKNOWN, "参照值未报，无从比较"
    if target.gap is None:
        return Outlook.UNKNOWN, "尚未到期，没有序时进度可比"
    lagging = _by_gap(target.gap, settings) is Outlook.LAGGING
    return Outlook.LAGGING if lagging else Outlook.AS_EXPECTED, _gap_words(target.gap)


def growth_ratio(target: TargetStanding) -> tuple[Decimal | None, str]:
    """CAGR seen over CAGR needed for a ``reach`` target, or None and the reason why there is none."""
    declared, latest = target.target, target.latest
    baseline = declared.baseline
    if baseline is None or not baseline.comparable:
        return None, "没有可比的基期值"
    if declared.value is None or latest is None or latest.value is None:
        return None, "没有可比的目标值或数据"
    if min(baseline.value, declared.value, latest.value) <= 0:
        return None, "基期值、目标值或现值不是正数，年均增速无定义"
    if declared.value == baseline.value:
        return None, "目标值等于基期值，所需增速为 0"
    if not baseline.date < min(latest.upto, target.deadline):
        return None, "数据截止日或时限不在基期之后"
    seen = _growth(baseline.value, latest.value, baseline.date, latest.upto)
    needed = _growth(baseline.value, declared.value, baseline.date, target.deadline)
    return _EXACT.divide(seen, needed), ""


def _growth(before: Decimal, after: Decimal, since: date, until: date) -> Decimal:
    """The mean yearly growth as a fraction."""
    years = _EXACT.divide(Decimal((until - since).days), _YEAR)
    factor = _EXACT.power(_EXACT.divide(after, before), _EXACT.divide(Decimal(1), years))
    return _EXACT.subtract(factor, Decimal(1))


def _by_ratio(ratio: Decimal, settings: MidTerm) -> Outlook:
    if ratio >= settings.faster_ratio:
        return Outlook.FASTER
    return Outlook.LAGGING if ratio < settings.slower_ratio else Outlook.AS_EXPECTED


def _by_gap(gap: Decimal, settings: MidTerm) -> Outlook:
    if gap > settings.faster:
        return Outlook.FASTER
    return Outlook.LAGGING if -gap > settings.slower else Outlook.AS_EXPECTED


def _gap_words(gap: Decimal) -> str:
    return f"{'高出' if gap >= 0 else '落后'}序时进度 {show(rounded(abs(gap)))} 个百分点"

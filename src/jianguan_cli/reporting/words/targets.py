"""A target in words: what is wanted, what was last reported, how far it is from its path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Reading, Standing, TargetStanding
from jianguan_cli.domain.judging.words import cut_words, growth_words, margin_words, mean_words, owed_words
from jianguan_cli.domain.plan.bar import Bar
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.values.dates import period_label
from jianguan_cli.domain.values.number import show
from jianguan_cli.domain.values.vocabulary import Every, Op, Rule
from jianguan_cli.reporting.words.print import DASH, amount, day_words, gap_words, listed, percent
from jianguan_cli.reporting.words.reasons import told_gap

UNREPORTED = "未报送"
SOFT = "力争"
_RELATIVE = {
    Op.GE: "不低于",
    Op.LE: "不超过",
    Op.EQ: "与之持平：",
    Op.GT: "超过",
    Op.LT: "低于",
    Op.BETWEEN: "介于",
}
_NATURES = {"binding": "约束性", "expected": "预期性"}


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
    """不低于98%, 每年不低于3批次, 年均递增不低于5%, 比全国均值高0.5个百分点以上, 力争在3%至5%之间."""
    return f"{SOFT if target.soft else ''}{_rhythm(target)}{_bound(target)}"


def asked_words(standing: TargetStanding) -> str:
    """The bar of this time where it is not the promised one (a stage, a quota cut by days); else empty."""
    target, bar = standing.target, standing.bar
    if bar is None or target.value is None or (standing.cut is None and bar == target.bar):
        return ""
    if standing.period is not None:
        when = period_label(standing.period, target.every or Every.YEAR)
    else:
        # The bound of the day that the figure speaks of, which may not be today's any more.
        when = f"截至{day_words(standing.latest.upto)}" if standing.latest else "现阶段"
    how = f"（{cut_words(standing.cut)}）" if standing.cut is not None else ""
    return f"{when}应{_bar_words(bar, target.unit)}{how}"


def latest_words(standing: TargetStanding) -> str:
    """The last figure with its unit and its growth, and what it is compared with where that is asked."""
    latest, target = standing.latest, standing.target
    if latest is None:
        return UNREPORTED
    said = reading_words(target, latest)
    if latest.ref is not None:
        said += f"（{target.against or '参照'}{amount(latest.ref, target.unit)}）"
    if standing.growth is not None:
        said += f"（{growth_words(target, standing.growth).replace(' ', '')}）"
    if standing.mean is not None:
        said += f"（{mean_words(target, standing.mean).replace(' ', '')}）"
    return said


def reading_words(target: Target, reading: Reading) -> str:
    """98.6%, 甲县局60%（3/5）, 103.5万户（初步数）, 达到."""
    who = reading.unit if target.combine is not None and reading.unit else ""
    if reading.value is None:
        known = reading.met is not None
        return f"{who}{('达到' if reading.met else '未达到') if known else UNREPORTED}"
    said = f"{who}{amount(reading.value, target.reported_unit)}"
    if len(reading.parts) == 2:
        said += f"（{show(reading.parts[0])}/{show(reading.parts[1])}）"
    if reading.provisional:
        said += "（初步数）"
    return said if reading.whole else f"{said}（有的单位未报）"


def target_line(standing: TargetStanding) -> TargetLine:
    """The target in words."""
    target = standing.target
    return TargetLine(
        metric=target.metric,
        wanted="；".join(filter(None, (wanted_words(target), asked_words(standing)))),
        rule=target.rule.label,
        latest=latest_words(standing),
        cutoff=day_words(standing.latest.upto) if standing.latest else DASH,
        # The pace of the last period says nothing of a mean over all.
        expected=DASH if target.average else percent(standing.expected),
        progress=DASH if target.average else progress_words(standing),
        gap=gap_words(told_gap(standing)),
        state=standing.state.label,
        tone=standing.state.value,
        deadline=day_words(standing.deadline),
        remark="；".join(remarks(standing)),
    )


def progress_words(standing: TargetStanding) -> str:
    """62.5%, and whether figures are owed beside it."""
    said = percent(standing.progress)
    return f"{said}（有欠报）" if owing(standing) and standing.progress is not None else said


def owing(standing: TargetStanding) -> bool:
    """Whether figures are owed that can still change what is said of the target."""
    return bool(standing.owed) and not (standing.past and standing.met)


def remarks(standing: TargetStanding) -> Iterator[str]:
    """What must be known beside the figures: to whom it applies, who reports it, what is owed."""
    target = standing.target
    if target.scope:
        yield f"范围：{target.scope}"
    if target.nature:
        yield _NATURES[target.nature.value]
    if target.implied:
        yield "由文件文字推得"
    if target.part_of:
        yield f"其中：属{target.part_of}"
    if target.combine is not None:
        yield target.combine.label + (f"：{listed(target.reporters)}" if target.reporters else "")
    if target.any_of:
        yield choice_words(target)
    if standing.excused:
        yield "“或”的另一项已达到，本项不作要求"
    elif standing.owed:
        yield f"欠报{owed_words(standing.owed)}"
    if standing.reached is not None and standing.met:
        yield f"{day_words(standing.reached)}首次达到"


def choice_words(target: Target) -> str:
    """或：“某组”各项达到一项即可."""
    return f"或：“{target.any_of}”各项达到一项即可"


def promise_words(deliverable: Deliverable) -> str:
    """出台方案, 建成平台（力争）."""
    return f"{deliverable.text}（{SOFT}）" if deliverable.soft else deliverable.text


def short_words(standing: TargetStanding) -> str:
    """One target in a cell: 合格率98.6%（目标不低于98%）; a quota cut by days says how."""
    asked = "；".join(filter(None, (wanted_words(standing.target), asked_words(standing))))
    return f"{standing.target.key}{latest_words(standing)}（目标{asked}）"


def deliverables_done(standing: Standing) -> str:
    """成果3项已完成1项，免于完成1项; empty where the item promises none."""
    every = standing.deliverables
    if not every:
        return ""
    done = sum(one.done is not None for one in every)
    waived = sum(one.done is None and one.waived for one in every)
    return f"成果{len(every)}项已完成{done}项" + (f"，免于完成{waived}项" if waived else "")


def _rhythm(target: Target) -> str:
    """每年, 每半年, 年均递增, 每季度平均: how often, and whether the mean of the periods counts."""
    every = target.every.label if target.every and target.rule in (Rule.EACH, Rule.GROW) else ""
    if target.rule is Rule.GROW:
        if target.average and target.every in (None, Every.YEAR):
            return "年均递增"
        return f"{every or Every.YEAR.label}{'平均' if target.average else ''}递增"
    return f"{every}{'平均' if target.average else ''}"


def _bound(target: Target) -> str:
    if target.bar is not None:
        return _bar_words(target.bar, target.unit)
    if target.margin is None:
        return f"{_RELATIVE[target.op]}{target.against or ''}"
    return margin_words(target).replace(" ", "")


def _bar_words(bar: Bar, unit: str) -> str:
    return bar.words(unit).replace(f"{bar.op.label} ", bar.op.label, 1)

"""The classes of a 监测评估 counted by nature; what a class means is ``domain.judging.midterm``'s to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jianguan_cli.domain.judging.midterm import Outlook, TargetOutlook
from jianguan_cli.domain.settings.midterm import Gauge, MidTerm
from jianguan_cli.domain.values.number import show
from jianguan_cli.domain.values.vocabulary import Nature
from jianguan_cli.reporting.words.shares import share_words

_BEST_FIRST = list(Outlook)


class ClassRow(NamedTuple):
    """How many targets are in a class, by their nature; the shares of a report add up to 100%."""

    label: str
    binding: int
    expected: int
    unsaid: int
    total: int
    share: str


def class_rows(outlooks: Iterable[TargetOutlook]) -> tuple[ClassRow, ...]:
    """One row a class; soft promises are not counted, of those of which one is enough one is."""
    counts = Counter((one.outlook, one.target.target.nature) for one in _counted(outlooks))
    totals = [sum(count for (found, _), count in counts.items() if found is kind) for kind in Outlook]
    return tuple(
        ClassRow(
            label=kind.label,
            binding=counts[kind, Nature.BINDING],
            expected=counts[kind, Nature.EXPECTED],
            unsaid=counts[kind, None],
            total=total,
            share=share,
        )
        for kind, total, share in zip(Outlook, totals, share_words(totals), strict=True)
    )


def _counted(outlooks: Iterable[TargetOutlook]) -> Iterator[TargetOutlook]:
    """The firm ones; where one of several holds that was enough, the best of them stands for all."""
    groups: dict[tuple[str, str], list[TargetOutlook]] = {}
    for place, one in enumerate(outlooks):
        target = one.target.target
        if not target.soft:
            groups.setdefault((one.item.item.id, target.any_of or f"/{place}"), []).append(one)
    for group in groups.values():
        if any(one.target.excused for one in group):
            yield min(group, key=lambda one: _BEST_FIRST.index(one.outlook))
        else:
            yield from group


def class_notes(settings: MidTerm) -> tuple[str, ...]:
    """口径: the classes in words, with the thresholds of the workspace."""
    if settings.gauge is Gauge.CAGR:
        path = (
            f"有可比基期的达标型目标按年均增速比：不低于{show(settings.faster_ratio)}为快于预期，"
            f"低于{show(settings.slower_ratio)}为滞后；其余按序时进度。"
        )
    else:
        path = (
            f"快于预期：超前序时{show(settings.faster)}个百分点以上；"
            f"滞后：落后序时{show(settings.slower)}个百分点以上，或突破底线、周期或到期未达标。"
        )
    return (
        "提前实现、按期实现、逾期实现：达标型目标首次达到目标值的日子早于时限、正在时限当日、晚于时限。",
        path,
        "基本符合预期：介于两者之间，或底线型、周期型、递增型、上限型目标达到要求。",
        "无法评估：没有数据或本期数据未报，或没有序时路径而未到期；未报的决不算达到。",
        "力争、积极谋划类目标，以及“或”的另一项已经达到的目标，不计入分类，只列出现状。",
        "数据截止日为各项数字所指的日期。",
    )

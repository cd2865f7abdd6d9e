"""Two units report one target, and nothing says how their figures make one."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.records.finding import Finding, Severity

CODE = LintCode(
    "mixed-units",
    Severity.WARNING,
    "几个单位报一个目标",
    "同一目标由两个以上单位填报，却没有写怎样合成一个数：后报的会盖住先报的。请在目标里写 combine"
    "（worst 都要达到、sum 合计、mean 平均、pooled 分子分母合计），应报的单位写在 reporters。"
    "同一单位的不同写法、移交之后的新单位、替各单位填报的督查单位（supervisors）不算。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each target without ``combine`` of which several units have reported figures."""
    for checklist, item in ledger.items():
        for target in item.targets:
            if target.combine is None:
                units = _reporters(ledger, checklist, item, target)
                if len(units) > 1:
                    yield CODE.finding(
                        checklist.path,
                        target.node_of("key"),
                        f"“{target.metric}”由 {'、'.join(units)} 分别填报，没有写怎样合成一个数",
                        item=item.id,
                        target=target.key,
                        hint="在目标里写 combine（各报各的），并在 reporters 里列出应报的单位",
                    )


def _reporters(ledger: Ledger, checklist: Checklist, item: Item, target: Target) -> tuple[str, ...]:
    """The units that have reported the target, each by the first name it was given."""
    took_over = {name for entry in item.log if entry.handover is not None for name in entry.handover.to}
    others = took_over.union(ledger.settings.supervisors)
    known: dict[str, str] = {}
    for entry in item.log:
        if entry.unit is not None and target.key in entry.values and entry.unit not in others:
            unit = ledger.register.resolve(entry.unit, checklist.plan.unit_org)
            known.setdefault(unit.name if unit is not None else entry.unit, entry.unit)
    return tuple(known.values())


RULE = LintRule(CODE, check)

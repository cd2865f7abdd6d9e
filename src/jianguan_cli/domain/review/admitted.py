"""The entries that a change adds, held to the table of preconditions that the commands hold theirs to."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.admitting.preconditions import FELL, FUTURE, ODD, UNFIT
from jianguan_cli.domain.admitting.standing_log import standing_against
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review.rule import Case, ReviewCode, ReviewRule

UNFIT_CODE = ReviewCode(
    UNFIT,
    Severity.ERROR,
    "不能这样报的数",
    "新增的一条日志，用命令填报会被拒绝：数据截止日在填报日期之后，填报单位不在应报单位里，"
    "分子分母合计的只报了比率，参照值写在了不和别人比的目标上。请照提示改正，或用 jianguan update 重新填报。",
)
ODD_CODE = ReviewCode(
    ODD,
    Severity.WARNING,
    "看着不对的数",
    "新增的数与上次、与目标差十倍百倍，超出了这类数应有的范围，累计数减少了，相对目标没有参照值，"
    "或者别的事项已经在报同一个数。命令填报时会先问一句；手写的请核对。",
)


def _unfit(case: Case) -> Iterator[Finding]:
    return _told(case, UNFIT_CODE, (UNFIT, FUTURE))


def _odd(case: Case) -> Iterator[Finding]:
    return _told(case, ODD_CODE, (ODD, FELL))


def _told(case: Case, code: ReviewCode, codes: tuple[str, ...]) -> Iterator[Finding]:
    for change in case.changes.items:
        if change.new is None:
            continue
        added = {id(entry) for entry in change.added_entries}
        if not added:
            continue
        for one in standing_against(change.new.item, case.elsewhere):
            if id(one.entry) in added and one.unmet.code in codes:
                yield code.finding(change, one.node, one.unmet.message, hint=one.unmet.hint)


UNFIT_RULE = ReviewRule(UNFIT_CODE, _unfit)
ODD_RULE = ReviewRule(ODD_CODE, _odd)

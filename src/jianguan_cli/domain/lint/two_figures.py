"""Two figures of one target and one cutoff, and nothing that says which one holds."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.standing import Reading
from jianguan_cli.domain.judging.twofold import Twofold, twofold
from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule, reading_node
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.number import show

CODE = LintCode(
    "two-figures",
    Severity.ERROR,
    "同一时点报了两个数",
    "同一目标、同一数据截止日，两条日志报了不同的数，又没有更正（correct），前一个也不是初步数（provisional），"
    "算哪个只看行文先后。改数请用 jianguan correct；先报的是初步数的，在那一条写 provisional: true；"
    "几个单位各报各的，在目标里写 combine。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each figure that contradicts one before it."""
    for checklist, item in ledger.items():
        for one in twofold(item):
            yield CODE.finding(
                checklist.path,
                reading_node(item, one.key, one.later.date),
                told(one),
                item=item.id,
                target=one.key,
                hint="改数用 jianguan correct；前一个是初步数的，在那一条写 provisional: true",
            )


def told(one: Twofold) -> str:
    """Both figures, who said them and when."""
    both = f"{_told(one.earlier)}、{_told(one.later)}"
    return f"“{one.key}”截至{say(one.later.upto)}报了两个数：{both}"


def _told(reading: Reading) -> str:
    value = "—" if reading.value is None else show(reading.value)
    who = f"，{reading.unit}" if reading.unit else ""
    return f"{value}（{say(reading.date)}报{who}）"


RULE = LintRule(CODE, check)

"""承接 that comes back to where it began: each says that another does the work."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.tracing.carriage import Carriage

CODE = LintCode(
    "carry-circle",
    Severity.ERROR,
    "承接成了圈",
    "几个事项的“落实”（implements）关联首尾相接：每一个都说由另一个来办，结果没有人办，也判不出谁的数算数。"
    "关联写在更细的一方，指向被它落实的一方；请去掉写反了的一条。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each circle once, at the links of its first item."""
    carriage = Carriage(ledger.checklists)
    places = {item_id: place for place, item_id in enumerate(carriage.items)}
    for found in carriage.circles():
        begins = min(range(len(found)), key=lambda place: places[found[place]])
        circle = (*found[begins:], *found[:begins])
        checklist, item = carriage.items[circle[0]]
        # From the one that carries to the one that is carried, as the links are written.
        way = " → ".join((circle[0], *reversed(circle)))
        yield CODE.finding(
            checklist.path,
            item.node_of("links"),
            f"承接成了圈：{way}",
            item=item.id,
            hint="去掉写反了的一条 links",
        )


RULE = LintRule(CODE, check)

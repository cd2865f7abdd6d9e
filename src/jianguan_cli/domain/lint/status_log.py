"""``status`` and ``deadline`` say what holds now, the log how it came about: they must agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from jianguan_cli.domain.judging.timeline import unfold
from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.records.location import Node
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.vocabulary import ExtendState

CODE = LintCode(
    "status-log",
    Severity.ERROR,
    "状态或时限与日志不符",
    "事项的 status 应是日志里最后一次写明的状态（核查不实之后是推进中），deadline 应是最后一次批准的延期。"
    "二者不符，判定就有两种结果。请用命令更新（它会同时改两处），不要手改其中一处。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each item whose status or deadline is not what its log leads to."""
    for checklist, item in ledger.items():
        for node, message in (*_status(item), *_deadline(item)):
            yield CODE.finding(
                checklist.path,
                node,
                message,
                item=item.id,
                hint="以日志为准改回，或用相应的命令补上日志",
            )


def _status(item: Item) -> Iterator[tuple[Node | None, str]]:
    status = unfold(item, dt.date.max).status
    if status is not item.status:
        written, logged = (f"“{one.label}”（{one.value}）" for one in (item.status, status))
        yield item.node_of("status"), f"状态写的是{written}，日志最后写明的却是{logged}"


def _deadline(item: Item) -> Iterator[tuple[Node | None, str]]:
    extensions = [entry.extend for entry in item.log if entry.extend is not None]
    if not extensions:
        return
    standing = extensions[0].from_
    for extension in extensions:
        if extension.from_ != standing:
            yield (
                extension.node,
                f"延期写的原期限是{say(extension.from_)}，按日志当时的期限却是{say(standing)}",
            )
        if extension.standing is ExtendState.APPROVED:
            standing = extension.to
    if item.deadline != standing:
        yield (
            item.node_of("deadline"),
            f"时限写的是{say(item.deadline)}，按日志里的延期应是{say(standing)}",
        )


RULE = LintRule(CODE, check)

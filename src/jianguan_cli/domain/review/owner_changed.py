"""Who answers for a promise changes by a handover in the log, never by rewriting the printed names."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.change.value_words import field_label, value_words
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review.rule import Case, ReviewCode, ReviewRule, entry_node, kept

CODE = ReviewCode(
    "owner-changed",
    Severity.ERROR,
    "责任单位被改",
    "lead、support、shared、open 照文件所印，永不改动；移交写在日志里（handover，写明批准人）。"
    "请改回原名单，用 jianguan transfer 办理移交。",
)

_PRINTED = ("lead", "support", "shared", "open")


def check(case: Case) -> Iterator[Finding]:
    """Each change of the printed owners, and each handover that nobody approved."""
    for change in kept(case):
        for name in _PRINTED:
            field = change.field(name)
            if field is not None:
                was, now = value_words(field.old), value_words(field.new)
                yield CODE.finding(
                    change,
                    change.placed.item.node_of(name),
                    f"{field_label(field.way)}由“{was}”改成“{now}”",
                    hint="改回文件所印的名单；确需移交，用 jianguan transfer",
                )
        for entry in change.added_entries:
            if entry.handover is not None and not entry.handover.approved_by:
                yield CODE.finding(
                    change,
                    entry_node(change, entry),
                    f"移交给{'、'.join(entry.handover.to)}，没有写批准人",
                    hint="在 handover 里补上 approved_by",
                )


RULE = ReviewRule(CODE, check)

"""The logs of a ledger held to the table of preconditions, for the codes that tell of it."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.admitting.standing_log import reported_elsewhere, standing_against
from jianguan_cli.domain.judging.ledger import Ledger as Judged
from jianguan_cli.domain.lint.rule import Ledger, LintCode
from jianguan_cli.domain.records.finding import Finding


def against(ledger: Ledger, code: LintCode) -> Iterator[Finding]:
    """What the table says under ``code``, at the value it is about."""
    elsewhere = reported_elsewhere(Judged(ledger.checklists), ledger.as_of)
    for checklist, item in ledger.items():
        for one in standing_against(item, elsewhere):
            if one.unmet.code == code.code:
                yield code.finding(
                    checklist.path,
                    one.node,
                    one.unmet.message,
                    item=item.id,
                    target=one.unmet.target,
                    hint=one.unmet.hint,
                )

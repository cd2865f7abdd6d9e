"""Which findings are new since a revision: the debt of the past does not fail the change of today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from jianguan_cli.domain.records.finding import Finding


def new_findings(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of ``after`` that ``before`` has not.

    A finding is the same where code, light, item and target are: lines move, and words count days.
    """
    left = Counter(_same(finding) for finding in before)
    new = []
    for finding in after:
        if left[_same(finding)] > 0:
            left[_same(finding)] -= 1
        else:
            new.append(finding)
    return tuple(new)


def _same(finding: Finding) -> tuple[str, str, str | None, str | None]:
    return finding.code, finding.level.value, finding.item, finding.target

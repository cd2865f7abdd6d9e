"""Review: what a change may not do silently.

One rule, one module, one test file, one line in ``docs/review-rules.md``.  A rule sees a ``Case`` and
yields findings; the levels may be set in the settings (``policy:``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jianguan_cli.domain.records.finding import Finding, Severity, sort_key
from jianguan_cli.domain.review import (
    admitted,
    backdated,
    closed_without_evidence,
    deadline_moved,
    dropped_without_basis,
    frozen_changed,
    item_removed,
    log_rewritten,
    not_owner,
    owner_changed,
    scope_narrowed,
    self_approved,
    self_closed,
    settings_weakened,
    status_jump,
    target_weakened,
    two_figures,
    unapproved,
)
from jianguan_cli.domain.review.rule import Case, ReviewCode, ReviewRule
from jianguan_cli.domain.settings.settings import Acceptance, PolicyLevel, reasons_of

RULES: tuple[ReviewRule, ...] = (
    deadline_moved.RULE,
    target_weakened.RULE,
    owner_changed.RULE,
    item_removed.RULE,
    log_rewritten.RULE,
    closed_without_evidence.RULE,
    self_closed.RULE,
    unapproved.RULE,
    self_approved.RULE,
    two_figures.RULE,
    admitted.UNFIT_RULE,
    admitted.ODD_RULE,
    not_owner.RULE,
    status_jump.RULE,
    dropped_without_basis.RULE,
    backdated.RULE,
    frozen_changed.RULE,
    settings_weakened.RULE,
    scope_narrowed.RULE,
)

CATALOGUE: tuple[ReviewCode, ...] = tuple(rule.code for rule in RULES)


def review(
    case: Case, policy: Mapping[str, PolicyLevel], accept: tuple[Acceptance, ...] = ()
) -> list[Finding]:
    """Every finding in the order of places, at the level the policy gives it; ``off`` leaves it out.

    A finding that ``accept`` names carries the reason.
    """
    return sorted(_levelled(case, policy, accept), key=sort_key)


def _levelled(
    case: Case, policy: Mapping[str, PolicyLevel], accept: tuple[Acceptance, ...]
) -> Iterator[Finding]:
    reason_of = reasons_of(accept)
    for rule in RULES:
        level = policy.get(rule.code.code)
        if level is PolicyLevel.OFF:
            continue
        severity = rule.code.severity if level is None else Severity(level.value)
        for finding in rule.check(case):
            yield finding._replace(level=severity, accepted=reason_of(finding))

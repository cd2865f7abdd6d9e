"""The rules of the lights, one module each; ``RULES`` is the order of the table and of the findings."""

from __future__ import annotations

from jianguan_cli.domain.judging.rules import (
    awaiting_review,
    behind_pace,
    broken_floor,
    due_soon,
    extension_pending,
    late_start,
    made_good,
    missed_target,
    no_reading,
    not_carried,
    overdue,
    period_short,
    stale,
    step_late,
    untrue_report,
)

RULES = (
    overdue.RULE,
    missed_target.RULE,
    broken_floor.RULE,
    untrue_report.RULE,
    behind_pace.RULE,
    period_short.RULE,
    step_late.RULE,
    no_reading.RULE,
    stale.RULE,
    late_start.RULE,
    made_good.RULE,
    extension_pending.RULE,
    due_soon.RULE,
    awaiting_review.RULE,
    not_carried.RULE,
)
BY_CODE = {rule.code: rule for rule in RULES}

"""``check``: judge everything as of a day, and tell by the exit code whether the bar was reached."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from jianguan_cli.commands.state import State
from jianguan_cli.domain.judging.evidence import untouched
from jianguan_cli.domain.records.finding import Finding, Light, sort_key
from jianguan_cli.errors import ExitCode, UsageError

_FARTHEST = 3660  # days: ten years ahead


class CheckOutcome(NamedTuple):
    """What was found, the exit code that follows from the very same list, the items nobody ever touched."""

    findings: tuple[Finding, ...]
    exit_code: ExitCode
    untouched: frozenset[str] = frozenset()


def check(
    state: State,
    as_of: date,
    *,
    fail_on: str,
    ahead: int | None = None,
    plans: tuple[str, ...] = (),
    earlier: State | None = None,
) -> CheckOutcome:
    """The findings of the day, or with ``ahead`` those that will turn within so many days.

    ``fail_on`` is ``red``, ``yellow``, ``blue`` or ``never``. With ``earlier``, a past state of the
    workspace, only what that state had not on the same day counts. Plans archived by then are checked only
    where they are named. A check never writes.
    """
    checklists = state.scope(plans, as_of)
    silent: frozenset[str] = frozenset()
    scope = {checklist.plan.id for checklist in checklists}
    if ahead is not None:
        if not 1 <= ahead <= _FARTHEST:
            raise UsageError(f"--ahead 应是 1 至 {_FARTHEST} 之间的天数", hint="例如 --ahead 30")
        from jianguan_cli.domain.judging.ahead import ahead as judge_ahead

        findings = [
            *judge_ahead(checklists, as_of, ahead, state.settings, state.calendar, state.loaded.checklists)
        ]
    else:
        standings = [one for one in state.judge(as_of) if one.plan.id in scope]
        findings = [finding for standing in standings for finding in standing.findings]
        silent = frozenset(one.item.id for one in standings if untouched(one))
    ordered = tuple(sorted(findings, key=sort_key))
    if earlier is not None:
        from jianguan_cli.commands.new_findings import new_findings

        if ahead is not None:
            raise UsageError("--new-since 和 --ahead 不能同时用", hint="请分两次运行")
        known_before = (finding for standing in earlier.judge(as_of) for finding in standing.findings)
        ordered = new_findings(known_before, ordered)
    return CheckOutcome(ordered, exit_code_of(ordered, fail_on), silent)


def exit_code_of(findings: tuple[Finding, ...], fail_on: str) -> ExitCode:
    """1 where a finding's light is at or above the bar."""
    if fail_on == "never":
        return ExitCode.CLEAN
    bar = Light(fail_on).rank
    reached = any(isinstance(one.level, Light) and one.level.rank <= bar for one in findings)
    return ExitCode.FINDINGS if reached else ExitCode.CLEAN

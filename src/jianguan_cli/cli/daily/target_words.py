"""What a clerk wants to see before typing a figure: the target, the last reading, what is expected today."""

from __future__ import annotations

from jianguan_cli.domain.judging.path import expected_on, path_of
from jianguan_cli.domain.judging.standing import Standing, TargetStanding
from jianguan_cli.domain.values.number import rounded, show
from jianguan_cli.domain.values.vocabulary import Rule
from jianguan_cli.reporting.words.targets import latest_words, wanted_words


def target_lines(standing: Standing) -> list[str]:
    """One line a target, one for the deliverables that are not done."""
    lines = [_line(one, standing) for one in standing.targets]
    owing = [one.deliverable.key for one in standing.deliverables if not one.done and not one.waived]
    return [*lines, *([f"未完成的成果：{'、'.join(owing)}"] if owing else [])]


def _line(one: TargetStanding, standing: Standing) -> str:
    latest = latest_words(one) + (f"（截至 {one.latest.upto}）" if one.latest else "")
    parts = [f"目标{wanted_words(one.target)}", f"上次 {latest}"]
    expected = _expected(one, standing)
    if expected is not None:
        parts.append(f"按序时今天应达 {expected}{one.target.unit}")
    return f"{one.target.metric}：{'，'.join(parts)}"


def _expected(one: TargetStanding, standing: Standing) -> str | None:
    if one.target.rule is not Rule.REACH:
        return None
    path = path_of(one.target, standing.item.start or standing.plan.start, one.deadline)
    value = expected_on(path, standing.as_of) if path else None
    return None if value is None else show(rounded(value))

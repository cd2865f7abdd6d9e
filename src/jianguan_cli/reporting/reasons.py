"""Why an item has its light, in office words: no code, no id, and nothing soft held against a unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.finding import Finding, Light
from jianguan_cli.domain.standing import Standing, TargetStanding
from jianguan_cli.domain.target import Deliverable
from jianguan_cli.domain.vocabulary import ExtendState
from jianguan_cli.reporting.targets import latest_words, wanted_words
from jianguan_cli.reporting.words import DASH, day_words, listed, percent, spoken_days


class Reason(NamedTuple):
    """A label (逾期未结) and the facts behind it."""

    label: str
    detail: str

    @property
    def words(self) -> str:
        """逾期未结：……"""
        return f"{self.label}：{self.detail}" if self.detail else self.label


def held_light(standing: Standing) -> Light:
    """The light counted for the unit: a 力争 promise alone is a hint and lights nothing in print."""
    if not standing.findings:
        return standing.light
    held = [finding.level for finding in held_findings(standing) if isinstance(finding.level, Light)]
    if held:
        return min(held, key=lambda light: light.rank)
    return Light.NONE if standing.light is Light.NONE else Light.GREEN


def held_findings(standing: Standing) -> tuple[Finding, ...]:
    """The findings that rest on firm promises."""
    soft = _soft_keys(standing)
    return tuple(finding for finding in standing.findings if finding.target not in soft)


def soft_hints(standing: Standing) -> tuple[Reason, ...]:
    """What the 力争 promises would say, to be read as a hint only."""
    soft = _soft_keys(standing)
    return _reasons(standing, [finding for finding in standing.findings if finding.target in soft])


def reasons(standing: Standing, *lights: Light) -> tuple[Reason, ...]:
    """The held findings of the given lights (all where none is given) in words, worst first."""
    found = [finding for finding in held_findings(standing) if not lights or finding.level in lights]
    return _reasons(standing, found)


def reason_words(found: Iterable[Reason]) -> str:
    """Several reasons in one cell."""
    return "；".join(reason.words for reason in found) or DASH


def worst_gap(standing: Standing) -> Decimal | None:
    """The most negative gap among the firm paced targets not yet met; None where nothing is paced."""
    gaps = [one.gap for one in standing.targets if one.gap is not None and not one.target.soft]
    return min(gaps, default=None)


def _soft_keys(standing: Standing) -> frozenset[str]:
    targets = (one.target.key for one in standing.targets if one.target.soft)
    deliverables = (one.deliverable.key for one in standing.deliverables if one.deliverable.soft)
    return frozenset((*targets, *deliverables))


def _reasons(standing: Standing, findings: Iterable[Finding]) -> tuple[Reason, ...]:
    grouped: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=_badness):
        grouped.setdefault(finding.code, []).append(finding)
    return tuple(_reason(code, members, standing) for code, members in grouped.items())


def _badness(finding: Finding) -> int:
    return finding.level.rank if isinstance(finding.level, Light) else len(Light)


def _reason(code: str, findings: list[Finding], standing: Standing) -> Reason:
    label, detail = _SAID.get(code, ("其他", None))
    if detail is None:
        return Reason(label, "；".join(spoken_days(finding.message) for finding in findings))
    return Reason(label, "；".join(dict.fromkeys(detail(finding, standing) for finding in findings)))


def _target(finding: Finding, standing: Standing) -> TargetStanding | None:
    return next((one for one in standing.targets if one.target.key == finding.target), None)


def _deliverable(finding: Finding, standing: Standing) -> Deliverable | None:
    promised = (one.deliverable for one in standing.deliverables)
    return next((one for one in promised if one.key == finding.target), None)


def _overdue(_: Finding, standing: Standing) -> str:
    days = (standing.as_of - standing.deadline).days
    return f"应于{day_words(standing.deadline)}前办结，已逾期{days}天"


def _missed(finding: Finding, standing: Standing) -> str:
    target = _target(finding, standing)
    if target is not None:
        return f"{target.target.metric}应{wanted_words(target.target)}，现为{latest_words(target)}"
    deliverable = _deliverable(finding, standing)
    return f"“{deliverable.text}”未完成" if deliverable else spoken_days(finding.message)


def _paced(finding: Finding, standing: Standing) -> str:
    target = _target(finding, standing)
    if target is None or target.gap is None:
        return _missed(finding, standing)
    return (
        f"{target.target.metric}现为{latest_words(target)}，"
        f"序时应完成{percent(target.expected)}、实际完成{percent(target.progress)}"
    )


def _step(finding: Finding, standing: Standing) -> str:
    deliverable = _deliverable(finding, standing)
    if deliverable is not None and deliverable.by is not None:
        late = (standing.as_of - deliverable.by).days
        return f"“{deliverable.text}”应于{day_words(deliverable.by)}前完成，已逾期{late}天"
    target = _target(finding, standing)
    steps = [step for step in target.target.milestones if step.by < standing.as_of] if target else []
    if target is None or not steps:
        return spoken_days(finding.message)
    return f"{target.target.metric}{day_words(steps[-1].by)}节点未达到，现为{latest_words(target)}"


def _unread(finding: Finding, standing: Standing) -> str:
    target = _target(finding, standing)
    return target.target.metric if target else spoken_days(finding.message)


def _stale(_: Finding, standing: Standing) -> str:
    last = standing.log[-1].date if standing.log else standing.start
    return f"自{day_words(last)}以来{(standing.as_of - last).days}天没有更新"


def _late_start(_: Finding, standing: Standing) -> str:
    whole = (standing.deadline - standing.start).days or 1
    used = Decimal((standing.as_of - standing.start).days * 100) / whole
    return f"已用去{percent(used)}的时间，{standing.status.label}"


def _asked(_: Finding, standing: Standing) -> str:
    asked = [entry.extend for entry in standing.log if entry.extend]
    waiting = [one for one in asked if one.standing is ExtendState.ASKED]
    return f"申请延至{day_words(waiting[-1].to)}，尚未批复" if waiting else "尚未批复"


def _due(_: Finding, standing: Standing) -> str:
    return f"{day_words(standing.deadline)}到期，还有{(standing.deadline - standing.as_of).days}天"


def _plain(_: Finding, __: Standing) -> str:
    return ""


_SAID: dict[str, tuple[str, Callable[[Finding, Standing], str] | None]] = {
    "overdue": ("逾期未结", _overdue),
    "missed-target": ("到期未达标", _missed),
    "broken-floor": ("突破底线", _missed),
    "untrue-report": ("核查不实", _plain),
    "behind-pace": ("未达序时进度", _paced),
    "period-short": ("周期未达标", _paced),
    "step-late": ("节点逾期", _step),
    "no-reading": ("未报送", _unread),
    "stale": ("久未更新", _stale),
    "late-start": ("迟未启动", _late_start),
    "made-good": ("逾期补齐", _plain),
    "extension-pending": ("延期待批", _asked),
    "due-soon": ("临近时限", _due),
    "awaiting-review": ("待复核", _plain),
}


def code_label(code: str) -> str:
    """The office word for a rule's code."""
    return _SAID.get(code, ("其他", None))[0]


def label_counts(standings: Iterable[Standing], *lights: Light) -> str:
    """逾期未结2项、未报送5项: how many items each reason touches."""
    counts: dict[str, int] = {}
    for standing in standings:
        for label in {reason.label for reason in reasons(standing, *lights)}:
            counts[label] = counts.get(label, 0) + 1
    order = [label for label, _ in _SAID.values()]
    known = sorted(counts, key=lambda label: order.index(label) if label in order else len(order))
    return listed(f"{label}{counts[label]}项" for label in known)

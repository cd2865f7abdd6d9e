"""Why an item has its light, in office words: no code, no id; what is only 力争 is said to be so.

The light itself is judging's (``Standing.light``): nothing here decides one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.judging.rules import RULES
from jianguan_cli.domain.judging.standing import Standing, TargetStanding
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.values.quotes import nested_quotes
from jianguan_cli.reporting.words.print import DASH, clean, clipped, gap_words, listed, spoken_days

OTHER = "其他"
SOFT_MARK = "（力争）"
_BRIEF = 44
# An item with twenty promises is not told promise by promise.
_DETAILS = 3
_LABELS = {rule.code: rule.title for rule in RULES}
# Messages set figures apart by blanks, as terminals like it; print does not.
_INNER_BLANK = re.compile(r"(?<=[^\x00-\xff日]) (?=[-0-9])|(?<=[0-9%]) (?=[^\x00-\xff])")

_DAY_AT_MOST = re.compile(r"([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)?")


class Reason(NamedTuple):
    """A label (逾期未结, 未达序时进度（力争）) and the facts behind it; ``code`` is the rule's."""

    code: str
    label: str
    detail: str

    @property
    def words(self) -> str:
        """逾期未结：……"""
        return f"{self.label}：{self.detail}" if self.detail else self.label


def reasons(standing: Standing, *lights: Light) -> tuple[Reason, ...]:
    """The findings of the given lights (all where none is given) in words, worst first, firm before soft."""
    grouped: dict[tuple[str, bool], list[str]] = {}
    for finding in sorted(standing.findings, key=_badness):
        if not lights or finding.level in lights:
            grouped.setdefault((finding.code, finding.soft), []).append(_said(finding))
    return tuple(
        Reason(code, marked_label(code, soft=soft), _joined(tuple(dict.fromkeys(said))))
        for (code, soft), said in grouped.items()
    )


def reason_words(found: Iterable[Reason]) -> str:
    """Several reasons in one cell."""
    return "；".join(reason.words for reason in found) or DASH


def brief_reason(standing: Standing) -> str:
    """The worst finding alone, cut to fit a line or two, and how many there are in all."""
    found = sorted(standing.findings, key=_badness)
    if not found:
        return DASH
    more = f"（共{len(found)}种情形）" if len(found) > 1 else ""
    worst = found[0]
    return f"{marked_label(worst.code, soft=worst.soft)}：{clipped(_said(worst), _BRIEF)}{more}"


def told_gap(standing: TargetStanding) -> Decimal | None:
    """The gap as far as print says it; None where it would praise or say nothing of the promise.

    The pace of the last period says nothing of a mean over all; what was made good late is not ahead.
    """
    gap = standing.gap
    if standing.target.average or (standing.restored is not None and gap is not None and gap >= 0):
        return None
    return gap


def worst_gap_words(standing: Standing) -> str:
    """The worst gap among the firm paced targets, else among the 力争 ones, and then said to be so."""
    asked = [one for one in standing.targets if not one.excused]
    gaps = [(one.target.soft, gap) for one in asked if (gap := told_gap(one)) is not None]
    if not gaps:
        return DASH
    soft, gap = min(gaps)
    if gap >= 0 and any(one.restored is not None for one in asked):
        return DASH  # another promise that is ahead does not praise an item with one made good late
    return gap_words(gap) + (SOFT_MARK if soft else "")


def marked_label(code: str, *, soft: bool) -> str:
    """The office word for a finding: one that rests on a 力争 promise alone says so."""
    return code_label(code) + (SOFT_MARK if soft else "")


def code_label(code: str) -> str:
    """The office word for a rule's code."""
    return _LABELS.get(code, OTHER)


def label_counts(standings: Iterable[Standing], *lights: Light) -> str:
    """逾期未结2项、未报送5项: how many items each reason touches, in the order of the rules."""
    touched = ({reason.label for reason in reasons(one, *lights)} for one in standings)
    counts = Counter(label for labels in touched for label in labels)
    order = [f"{label}{mark}" for label in (*_LABELS.values(), OTHER) for mark in ("", SOFT_MARK)]
    return listed(f"{label}{counts[label]}项" for label in order if counts[label])


def _joined(said: tuple[str, ...]) -> str:
    more = f"等{len(said)}处" if len(said) > _DETAILS else ""
    return "；".join(said[:_DETAILS]) + more


def _said(finding: Finding) -> str:
    """The message in print, without the words of its label, which stands before it."""
    said = nested_quotes(_INNER_BLANK.sub("", spoken_days(clean(finding.message))))
    label = code_label(finding.code)
    head, found, tail = said.partition(label)
    if found and _DAY_AT_MOST.fullmatch(head) and tail[:1] in ("", "："):
        return "，".join(part for part in (head, tail[1:]) if part)
    return re.sub(f"，{label}(?=，|$)", "", said)


def _badness(finding: Finding) -> tuple[int, bool]:
    return (finding.level.rank if isinstance(finding.level, Light) else len(Light), finding.soft)

"""One silence is said once: an item that nobody ever touched stands in one line, with the count behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.reporting.terminal.finding_formats import finding_lines, summary
from jianguan_cli.reporting.words.reasons import marked_label

MORE = "，-v 看全部"


def silence_words(findings: Iterable[Finding]) -> str:
    """从未填报：未报送、久未更新、迟未启动共 4 条."""
    found = sorted(findings, key=_badness)
    labels = dict.fromkeys(marked_label(one.code, soft=one.soft) for one in found)
    return f"从未填报：{'、'.join(labels)}共 {len(found)} 条"


def told_once(findings: Sequence[Finding], untouched: Collection[str]) -> tuple[Finding, ...]:
    """The findings, those of each untouched item in one, where the first stood and as bad as the worst."""
    own: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.item in untouched:
            own.setdefault(str(finding.item), []).append(finding)
    told = []
    for finding in findings:
        members = own.get(str(finding.item), ())
        if len(members) < 2:
            told.append(finding)
        elif finding is members[0]:
            worst = min(members, key=_badness)
            said = silence_words(members) + MORE
            told.append(Finding(worst.code, worst.level, said, finding.location, finding.item))
    return tuple(told)


def format_told_once(findings: Sequence[Finding], untouched: Collection[str], as_of: date) -> str:
    """The text of ``check``: one line for each silence; the count at the end is of all findings."""
    told = told_once(findings, untouched)
    lines = [line for finding in told for line in finding_lines(finding)]
    folded = len(findings) - len(told)
    more = f"；从未填报的一项一行，另有 {folded} 条未逐一列出，-v 看全部" if folded else ""
    return "\n".join([*lines, summary(findings, as_of) + more]) + "\n"


def _badness(finding: Finding) -> tuple[int, bool]:
    return (finding.level.rank if isinstance(finding.level, Light) else len(Light), finding.soft)

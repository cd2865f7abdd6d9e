"""A diff in business words as text, as Markdown for a pull request's comment, as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from jianguan_cli.domain.change.report import ChangeReport, ItemReport
from jianguan_cli.domain.records.canonical import as_data
from jianguan_cli.domain.records.finding import Finding, Light, Severity
from jianguan_cli.reporting.words.print import clean

_KIND_WORDS = {"added": "新增", "removed": "删除", "moved": "移动", "changed": "变更"}


def format_text(report: ChangeReport) -> str:
    """A block an item: its id and title, then a phrase a line; the sums at the end."""
    lines = []
    for plan in report.plans:
        lines += [plan.path, *(f"    {clean(phrase)}" for phrase in plan.phrases)]
    for item in report.items:
        title = clean(item.change.placed.item.title)
        lines.append(f"{item.change.id} {title}")
        lines += [f"    {clean(phrase)}" for phrase in item.phrases]
        lines += [f"    ▶ {clean(decision)}" for decision in item.decisions]
    if not report.plans and not report.items:
        return f"{report.old} 与 {report.new} 之间，清单的内容没有变化。\n"
    return "\n".join([*lines, "", *_summary(report)]) + "\n"


def format_md(report: ChangeReport) -> str:
    """A comment for a pull request: what to decide first, then item by item."""
    if not report.plans and not report.items:
        return f"### 清单变更\n\n{_md(report.old)} 与 {_md(report.new)} 之间，清单的内容没有变化。\n"
    lines = ["### 清单变更", "", *(f"{line}  " for line in map(_md, _summary(report))), ""]
    deciding = [item for item in report.items if item.decisions]
    if deciding:
        lines += ["**需要决定的**", ""]
        lines += [f"- {_heading(item)}：{_md('；'.join(item.decisions))}" for item in deciding]
        lines.append("")
    for plan in report.plans:
        lines += [f"- `{plan.path}`：{_md('；'.join(plan.phrases))}"]
    for item in report.items:
        lines.append(f"- **{_heading(item)}**")
        lines += [f"  - {_md(phrase)}" for phrase in item.phrases]
    return "\n".join(lines) + "\n"


def format_json(report: ChangeReport) -> str:
    """Stable keys for programs; ``words`` is what people read."""
    said = {
        "old": report.old,
        "new": report.new,
        "as_of": report.as_of.isoformat(),
        "plans": [
            {
                "path": plan.path,
                "old_path": plan.change.old.path if plan.change.old else None,
                "new_path": plan.change.new.path if plan.change.new else None,
                "words": list(plan.phrases),
            }
            for plan in report.plans
        ],
        "items": [_json_item(item) for item in report.items],
        "units": list(report.units),
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _json_item(item: ItemReport) -> dict[str, Any]:
    change = item.change
    return {
        "id": change.id,
        "plan": change.placed.plan.id,
        "title": change.placed.item.title,
        "kind": item.kind,
        "fields": [
            {"field": "/".join(field.way), "old": as_data(field.old), "new": as_data(field.new)}
            for field in change.fields
        ],
        "log": [{"old": as_data(entry.old), "new": as_data(entry.new)} for entry in change.log],
        "lights": [light.value if light else None for light in item.lights],
        "words": list(item.phrases),
        "decisions": list(item.decisions),
        "location": {
            "path": item.location.path,
            "line": item.location.line,
            "old_path": change.old.path if change.old else None,
        },
    }


def _summary(report: ChangeReport) -> list[str]:
    counts = {kind: sum(item.kind == kind for item in report.items) for kind in _KIND_WORDS}
    said = "，".join(f"{_KIND_WORDS[kind]} {count} 项" for kind, count in counts.items() if count)
    lines = [f"{report.old} → {report.new}（按 {report.as_of} 判定）：{said or '只有计划信息变化'}"]
    worse = [item for item in report.items if item.turned and item.lights[1] in (Light.RED, Light.YELLOW)]
    turned = [item for item in report.items if item.turned]
    if turned:
        lines.append(f"变灯 {len(turned)} 项，其中转红转黄 {len(worse)} 项")
    if report.units:
        lines.append(f"涉及单位：{'；'.join(map(clean, report.units))}")
    needed = sum(len(item.decisions) for item in report.items)
    if needed:
        lines.append(f"待决事项 {needed} 件")
    return lines


def _heading(item: ItemReport) -> str:
    placed = item.change.placed
    return f"{_md(placed.item.clause)} {_md(placed.item.title)}"


def _md(text: str) -> str:
    """Words that Markdown must not take for markup, nor a forge for a mention or a link."""
    said = clean(text)
    for mark in "\\`*_[]<>#|~":
        said = said.replace(mark, f"\\{mark}")
    return said.replace("@", "＠")


def format_review_md(report: ChangeReport, findings: Sequence[Finding]) -> str:
    """The comment of a review: the rules that the change breaks, then the change itself."""
    lines = ["### 清单审核", ""]
    counted = [finding for finding in findings if not finding.accepted]
    lines.append(f"发现 {len(counted)} 个问题：" if counted else "没有发现问题。")
    lines.append("")
    for finding in counted:
        level = finding.level.label if isinstance(finding.level, Severity) else finding.level.value
        where = f"`{finding.location.path}:{finding.location.line}`：" if finding.location else ""
        hint = f"（{_md(finding.hint)}）" if finding.hint else ""
        lines.append(f"- **{level}** `{finding.code}` {where}{_md(finding.message)}{hint}")
    accepted = [finding for finding in findings if finding.accepted]
    lines += [
        f"- 已说明理由 `{one.code}`：{_md(one.message)}（{_md(one.accepted or '')}）" for one in accepted
    ]
    return "\n".join(lines).rstrip("\n") + "\n\n" + format_md(report)


CHANGE_FORMATS: dict[str, Callable[[ChangeReport], str]] = {
    "text": format_text,
    "md": format_md,
    "json": format_json,
}

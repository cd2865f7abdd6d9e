"""A drafted item as it is shown to be confirmed: the words of the document above, the suggestion below."""

from __future__ import annotations

from collections.abc import Mapping

from jianguan_cli.commands.draft_items import PLAN_NAMES, DraftedItem, DraftFile
from jianguan_cli.domain.records.plain_data import Plain

RULE_LABELS = {
    "reach": "到期达到",
    "keep": "一直保持",
    "each": "每期都要",
    "grow": "逐期增长",
}
_EVERY = {
    "week": "每周",
    "dekad": "每旬",
    "month": "每月",
    "bimonth": "每两月",
    "quarter": "每季",
    "half": "每半年",
    "year": "每年",
}
_OPS = {">=": "≥", "<=": "≤", "==": "=", "between": "介于"}
_PLAN = {**PLAN_NAMES, "number": "文号", "org": "单位所属机关", "type": "类型"}


def source_lines(item: DraftedItem) -> list[str]:
    """Where the item stands in the document, its words, and what is left open there."""
    lines = [line for line in item.comment if not line.startswith("待定")]
    doubts = [line for line in item.comment if line.startswith("待定")]
    return [*(f"原文：{line}" for line in lines), *doubts]


def suggestion_lines(item: DraftedItem) -> list[str]:
    """What is suggested, a line a field."""
    fields = item.fields
    dated = "、".join(str(fields[key]) for key in ("deadline", "deadline_text") if fields.get(key))
    lines = [
        f"标题：{fields.get('title') or '待定'}",
        f"牵头：{'、'.join(item.units('lead')) or '无'}",
        f"配合：{'、'.join(item.units('support')) or '无'}",
        f"时限：{dated or '待定'}",
    ]
    lines += [f"目标：{target_words(one)}" for one in item.listed("targets")]
    lines += [f"成果：{deliverable_words(one)}" for one in item.listed("deliverables")]
    if leaders := fields.get("leader"):
        lines.append(f"分管：{'、'.join(str(one) for one in leaders)}")
    lines += [f"进展：{one.get('note')}（成为第一条日志）" for one in item.listed("log") if one.get("note")]
    return lines


def target_words(target: Mapping[str, Plain]) -> str:
    """A target in one line: what is measured, the bound, the rule or that it is open."""
    op = str(target.get("op") or "")
    bound = f"{target.get('value') or target.get('against') or ''}"
    if target.get("upper"):
        bound += f"—{target.get('upper')}"
    if target.get("tolerance"):
        bound += f"±{target.get('tolerance')}"
    rule = RULE_LABELS.get(str(target.get("rule")), "规则待定")
    every = _EVERY.get(str(target.get("every")), "")
    soft = "，力争" if target.get("strength") == "soft" else ""
    stages = target.get("milestones")
    staged = f"，分 {len(stages)} 个节点" if isinstance(stages, list) and stages else ""
    unit = target.get("unit") or ""
    dated = "、".join(str(target[key]) for key in ("deadline", "deadline_text") if target.get(key))
    staged += f"，时限 {dated}" if dated else ""
    return f"{target.get('metric')} {_OPS.get(op, op)} {bound}{unit}（{every}{rule}{soft}{staged}）"


def deliverable_words(result: Mapping[str, Plain]) -> str:
    """A deliverable in one line."""
    by = f"（{result.get('by')}前）" if result.get("by") else ""
    return f"{result.get('text')}{by}"


def plan_lines(draft: DraftFile) -> list[str]:
    """The plan as the document names it."""
    known = [f"{_PLAN[key]}：{draft.plan[key]}" for key in _PLAN if draft.plan.get(key)]
    return [*known, *(f"{PLAN_NAMES[key]}：待定" for key in draft.plan_lacking)]

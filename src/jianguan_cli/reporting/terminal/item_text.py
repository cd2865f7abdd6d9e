"""``show``: everything about one item, for a terminal or as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.values.number import show
from jianguan_cli.reporting.terminal.finding_formats import LIGHT_LABELS, printable, told
from jianguan_cli.reporting.terminal.item_json import said
from jianguan_cli.reporting.terminal.target_text import target_text
from jianguan_cli.reporting.words.original import original_url


def item_text(
    standing: Standing, *, markdown: bool, carriers: tuple[str, ...] = (), below: tuple[str, ...] = ()
) -> str:
    """The item as of the standing's day; ``carriers`` are the units that carry it in other plans.

    ``below`` are lines of a section that follows, in the same form.
    """
    lines = [*_lines(standing, carriers), *below]
    if not markdown:
        return "\n".join(printable(line) for line in lines) + "\n"
    return "\n".join(_as_markdown(line) for line in lines) + "\n"


def _lines(standing: Standing, carriers: tuple[str, ...]) -> Iterator[str]:
    item = standing.item
    yield f"# {item.title}"
    yield f"编号：{item.id}    条款：{item.clause}    类别：{item.kind.label}"
    yield f"文件：{standing.plan.title}" + (f"（{standing.plan.number}）" if standing.plan.number else "")
    original = original_url(standing.plan.source, item.at)
    if original:
        yield f"原文：{original}"
    yield from _owner_lines(standing, carriers)
    yield f"时限：{standing.deadline}{_deadline_words(standing)}"
    yield f"状态：{standing.status.label}    灯：{LIGHT_LABELS[standing.light]}（截至 {standing.as_of}）"
    if standing.findings:
        yield "## 为什么亮灯"
        for finding in standing.findings:
            yield f"- {LIGHT_LABELS[finding.level]}：{told(finding)}"  # type: ignore[index]
    if standing.targets:
        yield "## 目标"
        for target in standing.targets:
            yield from target_text(target)
    if standing.deliverables:
        yield "## 成果"
        for one in standing.deliverables:
            own = "自定" if one.deliverable.own else ""
            by = f"，{own}节点 {one.deliverable.by}" if one.deliverable.by else ""
            state = f"已完成，{one.done}" if one.done else "经批准免于完成" if one.waived else "未完成"
            soft = "，力争" if one.deliverable.soft else ""
            yield f"- {one.deliverable.key}：{one.deliverable.text}（{state}{by}{soft}）"
    if item.links:
        yield "## 关联"
        for link in item.links:
            yield f"- {link.relation.label} {link.to}" + (f"：{link.note}" if link.note else "")
    if item.note:
        yield f"备注：{item.note}"
    if standing.log:
        yield "## 日志"
        for entry in standing.log:
            yield from _entry_lines(entry)


def _owner_lines(standing: Standing, carriers: tuple[str, ...]) -> Iterator[str]:
    item = standing.item
    yield f"牵头：{_names(standing.lead_now, item.shared)}"
    yield f"配合：{'、'.join(standing.support_now) or '无'}{'，等' if item.open else ''}"
    if item.leader:
        yield f"责任领导：{'、'.join(item.leader)}"
    if carriers and not (standing.lead_now or standing.support_now):
        yield f"承接：{'、'.join(carriers)}（由其他计划的事项落实）"
    if (standing.lead_now, standing.support_now) != (item.lead, item.support):
        printed = "、".join((*item.lead, *item.support)) or "无"
        yield f"文件所印承办单位：{printed}"


def _names(lead: tuple[str, ...], shared: bool) -> str:
    if lead:
        return "、".join(lead)
    return "不分牵头，分工负责" if shared else "文件未写明"


def _deadline_words(standing: Standing) -> str:
    parts = []
    if standing.item.deadline_text:
        parts.append(f"原文“{standing.item.deadline_text}”")
    if standing.deadline != standing.deadline_original:
        parts.append(f"原定 {standing.deadline_original}")
    return f"（{'，'.join(parts)}）" if parts else ""


_WORDS = {
    "note": "进展",
    "problem": "存在问题",
    "next": "下步打算",
    "need": "需协调",
    "reply": "回复文书",
}


def _entry_lines(entry: LogEntry) -> Iterator[str]:
    head = [f"{entry.date} {entry.by}"]
    if entry.unit:
        head.append(entry.unit)
    if entry.status:
        head.append(Status(entry.status).label)
    if entry.upto:
        head.append(f"数据截至 {entry.upto}")
    if entry.provisional:
        head.append("初步数")
    yield f"- {'，'.join(head)}"
    yield from _figure_lines(entry)
    if entry.done:
        yield f"    完成：{'、'.join(entry.done)}"
    for name, label in _WORDS.items():
        text = getattr(entry, name)
        if text:
            yield f"    {label}：{text}"
    if entry.evidence:
        yield f"    佐证：{'、'.join(entry.evidence)}"
    for name, label in _RECORDS.items():
        record = getattr(entry, name)
        if record is not None:
            told = "，".join(f"{_FIELDS.get(key, key)} {_flat(value)}" for key, value in said(record).items())
            yield f"    {label}：{told}"


def _figure_lines(entry: LogEntry) -> Iterator[str]:
    if entry.values:
        yield f"    数值：{'，'.join(_value_words(entry, key) for key in entry.values)}"
    if entry.refs:
        yield f"    参照：{'，'.join(f'{key} {show(value)}' for key, value in entry.refs.items())}"
    if entry.met is not None:
        yield f"    目标：{'达到' if entry.met else '未达到'}"


def _value_words(entry: LogEntry, key: str) -> str:
    """合格率 60（3/5）."""
    parts = entry.parts.get(key, ())
    return f"{key} {show(entry.values[key])}" + (f"（{'/'.join(map(show, parts))}）" if parts else "")


_RECORDS = {
    "extend": "延期",
    "correct": "更正",
    "handover": "移交",
    "revise": "修订",
    "verify": "核查",
    "notice": "督办文书",
    "approval": "审批",
}


_FIELDS = {
    "from": "由",
    "to": "改为",
    "reason": "理由",
    "state": "结果",
    "approved_by": "批准人",
    "entry": "原条目",
    "values": "改正",
    "role": "角色",
    "field": "字段",
    "result": "结论",
    "found": "发现",
    "place": "地点",
    "colour": "颜色",
    "number": "文号",
    "reply_by": "反馈时限",
    "signed_by": "签发人",
    "basis": "依据",
    "until": "暂缓至",
}
_WORDS_OF_TOKENS = {
    "asked": "已申请",
    "approved": "已批准",
    "refused": "未批准",
    "confirmed": "属实",
    "partly": "部分属实",
    "untrue": "不实",
    "lead": "牵头",
    "support": "配合",
    "blue": "蓝",
    "yellow": "黄",
    "red": "红",
}


def _flat(value: object) -> str:
    if isinstance(value, str):
        return _WORDS_OF_TOKENS.get(value, value)
    if isinstance(value, list):
        return "、".join(str(one) for one in value)
    if isinstance(value, dict):
        return "、".join(f"{key}={'撤回' if one is None else one}" for key, one in value.items())
    return str(value)


def _as_markdown(line: str) -> str:
    text = printable(line).replace("\\", "\\\\").replace("<", "&lt;").replace("|", "\\|").replace("`", "\\`")
    if text.startswith(("#", "- ", "    ")):
        return text if not text.startswith("#") else f"\n{text}\n"
    return f"{text}  "

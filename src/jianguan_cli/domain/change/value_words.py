"""Fields and their values in the words of the trade, for diffs, reviews and merge reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum

from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.records.canonical import as_data
from jianguan_cli.domain.records.fields import Record
from jianguan_cli.domain.values.number import show

NOTHING = "（无）"
_NOTE_LENGTH = 60


def value_words(value: object) -> str:
    """One value as people say it."""
    if value is None or value == ():
        return NOTHING
    if isinstance(value, Status):
        return value.label
    if isinstance(value, Enum):
        return str(getattr(value, "label", value.value))
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return show(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return "、".join(value_words(one) for one in value)
    if isinstance(value, Mapping):
        return "，".join(f"{key} {value_words(one)}" for key, one in value.items())
    if isinstance(value, Record):
        return _record_words(value)
    return shortened(str(value))


def _record_words(value: Record) -> str:
    if isinstance(value, Target):
        bound = value.against if value.value is None else show(value.value)
        return f"{value.metric} {value.op.label}{bound}{value.unit}"
    if isinstance(value, Deliverable):
        return shortened(value.text)
    said = as_data(value)
    return "，".join(f"{key} {one}" for key, one in said.items()) if isinstance(said, dict) else str(said)


def shortened(text: str) -> str:
    """One line of at most sixty characters."""
    line = " ".join(text.split())
    return line if len(line) <= _NOTE_LENGTH else f"{line[: _NOTE_LENGTH - 1]}…"


def field_label(way: tuple[str, ...]) -> str:
    """The name of a field, by its way from the item."""
    names = [_LABELS.get(part, part) for part in way]
    if way[0] not in ("targets", "deliverables", "links") or len(way) == 1:
        return ".".join(names)
    return f"{names[0]}“{way[1]}”" + (f"的{' '.join(names[2:])}" if len(way) > 2 else "")


_LABELS = {
    "against": "参照",
    "any_of": "或",
    "archived": "归档日期",
    "at": "原文位置",
    "average": "年均",
    "baseline": "基期",
    "by": "节点时限",
    "clause": "条款号",
    "deadline": "时限",
    "deadline_text": "时限原话",
    "definition": "统计口径",
    "deliverables": "成果",
    "end": "截止日",
    "every": "周期",
    "id": "计划编号",
    "implied": "由文字推得",
    "inferred": "周期由推断得出",
    "issued": "印发日期",
    "issuer": "印发机关",
    "kind": "类别",
    "lead": "牵头单位",
    "lead_inferred": "牵头由推断得出",
    "level_unit": "水平的单位",
    "links": "关联",
    "margin": "比参照好多少",
    "measure": "计量方式",
    "metric": "指标名",
    "milestones": "分阶段目标",
    "nature": "指标性质",
    "note": "备注",
    "number": "文号",
    "ongoing": "长期坚持",
    "op": "界限",
    "open": "名单未列尽",
    "org": "所属机关",
    "own": "自定节点",
    "parent": "上级事项",
    "part_of": "所属目标",
    "public": "公开",
    "report": "报送周期",
    "rollup": "汇总名称",
    "rule": "判定规则",
    "scope": "适用范围",
    "shared": "分工负责",
    "source": "来源",
    "start": "起始日",
    "status": "状态",
    "strength": "力度",
    "support": "配合单位",
    "targets": "目标",
    "text": "内容",
    "title": "名称",
    "tolerance": "左右",
    "type": "类型",
    "unit": "单位",
    "upper": "上限",
    "value": "目标值",
    "weight": "权重",
}

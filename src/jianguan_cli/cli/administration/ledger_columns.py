"""The one question about a ledger: what its columns mean."""

from __future__ import annotations

from collections.abc import Mapping

from jianguan_cli.cli.terminal.asking import ask_until
from jianguan_cli.cli.terminal.output import note
from jianguan_cli.errors import UsageError

FIELDS = {
    "number": "序号",
    "source": "任务来源",
    "task": "任务",
    "measure": "措施",
    "target": "目标",
    "leader": "分管领导",
    "lead": "牵头单位",
    "support": "配合单位",
    "bare": "责任单位",
    "due": "完成时限",
    "progress": "进展",
    "problem": "存在问题",
    "next": "下步打算",
    "done": "是否完成",
    "note": "备注",
    "category": "类别",
    "unit": "计量单位",
    "nature": "属性",
}


def ask_columns(found: Mapping[str, str]) -> dict[str, str]:
    """Show how the columns were understood, and take corrections."""
    columns = dict(found)
    note("表里的列这样理解：")
    for heading, field in columns.items():
        note(f"  {heading} → {FIELDS.get(field, field)}")

    def read(text: str) -> tuple[str, str] | None:
        if not text:
            return None
        heading, mark, meaning = text.replace("＝", "=").partition("=")
        field = next((key for key, name in FIELDS.items() if meaning.strip() in (key, name)), None)
        if not mark or field is None:
            raise UsageError("请写 列名=栏目", hint=f"栏目：{'、'.join(FIELDS.values())}")
        return heading.strip(), field

    while (changed := ask_until("要改的写 列名=栏目，都对直接回车：", read)) is not None:
        columns[changed[0]] = changed[1]
    return columns

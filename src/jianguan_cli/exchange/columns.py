"""The columns of the return form; other programs and people's habits rely on these very words."""

from __future__ import annotations

import unicodedata

from jianguan_cli.domain.plan.status import Status

ID, TITLE, METRIC, UNIT, WANTED = "编号", "任务", "指标", "单位", "目标值"
LAST, LAST_STATUS = "上次值", "上次状态"
STATUS, VALUE, UPTO = "状态", "累计完成值", "数据截止日"
REF, PROVISIONAL = "参照值", "初步数"
NOTE, PROBLEM, NEXT, NEED, EVIDENCE = "进展", "存在问题", "下步打算", "需协调事项", "佐证"

PLAN_COLUMNS = (ID, TITLE, METRIC, UNIT, WANTED, LAST, LAST_STATUS)
FILL_COLUMNS = (STATUS, VALUE, UPTO, NOTE, PROBLEM, NEXT, NEED, EVIDENCE, REF, PROVISIONAL)
# Columns that forms of earlier versions do not have: without them nothing is missing.
LATER_COLUMNS = (REF, PROVISIONAL)
COLUMNS = PLAN_COLUMNS + FILL_COLUMNS
WORD_COLUMNS = {NOTE: "note", PROBLEM: "problem", NEXT: "next", NEED: "need"}

SHEET = "填报"
NOTES_SHEET = "说明"
MARK_SHEET = "标记"

# What a unit may say of itself; the other statuses are decided by somebody else.
OFFERED = (Status.TODO, Status.DOING, Status.REPORTED)


def heading(text: str) -> str:
    """The column that a header cell names, however it was respaced or decorated; empty for none of ours."""
    folded = "".join(unicodedata.normalize("NFKC", text).split()).rstrip("*:")
    return folded if folded in COLUMNS else ""

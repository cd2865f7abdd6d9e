"""``not-carried`` 未分解: an item without owners promises what no other item carries by name.

Who carries what is known only when all items are (``judging.carried``); the rule itself is declared here.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.records.finding import Finding

CODE = "not-carried"
_NAMED = 5


def uncarried_message(names: list[str], promised: int) -> str:
    """What nobody carries, by name; of many the first few and their number."""
    shown = "、".join(f"“{name}”" for name in names[:_NAMED])
    more = f"等 {len(names)} 项" if len(names) > _NAMED else ""
    whole = "全部承诺都" if len(names) == promised else f"{promised} 项承诺中 {len(names)} 项"
    return f"文件没有写责任单位，{whole}没有其他计划的事项承接：{shown}{more}"


def check(case: Case) -> Iterator[Finding]:  # noqa: ARG001 - it takes all items to tell
    """Nothing from the item alone."""
    return iter(())


RULE = JudgingRule(
    CODE,
    "未分解",
    "文件没有写责任单位的事项，它的某项承诺（目标或成果）没有被任何有责任单位的事项以 implements 或 same "
    "按 key 承接。被承接的承诺，亮承接它的那项承诺的灯和承接事项整体的灯（承接事项别的承诺的问题不算在内；"
    "这项承诺已经有数据或成果的，承接事项的迟未启动、久未更新也不算在内）；承接来的数据和成果，同时按本承诺自己的界限和时限判，"
    "取较重的。本事项自己不判逾期未结、未报送、久未更新、迟未启动。",
    check,
)

"""``accept:`` of the settings: whether each line names a finding that can be accepted.

It stands in this room because only from here every code can be seen: those of the data checks, of the
review, and of the lights, which are no findings to accept.
"""

from __future__ import annotations

from difflib import get_close_matches

from jianguan_cli.domain.judging.rules import BY_CODE
from jianguan_cli.domain.lint import CATALOGUE as LINT
from jianguan_cli.domain.records.location import place
from jianguan_cli.domain.review import CATALOGUE as REVIEW
from jianguan_cli.domain.settings.reading import Slips
from jianguan_cli.domain.settings.settings import Settings


def acceptance_slips(settings: Settings, path: str) -> Slips:
    """An acceptance that silences nothing is a slip of the hand: say so, and what was meant."""
    known = {one.code for one in LINT} | {one.code for one in REVIEW}
    for one in settings.accept:
        where = place(path, one.node_of("code"))
        if one.item is not None and one.plan is not None:
            yield (
                place(path, one.node_of("plan")),
                "item 和 plan 只写一个：只放行一个事项的写 item，整份计划的写 plan",
            )
        if one.code == "schema":
            yield where, "“schema”（格式有误）不能放行：文件读不懂就无从判定，请照提示改正"
        elif one.code in BY_CODE:
            message = f"“{one.code}”是亮灯的代码，accept 只放行数据检查和变更审核的问题，写在这里不起作用；"
            yield where, f"{message}颜色在 lights 的 {one.code} 里改"
        elif one.code not in known:
            close = get_close_matches(one.code, sorted(known | set(BY_CODE)), n=1)
            hint = f"是不是 {close[0]}？" if close else "代码见 jianguan lint、jianguan review 的输出"
            yield where, f"没有“{one.code}”这个问题代码，{hint}"

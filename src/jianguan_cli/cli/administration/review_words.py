"""What is typed in a review: a field of a draft, read whole or refused with what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from jianguan_cli.commands.draft_items import DraftedItem, DraftFile
from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.records.plain_data import planned
from jianguan_cli.domain.values.dates import parse_day
from jianguan_cli.domain.values.vocabulary import Every
from jianguan_cli.errors import UsageError

if TYPE_CHECKING:
    from jianguan_cli.commands.state import State

_RULES = {
    "reach": ("r", "1", "达标", "达标型", "到期达到"),
    "keep": ("k", "2", "底线", "底线型", "一直保持"),
    "each": ("e", "3", "周期", "周期型", "每期都要"),
    "grow": ("g", "4", "递增", "递增型", "逐期增长"),
}
_OPS = {">=": ("≥", "不低于", "以上"), "<=": ("≤", "不超过", "以内"), ">": ("大于",), "<": ("小于",)}
QUESTIONS = {
    "title": "标题",
    "clause": "条款号",
    "lead": "牵头单位",
    "support": "配合单位",
    "deadline": "时限",
    "issuer": "印发机关",
    "issued": "印发日期",
    "start": "起始日",
    "end": "截止日",
    "number": "文号",
    "rule": "规则（r 到期达到  k 一直保持  e 每期都要  g 逐期增长）",
    "op": "方向（>= 以上、<= 以内、== 等于、> <）",
    "unit": "计量单位（如 家、%）",
    "every": "多久一期（周、旬、月、季、半年、年）",
    "metric": "指标名称",
    "kind": "类别（indicator 指标、task 任务）",
    "id": "编号",
    "status": "状态",
    "key": "简短名称",
}
VERDICTS = {"t": "target", "r": "range", "n": "name", "d": "date"}
FIGURE = "t 目标  r 范围  n 名称、序号  d 日期"
_DAYS = ("issued", "start", "end")
_LONGEST = 30  # characters of a title


class Words:
    """Reads what is typed for a draft; ``today`` is what 今年 and 下月 lean on."""

    def __init__(self, state: State, today: date) -> None:
        self._state = state
        self._today = today

    def read(self, key: str, text: str, draft: DraftFile) -> Fragment:
        """The value that the words are for ``key``; None for no words.  Raises ``UsageError``."""
        said = text.strip()
        if not said:
            return None
        if key in ("lead", "support"):
            return listed(said)
        if key == "title" and len(said) > _LONGEST:
            raise UsageError(f"标题有 {len(said)} 个字，太长", hint=f"请用 {_LONGEST} 字以内自己的话")
        if key == "rule":
            return _chosen(said, _RULES)
        if key == "op":
            return _chosen(said, {**_OPS, "==": ("=", "等于")})
        if key == "every":
            return _every(said)
        if key == "kind":
            return _chosen(said, {"indicator": ("指标",), "task": ("任务",)})
        if key == "verdict":
            return VERDICTS[_chosen(said.lower(), {one: (word,) for one, word in VERDICTS.items()})]
        if key in _DAYS:
            return self._day(said)
        if key == "deadline":
            return self._deadline(said, draft)
        return said

    def _day(self, said: str) -> date:
        from jianguan_cli.cli.typed.heard import day_of

        return day_of("这里", said, self._today, self._state.calendar)

    def _deadline(self, said: str, draft: DraftFile) -> date:
        from jianguan_cli.cli.typed.heard import explained
        from jianguan_cli.domain.spoken.deadlines import read_deadline
        from jianguan_cli.domain.spoken.limits import Frame

        days = [parse_day(str(draft.plan.get(key) or "")) for key in _DAYS]
        issued, start, end = (day or self._today for day in days)
        frame = Frame(self._today, issued, start, end, self._state.calendar)
        day = explained("时限", lambda: read_deadline(said, frame)).day
        if day is None:
            raise UsageError(
                f"“{said}”没有终期", hint="请写计划的截止日，并在草稿里给这一项写上 ongoing: true"
            )
        return day


def listed(said: str) -> list[Fragment]:
    """Names parted by 、 or commas; 无 is none."""
    if said == "无":
        return []
    parts = said.replace("，", "、").replace(",", "、").split("、")
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def needed(value: Fragment) -> Fragment:
    """A value that may not be left out."""
    if value is None:
        raise UsageError("这一项必须填", hint="要先放一放，按 Ctrl-C；答过的都在")
    return value


def question(key: str, now: Fragment = None) -> str:
    """The words that ask for a field: ``targets/合格率/rule`` names its target; what stands is shown."""
    *path, last = key.split("/")
    name = QUESTIONS.get(last, last)
    shown = "、".join(str(one) for one in now) if isinstance(now, list) else str(now or "")
    if shown:
        return f"  {_about(path)}{name}〔{shown}〕："
    return f"  请补{_about(path)}{name}："


def _about(path: list[str]) -> str:
    return f"“{path[1]}”的" if len(path) > 1 else ""


def with_changes(item: DraftedItem, changes: dict[str, Fragment]) -> DraftedItem:
    """The item as it will be once the changes are written."""
    fields = dict(item.fields)
    for key, value in changes.items():
        name, *rest = key.split("/")
        if not rest:
            fields[name] = planned(value)
            continue
        entry, field = "/".join(rest[:-1]), rest[-1]
        fields[name] = [
            {**one, field: planned(value)} if str(one.get("key")) == entry else one
            for one in item._replace(fields=fields).listed(name)
        ]
    return item._replace(fields=fields)


def _chosen(said: str, known: Mapping[str, tuple[str, ...]]) -> str:
    folded = said.lower()
    for value, spellings in known.items():
        if folded == value or folded in spellings:
            return value
    raise UsageError(f"“{said}”不在可选之列", hint="、".join(known))


def _every(said: str) -> str:
    wanted = said.removeprefix("每").removesuffix("度")
    for one in Every:
        if wanted in (one.value, one.label.removeprefix("每").removesuffix("度")):
            return one.value
    raise UsageError(f"“{said}”不是周期", hint="、".join(one.label for one in Every))

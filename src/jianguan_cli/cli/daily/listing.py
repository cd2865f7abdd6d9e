"""What ``list`` is asked for: the options as typed, over the named view where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, NamedTuple, TypeVar

import typer

from jianguan_cli.cli.options import OnlyPlans, words
from jianguan_cli.cli.session import spoken_day
from jianguan_cli.cli.terminal.output import note
from jianguan_cli.cli.typed import tokens
from jianguan_cli.commands.selection import Filter
from jianguan_cli.commands.state import State
from jianguan_cli.domain.settings.views import ListColumn, Order, View
from jianguan_cli.errors import DataError, UsageError
from jianguan_cli.storage.workspace import SETTINGS_NAME

T = TypeVar("T")
_VIEWS = 8  # named in a hint
AnyUnit = Annotated[str | None, typer.Option("--unit", metavar="单位", help="牵头或配合单位，任一写法")]
Lead = Annotated[str | None, typer.Option("--lead", metavar="单位", help="牵头单位，任一写法")]
Statuses = Annotated[
    list[str] | None, typer.Option("--status", metavar="状态", help="状态：英文、中文或拼音首字母（可多次）")
]
Lights = Annotated[
    list[str] | None,
    typer.Option("--light", metavar="灯", help="red、yellow、blue、green、none，或 红黄蓝绿（可多次）"),
]
DueBefore = Annotated[str | None, typer.Option("--due-before", metavar="日期", help="时限早于这一天")]
KindOption = Annotated[str | None, typer.Option("--kind", metavar="类别", help="indicator 指标、task 任务")]
Everything = Annotated[bool, typer.Option("--all", help="连同已办结的和已结束的计划（表格默认不列）")]
Sorting = Annotated[
    list[str] | None,
    typer.Option("--sort", metavar="次序", help="急缓、文件、时限、灯、单位等，前面加 - 是倒序（可多次）"),
]
Columns = Annotated[
    list[str] | None,
    typer.Option("--columns", metavar="栏", help="列出哪些栏，如 编号,事项,时限,进度（可多次）"),
]
Limit = Annotated[str | None, typer.Option("--limit", metavar="几项", help="最多列出几项")]


class Narrowing(NamedTuple):
    """Which items are listed: those that pass all of these."""

    plan: OnlyPlans = None
    unit: AnyUnit = None
    lead: Lead = None
    status: Statuses = None
    light: Lights = None
    due_before: DueBefore = None
    kind: KindOption = None


class Arranging(NamedTuple):
    """How much is listed, in which order, in which columns."""

    all: Everything = False
    sort: Sorting = None
    columns: Columns = None
    limit: Limit = None


class Wanted(NamedTuple):
    """All of it read: ``orders`` and ``columns`` are empty, ``limit`` None where nothing was said."""

    narrow: Filter
    everything: bool
    orders: tuple[tuple[Order, bool], ...]
    columns: tuple[ListColumn, ...]
    limit: int | None


def wanted_of(
    query: Sequence[str], narrowing: Narrowing, arranging: Arranging, state: State, day: date
) -> Wanted:
    """What is typed goes before what the view says; the words after its name are searched too."""
    view, said = _view_of(query, state)
    before = narrowing.due_before
    due = spoken_day(before, "--due-before", state.settings, state.calendar) if before else None
    if due is None and view.due_within is not None:
        due = day + timedelta(days=view.due_within + 1)
    narrow = Filter(
        query=" ".join(part for part in (view.query, *said) if part) or None,
        plans=_named(narrowing.plan, "--plan", "计划编号") or view.plan,
        unit=narrowing.unit or view.unit,
        lead=narrowing.lead or view.lead,
        due_before=due,
        statuses=tokens.statuses(_named(narrowing.status, "--status", "推进中")) or view.status,
        lights=tokens.lights(_named(narrowing.light, "--light", "红")) or view.light,
        kind=tokens.kind(narrowing.kind) or view.kind,
    )
    return Wanted(
        narrow,
        arranging.all or view.all,
        _orders(_named(arranging.sort, "--sort", "时限") or view.sort),
        _columns(_named(arranging.columns, "--columns", "编号,事项")) or view.columns,
        _limit(arranging.limit) or view.limit,
    )


def _view_of(query: Sequence[str], state: State) -> tuple[View, Sequence[str]]:
    """The view that the first word names, and the rest of the words."""
    if query and query[0] in state.settings.views:
        return state.settings.views[query[0]], query[1:]
    return View(), query


def tell_views(query: Sequence[str], state: State, *, found: bool) -> None:
    """Say where the first word may have been meant as a view.

    Raises ``DataError`` where nothing was found and the settings could not be read: whether there is nothing
    is not known.
    """
    if not query:
        return
    broken = next((one for one in state.broken if one.location and one.location.path == SETTINGS_NAME), None)
    if broken is not None:
        said = f"{SETTINGS_NAME} 读不了，“{query[0]}”可能是里面 views 的名称，现在只当作查找的字"
        if not found:
            raise DataError(
                f"{said}，没有列出事项（{broken.location}: {broken.message}）",
                hint=f"先改好 {SETTINGS_NAME}（jianguan lint 列出全部问题），再列一次",
            )
        note(said)
    elif not found and state.settings.views and query[0] not in state.settings.views:
        names = list(state.settings.views)
        more = f" 等 {len(names)} 个" if len(names) > _VIEWS else ""
        note(f"“{query[0]}”也不是 views 的名称，有的是：{'、'.join(names[:_VIEWS])}{more}")


def _named(values: Sequence[str] | None, option: str, example: str) -> tuple[str, ...]:
    """The names that an option gives; an option that names nothing is a slip, not as good as left out."""
    named = words(values)
    if values and not named:
        raise UsageError(f"{option} 后面是空的", hint=f"请写 {option} {example}，或不写 {option}")
    return named


def _orders(typed: Sequence[str]) -> tuple[tuple[Order, bool], ...]:
    known = {spelling: one for one in Order for spelling in (one.value, one.label)} | {"单位": Order.LEAD}
    return tuple((_one_of(known, word.removeprefix("-"), "--sort"), word.startswith("-")) for word in typed)


def _columns(typed: Sequence[str]) -> tuple[ListColumn, ...]:
    known = {spelling: one for one in ListColumn for spelling in (one.value, one.label)}
    known |= {"单位": ListColumn.LEAD}
    return tuple(dict.fromkeys(_one_of(known, word, "--columns") for word in typed))


def _one_of(known: dict[str, T], word: str, option: str) -> T:
    if word not in known:
        from difflib import get_close_matches

        close = get_close_matches(word, known, n=1, cutoff=0.5)
        guess = f"，是不是 {close[0]}？" if close else ""
        listed = "、".join(one for one in known if not one.isascii())
        raise UsageError(f"{option} 没有“{word}”{guess}", hint=f"可写：{listed}（或英文）")
    return known[word]


def _limit(typed: str | None) -> int | None:
    if typed is None:
        return None
    text = typed.strip()
    if not text.isdecimal() or not int(text[:9]):
        raise UsageError(f"--limit 的“{typed}”不是项数", hint="请写一个数，如 --limit 20")
    return int(text[:9])

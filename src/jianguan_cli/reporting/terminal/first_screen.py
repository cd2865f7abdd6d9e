"""The first screen in words: no more lines than a terminal has, each no wider than it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from jianguan_cli.domain.judging.listing import EndedPlan
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.judging.urgency import worst_finding
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.reporting.terminal.cells import Screen, fit_text, inert, text_width
from jianguan_cli.reporting.terminal.debts import Owing, todo_words
from jianguan_cli.reporting.terminal.finding_formats import LIGHT_LABELS, told
from jianguan_cli.reporting.terminal.list_words import ended_plan, light_counts

LINES = 22  # of the 24 of a terminal: the prompt needs one, and one is to spare
_MOST, _LEAST = 6, 3  # items told one by one
_PLANS, _WORST, _BAR = 5, 5, 12
_WEEKDAYS = "一二三四五六日"
_IDS = 4  # extensions that await approval, told by id
_ASKED = "extension-pending"
_ELLIPSIS = "……"


class Person(NamedTuple):
    """Who is looked for: the name, where it is from, the units, the workspace's folder."""

    name: str
    source: str
    units: tuple[str, ...]
    folder: str


class PlanShare(NamedTuple):
    """A running plan: its id, how many items are finished, of how many, the open ones."""

    id: str
    finished: int
    whole: int
    open: tuple[Standing, ...]


class News(NamedTuple):
    """What turned since ``since``: to which lights, to the better, finished."""

    since: str
    worse: dict[Light, int]
    better: int
    finished: int


class Desk(Protocol):
    """What stands on the day; see ``commands.overview``."""

    @property
    def day(self) -> date:
        """The day."""

    @property
    def open(self) -> tuple[Standing, ...]:
        """The open items."""

    @property
    def debts(self) -> Sequence[Owing]:
        """Those with something to do, the worst first."""

    @property
    def worst(self) -> tuple[Standing, ...]:
        """Those with a light on, the worst first."""

    @property
    def beside(self) -> tuple[Standing, ...]:
        """Those of ended plans that still have something to do."""

    @property
    def due(self) -> tuple[Standing, ...]:
        """Those that end soon."""

    @property
    def waiting(self) -> tuple[Standing, ...]:
        """Those that wait for a decision."""

    @property
    def ended(self) -> tuple[EndedPlan, ...]:
        """Plans that ended and were not put away."""


class Shown(NamedTuple):
    """The text, and the items that stand beside 1, 2, 3."""

    text: str
    numbered: tuple[Standing, ...]


def first_screen(
    desk: Desk,
    person: Person,
    news: News,
    shares: Sequence[PlanShare],
    unsaved: Sequence[str] | None,
    screen: Screen,
) -> Shown:
    """What the person needs to know today; ``unsaved`` are files not committed, None without Git."""
    width = screen.width or 80
    clip = _Clip(width, screen.ambiguous)
    head = [*_who(desk.day, person), *_counts(desk, person, news)]
    tail = [*_notes(desk, unsaved), ""]
    bars = [] if person.units else list(_bars(shares, clip))
    room = LINES - sum(_height(line, screen, width) for line in [*head, *bars, *tail]) - 5
    if person.units:
        items = desk.debts[: max(_LEAST, min(_MOST, room // 2))]
        numbered = tuple(one.standing for one in items)
        body = list(_owed(desk, items, clip))
    else:
        numbered = desk.worst[: max(_LEAST, min(_WORST, room))]
        body = [*bars, *_worst(desk, numbered, clip)]
    tail += _helpful(desk, numbered, person)
    text = fit_text("\n".join(inert(line) for line in [*head, *body, *tail]), screen._replace(width=width))
    return Shown(text + "\n", numbered)


def _height(line: str, screen: Screen, width: int) -> int:
    return max(1, -(-text_width(line, screen.ambiguous) // width))


class _Clip:
    """Words cut to fit one line, where the whole of them is one command away."""

    def __init__(self, width: int, ambiguous: int) -> None:
        self.width, self._ambiguous = width, ambiguous

    def __call__(self, text: str, width: int | None = None) -> str:
        room = width if width is not None else self.width
        said = inert(text)
        if text_width(said, self._ambiguous) <= room:
            return said
        room -= text_width(_ELLIPSIS, self._ambiguous)
        while said and text_width(said, self._ambiguous) > room:
            said = said[:-1]
        return said + _ELLIPSIS

    def before(self, text: str, end: str) -> str:
        """The words cut so that the end after them still stands on the line."""
        return self(text, self.width - text_width(end, self._ambiguous)) + end

    def padded(self, text: str, width: int) -> str:
        """The words in just so many cells."""
        said = self(text, width)
        return said + " " * (width - text_width(said, self._ambiguous))

    def bar(self, finished: int, whole: int) -> str:
        """A bar as long for every plan, filled as far as it is finished."""
        cells = _BAR // text_width("█", self._ambiguous)
        full = -(-cells * finished // whole) if whole else 0  # what is begun shows
        return f"[{'█' * full}{' ' * (_BAR - full * text_width('█', self._ambiguous))}]"


def _who(day: date, person: Person) -> Iterator[str]:
    units = "、".join(person.units) or "没有登记单位，看的是全部"
    yield f"{person.name}（{units}；姓名取自 {person.source}）"
    yield f"{day} 周{_WEEKDAYS[day.weekday()]}  工作区 {person.folder}"


def _counts(desk: Desk, person: Person, news: News) -> Iterator[str]:
    whose = "本单位" if person.units else "全部"
    if not desk.open:
        yield f"{whose}没有进行中的事项"
        yield from _beside(desk, person)
        return
    yield f"{whose}在办 {len(desk.open)} 项：{light_counts(desk.open)}"
    turned = [f"转{LIGHT_LABELS[light][0]} {count}" for light, count in news.worse.items() if count]
    turned += [f"好转 {news.better}"] if news.better else []
    turned += [f"办结 {news.finished}"] if news.finished else []
    yield f"{news.since}以来：{'、'.join(turned) or '没有变灯'}"
    yield from _beside(desk, person)


def _beside(desk: Desk, person: Person) -> Iterator[str]:
    """What ended plans left undone is not on this screen, and yet somebody owes it."""
    if desk.beside:
        see = "jianguan mine" if person.units else "jianguan list --all"
        yield f"另有 {len(desk.beside)} 项在已结束的计划里，{light_counts(desk.beside)}：{see}"


def _owed(desk: Desk, items: Sequence[Owing], clip: _Clip) -> Iterator[str]:
    if not items:
        if desk.open:
            yield "眼下没有要办的"
        return
    yield ""
    yield f"要办 {len(desk.debts)} 项，最急的在前："
    for number, debt in enumerate(items, 1):
        one = debt.standing
        yield clip.before(
            f"{number:>2}  {LIGHT_LABELS[one.light]}  {one.item.title}", f"（{one.deadline} 到期）"
        )
        yield clip(f"    {todo_words(debt)}")
    if len(desk.debts) > len(items):
        yield f"    还有 {len(desk.debts) - len(items)} 项：jianguan mine"


def _bars(shares: Sequence[PlanShare], clip: _Clip) -> Iterator[str]:
    if shares:
        yield ""
    widest = max((len(share.id) for share in shares[:_PLANS]), default=0)
    for share in shares[:_PLANS]:
        said = f"办结 {share.finished}/{share.whole}  {light_counts(share.open)}"
        yield clip(f"{share.id:<{widest}}  {clip.bar(share.finished, share.whole)}  {said}")
    if len(shares) > _PLANS:
        yield f"还有 {len(shares) - _PLANS} 份计划：jianguan score --by plan"


def _worst(desk: Desk, numbered: Sequence[Standing], clip: _Clip) -> Iterator[str]:
    if not numbered:
        return
    yield ""
    yield f"亮灯 {len(desk.worst)} 项，最急的在前："
    title = max(16, min(36, clip.width // 2 - 10))
    for number, one in enumerate(numbered, 1):
        finding = worst_finding(one)
        begun = f"{number:>2}  {LIGHT_LABELS[one.light]}  {clip.padded(one.item.title, title)}"
        yield clip(f"{begun}  {told(finding) if finding else ''}".rstrip())


def _notes(desk: Desk, unsaved: Sequence[str] | None) -> Iterator[str]:
    lines = []
    if desk.due:
        named = _listed(f"{one.item.title}（{one.deadline.month}月{one.deadline.day}日）" for one in desk.due)
        lines.append(f"两周内到期 {len(desk.due)} 项：{named}")
    reported = [one for one in desk.waiting if one.status is Status.REPORTED]
    if reported:
        lines.append(f"待复核 {len(reported)} 项：jianguan list --status 已申请销号")
    asked = [one.item.id for one in desk.waiting if any(why.code == _ASKED for why in one.findings)]
    if asked:
        # No command lists these alone: their ids are what show and reply take.
        more = f" 等 {len(asked)} 项" if len(asked) > _IDS else ""
        lines.append(f"延期待批 {len(asked)} 项：{'、'.join(asked[:_IDS])}{more}")
    if unsaved:
        lines.append(f"还没有提交 {len(unsaved)} 个文件：{_listed(unsaved)}（git add、git commit）")
    if desk.ended:
        lines.append(
            f"已结束还没有归档 {len(desk.ended)} 份：{_listed(ended_plan(one) for one in desk.ended)}"
        )
    if lines:
        yield ""
    yield from lines  # folded, not cut: what to do stands at their ends


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    return "、".join(every[:2]) + (" 等" if len(every) > 2 else "")


def _helpful(desk: Desk, numbered: Sequence[Standing], person: Person) -> list[str]:
    """The two commands that help now."""
    if not desk.open:
        if desk.ended:
            return [
                f"jianguan list --plan {desk.ended[0].plan.id}    看结束的计划里还有什么没有办结",
                "jianguan draft 文件    起草新一年的计划",
            ]
        return ["jianguan list --all    看全部事项", "jianguan --help    全部命令"]
    if not numbered:
        return ["jianguan list    看全部在办的事项", "jianguan report weekly    出一份周报"]
    if not person.units:
        second = (
            "jianguan list --status 已申请销号    看待复核的"
            if any(one.status is Status.REPORTED for one in desk.waiting)
            else "jianguan list    看全部在办的事项"
        )
        return ["jianguan explain 1    第 1 项为什么亮灯", second]
    owes = desk.debts[0].owed
    report = "--value 数 --upto 截止日" if owes else "--note 进展"
    return [f"jianguan update 1 {report}    填报第 1 项", "jianguan show 1    看第 1 项的全部情况"]


def empty_words() -> str:
    """What to do in a workspace that has no item yet: three steps."""
    return (
        "工作区里还没有事项，三步建起来：\n"
        "1  jianguan draft 文件 --plan 计划编号    从规划、要点、分工方案起草\n"
        "2  jianguan draft 计划编号 --review    逐项核对，再用 --accept 移入清单\n"
        "3  jianguan list    看清单；以后用 jianguan update 1 --note 进展 填报\n"
        "没有现成文件的：jianguan new 计划编号，再 jianguan add 计划编号 立项\n"
    )


def outside_words() -> str:
    """How to begin where there is no workspace."""
    return (
        "这里还不是工作区：这个文件夹和它的上级里都没有 jianguan.yaml。\n"
        "看个有进展的：  jianguan init 演示 --demo\n"
        "建自己的：      jianguan init 我的督办，再到里面 jianguan draft 文件\n"
        "已经有了的：    到它的文件夹里运行，或 jianguan -C 文件夹\n"
        "全部命令：      jianguan --help\n"
    )

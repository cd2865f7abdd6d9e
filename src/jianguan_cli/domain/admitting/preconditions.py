"""The table: what must hold of an entry, whichever door it comes through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.admitting.doubting import doubts
from jianguan_cli.domain.admitting.entering import Entering, Level, Unmet
from jianguan_cli.domain.judging.twofold import rival
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.spoken.doubts import Kind
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.number import show
from jianguan_cli.domain.values.vocabulary import Combine

UNFIT, ODD, FELL = "unfit-figure", "odd-figure", "progress-falls"
FUTURE, TWOFOLD = "future-entry", "two-figures"


class Precondition(NamedTuple):
    """One line: what must hold, in words for the documentation, and the function that looks."""

    says: str
    check: Callable[[Entering], Iterator[Unmet]]


def _of_a_day_that_was(entering: Entering) -> Iterator[Unmet]:
    entry = entering.entry
    if entry.foretells:
        yield Unmet(
            FUTURE,
            Level.REFUSED,
            f"数据截止日{say(entry.cutoff)}在填报日期{say(entry.date)}之后，还没有发生的数不能填报",
            "--upto 写数据实际说到的那一天（不写就是填报当日）；预计数请写进 --note 或 --next",
            "upto",
        )


def _while_it_is_open(entering: Entering) -> Iterator[Unmet]:
    """Of what was closed, dropped or carried over nobody reports figures any more, unless it is reopened."""
    entry, status = entering.entry, entering.before.status
    reports = bool(entry.values or entry.refs or entry.done) or entry.met is not None
    if not reports or status.open or (entry.status is not None and entry.status.open):
        return
    heir = carried_to(entering.item, entry.date)
    hint = f"请在接续它的事项里填报：jianguan update {heir}" if status is Status.CARRIED and heir else ""
    hint = hint or f"确需继续，请先 jianguan reopen {entering.item.id} --reason 理由"
    yield Unmet(UNFIT, Level.REFUSED, f"本事项{status.label}，不再填报", hint, "date")


def carried_to(item: Item, day: date) -> str | None:
    """The item that it was last carried over to by ``day``."""
    found = [
        entry.approval.to
        for entry in item.log
        if entry.status is Status.CARRIED and entry.date <= day and entry.approval is not None
    ]
    return found[-1] if found else None


def _provisional_of_something(entering: Entering) -> Iterator[Unmet]:
    if entering.entry.provisional and not entering.entry.values:
        yield Unmet(
            UNFIT,
            Level.REFUSED,
            "初步数（provisional）说的是所报的数，这里没有数",
            "请加上 --value，或去掉 --provisional",
            "provisional",
        )


def _not_against_another(entering: Entering) -> Iterator[Unmet]:
    entry = entering.entry
    for target in entering.told():
        value = entry.values[target.key]
        before = rival(entering.before, target.key, entry.cutoff, entry.unit, value)
        if before is None or before.value is None:
            continue
        correct = (
            f"改数请用 jianguan correct {entering.item.id} --entry {before.date}"
            f" --value {target.key}={show(value)} --reason 理由 --approved-by 批准人"
        )
        if before.date == entry.date:
            correct = f"刚才填错了请用 jianguan undo 撤回重填；{correct}"
        yield Unmet(
            TWOFOLD,
            Level.REFUSED,
            f"“{target.key}”截至{say(before.upto)}已报 {show(before.value)}（{say(before.date)}报），"
            f"不能再报 {show(value)}",
            f"{correct}。以后先报初步数的，报时加 --provisional，最终数就不必更正",
            target=target.key,
        )


def _by_one_who_reports(entering: Entering) -> Iterator[Unmet]:
    """Where several units report one target, a figure is that of one of them."""
    unit = entering.entry.unit
    for target in entering.told():
        named = "、".join(target.reporters)
        if target.combine is None:
            continue
        if unit is None:
            message = f"“{target.key}”由几个单位分别报（{target.combine.label}），没有写是哪个单位的数"
            hint = "请加上 --unit 填报单位" + (f"：{named}" if named else "")
        elif target.reporters and unit not in target.reporters:
            message = f"“{target.key}”应由{named}填报，“{unit}”不在其中，它的数不会计入"
            hint = f"--unit 照 reporters 的写法写：{named}；确应增加单位的，先改目标的 reporters"
        else:
            continue
        yield Unmet(UNFIT, Level.REFUSED, message, hint, "unit", target.key)


def _with_its_parts(entering: Entering) -> Iterator[Unmet]:
    """A rate that is pooled of several units' counts only as numerator and denominator."""
    for target in entering.told():
        if target.combine is Combine.POOLED and target.key not in entering.entry.parts:
            yield Unmet(
                UNFIT,
                Level.REFUSED,
                f"“{target.key}”由各单位的分子分母合计，只报比率合不起来",
                f"请写成几分之几，如 --value {target.key}=3/5（文件里另写 parts: {{{target.key}: [3, 5]}}）",
                "values",
                target.key,
            )


def _answers_what_was_asked(entering: Entering) -> Iterator[Unmet]:
    """References and bare answers belong to relative promises; elsewhere nobody would read them."""
    entry = entering.entry
    relative = [target for target in entering.item.targets if target.against is not None]
    for key in entry.refs:
        if all(target.key != key for target in relative):
            message = f"“{key}”有自己的目标值，不和别人比，用不上参照值"
            yield Unmet(UNFIT, Level.REFUSED, message, "请去掉 --ref（文件里的 refs）", "refs", key)
    if entry.met is not None and not relative:
        yield Unmet(
            UNFIT,
            Level.REFUSED,
            "本事项没有相对目标，用不上“是否达到”（met）",
            "有数的请用 --value；做完了请用 --done 或 jianguan submit",
            "met",
        )


def _with_what_it_is_compared(entering: Entering) -> Iterator[Unmet]:
    entry = entering.entry
    for target in entering.told():
        if target.against is None or target.key in entry.refs or entry.met is not None:
            continue
        yield Unmet(
            ODD,
            Level.ASKED,
            f"“{target.metric}”要和{target.against}比，没有参照值就无从判定",
            f"请加上 --ref {target.key}=参照值，参照不明确的写 --met yes 或 no；参照值以后才公布的，到时再报",
            "refs",
            target.key,
        )


def _reported_once(entering: Entering) -> Iterator[Unmet]:
    """What another item reports counts here already; a figure of one's own would stand in its place."""
    for target in entering.told():
        others = [one for one in entering.elsewhere.get(target.key, ()) if one.date <= entering.entry.date]
        if others and not entering.before.readings_of(target.key, with_met=True):
            yield _elsewhere(target, max(others, key=lambda one: (one.upto, one.date)).source)


def _elsewhere(target: Target, source: str) -> Unmet:
    return Unmet(
        ODD,
        Level.ASKED,
        f"“{target.metric}”由 {source} 填报，那里的数在这里已经计入，只报一次就够了",
        f"请在那里填报：jianguan update {source}；确要在这里另报，同一时点以这里的数为准",
        "values",
        target.key,
    )


def _plausible(entering: Entering) -> Iterator[Unmet]:
    for target, doubt in doubts(entering):
        code = FELL if doubt.kind is Kind.FELL else ODD
        hint = "请核对单位、小数点和小数点前后的位数"
        yield Unmet(code, Level.ASKED, f"“{target.metric}”{doubt.reason}", hint, "values", target.key)


PRECONDITIONS: tuple[Precondition, ...] = (
    Precondition("数据截止日不晚于填报日期", _of_a_day_that_was),
    Precondition("已销号、撤项、结转的不再填报", _while_it_is_open),
    Precondition("初步数（provisional）要有数", _provisional_of_something),
    Precondition("几个单位各报各的（combine），写明是应报单位（reporters）里的哪一个", _by_one_who_reports),
    Precondition("分子分母合计（pooled）的，要报分子分母", _with_its_parts),
    Precondition("参照值（refs）、是否达到（met）只用于相对目标（against）", _answers_what_was_asked),
    Precondition(
        "同一目标、同一截止日不报两个不同的数（更正、初步数转最终数、各单位各报的除外）", _not_against_another
    ),
    Precondition("相对目标的数连同参照值一起报", _with_what_it_is_compared),
    Precondition("承接而来、别处已报的数不再另报", _reported_once),
    Precondition("数在情理之中：不出界、与上次和目标不差十倍百倍、累计数不减少", _plausible),
)


def unmet(entering: Entering) -> Iterator[Unmet]:
    """Everything that speaks against an entry, in the order of the table."""
    for one in PRECONDITIONS:
        yield from one.check(entering)

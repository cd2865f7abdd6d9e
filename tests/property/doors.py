"""The seven doors by which a figure comes into a ledger, and figures to bring to each of them.

A door answers with a verdict: taken as this number, asked about, or refused.  All must answer alike.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from tests.small_workspace import HEAD, in_memory
from tests.unit.exchange.desk import fill

from jianguan_cli.cli.daily import wizard
from jianguan_cli.cli.typed.arguments import Clerk, Said
from jianguan_cli.commands.import_ import FormFile, understand_forms
from jianguan_cli.commands.state import State
from jianguan_cli.domain.actions.action import Author
from jianguan_cli.domain.actions.reporting import update
from jianguan_cli.domain.admitting.standing_log import reported_elsewhere
from jianguan_cli.domain.change.compare import compare
from jianguan_cli.domain.judging.ledger import Ledger as Judged
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.lint import lint
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review import review
from jianguan_cli.domain.review.rule import Case
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.domain.values.number import parse_number, show
from jianguan_cli.errors import JianguanError
from jianguan_cli.exchange.csv_form import csv_form
from jianguan_cli.exchange.form import build_form
from jianguan_cli.exchange.xlsx_form import xlsx_form

DAY = date(2025, 7, 1)
_ITEM = """\
  - id: {id}
    clause: 一/{number}
    title: 事项{number}
    kind: indicator
    lead: [甲处]
    support: []
    deadline: 2025-12-31
{links}    targets:
      - {{key: 数, metric: {metric}, op: "{op}", {target}}}
    status: {status}
{log}"""


class Kind(NamedTuple):
    """A promise to report on: its target, what its log says already, the figures that come to mind."""

    metric: str
    op: str
    target: str
    log: str
    likely: tuple[str, ...]
    status: str = "doing"
    links: str = ""


KINDS = (
    Kind("合格率", ">=", 'rule: keep, value: 98, unit: "%"', "values: {数: 98.6}", ("98.7", "97")),
    Kind("抽检批次", ">=", "rule: reach, value: 850, unit: 万批次", "", ("400", "820")),
    Kind("检查批次", ">=", "rule: reach, value: 300, unit: 批次", "values: {数: 120}", ("150", "120", "90")),
    Kind(
        "月检批次",
        ">=",
        "rule: each, every: month, value: 20, unit: 批次",
        "upto: 2025-05-31, values: {数: 25}",
        ("21", "25"),
    ),
    Kind("抽检合格率", ">=", 'rule: keep, against: 全国均值, unit: "%"', "", ("98.7", "60")),
    Kind(
        "新增户数",
        ">=",
        "rule: reach, value: 500, unit: 家, combine: sum, reporters: [甲县局, 乙县局]",
        "unit: 甲县局, values: {数: 100}",
        ("120", "80"),
    ),
    Kind("办结率", ">=", 'rule: keep, value: 90, unit: "%", combine: pooled', "", ("9/10", "95")),
    Kind(
        "增加值",
        ">=",
        'rule: grow, value: 5, unit: "%", level_unit: 亿元',
        "values: {数: 100}",
        ("104", "10.4", "-3"),
    ),
    Kind("差错率", "<=", "rule: keep, value: 2, unit: ‰", "", ("1.5", "20")),
    Kind(
        "市场主体",
        ">=",
        "rule: reach, measure: stock, value: 60000, unit: 户",
        "values: {数: 50000}",
        ("52000",),
    ),
    Kind(
        "整改数",
        ">=",
        "rule: reach, value: 10, unit: 件",
        "status: closed, evidence: [https://x.cn/a]",
        ("9",),
        status="closed",
    ),
    Kind(
        "评价合格率",
        ">=",
        'rule: keep, value: 98, unit: "%"',
        "",
        ("98.6",),
        links="    links: [{to: p-1, relation: same, key: 数, to_key: 数}]\n",
    ),
)


def ledger_text(entry: str = "", place: int = -1) -> str:
    """The ledger of one item a kind; ``entry`` stands at the end of the log of the item at ``place``."""
    text = f"{HEAD}items:\n"
    for number, kind in enumerate(KINDS, 1):
        lines = [f"      - {{date: 2025-06-03, by: 甲, {kind.log}}}\n"] if kind.log else []
        lines += [f"      - {{date: {DAY}, by: 李四, {entry}}}\n"] if number - 1 == place else []
        log = "    log:\n" + "".join(lines) if lines else ""
        text += _ITEM.format(
            id=f"p-{number}",
            number=number,
            metric=kind.metric,
            op=kind.op,
            target=kind.target,
            status=kind.status,
            links=kind.links,
            log=log,
        )
    return text


class Brought(NamedTuple):
    """A figure as somebody writes it, and what stands beside it."""

    place: int
    words: str
    upto: str | None = None
    provisional: bool = False
    ref: str | None = None
    unit: str | None = None


class Verdict(NamedTuple):
    """``answer``: taken, asked or refused; ``value`` what it was taken as, None where it was refused."""

    answer: str
    value: Decimal | None = None


REFUSED = Verdict("refused")
Door = Callable[[Brought], Verdict]


@cache
def state() -> State:
    return in_memory(p=ledger_text())


@cache
def standings() -> dict[str, Standing]:
    return {one.item.id: one for one in state().judge(DAY)}


def standing(brought: Brought) -> Standing:
    return standings()[f"p-{brought.place + 1}"]


def clerk(root: Path = Path("/nowhere")) -> Clerk:
    return Clerk(DAY, state().calendar, state().settings, root)


def _by_action(brought: Brought, said: Said) -> Verdict:
    """What the command makes of it: its doubts, else its refusal, else its entry."""
    author = Author(DAY, "李四", brought.unit)
    found = standing(brought)
    try:
        statement = clerk().statement(said, found)
        doubts = clerk().heard(said, found, author).doubts
        update(found, author, statement, None)
    except JianguanError:
        return REFUSED
    value = statement.values["数"]
    assert isinstance(value, Decimal)
    return Verdict("asked" if doubts else "taken", value)


def typed(brought: Brought) -> Verdict:
    """``jianguan update ITEM --value …``."""
    return _by_action(
        brought,
        Said(
            value=[brought.words],
            ref=[brought.ref] if brought.ref else None,
            upto=brought.upto,
            provisional=brought.provisional or None,
        ),
    )


def asked(brought: Brought) -> Verdict:
    """Question by question; what cannot be read there is asked again, which is a refusal."""
    answers = {"累计完成值": brought.words, "多少": brought.ref or "", "数据截止日": brought.upto or ""}

    def answer(question: str) -> str:
        return next((said for key, said in answers.items() if key in question), "")

    questions = {
        "ask": answer,
        "ask_path": answer,
        "ask_until": lambda question, read: read(answer(question)),
        "confirmed": lambda question: brought.provisional,
        "note": lambda text: None,
    }
    kept = {name: getattr(wizard, name) for name in questions}
    try:
        for name, instead in questions.items():
            setattr(wizard, name, instead)
        said = wizard._said(standing(brought), clerk())
    except JianguanError:
        return REFUSED
    finally:
        for name, was in kept.items():
            setattr(wizard, name, was)
    return _by_action(brought, said)


def on_screen(brought: Brought) -> Verdict:
    """The fields of the full screen."""
    from jianguan_cli.cli.daily.tui.edit_screen import EditScreen

    screen = EditScreen.__new__(EditScreen)
    screen._standing = standing(brought)
    fields = {"value0": brought.words, "ref0": brought.ref, "upto": brought.upto}
    fields["provisional"] = "是" if brought.provisional else None
    screen._text = fields.get  # type: ignore[method-assign, assignment]
    try:
        said = screen._said()
    except JianguanError:
        return REFUSED
    return _by_action(brought, said)


@cache
def _form() -> bytes:
    return xlsx_form(build_form(state().judge(DAY), DAY))


@cache
def _csv() -> list[list[str]]:
    import csv

    text = csv_form(build_form(state().judge(DAY), DAY)).decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))


def _by_import(brought: Brought, data: bytes, name: str) -> Verdict:
    result = understand_forms(
        state(), [FormFile(name, data)], Author(DAY, "李四"), unit=brought.unit, sure=True
    )[0]
    if result.problems or not result.planned:
        return REFUSED
    values = [action.entry.get("values") for one in result.planned for action in one.actions]
    (figures,) = values
    assert isinstance(figures, dict)
    unsure = understand_forms(state(), [FormFile(name, data)], Author(DAY, "李四"), unit=brought.unit)[0]
    value = figures["数"]
    assert isinstance(value, Decimal)
    return Verdict("asked" if unsure.problems else "taken", value)


def in_excel(brought: Brought) -> Verdict:
    """A cell of the return form, as a spreadsheet keeps what is typed into it."""
    row = brought.place + 2
    value, style = _kept(brought.words)
    cells: dict[tuple[int, str], Any] = {(row, "累计完成值"): value}
    formats = {(row, "累计完成值"): style} if style else {}
    for column, said in (("数据截止日", brought.upto), ("参照值", brought.ref)):
        if said is not None:
            cells[row, column] = said
    if brought.provisional:
        cells[row, "初步数"] = "是"
    return _by_import(brought, fill(_form(), cells, formats), "表.xlsx")


def _kept(words: str) -> tuple[Any, str]:
    """Numbers become numbers, percentages fractions with a format; other words stay words."""
    if parse_number(words) is not None:
        return float(words), ""
    number = parse_number(words.removesuffix("%"))
    if words.endswith("%") and number is not None:
        return float(number / 100), "0.00%"
    return words, ""


def in_csv(brought: Brought) -> Verdict:
    """The same form as text."""
    import csv

    rows = [list(row) for row in _csv()]
    heads, row = rows[0], rows[brought.place + 1]
    row[heads.index("累计完成值")] = brought.words
    row[heads.index("数据截止日")] = brought.upto or ""
    row[heads.index("参照值")] = brought.ref or ""
    row[heads.index("初步数")] = "是" if brought.provisional else ""
    out = StringIO()
    csv.writer(out).writerows(rows)
    return _by_import(brought, out.getvalue().encode(), "表.csv")


def _entry(brought: Brought, value: str, understood: Verdict) -> str:
    """The lines that somebody writes by hand: the number that was understood where it was said in words."""
    said = [f"unit: {brought.unit}"] if brought.unit else []
    said += [f'values: {{数: "{value}"}}']
    if "/" in brought.words and understood.value is not None:
        said.append(f"parts: {{数: [{', '.join(brought.words.split('/'))}]}}")
    if brought.upto:
        day = clerk_day(brought.upto)
        said += [f"upto: {day}"] if day is not None else ["upto: 不明"]
    said += [f"refs: {{数: {brought.ref}}}"] if brought.ref else []
    said += ["provisional: true"] if brought.provisional else []
    return ", ".join(said)


def clerk_day(words: str) -> date | None:
    """The day that words of a cutoff mean, however far it lies."""
    from jianguan_cli.domain.spoken.dates import read_day, read_period

    period = read_period(words, DAY)
    return period.last if period else read_day(words, DAY, Calendar())


def _written(brought: Brought) -> tuple[State, Decimal | None]:
    understood = typed(brought)
    plain = parse_number(brought.words)
    value = brought.words
    if plain is None and understood.value is not None:
        value = show(understood.value)
    return in_memory(p=ledger_text(_entry(brought, value, understood), brought.place)), parse_number(value)


def _told(findings: list[Finding], brought: Brought, value: Decimal | None) -> Verdict:
    item = f"p-{brought.place + 1}"
    codes = ("unfit-figure", "odd-figure", "progress-falls", "two-figures", "future-entry")
    levels = {one.level for one in findings if one.item == item and one.code in codes}
    if Severity.ERROR in levels:
        return REFUSED
    return Verdict("asked" if levels else "taken", value)


def by_hand(brought: Brought) -> Verdict:
    """Written into the file, and linted."""
    there, value = _written(brought)
    if there.broken:
        return REFUSED
    found = lint(there.loaded.checklists, there.register, Settings(), DAY, lambda name: True)
    return _told(found, brought, value)


def reviewed(brought: Brought) -> Verdict:
    """Written into the file, and reviewed as a change."""
    there, value = _written(brought)
    if there.broken:
        return REFUSED
    changes = compare(state().loaded.checklists, there.loaded.checklists)
    elsewhere = reported_elsewhere(Judged(there.loaded.checklists), date.max)
    case = Case(changes, there.register, Calendar(), lambda item, entry: None, elsewhere=elsewhere)
    return _told(review(case, {}), brought, value)


DOORS: dict[str, Door] = {
    "update": typed,
    "xlsx": in_excel,
    "csv": in_csv,
    "wizard": asked,
    "tui": on_screen,
    "hand": by_hand,
    "review": reviewed,
}
_SPELLINGS = (
    *("{n}", "{n}", "{n}", "{n}%", "{n}户", "{n}批次", "{n}家", "{n}亿元", "{n}‰", "{n}万", "+{n}"),
    *("约{n}", "{n}左右", "{n}0", "{n}000", "0.{n}", "-{n}", "百分之{n}", "{n}万户", "{n}件", "{n},5"),
)
_WORDS = (
    *("九成", "九十八点六", "百分之九八", "三万五", "两万五", "二〇二五", "①", "3/5", "9/10", "7/5", "0"),
    *("0.986", "986", "9.86", "-3", "-5", "1,200", "１２０", "118000户", "300000元", "很多", "全部"),
    *("98.6.1", "无", "1e3", "12²", "98 %", "60000户", "5.2万户", "1.2万", "0.5", "100%", "100.5%"),
    *("120", "1200", "12000"),
)
_DAYS = (
    *(None, None, None, "2025-06-30", "2025年6月30日", "2025Q2", "2025-06-03", "2025-05-31"),
    *("2025Q3", "2025-13"),
)


def figures(count: int, seed: int = 0) -> Iterator[Brought]:
    """So many figures, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - the same every time is what is wanted
    for _ in range(count):
        place = chance.randrange(len(KINDS))
        kind = KINDS[place]
        likely = chance.choice(kind.likely)
        words = chance.choice(
            (likely, likely, chance.choice(_SPELLINGS).format(n=likely), chance.choice(_WORDS))
        )
        yield Brought(
            place,
            words,
            chance.choice(_DAYS),
            provisional=chance.random() < 0.15,
            ref=chance.choice((None, "97.5")) if "against" in kind.target else None,
            unit=chance.choice((None, "甲县局", "乙县局", "丙县局")) if "combine" in kind.target else None,
        )


def disagreements(brought: Brought) -> dict[str, Verdict]:
    """What each door says, where they do not all say the same; nothing where they do."""
    verdicts = {name: door(brought) for name, door in DOORS.items()}
    return verdicts if len(set(verdicts.values())) > 1 else {}

"""Deadlines: the phrase in the clause, the date against its phrase, phrases that nothing holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianguan_cli.domain.lint.source_codes import DEADLINE, MISSING
from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.records.fields import Record
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.source.comparing import wordlist
from jianguan_cli.domain.source.comparing.clauses import quoted
from jianguan_cli.domain.source.comparing.original import first_deadline, target_deadline
from jianguan_cli.domain.source.comparing.pairing import Clause, Pair
from jianguan_cli.domain.source.due import Due, day_of, find_due, is_ongoing
from jianguan_cli.domain.source.text import fold
from jianguan_cli.domain.values.dates import Period

_WHILE = re.compile(r"^“十.五”(?:规划)?(?:期间)$")  # names a time, asks for nothing by its end
_LASTING = re.compile("长期|常态|持续|坚持|经常|不间断|始终")


def check(pair: Pair, checklist: Checklist) -> Iterator[Finding]:
    """Every difference of deadlines under one clause."""
    plan = Period(checklist.plan.start, checklist.plan.end)
    for item in pair.items:
        said: list[tuple[Item | Target, date]] = [(item, first_deadline(item))]
        said += [(one, target_deadline(item, one) or first_deadline(item)) for one in item.targets]
        for one, day in said:
            if one.deadline_text is not None:
                yield from _phrase(pair.clause, item, one, day, plan, checklist.path)
        yield from _without_words(pair.clause, item, plan, checklist.path)
        yield from _lasting(pair.clause, item, checklist.path)
    yield from _left_out(pair, plan, checklist.path)


def _phrase(
    clause: Clause, item: Item, one: Item | Target, day: date, plan: Period, path: str
) -> Iterator[Finding]:
    """The phrase of the ledger stands in the clause, and means the date beside it."""
    said = one.deadline_text or ""
    key = one.key if isinstance(one, Target) else None
    if fold(said) not in clause.whole and fold(said) not in fold(clause.due or ""):
        yield DEADLINE.finding(
            path,
            one.node_of("deadline_text"),
            f"时限原话“{said}”不在条款 {item.clause} 里{clause.where()}",
            item=item.id,
            target=key,
            hint="照原文写；原文没有时限的删去 deadline_text",
        )
    meant = day_of(fold(said), plan)
    if is_ongoing(said):
        meant = plan.last  # 长期坚持 lasts as long as the plan
    if meant is not None and meant != day:
        yield DEADLINE.finding(
            path,
            one.node_of("deadline") or one.node_of("deadline_text"),
            f"时限原话“{said}”是 {meant.isoformat()}，日期写的是 {day.isoformat()}",
            item=item.id,
            target=key,
            hint="日期照原话写；已经批准延期的，用 jianguan extend 登记",
        )


def _without_words(clause: Clause, item: Item, plan: Period, path: str) -> Iterator[Finding]:
    """A date that is not the end of the plan, and that no phrase of the clause means."""
    days = {day_of(one.text, plan) for one in _phrases(clause)}
    first = first_deadline(item)
    if item.deadline_text is None and not item.ongoing and first != plan.last and first not in days:
        yield _wordless(item, "时限", first, "deadline", path, clause, item)
    for target in item.targets:
        own = target_deadline(item, target)
        if (
            own is not None
            and target.deadline_text is None
            and own not in (first, plan.last)
            and own not in days
        ):
            yield _wordless(item, f"“{target.key}”的时限", own, "deadline", path, clause, target)
    if any(wordlist.every_words(clause.whole, wordlist.STRONG_EVERY)):
        return  # 每年: the stages are the years
    said: list[tuple[str, Record, date | None]]
    said = [(result.text, result, result.by) for result in item.deliverables if not result.own]
    said += [("节点", stage, stage.by) for one in item.targets for stage in one.milestones if not stage.own]
    for name, record, day in said:
        if day is None or day in days or day in (first, plan.last) or f"{day.year}年" in name:
            continue
        if clause.whole.count(f"{day.year}") and plan.first.year != plan.last.year:
            continue  # a column a year
        yield _wordless(item, f"“{name}”的时限", day, "by", path, clause, record)


def _wordless(item: Item, name: str, day: date, key: str, path: str, clause: Clause, one: Record) -> Finding:
    return DEADLINE.finding(
        path,
        one.node_of(key),
        f"{name} {day.isoformat()} 在条款 {item.clause} 里没有原话，也不是计划的截止日{clause.where()}",
        item=item.id,
        target=one.key if isinstance(one, Target) else None,
        hint="原文写了时限的补 deadline_text；没有写的用计划的截止日",
    )


def _lasting(clause: Clause, item: Item, path: str) -> Iterator[Finding]:
    asked = clause.due is not None and is_ongoing(clause.due)
    if item.ongoing and not _LASTING.search(clause.whole + (clause.due or "")):
        yield DEADLINE.finding(
            path,
            item.node_of("ongoing"),
            f"条款 {item.clause} 没有“长期坚持”一类的话，清单写了 ongoing: true{clause.where()}",
            item=item.id,
            hint="照原文写时限，删去 ongoing",
        )
    elif asked and not item.ongoing:
        yield DEADLINE.finding(
            path,
            item.node_of("deadline"),
            f"条款 {item.clause} 的时限是“{clause.due}”，清单没有写 ongoing: true{clause.where()}",
            item=item.id,
            hint="写 ongoing: true",
        )


def _phrases(clause: Clause) -> list[Due]:
    found = [
        one
        for one in find_due(clause.words)
        if not one.ongoing and not _WHILE.match(one.text) and not _alone(one, clause.words)
    ]
    if clause.due is not None and not is_ongoing(clause.due):
        said = fold(clause.due)
        found += [Due(one.text, -1) for one in find_due(said)] or [Due(said, -1)]  # it stands with the owners
    return found


def _alone(one: Due, words: str) -> bool:
    """A date alone on its line closes the document; it is no deadline."""
    start = words.rfind("\n", 0, one.start) + 1
    line = words[start:].split("\n", maxsplit=1)[0]
    return (
        line.strip() == one.text
        and re.fullmatch(r"20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日", one.text) is not None
    )


def _left_out(pair: Pair, plan: Period, path: str) -> Iterator[Finding]:
    """Phrases of the clause that no ``deadline_text`` holds: their date too must be written down."""
    held: list[str] = []
    days: set[date] = set()  # of results and stages, which have no phrase of their own
    dates: set[date] = set()
    for item in pair.items:
        held += [fold(one) for one in (item.deadline_text, *(t.deadline_text for t in item.targets)) if one]
        held += [fold(text) for one in item.deliverables for text in (one.text, one.note or "")]
        held += [fold(one.definition or "") + fold(one.note or "") for one in item.targets]
        held.append(fold(item.note or ""))
        days |= {one.by for one in item.deliverables if one.by}
        days |= {stage.by for one in item.targets for stage in one.milestones}
        dates |= {first_deadline(item), *(day for one in item.targets if (day := target_deadline(item, one)))}
    seen: set[str] = set()
    for one in _phrases(pair.clause):
        if one.text in seen or any(
            one.text in text or (text and text in one.text and len(text) > 2) for text in held
        ):
            continue
        seen.add(one.text)
        day = day_of(one.text, plan)
        if day is not None and day in days:
            continue
        item = pair.items[0]
        where = max(pair.clause.words.rfind(stop, 0, max(one.start, 0)) for stop in ",;。\n") + 1
        words = quoted(pair.clause.words[where:], 20) if one.start >= 0 else one.text
        differs = day is not None and day not in dates
        code = DEADLINE if differs else MISSING
        meant = f"（{day.isoformat()}）" if day is not None else ""
        yield code.finding(
            path,
            item.node_of("deadline_text") or item.node_of("deadline"),
            f"条款 {pair.clause.label} 的时限“{one.text}”{meant}，清单里没有：“{words}”{pair.clause.where()}",
            item=item.id,
            hint="写在事项、指标的 deadline_text 和 deadline，或成果的 by",
        )

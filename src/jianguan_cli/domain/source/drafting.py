"""From a document to the draft of a checklist: items with places, the census, what a person must settle."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.source.blocks import Document, Kind, Place
from jianguan_cli.domain.source.counting import Counted, counted
from jianguan_cli.domain.source.due import Due, day_of, find_due, is_ongoing
from jianguan_cli.domain.source.head import PlanHead, read_head
from jianguan_cli.domain.source.outcomes import Result, results
from jianguan_cli.domain.source.outline import Clause, outline
from jianguan_cli.domain.source.owners import Owners, first_leads
from jianguan_cli.domain.source.paragraphs import FOLD
from jianguan_cli.domain.source.printed import as_printed
from jianguan_cli.domain.source.promises import Promise, promises
from jianguan_cli.domain.source.quantities import census
from jianguan_cli.domain.source.selection import Passage, passages
from jianguan_cli.domain.source.tables import Row, Table
from jianguan_cli.domain.source.titles import suggested_title
from jianguan_cli.domain.values.clause import spell
from jianguan_cli.domain.values.dates import Period

_FINISHED = re.compile(
    r"[,、]?(?:全部|全面|均|基本)*(?:完成|完工|竣工|建成|投用|投入使用|交付使用|交付|到位|见效|见底|清零|销号|办结|达到要求)"
    r"(?!首|第一|一期|部分|前期|方案)[^,]{0,6}"
)
FIRST_LEADS = "first-leads"


class DraftItem(NamedTuple):
    """One suggested item, the words that it comes from beside it; ``unsure`` names its open keys."""

    clause: str
    title: str | None
    kind: str
    owners: Owners
    deadline: date | None
    deadline_text: str | None
    ongoing: bool
    targets: tuple[Promise, ...]
    deliverables: tuple[Result, ...]
    place: Place
    text: str
    unsure: tuple[str, ...]
    progress: str = ""
    source: str = ""
    printed: str = ""
    start: date | None = None  # of a ledger with a column for the day of beginning


class Draft(NamedTuple):
    """The whole reading of a document.

    ``questions`` are asked once a plan: ``first-leads`` whether the first unit of a list leads.
    ``columns`` says how the headings of a table were understood.
    """

    name: str
    plan: PlanHead
    items: tuple[DraftItem, ...]
    counted: tuple[Counted, ...]
    questions: tuple[str, ...] = ()
    columns: Mapping[str, str] = {}


def draft(
    document: Document, *, first: bool | None = None, columns: Mapping[str, str] | None = None
) -> Draft:
    """What a document promises.  ``first`` answers ``first-leads``; ``columns`` names fields of a ledger."""
    from jianguan_cli.domain.source.ledger import rows_of, table_items

    text = "\n".join(block.text.translate(FOLD) for block in document.blocks)
    answered = first_leads(text) if first is None else first
    head = read_head(document.blocks, document.name)
    root = outline(document.blocks)
    tables = rows_of(root, columns or {})
    _as_words(root, {id(part) for _, table in tables for row in table.rows for part in row.parts}, tables)
    rows: dict[int, tuple[Row, DraftItem]] = {}
    made: list[tuple[int, str, DraftItem]] = []
    order = {id(block): at for at, clause in enumerate(root.walk()) for block in clause.own}
    annexes = {id(one): annex.annex for annex in root.below if annex.annex for one in annex.walk()}
    for clause, table in tables:
        for row, item in table_items(clause, table, head, first=answered, many=len(tables)):
            rows.update((id(part), (row, item)) for part in row.parts)
            made.append((order.get(id(row.parts[0]), 0), annexes.get(id(clause), ""), item))
    prose: list[tuple[Passage, DraftItem]] = []
    above = _titles(root)
    if not tables or any(clause.below or clause.steps for clause in root.below):
        for one in passages(root, first=answered):
            if one.statement is None and any(id(block) in rows for block in one.clause.rows):
                continue
            prose.append((one, _item(one, head, above.get(id(one.clause), ""))))
    made += [
        (order.get(id(one.clause.own[0]), 0), annexes.get(id(one.clause), ""), item) for one, item in prose
    ]
    made.sort(key=lambda one: one[0])
    items = _distinct(_with_annexes([(annex, item) for _, annex, item in made]))
    asked = first is None and not first_leads(text) and any("lead" in one.unsure for one in items)
    named = {heading: field for _, table in tables for heading, field in table.columns.items()}
    return Draft(
        document.name,
        head,
        tuple(items),
        tuple(counted(root, prose, rows)),
        (FIRST_LEADS,) if asked else (),
        named,
    )


def _as_words(root: Clause, known: set[int], tables: list[tuple[Clause, Table]]) -> None:
    """The rows of a table that is none of tasks are words of their clause: 专栏 with columns, lists."""
    told = {(clause.place, block.place.sheet, block.place.table) for clause, table in tables
            for row in table.rows for block in row.parts}  # fmt: skip
    for clause in root.walk():
        for at, block in enumerate(clause.own):
            if not clause.steps or block.kind is not Kind.ROW or id(block) in known:
                continue
            if (clause.place, block.place.sheet, block.place.table) not in told:
                text = "\n".join(dict.fromkeys(cell.strip() for cell in block.cells if cell.strip()))
                clause.own[at] = block._replace(kind=Kind.PARAGRAPH, text=text.translate(FOLD), printed=text)


def _titles(root: Clause) -> dict[int, str]:
    """The headings of each clause and of those above it."""
    found: dict[int, str] = {id(root): ""}
    for clause in root.walk():
        for below in clause.below:
            found[id(below)] = f"{found[id(clause)]} {below.title}".strip()
    return found


def _item(one: Passage, head: PlanHead, above: str) -> DraftItem:
    plan = head.period
    text = one.text
    owners = one.statement.owners if one.statement is not None else Owners()
    words = text if one.statement is None else text[: one.statement.start] + text[one.statement.end :]
    quantities = census(words)
    targets = promises(words, quantities)
    heading = one.clause.title if one.steps[: len(one.clause.steps)] == one.steps else ""
    if len(re.sub(r"\s", "", words)) < len(heading) + 12:
        heading = ""  # the whole of a clause is no heading, however short it is
    made = composed(
        spell(one.steps),
        heading,
        words,
        above,
        owners,
        targets,
        plan,
        place_at(one.clause, one.offset),
        within=head.phrases,
        due=owners.due or _after_owners(one),
        unsure=("clause",) if one.unsure and one.clause.unsure else ("lead",) if one.unsure else (),
    )
    return as_document(made, "\n".join(part.printed for part in one.clause.walk()))


def as_document(item: DraftItem, printed: str) -> DraftItem:
    """The item with its names and phrases as the document prints them, not as they are compared."""
    owners = item.owners
    return item._replace(
        owners=owners._replace(
            lead=tuple(as_printed(name, printed) for name in owners.lead),
            support=tuple(as_printed(name, printed) for name in owners.support),
        ),
        deadline_text=as_printed(item.deadline_text, printed) if item.deadline_text else None,
        printed=printed,
    )


def composed(
    clause: str,
    heading: str,
    words: str,
    above: str,
    owners: Owners,
    targets: list[Promise],
    plan: Period | None,
    place: Place,
    *,
    within: Period | None = None,
    due: str | None = None,
    unsure: tuple[str, ...] = (),
) -> DraftItem:
    """An item out of its parts, whether they come from prose or from a row."""
    metric = targets[0].metric if targets and not targets[0].implied else None
    title, sure = suggested_title(heading, metric, words)
    phrase = due or owners.due or _own_due(words, targets)
    day = day_of(phrase, within or plan) if phrase else plan.last if plan else None
    ongoing = phrase is not None and is_ongoing(phrase)
    doubts = [*unsure, *owners.unsure]
    doubts += [] if sure else ["title"]
    doubts += ["deadline"] if day is None and not ongoing else []
    indicator = bool(re.search("指标|目标", above)) and bool(targets)
    made = (
        ()
        if indicator
        else tuple(
            one._replace(by=day_of(one.due, within or plan)) if one.due else one
            for one in results(words, [one.start for one in targets])
        )
    )
    doubts += ["deliverables"] if made else []
    doubts += [f"targets/{one.key}/{key}" for one in targets for key in one.unsure]
    return DraftItem(
        clause,
        title,
        "indicator" if indicator else "task",
        owners,
        day or (plan.last if ongoing and plan else None),
        phrase,
        ongoing,
        tuple(_dated(one, within or plan) for one in targets),
        made,
        place,
        words,
        tuple(dict.fromkeys(doubts)),
    )


def _dated(one: Promise, plan: Period | None) -> Promise:
    """A target with the day of its own phrase, and the year of a baseline of 上年."""
    base = one.baseline
    if base is not None and not base[1]:
        base = (base[0], plan.first.year - 1) if plan is not None else None
    return one._replace(by=day_of(one.due, plan) if one.due else None, baseline=base)


def _after_owners(one: Passage) -> str | None:
    """A deadline that stands behind the owners speaks of the whole clause."""
    found = (
        find_due(text := one.text[one.statement.end :]) if one.statement is not None and not one.whole else []
    )
    return found[0].text if found and "。" not in text[: found[0].start].strip("。 \n") else None


def _own_due(words: str, targets: list[Promise]) -> str | None:
    """The one deadline that a clause names for the whole of it, not for some of its targets only."""
    found = [due for due in find_due(words) if not due.ongoing]
    if len({one.text for one in found}) != 1:
        return None
    if any(target.every is not None for target in targets):
        return None  # what comes again has no last day of its own
    phrase = found[0]
    whole = all(target.due == phrase.text for target in targets)
    before = all(phrase.start < target.start for target in targets)
    return phrase.text if whole or before or _closes(words, phrase, targets) else None


def _closes(words: str, phrase: Due, targets: list[Promise]) -> bool:
    """……，8月底前投入使用。: the last words of the one sentence that holds all the targets."""
    start = max(words.rfind(stop, 0, phrase.start) for stop in "。;\n") + 1
    rest = re.split("[。;\n]", words[phrase.start + len(phrase.text) :])[0]
    inside = all(start <= target.start < phrase.start for target in targets)
    return inside and _FINISHED.fullmatch(rest) is not None


def place_at(clause: Clause, offset: int) -> Place:
    """The place of the paragraph of a clause in which a character of its text stands."""
    at = 0
    for block in clause.own:
        if block.kind is Kind.ROW:
            continue
        at += len(block.text.strip()) + 1
        if offset < at:
            return block.place
    return clause.place


def _with_annexes(items: list[tuple[str, DraftItem]]) -> list[DraftItem]:
    """The annex before a label that the body of the document, or another annex, has too."""
    annexed: dict[str, set[str]] = {}
    for annex, item in items:
        annexed.setdefault(item.clause, set()).add(annex)
    return [
        item._replace(clause=f"{annex}/{item.clause}") if annex and len(annexed[item.clause]) > 1 else item
        for annex, item in items
    ]


def _distinct(items: list[DraftItem]) -> list[DraftItem]:
    """Items whose labels came twice are told apart and marked: nobody can say which one is meant."""
    seen: dict[str, int] = {}
    made = []
    for item in items:
        count = seen[item.clause] = seen.get(item.clause, 0) + 1
        label = f"{item.clause}（{count}）"
        again = item._replace(clause=label, unsure=(*item.unsure, "clause"))
        made.append(item if count == 1 else again)
    return made

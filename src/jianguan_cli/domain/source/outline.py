"""The outline of a document: its clauses as a tree, each with its own words and their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jianguan_cli.domain.source.blocks import Block, Kind, Place
from jianguan_cli.domain.source.headings import Heading, read_heading, title_of
from jianguan_cli.domain.source.owners import OWNER_WORDS
from jianguan_cli.domain.source.paragraphs import paragraphs
from jianguan_cli.domain.values.clause import Level, Step, Steps

_CONTENTS = re.compile(r"[.…·\s]*[0-9]*\s*$")
_DIRECTORY = re.compile(r"目\s*录")
_ANNEX = re.compile(r"\s*附\s*(?:件|表|录)\s*[0-9一二三四五六七八九十]{0,3}\s*:?\s*")
_LISTED = re.compile(r"\s*1\s*[.、]")
_SIGNED = re.compile(
    r"\s*20[0-9]{2}\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日\s*(?:印发)?\s*|\s*\(此件[^()]{2,12}\)\s*|\s*抄送:.*"
)
_ISSUER = re.compile(r"[^,。;:、]{3,30}(?:局|委员会|政府|办公室|厅|委|办|党组|小组|指挥部|处|科|中心|会)")
_OWNED = re.compile(rf"(?:{OWNER_WORDS})|[)〕】]\s*$")
_LEADS = 50  # how deep unnumbered leads stand: below every number
_LEAD = re.compile(r"\s*([^。:]{2,30})[。:]")


@dataclass
class Clause:
    """One clause: its steps, its heading, its own paragraphs and rows, the clauses below it."""

    steps: Steps
    title: str
    place: Place
    unsure: bool = False
    annex: str = ""  # 附件1: the clauses below it are numbered anew
    own: list[Block] = field(default_factory=list)
    below: list[Clause] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The own words of the clause, a line a paragraph; rows of tables are not among them."""
        return "\n".join(block.text.strip() for block in self.own if block.kind is not Kind.ROW)

    @property
    def printed(self) -> str:
        """The own words as printed, character for character beside ``text``."""
        return "\n".join(block.printed.strip() for block in self.own if block.kind is not Kind.ROW)

    @property
    def rows(self) -> list[Block]:
        """The table rows that stand in the clause."""
        return [block for block in self.own if block.kind is Kind.ROW]

    def walk(self) -> Iterator[Clause]:
        """This clause and all below it, in order."""
        yield self
        for one in self.below:
            yield from one.walk()

    def whole(self) -> str:
        """The words of the clause and of all below it."""
        return "\n".join(one.text for one in self.walk() if one.text)


def outline(blocks: Iterable[Block]) -> Clause:
    """The tree of clauses; the root holds what stands before the first heading."""
    said = _without_contents(list(paragraphs(blocks)))
    root = Clause((), "", Place())
    stack: list[tuple[int, Clause]] = [(-1, root)]
    numbered = any(read_heading(block.text) for block in said if block.kind is not Kind.ROW)
    leads = _bold_leads(said, numbered=numbered)
    for at, block in enumerate(said):
        annex = _annex(block, said[at + 1 : at + 2])
        if annex or _ends_text(block):
            below = Clause((), annex, block.place, annex=annex) if annex else root
            root.below += [below] if annex else []
            if not annex:
                root.own += _signature(stack[-1][1]) if stack[-1][1] is not root else []
            below.own.append(block)
            stack = [(-1, below)]
            continue
        heading = None if block.kind is Kind.ROW else read_heading(block.text)
        if heading is None:
            lead = leads.get(id(block))
            if lead is None:
                stack[-1][1].own.append(block)
                continue
            depth = _LEADS + (block.level or _LEADS)
            while stack[-1][0] >= depth:
                stack.pop()
            above = stack[-1][1]
            step = Step(Level.NUMBER, len(above.below) + 1)
            clause = Clause((*above.steps, step), lead, block.place, unsure=True)
            clause.own.append(block)
            above.below.append(clause)
            stack.append((depth, clause))
            continue
        while stack[-1][0] >= heading.style:
            stack.pop()
        above = stack[-1][1]
        clause = Clause((*above.steps, heading.step), title_of(block.text[heading.end :]), block.place)
        clause.own.append(block)
        above.below.append(clause)
        stack.append((heading.style, clause))
    return root


def _annex(block: Block, after: list[Block]) -> str:
    """附件1 alone on its line, its title below it; a list of annexes below 附件: is none."""
    match = _ANNEX.fullmatch(block.text) if block.kind is not Kind.ROW else None
    if match is None or any(_LISTED.match(one.text) for one in after):
        return ""
    return re.sub(r"[\s:]", "", match[0])


def _ends_text(block: Block) -> bool:
    """The day below the signature, who gets copies: what comes behind is no part of the last clause."""
    return block.kind is not Kind.ROW and _SIGNED.fullmatch(block.text) is not None


def _signature(clause: Clause) -> list[Block]:
    """The issuer's name above the day, taken away from the last clause."""
    taken: list[Block] = []
    while len(clause.own) > 1 and _ISSUER.fullmatch(clause.own[-1].text.strip()):
        taken.insert(0, clause.own.pop())
    return taken


def _bold_leads(blocks: list[Block], *, numbered: bool) -> dict[int, str]:
    """The leads that stand for numbers: of a document that has none, or of its chapters.

    The title above them is none, nor is a single one.  In a numbered document they count only between its
    headings, where no paragraph names owners: several owners in one clause are #1, #2.
    """
    groups: list[list[Block]] = [[]]
    for block in blocks if numbered else blocks[1:]:
        if block.kind is not Kind.ROW and read_heading(block.text) is not None:
            groups.append([])
        else:
            groups[-1].append(block)
    leads: dict[int, str] = {}
    for group in groups[1:] if numbered else groups:
        found = {id(block): lead for block in group if (lead := _bold_lead(block)) is not None}
        if len(found) > 1 and not (numbered and any(_OWNED.search(block.text) for block in group)):
            leads |= found
    return leads


def _bold_lead(block: Block) -> str | None:
    if block.kind is Kind.ROW or not (block.bold or block.level):
        return None
    match = _LEAD.match(block.text)
    return match[1] if match else block.text.strip() if len(block.text.strip()) <= 30 else None


def _without_contents(blocks: list[Block]) -> list[Block]:
    """The blocks without a table of contents: headings that all come again, with words between them."""
    headings = [
        (at, heading, _bare(block, heading))
        for at, block in enumerate(blocks)
        if block.kind is not Kind.ROW and (heading := read_heading(block.text)) is not None
    ]
    if not headings:
        return blocks
    first, head, title = headings[0]
    again = next(
        (
            place
            for place, (_, one, words) in enumerate(headings[1:], start=1)
            if (one.style, one.number) == (head.style, head.number) and words.startswith(title) and title
        ),
        None,
    )
    if again is None or again < 2:
        return blocks
    second = headings[again][0]
    last = headings[again - 1][0]
    if second - first - again > 0 and any("。" in block.text for block in blocks[first : last + 1]):
        return blocks
    kept = [block for block in blocks[:first] if not _DIRECTORY.fullmatch(block.text.strip())]
    return kept + blocks[last + 1 : second] + blocks[second:]


def _bare(block: Block, heading: Heading) -> str:
    return _CONTENTS.sub("", re.sub(r"\s+", "", block.text[heading.end :]))[:20]

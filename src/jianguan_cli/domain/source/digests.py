"""The clauses of a document as digests of their folded words, each character in exactly one of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from jianguan_cli.domain.source.blocks import Block
from jianguan_cli.domain.source.headings import read_heading
from jianguan_cli.domain.source.lock_text import OUTSIDE, LockedClause
from jianguan_cli.domain.source.outline import Clause, outline
from jianguan_cli.domain.source.tables import grouped, read_table
from jianguan_cli.domain.source.text import fold
from jianguan_cli.domain.values.clause import Level, Step, Steps, spell

_ROW_NUMBER = re.compile(r"^[|\s]*[0-9]+[.、|]?")


def clause_digests(blocks: Iterable[Block]) -> list[LockedClause]:
    """Every clause with its own words, those of the clauses below it left out, in the document's order.

    The first stands for what is outside all clauses.  The number of a clause is no word of it: one that
    only moved has its old digest.
    """
    words: dict[str, str] = {OUTSIDE: ""}
    for clause in outline(blocks).walk():
        rows = _task_rows(clause)
        said = [block for block in clause.own if id(block) not in rows]
        _add(words, clause.steps, "".join(_without_number(clause, block) for block in said))
        for block in clause.own:
            if id(block) in rows:
                _add(words, rows[id(block)], _ROW_NUMBER.sub("", block.text))
    return [LockedClause(label, digest_of(text), len(text)) for label, text in words.items()]


def clause_label(steps: Steps) -> str:
    """The label of the clause that a promise stands in, as ``clause_digests`` has it: without #2 and 三是."""
    kept = list(steps)
    while kept and kept[-1].level in (Level.BRACKET, Level.POINT, Level.PREAMBLE):
        kept.pop()
    return spell(tuple(kept)) or OUTSIDE


def digest_of(folded: str) -> str:
    """Sixteen hexadecimal digits that change when, and only when, the folded words do."""
    return hashlib.sha256(folded.encode("utf-8")).hexdigest()[:16]


def _task_rows(clause: Clause) -> dict[int, Steps]:
    """The rows of a clause that are clauses of their own, by the identity of their blocks."""
    found: dict[int, Steps] = {}
    for rows in grouped(clause.rows):
        table = read_table(rows)
        for row in table.rows if table is not None else ():
            found[id(row.block)] = (*clause.steps, *row.above, Step(Level.NUMBER, int(row.number)))
    return found


def _without_number(clause: Clause, block: Block) -> str:
    if clause.steps and block is clause.own[0] and not clause.unsure:
        heading = read_heading(block.text)
        return block.text[heading.end :] if heading is not None else block.text
    return block.text


def _add(words: dict[str, str], steps: Steps, text: str) -> None:
    label = spell(steps) or OUTSIDE
    words[label] = words.get(label, "") + fold(text)

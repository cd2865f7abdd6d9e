"""A document cut into its clauses, to look up by label: 五/(十九), 二/(一)/3#2, 二/(四)/1/一是, row 80."""

from __future__ import annotations

import re

from jianguan_cli.domain.source.blocks import Block, Document, Kind, Place
from jianguan_cli.domain.source.headings import point_starts
from jianguan_cli.domain.source.outline import Clause, outline
from jianguan_cli.domain.source.owners import BRACKETS, OWNER_WORDS, statements
from jianguan_cli.domain.source.paragraphs import FOLD
from jianguan_cli.domain.source.tables import grouped, read_table
from jianguan_cli.domain.values.clause import Level, Step, Steps

_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """The text as it is compared: no white space, ASCII digits and brackets."""
    return _SPACE.sub("", text.translate(FOLD))


def lines_of(text: str) -> tuple[Block, ...]:
    """A plain text as blocks, a printed line each."""
    return tuple(
        Block(Kind.LINE, line, Place(line=number)) for number, line in enumerate(text.splitlines(), start=1)
    )


class SourceText:
    """The clauses of a document; the text of a clause includes all that stands below its heading."""

    def __init__(self, source: str | Document) -> None:
        blocks = lines_of(source) if isinstance(source, str) else source.blocks
        self._texts: dict[Steps, str] = {}
        for clause in outline(blocks).walk():
            if clause.steps:
                self._add(clause.steps, _whole(clause))
            for rows in grouped(clause.rows):
                table = read_table(rows)
                for row in table.rows if table is not None else ():
                    steps = (*clause.steps, *row.above, Step(Level.NUMBER, int(row.number)))
                    self._add(steps, row.block.text)

    def _add(self, steps: Steps, text: str) -> None:
        self._texts[steps] = f"{self._texts[steps]}\n{text}" if steps in self._texts else text

    def clause(self, steps: Steps) -> str | None:
        """The text of a clause, folded; None where the document has no such clause."""
        text = self.printed(steps)
        return None if text is None else fold(text)

    def printed(self, steps: Steps) -> str | None:
        """The text of a clause as it stands, folded but for white space; None where there is none."""
        if not steps:
            return None
        *above, last = steps
        match last.level:
            case Level.BRACKET:
                return _nth(self.printed(tuple(above)), last.number)
            case Level.POINT | Level.PREAMBLE:
                return _point(self.printed(tuple(above)), last.number)
            case _:
                return self._texts.get(steps)


def owner_brackets(text: str) -> list[re.Match[str]]:
    """The brackets of a folded clause that say who is responsible."""
    return [match for match in BRACKETS.finditer(text) if re.search(OWNER_WORDS, match[0])]


def _whole(clause: Clause) -> str:
    return "\n".join(block.text for one in clause.walk() for block in one.own)


def _nth(text: str | None, number: int) -> str | None:
    """The text that the ``number``-th owner statement closes, the statement included."""
    if text is None:
        return None
    ends = [one.end for one in statements(text)]
    if not 1 <= number <= len(ends):
        return None
    return text[ends[number - 2] if number > 1 else 0 : ends[number - 1]]


def _point(text: str | None, number: int) -> str | None:
    """The text of 三是 up to 四是; number 0 is what stands before 一是."""
    if text is None:
        return None
    starts = [0, *point_starts(text)]
    if number >= len(starts) or (number == 0 and len(starts) == 1):
        return None
    end = starts[number + 1] if number + 1 < len(starts) else len(text)
    return text[starts[number] : end]

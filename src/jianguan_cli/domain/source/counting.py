"""The census of a whole document: which item holds a quantity, and what it is there."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jianguan_cli.domain.source.blocks import Block, Kind, Place
from jianguan_cli.domain.source.outline import Clause
from jianguan_cli.domain.source.paragraphs import FOLD
from jianguan_cli.domain.source.quantities import Quantity, Verdict, census
from jianguan_cli.domain.source.selection import Passage
from jianguan_cli.domain.source.tables import Row

if TYPE_CHECKING:
    from jianguan_cli.domain.source.drafting import DraftItem

_TOLD = frozenset(("number", "problem", "progress", "done", "note", "source", "next", "base", "weight"))


class Counted(NamedTuple):
    """A quantity of the document with its place, and the item that holds it."""

    quantity: Quantity
    place: Place
    clause: str | None


def counted(
    root: Clause, prose: list[tuple[Passage, DraftItem]], rows: Mapping[int, tuple[Row, DraftItem]]
) -> list[Counted]:
    """The census of the whole document: what stands in no item, and is no name and no date, is open."""
    held: dict[int, list[tuple[int, int, str]]] = {}
    for one, item in prose:
        inside = one.clause.walk() if one.whole else [one.clause]
        for clause in inside:
            end = len(clause.text) + 1 if one.whole else one.offset + len(one.text)
            held.setdefault(id(clause), []).append((0 if one.whole else one.offset, end, item.clause))
    found: list[Counted] = []
    for clause in root.walk():
        at = 0
        for block in clause.own:
            if block.kind is Kind.ROW:
                found += _counted_row(block, rows.get(id(block)))
                continue
            text = block.text.strip()
            for quantity in census(text):
                place = at + quantity.start
                holder = next(
                    (label for start, end, label in held.get(id(clause), []) if start <= place < end), None
                )
                found.append(Counted(_settled(quantity, holder), block.place, holder))
            at += len(text) + 1
    return found


def _counted_row(block: Block, known: tuple[Row, DraftItem] | None) -> list[Counted]:
    """The census of a row, cell by cell: serial numbers are names, and what is reported is no promise."""
    found: list[Counted] = []
    seen: set[str] = set()
    for column, cell in enumerate(block.cells):
        if cell in seen:
            continue
        seen.add(cell)
        text = cell.translate(FOLD)
        field = known[0].field_at(column) if known else ""
        for quantity in census(text):
            told = field in _TOLD or (text.strip().isdigit() and known is None)
            holder = known[1].clause if known else None
            settled = quantity._replace(verdict=Verdict.NAME) if told else _settled(quantity, holder)
            if known is not None and not told and quantity.verdict is not Verdict.DATE:
                settled = _of_column(settled, known[1])
            found.append(Counted(settled, block.place, holder))
    return found


def _of_column(quantity: Quantity, item: DraftItem) -> Quantity:
    """A figure of a row is a target where the item has it, a base where it is its base; else it is open."""
    value = quantity.value
    if value is None and quantity.text.replace(".", "").isdigit():
        value = Decimal(quantity.text)
    if value is None:
        return quantity
    asked = {one.value for one in item.targets} | {one.margin for one in item.targets}
    asked |= {stage for one in item.targets for _, stage in one.milestones}
    based = {one.baseline[0] for one in item.targets if one.baseline is not None}
    if value in asked and quantity.verdict is Verdict.OPEN:
        return quantity._replace(verdict=Verdict.TARGET)
    if value in based and value not in asked:
        return quantity._replace(verdict=Verdict.NAME)
    if value not in asked and quantity.verdict is Verdict.TARGET:
        return quantity._replace(verdict=Verdict.OPEN)  # of a column that no field stands for
    return quantity


def _settled(quantity: Quantity, holder: str | None) -> Quantity:
    if holder is None and quantity.verdict in (Verdict.TARGET, Verdict.RANGE):
        return quantity._replace(verdict=Verdict.OPEN)
    return quantity

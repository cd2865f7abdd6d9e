"""The return form as values: one row an item, a further row for each further target."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing, TargetStanding
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.records.canonical import digest

MARK_VERSION = "jianguan-form-1"


class FormRow(NamedTuple):
    """The plan columns of one row; ``wanted`` is a number with its bound, or words where it is relative."""

    item: str
    title: str
    metric: str
    unit: str
    bound: str
    wanted: Decimal | str | None
    last: Decimal | str | None
    last_status: str
    ended: bool
    first: bool


class Promised(NamedTuple):
    """One deliverable, for the list on the notes sheet."""

    item: str
    title: str
    name: str
    text: str
    by: str
    state: str


class Form(NamedTuple):
    """A form to fill in: its rows, and what it remembers of the day it was made."""

    rows: tuple[FormRow, ...]
    marks: tuple[tuple[str, str], ...]
    as_of: date
    unit: str | None = None
    upto: date | None = None
    promised: tuple[Promised, ...] = ()


def build_form(
    standings: Iterable[Standing], as_of: date, *, unit: str | None = None, upto: date | None = None
) -> Form:
    """The form of these items as they stand; ``upto`` is the last day of the period asked for."""
    standings = list(standings)
    rows = [row for standing in standings for row in form_rows(standing)]
    marks = tuple((standing.item.id, item_mark(standing.item)) for standing in standings)
    promised = tuple(one for standing in standings for one in _promised(standing))
    return Form(tuple(rows), marks, as_of, unit, upto, promised)


def form_rows(standing: Standing) -> list[FormRow]:
    """The rows of one item."""
    ended = not (standing.status.open and standing.counts)
    targets: tuple[TargetStanding | None, ...] = standing.targets or (None,)
    return [
        FormRow(
            item=standing.item.id,
            title=standing.item.title,
            metric=one.target.metric if one else "",
            unit=one.target.reported_unit if one else "",
            bound=one.target.op.value if one else "",
            wanted=_wanted(one) if one else None,
            last=_last(one) if one else None,
            last_status=standing.status.label,
            ended=ended,
            first=index == 0,
        )
        for index, one in enumerate(targets)
    ]


def item_mark(item: Item) -> str:
    """A mark that changes when anybody reports on the item or its targets change."""
    return digest([item.status, item.deadline, item.targets, item.deliverables, item.log])


def _promised(standing: Standing) -> list[Promised]:
    """The deliverables of an open item without targets: its row counts them by name."""
    if standing.targets or not (standing.status.open and standing.counts):
        return []
    item = standing.item
    return [
        Promised(
            item.id,
            item.title,
            one.deliverable.key,
            one.deliverable.text,
            one.deliverable.by.isoformat() if one.deliverable.by else "",
            "已完成" if one.done else "免于完成" if one.waived else "未完成",
        )
        for one in standing.deliverables
    ]


def _wanted(one: TargetStanding) -> Decimal | str | None:
    return one.target.value if one.target.value is not None else one.target.against


def _last(one: TargetStanding) -> Decimal | str | None:
    if one.latest is None:
        return None
    if one.latest.value is None:
        return "达到" if one.latest.met else "未达到"
    return one.latest.value

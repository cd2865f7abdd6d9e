"""Who leads where a document only lists: asked once a plan, kept in the draft, applied to what is open."""

from __future__ import annotations

from collections.abc import Iterable

from jianguan_cli.commands.draft_items import DraftedItem, DraftFile
from jianguan_cli.domain.records.edit import Edit, Fragment, SetValue

_DOUBT = "牵头单位"


def unled(draft: DraftFile) -> list[DraftedItem]:
    """The open items of which the document does not say who leads; none once the question was answered."""
    return unled_among(draft.items) if draft.first_leads is None else []


def unled_among(items: Iterable[DraftedItem]) -> list[DraftedItem]:
    """The open items that list several units, and are marked so that somebody says who leads."""
    return [
        one
        for one in items
        if one.undecided
        and len(one.units("lead")) > 1
        and any(line.startswith("待定") and _DOUBT in line for line in one.comment)
    ]


def lead_edits(items: Iterable[DraftedItem], *, first: bool) -> list[Edit]:
    """What the answer changes: the first unit leads, the others of its list support it."""
    edits: list[Edit] = []
    for item in unled_among(items) if first else ():
        lead, *rest = item.units("lead")
        others: list[Fragment] = [*rest, *item.units("support")]
        edits.append(SetValue(("items", item.position, "lead"), [lead]))
        edits.append(SetValue(("items", item.position, "support"), others))
    return edits

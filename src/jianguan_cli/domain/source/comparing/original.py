"""What an item said before anything was revised or extended: that is what the document holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.number import parse_number


def revised(item: Item, field: str) -> str | None:
    """The words that the first revision of a field replaced; None where it was never revised."""
    for entry in item.log:
        if entry.revise is not None and entry.revise.field == field and entry.revise.from_:
            return entry.revise.from_
    return None


def first_value(item: Item, target: Target) -> Decimal | None:
    """The value as printed; None for a relative promise."""
    said = revised(item, f"targets/{target.key}/value")
    return (parse_number(said) if said else None) or target.value


def first_unit(item: Item, target: Target) -> str:
    """The unit as printed."""
    return revised(item, f"targets/{target.key}/unit") or target.unit


def target_deadline(item: Item, target: Target) -> date | None:
    """A target's own deadline before any revision; None where it has the item's."""
    said = revised(item, f"targets/{target.key}/deadline")
    return date.fromisoformat(said) if said else target.deadline


def first_deadline(item: Item) -> date:
    """The deadline before any extension."""
    for entry in item.log:
        if entry.extend is not None and entry.extend.from_ is not None:
            return entry.extend.from_
    return item.deadline

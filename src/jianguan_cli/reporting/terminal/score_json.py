"""The score sheet as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

from jianguan_cli.domain.scoring.board import Board
from jianguan_cli.domain.scoring.events import Event
from jianguan_cli.domain.scoring.rows import Row
from jianguan_cli.domain.settings.scoring import Code
from jianguan_cli.domain.values.number import as_json, rounded
from jianguan_cli.reporting.words.shares import shares


def format_json(board: Board, _width: int | None, _ambiguous: int = 1) -> str:
    """The stable JSON: one object a row, its events inside."""
    data = {
        "as_of": board.as_of.isoformat(),
        "since": _day(board.first),
        "until": board.last.isoformat(),
        "by": board.by,
        "start": as_json(board.scoring.start),
        "method": board.scoring.method.value,
        "rows": [_json_row(row, board.by) for row in board.rows],
        "kinds": [
            {"code": code.value, "label": code.label, "events": count, "share": as_json(share)}
            for (code, count), share in zip(counted_kinds(board), _kind_shares(board), strict=True)
        ],
        "statuses": [
            {"status": status.value, "label": status.label, "items": count, "share": as_json(share)}
            for (status, count), share in zip(
                board.statuses, shares([count for _, count in board.statuses]), strict=True
            )
        ],
        "unborne": [_json_event(event, event.fault.day, event.points) for event in board.unborne],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _events(board: Board) -> list[Event]:
    """Each event once, however many units bear it."""
    seen: dict[tuple[str, str, str, date], Event] = {}
    for row in board.rows:
        for charge in row.charges:
            fault = charge.event.fault
            seen[charge.event.item.id, fault.code.value, fault.key, fault.day] = charge.event
    return list(seen.values())


def counted_kinds(board: Board) -> list[tuple[Code, int]]:
    """How many events there are of each kind that occurs, each event once."""
    counted = Counter(event.fault.code for event in _events(board))
    return [(code, counted[code]) for code in Code if counted[code]]


def _kind_shares(board: Board) -> tuple[Decimal, ...]:
    return shares([count for _, count in counted_kinds(board)])


def _json_row(row: Row, by: str) -> dict[str, Any]:
    who: dict[str, Any] = {"unit": row.party.name, "org": row.party.org, "class": row.class_}
    if by == "plan":
        who = {"plan": row.party.org, "title": row.party.name}
    place = row.place
    return {
        **who,
        "lead_items": row.lead_items,
        "support_items": row.support_items,
        "completion": None if row.completion is None else as_json(rounded(row.completion)),
        "unmeasured": row.unmeasured,
        "lost": as_json(row.lost),
        "added": as_json(row.added),
        "score": as_json(row.score),
        "reported": row.reported,
        "rank": place.rank if place else None,
        "ranked": place.among if place else None,
        "last": place.last if place else False,
        "events": [
            {
                **_json_event(charge.event, charge.day, -charge.points),
                "share": as_json(charge.share),
                "returned": charge.returned,
            }
            for charge in row.charges
        ],
        "adjustments": [
            {
                "date": one.date.isoformat(),
                "points": as_json(one.points),
                "reason": one.reason,
                "approved_by": one.approved_by,
                "item": one.item,
            }
            for one in row.adjustments
        ],
    }


def _json_event(event: Event, day: date, points: Decimal) -> dict[str, Any]:
    fault = event.fault
    return {
        "date": day.isoformat(),
        "happened": fault.happened.isoformat(),
        "plan": event.plan.id,
        "item": event.item.id,
        "code": fault.code.value,
        "subject": fault.subject,
        "points": as_json(points),
        "message": fault.message,
    }


def _day(day: date) -> str | None:
    return None if day == date.min else day.isoformat()

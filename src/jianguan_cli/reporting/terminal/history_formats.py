"""An item's time line as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable

from jianguan_cli.domain.change.history import Event, History
from jianguan_cli.domain.values.number import as_json, show
from jianguan_cli.reporting.words.print import clean


def format_text(history: History) -> str:
    """A line an event: the day, who, what; ``●`` is an entry of the log, ``○`` a commit."""
    item = history.item
    lines = [f"{item.id} {clean(item.title)}（{item.status.label}，时限 {item.deadline}）"]
    for series in history.series:
        first, last = series.points[0], series.points[-1]
        said = f"{show(first[1])}{series.unit}（{first[0]}）"
        if len(series.points) > 1:
            said += f" → {show(last[1])}{series.unit}（{last[0]}）"
        lines.append(f"  {clean(series.key)} {series.sparkline} {said}")
    lines.append("")
    lines += [_line(event, told=not history.missing) for event in history.events]
    if not history.events:
        lines.append("（这段时间没有日志，也没有提交）")
    if history.truncated:
        lines.append("（浅克隆：更早的历史不在本地，git fetch --unshallow 之后可看全）")
    return "\n".join(lines) + "\n"


def _line(event: Event, *, told: bool) -> str:
    """``told``: Git could say which commit brought an entry in."""
    words = clean("；".join(event.words))
    if event.kind == "log":
        source = f"  [{event.source[:10] or '未提交'}]" if told else ""
        return f"{event.day} ● {clean(event.who)}：{words}{source}"
    return f"{event.day} ○ {event.source[:10]} {clean(event.who)}：{clean(event.subject)}（{words}）"


def format_json(history: History) -> str:
    """Stable keys; an event carries the keys of its kind."""
    said = {
        "item": history.item.id,
        "title": history.item.title,
        "path": history.path,
        "truncated": history.truncated or bool(history.missing),
        "readings": {
            series.key: [{"upto": day.isoformat(), "value": as_json(value)} for day, value in series.points]
            for series in history.series
        },
        "events": [_json_event(event) for event in history.events],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _json_event(event: Event) -> dict[str, object]:
    said: dict[str, object] = {"date": event.day.isoformat(), "kind": event.kind, "words": list(event.words)}
    if event.kind == "log":
        return said | {"by": event.who, "commit": event.source or None}
    return said | {
        "author": event.who,
        "email": event.email,
        "commit": event.source,
        "subject": event.subject,
    }


HISTORY_FORMATS: dict[str, Callable[[History], str]] = {"text": format_text, "json": format_json}

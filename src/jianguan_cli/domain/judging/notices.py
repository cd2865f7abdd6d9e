"""督办文书: what was sent on an item and answered, and what is to be sent next (settings ``notices:``)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.settings.settings import NoticeScheme, Settings
from jianguan_cli.domain.values.calendar import Calendar


class SentNotice(NamedTuple):
    """A notice on the item: its colour, its last day to answer, the day of the answer if any."""

    number: str
    colour: str
    sent: date
    reply_by: date
    answered: date | None

    def unanswered(self, as_of: date) -> bool:
        """Whether its time ran out without an answer in it."""
        return as_of > self.reply_by and (self.answered is None or self.answered > self.reply_by)


class DueNotice(NamedTuple):
    """The notice to send now: its colour and why; ``after`` is the one that went unanswered."""

    colour: str
    after: SentNotice | None
    reply_by: date


def sent_notices(standing: Standing, settings: Settings, calendar: Calendar) -> tuple[SentNotice, ...]:
    """Every notice in the log up to the standing's day, with its answer."""
    answers: dict[str, date] = {}
    for entry in standing.log:
        if entry.reply is not None:
            answers.setdefault(entry.reply, entry.date)
    return tuple(
        SentNotice(
            entry.notice.number,
            entry.notice.colour,
            entry.date,
            entry.notice.reply_by or calendar.add_working_days(entry.date, settings.notices.reply),
            answers.get(entry.notice.number),
        )
        for entry in standing.log
        if entry.notice is not None
    )


def due_notice(standing: Standing, settings: Settings, calendar: Calendar) -> DueNotice | None:
    """The notice that the scheme asks for on the standing's day, or None.

    The last notice went unanswered: the next colour of the ladder (the top one again).  Otherwise the item's
    light asks for its first colour, unless one as high is out already and waits or was answered.
    """
    scheme = settings.notices
    if not standing.status.open or not standing.counts or not scheme.ladder:
        return None
    sent = sent_notices(standing, settings, calendar)
    reply_by = calendar.add_working_days(standing.as_of, scheme.reply)
    last = sent[-1] if sent else None
    if last is not None and last.answered is None and standing.as_of > last.reply_by:
        return DueNotice(_next(scheme, last.colour), last, reply_by)
    wanted = _first(scheme, standing, settings)
    if wanted is None:
        return None
    highest = max((_step(scheme, one.colour) for one in sent), default=-1)
    return DueNotice(wanted, None, reply_by) if _step(scheme, wanted) > highest else None


def _first(scheme: NoticeScheme, standing: Standing, settings: Settings) -> str | None:
    """The colour for the item's light: as ``first`` declares, else the ladder's colour of that light."""
    for colour, first in scheme.first.items():
        if settings.level_of(colour) is standing.light:
            return first
    return next((colour for colour in scheme.ladder if settings.level_of(colour) is standing.light), None)


def _next(scheme: NoticeScheme, colour: str) -> str:
    return scheme.ladder[min(_step(scheme, colour) + 1, len(scheme.ladder) - 1)]


def _step(scheme: NoticeScheme, colour: str) -> int:
    return scheme.ladder.index(colour) if colour in scheme.ladder else -1

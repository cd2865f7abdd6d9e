"""The statuses of an item, as files spell them, as people say them, as people type them."""

from __future__ import annotations

from enum import Enum


class Status(Enum):
    """Where an item stands; the value is the token in the file."""

    UNREPORTED = "unreported"
    TODO = "todo"
    DOING = "doing"
    REPORTED = "reported"
    CLOSED = "closed"
    PAUSED = "paused"
    DROPPED = "dropped"
    CARRIED = "carried"

    @property
    def label(self) -> str:
        """The Chinese word of reports and messages."""
        return _SPELLINGS[self][0]

    @property
    def initials(self) -> str:
        """The pinyin initials of the label, which commands accept too."""
        return _SPELLINGS[self][1]

    @property
    def open(self) -> bool:
        """Open = somebody still owes something: not closed, dropped or carried over."""
        return self not in _ENDED

    @property
    def in_hand(self) -> bool:
        """In hand = with the unit that does the work: nothing asked of the supervisors, not set aside."""
        return self in _IN_HAND

    @property
    def at_rest(self) -> bool:
        """At rest = nobody works on it, by a decision that only ``reopen`` undoes."""
        return not self.open or self is Status.PAUSED

    @property
    def gone(self) -> bool:
        """Gone = given up here, dropped or carried over into a later plan: no statistics count it."""
        return self in _GONE


_SPELLINGS = {
    Status.UNREPORTED: ("待填报", "dtb"),
    Status.TODO: ("未启动", "wqd"),
    Status.DOING: ("推进中", "tjz"),
    Status.REPORTED: ("已申请销号", "ysqxh"),
    Status.CLOSED: ("已销号", "yxh"),
    Status.PAUSED: ("暂缓", "zh"),
    Status.DROPPED: ("已撤项", "ycx"),
    Status.CARRIED: ("已结转", "yjz"),
}
_IN_HAND = frozenset((Status.UNREPORTED, Status.TODO, Status.DOING))
_GONE = frozenset((Status.DROPPED, Status.CARRIED))
_ENDED = _GONE | {Status.CLOSED}

# Statuses that `update` may not set, and the command that does, since each needs something more.
OWN_COMMAND = {
    Status.REPORTED: "submit",
    Status.CLOSED: "close",
    Status.PAUSED: "pause",
    Status.DROPPED: "drop",
    Status.CARRIED: "carry",
}


# What a report of progress may say.
REPORTED_BY_UPDATE = (Status.TODO, Status.DOING)


def parse_status(text: str) -> Status | None:
    """The status that ``text`` names: the token, the Chinese label, or its pinyin initials."""
    wanted = text.strip().lower()
    for status in Status:
        if wanted in (status.value, status.label, status.initials):
            return status
    return None

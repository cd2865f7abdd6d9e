"""挂图: every item as a bar from its start to its deadline, laid out to fill one A3 sheet.

All sizes are units of the drawing; the sheet scales it.  Widths of text are estimated, since the fonts of
the reader are not known here: a Chinese character is one em, the rest a little over half.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.reporting.charts.axis import Tick, TimeAxis, place
from jianguan_cli.reporting.words.lines import Line, line
from jianguan_cli.reporting.words.print import book, clean
from jianguan_cli.reporting.words.terms import Terms

WIDTH, HEIGHT = 1600, 980
_HEAD = 24
_GAP = 18
_MOST_COLUMNS = 6
_LARGEST = 15.0
# Ems of the columns: number, title, units, light, cutoff, bar.
_TITLE, _OWNER, _LIGHT, _CUTOFF, _BAR = 15.5, 6.5, 3.0, 7.6, 11.0
_EMS = 2.0 + _TITLE + _OWNER + _LIGHT + _CUTOFF + _BAR
# Lines stand at least this far apart, and at most so far where the sheet has room.
_LEADING, _LOOSE = 1.5, 2.2
_WIDE = 0x2E80


class Bar(NamedTuple):
    """One item: its words and the places of its parts."""

    y: str
    number: str
    title: str
    owner: str
    light: str
    tone: str
    cutoff: str
    left: str
    width: str
    done: str
    words: str


class Column(NamedTuple):
    """One column of bars with the places of its parts and its time axis."""

    number_at: str
    title_at: str
    owner_at: str
    light_at: str
    cutoff_at: str
    first: str
    last: str
    today: str
    ticks: tuple[Tick, ...]
    headings: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    bottom: str


class Gantt(NamedTuple):
    """The whole drawing; ``font`` and ``thick`` are the size of the text and of the bars."""

    width: int
    height: int
    font: str
    thick: str
    columns: tuple[Column, ...]
    rows: tuple[Line, ...]


def gantt(standings: Sequence[Standing], as_of: date, terms: Terms) -> Gantt:
    """The drawing of the items in their order, in as many columns as make the text largest."""
    entries = _entries(standings, terms)
    count = max(1, len(entries))
    columns = max(range(1, _MOST_COLUMNS + 1), key=lambda number: (_font(count, number), -number))
    font = _font(count, columns)
    deep = -(-count // columns)
    pitch = min((HEIGHT - _HEAD) / (deep + 0.6), font * _LOOSE)
    first = min((one.start for one in standings), default=as_of)
    last = max((one.deadline for one in standings), default=as_of)
    laid = tuple(
        _Columned(index, columns, (font, pitch), (first, last, as_of)).column(
            entries[index * deep : (index + 1) * deep]
        )
        for index in range(columns)
    )
    height = round(_HEAD + deep * pitch + font)
    rows = tuple(entry.words for entry in entries if isinstance(entry, _Row))
    return Gantt(WIDTH, height, place(font), place(font * 0.7), laid, rows)


class _Row(NamedTuple):
    standing: Standing
    words: Line


def _entries(standings: Sequence[Standing], terms: Terms) -> list[str | _Row]:
    """The rows of the sheet: a plan's title, then its items."""
    entries: list[str | _Row] = []
    plan = None
    for number, standing in enumerate(standings, start=1):
        if standing.plan.id != plan:
            plan = standing.plan.id
            entries.append(book(clean(standing.plan.title)))
        entries.append(_Row(standing, line(standing, terms, number)))
    return entries


def _font(count: int, columns: int) -> float:
    deep = -(-count // columns)
    by_height = (HEIGHT - _HEAD) / (deep + 0.6) / _LEADING
    by_width = (WIDTH - _GAP * (columns - 1)) / columns / _EMS
    return min(by_height, by_width, _LARGEST)


class _Columned:
    """The places of one column."""

    def __init__(
        self, index: int, columns: int, sizes: tuple[float, float], days: tuple[date, date, date]
    ) -> None:
        whole = (WIDTH - _GAP * (columns - 1)) / columns
        self.left = index * (whole + _GAP)
        self.right = self.left + whole
        self.font, self.pitch = sizes
        self.as_of = days[2]
        begins = self.left + (_EMS - _BAR) * self.font
        self.axis = TimeAxis(days[0], days[1], begins, self.right)

    def at(self, ems: float) -> str:
        return place(self.left + ems * self.font)

    def column(self, entries: Sequence[str | _Row]) -> Column:
        placed = [(self._height(row), entry) for row, entry in enumerate(entries, start=1)]
        return Column(
            number_at=self.at(1.6),
            title_at=self.at(2.0),
            owner_at=self.at(2.0 + _TITLE),
            light_at=self.at(2.0 + _TITLE + _OWNER),
            cutoff_at=self.at(2.0 + _TITLE + _OWNER + _LIGHT),
            first=place(self.axis.left),
            last=place(self.right),
            today=place(self.axis.at(self.as_of)),
            ticks=self.axis.ticks(most=5),
            headings=tuple(
                Tick(y, fitted(entry, _EMS - _BAR)) for y, entry in placed if isinstance(entry, str)
            ),
            bars=tuple(self._bar(y, *entry) for y, entry in placed if isinstance(entry, _Row)),
            bottom=place(_HEAD + len(entries) * self.pitch + self.font * 0.4),
        )

    def _height(self, row: int) -> str:
        return place(_HEAD + row * self.pitch)

    def _bar(self, y: str, standing: Standing, words: Line) -> Bar:
        left, right = self.axis.at(standing.start), self.axis.at(standing.deadline)
        width = max(right - left, 2.0)
        mark = f"（{words.soft}）" if words.soft else ""
        share = min(max(float(standing.progress or 0) / 100, 0.0), 1.0)
        return Bar(
            y=y,
            number=str(words.number),
            title=fitted(words.title, _TITLE - 0.5 - ems_of(mark)) + mark,
            owner=fitted(words.lead, _OWNER - 0.5),
            light=words.light,
            tone=words.tone,
            cutoff=words.cutoff,
            left=place(left),
            width=place(width),
            done=place(width * share),
            words=f"{words.marked_title}：{words.start}至{words.deadline}，{words.status}，{words.light}，"
            f"进度{words.progress}",
        )


def fitted(text: str, ems: float) -> str:
    """``text`` as far as it fits into ``ems``, with an ellipsis where it does not."""
    if ems_of(text) <= ems:
        return text
    most = len(text)
    while most > 1 and ems_of(text[:most]) + 1 > ems:
        most -= 1
    return f"{text[:most]}…"


def ems_of(text: str) -> float:
    """The estimated width of ``text``."""
    return sum(1.0 if ord(char) >= _WIDE else 0.58 for char in text)

"""挂图作战: one sheet with every item, its light and its time."""

from __future__ import annotations

from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.reporting.charts.gantt import Gantt, gantt
from jianguan_cli.reporting.request import Edition, ReportRequest
from jianguan_cli.reporting.views.tally import Tally, counted, tally
from jianguan_cli.reporting.words.print import book, day_words, listed
from jianguan_cli.reporting.words.terms import terms_of


class WallView(NamedTuple):
    """The sheet in words."""

    title: str
    subtitle: str
    day: str
    edition: str
    tally: Tally
    gantt: Gantt


def wall_view(request: ReportRequest) -> WallView:
    """Every counted item, plan by plan in the order of the documents."""
    terms = terms_of(request)
    every: tuple[Standing, ...] = counted(request.standings)
    plans = dict.fromkeys(one.plan.title for one in every)
    return WallView(
        title="重点工作挂图作战",
        subtitle=listed((book(title) for title in plans), 3, "件"),
        day=day_words(request.as_of),
        edition=request.edition.label if request.edition is Edition.PUBLIC else "",
        tally=tally(every, terms.lights),
        gantt=gantt(every, request.as_of, terms),
    )

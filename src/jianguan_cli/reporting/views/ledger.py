"""台账: every item with all its columns, plan by plan, in the order of the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.reporting.request import Edition, ReportRequest
from jianguan_cli.reporting.views.tally import Tally, counted, set_apart, tally
from jianguan_cli.reporting.words.lines import Line, line
from jianguan_cli.reporting.words.print import book, day_words
from jianguan_cli.reporting.words.terms import Terms, terms_of

# The flat form of the ledger (md, csv, xlsx): heading and the field of Line that fills it.  A column that
# only some documents have is left out where nothing stands in it.
COLUMNS = (
    ("序号", "number"),
    ("任务来源", "source"),
    ("条款", "clause"),
    ("立项时间", "start"),
    ("督查事项", "title"),
    ("类别", "kind"),
    ("目标", "goal"),
    ("牵头单位", "lead"),
    ("配合单位", "support"),
    ("责任领导", "leader"),
    ("完成时限", "deadline"),
    ("原定时限", "deadline_first"),
    ("阶段目标", "steps"),
    ("现值", "reading"),
    ("进展", "note"),
    ("进度", "progress"),
    ("序时差距", "gap"),
    ("状态", "status"),
    ("灯号", "light"),
    ("原因", "reason"),
    ("存在问题", "problem"),
    ("下步打算", "next"),
    ("办结时间", "closed"),
    ("佐证", "evidence"),
    ("数据截止日", "cutoff"),
    ("备注", "remark"),
)


class LedgerPlan(NamedTuple):
    """The items of one plan; numbering runs through the whole ledger."""

    title: str
    number: str
    issuer: str
    lines: tuple[Line, ...]


class LedgerView(NamedTuple):
    """The ledger in words; ``headings`` and ``rows`` are its flat form."""

    title: str
    day: str
    edition: str
    summary: str
    tally: Tally
    plans: tuple[LedgerPlan, ...]
    columns: tuple[tuple[str, str], ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands above the columns."""
        return tuple(heading for heading, _ in self.columns)

    @property
    def rows(self) -> Iterator[tuple[str, ...]]:
        """One tuple of cells an item, in the order of ``headings``."""
        for plan in self.plans:
            for one in plan.lines:
                yield tuple(str(getattr(one, field)) for _, field in self.columns)


def ledger_view(request: ReportRequest) -> LedgerView:
    """Every item of the request, dropped and carried ones too: a ledger keeps what it once held."""
    terms = terms_of(request)
    every = counted(request.standings)
    numbers = tally(every, terms.lights)
    apart = set_apart(request.standings)
    return LedgerView(
        title="督查督办台账",
        day=day_words(request.as_of),
        edition=request.edition.label if request.edition is Edition.PUBLIC else "",
        summary=f"共{len(request.standings)}项" + (f"，其中{apart}" if apart else ""),
        tally=numbers,
        plans=tuple(_plans(request.standings, terms)),
        columns=tuple(column for column in COLUMNS if column[1] != "leader" or _led(request.standings)),
    )


def _led(standings: Iterable[Standing]) -> bool:
    """Whether any item has a leader to be printed; the public edition has cut them all."""
    return any(one.item.leader for one in standings)


def _plans(standings: Iterable[Standing], terms: Terms) -> Iterator[LedgerPlan]:
    groups: dict[str, list[Standing]] = {}
    for standing in standings:
        groups.setdefault(standing.plan.id, []).append(standing)
    number = 0
    for members in groups.values():
        plan = members[0].plan
        first, number = number + 1, number + len(members)
        yield LedgerPlan(
            title=book(plan.title),
            number=plan.number or "",
            issuer=plan.issuer,
            lines=tuple(line(one, terms, place) for place, one in enumerate(members, start=first)),
        )

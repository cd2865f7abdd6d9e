"""The static site: 驾驶舱, every item, a page a plan, a unit and an item, all with relative links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.values.vocabulary import Relation
from jianguan_cli.reporting.charts.burn_down import BurnDown, burn_down
from jianguan_cli.reporting.charts.target_chart import TargetChart, target_chart
from jianguan_cli.reporting.request import Edition, ReportRequest
from jianguan_cli.reporting.views.log_days import LogLine, log_lines
from jianguan_cli.reporting.views.site_names import item_page, plan_page, unit_page
from jianguan_cli.reporting.views.tally import Tally, counted, tally
from jianguan_cli.reporting.views.unit_rows import by_owner
from jianguan_cli.reporting.words.lines import Line, cutoff, first_owner, line
from jianguan_cli.reporting.words.original import original_url
from jianguan_cli.reporting.words.owners import NOBODY, Owner
from jianguan_cli.reporting.words.print import book, day_words, listed
from jianguan_cli.reporting.words.reasons import Reason, brief_reason, reasons
from jianguan_cli.reporting.words.targets import TargetLine, promise_words, target_line
from jianguan_cli.reporting.words.terms import Terms, terms_of

_RED_SHOWN, _DUE_SHOWN, _UNITS_SHOWN = 6, 4, 7
_AHEAD = timedelta(days=30)
# How a relation reads from the other end.
_TURNED = {
    Relation.IMPLEMENTS: "由其落实",
    Relation.SAME: "同一",
    Relation.REFINES: "由其细化",
    Relation.CONFLICTS: "冲突",
    Relation.CONTINUES: "由其延续",
    Relation.REPLACES: "由其替代",
}


class Row(NamedTuple):
    """An item in a list, with the address of its page from the site's root."""

    line: Line
    page: str
    brief: str
    short: str


class Group(NamedTuple):
    """A plan or a unit with its numbers and the address of its page."""

    title: str
    note: str
    page: str
    tally: Tally
    cutoff: str


class Cockpit(NamedTuple):
    """驾驶舱: what fits on one screen; ``more`` sentences say what did not."""

    tally: Tally
    plans: tuple[Group, ...]
    units: tuple[Group, ...]
    units_label: str
    red: tuple[Row, ...]
    red_more: str
    due: tuple[Row, ...]
    due_more: str
    burn_down: BurnDown | None


class ListPage(NamedTuple):
    """A plan's or a unit's page."""

    group: Group
    rows: tuple[Row, ...]


class TargetBlock(NamedTuple):
    """A target on an item's page; ``original`` is the address of its sentence, empty where none is known."""

    line: TargetLine
    chart: TargetChart | None
    original: str


class Promise(NamedTuple):
    """A deliverable on an item's page."""

    text: str
    by: str
    state: str
    original: str


class Neighbour(NamedTuple):
    """An item that this one is linked with; without a page where it is not on the site."""

    relation: str
    title: str
    page: str


class ItemPage(NamedTuple):
    """An item's page."""

    row: Row
    plan: Group
    units: tuple[Group, ...]
    reasons: tuple[Reason, ...]
    targets: tuple[TargetBlock, ...]
    promises: tuple[Promise, ...]
    history: tuple[LogLine, ...]
    links: tuple[Neighbour, ...]
    original: str


class SiteView:
    """Everything the pages print; pages of items are made one by one, since there may be thousands."""

    def __init__(self, request: ReportRequest) -> None:
        self.title = "重点工作督查督办"
        self.day = day_words(request.as_of)
        self.edition = request.edition.label if request.edition is Edition.PUBLIC else ""
        self._request = request
        self._terms: Terms = terms_of(request)
        self._every = request.standings
        self._counted = counted(request.standings)
        self._by_id = {one.item.id: one for one in self._every}
        self._linking = _linking(self._every)
        self.rows = tuple(self._row(one, number) for number, one in enumerate(self._every, start=1))
        self.plans = tuple(self._plans())
        self.units = tuple(self._units())
        self.unit_groups = tuple(page.group for page in self.units)
        self.lights = tally((), self._terms.lights).lights

    def cockpit(self) -> Cockpit:
        """The first page."""
        red = [one for one in self._counted if one.light is Light.RED]
        red.sort(key=lambda one: first_owner(one, self._terms.owners))
        due = [one for one in self._counted if self._falls_due(one)]
        due.sort(key=lambda one: one.deadline)
        worst = [page.group for page in self.units if page.group.tally.lit(Light.RED)]
        return Cockpit(
            tally=tally(self._counted, self._terms.lights),
            plans=tuple(page.group for page in self.plans),
            units=tuple((worst or [page.group for page in self.units])[:_UNITS_SHOWN]),
            units_label="有红灯事项的单位" if worst else "各单位",
            red=self._rows(red[:_RED_SHOWN]),
            red_more=f"共{len(red)}项" if len(red) > _RED_SHOWN else "",
            due=self._rows(due[:_DUE_SHOWN]),
            due_more=f"共{len(due)}项" if len(due) > _DUE_SHOWN else "",
            burn_down=burn_down(self._counted, self._request.as_of),
        )

    def item_pages(self) -> Iterator[ItemPage]:
        """One page an item, in the order of the documents."""
        groups = {page.group.page: page.group for page in (*self.plans, *self.units)}
        for row, standing in zip(self.rows, self._every, strict=True):
            owners = self._terms.owners.answering(standing)
            yield ItemPage(
                row=row,
                plan=groups[plan_page(standing.plan.id)],
                units=tuple(groups[unit_page(owner)] for owner in owners if unit_page(owner) in groups),
                reasons=reasons(standing),
                targets=tuple(
                    TargetBlock(
                        target_line(one),
                        target_chart(one, standing),
                        original_url(standing.plan.source, one.target.at),
                    )
                    for one in standing.targets
                ),
                promises=tuple(_promises(standing)),
                history=log_lines(standing),
                links=tuple(self._links(standing)),
                original=original_url(standing.plan.source, standing.item.at),
            )

    def _plans(self) -> Iterator[ListPage]:
        for plan_id in dict.fromkeys(one.plan.id for one in self._every):
            members = [one for one in self._every if one.plan.id == plan_id]
            plan = members[0].plan
            note = "　".join(part for part in (plan.issuer, plan.number) if part)
            yield self._page(book(plan.title), note, plan_page(plan_id), members)

    def _units(self) -> Iterator[ListPage]:
        for owner, members in by_owner(self._counted, self._terms.owners):
            yield self._page(owner.name if owner else NOBODY, _org(owner), unit_page(owner), members)

    def _page(self, title: str, note: str, page: str, members: Sequence[Standing]) -> ListPage:
        numbers = tally(counted(members), self._terms.lights)
        latest = day_words(max(filter(None, map(cutoff, members)), default=None))
        return ListPage(Group(title, note, page, numbers, latest), self._rows(members))

    def _rows(self, standings: Sequence[Standing]) -> tuple[Row, ...]:
        return tuple(self._row(one, number) for number, one in enumerate(standings, start=1))

    def _row(self, standing: Standing, number: int) -> Row:
        said = line(standing, self._terms, number)
        labels = listed(reason.label for reason in reasons(standing))
        return Row(said, item_page(standing.item.id), brief_reason(standing), labels)

    def _falls_due(self, standing: Standing) -> bool:
        last: date = self._request.as_of + _AHEAD
        return (
            standing.status.open
            and not standing.item.ongoing
            and self._request.as_of < standing.deadline <= last
        )

    def _links(self, standing: Standing) -> Iterator[Neighbour]:
        for link in standing.item.links:
            other = self._by_id.get(link.to)
            if other is not None:
                yield Neighbour(link.relation.label, other.item.title, item_page(link.to))
        for label, other in self._linking.get(standing.item.id, ()):
            yield Neighbour(label, other.item.title, item_page(other.item.id))


def _linking(standings: Sequence[Standing]) -> dict[str, list[tuple[str, Standing]]]:
    """Who links to an item, and how that reads from the item's side."""
    found: dict[str, list[tuple[str, Standing]]] = {}
    for standing in standings:
        for link in standing.item.links:
            found.setdefault(link.to, []).append((_TURNED[link.relation], standing))
    return found


def _org(owner: Owner | None) -> str:
    return owner.org if owner else ""


def _promises(standing: Standing) -> Iterator[Promise]:
    for one in standing.deliverables:
        state = f"{day_words(one.done)}完成" if one.done else ("免于完成" if one.waived else "未完成")
        said, by = promise_words(one.deliverable), day_words(one.deliverable.by)
        yield Promise(said, by, state, original_url(standing.plan.source, one.deliverable.at))

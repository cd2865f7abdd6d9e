"""周报 and 月报: everything the numbered issues print, decided once for all formats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.values.vocabulary import Kind
from jianguan_cli.reporting.charts.burn_down import BurnDown, burn_down
from jianguan_cli.reporting.request import Edition, ReportRequest
from jianguan_cli.reporting.views.filing import Filing, filing
from jianguan_cli.reporting.views.issue_numbers import Cadence, issue_number, next_issue, previous_issue
from jianguan_cli.reporting.views.movements import MovementGroup, movements
from jianguan_cli.reporting.views.running import Past
from jianguan_cli.reporting.views.tally import Tally, counted, set_apart, tally
from jianguan_cli.reporting.views.unit_rows import UnitGroup, unit_groups
from jianguan_cli.reporting.words.lines import Line, cutoff, first_owner, last_entry, line, owner_words
from jianguan_cli.reporting.words.print import book, clipped, day_words, listed, listed_within, signed
from jianguan_cli.reporting.words.reasons import brief_reason, label_counts
from jianguan_cli.reporting.words.targets import promise_words
from jianguan_cli.reporting.words.terms import Terms, terms_of

# The text stays within two pages of A4: so many are named there, all of them in 附件1.
OTHERS_NAMED = 3
_NEED = 44
_LEADS = 16
_TITLES = {Cadence.WEEKLY: "督查督办周报", Cadence.MONTHLY: "督查督办月报"}


class Room(NamedTuple):
    """How many red and yellow items and how many due ones the text names."""

    red: int = 5
    yellow: int = 3
    due: int = OTHERS_NAMED


# The large type and wide pitch of GB/T 9704 leave less room on two pages.
SCREEN_ROOM = Room()
OFFICE_ROOM = Room(red=3, yellow=2, due=2)


class Head(NamedTuple):
    """The head of an issue; ``office`` is empty where the workspace names none and is filled in by hand."""

    title: str
    number: str
    office: str
    day: str
    period: str
    cutoff: str
    edition: str


class Problem(NamedTuple):
    """A red or yellow item, and for how many issues running."""

    line: Line
    lead: str
    brief: str
    running: str


class Warnings(NamedTuple):
    """The red, or the yellow ones: a sentence and the first few."""

    words: str
    problems: tuple[Problem, ...]


class Need(NamedTuple):
    """What a unit asks the leadership to settle."""

    title: str
    lead: str
    need: str
    cutoff: str


class Due(NamedTuple):
    """What falls due before the next issue: an item or one of its steps."""

    title: str
    what: str
    lead: str
    day: str
    status: str
    cutoff: str


class IssueView(NamedTuple):
    """A weekly or monthly issue in words."""

    head: Head
    summary: tuple[str, ...]
    tally: Tally
    filing: Filing
    movements: tuple[MovementGroup, ...]
    unmoved: str
    warnings: tuple[Warnings, ...]
    needs: tuple[Need, ...]
    due: tuple[Due, ...]
    due_label: str
    due_more: str
    problems: tuple[Problem, ...]
    groups: tuple[UnitGroup, ...]
    burn_down: BurnDown | None
    notes: tuple[str, ...]


def issue_view(request: ReportRequest, cadence: Cadence, room: Room = SCREEN_ROOM) -> IssueView:
    """The issue of the request's day; the days before it come from ``since`` or from the cadence."""
    since = request.since or previous_issue(cadence, request.as_of)
    terms = terms_of(request)
    every = counted(request.standings)
    past = Past(request.earlier)
    problems = _problems(every, terms, past)
    due = _due(every, terms, next_issue(cadence, request.as_of))
    moves = movements(request.standings, past.last, since, request.amended)
    numbers = tally(every, terms.lights)
    return IssueView(
        head=_head(request, cadence, since),
        summary=_summary(request, every, numbers, terms, past, since),
        tally=numbers,
        filing=filing(every, terms.owners, request.settings, request.calendar),
        movements=tuple(group for group in moves if group.movements),
        unmoved=_unmoved(moves),
        warnings=(
            _warnings(every, Light.RED, problems, terms, room.red),
            _warnings(every, Light.YELLOW, problems, terms, room.yellow),
        ),
        needs=_needs(every, terms, since)[:OTHERS_NAMED],
        due=due[: room.due],
        due_label=cadence.next_label,
        due_more=f"共{len(due)}项，其余见台账。" if len(due) > room.due else "",
        problems=problems,
        groups=unit_groups(every, terms),
        burn_down=burn_down(every, request.as_of),
        notes=_notes(request, cadence),
    )


def _head(request: ReportRequest, cadence: Cadence, since: date) -> Head:
    head = request.settings.report_head
    title = head.weekly if cadence is Cadence.WEEKLY else head.monthly
    return Head(
        title=title or _TITLES[cadence],
        number=issue_number(cadence, request.as_of, head).words,
        office=head.office or "",
        day=day_words(request.as_of),
        period=f"{day_words(since + timedelta(days=1))}至{day_words(request.as_of)}",
        cutoff=day_words(request.as_of),
        edition=request.edition.label if request.edition is Edition.PUBLIC else "",
    )


def _summary(
    request: ReportRequest,
    every: Sequence[Standing],
    now: Tally,
    terms: Terms,
    past: Past,
    since: date,
) -> tuple[str, ...]:
    if not every:
        return (f"截至{day_words(request.as_of)}，没有纳入督办的事项。",)
    plans = len({one.plan.id for one in every})
    indicators = sum(one.item.kind is Kind.INDICATOR for one in every)
    lights = listed(f"{one.label}{one.number}项（{one.share}）" for one in now.lights)
    first = (
        f"截至{day_words(request.as_of)}，纳入督办的规划和要点{plans}件、事项{now.total}项"
        f"（指标{indicators}项、任务{now.total - indicators}项），"
        f"已销号{now.closed}项，办结率{now.closed_share}；{lights}。"
    )
    apart = set_apart(request.standings)
    if apart:
        first += f"另有{apart}，不计入以上各数。"
    if past.last is None:
        return (first,)
    before = tally(counted(past.last.values()), terms.lights)
    change = "，".join(
        f"{terms.lights[light]}{signed(now.lit(light) - before.lit(light))}"
        for light in (Light.RED, Light.YELLOW, Light.BLUE)
    )
    closed = signed(now.closed - before.closed)
    return (first, f"与上期（{day_words(since)}）相比，{change}，已销号{closed}。")


def _problems(every: Iterable[Standing], terms: Terms, past: Past) -> tuple[Problem, ...]:
    lit = [one for one in every if one.light in (Light.RED, Light.YELLOW)]
    lit.sort(key=lambda one: (one.light.rank, first_owner(one, terms.owners)))
    return tuple(
        Problem(line(one, terms, number), _leads(one, terms), brief_reason(one), past.running(one))
        for number, one in enumerate(lit, start=1)
    )


def _leads(standing: Standing, terms: Terms) -> str:
    """As many units as fit into a line or two: the text has no room for a dozen, 附件1 names them all."""
    whole = owner_words(standing, terms.owners)
    if len(whole) <= _LEADS:
        return whole
    return listed_within((owner.name for owner in terms.owners.answering(standing)), _LEADS)


def _warnings(
    every: Sequence[Standing], light: Light, problems: Iterable[Problem], terms: Terms, named: int
) -> Warnings:
    found = tuple(one for one in problems if one.line.tone == light.value)
    if not found:
        return Warnings(f"本期没有{terms.lights[light]}事项。", ())
    causes = label_counts((one for one in every if one.light is light), light)
    said = f"{terms.lights[light]}事项{len(found)}项，其中{causes}（同一事项可有多种情形）。"
    more = f"以下列出前{named}项，全部见附件1。" if len(found) > named else ""
    return Warnings(said + more, found[:named])


def _unmoved(groups: Iterable[MovementGroup]) -> str:
    still = [group.label for group in groups if not group.movements]
    return f"本期没有{listed(still)}。" if still else ""


def _needs(every: Iterable[Standing], terms: Terms, since: date) -> tuple[Need, ...]:
    """Said in these days, or said last and not taken back by a later report."""
    asking = []
    for one in every:
        entry = last_entry(one, "need")
        if entry is not None and one.status.open and (entry.date > since or entry is one.log[-1]):
            asking.append(one)
    asking.sort(key=lambda one: first_owner(one, terms.owners))
    said = ((line(one, terms), _leads(one, terms)) for one in asking)
    return tuple(Need(one.title, lead, clipped(one.need, _NEED), one.cutoff) for one, lead in said)


def _due(every: Iterable[Standing], terms: Terms, until: date) -> tuple[Due, ...]:
    found: list[tuple[date, tuple[int, int, str], Due]] = []
    for one in every:
        if not one.status.open:
            continue
        steps = [(one.deadline, "事项到期")] if not one.item.ongoing else []
        steps += [
            (step.deliverable.by, f"节点：{promise_words(step.deliverable)}")
            for step in one.deliverables
            if step.deliverable.by is not None and not step.done and not step.waived
        ]
        for day, what in steps:
            if one.as_of < day <= until:
                said = _leads(one, terms), day_words(day), one.status.label, day_words(cutoff(one))
                found.append((day, first_owner(one, terms.owners), Due(one.item.title, what, *said)))
    found.sort(key=lambda one: one[:2])
    return tuple(due for _, _, due in found)


def _notes(request: ReportRequest, cadence: Cadence) -> tuple[str, ...]:
    plans = dict.fromkeys(one.plan.title for one in request.standings)
    return (
        f"统计范围：{listed(book(title) for title in plans)}。已拆分的事项只计各分项。",
        "数据以各事项日志所载、填报日期不晚于统计截止日的最新一次填报为准；各行数据截止日为该行数字所指的日期。",
        "灯号按预警规则自动判定，一项有多种情形的取最重；“力争”“积极谋划”类目标最多亮黄灯，并注明“力争”，不作为排名和考核的依据。",
        "序时差距为实际完成百分比减去序时应完成百分比，单位为百分点。",
        "由多个单位牵头或分工负责的事项在各单位分别计数，合计按事项计；百分比按最大余数法取一位小数，合计为100%。",
        f"连续期数按{'周' if cadence is Cadence.WEEKLY else '月'}计，含本期。",
    )

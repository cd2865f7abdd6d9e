"""Less evidence never looks better: without a good reading, a ``done`` or a report nothing in print improves.

Neither the class of a bulletin, nor an outlook of the evaluation, nor a unit's rank or score or completion,
nor a printed share, nor a printed progress.
What the contract itself leaves open (a pause, a 核查, a base of growth) is left out as the laws of the second
judge leave it out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from random import Random
from typing import NamedTuple

import pytest
from tests.oracle import generate, laws
from tests.oracle.inputs import Map
from tests.oracle.product import read

from jianguan_cli.domain.judging.classes import ProgressClass, item_class, target_class
from jianguan_cli.domain.judging.judge import judge
from jianguan_cli.domain.judging.midterm import Outlook, target_outlook
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.scoring.board import unit_rows
from jianguan_cli.domain.scoring.events import Event, events_of
from jianguan_cli.domain.scoring.rows import Row
from jianguan_cli.domain.settings.scoring import Code
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.reporting.request import ReportRequest
from jianguan_cli.reporting.views.class_counts import class_table, classed
from jianguan_cli.reporting.views.evaluation_counts import class_rows
from jianguan_cli.reporting.views.ranking import RankRow, rank_groups
from jianguan_cli.reporting.views.tally import counted, tally
from jianguan_cli.reporting.words.lines import progress_words
from jianguan_cli.reporting.words.owners import Owners
from jianguan_cli.reporting.words.targets import UNREPORTED
from jianguan_cli.reporting.words.terms import terms_of
from jianguan_cli.storage.calendar_data import build_calendar

SETTINGS = Settings()
CALENDAR = build_calendar(SETTINGS)
ITEMS = 12
# The later ones each found something that silence made look better.
SEEDS = (*range(13), 39, 45, 56, 74, 112)

# The better, the higher; silence is no better than being behind, and nothing known no better than lagging.
CLASSES = {
    None: 0,
    ProgressClass.SILENT: 1,
    ProgressClass.BEHIND: 1,
    ProgressClass.OTHER: 2,
    ProgressClass.ON_PACE: 3,
    ProgressClass.AHEAD: 4,
    ProgressClass.DONE: 5,
}
OUTLOOKS = {
    Outlook.UNKNOWN: 1,
    Outlook.LAGGING: 1,
    Outlook.LATE: 2,
    Outlook.AS_EXPECTED: 3,
    Outlook.FASTER: 4,
    Outlook.ON_TIME: 5,
    Outlook.ACHIEVED: 6,
}


class Print(NamedTuple):
    """All that is printed of a workspace and may look better or worse; the higher, the better."""

    items: dict[str, int]
    targets: dict[tuple[str, str], int]
    outlooks: dict[tuple[str, str], int]
    units: dict[str, int]
    shares: dict[str, Decimal]
    progress: dict[str, Decimal]
    scores: dict[str, Decimal]
    completions: dict[str, Decimal]
    places: dict[str, int]


def printed(every: Sequence[Told]) -> Print:
    standings = tuple(one.standing for one in every)
    items, targets, outlooks, progress = {}, {}, {}, {}
    for one in standings:
        found = PERCENT.match(progress_words(one))
        progress[one.item.id] = min(Decimal(found[1]), Decimal(100)) if found else Decimal(-1)
        held = [finding for finding in one.findings if not finding.soft]
        items[one.item.id] = CLASSES[item_class(one, held)]
        for target in one.targets:
            if target.target.soft or target.excused:
                continue
            key = (one.item.id, target.target.key)
            targets[key] = CLASSES[target_class(one, target, held)]
            outlooks[key] = OUTLOOKS[target_outlook(one, target, SETTINGS.midterm).outlook]
    groups = rank_groups(classed(standings), None, Owners(standings, Register()))
    units = {row.name: _place(row) for group in groups for row in group.rows}
    rows = _rows(every)
    return Print(
        items,
        targets,
        outlooks,
        units,
        _shares(standings),
        progress,
        {row.party.name: row.score for row in rows},
        {row.party.name: Decimal(100) if row.completion is None else row.completion for row in rows},
        {row.party.name: -row.place.rank if row.place else -1000 for row in rows},
    )


def _rows(every: Sequence[Told]) -> tuple[Row, ...]:
    day = every[0].standing.as_of
    events = sorted((event for one in every for event in one.events), key=lambda event: event.order)
    since, standings = day.replace(month=1, day=1), [one.standing for one in every]
    return unit_rows(standings, events, since, day, Register(), SETTINGS.scoring)[0]


def _place(row: RankRow) -> int:
    if row.rank == UNREPORTED:
        return -1000
    return -int(row.rank.removeprefix("第")) if row.rank.startswith("第") else 0


def _shares(standings: tuple[Standing, ...]) -> dict[str, Decimal]:
    """Shares of what is good, so that none of them may rise, and the lagging one turned round."""
    rows = {
        row.tone: Decimal(row.items_share.removesuffix("%")) for row in class_table(classed(standings)).rows
    }
    done, ahead, paced = rows["done"], rows["ahead"], rows["on-pace"]
    outlooks = [target_outlook(one, target, SETTINGS.midterm) for one in standings for target in one.targets]
    good = {row.label: Decimal(row.share.removesuffix("%")) for row in class_rows(outlooks)}
    request = ReportRequest(standings, standings[0].as_of)
    numbers = tally(counted(standings), terms_of(request).lights)
    return {
        "办结率": Decimal(numbers.closed_share.removesuffix("%")),
        "绿灯": Decimal(numbers.lights[3].share.removesuffix("%")),
        "已完成": done,
        "已完成、超进度": done + ahead,
        "已完成、超进度、达进度": done + ahead + paced,
        "不欠": -(rows["behind"] + rows["silent"]),
        "实现": good["提前实现"] + good["按期实现"],
        "实现、快于": good["提前实现"] + good["按期实现"] + good["快于预期"],
        "提前": good["提前实现"],
    }


PERCENT = re.compile(r"(-?[0-9.]+)%$")
# A rounded share may differ by a tenth where the remainders fall otherwise.
TENTH = Decimal("0.1")


def improved(before: Print, after: Print, units: frozenset[str]) -> Iterator[str]:
    """What looks better after; of the ranks only that of an only owner: others rise where it falls."""
    for name in Print._fields:
        if name == "shares":
            continue
        was, now = getattr(before, name), getattr(after, name)
        if name in ("units", "places"):
            was = {unit: was[unit] for unit in units & was.keys() if len(units) == 1}
        for key in was.keys() & now.keys():
            if now[key] > was[key]:
                yield f"{name} {key}: {was[key]} → {now[key]}"
    for label, share in before.shares.items():
        if after.shares[label] > share + TENTH:
            yield f"{label}: {share} → {after.shares[label]}"


def plan_of(seed: int) -> Map:
    """A random plan of three rooms and the counties, without what the contract leaves open."""
    one = generate.checklist(seed, ITEMS)
    for number, item in enumerate(one["items"]):
        item["lead"] = ["甲乙丙"[number % 3] + "处"]
        if any(target.get("combine") for target in item.get("targets") or []):
            item["lead" if number % 2 else "support"] = [*generate.UNITS[:2]]
        for entry in item["log"]:
            entry.pop("verify", None)
            if entry.get("status") == "paused":
                entry["status"] = "doing"
        for target in item.get("targets") or []:
            if target.get("combine") and not target.get("reporters"):
                target["reporters"] = ["甲县局", "乙县局"]
    return one


def less(one: Map, day: date, rng: Random) -> Iterator[tuple[str, Map]]:
    """The items without one piece of evidence, again and again, each alone in its plan."""
    for item in one["items"]:
        for what, alone in laws._less(rng, one, item, day):
            yield f"{item['id']} {what}", alone


class Told(NamedTuple):
    """One item: how it stands, and what it cost."""

    standing: Standing
    events: tuple[Event, ...]


def told(one: Map, day: date) -> dict[str, Told]:
    """The items of a plan that nothing carries: each is judged and scored by itself."""
    checklists = read([one])
    events = events_of(checklists, day, SETTINGS, CALENDAR)
    return {
        standing.item.id: Told(
            standing, tuple(event for event in events if event.item.id == standing.item.id)
        )
        for standing in judge(checklists, day, SETTINGS, CALENDAR)
    }


def _returned(one: Told) -> bool:
    return any(event.fault.code is Code.RETURNED for event in one.events)


Printed = Callable[[Sequence[Told]], Print]


def broken(seed: int, made: Printed = printed) -> Iterator[str]:
    rng = Random(seed)  # noqa: S311 - a reproducible sample
    one = plan_of(seed)
    for day in generate.days_of(seed, one, 4):
        whole = told(one, day)
        before = made([*whole.values()])
        for what, alone in less(one, day, rng):
            without = whole | told(alone, day)
            item = alone["items"][0]
            if what.endswith(" report") and _returned(whole[item["id"]]):
                continue  # a request that was returned costs a point of its own
            owners = frozenset((*item["lead"], *item["support"]))
            for better in improved(before, made([*without.values()]), owners):
                yield f"{seed} {day} without {what}: {better}"


@pytest.mark.parametrize("seed", SEEDS)
def test_less_evidence_never_looks_better(seed: int) -> None:
    assert [*broken(seed)] == []


@pytest.mark.parametrize(
    ("scale", "silent"),
    [(CLASSES, ProgressClass.SILENT), (OUTLOOKS, Outlook.UNKNOWN)],
    ids=["class", "outlook"],
)
def test_the_law_finds_silence_that_is_taken_for_good(
    scale: dict[object, int], silent: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(scale, silent, 6)
    assert any(True for seed in SEEDS for _ in broken(seed))


def test_the_law_finds_a_share_that_grows_by_silence() -> None:
    def upside_down(every: Sequence[Told]) -> Print:
        made = printed(every)
        return made._replace(shares={label: -share for label, share in made.shares.items()})

    assert any(True for seed in SEEDS for _ in broken(seed, upside_down))

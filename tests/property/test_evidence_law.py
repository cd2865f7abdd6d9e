"""Less evidence never looks better: without a good reading, a ``done`` or a report nothing in print improves.

Neither the class of a bulletin, nor an outlook of the evaluation, nor a unit's rank, nor a printed share.
What the contract itself leaves open (a pause, a 核查, a base of growth) is left out as the laws of the second
judge leave it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.reporting.request import ReportRequest
from jianguan_cli.reporting.views.class_counts import class_table, classed
from jianguan_cli.reporting.views.evaluation_counts import class_rows
from jianguan_cli.reporting.views.ranking import RankRow, rank_groups
from jianguan_cli.reporting.views.tally import counted, tally
from jianguan_cli.reporting.words.owners import Owners
from jianguan_cli.reporting.words.targets import UNREPORTED
from jianguan_cli.reporting.words.terms import terms_of
from jianguan_cli.storage.calendar_data import build_calendar

SETTINGS = Settings()
CALENDAR = build_calendar(SETTINGS)
ITEMS = 12
SEEDS = range(16)

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


def printed(standings: tuple[Standing, ...]) -> Print:
    items, targets, outlooks = {}, {}, {}
    for one in standings:
        held = [finding for finding in one.findings if not finding.soft]
        items[one.item.id] = CLASSES[item_class(one, held)]
        for target in one.targets:
            if target.target.soft or target.excused:
                continue
            key = (one.item.id, target.target.key)
            targets[key] = CLASSES[target_class(one, target, held)]
            outlooks[key] = OUTLOOKS[target_outlook(one, target, SETTINGS.midterm).outlook]
    every = classed(standings)
    groups = rank_groups(every, None, Owners(standings, Register()))
    units = {row.name: _place(row) for group in groups for row in group.rows}
    return Print(items, targets, outlooks, units, _shares(standings))


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


# A rounded share may differ by a tenth where the remainders fall otherwise.
TENTH = Decimal("0.1")


def improved(before: Print, after: Print, unit: str) -> Iterator[str]:
    """What looks better after; of the ranks only the own one of ``unit``: another's rises where it falls."""
    for name in ("items", "targets", "outlooks", "units"):
        was, now = getattr(before, name), getattr(after, name)
        if name == "units":
            was = {unit: was[unit]}
        for key in was.keys() & now.keys():
            if now[key] > was[key]:
                yield f"{name} {key}: {was[key]} → {now[key]}"
    for label, share in before.shares.items():
        if after.shares[label] > share + TENTH:
            yield f"{label}: {share} → {after.shares[label]}"


def plan_of(seed: int) -> Map:
    """A random plan of three units, without what the contract leaves open."""
    one = generate.checklist(seed, ITEMS)
    for number, item in enumerate(one["items"]):
        item["lead"] = ["甲乙丙"[number % 3] + "处"]
        for entry in item["log"]:
            entry.pop("verify", None)
            if entry.get("status") == "paused":
                entry["status"] = "doing"
        for target in item.get("targets") or []:
            if target.get("combine") and not target.get("reporters"):
                target["reporters"] = ["甲县局", "乙县局"]
    return one


def judged(one: Map, day: date) -> tuple[Standing, ...]:
    return judge(read([one]), day, SETTINGS, CALENDAR)


def less(one: Map, day: date, rng: Random) -> Iterator[tuple[str, str, Map]]:
    """The plan without one piece of evidence of a unit, again and again."""
    for at, item in enumerate(one["items"]):
        for what, alone in laws._less(rng, one, item, day):
            items = [*one["items"]]
            items[at] = alone["items"][0]
            yield item["lead"][0], f"{item['id']} {what}", {**one, "items": items}


Printed = Callable[[tuple[Standing, ...]], Print]


def broken(seed: int, made: Printed = printed) -> Iterator[str]:
    rng = Random(seed)  # noqa: S311 - a reproducible sample
    one = plan_of(seed)
    for day in generate.days_of(seed, one, 4):
        before = made(judged(one, day))
        for unit, what, without in less(one, day, rng):
            for better in improved(before, made(judged(without, day)), unit):
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
    def upside_down(standings: tuple[Standing, ...]) -> Print:
        made = printed(standings)
        return made._replace(shares={label: -share for label, share in made.shares.items()})

    assert any(True for seed in SEEDS for _ in broken(seed, upside_down))

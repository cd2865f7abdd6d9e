"""The laws on the second judge itself, and a planted fault for each: a law that cannot fail is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from itertools import islice

import pytest
from tests.oracle import laws
from tests.oracle.inputs import Map
from tests.oracle.judge import Result, judge
from tests.oracle.verdict import GREEN, NONE, RANK

Law = Callable[[laws.Judge, int], Iterator[str]]
CHUNKS = 4
SEEDS = {"evidence": 12, "term": 12}  # these judge many variants of each seed

LAWS: list[Law] = [
    laws.mirror, laws.term, laws.evidence, laws.memory, laws.cap, laws.future, laws.soft
]  # fmt: skip


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_judge_keeps_the_law(law: Law, chunk: int) -> None:
    count = SEEDS.get(law.__name__, 40)
    seeds = range(chunk * count // CHUNKS, (chunk + 1) * count // CHUNKS)
    assert [broken for seed in seeds for broken in islice(law(judge, seed), 3)] == []


def changed(change: Callable[[Map, Map], None]) -> laws.Judge:
    """A judge that sees every target changed."""

    def other(checklists: list[Map], as_of: date) -> dict[str, Result]:
        copies = deepcopy(checklists)
        for item in (item for copy in copies for item in copy["items"]):
            for target in item.get("targets") or []:
                change(item, target)
        return judge(copies, as_of)

    return other


def forgetful(codes: set[str]) -> laws.Judge:
    """A judge that leaves out findings."""

    def other(checklists: list[Map], as_of: date) -> dict[str, Result]:
        results = judge(checklists, as_of)
        for item_id, result in results.items():
            kept = tuple(one for one in result.findings if one.code not in codes)
            light = min((one.light for one in kept), key=lambda one: RANK[one], default=GREEN)
            results[item_id] = result._replace(findings=kept, light=light if result.light != NONE else NONE)
        return results

    return other


def falling_as_rising(item: Map, target: Map) -> None:
    """Reads 不超过 as 不低于."""
    target["op"] = {"<=": ">="}.get(target["op"], target["op"])


def longer(item: Map, target: Map) -> None:
    """Goes on counting after the term."""
    own = target.get("deadline") or item["deadline"]
    target["deadline"] = own + timedelta(days=400)


def levels(item: Map, target: Map) -> None:
    """Takes a running total for a level."""
    target["measure"] = "stock"


def firm(item: Map, target: Map) -> None:
    """Takes 力争 for a promise."""
    target.pop("strength", None)


def silence_is_gold(checklists: list[Map], as_of: date) -> dict[str, Result]:
    """A judge that takes what was never reported for met."""
    results = judge(checklists, as_of)
    for item in (item for one in checklists for item in one["items"]):
        entries = [entry for entry in item["log"] if entry["date"] <= as_of]
        said = {key for entry in entries for key in entry.get("values") or {}}
        result = results[item["id"]]
        states = {key: state if key in said else "met" for key, state in result.states.items()}
        results[item["id"]] = result._replace(states=states)
    return results


PLANTED: list[tuple[Law, laws.Judge]] = [
    (laws.mirror, changed(falling_as_rising)),
    (laws.term, changed(longer)),
    (laws.evidence, forgetful({"missed-target", "no-reading", "late-start", "stale", "overdue"})),
    (laws.evidence, silence_is_gold),
    (laws.memory, forgetful({"made-good"})),
    (laws.cap, changed(levels)),
    (laws.soft, changed(firm)),
    (laws.future, lambda checklists, as_of: judge(checklists, as_of + timedelta(days=500))),
]


@pytest.mark.parametrize(("law", "planted"), PLANTED)
def test_the_law_finds_a_planted_fault(law: Law, planted: laws.Judge) -> None:
    assert any(True for seed in range(40) for _ in law(planted, seed))

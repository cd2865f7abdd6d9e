"""Every finding carries what decided it, finds its own comparison true, and says the figures of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from tests.oracle.generate import days_of, workspace
from tests.oracle.product import CALENDAR, SETTINGS, RefusedError, read

from jianguan_cli.domain.judging.judge import judge
from jianguan_cli.domain.judging.rules import BY_CODE
from jianguan_cli.domain.judging.standing import Standing, TargetStanding
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.proof import Proof, Quantity, Relation
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.number import rounded, show
from jianguan_cli.domain.values.vocabulary import Every, Op

WORKSPACES = 60
# A bound of these is a threshold of the settings, which ``explain`` names: the sentence says the fact.
BY_THRESHOLD = {"behind-pace", "period-short", "due-soon", "awaiting-review", "late-start", "not-carried"}


def standings(count: int = WORKSPACES) -> Iterator[Standing]:
    for seed in range(count):
        plans = workspace(seed)
        for plan in plans:
            for item in plan["items"]:
                for entry in item["log"][::3]:
                    if entry.get("values"):
                        entry["provisional"] = True
        try:
            read_plans = read(plans)
        except RefusedError:
            continue
        for day in days_of(seed, plans[0], 4):
            yield from judge(read_plans, day, SETTINGS, CALENDAR)


PLAIN_KEYS = (
    *("average", "any_of", "margin", "against"),
    *("tolerance", "level_unit", "milestones", "reporters"),
)


def keys_of(one: TargetStanding) -> Iterator[str]:
    """The keys of a target that a sentence may have to say."""
    target = one.target
    for name in (
        "average",
        "any_of",
        "margin",
        "against",
        "tolerance",
        "level_unit",
        "milestones",
        "reporters",
    ):
        if getattr(target, name) not in (None, False, ()):
            yield name
    if target.combine is not None:
        yield target.combine.value
    if target.op is Op.BETWEEN:
        yield "between"
    if target.every is not None:
        yield target.every.value
    if target.soft:
        yield "soft"
    if target.report is not None and target.report.on is not None:
        yield "on"
    if one.cut is not None:
        yield "cut"
    if one.latest is not None:
        yield from (name for name in ("parts", "provisional") if getattr(one.latest, name))


KEYS = {
    *PLAIN_KEYS,
    *("worst", "sum", "mean", "pooled", "between", "soft", "on", "cut", "parts", "provisional"),
    *(every.value for every in Every),
}


def shown(quantity: Quantity) -> str:
    return say(quantity) if isinstance(quantity, dt.date) else show(rounded(abs(quantity)))


def unsaid(finding: Finding, proof: Proof) -> Iterator[str]:
    """The figures of the proof that the sentence does not say."""
    message = finding.message
    if proof.relation is Relation.ABSENT:
        for first, last in proof.gone:
            if str(first.year) not in message:
                yield f"{first}—{last}"
        return
    if proof.relation is Relation.STATED:
        if say(proof.day) not in message:
            yield say(proof.day)
        return
    fact, bound = proof.fact, proof.bound
    if fact is not None and not _fact_said(fact, bound, message) and proof.unit not in ("%·天", "项"):
        yield shown(fact)
    by_threshold = finding.code in BY_THRESHOLD and proof.unit in ("个百分点", "个工作日", "%·天", "项")
    if bound is not None and not by_threshold and not _said(bound, message):
        yield shown(bound)


def _fact_said(fact: Quantity, bound: Quantity | None, message: str) -> bool:
    """A day may be said by how many days it is beyond the bound."""
    if isinstance(fact, dt.date) and isinstance(bound, dt.date):
        return say(fact) in message or f"{(fact - bound).days} 天" in message
    return shown(fact) in message


def _said(bound: Quantity, message: str) -> bool:
    exact = show(bound) if isinstance(bound, Decimal) else say(bound)
    return shown(bound) in message or exact in message


def test_every_finding_proves_itself_and_says_so() -> None:
    seen: Counter[str] = Counter()
    keys: Counter[str] = Counter()
    for standing in standings():
        targets = {one.target.key: one for one in standing.targets}
        for finding in standing.findings:
            seen[finding.code] += 1
            if finding.target is not None:
                keys.update(keys_of(targets[finding.target]))
            proof = finding.proof
            assert proof is not None, finding
            assert proof.holds(), finding
            assert list(unsaid(finding, proof)) == [], finding
    # a law that never meets a code or a key says nothing of it
    assert set(seen) == set(BY_CODE)
    assert min(seen.values()) >= 5
    assert set(keys) == KEYS
    assert min(keys.values()) >= 5, keys

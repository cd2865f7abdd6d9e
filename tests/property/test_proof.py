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
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.proof import Proof, Quantity, Relation
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.number import rounded, show

WORKSPACES = 60
# A bound of these is a threshold of the settings, which ``explain`` names: the sentence says the fact.
BY_THRESHOLD = {"behind-pace", "period-short", "due-soon", "awaiting-review", "late-start", "not-carried"}


def standings(count: int = WORKSPACES) -> Iterator[Standing]:
    for seed in range(count):
        plans = workspace(seed)
        try:
            read_plans = read(plans)
        except RefusedError:
            continue
        for day in days_of(seed, plans[0], 4):
            yield from judge(read_plans, day, SETTINGS, CALENDAR)


def findings() -> Iterator[Finding]:
    for one in standings():
        yield from one.findings


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
    for finding in findings():
        seen[finding.code] += 1
        proof = finding.proof
        assert proof is not None, finding
        assert proof.holds(), finding
        assert list(unsaid(finding, proof)) == [], finding
    # a law that never meets a code says nothing of it
    assert set(seen) == set(BY_CODE)
    assert min(seen.values()) >= 5

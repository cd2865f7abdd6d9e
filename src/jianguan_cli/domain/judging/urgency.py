"""The worst first: in which order people want to see what is not well."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jianguan_cli.domain.judging.rules import RULES
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.records.proof import Proof

_GRAVITY = {rule.code: place for place, rule in enumerate(RULES)}
Urgency = tuple[int, bool, int, Decimal, date]


def urgency(standing: Standing) -> Urgency:
    """A key: the light, then firm before 力争, the gravity of the worst finding, its size, the deadline.

    The gravity is the order of the rules; the size is days where days decided, else the distance from the
    bound in proportion to it.
    """
    found = [_weight(one, standing.as_of) for one in standing.findings]
    soft, gravity, size = min(found, default=(False, len(RULES), Decimal(0)), key=lambda one: one)[-3:]
    return (standing.light.rank, soft, gravity, size, standing.deadline)


def worst_finding(standing: Standing) -> Finding | None:
    """The finding that gives the item its place; None where it has none."""
    return min(standing.findings, key=lambda one: _weight(one, standing.as_of), default=None)


def _weight(finding: Finding, as_of: date) -> tuple[int, bool, int, Decimal]:
    level = finding.level
    rank = level.rank if isinstance(level, Light) else len(Light)
    size = _size(finding.proof, as_of) if finding.proof is not None else Decimal(0)
    return (rank, finding.soft, _GRAVITY.get(finding.code, len(RULES)), -size)


def _size(proof: Proof, as_of: date) -> Decimal:
    fact, bound = proof.fact, proof.bound
    if isinstance(bound, date):
        since = fact if isinstance(fact, date) else as_of
        return Decimal(abs((since - bound).days))
    if isinstance(fact, Decimal) and isinstance(bound, Decimal):
        return abs(fact - bound) / abs(bound) if bound else abs(fact - bound)
    return Decimal((as_of - proof.day).days)

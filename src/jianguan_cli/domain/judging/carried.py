"""承接: an item whose document names no owner is judged by what carries it.

Each of its promises has the light of what carries it by name: the findings on the carrying promise, and those
on the carrier as a whole.  What is found of the carrier's other promises is none of this one's.  Beside it
stands what the promise's own bound and days make of the figures and results that are carried here.  What
nobody carries is 未分解.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.judging.bench import Bench, light_of
from jianguan_cli.domain.judging.rules.not_carried import CODE, uncarried_message
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.records.location import place
from jianguan_cli.domain.records.proof import Proof, Relation
from jianguan_cli.domain.tracing.carriage import Promise, promises_of

# What says of a carrier that nobody has begun or spoken: of a promise that was spoken of it says nothing.
_SILENCE = ("late-start", "stale")


class _Carrying(NamedTuple):
    """A promise of the item, and the standing of an item that carries it by its promise ``by``."""

    key: str
    by: str
    other: Standing


def with_carriers(bench: Bench, standing: Standing) -> Standing:
    """The standing of an item without owners as what carries it makes it: what concerns each promise of the
    carriers' findings, and its own.  A closed one asks nobody any more.
    """
    if standing.lead_now or standing.support_now or standing.status.gone or bench.ledger is None:
        return standing
    item = standing.item
    carrying: list[_Carrying] = []
    bare = []
    shared = {""}
    for key in promises_of(item):
        promise = Promise(item.id, key)
        answer = bench.ledger.answer(promise, bench.as_of)
        for one in answer.promises:
            other = bench.beside(one.item)
            if other is not None:
                carrying.append(_Carrying(key, one.key, other))
        if not answer.whole:
            bare.append(key)
        # What carries no figures (implements) says nothing that could be held against this one's own bound.
        if not answer.whole or bench.ledger.shared(promise, bench.as_of):
            shared.add(key)
    own = [one for one in standing.findings if _key(one) in shared]
    findings = _together(own, list(_from_carriers(standing, carrying)))
    light = bench.lamp(CODE)
    if bare and light is not None and standing.status is not Status.CLOSED:
        proof = Proof(CODE, Decimal(len(bare)), Relation.MORE, Decimal(0), standing.as_of, "项")
        message = uncarried_message(_names(item, bare), len(promises_of(item)))
        where = place(standing.path, item.node)
        findings.append(Finding(CODE, light, message, where, item.id, proof=proof))
    others = [one.other for one in carrying]
    return standing._replace(findings=tuple(findings), light=_light(standing, findings, others))


def _light(standing: Standing, findings: list[Finding], others: list[Standing]) -> Light:
    """Without a finding it is green only where every carrier spoke: where one did not, nothing is known."""
    if findings or not others:
        return light_of(standing.status, findings)
    return Light.NONE if any(other.light is Light.NONE for other in others) else Light.GREEN


def _together(own: list[Finding], lent: list[Finding]) -> list[Finding]:
    """What both say of one promise is said once, by the worse; of two alike by the carrier's."""
    said = {(one.code, _key(one)): _rank(one) for one in lent if _key(one)}
    kept = [one for one in own if _rank(one) < said.get((one.code, _key(one)), len(Light))]
    worse = {(one.code, _key(one)) for one in kept}
    return [*kept, *(one for one in lent if not _key(one) or (one.code, _key(one)) not in worse)]


def _from_carriers(standing: Standing, carrying: Iterable[_Carrying]) -> Iterator[Finding]:
    """Of each promise the worst finding on what carries it; of each carrier the worst on it as a whole."""
    whole: dict[str, list[Finding]] = {}
    for one in carrying:
        named, general = _concerning(one)
        whole.setdefault(one.other.item.id, []).extend(_lent(standing, one, found, "") for found in general)
        worst = min(named, key=_rank, default=None)
        if worst is not None:
            yield _lent(standing, one, worst, one.key)
    for lent in whole.values():
        worst = min(lent, key=_rank, default=None)
        if worst is not None:
            yield worst


def _concerning(one: _Carrying) -> tuple[list[Finding], list[Finding]]:
    """The carrier's findings on the carrying promise, and those on it as a whole that concern the promise."""
    lit = [finding for finding in one.other.findings if isinstance(finding.level, Light)]
    if not one.by:  # the item carries as a whole
        return [], lit
    named = [finding for finding in lit if _key(finding) == one.by]
    spoken = _spoken(one.other, one.by)
    general = [finding for finding in lit if not _key(finding) and not (spoken and finding.code in _SILENCE)]
    return named, general


def _spoken(other: Standing, key: str) -> bool:
    """Whether anything was reported of the promise itself."""
    return any(one.target.key == key and one.latest is not None for one in other.targets) or any(
        one.deliverable.key == key and (one.done is not None or one.waived) for one in other.deliverables
    )


def _lent(standing: Standing, carrying: _Carrying, finding: Finding, key: str) -> Finding:
    """A carrier's finding as one on ``key`` of the item, or on the whole of it; what the promise that is
    carried only 力争s is yellow at most.
    """
    item, other = standing.item, carrying.other
    target = item.target(carrying.key)
    deliverable = next((one for one in item.deliverables if one.key == carrying.key), None)
    promise = target or deliverable
    soft = finding.soft or (promise is not None and promise.soft)
    level = finding.level
    if soft and isinstance(level, Light) and level.rank < Light.YELLOW.rank:
        level = Light.YELLOW
    return finding._replace(
        level=level,
        message=f"由《{other.plan.title}》“{other.item.title}”承接：{finding.message}",
        location=place(standing.path, item.node),
        item=item.id,
        target=key if target is not None and key else None,
        deliverable=key if deliverable is not None and key else None,
        soft=soft,
    )


def _key(finding: Finding) -> str:
    return finding.target or finding.deliverable or ""


def _names(item: Item, keys: list[str]) -> list[str]:
    words = {one.key: one.metric for one in item.targets} | {one.key: one.text for one in item.deliverables}
    return [words.get(key, item.title) for key in keys]


def _rank(finding: Finding) -> int:
    return finding.level.rank if isinstance(finding.level, Light) else len(Light)

"""承接: an item whose document names no owner is judged by what carries it.

Each of its promises has the light of the item that carries it by name; what nobody carries is 未分解.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from jianguan_cli.domain.judging.bench import Bench, light_of
from jianguan_cli.domain.judging.rules.not_carried import CODE, uncarried_message
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.records.location import place
from jianguan_cli.domain.records.proof import Proof, Relation
from jianguan_cli.domain.tracing.carriage import Promise, promises_of


def with_carriers(bench: Bench, standing: Standing) -> Standing:
    """The standing of an item without owners as what carries it makes it: of what is carried the carriers'
    findings, of the rest its own.  A closed one asks nobody any more.
    """
    if standing.lead_now or standing.support_now or standing.status.gone or bench.ledger is None:
        return standing
    item = standing.item
    carriers: dict[str, None] = {}
    bare = []
    for key in promises_of(item):
        answer = bench.ledger.answer(Promise(item.id, key), bench.as_of)
        carriers.update(dict.fromkeys(answer.items))
        if not answer.whole:
            bare.append(key)
    others = [other for other in map(bench.beside, carriers) if other is not None]
    findings = [one for one in standing.findings if (one.target or one.deliverable or "") in ("", *bare)]
    findings.extend(_from_carriers(standing, others))
    light = bench.lamp(CODE)
    if bare and light is not None and standing.status is not Status.CLOSED:
        proof = Proof(CODE, Decimal(len(bare)), Relation.MORE, Decimal(0), standing.as_of, "项")
        message = uncarried_message(_names(item, bare), len(promises_of(item)))
        where = place(standing.path, item.node)
        findings.append(Finding(CODE, light, message, where, item.id, proof=proof))
    return standing._replace(findings=tuple(findings), light=_light(standing, findings, others))


def _light(standing: Standing, findings: list[Finding], others: list[Standing]) -> Light:
    """Without a finding it is green only where every carrier is: where one said nothing, nothing is known."""
    if findings or not others:
        return light_of(standing.status, findings)
    return Light.GREEN if all(other.light is Light.GREEN for other in others) else Light.NONE


def _from_carriers(standing: Standing, others: Iterable[Standing]) -> Iterator[Finding]:
    """The worst finding of each item that carries a promise of this one."""
    item = standing.item
    where = place(standing.path, item.node)
    for other in others:
        lit = [one for one in other.findings if isinstance(one.level, Light)]
        worst = min(lit, key=lambda one: _rank(one.level), default=None)
        if worst is not None:
            message = f"由《{other.plan.title}》“{other.item.title}”承接：{worst.message}"
            yield worst._replace(message=message, location=where, item=item.id, target=None, deliverable=None)


def _names(item: Item, keys: list[str]) -> list[str]:
    words = {one.key: one.metric for one in item.targets} | {one.key: one.text for one in item.deliverables}
    return [words.get(key, item.title) for key in keys]


def _rank(level: object) -> int:
    return level.rank if isinstance(level, Light) else len(Light)

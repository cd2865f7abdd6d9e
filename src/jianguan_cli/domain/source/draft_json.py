"""A draft as data for programs: the keys of the contract (``draft FILE -f json``)."""

from __future__ import annotations

from decimal import Decimal

from jianguan_cli.domain.source.counting import Counted
from jianguan_cli.domain.source.draft_fields import first_words
from jianguan_cli.domain.source.drafting import Draft, DraftItem
from jianguan_cli.domain.source.promises import Promise
from jianguan_cli.domain.values.number import as_json

Json = dict[str, object]


def draft_data(draft: Draft, *, plan_id: str | None = None) -> Json:
    """The whole reading: the plan, the items, the census; what is unsure is marked, never filled in.

    These keys and no others: what the reader noticed on the way is said on stderr.
    """
    plan = draft.plan
    period = plan.period
    return {
        "source": draft.name,
        "plan": {
            "id": plan_id,
            "title": plan.title,
            "issuer": plan.issuer,
            "number": plan.number,
            "issued": plan.issued.isoformat() if plan.issued else None,
            "start": period.first.isoformat() if period else None,
            "end": period.last.isoformat() if period else None,
            "unsure": plan.unsure,
        },
        "items": [item_data(item) for item in draft.items],
        "census": [counted_data(one) for one in draft.counted],
    }


def item_data(item: DraftItem) -> Json:
    """One item; its words stay in the document, ``place`` says where."""
    owners = item.owners
    return {
        "clause": item.clause,
        "title": item.title,
        "kind": item.kind,
        "lead": list(owners.lead),
        "support": list(owners.support),
        "shared": owners.shared,
        "open": owners.open,
        "leader": list(owners.leader),
        "deadline": item.deadline.isoformat() if item.deadline else None,
        "deadline_text": item.deadline_text,
        "targets": [target_data(one, first_words(item, one.start)) for one in item.targets],
        "deliverables": [
            {"key": one.key, "text": one.text, "at": first_words(item, one.start)}
            for one in item.deliverables
        ],
        "place": item.place.words(),
        "unsure": list(item.unsure),
    }


def target_data(target: Promise, at: str | None = None) -> Json:
    """One target; a rule that the words do not settle is null.  ``at``: the first words of its sentence."""
    data: Json = {
        "key": target.key,
        "metric": target.metric,
        "rule": target.rule.value if target.rule else None,
        "op": target.op.value,
        "value": _number(target.value),
        "upper": _number(target.upper),
        "unit": target.unit or None,
        "every": target.every.value if target.every else None,
        "strength": "soft" if target.soft else "firm",
        "implied": target.implied,
        "deadline_text": target.due,
        "tolerance": None,  # 左右: no document prints how far, so ``unsure`` names it
        "average": target.average,
        "against": target.against,
        "margin": _number(target.margin),
        "any_of": target.any_of,
        "scope": target.scope,
        "nature": target.nature,
        "baseline": _baseline(target),
        "milestones": [{"by": f"{year}-12-31", "value": _number(value)} for year, value in target.milestones],
        "at": at,
        "unsure": list(target.unsure),
    }
    return data


def _baseline(target: Promise) -> Json | None:
    if target.baseline is None:
        return None
    value, year = target.baseline
    return {"value": _number(value), "date": f"{year}-12-31"}


def _number(value: Decimal | None) -> int | float | None:
    return None if value is None else as_json(value)


def counted_data(one: Counted) -> Json:
    """A quantity with its place and verdict."""
    return {
        "text": one.quantity.text.strip(),
        "place": one.place.words(),
        "verdict": one.quantity.verdict.value,
    }

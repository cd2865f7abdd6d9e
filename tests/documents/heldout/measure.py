"""A draft against what was wanted: shares of clauses, names, lead and support, figures, days, leaders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from tests.documents.heldout.want import Figure, Held, Want

from jianguan_cli.domain.source.drafting import Draft, DraftItem, draft
from jianguan_cli.domain.source.promises import Promise
from jianguan_cli.domain.values.vocabulary import Op
from jianguan_cli.exchange.documents.read import read_document

_SCALES = {"万": Decimal(10_000), "亿": Decimal(10**8)}
_FOLD = str.maketrans("（）％", "()%")


class Share(NamedTuple):
    """What was found of what was wanted, and the differences by name."""

    name: str
    found: int
    wanted: int
    differences: tuple[str, ...]

    @property
    def percent(self) -> float:
        """Nothing wanted is wholly found."""
        return 100 * self.found / self.wanted if self.wanted else 100.0


def drafted(held: Held) -> Draft:
    """The draft of a held-out document."""
    return draft(read_document(held.data(), held.name))


def shares(held: Held, made: Draft) -> list[Share]:
    """All measures of one document."""
    items = {item.clause: item for item in made.items}
    wants = {want.clause: want for want in held.wants}
    both = [(want, items[label]) for label, want in wants.items() if label in items]
    asked = Counter(name for want in held.wants for name in _names(want.clause, want.leads + want.supports))
    given = Counter(
        name for item in made.items for name in _names(item.clause, item.owners.lead + item.owners.support)
    )
    owned = [want for want in held.wants if want.lead or want.support]
    exact = {w.clause for w, item in both if (w.lead or w.support) and _owners(w) == _said(item)}
    figures = Counter(_flat(want.clause, one) for want in held.wants for one in want.numbers)
    targets = Counter(
        _flat(item.clause, _of(one, figure))
        for item in made.items
        for one in item.targets
        for figure in (one.margin if one.value is None else one.value,)
        if figure is not None
    )
    values = Counter(key[:2] for key in figures.elements())
    read = Counter(key[:2] for key in targets.elements())
    days = {w.clause for w, item in both if _day(item) == w.deadline}
    led = [want for want in held.wants if want.leader]
    leaders = {w.clause for w, item in both if w.leader and item.owners.leader == tuple(w.leader.split())}
    marked = {w.clause for w, item in both if _marks(item) == set(w.marks.split())}
    return [
        _share("clauses found", wants, items),
        _share("clauses precise", items, wants),
        _counted("names found", asked, given),
        _counted("names precise", given, asked),
        _share("lead/support exact", [want.clause for want in owned], exact),
        _counted("numbers found", values, read),
        _counted("numbers precise", read, values),
        _counted("with op and unit", figures, targets),
        _share("deadlines", wants, days),
        _share("leaders", [want.clause for want in led], leaders),
        _share("shared, open, ongoing", wants, marked),
    ]


def _names(clause: str, names: Iterable[str]) -> list[tuple[str, str]]:
    return [(clause, name.translate(_FOLD)) for name in names]


def _owners(want: Want) -> tuple[set[str], set[str]]:
    return {one.translate(_FOLD) for one in want.leads}, {one.translate(_FOLD) for one in want.supports}


def _said(item: DraftItem) -> tuple[set[str], set[str]]:
    return (
        {one.translate(_FOLD) for one in item.owners.lead},
        {one.translate(_FOLD) for one in item.owners.support},
    )


def _marks(item: DraftItem) -> set[str]:
    said = {"shared": item.owners.shared, "open": item.owners.open, "ongoing": item.ongoing}
    return {mark for mark, on in said.items() if on}


def _day(item: DraftItem) -> str:
    return item.deadline.isoformat() if item.deadline else ""


def _of(one: Promise, value: Decimal) -> Figure:
    upper = one.upper if one.op is Op.BETWEEN else None
    return Figure(one.op.value, value, upper, one.unit)


def _flat(clause: str, one: Figure) -> tuple[str, Decimal, str, Decimal | None, str]:
    unit = one.unit.translate(_FOLD)
    scale = _SCALES.get(unit[:1], Decimal(1))
    plain = unit[1:] if unit[:1] in _SCALES else unit
    return clause, one.value * scale, one.op, one.upper, "" if one.value == 0 else plain


def _share(name: str, wanted: Iterable[str], found: Iterable[str]) -> Share:
    asked, given = set(wanted), set(found)
    return Share(name, len(asked & given), len(asked), tuple(sorted(asked - given)))


def _counted(name: str, wanted: Counter[tuple], found: Counter[tuple]) -> Share:  # type: ignore[type-arg]
    missing = wanted - found
    met = sum(wanted.values()) - sum(missing.values())
    return Share(name, met, sum(wanted.values()), tuple(sorted(str(one) for one in missing.elements())))


def total(measured: Iterable[list[Share]]) -> list[Share]:
    """All documents together."""
    return [
        Share(rows[0].name, sum(one.found for one in rows), sum(one.wanted for one in rows), ())
        for rows in zip(*measured, strict=True)
    ]

"""Random changes of promises: a figure, a pair of words, a stretch moved from one clause to another."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from tests.planted.edits import Planted, item_at

_FIGURE = re.compile(
    r"(?<![0-9〔年月./-])[0-9]{1,5}(?:\.[0-9]+)?"
    r"(?= ?(?:%|％|个(?!人|体)|项|家|户|万户|批次|分钟|学时|张|所|公里|万张))"
)
_UNIT = re.compile(r"(?<=[、：:])[\u4e00-\u9fff]{2,9}(?:处|局|院|中心)(?=[、；;）)])")
_LEDGER_WORDS = re.compile(r"(?m)^        (?:text|metric): (.+)$")
_LEDGER_VALUE = re.compile(r"(?m)^        value: ([0-9.]+)$")


def random_changes(text: str, ledger: str, chooser: random.Random, count: int) -> Iterator[Planted]:
    """``count`` changes of each sort, as far as there is something to change."""
    yield from _figures(text, ledger, chooser, count)
    yield from _units(text, ledger, chooser, count)
    yield from _values(text, ledger, chooser, count)
    yield from _words(text, ledger, chooser, count)


def _figures(text: str, ledger: str, chooser: random.Random, count: int) -> Iterator[Planted]:
    places = list(_FIGURE.finditer(text))
    for match in chooser.sample(places, min(count, len(places))):
        said = match[0]
        made = "".join(str((int(one) + chooser.randint(1, 8)) % 10) if one.isdigit() else one for one in said)
        if made.lstrip("0") and made != said:
            changed = text[: match.start()] + made.lstrip("0") + text[match.end() :]
            yield Planted("figure of the document", changed, ledger, "")


def _units(text: str, ledger: str, chooser: random.Random, count: int) -> Iterator[Planted]:
    places = list(_UNIT.finditer(text))
    names = sorted({match[0] for match in places})
    for match in chooser.sample(places, min(count, len(places))):
        other = chooser.choice(names)
        line = text[text.rfind("\n\n", 0, match.start()) + 1 : text.find("\n\n", match.end())]
        if other not in line:
            yield Planted(
                "unit of the document", text[: match.start()] + other + text[match.end() :], ledger, ""
            )


def _values(text: str, ledger: str, chooser: random.Random, count: int) -> Iterator[Planted]:
    places = list(_LEDGER_VALUE.finditer(ledger))
    for match in chooser.sample(places, min(count, len(places))):
        other = chooser.choice(places)[1]
        if other != match[1]:
            made = ledger[: match.start(1)] + other + ledger[match.end(1) :]
            yield Planted("value of the ledger", text, made, item_at(ledger, match.start()))


def _words(text: str, ledger: str, chooser: random.Random, count: int) -> Iterator[Planted]:
    """A result or metric replaced by that of another item."""
    places = list(_LEDGER_WORDS.finditer(ledger))
    for match in chooser.sample(places, min(count, len(places))):
        other = chooser.choice(places)
        if item_at(ledger, other.start()) != item_at(ledger, match.start()):
            made = ledger[: match.start(1)] + other[1] + ledger[match.end(1) :]
            yield Planted("words of the ledger", text, made, item_at(ledger, match.start()))

"""Values that words imply (全覆盖 is 100 %, 不发生 is 0), and words that imply one which nothing holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jianguan_cli.domain.lint.source_codes import MISSING, WORDING
from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.source.comparing import wording, wordlist
from jianguan_cli.domain.source.comparing.clauses import quoted
from jianguan_cli.domain.source.comparing.likeness import alike, letters, share
from jianguan_cli.domain.source.comparing.numbers import unprinted
from jianguan_cli.domain.source.comparing.pairing import Clause, Pair
from jianguan_cli.domain.source.comparing.spots import (
    Spot,
    is_percent,
    likest,
    name_of,
    segments,
    sentences,
    spot_at,
)
from jianguan_cli.domain.source.quantities import Quantity, Verdict
from jianguan_cli.domain.source.text import fold
from jianguan_cli.domain.values.number import show
from jianguan_cli.domain.values.vocabulary import Rule

_VIRTUE = re.compile("全面?覆盖、.*(?:体系|机制|格局)")  # a list of what a system is to be like
_ANOTHER = 0.12  # likeness below which the words imply something else than the target
_PRINTED = 0.85  # likeness from which a printed figure is certainly the target's own


def check(pair: Pair, checklist: Checklist) -> Iterator[Finding]:
    """Every difference between implied values and the words that imply them."""
    for item in pair.items:
        for target in item.targets:
            if target.implied and target.value is not None:
                yield from _implied(pair.clause, item, target, checklist.path)
                spot = _spot(pair.clause, target)
                if spot is not None:
                    yield from wording.check(pair.clause, item, target, spot, checklist.path)
    yield from _left_out(pair, checklist)


def sentence_of(clause: Clause, target: Target) -> str:
    """The sentence that is most likely to be a target's: marked by ``at``, else the most alike."""
    said = sentences(clause.words)
    if target.at is not None:
        for one in said:
            if fold(target.at) in fold(one):
                return one
    return likest(name_of(target), said)[0]


def _words(target: Target) -> re.Pattern[str]:
    if target.rule is Rule.GROW:
        return wordlist.GROWING
    return wordlist.ZERO if target.value == 0 else wordlist.FULL


def _spot(clause: Clause, target: Target) -> Spot | None:
    """The words that imply the value, as if they were its figure."""
    sentence = sentence_of(clause, target)
    part = likest(name_of(target), segments(sentence))[0]
    for text in (part, sentence):
        match = _words(target).search(text)
        if match is not None:
            start = sentence.find(text)
            at = start + match.start()
            said = Quantity(match[0], at, at + len(match[0]), Verdict.TARGET, target.value, implied=True)
            return Spot(said, text[: match.start()], text[match.end() :], sentence, sentence[:at], 1.0, 1.0)
    return None


def _meant(target: Target) -> str | None:
    """What the words must say, for a message; None where no words can imply the value."""
    if target.rule is Rule.GROW:
        return "增长、提升一类的话"
    if target.value == 100 and is_percent(target.unit):
        return "全覆盖、全部、全量一类的话"
    return "零、不发生、杜绝一类的话" if target.value == 0 else None


def _implied(clause: Clause, item: Item, target: Target, path: str) -> Iterator[Finding]:
    figure = f"{show(target.value or Decimal(0))}{target.unit}"
    meant = _meant(target)
    if meant is None:
        key, said = "value", f"写着由文字推得，值却是 {figure}：文字只能推得 100% 或 0"
        hint = "原文印了这个数的删去 implied；没有印的不要自造"
    else:
        sentence = sentence_of(clause, target)
        printed = _printed(clause, item, target)
        if not _words(target).search(sentence):
            words = quoted(sentence, 24)
            key, said = "implied", f"的 {figure} 由文字推得，条款 {item.clause}“{words}”里没有{meant}"
            hint = "对照原文：没有这个意思的，改成成果（deliverables）或删去"
        elif printed is not None:
            key, said = "implied", f"写着由文字推得，条款 {item.clause} 印着“{printed}”"
            hint = "删去 implied: true"
        elif (steps := _by_steps(target, sentence)) is not None:
            key, said = "implied", f"的 {figure} 由文字推得，条款 {item.clause} 只说“{quoted(steps, 24)}”"
            hint = "对照原文：逐步的、探索的不是全覆盖，改成成果（deliverables）或写 strength: soft"
        else:
            return
    yield WORDING.finding(
        path,
        target.node_of(key),
        f"“{target.key}”{said}{clause.where()}",
        item=item.id,
        target=target.key,
        hint=hint,
    )


def _by_steps(target: Target, sentence: str) -> str | None:
    """The words that promise a whole only step by step, where each that promises it does."""
    if target.value == 0 or target.rule is Rule.GROW or target.soft:
        return None
    parts = [one for one in segments(sentence) if _words(target).search(one)]
    near = likest(name_of(target), parts)[0] if parts else ""
    match = _words(target).search(near)
    steps = wordlist.BY_STEPS.search(near[: match.end()]) if match is not None else None
    return near if steps is not None else None


def _printed(clause: Clause, item: Item, target: Target) -> str | None:
    """The figure that the clause prints for a target whose value is marked as implied."""
    for one in unprinted(item, target, clause) if target.rule is not Rule.GROW else ():
        spot = spot_at(clause.words, one, clause.quantities, name_of(target))
        if share(letters(target.metric), spot.before + spot.behind) >= _PRINTED:
            return quoted(spot.before[-12:] + one.text)
    return None


def _left_out(pair: Pair, checklist: Checklist) -> Iterator[Finding]:
    """全覆盖, 零…, 不发生… of the clause beside which no target stands."""
    item = pair.items[0]
    for one in _unheld(pair):
        if any(share(one.text, text) >= 0.9 for text in _texts(item)):
            continue
        start = max(pair.clause.words.rfind(stop, 0, one.start) for stop in ",;。\n") + 1
        words = quoted(pair.clause.words[start : one.end], 24)
        yield MISSING.finding(
            checklist.path,
            item.node_of("targets") or item.node_of("clause"),
            f"条款 {pair.clause.label} 的“{words}”是{'100%' if one.value else '零'}的承诺，清单里没有指标"
            f"{pair.clause.where()}",
            item=item.id,
            hint="补一个指标并写 implied: true；不是承诺的，在事项的 note 里写明",
        )


def _unheld(pair: Pair) -> list[Quantity]:
    """The implied values for which the items have too few targets: those least like any of them."""
    targets = [target for item in pair.items for target in item.targets]
    left: list[Quantity] = []
    for value in (100, 0):
        names = [
            name_of(one) for one in targets if one.value == value and (not value or is_percent(one.unit))
        ]
        said = [
            (max((alike(name, text) for name in names), default=0.0), one.start, one)
            for one in pair.clause.quantities
            if one.implied and one.value == value and not _VIRTUE.search(text := _segment(pair.clause, one))
        ]
        said.sort(key=lambda row: row[:2])
        spare = max(0, len(said) - len(names))
        left += [one for at, (likeness, _, one) in enumerate(said) if at < spare or likeness < _ANOTHER]
    return left


def _segment(clause: Clause, one: Quantity) -> str:
    start = max(clause.words.rfind(stop, 0, one.start) for stop in ",;。\n") + 1
    return re.split("[,;。\n]", clause.words[start:], maxsplit=1)[0]


def _texts(item: Item) -> Iterator[str]:
    yield from (one for one in (item.note, *(one.text for one in item.deliverables)) if one)

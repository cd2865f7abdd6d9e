"""Results and names: what the ledger says in words against the words of the clause, both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianguan_cli.domain.lint.source_codes import TEXT, WORDING
from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.source.comparing import wordlist
from jianguan_cli.domain.source.comparing.clauses import quoted
from jianguan_cli.domain.source.comparing.likeness import letters, share
from jianguan_cli.domain.source.comparing.pairing import Clause, Pair
from jianguan_cli.domain.source.comparing.spots import likest, name_of, segments, sentences
from jianguan_cli.domain.source.text import fold

_SAID = 0.62  # of a result's characters in its sentence; the least of 892 curated ones is 0.64
_SCOPE = 0.8
_METRIC = 0.6
_OWN_WORDS = re.compile(
    "规划期内|期内|期末|年度|每年|累计|新|数量|总数|家数|个数|起数|次数"
)  # of the ledger, to be clear
_TELLING = 3  # characters: a shorter name tells nothing


def check(pair: Pair, checklist: Checklist) -> Iterator[Finding]:
    """Every result and scope of the ledger that the clause does not word, or words otherwise."""
    for item in pair.items:
        for one in item.deliverables:
            if not one.own:
                yield from _deliverable(pair.clause, item, one, checklist.path)
        for target in item.targets:
            yield from _names(pair.clause, item, target, checklist.path)


def sentence_of(clause: Clause, one: Deliverable) -> str:
    """The sentence of a result: marked by ``at``, else the most alike."""
    said = sentences(clause.words)
    if one.at is not None:
        for sentence in said:
            if fold(one.at) in fold(sentence):
                return sentence
    return likest(one.text, said)[0]


def _deliverable(clause: Clause, item: Item, one: Deliverable, path: str) -> Iterator[Finding]:
    sentence = sentence_of(clause, one)
    if share(one.text, sentence) < _SAID:
        yield TEXT.finding(
            path,
            one.node_of("text"),
            f"成果“{one.text}”在条款 {item.clause} 里找不到相应的话{clause.where()}",
            item=item.id,
            hint="对照原文：原文删改了的照改，不是这一条的移走",
        )
        return
    segment = likest(one.text, segments(sentence))[0]
    upto = sentence[: sentence.find(segment) + len(segment)]
    soft = [match.start() for match in wordlist.SOFT.finditer(upto)]
    firm = [match.start() for match in wordlist.FIRM.finditer(upto)]
    pledged = bool(soft) and max(soft) > max(firm, default=-1)
    if one.soft and not pledged:
        words = quoted(segment, 24)
        message = f"成果“{one.text}”写的是力争（soft），条款 {item.clause}“{words}”不是力争、探索一类的话"
        hint = "删去 strength: soft"
    elif not one.soft and wordlist.TRIED.match(segment):
        message = f"成果“{one.text}”没有写 soft，条款 {item.clause} 的话是“{quoted(segment, 24)}”"
        hint = "写 strength: soft"
    else:
        return
    yield WORDING.finding(
        path,
        one.node_of("strength") or one.node_of("text"),
        message + clause.where(),
        item=item.id,
        hint=hint,
    )


def _names(clause: Clause, item: Item, target: Target, path: str) -> Iterator[Finding]:
    name = _OWN_WORDS.sub("", target.metric)
    sentence = likest(name_of(target), sentences(clause.words))[0]
    if len(letters(name)) >= _TELLING and share(name, sentence) < _METRIC:
        yield TEXT.finding(
            path,
            target.node_of("metric"),
            f"指标“{target.metric}”在条款 {item.clause} 里找不到相应的话{clause.where()}",
            item=item.id,
            target=target.key,
            hint="对照原文：不是这一条的指标移走，名称照原文的话写",
        )
    if target.scope is not None and share(target.scope, clause.words) < _SCOPE:
        yield TEXT.finding(
            path,
            target.node_of("scope"),
            f"“{target.key}”的范围“{target.scope}”在条款 {item.clause} 里找不到相应的话{clause.where()}",
            item=item.id,
            target=target.key,
            hint="范围照原文写",
        )

"""Baselines against the clause that they name as their source, where that document lies at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jianguan_cli.domain.lint.source_codes import NUMBER
from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.plan.target import Baseline, Target
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.source.comparing.pairing import Pair
from jianguan_cli.domain.source.figures import figures, stands_in
from jianguan_cli.domain.source.text import SourceText, fold
from jianguan_cli.domain.values.clause import parse_clause
from jianguan_cli.domain.values.number import show

_LABEL = re.compile(r"(?P<label>[一二三四五六七八九十百]+(?:/[^\s,，;；]+)?|[0-9]+)\s*$")
_YEAR = re.compile("(20[0-9]{2})")
Documents = Mapping[str, SourceText]  # title, folded, to document


def check(pair: Pair, checklist: Checklist, documents: Documents) -> Iterator[Finding]:
    """Every baseline that its source does not print; one whose source is not at hand is not compared."""
    for item in pair.items:
        for target in item.targets:
            if target.baseline is None:
                continue
            text, named = _text(target.baseline, pair, documents)
            if text is not None:
                yield from _differences(item, target, target.baseline, text, named, checklist.path)


def _text(baseline: Baseline, pair: Pair, documents: Documents) -> tuple[str | None, str]:
    if baseline.source is None:
        return pair.clause.whole, f"条款 {pair.clause.label}"
    said = fold(baseline.source)
    titles = [title for title in documents if title in said]
    match = _LABEL.search(baseline.source)
    if not titles or match is None:
        return None, ""
    steps = parse_clause(match["label"])
    text = documents[max(titles, key=len)].clause(steps) if steps else None
    return (text if text is not None else ""), f"“{baseline.source}”"


def _differences(
    item: Item, target: Target, baseline: Baseline, text: str, named: str, path: str
) -> Iterator[Finding]:
    if not text:
        yield NUMBER.finding(
            path,
            baseline.node_of("source"),
            f"“{target.key}”的基期出处 {named} 在那份文件里找不到",
            item=item.id,
            target=target.key,
            hint="对照那份文件改正条款号",
        )
        return
    if baseline.source is not None and not stands_in(baseline.value, target.unit, figures(text)):
        yield NUMBER.finding(
            path,
            baseline.node_of("value"),
            f"“{target.key}”的基期值 {show(baseline.value)}{target.unit} 不在{named}里",
            item=item.id,
            target=target.key,
            hint="对照出处改正基期值",
        )
    years = {int(year) for year in _YEAR.findall(text)} | _cycles(text)
    if years and baseline.date.year not in years:
        yield NUMBER.finding(
            path,
            baseline.node_of("date"),
            f"“{target.key}”的基期日是 {baseline.date.isoformat()}，{named}里说的是"
            f"{'、'.join(f'{year}年' for year in sorted(years)[:4])}",
            item=item.id,
            target=target.key,
            hint="对照出处改正基期日",
        )


def _cycles(text: str) -> set[int]:
    """“十三五” ends in 2020: a clause that looks back on it speaks of that year."""
    return {
        2005 + 5 * ("十一二三四五六".index(number)) for number in re.findall("“?十([一二三四五六])五”?", text)
    }

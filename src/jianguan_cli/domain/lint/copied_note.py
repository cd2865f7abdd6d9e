"""The same words reported twice running."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.values.dates import say

# Short words such as 正常推进中 repeat without anybody copying.
LEAST = 8
_NOT_WORDS = re.compile(r"[\W_]+")

CODE = LintCode(
    "copied-note",
    Severity.WARNING,
    "进展照抄上次",
    f"接连两次填报的进展（note）一字不差（{LEAST} 字以上，标点不计），等于没有填报。"
    "请写本期做了什么；没有进展就写没有。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each note that repeats the note before it, punctuation aside."""
    for checklist, item in ledger.items():
        noted = [(entry, _NOT_WORDS.sub("", entry.note)) for entry in item.log if entry.note]
        for (before, said), (after, again) in pairwise(noted):
            if said == again and len(again) >= LEAST:
                yield CODE.finding(
                    checklist.path,
                    after.node_of("note"),
                    f"进展与{say(before.date)}填报的一字不差",
                    item=item.id,
                    hint="请写本期的进展",
                )


RULE = LintRule(CODE, check)

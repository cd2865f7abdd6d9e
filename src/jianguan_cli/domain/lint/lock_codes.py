"""What lint may say of a plan that was locked to its document, and of where a promise stands in it.

The checks themselves are in ``domain.source``: ``places``, ``drift`` and ``document_drift``.
"""

from __future__ import annotations

from jianguan_cli.domain.lint.rule import LintCode
from jianguan_cli.domain.records.finding import Severity

AT = LintCode(
    "source-at",
    Severity.WARNING,
    "原文里找不到 at 所指的句子",
    "（--source）at 是承诺所在句子开头的 4 至 12 个字；它在本条原文里一处也没有，或者有好几句都有，就说不准是哪一句。"
    "请照原文改，几句都有的多写几个字；太短的说不准，太长的是抄原文。",
)
LOCK_CODES = (AT,)

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
    "（--source）at 是承诺所在句子开头的 4 至 12 个字；它在本条原文里一处也没有，或者有好几句都有，"
    "就说不准是哪一句。"
    "请照原文改，几句都有的多写几个字；太短的说不准，太长的是抄原文。",
)
CHANGED = LintCode(
    "lock-changed",
    Severity.ERROR,
    "承诺与锁定时不一样",
    "清单锁定（jianguan lock）之后，计划的标题、文号、日期，"
    "目标值、单位、界限、责任单位、时限、条款号等文件所定的内容被改，或事项、目标、成果被删。"
    "日志里经批准的延期、移交、修订不算：比的是原来的承诺。"
    "改错了的请改回；确是当初抄错、现在改对的，对照原文再运行一次 jianguan lock 计划 --source 原文。",
)
ADDED = LintCode(
    "lock-added",
    Severity.WARNING,
    "锁定以后才有的承诺",
    "清单里有锁定（jianguan lock）时没有的事项、目标或成果；拆分出来的和自定的节点不算。"
    "原文里本来就有、当初漏了的，对照原文再锁定一次：jianguan lock 计划 --source 原文。",
)
BROKEN = LintCode(
    "lock-broken",
    Severity.ERROR,
    "锁定文件读不了或被改过",
    "sources/<计划编号>.lock 不是 jianguan lock 写成的样子：被手工改过、缺了行、合并时留下冲突，"
    "或者没有这个计划。"
    "它不能手工改，请对照原文重新锁定：jianguan lock 计划 --source 原文。",
)
DOCUMENT = LintCode(
    "source-changed",
    Severity.WARNING,
    "原文与锁定时不一样",
    "（--source）手上这份原文与锁定时读的不一样，逐条列出：改了的、新增的、没有了的、只换了条款号的。"
    "请确认是不是同一份文件；文件确实重新印发的，逐条改清单，再运行 jianguan lock 计划 --source 原文。",
)

LOCK_CODES = (AT, CHANGED, ADDED, BROKEN, DOCUMENT)

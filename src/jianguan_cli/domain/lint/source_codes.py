"""What ``lint --source`` may say: the ledger against its document, and the document against the ledger.

The checks themselves are in ``domain.source.comparing``; they need the document, which no ledger holds.
What the document contradicts is an error: it would be judged, and signed, otherwise than it is printed.  What
rests on likeness of words, or says that there was nothing to compare with, is a warning.
"""

from __future__ import annotations

from jianguan_cli.domain.lint.rule import LintCode
from jianguan_cli.domain.records.finding import Severity

CLAUSE = LintCode(
    "source-clause",
    Severity.ERROR,
    "条款与原文不符",
    "（--source）事项的条款号在原文里找不到，或那一条说的是另一件事（换了次序、插了新条）。请对照原文改正条款号。",
)
MISSING = LintCode(
    "source-missing",
    Severity.ERROR,
    "原文有、清单没有",
    "（--source）原文的条款、承诺的数、“全覆盖”“零……”一类的话、时限，清单里没有一处接住。"
    "请补上事项、指标或时限；确实不是承诺的，在事项的 note 里写明那个数，或在 accept 里写明理由。",
)
NUMBER = LintCode(
    "source-number",
    Severity.ERROR,
    "原文没有这个数",
    "（--source）指标的目标值、上限、印出的节点值、计量单位在原文的这一条里找不到，或者是这一条里另一个指标的数；"
    "基期值在它注明的出处（没有注明的在这一条）里找不到。出处不在手边的基期、自定节点和由文字推得（implied）的数不查；"
    "经修订的目标按修订前的数查。",
)
OWNER = LintCode(
    "source-owner",
    Severity.ERROR,
    "责任单位与原文不符",
    "（--source）牵头或责任单位在原文这一条里找不到，原文列了的单位事项没有（不论登记没有），牵头和配合写反了，"
    "或分工负责（shared）、名单未列尽（open）、误印推断（lead_inferred）与原文不符。"
    "名称照原文所印，不换成全称或简称；共用后缀的并列写法（甲、乙市场监管局）可写开；移交的看原来的单位。",
)
WORDING = LintCode(
    "source-wording",
    Severity.ERROR,
    "措辞与字段不符",
    "（--source）指标的数所在的那句话与字段说的不一样：大于、不低于、不超过 ↔ op，力争、确保 ↔ strength，"
    "每年、每季度 ↔ rule 和 every，左右 ↔ tolerance，年均 ↔ average，全覆盖、全量、零 ↔ implied。"
    "原文没有用这些词的不查；经批准修订的字段不查。"
    "原文的话有歧义、已经商定的，在 accept 里写明理由。",
)
DEADLINE = LintCode(
    "source-deadline",
    Severity.ERROR,
    "时限与原文不符",
    "（--source）时限原话不在原文的这一条里，日期与原话对不上，原文写了另一个时限，或日期既不是计划的截止日又没有原话；"
    "“长期坚持”与 ongoing 不符。经批准延期的按原来的时限查。",
)
HEAD = LintCode(
    "source-head",
    Severity.ERROR,
    "标题、文号、日期与原文不符",
    "（--source）计划的标题、文号、印发日期、印发机关、起止年份与文件开头、落款印的不一样。文件没有印的不查；"
    "印发机关没有印、由推定得出的，在 accept 里写明理由。",
)
TEXT = LintCode(
    "source-text",
    Severity.WARNING,
    "原文找不到相应的话",
    "（--source）成果、指标的范围在原文的这一条里找不到相应的话，或原文点了名的成果清单没有写。"
    "按用字的相近程度看，不是逐字比对，所以只是提醒。",
)
ABSENT = LintCode(
    "source-absent",
    Severity.WARNING,
    "没有原文可对照",
    "（--source）所给的文件夹里没有这份计划的原文（名为“计划编号.扩展名”的 docx、pdf、html、xlsx、txt、md），"
    "这份清单没有对照过。请放入原文；找不到原文的在 accept 里写明理由。批示会议类台账不查。",
)
UNREADABLE = LintCode(
    "source-unreadable",
    Severity.ERROR,
    "原文读不了",
    "（--source）原文在，但读不了：扫描件、加了密码、损坏、太大，或里面没有条款。"
    "没有对照，退出码为 3。请按提示换一份能读的。",
)

SOURCE_CODES = (CLAUSE, MISSING, NUMBER, OWNER, WORDING, DEADLINE, HEAD, TEXT, ABSENT, UNREADABLE)

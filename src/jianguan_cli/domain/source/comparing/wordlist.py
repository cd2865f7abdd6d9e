"""The words of official prose that decide a field of a checklist, in one table each.

Where a document uses none of them it decides nothing, and nothing is said about the field.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from jianguan_cli.domain.values.vocabulary import Every, Op


class Said(NamedTuple):
    """A word as the document prints it, and what it means."""

    word: str
    op: Op


# Behind the figure: they win over what stands before it (达到98%以上, 控制在0.1以下).
_BEHIND = (
    (re.compile(r"^\s*(?:[\u4e00-\u9fff]{0,2}?)(?:及|\(含\))?(?:以上)"), Op.GE),
    (re.compile(r"^\s*(?:[\u4e00-\u9fff]{0,2}?)(?:以内|以下|之内)"), Op.LE),
)
_BEFORE = (
    (re.compile("不超过|不高于|不大于|不多于|不得超过|不得高于|控制在|低于或等于|≤|至多|最多|最长"), Op.LE),
    (re.compile("不低于|不少于|不小于|不得低于|不得少于|≥|至少|最低|最少"), Op.GE),
    (re.compile("达到|达(?!标)"), Op.GE),
    (re.compile("(?<!不)(?:大于|超过|高于|多于)|突破|>(?!=)"), Op.GT),
    (re.compile("(?<!不)(?:小于|低于|少于)|<(?!=)"), Op.LT),
)
FALLING = re.compile("降|减|缩|压|控制|不超|低于|以内|以下|少于|小于|下浮|压到|限")
ABOUT = re.compile(r"^[\u4e00-\u9fff/]{0,4}?(?:左右|上下)")
AROUND = re.compile("(?:大约|约)$")
SOFT = re.compile("力争|争取|争创|积极谋划|努力实现|有望|探索|试点|试行|逐步|鼓励|力求")
PLEDGE = re.compile("力争|争取|争创|积极谋划|努力实现|有望|力求|努力")  # soft in a figure too
TRIED = re.compile(  # a segment that begins so promises a try
    r"^(?:\s|[0-9]+[.、]|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]是|积极|逐步|试点|有序|大力|配合|进一步)*"
    "(?:力争|争取|争创|探索|谋划|努力实现|有望|力求)"
)
FIRM = re.compile("确保|必须|务必|务求|严格落实")
AVERAGE = re.compile("年均|月均|平均每|季均|平均")
STRONG_EVERY = (
    (re.compile("每半年|半年(?:一|1)次"), Every.HALF),
    (re.compile("每(?:个)?季度|每季"), Every.QUARTER),
    (re.compile("每旬"), Every.DEKAD),
    (re.compile("每(?:两|2|二)个?月|双月"), Every.BIMONTH),
    (re.compile("每(?:个)?月"), Every.MONTH),
    (re.compile("每周|每星期"), Every.WEEK),
    (re.compile("每(?:一)?年|逐年|/年"), Every.YEAR),
)
WEAK_EVERY = (
    (re.compile("半年"), Every.HALF),
    (re.compile("季度|季报|按季"), Every.QUARTER),
    (re.compile("旬"), Every.DEKAD),
    (re.compile("月度|按月|月报|当月|月均"), Every.MONTH),
    (re.compile("一周|周报|按周"), Every.WEEK),
    (re.compile("年度|当年|按年|(?<![0-9全今明本半近])年(?!底|末|均|内|初|前|限)"), Every.YEAR),
)
GROWING = re.compile("(?<!新)增|升|提高|翻|扩大|降|减|缩|递|涨|比上年|同比")
FULL = re.compile(
    "全覆盖|(?<!扩大)(?<!提高)(?<!提升)覆盖(?!面)|全部|全面|全员|全程|全量|全域|全市推|应.{1,2}尽.|无一遗漏|所有|均|都|逐一|每一?[个家户项件批]?|各|百分之?百|100%|一律"
)
# What comes before 全覆盖 and takes the whole of it back: a way that is gone, not a state that is promised.
BY_STEPS = re.compile("逐步|分步|分批|稳步|有序|逐渐|探索|研究|尽可能|尽量|基本|原则上")
ZERO = re.compile(
    "零(?!就业|售|部件|配件|工|星|距离|门槛|担保|食)|不发生|杜绝|不出现|无|未|不得|严禁|禁止|不|没有|防止|防范|避免|取消|清零|以外|外"
)
LEVEL = re.compile("(?:到|至|达)(?:了)?$")
KEPT = re.compile("保持|稳定在|维持|始终|常年|不低于|控制在")
BY_END = re.compile("到20[0-9]{2}年|期末|年底|年末|力争到")
SHORTENED = re.compile("压缩|压减|缩短|缩减|降")


def printed_op(before: str, behind: str) -> Said | None:
    """The bound that the words around a figure print; None where it stands bare."""
    for pattern, op in _BEHIND:
        match = pattern.match(behind)
        if match is not None:
            return Said(match[0].strip(), op)
    hits = [
        (match.end(), -match.start(), match[0], op)
        for pattern, op in _BEFORE
        for match in pattern.finditer(before)
    ]
    if not hits:
        return None
    _, _, word, op = max(hits, key=lambda hit: hit[:2])
    return Said(word, op)


def every_words(text: str, table: tuple[tuple[re.Pattern[str], Every], ...]) -> dict[Every, str]:
    """The periods that a text names, each with its word; a word inside a longer one does not count."""
    found: dict[Every, str] = {}
    left = text
    for pattern, every in table:
        match = pattern.search(left)
        if match is not None:
            found[every] = match[0]
            left = pattern.sub("。", left)
    return found

"""Targets out of the quantities of a clause: what is measured, in which direction, by when, how firmly."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.source.due import find_due
from jianguan_cli.domain.source.quantities import Quantity, Verdict
from jianguan_cli.domain.values.vocabulary import Every, Op, Rule

_OPS = (
    (re.compile("不超过|不高于|不大于|不多于|≤|控制在|压减至|压缩至|压缩到|降至|降到|减至|以内"), Op.LE),
    (re.compile("不低于|不少于|不小于|≥|达到|达|至少|以上"), Op.GE),
    (re.compile("大于|超过|高于|突破|>"), Op.GT),
    (re.compile("小于|低于|少于|<"), Op.LT),
)
_BEHIND = ((re.compile(r"^\s*(?:以内|以下|之内)"), Op.LE), (re.compile(r"^\s*(?:以上|及以上|左右)"), Op.GE))
_EVERY = (
    (re.compile("每半年|半年度"), Every.HALF),
    (re.compile("每季|(?<![一二三四1-4第])季度"), Every.QUARTER),
    (re.compile("每旬"), Every.DEKAD),
    (re.compile("每两个月|双月"), Every.BIMONTH),
    (re.compile("每月|月度"), Every.MONTH),
    (re.compile("每周|一周内|周检"), Every.WEEK),
    (re.compile("每年|年度|年均|逐年|/年|一年"), Every.YEAR),
)
_GROWING = re.compile("增长|递增|增速|年均增|提高[0-9.]+%|增幅")
_SOFT = re.compile("力争|争取|积极谋划|努力实现|积极争创|有望")
_DUTY = re.compile("不发生|杜绝|零(?:容忍|事故|发生)|每批|逐批")
_VERBS = re.compile(
    r"^(?:并|且|和|及|确保|力争|争取|实现|做到|推动|推进|完成|全年|继续|要|使|将|力求|保持|努力|积极|切实|组织|开展|加强|强化|其中|到|达到|督促|推行|进一步|稳步)+"
)
_TAIL = re.compile(
    r"(?:不超过|不高于|不大于|不低于|不少于|不小于|大于|小于|高于|低于|超过|突破|控制在|保持在|稳定在|达到|达|为|至|到|均在|均|在|要|数量|实现|提高|提升|增长|≥|≤|>|<|=|(?<!签)约|左右|以上|共|累计|总数|每年|每季度|每月|一般|年内)+$"
)
_QUOTES = re.compile('[“”‘’"]')
_LONGEST = 30
_HEAD = re.compile(
    r"^\s*(?:[0-9]{1,3}[.、]|\([0-9一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}(?:、|是)|[①-⑳])\s*"
)


class Promise(NamedTuple):
    """A target as the document suggests it; what the words do not settle is None and in ``unsure``."""

    key: str
    metric: str
    op: Op
    value: Decimal
    unit: str
    upper: Decimal | None
    rule: Rule | None
    every: Every | None
    soft: bool
    implied: bool
    due: str | None
    start: int
    unsure: tuple[str, ...]


def promises(text: str, quantities: list[Quantity]) -> list[Promise]:
    """The targets of a clause in the order of its text; one figure of one metric is given once."""
    made: list[Promise] = []
    used: set[str] = set()
    for one in quantities:
        if one.verdict not in (Verdict.TARGET, Verdict.RANGE) or one.value is None:
            continue
        promise = _promise(text, one, made[-1].metric if made else "")
        key = promise.key
        number = 2
        while key in used:
            key, number = f"{promise.key}{number}", number + 1
        used.add(key)
        made.append(promise._replace(key=key))
    return made


def _promise(text: str, one: Quantity, last: str) -> Promise:
    sentence_start = max(text.rfind(stop, 0, one.start) for stop in "。;\n") + 1
    sentence = _HEAD.sub("", text[sentence_start : one.start])
    near = re.split("[,、:(]", sentence)[-1]
    after = re.match("[^,;。、\n]*", text[one.end :])
    behind = after[0] if after else ""
    metric = _metric(one, near, sentence, behind, last)
    unsure = [] if metric else ["metric"]
    op, sure = _op(one, near, behind)
    unsure += [] if sure else ["op"]
    rule, every = _rule(one, near, sentence, behind)
    unsure += [] if rule is not None else ["rule"]
    unsure += [] if one.unit or one.implied else ["unit"]
    due = find_due(sentence)
    metric = metric or behind[:_LONGEST] or "数量"
    return Promise(
        key=_key(metric),
        metric=metric,
        op=Op.BETWEEN if one.upper is not None and hasattr(Op, "BETWEEN") else op,
        value=one.value if one.value is not None else Decimal(0),
        unit=one.unit or ("起" if one.implied else ""),
        upper=one.upper,
        rule=rule,
        every=every,
        soft=_SOFT.search(sentence) is not None,
        implied=one.implied,
        due=due[-1].text if due else None,
        start=one.start,
        unsure=tuple(unsure),
    )


def _key(metric: str) -> str:
    """A short name for a metric: what stands behind its last 的, else its first words."""
    last = metric.rpartition("的")[2]
    return (last if 2 <= len(last) <= 12 else metric)[:12]


def _metric(one: Quantity, near: str, sentence: str, behind: str, last: str) -> str:
    said = re.sub("(?:由|从)[^,。]*?[0-9].*$", "", _QUOTES.sub("", near.strip()))
    for phrase in find_due(said):
        said = said.replace(phrase.text, "")
    if one.implied:
        said = said + ("覆盖率" if one.unit == "%" else one.text.removeprefix("不发生").removeprefix("杜绝"))
    bare = _VERBS.sub("", _TAIL.sub("", _TAIL.sub("", said)))
    if len(bare) < 2 and not one.implied:
        # 新增50万户市场主体, 完成12个标准体系: what is counted stands behind the figure.
        noun = _QUOTES.sub("", re.sub("^(?:以上|以内|以下|左右|的)+", "", behind))
        bare = (_VERBS.sub("", said) + noun)[:_LONGEST] if noun else ""
    if len(bare) < 2:
        earlier = [part for part in re.split("[,、:(]", sentence)[:-1] if len(part) > 3]
        bare = _TAIL.sub("", _VERBS.sub("", earlier[-1])) if earlier else last
    return bare[-_LONGEST:].strip()


def _op(one: Quantity, near: str, behind: str) -> tuple[Op, bool]:
    if one.implied:
        return (Op.GE if one.unit == "%" else Op.EQ), True
    if "左右" in behind[:4]:
        return Op.GE, False
    for pattern, op in _BEHIND:
        if pattern.match(behind):
            return op, True
    hits = [(match.end(), op) for pattern, op in _OPS for match in pattern.finditer(near[-12:])]
    longest = max(hits, key=lambda hit: hit[0], default=None)
    if longest is None:
        return Op.GE, True  # a bare figure is what is to be reached (design 3.2)
    # 不低于 ends where 低于 ends: the first of the table is the longer word.
    return next(op for end, op in hits if end == longest[0]), True


def _rule(one: Quantity, near: str, sentence: str, behind: str) -> tuple[Rule | None, Every | None]:
    said = f"{sentence[-40:]}{one.text}{behind[:6]}"
    every = next((every for pattern, every in _EVERY if pattern.search(said)), None)
    if _GROWING.search(near) and one.unit in ("%", "个百分点"):
        return Rule.GROW, every or Every.YEAR
    if every is not None:
        return Rule.EACH, every
    if one.implied and one.value == 0:
        return (Rule.KEEP if _DUTY.search(one.text) else None), None
    if one.unit in ("%", "‰") and re.search("合格率|及时率|处置率|处理率|办结率|检验率", near):
        return None, None  # a level to be reached, or a duty in force: a person must say
    if re.search("时间|时限|工作日|分钟", f"{near}{one.unit}"):
        return Rule.KEEP, None
    return Rule.REACH, None

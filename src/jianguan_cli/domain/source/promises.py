"""Targets out of the quantities of a clause: what is measured, in which direction, by when, how firmly."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.source.due import find_due
from jianguan_cli.domain.source.quantities import Quantity, Verdict
from jianguan_cli.domain.values.vocabulary import Every, Op, Rule

_OPS = (
    (
        re.compile(
            "不超过|不高于|不大于|不多于|不得超过|≤|控制在|压减至|压减到|压缩至|压缩到|缩短至|缩短到|降至|降到|减至|减少到|以内"
        ),
        Op.LE,
    ),
    (re.compile("不低于|不少于|不小于|不得低于|不得少于|≥|达到|达|至少|以上"), Op.GE),
    (re.compile("大于|超过|高于|突破|>"), Op.GT),
    (re.compile("小于|低于|少于|<"), Op.LT),
)
_BEHIND = (
    (re.compile(r"^\s*(?:以内|以下|之内|及以下|内)"), Op.LE),
    (re.compile(r"^\s*(?:以上|及以上)"), Op.GE),
)
_ABOUT_BEHIND = re.compile(r"^\s*[^,。;、0-9]{0,2}?(?:左右|上下)")
_ABOUT_BEFORE = re.compile(r"(?<![签合条])(?:大?约)\s*$")
_EVERY = (
    (re.compile("每半年|半年度|每年(?:两|2)次(?=$)|每上下半年"), Every.HALF),
    (re.compile("每个?季|按季度?|逐季|(?<![一二三四1-4第])季度(?!末|底|前)"), Every.QUARTER),
    (re.compile("每旬"), Every.DEKAD),
    (re.compile("每两个?月|每2个月|双月"), Every.BIMONTH),
    (re.compile("每个?月|按月|逐月|月度|月均"), Every.MONTH),
    (re.compile("每个?周|每星期|一周内|周检|逐周"), Every.WEEK),
    (re.compile("每年|每个?年度|年度(?!目标)|年均|逐年|/年|一年(?!内)"), Every.YEAR),
)
_GROWING = re.compile("增长|递增|增速|年均增|提高[0-9.]+%|增幅|[比较][^,。;]{0,10}?(?:提高|提升|增加|上升)")
_FALLING = re.compile("(?:[较比]|同比|年均|逐年)[^,。;]{0,14}?(?:下降|降低|减少|压减)|(?:下降|降低)$")
_SUBJECT = re.compile("率|总量|总数|总额|总值|比重|占比|达到")
_PERIOD = re.compile("每个?(?:年|半年|季度?|月|周|旬)|全年|年均|月均|逐年|按[年月季]")
_BARE = 2  # characters of a part that are no subject of its own
_FROM = re.compile(
    r"[由从](?:上年|去年|上一年|(?P<year>20[0-9]{2})年)(?:底|末)?的?(?P<value>[0-9]+(?:\.[0-9]+)?)[^0-9,。;]{0,4}?"
    r"(?:增加|提高|提升|增长|扩大|发展|上升|压缩|降低|减少|下降)(?:至|到)$"
)
_SINCE = re.compile("[比较]20[0-9]{2}年")
_AVERAGE = re.compile("年均|年平均|月均")
_OR = re.compile(r"^[^,。;、]{0,14}[,、]?(?:或者|或)[^,。;]{0,16}$")
_SOFT = re.compile("力争|争取|积极谋划|努力实现|积极争创|有望")
_DUTY = re.compile("不发生|杜绝|零(?:容忍|事故|发生)|每批|逐批")
_VERBS = re.compile(
    r"^(?:并|且|和|及|确保|力争|争取|实现|做到|推动|推进|完成|全年|继续|要|使|将|力求|保持|努力|积极|切实|组织|开展|加强|强化|其中|于|到|达到|督促|推行|进一步|稳步)+"
)
_TAIL = re.compile(
    r"(?:不得超过|不得低于|不得少于|不超过|不高于|不大于|不低于|不少于|不小于|大于|小于|高于|低于|超过|突破|控制在|保持在?|稳定在|达到|达|为|至|到|均在|均|在|要|数量|实现|提高|提升|增长|≥|≤|>|<|=|(?<!签)约|左右|以上|共|累计|总数|每年|每季度|每月|一般|年内)+$"
)
_QUOTES = re.compile('[“”‘’"]')
# 对高风险企业的检查覆盖率, 对重点企业检查全覆盖: to whom the figure applies.
_WHOM = re.compile(
    r"^对(?P<whom>[^,。;、]{2,20}?)的?(?:实现|开展|进行)?(?:监督|专项|日常)?"
    r"(?:检查|抽查|抽检|监管|约谈|处置|核查|整改|巡查|建档|培训|评估|监测|检验)(?:$|覆盖|[^,。;]{0,4}率)"
)
_LONGEST = 30
_FAR = 240  # characters of a sentence before its figure
_HEAD = re.compile(
    r"^\s*(?:[0-9]{1,3}[.、]|\([0-9一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}(?:、|是)|[①-⑳])\s*"
)


class Promise(NamedTuple):
    """A target as the document suggests it; what the words do not settle is None and in ``unsure``."""

    key: str
    metric: str
    op: Op
    value: Decimal | None
    unit: str
    upper: Decimal | None
    rule: Rule | None
    every: Every | None
    soft: bool
    implied: bool
    due: str | None
    start: int
    unsure: tuple[str, ...]
    about: bool = False  # 左右: == with a tolerance that the document does not print
    average: bool = False
    against: str | None = None
    margin: Decimal | None = None
    any_of: str | None = None
    scope: str | None = None
    nature: str | None = None
    baseline: tuple[Decimal, int] | None = None  # a value, and the year at whose end it stood
    milestones: tuple[tuple[int, Decimal], ...] = ()  # years, and what their ends ask for
    by: date | None = None  # the day that ``due`` means, where it means one


def promises(text: str, quantities: list[Quantity]) -> list[Promise]:
    """The targets of a clause in the order of its text; one figure of one metric is given once."""
    made: list[Promise] = []
    used: set[str] = set()
    before: Quantity | None = None
    for one in quantities:
        if one.verdict not in (Verdict.TARGET, Verdict.RANGE) or (one.value is None and not one.against):
            continue
        promise = _promise(text, one, made[-1].metric if made else "")
        key = promise.key
        number = 2
        while key in used:
            key, number = f"{promise.key}{number}", number + 1
        used.add(key)
        if before is not None and _OR.match(text[before.end : one.start]):
            name = made[-1].any_of or made[-1].key
            made[-1] = made[-1]._replace(any_of=name)
            promise = promise._replace(any_of=name)
        made.append(promise._replace(key=key))
        before = one
    return made


def _promise(text: str, one: Quantity, last: str) -> Promise:
    line = text.rfind("\n", 0, one.start) + 1
    sentence_start = max(line, *(text.rfind(stop, line, one.start) + 1 for stop in "。;"), one.start - _FAR)
    sentence = _HEAD.sub("", text[sentence_start : one.start])
    near = re.split("[,、:(]", sentence)[-1]
    after = re.match("[^,;。、\n]{0,40}", text[one.end : one.end + 41])
    behind = after[0] if after else ""
    metric = _metric(one, near, sentence, behind, last)
    unsure = [] if metric else ["metric"]
    about = _ABOUT_BEHIND.match(behind) is not None or _ABOUT_BEFORE.search(near) is not None
    op = Op.EQ if about else _op(one, near, behind)
    unsure += ["tolerance"] if about else []
    rule, every = _rule(one, near, sentence, behind)
    unsure += [] if rule is not None else ["rule"]
    unsure += [] if one.unit or one.implied or one.against else ["unit"]
    whom = _WHOM.match(near) if one.implied or one.unit == "%" else None
    unsure += ["scope"] if whom else []
    due = find_due(sentence)
    return Promise(
        key=_key(metric or behind[:_LONGEST] or "数量"),
        metric=metric or behind[:_LONGEST] or "数量",
        op=Op.BETWEEN if one.upper is not None else op,
        value=None if one.against else one.value,
        unit=one.unit or ("起" if one.implied else "%" if one.against and "率" in metric else ""),
        upper=one.upper,
        rule=rule,
        every=every,
        soft=_SOFT.search(_governing(sentence)) is not None,
        implied=one.implied,
        due=due[-1].text if due else None,
        start=one.start,
        unsure=tuple(unsure),
        about=about,
        average=_AVERAGE.search(near) is not None and rule in (Rule.EACH, Rule.GROW),
        against=one.against or None,
        margin=one.value if one.against else None,
        scope=whom["whom"] if whom else None,
        baseline=_baseline(sentence),
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


def _op(one: Quantity, near: str, behind: str) -> Op:
    if one.implied:
        return Op.GE if one.unit == "%" else Op.EQ
    if one.against:
        near = one.text[: one.text.find(one.against)].replace("快于", "高于").replace("优于", "高于")
        near = (
            near.replace("好于", "高于")
            .replace("高出", "高于")
            .replace("慢于", "低于")
            .replace("低出", "低于")
        )
        near = near.replace("超", "超过") if near.endswith("超") else near
    for pattern, op in _BEHIND:
        if pattern.match(behind):
            return op
    # 控制在 stands before what it bounds even where other words come between.
    hits = [(match.end(), op) for pattern, op in _OPS for match in pattern.finditer(near[-12:])]
    longest = max(hits, key=lambda hit: hit[0], default=None)
    if longest is None:
        return Op.GE  # a bare figure is what is to be reached (design 3.2)
    # 不低于 ends where 低于 ends: the first of the table is the longer word.
    return next(op for end, op in hits if end == longest[0])


def _governing(sentence: str) -> str:
    """The words before a figure that speak of it: without those of a part that another subject had."""
    *before, own = sentence.split(",")
    if not before or not _SUBJECT.search(own):
        return sentence
    kept = [own]
    for part in reversed(before):
        bare = part
        for phrase in find_due(part):
            bare = bare.replace(phrase.text, "")
        for pattern in (_SOFT, _PERIOD):
            bare = pattern.sub("", bare)
        if len(bare) > _BARE:
            break
        kept.insert(0, part)  # 力争到2025年,……: words that only open the sentence
    return ",".join(kept)


def _baseline(sentence: str) -> tuple[Decimal, int] | None:
    """由上年的80家增加到: the value before, and its year; 0 for the year before the plan."""
    match = _FROM.search(sentence)
    if match is None:
        return None
    return Decimal(match["value"]), int(match["year"] or 0)


def _rule(one: Quantity, near: str, sentence: str, behind: str) -> tuple[Rule | None, Every | None]:
    said = f"{_governing(sentence)[-40:]}{one.text}{behind[:6]}"
    if one.unit in ("%", "个百分点", "百分点") and _FALLING.search(near):
        return None, None  # 较2024年下降5%以上: a fall is no level to be reached, a person must say
    every = next((every for pattern, every in _EVERY if pattern.search(said)), None)
    if one.unit in ("%", "个百分点", "百分点") and _GROWING.search(near) and not one.against:
        # 比2020年提高: one change against a printed year, reached once; 比上年提高: year by year.
        return (Rule.REACH, None) if _SINCE.search(near) else (Rule.GROW, every or Every.YEAR)
    if every is not None:
        return Rule.EACH, every
    if one.implied and one.value == 0:
        return (Rule.KEEP if _DUTY.search(one.text) else None), None
    if one.unit in ("%", "‰") and re.search("合格率|及时率|处置率|处理率|办结率|检验率", near):
        return None, None  # a level to be reached, or a duty in force: a person must say
    if re.search("时间|时限|工作日|分钟", f"{near}{one.unit}"):
        return Rule.KEEP, None
    return Rule.REACH, None

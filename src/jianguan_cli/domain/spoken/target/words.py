"""The words of promises: bounds, periods, rules, verbs of growth; what each of them means in a target."""

from __future__ import annotations

import re

from jianguan_cli.domain.values.vocabulary import Combine, Every, Op, Rule

RULES = {rule.label: rule.value for rule in Rule}
EVERY = {
    "每年": "year",
    "每年度": "year",
    "年度": "year",
    "全年": "year",
    "每半年": "half",
    "半年": "half",
    "half-year": "half",
    "每季度": "quarter",
    "每季": "quarter",
    "每双月": "bimonth",
    "双月": "bimonth",
    "每两个月": "bimonth",
    "每两月": "bimonth",
    "每月": "month",
    "每旬": "dekad",
    "每周": "week",
}
# 每个季度, 按季, 各季度, 逐月 say no more than 每季度 and 每月 do.
_SAID_EACH = {
    f"{each}{period}": every
    for period, every in (("季度", "quarter"), ("季", "quarter"), ("月", "month"))
    for each in ("每个", "每一", "每一个", "按", "各", "各个", "逐")
}
_SAID_EACH |= {"按年度": "year", "各年度": "year", "每个年度": "year", "每半年度": "half", "按半年": "half"}
_SAID_EACH |= {"隔月": "bimonth", "每隔一个月": "bimonth"}
EVERY |= _SAID_EACH
EVERY_LABELS = {every.value: every.label for every in reversed(Every)}
# What a period word in the middle of a name would make of it (半年报, 月度): only these stand before a bound.
SAID_PERIODS = (
    *sorted(_SAID_EACH, key=len, reverse=True),
    *("每年度", "每年", "全年", "每半年", "半年", "每季度", "每季"),
    *("每双月", "双月", "每两个月", "每两月", "每月", "每旬", "每周"),
)
NO_PERIOD = re.compile(
    "每(?:[二两三四五六七八九十0-9]+(?:年|季度?|周|天|日)|[三四五六七八九十0-9]+个?月|日|天|小时|次|批)"
)
OPS = {
    ">=": ">=",
    "≥": ">=",
    "不低于": ">=",
    "不少于": ">=",
    "不小于": ">=",
    "至少": ">=",
    "达到": ">=",
    "达": ">=",
    "<=": "<=",
    "≤": "<=",
    "不超过": "<=",
    "不高于": "<=",
    "不大于": "<=",
    "不多于": "<=",
    "不突破": "<=",
    "至多": "<=",
    "==": "==",
    "=": "==",
    "等于": "==",
    ">": ">",
    "大于": ">",
    "超过": ">",
    "突破": ">",
    "高于": ">",
    "超": ">",
    "优于": ">",
    "快于": ">",
    "<": "<",
    "小于": "<",
    "少于": "<",
    "低于": "<",
}
OPS |= {f"{verb}{to}": ">=" for verb in ("提高", "提升", "增加", "增长", "上升") for to in "到至"}
OPS |= {f"{verb}{to}": "<=" for verb in ("下降", "降低", "减少", "压减", "压缩", "降") for to in "到至"}
OP_LABELS = {op.value: op.label for op in Op}
# 达到98%以上: the word behind the number says which bound it is.
OPEN = {"达到", "达", "控制在", "保持在", "稳定在", "维持在", "在", "为"}
HOLDING = {"控制在", "保持在", "稳定在", "维持在"}
AFTER = {"以上": ">=", "以下": "<=", "以内": "<="}
OP = "|".join(sorted(map(re.escape, [*OPS, *OPEN]), key=len, reverse=True))
RISES = "增长|递增|增加|提高|提升|上升"
FALLS = "下降|降低|减少|压减|压缩"
DIRECTION = dict.fromkeys(RISES.split("|"), 1) | dict.fromkeys(FALLS.split("|"), -1)
COMBINE = {combine.label: combine.value for combine in Combine}
SAID_COMBINE = {"均": "worst", "都": "worst", "合计": "sum", "总计": "sum", "合并计算": "pooled"}
MEASURES = {"期内新增": "flow", "存量": "stock", "比率": "rate"}
NATURES = {"约束性": "binding", "预期性": "expected"}
# Words that end a name only where a bound was cut in two, or that a unit never has.
GROWTH = f"{RISES}|{FALLS}"
ENDS_IN_VERB = re.compile(f"(?:{GROWTH})$")
LEFT_OVER = re.compile(
    f"(?:{GROWTH})[0-9]|"
    r"[<>=≤≥±:;?!。]|不低于|不少于|不超过|不高于|至少|至多|控制在|保持在|高于|低于|大于|小于|其中|[0-9](?:%|‰)|"
    "每[年季月周旬]|年均|同比|环比|[比较](?:上|去)|逐年|(?<![比较])[0-9]{4}年(?!度)|"
    "力争|争取|约束性|预期性|以内|左右|全覆盖|不发生"
)
# What makes a name half a promise: a period nobody judges by, a hedge, a verb or a place alone.
UNREAD_PERIOD = re.compile(
    "(?:每|按|逐|隔|各)[一个半隔]*(?:年(?!龄)|季(?!节)|月|周(?!边)|旬|学期)"
    "|^(?:季度|年度|月度|半年度|一年|半月|双周|学期)(?!.*(?:率|比例|占比)$)"
)
HEDGE = re.compile("(?:基本|不足|大约|左右)$|大致|力求|原则上")
NO_NAME = re.compile(
    "进入|达到|位列|位居|跻身|稳居|[每各]个?(?:[省市区县乡镇村街户家人校所园]|街道|社区|乡镇|地区|单位)"
)
BAD_END = re.compile(
    r"[且或并和与及、,，的（(]$|^[且或并和与及、,，的)）]"
    r"|(?:[0-9]|[一二三四五六七八九十])(?:个?百分点|批次|次|起|件|户|家|个|名|位|年)$"
)
UNIT = re.compile(
    r"(?:[一-龥A-Za-zμ°]{1,5}[23²³]?|%|‰)(?:/[0-9]*[一-龥A-Za-z]{1,5}[23]?)?(?:\([一-龥]{1,2}\))?"
)
NO_UNIT = re.compile(
    "以上|以下|以内|左右|且|或|并|和|与|其中|不|每|力争|达|超|约|至|到|的|为|于|率|前$|完成|办结|建成|开展|季度|旬|"
    "[^学]年|年.|[^个]月|[一二三四五六七八九十两零]"
)
EXAMPLES = (
    "合格率>=98%；底线型写 keep:合格率>=98%，周期型写 每季度抽检批次>=300批次，"
    "递增型写 产值（亿元）比上年增长5%，区间写 涨幅保持在3%—5%"
)

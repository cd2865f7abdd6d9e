"""The census: every digit run and quantity word of a clause is a target, a range, a name, a date or open.

Nothing is left out: what no rule takes for something else stays ``待定`` until a person has looked at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from jianguan_cli.domain.source.due import find_due
from jianguan_cli.domain.values.numerals import from_chinese


class Verdict(Enum):
    """What a quantity of the text is."""

    TARGET = "target"
    RANGE = "range"
    NAME = "name"
    DATE = "date"
    OPEN = "待定"


class Quantity(NamedTuple):
    """One quantity of a clause: its words, its place in the text, what it is, and what it amounts to.

    ``upper`` is the other end of a range; ``implied`` marks a promise in words (全覆盖 is 100 %).
    """

    text: str
    start: int
    end: int
    verdict: Verdict
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    implied: bool = False
    against: str = ""  # 全国平均水平: what a promise without a number of its own is held against


_SCALES = {"万": Decimal(10_000), "亿": Decimal(10**8), "万亿": Decimal(10**12), "": Decimal(1)}
_NUMBER = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_SCALE = "(?:万亿|亿|万)?"
_NOUNS = (
    "批|人|家|户|个|件|台|辆|车|架|艘|项|处|场|亩|单|点|机|网|站|轮|班|期"  # what may be counted by 次
)
_COUNTED = (
    rf"个百分点|个工作日|工作日|个小时|小时|分钟|秒|批次/千人|批次/每千人|(?:{_NOUNS})次|学时|课时|公里|平方米|平米|百户|千户"
    r"|台套|批件|个月|微克|毫克|毫升|公斤|千克|立方米|平方公里|公顷|千瓦时|千瓦|兆瓦|吨标准煤|分(?![之别类级期批工钟])|个|家|项|户|张|件"
    r"|人(?!均|口)|名|元|吨|起|次|场|台|套|种|类|所|处|篇|条|份|部|门|期|辆|艘|座|头|亩|天|日|年|倍|成|位|支|批|例|宗|轮|款|册|只|株"
    r"|里|米|升|度|级|国|县|镇|村|街道|栋|幢|间|床|张|笔|单|封|本|枚|对|组|班|讲|课|站|架|趟|片|口|盏|棵|项目|条目|街区|园区|车道|岁"
)
_PER = r"(?:/(?:每)?[百千万亿]*(?:人次|人|台|户|年|家|次|月|季度|周|车公里|平方公里|立方米|万台|平方米|亩|吨|天|日))?"
_UNIT = rf"(?P<unit>%|‰|(?:{_COUNTED})(?:\([套件艘架个种台辆只处]\))?)?{_PER}"
_ABOUT = "(?:余|多)?"
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER})(?P<mark>%|‰|{_SCALE}(?:{_COUNTED})?)?\s*(?:—|–|-|~|～|至|到)+\s*(?P<high>{_NUMBER})(?P<scale>{_SCALE})\s*(?P<unit>%|‰|{_COUNTED})?{_PER}"
)
_SINGLE = re.compile(rf"(?P<value>{_NUMBER})\s*(?P<scale>{_SCALE}){_ABOUT}\s*(?P<whole>{_UNIT})")
_SPELLED = re.compile(
    rf"(?:百分之(?P<percent>[一二三四五六七八九十百零点两]+))"
    rf"|(?P<part>[一二三四五六七八九十]+)分之(?P<count>[一二三四五六七八九]+)"
    rf"|(?P<value>[一二三四五六七八九十百千两]+)(?P<scale>{_SCALE})(?P<unit>{_COUNTED})"
)
_THAN = re.compile(
    r"(?:不低于|不少于|不高于|不超过|高于|低于|高出|低出|超过|快于|慢于|优于|好于|达到|超)(?:同期)?"
    r"(?P<against>(?:全国|全省|全市|全县|全州|全区|省|市|国家|同类地区|各项贷款|上级|行业|当年|同期)[^0-9,。;、()]{0,12}?"
    r"(?:平均水平|平均值|均值|平均增速|平均|水平|增速))\s*"
    rf"(?:(?P<margin>{_NUMBER})\s*(?P<unit>个百分点|%)(?:以上)?)?"
)
_WORDS = re.compile(
    r"(?P<full>全覆盖|全部覆盖|全面覆盖|全员覆盖|全量(?:纳入|归集|汇集|公示)|应检尽检|应查尽查|应报尽报|应纳尽纳|无一遗漏)"
    r"|(?P<zero>零(?!售|件|部件|距离|工|星|散|门槛|担保|食)[\u4e00-\u9fff]{1,6}?(?=[,;。、)”]|$)|(?<![减降])为零|杜绝[^,;。、]{2,16}(?=[,;。、]|$)|不发生[^,;。]{2,20}(?=[,;。]|$)|零提交)"
    r"|(?P<twice>翻番|翻一番|翻两番|减半|一半以上|半数以上|过半)"
)
_DATES = re.compile(
    r"(?:19|20)[0-9]{2}(?:年)?[—\-–至到](?:19|20)?[0-9]{2,4}年(?:度)?|(?:19|20)[0-9]{2}年(?:度)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?"
    r"|(?<![0-9.])[0-9]{1,2}月(?:[0-9]{1,2}日)?|(?<![0-9])20[0-9]{6}日?(?![0-9])|“十[一二三四五六]五”"
    r"|(?<![0-9])(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9])"
)
_NAMES = re.compile(
    r"《[^》]*》|〔[0-9]{4}〕[0-9]+号|\[[0-9]{4}\][0-9]+号|[0-9]+号(?:文|令|公告)?"
    r"|(?<![0-9])0[0-9]{2,3}[-—]?[0-9]{7,8}(?![0-9])|(?<![0-9])1[3-9][0-9]{9}(?![0-9])|〔[0-9]{4}〕第?[0-9]+[号期次]"
    r"|[0-9]{8,}/[0-9]{4}-[0-9]+|[0-9]+(?=会议室|室)"
    r"|\(共?[0-9]+[项条个件]\)|第[0-9一二三四五六七八九十]+[届次期批轮条款项号位]"
    r"|(?<![0-9])(?:12315|12345|12365|12333|12380|12371|96[0-9]{3}|315|3·15|3\.15|5·20|8·1)(?![0-9.%])"
    r"|(?<![0-9])1(?:10|19|20|22)(?=热线|电话|平台|指挥|报警|急救|接警|联动)"
    r"|[A-Za-z]+[-/ ]?[A-Za-z]*\s?[0-9]+(?:[-—.][0-9]+)*|[0-9]+(?:\.[0-9]+)?[A-Za-z][A-Za-z0-9]*"
    r"|[0-9]+\s?[+×xX]\s?[0-9NnXx]+|[NnXx]\+[0-9]+|[0-9]+·[0-9]+"
)
_QUOTED = re.compile('“[^”]*”|‘[^’]*’|"[^"\n]*"')
_HEAD = re.compile(r"\s*(?:\([0-9]{1,3}\)|[0-9]{1,3}\s*[.、](?![0-9]))")
_POINT = re.compile(r"[:。;,](?P<mark>\([0-9]{1,2}\)|[0-9]{1,2}[.、](?![0-9]))")
_SCOPE = re.compile(
    r"(?:围绕|针对|聚焦|面向|在|按照|现有|原有|已有|其中的|辖区|所辖|上述|以上|共|全省|全市|全县|覆盖)$"
)
_BASE = re.compile(r"(?:由|从|较|比)[^,;。]{0,8}$")
_FROM = re.compile(
    r"^[^,;。]{0,6}?(?:压缩|压减|缩短|提高|提升|增加|增至|降至|减少|减至|下降|扩大|上升|调整|降低)"
)
_PROMISE = re.compile(
    r"达到|达|不低于|不少于|不超过|不高于|不大于|不小于|大于|小于|高于|低于|超过|突破|控制在|保持在|完成|新建|新增|新创|建成|建设|建立|培育|打造"
    r"|创建|制定|制修订|制订|发布|培训|开展|组织|抽检|检查|实现|增长|提高|提升|下降|降低|减少|压减|压缩|确保|力争|争取|申报|推进|引进|培养|发展|办理|查处|评选|选树|遴选|举办|举行|召开|编制|出台|修订|实施|扶持|支持|谋划|改造|覆盖|命名|认定|推出|推广|建档|上线|参加|为|率|至|≥|≤|>|<|="
)


def census(text: str) -> list[Quantity]:
    """Every digit run and quantity word of a folded clause, in order; each digit lies in exactly one."""
    found: list[Quantity] = []
    taken = [False] * len(text)

    def take(quantity: Quantity) -> None:
        if not any(taken[quantity.start : quantity.end]):
            found.append(quantity)
            taken[quantity.start : quantity.end] = [True] * (quantity.end - quantity.start)

    for quantity in _readings(text):
        take(quantity)
    left = "".join(" " if took else sign for sign, took in zip(text, taken, strict=True))
    for match in re.finditer("[0-9]+", left):
        take(_plain(text, *match.span(), Verdict.OPEN))
    return sorted(found, key=lambda one: one.start)


def _readings(text: str) -> Iterator[Quantity]:
    """Every reading of every quantity, the surest first."""
    for line in re.finditer(r"[^\n]+", text):
        head = _HEAD.match(line[0])
        if head:
            yield _plain(text, line.start(), line.start() + head.end(), Verdict.NAME)
    for match in _POINT.finditer(text):
        yield _plain(text, *match.span("mark"), Verdict.NAME)
    for match in _DATES.finditer(text):
        yield _plain(text, *match.span(), Verdict.DATE)
    for due in find_due(text):
        if any(character.isdigit() for character in due.text):
            yield _plain(text, due.start, due.start + len(due.text), Verdict.DATE)
    for match in _NAMES.finditer(text):
        yield _plain(text, *match.span(), Verdict.NAME)
    for match in _QUOTED.finditer(text):
        for run in re.finditer(_NUMBER, match[0]) if "%" not in match[0] else ():
            yield _plain(text, match.start() + run.start(), match.start() + run.end(), Verdict.NAME)
    for match in _THAN.finditer(text):
        margin = _decimal(match["margin"]) if match["margin"] else None
        yield Quantity(
            match[0].rstrip(), match.start(), match.start() + len(match[0].rstrip()), Verdict.TARGET,
            margin, None, match["unit"] or "", against=match["against"],
        )  # fmt: skip
    yield from (_range(match) for match in _RANGE.finditer(text))
    yield from (_single(text, match) for match in _SINGLE.finditer(text))
    yield from filter(None, (_spelled(text, match) for match in _SPELLED.finditer(text)))
    yield from (_worded(match) for match in _WORDS.finditer(text))


def _plain(text: str, start: int, end: int, verdict: Verdict) -> Quantity:
    return Quantity(text[start:end], start, end, verdict)


def _range(match: re.Match[str]) -> Quantity:
    scale = _SCALES[match["scale"]]
    low, high = _decimal(match["low"]) * scale, _decimal(match["high"]) * scale
    unit = match["unit"] or match["mark"] or ""
    sound = low < high and unit
    verdict = Verdict.RANGE if sound else Verdict.OPEN
    return Quantity(match[0], match.start(), match.end(), verdict, low, high, unit)


def _single(text: str, match: re.Match[str]) -> Quantity:
    value = _decimal(match["value"])
    unit = f"{match['scale']}{match['whole']}"
    start, end = match.start(), match.end()
    end = start + len(match[0].rstrip())
    verdict = _verdict(text, start, end, unit)
    return Quantity(text[start:end], start, end, verdict, value, None, unit)


def _verdict(text: str, start: int, end: int, unit: str) -> Verdict:
    before = re.split("[。;\n]", text[:start])[-1]
    near = re.split("[,,、]", before)[-1]
    if _is_base(near, text[end:]) or _is_object(before, text[end:], unit):
        return Verdict.NAME
    if (
        unit
        and unit[-1] not in "%‰"
        and re.match("[^,;。0-9\\n]{2,12}率(?:达|不|为|均|≥|[0-9])", text[end:])
        and not re.search("达到?$|于$|超过$", near)
    ):
        return Verdict.NAME  # 20家集贸市场周检率达99%: whom a share is about
    if unit in ("年", "日", "度", "级", "期", "位", "号", "岁") and not re.search(
        "达|不少于|不低于|不超过|控制|满" + ("|开展|举办|培训|组织|完成|编发|推出" if unit == "期" else ""), near
    ):
        return Verdict.NAME if unit != "位" else Verdict.OPEN
    if (
        unit
        and unit not in ("%", "‰")
        and _SCOPE.search(near)
        and not _PROMISE.search(near[-4:].removesuffix("覆盖"))
    ):
        return Verdict.NAME
    if unit and unit not in _SCALES:
        return Verdict.TARGET
    return Verdict.TARGET if _PROMISE.search(before[-40:]) and re.search("[率数量值]", near) else Verdict.OPEN


def _is_object(before: str, after: str, unit: str) -> bool:
    """等28类产品, 3大类: how many things a list names, not how many are promised."""
    whom = re.search("(?:对|围绕|聚焦|针对|涉及|涵盖|覆盖)[^,。;]*等$", before)
    if whom is None or not unit or unit[-1] in "%‰":
        return False
    return re.match("[^,。;、开进实组]{0,10}?(?:检查|行动|活动|整治|工程|抽查|培训|比赛|会议|任务)", after) is None


def _is_base(near: str, after: str) -> bool:
    return _BASE.search(near) is not None and _FROM.match(after) is not None


def _spelled(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    if match["percent"]:
        number = _numeral(match["percent"])
        verdict = Verdict.TARGET if number is not None else Verdict.OPEN
        return Quantity(match[0], start, end, verdict, number, None, "%")
    if match["part"]:
        return Quantity(match[0], start, end, Verdict.OPEN)
    value = from_chinese(match["value"])
    before, after = text[max(0, start - 12) : start], text[end : end + 8]
    unit = f"{match['scale']}{match['unit']}"
    if value is None or re.search("[第统同每这那任某首唯单逐另进]$", before):
        return None
    if match["value"] in ("一", "千", "百", "万", "两", "十") and match["unit"] in (
        "批",
        "个",
        "项",
        "件",
        "次",
        "类",
        "级",
        "位",
        "种",
        "条",
        "期",
        "部",
        "门",
        "套",
        "场",
        "家",
        "名",
        "处",
        "度",
        "年",
        "成",
        "支",
        "年",
    ):
        return None  # 一批, 一次, 一个: an article, no quantity
    if match["unit"] in (
        "部",
        "门",
        "级",
        "度",
        "里",
        "处",
        "成",
        "只",
        "位",
        "国",
        "期",
        "日",
        "天",
        "类",
        "条",
        "年",
        "方",
    ):
        return None
    in_quotes = text[:start].count("“") > text[:start].count("”")
    promise = re.search("新建|新增|建成|不少于|不低于|达到|培育|打造|完成|创建|举办|开展|组织|不超过", before)
    if in_quotes or not promise or re.match("(?:[0-9]|关|方面|统筹|必须|意识|自信|确立|维护)", after):
        return Quantity(match[0], start, end, Verdict.NAME)
    return Quantity(match[0], start, end, Verdict.TARGET, Decimal(value), None, unit)


def _worded(match: re.Match[str]) -> Quantity:
    start, end = match.span()
    if match["full"] and re.search(rf"[0-9一二两三四]+(?:{_COUNTED})$", match.string[:start]):
        return Quantity(match[0], start, end, Verdict.NAME)  # 1轮全覆盖检查: of what kind the rounds are
    if match["full"]:
        return Quantity(match[0], start, end, Verdict.TARGET, Decimal(100), None, "%", implied=True)
    if match["zero"]:
        return Quantity(match[0], start, end, Verdict.TARGET, Decimal(0), None, "", implied=True)
    return Quantity(match[0], start, end, Verdict.OPEN)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _numeral(text: str) -> Decimal | None:
    whole, point, fraction = text.partition("点")
    number = from_chinese(whole)
    if number is None or not point:
        return None if number is None else Decimal(number)
    digits = from_chinese(fraction)
    return None if digits is None else Decimal(f"{number}.{digits}")

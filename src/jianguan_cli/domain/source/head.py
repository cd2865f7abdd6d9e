"""What a document says of itself: title, issuer, 文号, day of issue, the time that it plans."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.source.blocks import Block, Kind
from jianguan_cli.domain.source.headings import read_heading
from jianguan_cli.domain.source.paragraphs import FOLD
from jianguan_cli.domain.values.dates import Period

_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[][0-9]{4}[〕\]]\s*[0-9]{1,4}\s*号")
_DAY = re.compile(
    r"(20[0-9]{2})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日|(20[0-9]{2})-([0-9]{2})-([0-9]{2})"
)
_KIND = re.compile(
    r"(?:要点|方案|规划|纲要|计划|清单|台账|分解表?|工作安排|意见|措施|纪要|报告|任务书?|行动|办法|一览表|分工表?|目标|指标(?:体系)?|体系|任务|细则|建议|项目表|名单)(?:\(.*\))?$"
)
_ISSUER = re.compile(r"^[\u4e00-\u9fff]{2,24}(?:局|委员会|政府|办公室|厅|委|办|党组|领导小组|管委会)$")
_NOTICE = re.compile(r"关于印发(?:《?)(?P<title>.+?)(?:》?)的通知")
_SPAN = re.compile(r"(20[0-9]{2})\s*(?:年)?[—\-–~至]{1,2}\s*(20[0-9]{2})")
_FIVE = re.compile("“?十([一二三四五六])五”?")
_YEARS = re.compile("20[0-9]{2}|十.五")
_LATE = ("成文日期", "发文日期", "发布日期", "印发日期", "发布时间", "生成日期")


_BRACKETS = str.maketrans("[]", "〔〕")
_OFFICE = re.compile(r"(?:发[布文]机[构关]|[印制]发机[构关]|发文单位|公开机构)\s*[:|]\s*([^\s|]+)")
_FROM = re.compile(r"来源:\s*([^\s|]+)")


class PlanHead(NamedTuple):
    """The plan as the document names it; what it does not say is None."""

    title: str | None = None
    issuer: str | None = None
    number: str | None = None
    issued: date | None = None
    period: Period | None = None
    year: int | None = None  # of its number, its issue (第3期) or the day that its first lines name

    @property
    def phrases(self) -> Period | None:
        """The time in which a day without a year lies: the plan's, else the year of its issue or number."""
        year = self.issued.year if self.issued else self.year
        if self.period is not None or year is None:
            return self.period
        return Period(date(year, 1, 1), date(year, 12, 31))

    @property
    def unsure(self) -> list[str]:
        """The keys that the document leaves open."""
        said = {
            "title": self.title,
            "issuer": self.issuer,
            "issued": self.issued,
            "start": self.period,
            "end": self.period,
        }
        return [key for key, value in said.items() if value is None]


def read_head(blocks: Iterable[Block], name: str) -> PlanHead:
    """The head of a document: from what stands before its first heading, and its last lines."""
    said = [block for block in blocks if block.text.strip()]
    lines = [block.text.translate(FOLD).strip() for block in said]
    kinds = [block.kind for block in said]
    first = next((at for at, line in enumerate(lines) if _begins(line, kinds[at])), min(len(lines), 40))
    top, tail = lines[:first], lines[-6:]
    title = _title(top, name)
    number = next((match[0] for line in top for match in [_NUMBER.search(line)] if match), None)
    number = number.translate(_BRACKETS) if number else None
    return PlanHead(title, _issuer(top, tail), number, _issued(top, tail), _period(title or ""), _year(top))


def _begins(line: str, kind: Kind) -> bool:
    # The index card of a web page is a table too, but names no tasks.
    table = kind is Kind.ROW and line.count("|") > 1 and re.search("序号|任务|牵头|责任单位", line)
    return read_heading(line) is not None or bool(table)


def _title(top: list[str], name: str) -> str | None:
    """What the document calls itself: a line that ends as titles do, two lines, one with its year."""
    named: list[str] = []
    joined: list[str] = []
    dated: list[str] = []
    for at, line in enumerate(top):
        bare = re.sub(r"\s+", "", line.split("|")[-1]).strip("《》")
        notice = _NOTICE.search(re.sub(r"\s+", "", line))
        if notice:
            named.append(notice["title"].strip("《》"))
        elif _names(bare):
            named.append(bare)
        elif at + 1 < len(top) and not (_ISSUER.match(bare) or _DAY.search(bare) or bare.endswith(")")):
            both = re.sub(r"\s+", "", line + top[at + 1])
            joined += [both] if _names(both) and len(bare) >= 4 else []
        if 6 <= len(bare) <= 60 and _YEARS.search(bare) and not re.search("[。;,:]|第.*[号期]$", bare):
            dated += [] if _DAY.search(bare) or _NUMBER.search(bare) else [bare]
    whole = [said for said in named if len(said) >= 8 or _YEARS.search(said)]
    for candidates in (whole, joined, named, dated):
        if candidates:
            return max(candidates[-3:], key=lambda said: (bool(_YEARS.search(said)), len(said)))
    stem = name.rpartition(".")[0]
    return stem if re.search("[\u4e00-\u9fff]", stem) else None


def _year(top: list[str]) -> int | None:
    said = [
        match[1] for line in top for match in re.finditer(r"〔(20[0-9]{2})〕|(?<![0-9])20[0-9]{2}年", line)
    ]
    numbered = [year for year in said if year]
    dated = [line for line in top if (match := _DAY.search(line)) and match[1]]
    years = numbered or [match[1] for line in dated if (match := _DAY.search(line))]
    return int(years[0]) if years else None


def _names(said: str) -> bool:
    return len(said) <= 60 and _KIND.search(said) is not None and re.search("[。;,:]", said) is None


def _issuer(top: list[str], tail: list[str]) -> str | None:
    """Who issued it: as its card names the office, as it signs, and only then where a page had it from."""
    signed = (re.sub(r"\s+", "", line).removesuffix("文件") for line in [*tail, *top])
    named = [*_said(_OFFICE, top), *filter(_ISSUER.match, signed), *_said(_FROM, top)]
    return named[0] if named else None


def _said(label: re.Pattern[str], lines: list[str]) -> list[str]:
    said = (match[1] for line in lines for match in [label.search(line)] if match)
    return [one for one in said if _ISSUER.match(one)]


def _issued(top: list[str], tail: list[str]) -> date | None:
    alone: list[date] = []
    named: list[date] = []
    for line in [*top, *tail]:
        for match in _DAY.finditer(line):
            year, month, day = (int(part) for part in match.groups() if part is not None)
            try:
                said = date(year, month, day)
            except ValueError:
                continue
            if re.search("时限|期限|截止|前$|前[。;]", line):
                continue
            if len(line.strip()) <= len(match[0]) + 8:
                alone.append(said)
            elif any(word in line for word in _LATE):
                named.append(said)
    both = alone or named
    return both[0] if both else None


def _period(title: str) -> Period | None:
    span = _SPAN.search(title)
    if span:
        return Period(date(int(span[1]), 1, 1), date(int(span[2]), 12, 31))
    five = _FIVE.search(title)
    if five:
        last = 2005 + 5 * "十一二三四五六".index(five[1])
        return Period(date(last - 4, 1, 1), date(last, 12, 31))
    year = re.search("(20[0-9]{2})", title)
    return Period(date(int(year[1]), 1, 1), date(int(year[1]), 12, 31)) if year else None

"""Results without a number that a clause promises: documents to issue, things to build, work with a day.

A part of a sentence is a promise where it begins with a verb of making and names its object, or has a day of
its own; where a target stands in it, the target says it already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.source.due import Due, find_due

LONGEST = 30  # characters of a text
_KEY = 12  # characters of a key
_NAMED = re.compile(
    r"(?P<verb>制定|出台|印发|修订|编制|发布|起草|推动出台|编发)(?P<name>《[^》]{2,40}》)"
    r"|(?P<made>建成|建立|建设|搭建|构建|健全|完善)(?P<thing>[^,;。、()《》“”\n]{2,18}(?:平台|系统|机制|制度|体系|清单|数据库|名录|档案|台账))"
)
# What may stand before the verb: the number of a point, adverbs, who acts.
_BEFORE = re.compile(
    r"^\s*(?:\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,3}[.、]|[一二三四五六七八九十]{1,3}(?:、|是)|[①-⑳])?\s*"
    r"(?:[\u4e00-\u9fff]{1,14}?(?:局|委|办|厅|科|处|股|政府|公司|中心|单位)(?=[要应须于负在将]|$|[\u4e00-\u9fff]{2}))?"
    r"(?:并|且|要|应|须|将|于|在|确保|力争|争取|积极|抓紧|加快|尽快|及时|负责|牵头|组织|研究|推动|全面|基本|正式|进一步)*$"
)
_PAPER = r"制定|制订|出台|印发|拿出|编制|起草|修订|发布|提交|报送|签订|签署"
_BUILT = r"建成|形成|建立|搭建|组建|成立|设立|上线|启用|建好"
_WORK = r"完成|开展|启动|改造|举办|召开|组织|部署|验收|投用|开通|推出|实现|落实|整改|开工|建设|更新|配齐|报"
_VERB = re.compile(
    rf"(?:(?P<paper>{_PAPER})|(?P<built>{_BUILT})|(?P<work>{_WORK}))(?:并?(?:健全|完善|实施|印发|发布))?"
)
_THING = re.compile(
    r"(?:平台|系统|机制|制度|清单|目录|名录|数据库|档案|台账|中心|基地|园区?|馆|站|窗口|专班|小组|联盟|办法|方案|意见|细则|规定|预案|标准|规范|指南|指引|报告)$"
)
_WHOLE = re.compile(r"(?:全部|全面|均|基本)*(?:完成|投入使用|交付使用|到位|见效|清零|销号|办结|达到要求)")
_SOFT = re.compile("力争|争取")


class Result(NamedTuple):
    """A promised result without a number: a short key, a short text, where its words begin.

    ``due`` is the phrase of its day; ``by`` the day itself, where the phrase means one.
    """

    key: str
    text: str
    start: int
    due: str | None = None
    by: date | None = None
    soft: bool = False


def results(text: str, figures: Iterable[int] = ()) -> list[Result]:
    """The results that a clause names, in order; ``figures`` are where its targets stand."""
    taken = list(figures)
    phrases = [one for one in find_due(text) if not one.ongoing]
    found: list[Result] = []
    keys: set[str] = set()
    for start, end in _parts(text, phrases):
        own = next((one for one in phrases if start <= one.start < end), None)
        held = any(start <= place < end for place in taken)
        for said in [*_named(text, start, end)] or [*_deed(text, start, end, own, held=held)]:
            if said.key not in keys:
                keys.add(said.key)
                soft = _SOFT.search(text, start, said.start) is not None
                found.append(said._replace(due=own.text if own else None, soft=soft))
    return found


def _parts(text: str, phrases: list[Due]) -> Iterator[tuple[int, int]]:
    """The parts of sentences between their stops; a comma right behind a day (6月底前,建成……) is none."""
    behind = {one.start + len(one.text) for one in phrases}
    start = 0
    for match in re.finditer("[,:。;\n]", text):
        if match[0] != "," or match.start() not in behind:
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def _named(text: str, start: int, end: int) -> Iterator[Result]:
    for match in _NAMED.finditer(text, start, end):
        name = (match["name"] or match["thing"]).strip()
        yield _result(match["verb"] or match["made"], name, match.start())


def _deed(text: str, start: int, end: int, own: Due | None, *, held: bool) -> Iterator[Result]:
    """A verb of making and its object; any verb of work where the part has a day of its own."""
    if held:
        return
    part = text[start:end]
    for match in _VERB.finditer(part):
        thing = part[match.end() :].rstrip("。 ")
        before = part[: match.start()]
        if own is not None:
            before = before.replace(own.text, "").replace(",", "")
        if not _BEFORE.match(before):
            continue
        sure = own is not None or match["paper"] or (match["built"] and _THING.search(thing))
        if sure and len(thing) >= 2 and not re.fullmatch(_WHOLE, match[0] + thing):
            yield _result(match[0], thing, start + match.start())
        return


def _result(verb: str, thing: str, start: int) -> Result:
    bare = re.sub("[《》“”]", "", re.sub(r"\([^()]*\)?(?=》?$)", "", thing))
    last = bare.rpartition("的")[2]
    key = bare if 2 <= len(bare) <= _KEY else last if 2 <= len(last) <= _KEY else bare[-8:]
    whole = f"{verb}{thing}"
    text = whole if len(whole) <= LONGEST or len(last) == len(bare) else f"{verb}{last}"
    return Result(key or thing[:_KEY], text[:LONGEST], start)

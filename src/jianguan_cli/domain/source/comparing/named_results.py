"""Results that a clause names and no item of it: 制定《…》, 建设…平台, 开展…行动.

Only what can be named when it is done is asked for.  A 机制 or 体系 that is described by a list of virtues
(统一、开放、竞争、有序的…机制) is a manner of speaking, and what others are encouraged to do is no promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianguan_cli.domain.lint.source_codes import TEXT
from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.source.comparing.clauses import quoted
from jianguan_cli.domain.source.comparing.likeness import alike, letters, share
from jianguan_cli.domain.source.comparing.pairing import Clause, Pair
from jianguan_cli.domain.source.comparing.spots import segments

_MAKING = re.compile(
    r"^(?:\s|[0-9]{1,2}[.、]|\([一二三四五六七八九十]+\)|[①-⑳]|[一二三四五六七八九十]是|并|要|严格|扩面|积极开展|继续|深入|全面|积极|加快|进一步|不断|大力|着力|扎实|持续|纵深|稳步|依法|认真|切实|协调|推动"
    r"|常态化|优化|定期|动态|加力|坚决|试点|探索|确保)*"
    r"(?:建立健全|建立完善|健全完善|建立|制定|出台|开展|实施|建设|建成|健全|完善|推行|探索|争取|印发|编制|发布|推出|打造|搭建|构建"
    r"|成立|设立|修订|培育|举办|组织|推广|遴选|宣贯|推进|落实|深化)(?P<thing>.+)$"
)
_THING = re.compile(
    r"(?:制度|机制|平台|系统|体系|办法|条例|方案|清单|名录|目录|标准|规范|行动|活动|工程|试点|示范区?|中心|基地|数据库|档案|台账"
    r"|承诺制|改革|服务站|联盟|专班|计划|评估|评价|演练|培训|竞赛|检查|排查|整治|指引|指南|奖|》|”)(?:建设|评选表彰|落实|应用|活动|工作|立法|修订)*$"
)
_ABSTRACT = re.compile(
    r"[、和与的].*(?:机制|体系|体制|制度)(?:建设)?$|^“[^”]*”$|^.{1,5}机制$|制度机制$|^.{1,7}体系$"
)
_HEADING = re.compile(r"^\s*(?:[0-9]+[.、]|\([一二三四五六七八九十]+\)|[①-⑳])\s*([^。\n,;]*)[。\n]")
_QUOTED = re.compile("[“《]([^”》]{2,12})[”》]")
_HELD = 0.5  # likeness from which a result is taken to be held by something of the ledger
_SPREAD = 0.6  # the same, where its words are spread over several
_LEAST = 4  # characters


def check(pair: Pair, checklist: Checklist) -> Iterator[Finding]:
    """Every named result of a clause that nothing of its items speaks of."""
    said = [text for item in pair.items for text in _texts(item)]
    together = "".join(said)
    for thing in named(pair.clause):
        names = _QUOTED.findall(thing)
        if any(name in together and 2 * len(name) >= len(letters(thing)) for name in names):
            continue  # “诉转案”工作 is held by whatever speaks of “诉转案”
        by_name = not names or any(share(name, letters(together)) >= _HELD for name in names)
        if any(alike(thing, item.title) >= _HELD for item in pair.items):
            continue
        if by_name and (
            alike(thing, together) >= _SPREAD or any(alike(text, thing) >= _HELD for text in said)
        ):
            continue
        item = pair.items[0]
        yield TEXT.finding(
            checklist.path,
            item.node_of("deliverables") or item.node_of("clause"),
            f"条款 {pair.clause.label} 的“{quoted(thing, 24)}”清单里没有成果{pair.clause.where()}",
            item=item.id,
            hint="补一项成果；不另列的，在事项的 note 里写明",
        )


def named(clause: Clause) -> list[str]:
    """The results that a clause names, without their verbs."""
    heading = _HEADING.match(clause.words)
    found = []
    for segment in segments(clause.words):
        match = _MAKING.match(segment.strip())
        if match is None or (heading is not None and segment.endswith(heading[1])):
            continue
        thing = match["thing"]
        if len(thing) >= _LEAST and _THING.search(thing) and not _ABSTRACT.search(thing):
            found.append(thing)
    return found


def _texts(item: Item) -> Iterator[str]:
    if item.note:
        yield item.note
    for one in item.deliverables:
        yield f"{one.text}{one.key}{one.note or ''}"
    for target in item.targets:
        yield "".join(
            text or "" for text in (target.metric, target.key, target.scope, target.definition, target.note)
        )

"""Titles suggested for a clause: from its heading, its metric, the thing that it is about.

A sentence of the document is never pasted: where there is no heading, what is left of the first words when
verbs and adverbs are taken away is offered, and marked as unsure.
"""

from __future__ import annotations

import re

LONGEST = 30
_HEAD = re.compile(
    r"^(?:\([一二三四五六七八九十0-9]{1,3}\)|[一二三四五六七八九十]{1,3}(?:、|是)|[0-9]{1,3}[.、]"
    r"|第[一二三四五六七八九十]+[章节条])"
)
_VERBS = re.compile(
    r"^(?:要|将|继续|持续|深入|全面|扎实|大力|积极|加快|加强|强化|严格|健全|完善|建立健全|建立|推进|推动|协调|落实|开展|实施|做好|抓好|优化|深化|提升|提高|统筹"
    r"|稳步|着力|切实|进一步|努力|不断|有序|支持|鼓励|引导|探索|制定|组织|规范|保障|确保|构建|打造|促进|扩大|加大|巩固|拓展|充分|发挥|认真|坚持|聚焦|围绕|对|以|为|把|牢固树立|抓紧|力争|争取|完成|新建|新增|建设|建成|培育|印发|出台)+"
)


def suggested_title(heading: str, metric: str | None, words: str) -> tuple[str | None, bool]:
    """A title of at most 30 characters, and whether it is sure; None where nothing short stands there."""
    bare = re.sub(r"\s+", "", heading).strip("。,;:")
    if 2 <= len(bare) <= LONGEST and not re.search("[,。;0-9]", bare):
        return bare, True
    if metric:
        return metric[:LONGEST], False
    for part in re.split("[,。;:、(\n]", _HEAD.sub("", re.sub(r"\s+", "", bare or words))):
        topic = _VERBS.sub("", part).strip('“”"的')
        if len(topic) >= 3:
            return topic[:16], False
    return None, False

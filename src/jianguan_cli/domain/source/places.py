"""Every ``at`` of an item held against its clause: the words must name one sentence of it."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.lint.lock_codes import AT
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.source.locate import LONGEST, SHORTEST, locate
from jianguan_cli.domain.source.text import fold


def check_places(path: str, item: Item, clause: str) -> Iterator[Finding]:
    """What is wrong with each ``at`` of an item; ``clause`` is its text with the line ends."""
    said: list[Item | Target | Deliverable] = [item, *item.targets, *item.deliverables]
    for one in said:
        wrong = None if one.at is None else _wrong(one.at, item.clause, clause)
        if wrong is None:
            continue
        message, hint = wrong
        name = "" if isinstance(one, Item) else f"“{one.key}”的 "
        yield AT.finding(
            path,
            one.node_of("at"),
            f"{name}at {message}",
            item=item.id,
            target=one.key if isinstance(one, Target) else None,
            hint=hint,
        )


def _wrong(at: str, label: str, clause: str) -> tuple[str, str] | None:
    length = len(fold(at))
    if not SHORTEST <= length <= LONGEST:
        return (
            f"“{at}”有 {length} 个字",
            f"写句子开头的 {SHORTEST} 至 {LONGEST} 个字：少了说不准是哪一句，多了就是抄原文",
        )
    found = len(locate(clause, at))
    if found == 0:
        return f"“{at}”在条款 {label} 里找不到", "照原文写这句话开头的几个字；条款号写错的改条款号"
    if found > 1:
        return f"“{at}”在条款 {label} 里有 {found} 句都有，说不准是哪一句", "多写几个字，写到只有一句有"
    return None

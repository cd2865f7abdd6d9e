"""What a list tells below its rows: how many there are of each light, and what it left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from jianguan_cli.domain.judging.listing import EndedPlan, Listing
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.reporting.terminal.finding_formats import LIGHT_LABELS

_NAMED = 3  # ended plans told by name


def list_words(listing: Listing, found: Iterable[Standing], as_of: date) -> tuple[str, ...]:
    """The lines below the table; ``found`` are the items counted, before ``--limit``."""
    counted = list(found)
    lines = []
    if counted:
        first = f"列出前 {len(listing.shown)} 项，" if len(listing.shown) < listing.found else ""
        lines.append(f"{first}共 {listing.found} 项：{light_counts(counted)}（截至 {as_of}）")
    elif listing.ended and not listing.finished:
        lines.append(f"没有进行中的事项（截至 {as_of}）：符合条件的都在已结束的计划里")
    else:
        lines.append(f"没有符合条件的事项（截至 {as_of}）")
    if listing.ended:
        lines.append(ended_words(listing.ended))
    if listing.finished:
        lines.append(f"另有已办结、已拆分的 {listing.finished} 项没有列出，加 --all 可见")
    return tuple(lines)


def light_counts(standings: Iterable[Standing]) -> str:
    """红灯 3、黄灯 10: of each light that is on."""
    counts = Counter(one.light for one in standings)
    return "、".join(f"{LIGHT_LABELS[light]} {counts[light]}" for light in Light if counts[light])


def ended_words(ended: Sequence[EndedPlan]) -> str:
    """The ended plans in one line, with how to see them."""
    named = "、".join(ended_plan(one) for one in ended[:_NAMED])
    more = f"等 {len(ended)} 份" if len(ended) > _NAMED else ""
    see = f"jianguan list --plan {ended[0].plan.id}"
    return f"已结束的计划没有列出：{named}{more}；要看：{see}，全部：jianguan list --all"


def ended_plan(one: EndedPlan) -> str:
    """hb-2025（2025-12-31 到期，未办结 35 项）."""
    state = "已归档" if one.archived else f"{one.last} 到期"
    return f"{one.plan.id}（{state}，{f'未办结 {one.open} 项' if one.open else '都已办结'}）"

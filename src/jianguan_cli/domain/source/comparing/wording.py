"""Words against fields in the located segment: bound, 力争, period, rule, 左右, 年均."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianguan_cli.domain.lint.source_codes import WORDING
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.source.comparing import wordlist
from jianguan_cli.domain.source.comparing.clauses import quoted
from jianguan_cli.domain.source.comparing.original import revised
from jianguan_cli.domain.source.comparing.pairing import Clause
from jianguan_cli.domain.source.comparing.spots import Spot, is_percent
from jianguan_cli.domain.values.vocabulary import Every, Op, Rule

_TIME_ONLY = 10  # characters: a segment no longer than this says only when
_TIMES = re.compile("^(?:分钟|个?小时|个?工作日|天|秒)")


def check(clause: Clause, item: Item, target: Target, spot: Spot, path: str) -> Iterator[Finding]:
    """Every field of a target that the words around its figure contradict, or those that imply it."""
    bound = _implied_bound(target) if target.implied else _bound(target, spot)
    rule = () if target.implied else _rule(target, spot)
    for key, message, hint in (
        *bound,
        *_strength(target, spot),
        *_period(target, spot),
        *rule,
        *_average(target, spot),
    ):
        if revised(item, f"targets/{target.key}/{key}") is not None:
            continue
        yield WORDING.finding(
            path,
            target.node_of(key) or target.node_of("rule"),
            f"“{target.key}”{message}：条款 {item.clause}“{quoted(_around(spot), 30)}”{clause.where()}",
            item=item.id,
            target=target.key,
            hint=hint,
        )


_Said = Iterator[tuple[str, str, str]]


def _around(spot: Spot) -> str:
    return spot.before[-16:] + spot.quantity.text.strip() + spot.behind[:8]


def _bound(target: Target, spot: Spot) -> _Said:
    behind, before = spot.behind, spot.before[-14:]
    about = wordlist.ABOUT.match(behind) or wordlist.AROUND.search(before)
    if about:
        if target.op is not Op.EQ or target.tolerance is None:
            yield (
                "tolerance",
                f"原文是“{about[0]}”，清单没有写上下相差多少都算达到",
                '写 op: "==" 和 tolerance',
            )
        return
    if target.tolerance:
        yield "tolerance", "原文没有“左右”，清单写了 tolerance", "删去 tolerance，方向照原文"
    if spot.quantity.upper is not None:
        if target.op is not Op.BETWEEN:
            yield "op", f"原文是一个区间，清单只写了“{target.op.label}”", "写 op: between、value 和 upper"
        return
    if target.op is Op.BETWEEN:
        yield "op", "原文不是区间，清单写了 between", "照原文写 op"
        return
    printed = wordlist.printed_op(before, behind)
    if printed is None:
        falling = wordlist.FALLING.search(_segment(spot) + behind[:6]) is not None
        allowed = (Op.GE, Op.EQ, Op.LE) if falling else (Op.GE, Op.EQ)
        if target.op not in allowed:
            yield (
                "op",
                f"原文没有写“{target.op.label}”，清单写了 {target.op.value}",
                '只写一个数的是要达到的数，写 op: ">="',
            )
    elif target.op is not printed.op and not _falls_to(target, printed, spot):
        yield (
            "op",
            f"原文是“{printed.word}”，清单写的是{target.op.label}（{target.op.value}）",
            f'照原文写 op: "{printed.op.value}"',
        )


def _implied_bound(target: Target) -> _Said:
    """全覆盖 is at least 100 %, 不发生 exactly none: neither leaves room on its other side."""
    if target.rule is Rule.GROW:
        return
    allowed = (Op.GE, Op.EQ) if target.value else (Op.EQ, Op.LE)
    if target.op not in allowed or target.tolerance:
        words = "全覆盖、全部一类的话是不低于100%" if target.value else "零、不发生一类的话是一个也没有"
        yield (
            "op",
            f"的{words}，清单写的是{target.op.label}（{target.op.value}）",
            f'写 op: "{allowed[0].value}"',
        )


def _falls_to(target: Target, printed: wordlist.Said, spot: Spot) -> bool:
    """压缩达到5天: a bare 达到 of something that is brought down."""
    reached = printed.word in ("达到", "达") and wordlist.FALLING.search(_segment(spot)) is not None
    exactly = printed.word in ("达到", "达") and target.op is Op.EQ
    return (reached and target.op is Op.LE) or exactly


def _strength(target: Target, spot: Spot) -> _Said:
    soft = [match.start() for match in wordlist.PLEDGE.finditer(spot.lead_in)]
    firm = [match.start() for match in wordlist.FIRM.finditer(spot.lead_in)]
    pledged = bool(soft) and max(soft) > max(firm, default=-1)
    near = wordlist.PLEDGE.search(spot.lead_in[-len(spot.before) - 1 :] if spot.before else "") is not None
    if target.soft and not pledged:
        word = "“确保”" if firm else "没有“力争”一类的话"
        yield "strength", f"原文{'是' if firm else ''}{word}，清单写的是力争（soft）", "删去 strength: soft"
    elif not target.soft and pledged and near:
        yield "strength", "原文是“力争”一类的话，清单没有写 soft", "写 strength: soft"


def _period(target: Target, spot: Spot) -> _Said:
    segment = f"{spot.before}{spot.quantity.text}{spot.behind}"
    near = wordlist.every_words(segment, wordlist.STRONG_EVERY)
    wide = {
        **wordlist.every_words(segment, wordlist.WEAK_EVERY),
        **wordlist.every_words(spot.lead_in + segment, wordlist.STRONG_EVERY),
    }
    if target.every is not None and target.rule in (Rule.EACH, Rule.GROW):
        if near and target.every not in near:
            word = next(iter(near.values()))
            yield (
                "every",
                f"原文是“{word}”，清单写的是{target.every.label}（{target.every.value}）",
                "照原文写 every",
            )
        elif (
            not target.inferred
            and target.every not in wide
            and not (target.rule is Rule.GROW and target.every is Every.YEAR)
        ):
            yield (
                "every",
                f"原文没有“{target.every.label}”一类的话",
                "照原文写 every；由上下文推得的写 inferred: true",
            )
    elif near and not (set(near) == {Every.YEAR} and is_percent(target.unit) and "年均" in segment):
        word = next(iter(near.values()))
        yield "rule", f"原文是“{word}”，清单按{target.rule.label}判，不分周期", "写 rule: each 和 every"


def _rule(target: Target, spot: Spot) -> _Said:
    said = f"{spot.before}{spot.quantity.text}{spot.behind}"
    if target.rule is Rule.GROW and not wordlist.GROWING.search(said + spot.lead_in[-20:]):
        yield "rule", "原文没有增长、递增、下降一类的话，清单按递增型判", "照原文另选 rule"
    elif target.rule is Rule.GROW and is_percent(target.unit) and wordlist.LEVEL.search(spot.before):
        yield "rule", "原文是要达到的水平，清单按递增型判，看的是增幅", "写 rule: reach"
    if target.rule is Rule.KEEP:
        counted = not is_percent(target.unit) and not _TIMES.match(target.unit) and "/" not in target.unit
        if counted and target.op.rising and not wordlist.KEPT.search(said):
            yield "rule", "原文是要做到的数，清单按底线型判，每次读数都要达到", "写 rule: reach"
        elif wordlist.BY_END.search(_own_time(spot)) and not wordlist.KEPT.search(said):
            yield "rule", "原文写明到期达到，清单按底线型判，每次读数都要达到", "写 rule: reach"
    limit = target.rule is Rule.REACH and target.op.falling and _TIMES.match(target.unit)
    brought_down = wordlist.SHORTENED.search(spot.lead_in) or wordlist.BY_END.search(_own_time(spot))
    if limit and not brought_down:
        yield "rule", "原文是现在就要守住的时限，清单按达标型判，到期才算", "写 rule: keep"


def _segment(spot: Spot) -> str:
    """The words before the figure in its own segment, those before an earlier figure too."""
    return re.split("[,;]", spot.lead_in)[-1]


def _own_time(spot: Spot) -> str:
    """The words of a figure's own segment, with a bare time before it: 到2025年,合格率达到98%."""
    *earlier, own = re.split("[,;]", spot.lead_in)
    return own if not earlier or len(earlier[-1]) > _TIME_ONLY else f"{earlier[-1]},{own}"


def _average(target: Target, spot: Spot) -> _Said:
    said = wordlist.AVERAGE.search(spot.before + spot.behind[:4])
    if target.rule not in (Rule.EACH, Rule.GROW):
        return
    if said and "平均" not in said[0] and not target.average:
        yield "average", f"原文是“{said[0]}”，清单没有写 average", "写 average: true"
    elif target.average and not said:
        yield "average", "原文没有“年均”一类的话，清单写了 average", "删去 average"

"""A target as people type it: ``合格率>=98%``, ``keep:按时办结率不低于 95 %``, ``抽检批次达到 300 批次``."""

from __future__ import annotations

import re
import unicodedata

from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.spoken.days_and_numbers import read_amount
from jianguan_cli.domain.values.vocabulary import Every, Op, Rule

TARGET_EXAMPLE = "合格率>=98%；写明规则用 keep:合格率>=98%；周期型用 each/quarter:抽检批次>=300批次"
_OPS = {
    ">=": Op.GE,
    "≥": Op.GE,
    "不低于": Op.GE,
    "不少于": Op.GE,
    "达到": Op.GE,
    "<=": Op.LE,
    "≤": Op.LE,
    "不超过": Op.LE,
    "不高于": Op.LE,
    "==": Op.EQ,
    "等于": Op.EQ,
    ">": Op.GT,
    "大于": Op.GT,
    "超过": Op.GT,
    "<": Op.LT,
    "小于": Op.LT,
    "低于": Op.LT,
    "=": Op.EQ,
}
_OP = "|".join(sorted(map(re.escape, _OPS), key=len, reverse=True))
_SAID = re.compile(
    rf"(?:(?P<rule>[a-z]+|..型)(?:/(?P<every>[a-z]+|每.{{1,2}}))?:)?(?P<metric>.+?)\s*(?P<op>{_OP})\s*"
    r"(?P<amount>-?[0-9][0-9,.]*)\s*(?P<unit>\S.*)?"
)


def read_target(text: str) -> dict[str, Fragment] | None:
    """The target as a file will say it, its key the metric; None where the words are no target.

    Without a rule it is ``reach``.  ``each`` needs its period.
    """
    match = _SAID.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return None
    rule, every = _rule(match["rule"]), _every(match["every"])
    amount = read_amount(match["amount"])
    if amount is None or (match["rule"] and rule is None) or (match["every"] and every is None):
        return None
    if rule is Rule.EACH and every is None:
        return None
    metric = match["metric"].strip()
    fields: dict[str, Fragment] = {
        "key": metric,
        "metric": metric,
        "rule": (rule or Rule.REACH).value,
        "op": _OPS[match["op"]].value,
        "value": amount,
        "unit": (match["unit"] or "项").strip(),
    }
    if every is not None:
        fields["every"] = every.value
    return fields


def _rule(word: str | None) -> Rule | None:
    return next((one for one in Rule if word in (one.value, one.label)), None)


def _every(word: str | None) -> Every | None:
    return next((one for one in Every if word in (one.value, one.label)), None)

"""What a typed target speaks of: the name of the figure, with what stands around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.spoken.target.draft import Words, check_metric, is_unit
from jianguan_cli.domain.spoken.target.words import ENDS_IN_VERB, SAID_COMBINE

_BRACKET = re.compile(r"(?P<name>.+)\((?P<unit>[^()]+)\)")
# 人均, 户均, 平均 are part of the name.
_COMBINED = re.compile(f"(?P<name>.+?[^人户年月日平])(?P<how>{'|'.join(SAID_COMBINE)})")


class Given(NamedTuple):
    """What was said before the name: the rule, the period, whether it is the mean of the periods."""

    rule: str | None = None
    every: str | None = None
    average: bool = False

    def rule_or(self, otherwise: str) -> str:
        """The rule that was said, or that the period says, or ``otherwise``."""
        return self.rule or ("each" if self.every else otherwise)


class Subject(NamedTuple):
    """The name, the unit in its bracket (empty where there is none), and how units' figures are combined."""

    name: Words
    bracket: str
    combine: str | None
    given: Given

    def target(self, rule: str, **fields: Fragment) -> dict[str, Fragment]:
        """The target of that name; the rule that was said goes before ``rule``.

        Under ``grow`` levels are reported, whatever the growth is counted in.
        """
        judged = self.given.rule_or(rule)
        if judged == "grow":
            fields.pop("measure", None)
        return {
            "key": self.name.typed,
            "metric": self.name.typed,
            "rule": judged,
            "every": self.given.every,
            "average": self.given.average or None,
            "combine": self.combine,
            **fields,
        }


def subject(name: Words, given: Given) -> Subject:
    """The subject that the words name; raises where they hold more than a name."""
    combine, bracket = None, ""
    if match := _COMBINED.fullmatch(name.said):
        name, combine = name.part(0, match.end("name")), SAID_COMBINE[match["how"]]
        if _COMBINED.fullmatch(name.said):
            raise name.unclear("里说了两次怎样汇总", "均、合计、合并计算只写一个")
        if ENDS_IN_VERB.search(name.said):
            raise name.unclear("里的增减没有说和哪一年比", "如 各县产值（亿元）比上年增长5%")
    match = _BRACKET.fullmatch(name.said)
    if match and is_unit(match["unit"]):
        name, bracket = name.part(0, match.end("name")), match["unit"]
    check_metric(name)
    return Subject(name, bracket, combine, given)

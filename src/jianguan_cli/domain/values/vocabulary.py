"""The closed lists of words in a checklist: kinds, rules, bounds, measures, relations, states."""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """指标 is a figure to reach, 任务 is work to do."""

    INDICATOR = "indicator"
    TASK = "task"

    @property
    def label(self) -> str:
        """The word of the reports."""
        return "指标" if self is Kind.INDICATOR else "任务"


class Rule(Enum):
    """How a target is judged."""

    REACH = "reach"
    KEEP = "keep"
    EACH = "each"
    GROW = "grow"

    @property
    def label(self) -> str:
        """达标型, 底线型, 周期型, 递增型."""
        return _RULE_LABELS[self]


class Op(Enum):
    """The bound; strictness is meaning. What a reading must satisfy in full is a ``plan.bar.Bar``."""

    GE = ">="
    LE = "<="
    EQ = "=="
    GT = ">"
    LT = "<"
    BETWEEN = "between"

    @property
    def rising(self) -> bool:
        """Whether more is better."""
        return self in (Op.GE, Op.GT)

    @property
    def falling(self) -> bool:
        """Whether less is better."""
        return self in (Op.LE, Op.LT)

    @property
    def label(self) -> str:
        """The bound in words."""
        return _OP_LABELS[self]


class Measure(Enum):
    """New in the period, a level counted, or a share."""

    FLOW = "flow"
    STOCK = "stock"
    RATE = "rate"


class Every(Enum):
    """The length of a period, shortest first; a 旬 is the 1st–10th, 11th–20th, or the rest of a month."""

    WEEK = "week"
    DEKAD = "dekad"
    MONTH = "month"
    BIMONTH = "bimonth"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"

    @property
    def label(self) -> str:
        """每周, 每旬, 每月, 每两个月, 每季度, 每半年, 每年."""
        return _EVERY_LABELS[self]

    @property
    def months(self) -> int:
        """How many months it has; 0 for a week and a 旬, which lie inside months."""
        return _MONTHS.get(self, 0)


class Combine(Enum):
    """How the figures of several units make one: all must hold, their sum, mean, or sum of parts."""

    WORST = "worst"
    SUM = "sum"
    MEAN = "mean"
    POOLED = "pooled"

    @property
    def label(self) -> str:
        """The word of the reports."""
        return _COMBINE_LABELS[self]


class Strength(Enum):
    """Firm, or 力争 / 积极谋划."""

    FIRM = "firm"
    SOFT = "soft"


class Nature(Enum):
    """约束性 or 预期性."""

    BINDING = "binding"
    EXPECTED = "expected"


class Relation(Enum):
    """What an item is to the item it links to."""

    IMPLEMENTS = "implements"
    SAME = "same"
    REFINES = "refines"
    CONFLICTS = "conflicts"
    CONTINUES = "continues"
    REPLACES = "replaces"

    @property
    def label(self) -> str:
        """The word of the reports."""
        return _RELATION_LABELS[self]


class ExtendState(Enum):
    """Where a request for more time stands."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"


class VerifyResult(Enum):
    """What a check on the spot found."""

    CONFIRMED = "confirmed"
    PARTLY = "partly"
    UNTRUE = "untrue"


class Role(Enum):
    """Which owners a 移交 moves."""

    LEAD = "lead"
    SUPPORT = "support"


class PlanType(Enum):
    """A plan of numbered clauses, or a register of 批示 and 会议 matters."""

    PLAN = "plan"
    REGISTER = "register"


_RULE_LABELS = {Rule.REACH: "达标型", Rule.KEEP: "底线型", Rule.EACH: "周期型", Rule.GROW: "递增型"}
_OP_LABELS = {
    Op.GE: "不低于",
    Op.LE: "不超过",
    Op.EQ: "等于",
    Op.GT: "大于",
    Op.LT: "小于",
    Op.BETWEEN: "介于",
}
_EVERY_LABELS = {
    Every.WEEK: "每周",
    Every.DEKAD: "每旬",
    Every.MONTH: "每月",
    Every.BIMONTH: "每两个月",
    Every.QUARTER: "每季度",
    Every.HALF: "每半年",
    Every.YEAR: "每年",
}
_MONTHS = {Every.MONTH: 1, Every.BIMONTH: 2, Every.QUARTER: 3, Every.HALF: 6, Every.YEAR: 12}
_COMBINE_LABELS = {
    Combine.WORST: "各单位都要达到",
    Combine.SUM: "各单位合计",
    Combine.MEAN: "各单位平均",
    Combine.POOLED: "各单位分子分母合计",
}
_RELATION_LABELS = {
    Relation.IMPLEMENTS: "落实",
    Relation.SAME: "同一",
    Relation.REFINES: "细化",
    Relation.CONFLICTS: "冲突",
    Relation.CONTINUES: "延续",
    Relation.REPLACES: "替代",
}

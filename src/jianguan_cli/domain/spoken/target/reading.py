"""Targets as people type them: ``合格率>=98%``, 每季度督导不少于1次, 涨幅保持在3%—5%, or several at once.

A target is understood whole or refused with what to write instead.  ``say_target`` says back what was
understood, in words that mean the same when they are read again.
"""

from __future__ import annotations

import re
from decimal import Decimal

from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.spoken.spans import named_span
from jianguan_cli.domain.spoken.target.bounds import bounded
from jianguan_cli.domain.spoken.target.draft import Words, in_order
from jianguan_cli.domain.spoken.target.growth import promised
from jianguan_cli.domain.spoken.target.notes import said_notes, take_notes
from jianguan_cli.domain.spoken.target.subject import Given
from jianguan_cli.domain.spoken.target.words import (
    EVERY,
    EVERY_LABELS,
    EXAMPLES,
    NO_PERIOD,
    OP_LABELS,
    RULES,
    SAID_PERIODS,
)
from jianguan_cli.domain.spoken.understanding import NotUnderstoodError
from jianguan_cli.domain.values.number import show

_RULE = re.compile(r"(?P<rule>[a-z]+|[一-龥]{2}型)(?:/(?P<every>[a-z-]+|每?[一-龥]{1,3}))?:")
_DATE = "[0-9]{4}年(?!度)(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?(?:底|末)?"
_BY = re.compile(f"(?P<phrase>(?:到|至|截至)?(?P<when>{_DATE})(?:前|之前)?),?")
_LOOSE_BY = re.compile(
    "(?:到|至|截至)?(?:今年|明年|本年)?(?:年底|年内|年末|上半年|下半年|[一二三四1-4]季度末"
    "|[0-9]{1,2}月(?:底|末|份|[0-9]{1,2}日))"
)
_FROM = re.compile("[自从].{2,12}?起")
_REPORTS = re.compile("[,;]?(?:实行)?(?:[日周旬月季年]报|(?:每.{1,8})?[前内]?(?:报送|上报))$")
_BY_YEAR = re.compile("(?<![比较从由0-9.])[0-9]{4}年(?!度)(?:底|末)?[^0-9]{0,6}[0-9]")
_SOFT, _FIRM, _MEAN = re.compile("力争|争取"), re.compile("确保|保证"), re.compile("年均")
_JOINTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("[,;(]其中:?"), "part_of"),
    (re.compile("或者?"), "any_of"),
    (re.compile(r";|,?(?:并且|且)|(?<![0-9]),|,(?![0-9]{3})|、"), ""),
)
_PERIOD = "|".join(SAID_PERIODS)
# A period may stand right before the bound (督导每季度不少于1次), or behind 每户.
_BEHIND = (
    "(?=(?:环比|同比)?(?:增长|递增|增加|提高|下降|降低|减少|压减|不低于|不少于|不超过|至少|达到|保持|控制"
    "|[<>=≤≥]|[0-9]))"
)
_PER = "(?:(?<=每户)|(?<=每人)|(?<=每家)|(?<=人均)|(?<=户均))"
_LATE_MEAN = re.compile(f"(?<=[^0-9%])年均{_BEHIND}")
_LATE_PERIOD = re.compile(f"(?<=[^0-9%])(?:{_PERIOD}){_BEHIND}|{_PER}(?:{_PERIOD})")
_NOT_BY_PERIOD = ("的规则不按周期判", "每期都要达到的写 each；逐期递增的写 grow")
_EARLY_PERIOD = re.compile(_PERIOD)


def read_targets(text: str) -> tuple[dict[str, Fragment], ...]:
    """The targets that the words make, as a file will say them; their keys are their names.

    Raises ``NotUnderstoodError`` where the words are no target, or only partly one.
    """
    words = Words.of(text)
    if not words.said:
        raise words.unclear("不是目标", f"例如 {EXAMPLES}")
    try:
        return _read(words)
    except NotUnderstoodError as error:
        raise NotUnderstoodError(
            words.typed, f"不能作目标：{error.message}", hint=_advice(words, error) or f"例如 {EXAMPLES}"
        ) from error


def _read(words: Words) -> tuple[dict[str, Fragment], ...]:
    try:
        return (_target(words),)
    except NotUnderstoodError:
        for joint, field in _JOINTS:
            found = _several(words, joint, field)
            if found is not None:
                return found
        raise


def _advice(words: Words, error: NotUnderstoodError) -> str:
    """The hint, with the whole of the user's words mended where it is understood so: never a part of them."""
    whole = []
    for old, new in error.instead:
        head, found, tail = words.typed.rpartition(old)
        if not found:
            return error.hint
        try:
            _read(Words.of(f"{head}{new}{tail}"))
        except NotUnderstoodError:
            return error.hint  # half of the choice would be a choice made
        whole.append(f"{head}{new}{tail}")
    return f"{error.hint}，如 {'，或 '.join(whole)}" if whole else error.hint


def say_target(fields: dict[str, Fragment]) -> str:
    """What was understood, in full; read again it is the same target."""
    rule = next(label for label, rule in RULES.items() if rule == fields["rule"])
    every = fields.get("every")
    period = f"/{EVERY_LABELS[str(every)]}" if every else ""
    level = f"（{fields['level_unit']}）" if "level_unit" in fields else ""
    return f"{rule}{period}：{fields['metric']}{level}{_bound_words(fields)}{said_notes(fields)}"


def _bound_words(fields: dict[str, Fragment]) -> str:
    unit, op = fields["unit"], str(fields["op"])
    if op == "between":
        return f"在{_shown(fields['value'])}{unit}至{_shown(fields['upper'])}{unit}之间"
    if "against" in fields:
        margin = f"{_shown(fields['margin'])}个百分点" if "margin" in fields else ""
        return f"（{unit}）{OP_LABELS[op]}{fields['against']}{margin}"
    around = f"±{_shown(fields['tolerance'])}" if "tolerance" in fields else ""
    return f"{OP_LABELS[op]}{_shown(fields['value'])}{unit}{around}"


def _shown(value: Fragment) -> str:
    return show(value) if isinstance(value, Decimal) else str(value)


def _several(words: Words, joint: re.Pattern[str], field: str) -> tuple[dict[str, Fragment], ...] | None:
    """The targets on both sides of a joint, where each side is a target of its own."""
    for match in joint.finditer(words.said):
        head, tail = words.part(0, match.start()), words.part(match.end())
        if match[0].startswith("(") and tail.said.endswith(")"):
            tail = tail.part(0, len(tail.said) - 1)
        try:
            found = (*_read(head), *_read(tail))
        except NotUnderstoodError:
            continue
        keys = [str(one["key"]) for one in found]
        if len(set(keys)) < len(keys):
            raise words.unclear("里两个目标同名", "给它们不同的名称，或分开写")
        if field == "part_of":
            return (*found[:1], *(in_order(one | {"part_of": keys[0]}) for one in found[1:]))
        if field == "any_of":
            return tuple(in_order(one | {"any_of": "或".join(keys)}) for one in found)
        return found
    return None


def _target(words: Words) -> dict[str, Fragment]:
    words, fields = take_notes(words)
    words, given = _prefix(words, Given(average=bool(fields.pop("average", False))))
    for strip in (_soft, _deadline, _soft):
        words, found = strip(words)
        fields |= found
    _refuse(words)
    words, given = _period(words, given)
    if given.rule == "each" and given.every is None:
        raise words.unclear("是周期型，却没有写周期", "请在规则后面写周期，如 each/quarter:")
    made = promised(words, given) or bounded(words, given)
    return in_order(made | fields)


def _prefix(words: Words, given: Given) -> tuple[Words, Given]:
    match = _RULE.match(words.said)
    if match is None:
        return words, given
    rule, every = RULES.get(match["rule"], match["rule"]), None
    if rule not in RULES.values():
        known = "、".join((*RULES.values(), *RULES))
        raise words.unclear(f"里的“{match['rule']}”不是判定规则", f"可写 {known}")
    if match["every"]:
        every = EVERY.get(match["every"], match["every"])
        if every not in EVERY_LABELS:
            raise words.unclear(f"里的“{match['every']}”不是周期", f"可写 {'、'.join(EVERY_LABELS)}")
    if every is not None and rule in ("reach", "keep"):
        raise words.unclear(*_NOT_BY_PERIOD)
    return words.part(match.end()), given._replace(rule=rule, every=every)


def _soft(words: Words) -> tuple[Words, dict[str, Fragment]]:
    if match := _SOFT.match(words.said):
        return words.part(match.end()), {"strength": "soft"}
    if match := _FIRM.match(words.said):
        return words.part(match.end()), {}
    return words, {}


def _deadline(words: Words) -> tuple[Words, dict[str, Fragment]]:
    """A day at the beginning, said with its year, is the target's own deadline."""
    match = _BY.match(words.said)
    if match is None:
        if _LOOSE_BY.match(words.said):
            raise words.unclear("前面的时限没有写年份", "请写上年份，或用 --deadline 写时限")
        return words, {}
    named = named_span(match["when"])
    span = named.of(named.year) if named is not None and isinstance(named.year, int) else None
    if span is None:
        raise words.unclear("里没有这一天", "请核对日期")
    phrase = words.part(*match.span("phrase")).typed
    return words.part(match.end()), {"deadline": span.last, "deadline_text": phrase}


def _refuse(words: Words) -> None:
    """What a target cannot say, or says somewhere else."""
    if _FROM.match(words.said):
        raise words.unclear("从哪天起不写在目标里", "起算日写进事项的 start（立项时用 --start）")
    if _REPORTS.search(words.said):
        raise words.unclear("里的报送要求不是目标", "请从目标里去掉，写进文件里目标的 report")
    if match := NO_PERIOD.search(words.said):
        known = "、".join(EVERY_LABELS.values())
        raise words.unclear(f"里的“{match[0]}”不是能判的周期", f"周期可写 {known}")
    if _BY_YEAR.search(words.said):
        raise words.unclear(
            "里分年度的数要写成阶段目标",
            "请写最后的目标，各年的写进 milestones，或写在末尾的括号里：（节点2021年12月31日97）",
        )


def _period(words: Words, given: Given) -> tuple[Words, Given]:
    """The words without the period that stands before the name or before the bound."""
    said = words.said
    mean = _MEAN.match(said) or _LATE_MEAN.search(said)
    match = mean or _EARLY_PERIOD.match(said) or _LATE_PERIOD.search(said)
    if match is None:
        return words, given
    every = "year" if mean else EVERY[match[0]]
    if given.every not in (None, every):
        raise words.unclear("说了两个周期", "请只写一个")
    if given.rule in ("reach", "keep"):
        raise words.unclear(*_NOT_BY_PERIOD)
    start, end = match.span()
    rest = Words(said[:start] + said[end:], words.typed[:start] + words.typed[end:]).part(0)
    return rest, given._replace(every=every, average=given.average or mean is not None)

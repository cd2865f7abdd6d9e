"""Draft items as checklist fields, with what a person reads beside them: the place, the words, the doubts."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.source.drafting import Draft, DraftItem
from jianguan_cli.domain.source.outcomes import Result
from jianguan_cli.domain.source.printed import as_printed
from jianguan_cli.domain.source.promises import Promise
from jianguan_cli.domain.source.text import fold
from jianguan_cli.domain.values.clause import parse_clause
from jianguan_cli.domain.values.vocabulary import Op

_WORDS = 400  # characters of the clause that stand beside an item
_NAMES = {
    "title": "标题",
    "lead": "牵头单位",
    "support": "配合单位",
    "lead_inferred": "原文疑似把“牵头单位”误印",
    "deadline": "时限",
    "deliverables": "成果（从词句推得，请核对）",
    "clause": "条款号",
    "rule": "rule：reach 到期达到，keep 一直保持",
    "op": "方向（以上、以下）",
    "metric": "指标名称",
    "unit": "单位",
    "tolerance": "“左右”的幅度 tolerance",
    "scope": "适用范围",
}
# What an item's own number looks like before its sentence: (一)  1.  一、  第一节  一是
_HEAD = re.compile(
    r"^(?:\([一二三四五六七八九十百0-9]{1,4}\)|[一二三四五六七八九十百]{1,4}[、.]|[0-9]{1,3}[.、](?![0-9])"
    r"|第[一二三四五六七八九十百0-9]+[章节条]|[①-⑳])\s*"
)
_SHORTEST, _LONGEST = 4, 12  # characters of ``at``
_APART = str.maketrans("", "", "\n\t")
Fields = dict[str, Fragment]


class Drafted(NamedTuple):
    """An item as the draft file writes it: its fields, the lines above it, a line above each target."""

    fields: Fields
    lines: tuple[str, ...]
    target_lines: tuple[str, ...]


def drafted_items(draft: Draft, plan_id: str, first: int, day: date, by: str) -> list[Drafted]:
    """The items of a draft, numbered from ``first``; what a ledger reports becomes a log entry of ``day``."""
    return [
        _drafted(item, f"{plan_id}-{number}", day, by) for number, item in enumerate(draft.items, start=first)
    ]


def plan_fields(draft: Draft, plan_id: str) -> Fields:
    """What the document says of the plan; what it leaves open is left out."""
    plan, period = draft.plan, draft.plan.period
    free = any(parse_clause(item.clause) is None for item in draft.items)
    said: Fields = {
        "confirm": False,
        "id": plan_id,
        "title": plan.title,
        "issuer": plan.issuer,
        "number": plan.number,
        "issued": plan.issued,
        "start": period.first if period else None,
        "end": period.last if period else None,
        "type": "register" if free else None,
    }
    return {key: value for key, value in said.items() if value is not None}


def doubts(unsure: tuple[str, ...]) -> str:
    """The open keys in words; empty where nothing is."""
    said = []
    for key in unsure:
        *path, last = key.split("/")
        name = _NAMES.get(last, last)
        said.append(f"{path[1]} 的 {name}" if len(path) > 1 else name)
    return "、".join(said)


def _drafted(item: DraftItem, item_id: str, day: date, by: str) -> Drafted:
    owners = item.owners
    fields: Fields = {
        "confirm": False,
        "id": item_id,
        "clause": item.clause,
        "title": item.title,
        "kind": item.kind,
        "lead": list(owners.lead),
        "support": list(owners.support),
        "shared": owners.shared or None,
        "open": owners.open or None,
        "lead_inferred": owners.lead_inferred or None,
        "start": item.start,
        "deadline": item.deadline,
        "deadline_text": item.deadline_text,
        "ongoing": item.ongoing or None,
        "targets": [_target(one, item) for one in item.targets] or None,
        "deliverables": [_deliverable(one, item) for one in item.deliverables] or None,
        "source": {"kind": "上级文件", "number": item.source} if item.source else None,
        "status": "unreported",
        "leader": list(owners.leader) or None,
        "at": _at(_first_sentence(item.text), item),
        "log": [{"date": day, "by": by, "note": item.progress, "via": "import"}] if item.progress else None,
    }
    lines = [f"{item.place.words()}“{_flat(_printed(item.text, item), _WORDS)}”"]
    open_keys = doubts(item.unsure)
    if open_keys:
        lines.append(f"待定：{open_keys}")
    kept: Fields = {key: value for key, value in fields.items() if value is not None}
    return Drafted(kept, tuple(lines), tuple(_target_line(one, item) for one in item.targets))


def _deliverable(one: Result, item: DraftItem) -> Fields:
    said: Fields = {
        "key": one.key,
        "text": one.text,
        "by": one.by,
        "strength": "soft" if one.soft else None,
        "at": first_words(item, one.start),
    }
    return {key: value for key, value in said.items() if value is not None}


def first_words(item: DraftItem, start: int) -> str | None:
    """The first 4 to 12 characters, as printed, of the sentence in which a character of the item stands."""
    return _at(_sentence(start, item.text), item)


def _target(one: Promise, item: DraftItem) -> Fields:
    base = one.baseline
    own = bool(one.due) and one.due != item.deadline_text
    fields: Fields = {
        "key": one.key,
        "metric": one.metric,
        "rule": one.rule.value if one.rule else None,
        "op": one.op.value,
        "value": one.value,
        "upper": one.upper if one.upper is not None and one.op is Op.BETWEEN else None,
        "against": one.against,
        "margin": one.margin,
        "unit": one.unit or None,
        "every": one.every.value if one.every else None,
        "average": one.average or None,
        "any_of": one.any_of,
        "baseline": {"value": base[0], "date": date(base[1], 12, 31)} if base else None,
        "milestones": [{"by": date(year, 12, 31), "value": value} for year, value in one.milestones] or None,
        "scope": one.scope,
        "strength": "soft" if one.soft else None,
        "implied": one.implied or None,
        "nature": one.nature,
        "deadline": one.by if own else None,
        "deadline_text": one.due if own else None,
        "at": first_words(item, one.start),
    }
    return {key: value for key, value in fields.items() if value is not None}


def _target_line(one: Promise, item: DraftItem) -> str:
    doubt = doubts(tuple(key for key in one.unsure))
    said = _flat(_printed(_sentence(one.start, item.text), item), 60)
    return f"“{said}”" + (f"  待定：{doubt}" if doubt else "")


def _sentence(start: int, text: str) -> str:
    """The sentence in which a character stands, without its number."""
    begin = max(text.rfind(stop, 0, start) for stop in "。;\n") + 1
    end = min((place for stop in "。;\n" if (place := text.find(stop, start)) >= 0), default=len(text))
    return _HEAD.sub("", text[begin:end].strip()).strip()


def _first_sentence(text: str) -> str:
    """The first sentence that is long enough to be found again; a heading of three characters is not."""
    parts = (_HEAD.sub("", part.strip()).strip() for part in re.split("[。;\n]", text))
    return next((part for part in parts if len(part) >= _SHORTEST), "")


def _at(sentence: str, item: DraftItem) -> str | None:
    """The first words of a sentence as the document prints them: what ``at`` finds it by."""
    said = _printed(sentence[:_LONGEST], item).translate(_APART)
    said = re.sub(r"[\s0-9.]+$", "", said)
    if item.printed and fold(said) not in fold(item.printed):
        said = _piece(sentence, fold(item.printed))  # an owner statement stood between its words
    return said if len(said) >= _SHORTEST else None


def _piece(sentence: str, printed: str) -> str:
    """The first words of a sentence that the document prints in one piece; empty where there are none."""
    words = fold(sentence)
    for begin in range(len(words) - _SHORTEST + 1):
        ends = range(min(begin + _LONGEST, len(words)), begin + _SHORTEST - 1, -1)
        said = next((words[begin:end] for end in ends if words[begin:end] in printed), "")
        said = re.sub(r"[\s0-9.]+$", "", said.strip(",;:、"))
        if len(said) >= _SHORTEST:
            return said
    return ""


def _printed(words: str, item: DraftItem) -> str:
    """Words of the item as the document prints them, sentence by sentence."""
    parts = re.split("(?<=[。;\n])", words)
    return "".join(as_printed(part.strip(), item.printed) for part in parts)


def _flat(text: str, longest: int) -> str:
    said = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", "", text)
    return said if len(said) <= longest else f"{said[:longest]}……"

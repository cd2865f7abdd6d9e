"""A checklist against its document: clauses, target figures and unit names, each in its own clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from jianguan_cli.domain.lint.rule import listed_node
from jianguan_cli.domain.lint.source_codes import CLAUSE, NUMBER, OWNER
from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.location import Node
from jianguan_cli.domain.source.figures import Figure, figures, stands_in
from jianguan_cli.domain.source.places import check_places
from jianguan_cli.domain.source.text import SourceText, fold, owner_brackets
from jianguan_cli.domain.values.clause import parse_clause
from jianguan_cli.domain.values.number import parse_number, show

_SEPARATORS = re.compile(r"[、,;:。()]|牵头单位|责任单位")
# The punctuation of print, which folding for comparison has made ASCII.
_PRINTED = str.maketrans(",;:()", "，；：（）")
_BEFORE = r"(?:^|[、,;:(。及和与])"
_BEHIND = r"(?=$|[、,;:)。及和与等]|牵头|负责|分工)"


def check_source(checklist: Checklist, text: str, register: Register) -> list[Finding]:
    """What the items of one plan say that ``text``, the plan's document, does not."""
    document = SourceText(text)
    findings: list[Finding] = []
    for item in checklist.items:
        steps = parse_clause(item.clause)
        clause = document.clause(steps) if steps else None
        if clause is None:
            findings.append(
                CLAUSE.finding(
                    checklist.path,
                    item.node_of("clause"),
                    f"原文里没有条款 {item.clause}",
                    item=item.id,
                    hint="对照原文改正条款号",
                )
            )
            continue
        findings += check_places(checklist.path, item, document.printed(steps or ()) or "")
        findings += _numbers(checklist.path, item, clause)
        findings += _owners(checklist, item, clause, register)
    return findings


def clause_texts(checklist: Checklist, text: str) -> dict[str, str]:
    """Item id to the text of its clause, for those whose clause the document has; for quoting on paper."""
    document = SourceText(text)
    found: dict[str, str] = {}
    for item in checklist.items:
        steps = parse_clause(item.clause)
        clause = document.clause(steps) if steps else None
        if clause is not None:
            found[item.id] = clause.translate(_PRINTED)
    return found


def _numbers(path: str, item: Item, clause: str) -> Iterator[Finding]:
    found = figures(clause)
    said: list[Item | Target] = [item, *item.targets]
    for one in said:
        if one.deadline_text is not None and fold(one.deadline_text) not in clause:
            yield NUMBER.finding(
                path,
                one.node_of("deadline_text"),
                f"时限原话“{one.deadline_text}”不在条款 {item.clause} 里",
                item=item.id,
                target=one.key if isinstance(one, Target) else None,
                hint="照原文写；原文没有时限的删去 deadline_text",
            )
    for target in item.targets:
        for name, value, node in _values(item, target):
            if not stands_in(value, target.unit, found):
                yield NUMBER.finding(
                    path,
                    node,
                    f"“{target.key}”的{name} {show(value)}{target.unit} 不在条款 {item.clause} 里"
                    f"（该条的数：{_listed(found)}）",
                    item=item.id,
                    target=target.key,
                    hint="对照原文；由文字推得的数请写 implied: true，基期请写 source",
                )


def _values(item: Item, target: Target) -> Iterator[tuple[str, Decimal, Node | None]]:
    """The values of a target that the clause must hold, as they stood before any revision."""
    if target.value is not None and not target.implied:
        yield "目标值", _first_value(item, target.key, target.value), target.node_of("value")
    if target.baseline is not None and target.baseline.source is None:
        yield "基期值", target.baseline.value, target.baseline.node_of("value")


def _first_value(item: Item, key: str, value: Decimal) -> Decimal:
    for entry in item.log:
        revision = entry.revise
        if revision is not None and revision.field == f"targets/{key}/value" and revision.from_:
            return parse_number(revision.from_) or value
    return value


def _listed(found: list[Figure]) -> str:
    shown = [
        show(one.value) + ("%" if one.percent else "") for one in found if one.percent or not one.spelled
    ]
    return "、".join(dict.fromkeys(shown)) or "无"


def _owners(checklist: Checklist, item: Item, clause: str, register: Register) -> Iterator[Finding]:
    org = checklist.plan.unit_org
    bracket = "".join(match[0] for match in owner_brackets(clause))
    printed = bracket or clause
    names = (*item.lead, *item.support)
    for key in ("lead", "support"):
        for name in getattr(item, key):
            # Prose puts verbs around a name; only a bracket has separators to hold a name to.
            if not (_is_printed(fold(name), bracket) if bracket else fold(name) in clause):
                instead = _printed_otherwise(name, org, printed, register)
                yield OWNER.finding(
                    checklist.path,
                    listed_node(item, key, name),
                    f"单位“{name}”不在条款 {item.clause} 里{instead}",
                    item=item.id,
                    hint="名称照原文所印",
                )
    for name in _left_out(names, bracket, register, org):
        yield OWNER.finding(
            checklist.path,
            item.node_of("lead"),
            f"条款 {item.clause} 的责任括号里还有“{name}”，事项里没有",
            item=item.id,
            hint="对照原文补上",
        )


def _is_printed(name: str, text: str) -> bool:
    """Whether a name stands there whole, or written out from a list that shares its ending."""
    if re.search(f"{_BEFORE}{re.escape(name)}{_BEHIND}", text):
        return True
    parts = [part for part in _SEPARATORS.split(text) if part]
    return any(
        name.startswith(head) and len(name) > len(head) + 1 and tail.endswith(name[len(head) :])
        for head, tail in combinations(parts, 2)
    )


def _printed_otherwise(name: str, org: str, text: str, register: Register) -> str:
    unit = register.resolve(name, org)
    others = [] if unit is None else [other for other in unit.names() if _is_printed(fold(other), text)]
    return f"，原文印的是“{others[0]}”" if others else ""


def _left_out(names: tuple[str, ...], text: str, register: Register, org: str) -> list[str]:
    """The registered units that an owner bracket lists beyond ``names``."""
    registered = {spelling for unit in register.units if unit.org in (org, None) for spelling in unit.names()}
    left_out = []
    for name in sorted({*names, *registered}, key=lambda name: (-len(name), name)):
        text, count = re.subn(f"({_BEFORE}){re.escape(fold(name))}{_BEHIND}", r"\1", text)
        if count and name not in names:
            left_out.append(name)
    return left_out

"""Owners: every unit that a clause names, in the part that it gives it, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from jianguan_cli.domain.lint.rule import listed_node
from jianguan_cli.domain.lint.source_codes import OWNER
from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.source.comparing.pairing import Clause, Pair
from jianguan_cli.domain.source.owners import Owners
from jianguan_cli.domain.source.text import fold, owner_brackets

_SEPARATORS = re.compile(r"[、,;:。()]|牵头单位|责任单位")
_BEFORE = r"(?:^|[、,;:(。及和与])"
_BEHIND = r"(?=$|[、,;:)。及和与等]|牵头|负责|分工)"
_ROLES = {"lead": "牵头单位", "support": "责任（配合）单位"}


def check(pair: Pair, checklist: Checklist, register: Register) -> Iterator[Finding]:
    """Every difference of owners under one clause."""
    for item in pair.items:
        yield from _not_printed(pair.clause, item, checklist, register)
    if pair.clause.owners is None:
        return
    yield from _left_out(pair, pair.clause.owners, checklist)
    for item in pair.items:
        yield from _other_part(pair.clause, pair.clause.owners, item, checklist)
        yield from _flags(pair.clause, pair.clause.owners, item, checklist)
        yield from _leaders(pair.clause, pair.clause.owners, item, checklist)


def _not_printed(clause: Clause, item: Item, checklist: Checklist, register: Register) -> Iterator[Finding]:
    """Units of the ledger that the clause does not name."""
    bracket = "".join(match[0] for match in owner_brackets(clause.whole))
    owners = clause.owners
    named = {fold(name) for name in (*owners.lead, *owners.support)} if owners is not None else set()
    printed = bracket or clause.whole
    for key in ("lead", "support"):
        for name in getattr(item, key):
            said = fold(name)
            # Prose puts verbs around a name; only a bracket has separators to hold a name to.
            if said in named or (
                _is_printed(said, bracket) if bracket else not named and said in clause.whole
            ):
                continue
            instead = _printed_otherwise(name, checklist.plan.unit_org, printed, named, register)
            yield OWNER.finding(
                checklist.path,
                listed_node(item, key, name),
                f"单位“{name}”不在条款 {item.clause} 里{instead}",
                item=item.id,
                hint="名称照原文所印；原文没有的删去，移交请用 jianguan transfer",
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


def _printed_otherwise(name: str, org: str, text: str, named: set[str], register: Register) -> str:
    unit = register.resolve(name, org)
    others = [] if unit is None else unit.names()
    for other in others:
        if fold(other) in named or _is_printed(fold(other), text):
            return f"，原文印的是“{other}”"
    return ""


def _left_out(pair: Pair, owners: Owners, checklist: Checklist) -> Iterator[Finding]:
    """Units that the clause names and no item of it, known to the register or not."""
    held = {fold(name) for item in pair.items for name in (*item.lead, *item.support)}
    written_out = held - {fold(name) for name in (*owners.lead, *owners.support)}
    item = pair.items[0]
    for role in ("lead", "support"):
        for name in getattr(owners, role):
            said = fold(name)
            if said in held or any(_same_list(said, other, pair.clause) for other in written_out):
                continue
            if _made_of(said, held):
                continue
            part = "" if role in owners.unsure else f"，是{_ROLES[role]}"
            yield OWNER.finding(
                checklist.path,
                item.node_of(role),
                f"条款 {item.clause} 的责任单位里还有“{name}”{part}，事项里没有{pair.clause.where()}",
                item=item.id,
                hint="对照原文补上",
            )


def _made_of(name: str, held: set[str]) -> bool:
    """Whether a name that was read as one is several of the ledger: 各市、州市局、(二期)办."""
    left = name
    for other in sorted(held, key=len, reverse=True):
        left = left.replace(other, "")
    return left != name and not left.strip("、,;及和与等")


def _same_list(name: str, other: str, clause: Clause) -> bool:
    """Whether both write out one name of a list that shares its ending: 东 of 东、西市局 as 东局, 东市局."""
    return name[0] == other[0] and name[-1] == other[-1] and _is_printed(other, clause.whole)


def _other_part(clause: Clause, owners: Owners, item: Item, checklist: Checklist) -> Iterator[Finding]:
    """Units that lead in the document and support in the ledger, or the other way round."""
    if "lead" in owners.unsure:
        return
    for key, other in (("lead", "support"), ("support", "lead")):
        printed = {fold(name) for name in getattr(owners, other)} - {
            fold(name) for name in getattr(owners, key)
        }
        for name in getattr(item, key):
            if fold(name) in printed:
                yield OWNER.finding(
                    checklist.path,
                    listed_node(item, key, name),
                    f"“{name}”在条款 {item.clause} 里是{_ROLES[other]}，清单写在 {key}{clause.where()}",
                    item=item.id,
                    hint=f"照原文移到 {other}；办理中的移交请用 jianguan transfer",
                )


def _flags(clause: Clause, owners: Owners, item: Item, checklist: Checklist) -> Iterator[Finding]:
    """``shared``, ``open``, ``lead_inferred`` against 分工负责, 等, a label printed twice."""
    words = {
        "shared": ("几个单位分工负责、没有牵头", "没有写几个单位分工负责"),
        "open": ("名单以“等”结尾", "名单没有以“等”结尾"),
        "lead_inferred": ("“责任单位”印了两次，牵头由推断得出", "牵头单位是印明的，不用推断"),
    }
    for key, (yes, no) in words.items():
        printed, held = getattr(owners, key), getattr(item, key)
        if printed == held or (key == "shared" and {"lead", "support"} & set(owners.unsure)):
            continue
        yield OWNER.finding(
            checklist.path,
            item.node_of(key) or item.node_of("support"),
            f"条款 {item.clause} 的{yes if printed else '责任单位' + no}，"
            f"清单{'没有写' if printed else '写了'} {key}: true{clause.where()}",
            item=item.id,
            hint=f"{'补上' if printed else '删去'} {key}: true",
        )


def _leaders(clause: Clause, owners: Owners, item: Item, checklist: Checklist) -> Iterator[Finding]:
    """Leaders of the ledger that the document does not name; that a ledger names none is its own choice."""
    printed = {fold(name) for name in owners.leader}
    for name in item.leader if printed else ():
        if fold(name) not in printed:
            yield OWNER.finding(
                checklist.path,
                listed_node(item, "leader", name),
                f"领导“{name}”不在条款 {item.clause} 里{clause.where()}",
                item=item.id,
                hint="照原文所印",
            )

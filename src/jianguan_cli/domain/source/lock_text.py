"""``sources/<plan-id>.lock``: what was read of a document and taken from it, as lines that Git can compare.

One line a clause, below it one line an item, a target and a deliverable that stand in it; fields in the
order of their names; numbers and dates plain, words as digests.  No sentence of the document is stored.
The last line is the digest of all others: a lock is made anew, never edited.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

VERSION = "1"
OUTSIDE = "-"  # the label of what stands outside every clause
PLAN, ITEM, TARGET, DELIVERABLE = "plan", "item", "target", "deliverable"

_HEAD = "# jianguan lock 写成，请勿手工修改；原文没有存在这里，只有摘要"
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_ESCAPES = {"\\": "\\\\", " ": "\\_", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_SPECIAL = frozenset(_ESCAPES)
_ESCAPED = re.compile(r"\\(.)")
_PLAIN = {"\\": "\\", "_": " ", "t": "\t", "n": "\n", "r": "\r"}


class LockedClause(NamedTuple):
    """A clause by its label: the digest of its folded words, and how many characters they are."""

    label: str
    digest: str
    length: int


class LockedPromise(NamedTuple):
    """What the ledger takes from a clause: an item, or a target or deliverable of one.

    ``key`` is empty for an item; ``said`` are the fields as the lock spells them, equal where they are.
    """

    kind: str
    item: str
    key: str
    said: str

    @property
    def name(self) -> tuple[str, str, str]:
        """What it is matched by."""
        return (self.kind, self.item, self.key)

    @property
    def fields(self) -> dict[str, str]:
        """The fields by name."""
        return read_fields(self.said)


def read_fields(said: str) -> dict[str, str]:
    """Fields by name, out of their spelling in a lock."""
    return dict(_pair(part) for part in said.split(" ") if part)


def locked_promise(kind: str, item: str, key: str, fields: Mapping[str, str]) -> LockedPromise:
    """A promise of these fields."""
    return LockedPromise(kind, item, key, spell_fields(fields))


class Lock(NamedTuple):
    """A lock: the plan, the file that was read with the digest of its bytes, clauses with their promises.

    ``said`` are the fields of the plan itself, spelled as those of a promise.
    """

    plan: str
    said: str
    source: str
    sha256: str
    clauses: tuple[tuple[LockedClause, tuple[LockedPromise, ...]], ...]

    def promises(self) -> Iterator[LockedPromise]:
        """All promises in the order of clauses."""
        for _, taken in self.clauses:
            yield from taken


class BadLock(NamedTuple):
    """Why a text is no lock, and the line to look at."""

    reason: str
    line: int


def spell_lock(lock: Lock) -> str:
    """The text of a lock; the same lock is the same text, byte for byte."""
    lines = [
        _HEAD,
        f"lock {VERSION}",
        _line("plan", lock.plan, said=lock.said),
        _line("source", lock.source, said=spell_fields({"sha256": lock.sha256})),
    ]
    for clause, taken in lock.clauses:
        said = spell_fields({"digest": clause.digest, "length": str(clause.length)})
        lines.append(_line("clause", clause.label, said=said))
        for one in taken:
            names = (one.item, one.key) if one.key else (one.item,)
            lines.append("  " + _line(one.kind, *names, said=one.said))
    body = "\n".join(lines) + "\n"
    return f"{body}seal {_seal(body)}\n"


def read_lock(text: str) -> Lock | BadLock:
    """The lock that a text spells, or why it is none."""
    text = text.replace("\r\n", "\n")
    conflict = _CONFLICT.search(text)
    if conflict is not None:
        return BadLock("合并时留下了冲突", text.count("\n", 0, conflict.start()) + 1)
    body, found, last = text.rpartition("seal ")
    if not found or (body and not body.endswith("\n")):
        return BadLock("末尾的校验行不见了", text.count("\n") or 1)
    lines = body.split("\n")[:-1]
    if len(lines) > 1 and re.fullmatch(r"lock \S+", lines[1]) and lines[1] != f"lock {VERSION}":
        return BadLock(f"是版本 {lines[1].removeprefix('lock ')} 的锁定文件，本程序只读得懂版本 {VERSION}", 2)
    if last.strip() != _seal(body):
        return BadLock("与它自己的校验行不符，被改过", len(lines) + 1)
    return _parsed(lines)


def _parsed(lines: list[str]) -> Lock | BadLock:
    plan = plan_said = source = sha256 = ""
    clauses: list[tuple[LockedClause, list[LockedPromise]]] = []
    for number, line in enumerate(lines[2:], start=3):
        promise = _promise(line)
        if promise is not None and clauses:
            clauses[-1][1].append(promise)
            continue
        word, _, rest = line.partition(" ")
        name, _, fields = rest.partition(" ")
        said = read_fields(fields)
        match word:
            case "plan":
                plan, plan_said = _unescaped(name), fields
            case "source":
                source, sha256 = _unescaped(name), said.get("sha256", "")
            case "clause" if said.get("length", "").isdecimal():
                clause = LockedClause(_unescaped(name), said.get("digest", ""), int(said["length"]))
                clauses.append((clause, []))
            case _:
                return BadLock("这一行读不懂", number)
    return Lock(plan, plan_said, source, sha256, tuple((clause, tuple(taken)) for clause, taken in clauses))


def _promise(line: str) -> LockedPromise | None:
    """The promise that a line spells; its fields are read only where they are asked for."""
    if line.startswith("  item "):
        item, _, said = line[7:].partition(" ")
        return LockedPromise(ITEM, _unescaped(item), "", said)
    parts = line.split(" ", 5)
    if len(parts) < 5 or parts[:2] != ["", ""] or parts[2] not in (TARGET, DELIVERABLE):
        return None
    said = parts[5] if len(parts) > 5 else ""
    return LockedPromise(parts[2], _unescaped(parts[3]), _unescaped(parts[4]), said)


def _line(word: str, *names: str, said: str = "") -> str:
    parts = [word, *(_escaped(name) for name in names)]
    return " ".join([*parts, said] if said else parts)


def spell_fields(fields: Mapping[str, str]) -> str:
    """Fields in the order of their names, as a lock spells them."""
    return " ".join([f"{key}={_escaped(value)}" for key, value in sorted(fields.items())])


def _escaped(text: str) -> str:
    return text if _SPECIAL.isdisjoint(text) else "".join(_ESCAPES.get(sign, sign) for sign in text)


def _unescaped(text: str) -> str:
    return text if "\\" not in text else _ESCAPED.sub(lambda match: _PLAIN.get(match[1], match[1]), text)


def _pair(part: str) -> tuple[str, str]:
    name, _, value = part.partition("=")
    return name, _unescaped(value)


def _seal(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8")).hexdigest()

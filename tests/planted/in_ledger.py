"""Changes planted in the checklist; the document stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise

from tests.planted.edits import Planted, entry_at, item_at, items_of, replaced

Planter = Callable[[str, str], Iterator[Planted]]
_OPS = {'">="': '">"', '"<="': '"<"', '">"': '">="', '"<"': '"<="', '"=="': '">="', "between": '">="'}
_UNITS = "万?户|项|个|万张|家|批次/千人|分钟|学时|批次|起|公里|张|所"
_EVERY = {"year": "quarter", "quarter": "month", "month": "year", "week": "month", "half": "quarter"}


def _swap(kind: str, pattern: str, by: object) -> Planter:
    def plant(text: str, ledger: str) -> Iterator[Planted]:
        for made, at in replaced(ledger, pattern, by):  # type: ignore[arg-type]
            yield Planted(kind, text, made, item_at(ledger, at))

    return plant


def _more(match: re.Match[str]) -> str:
    value = Decimal(match[2])
    return f"{match[1]}{value + (1 if value == value.to_integral() else Decimal('0.3'))}"


def _removed(kind: str, heading: str) -> Planter:
    """One entry of a list under ``heading`` taken out; the heading with it where it was the only one."""

    def plant(text: str, ledger: str) -> Iterator[Planted]:
        for match in re.finditer(rf"(?m)^    {heading}:\n", ledger):
            end = entry_at(ledger, match.start())
            starts = [
                match.end() + one.start() for one in re.finditer(r"(?m)^      - ", ledger[match.end() : end])
            ]
            for start in starts:
                first = match.start() if len(starts) == 1 else start
                made = ledger[:first] + ledger[entry_at(ledger, start) :]
                yield Planted(kind, text, made, item_at(ledger, start))

    return plant


def _item_removed(text: str, ledger: str) -> Iterator[Planted]:
    for _, start, end in items_of(ledger):
        clause = re.search(r"clause: [\"']?([^\s\"']+)", ledger[start:end])
        yield Planted("item removed", text, ledger[:start] + ledger[end:], clause[1] if clause else "")


def _owners_swapped(text: str, ledger: str) -> Iterator[Planted]:
    pattern = r"lead: \[([^\]]+)\]\n    support: \[([^\]]+)\]"
    for made, at in replaced(ledger, pattern, r"lead: [\2]\n    support: [\1]"):
        yield Planted("lead and support swapped", text, made, item_at(ledger, at))


def _clauses_swapped(text: str, ledger: str) -> Iterator[Planted]:
    labels = [
        (match[1], match.start(1), match.end(1)) for match in re.finditer(r"(?m)^    clause: (.+)$", ledger)
    ]
    for (one, start, end), (other, begin, finish) in pairwise(labels):
        made = ledger[:start] + other + ledger[end:begin] + one + ledger[finish:]
        yield Planted("clauses swapped in the ledger", text, made, item_at(ledger, start))


def _values_swapped(text: str, ledger: str) -> Iterator[Planted]:
    for name, start, end in items_of(ledger):
        found = [
            (match[1], start + match.start(1), start + match.end(1))
            for match in re.finditer(r"(?m)^        value: (\S+)$", ledger[start:end])
        ]
        for (one, at, to), (other, begin, finish) in pairwise(found):
            if one != other:
                made = ledger[:at] + other + ledger[to:begin] + one + ledger[finish:]
                yield Planted("values swapped", text, made, name)


def _added(kind: str, line: str, after: str) -> Planter:
    """A line added below each line that matches ``after``."""

    def plant(text: str, ledger: str) -> Iterator[Planted]:
        for match in re.finditer(after, ledger):
            entry = ledger[match.start() : entry_at(ledger, match.start())]
            if line.split(":", maxsplit=1)[0].strip() + ":" in entry:
                continue
            made = ledger[: match.end()] + line + ledger[match.end() :]
            yield Planted(kind, text, made, item_at(ledger, match.start()))

    return plant


_TARGET_LINE = r"(?m)^        metric: .+\n"
IN_LEDGER: tuple[tuple[str, Planter], ...] = (
    ("op", _swap("op", r"(?m)^(        op: )(\S+)$", lambda m: m[1] + _OPS[m[2]])),
    ("op turned", _swap("op turned", r'(?m)^(        op: )">="$', r'\1"<="')),
    (
        "rule to each",
        _swap("rule to each", r"(?m)^(        rule: )(?:reach|keep)\n", r"\1each\n        every: year\n"),
    ),
    (
        "rule from each",
        _swap(
            "rule from each",
            r"(?m)^(        rule: )each\n(?=(?:        .+\n)*?        every: .+\n)",
            r"\1reach\n",
        ),
    ),
    (
        "rule to grow",
        _swap(
            "rule to grow",
            r"(?m)^(        rule: )(?:reach|keep)\n(        op: \">=\")",
            r"\1grow\n        every: year\n\2",
        ),
    ),
    (
        "every",
        _swap(
            "every",
            r"(?m)^(        every: )(\w+)$(?!\n(?:        .+\n)*?        inferred)",
            lambda m: m[1] + _EVERY[m[2]],
        ),
    ),
    ("strength to soft", _added("strength to soft", "        strength: soft\n", _TARGET_LINE)),
    ("strength to firm", _swap("strength to firm", r"(?m)^        strength: soft\n", "")),
    ("scope", _swap("scope", r"(?m)^(        scope: ).+$", r"\1跨境电商园区及机场港口")),
    ("baseline", _swap("baseline", r"(baseline: \{value: )([0-9.]+)", _more)),
    ("baseline's date", _swap("baseline's date", r"(baseline: \{value: [0-9.]+, date: )2020", r"\g<1>2017")),
    (
        "issued",
        _swap("issued", r"(?m)^(  issued: \d{4}-\d\d-)(\d\d)$", lambda m: m[1] + f"{int(m[2]) % 28 + 1:02}"),
    ),
    (
        "number of the plan",
        _swap("number of the plan", r"(?m)^(  number: \D+\d{4}〕)(\d+)号$", r"\g<1>9\2号"),
    ),
    (
        "title of the plan",
        _swap("title of the plan", r"(?m)^(  title: .*)(要点|方案|规划|纲要|分工表)$", r"\1实施意见"),
    ),
    (
        "end of the plan",
        _swap("end of the plan", r"(?m)^(  end: )(\d{4})", lambda m: m[1] + str(int(m[2]) + 1)),
    ),
    ("value", _swap("value", r"(?m)^(        value: )([0-9.]+)$", _more)),
    (
        "unit",
        _swap(
            "unit",
            rf"(?m)^(        unit: )(?:{_UNITS})$(?!\n        implied)",
            r"\1亩",
        ),
    ),
    ("lead and support swapped", _owners_swapped),
    ("open tail", _swap("open tail", r"(?m)^    open: true\n", "")),
    ("open tail added", _added("open tail added", "    open: true\n", r"(?m)^    support: \[[^\]]+\]\n")),
    ("shared", _swap("shared", r"(?m)^    shared: true\n", "")),
    (
        "owner removed",
        _swap("owner removed", r"(?m)^(    (?:lead|support): \[[^\[\]\"]+), [^,\[\]\"]+\]$", r"\1]"),
    ),
    (
        "owner renamed",
        _swap(
            "owner renamed",
            r"(?m)^(    (?:lead|support): \[)([^,\[\]\"]+?)(处|局|委|科)(?=[,\]])",
            r"\1新设\2\3",
        ),
    ),
    ("deliverable removed", _removed("deliverable removed", "deliverables")),
    ("target removed", _removed("target removed", "targets")),
    ("item removed", _item_removed),
    ("clauses swapped in the ledger", _clauses_swapped),
    ("values swapped", _values_swapped),
    ("deadline", _swap("deadline", r"(?m)^(    deadline: )(\d{4})-(\d\d)-\d\d$", r"\g<1>\2-02-28")),
    ("deadline_text", _swap("deadline_text", r"(?m)^( +deadline_text: ).+$", r"\1明年3月底")),
    ("deadline_text removed", _swap("deadline_text removed", r"(?m)^ +deadline_text: (?!长期).+\n", "")),
    ("implied removed", _swap("implied removed", r"(?m)^        implied: true\n", "")),
    (
        "implied added",
        _added(
            "implied added",
            "        implied: true\n",
            r"(?m)^        metric: .+\n(?=        rule: reach\n        op: \">=\"\n        value: (?!100))",
        ),
    ),
    (
        "implied value",
        _swap(
            "implied value",
            r"(?m)^(        value: )(?:100|0)(\n(?:        .+\n)*?        implied: true)",
            r"\g<1>70\2",
        ),
    ),
    ("tolerance", _swap("tolerance", r"(?m)^        tolerance: .+\n", "")),
    (
        "tolerance added",
        _swap("tolerance added", r'(?m)^(        op: )">="$', r'\1"=="\n        tolerance: 5'),
    ),
    ("average", _swap("average", r"(?m)^        average: true\n", "")),
    ("milestone's value", _swap("milestone's value", r"(milestones: \[\{by: \S+, value: )(\d+)", _more)),
    ("milestone removed", _swap("milestone removed", r"(?m)^        milestones: .+\n", "")),
    ("upper", _swap("upper", r"(?m)^(        upper: )(\d+)$", _more)),
    ("ongoing removed", _swap("ongoing removed", r"(?m)^    ongoing: true\n", "")),
    ("ongoing added", _added("ongoing added", "    ongoing: true\n", r"(?m)^    deadline: .+\n")),
    ("result reworded", _swap("result reworded", r"(?m)^(        text: ).+$", r"\1组建边境贸易仲裁庭")),
    ("clause label", _swap("clause label", r"(?m)^(    clause: ).+$", r"\1九/(九十)")),
)

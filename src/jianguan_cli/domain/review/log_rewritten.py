"""The log is append-only: what was once reported stays as it was reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jianguan_cli.domain.change.entry_words import entry_words
from jianguan_cli.domain.change.value_words import value_words
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.records.fields import Record, keys_of
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review.rule import Case, ReviewCode, ReviewRule, kept

CODE = ReviewCode(
    "log-rewritten",
    Severity.ERROR,
    "日志被改写",
    "日志只追加：旧条目被删或被改，就看不出当时报的是什么。数报错了用 jianguan correct 更正，"
    "话说错了再追加一条说明。后来插入的条目（两人各自填报、合并时按日期排好）不算改写。"
    "同一人在合入之前修改自己刚写的条目也不算。",
)

_LEAD = 6  # characters shown before the first difference
_HINT = "恢复原条目；数报错了用 jianguan correct 更正"


def check(case: Case) -> Iterator[Finding]:
    """Each old entry that is gone or reads otherwise, also one that another commit of the range wrote."""
    for change in kept(case):
        for entry in change.log:
            if entry.old is None:
                continue
            node = entry.new.node if entry.new is not None else None
            yield CODE.finding(change, node, _said(entry.old, entry.new, "被"), hint=_HINT)
    for rewriting in case.rewritings:
        old, new = rewriting.old, rewriting.new
        yield CODE.finding(
            rewriting.change,
            new.node if new is not None else None,
            _said(old, new, f"被{rewriting.rewriter}"),
            hint=_HINT,
        )


def _said(old: LogEntry, new: LogEntry | None, by_whom: str) -> str:
    said = f"{old.date} {old.by}的日志（{entry_words(old)}）{by_whom}"
    return f"{said}删除" if new is None else f"{said}改写：{'；'.join(_differences(old, new))}"


def _differences(old: Record, new: Record, within: str = "") -> Iterator[str]:
    """Every key that reads otherwise, by the name the file gives it, with both values."""
    for key in keys_of(type(old)):
        was, now = getattr(old, key.attribute), getattr(new, key.attribute)
        if was == now:
            continue
        name = f"{within}{key.name}"
        if isinstance(was, Record) and isinstance(now, Record):
            yield from _differences(was, now, f"{name}.")
        elif isinstance(was, Mapping) and isinstance(now, Mapping):
            for one in dict.fromkeys((*was, *now)):
                if (one in was, was.get(one)) != (one in now, now.get(one)):
                    yield f"{name}.{one} {_shown(was.get(one), now.get(one))}"
        else:
            yield f"{name} {_shown(was, now)}"


def _shown(was: object, now: object) -> str:
    """Both values in words; long texts from where they part."""
    if isinstance(was, str) and isinstance(now, str) and value_words(was) == value_words(now):
        pairs = enumerate(zip(was, now, strict=False))
        parting = next((at for at, (one, other) in pairs if one != other), min(len(was), len(now)))
        start = max(parting - _LEAD, 0)
        return f"…{value_words(was[start:])}→…{value_words(now[start:])}"
    return f"{value_words(was)}→{value_words(now)}"


RULE = ReviewRule(CODE, check)

"""Refresh the tables in ``docs/guide.md`` that come from the code: ``python docs/generate_guide.py``.

Only what stands between ``<!-- 名称 -->`` and ``<!-- 名称完 -->`` is written; the rest is prose by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path

from jianguan_cli.domain.plan.status import OWN_COMMAND, Status
from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Key, Record, keys_of
from jianguan_cli.domain.settings.lights import Band
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.errors import ExitCode

TARGET = Path(__file__).with_name("guide.md")


def refreshed(text: str) -> str:
    """The guide with its generated tables as the code has them now."""
    tables = {"设置表": settings_table(), "退出码表": exit_table(), "状态表": status_table()}
    for name, table in tables.items():
        region = re.compile(rf"(<!-- {name} -->\n).*?(<!-- {name}完 -->)", re.DOTALL)
        text, count = region.subn(lambda match, table=table: f"{match[1]}\n{table}\n{match[2]}", text)  # type: ignore[misc]
        if count != 1:
            raise SystemExit(f"guide.md 里应有一处 <!-- {name} -->，实有 {count} 处")
    return text


def settings_table() -> str:
    """Every key of ``jianguan.yaml``: how it is written, its default, what it means."""
    return _table(("键", "写什么", "默认", "含义"), _settings(Settings, Settings(), ""))


def exit_table() -> str:
    """The exit codes."""
    return _table(("退出码", "意思"), ((str(code.value), code.meaning) for code in ExitCode))


def status_table() -> str:
    """The statuses, how they may be typed, and which command sets them."""
    rows = (
        (
            status.label,
            f"`{status.value}`",
            f"`{status.initials}`",
            f"`jianguan {OWN_COMMAND.get(status, 'update')}`"
            if status is not Status.UNREPORTED
            else "（起点）",
        )
        for status in Status
    )
    return _table(("状态", "英文", "拼音首字母", "由谁设"), rows)


def setting_paths() -> tuple[str, ...]:
    """The paths of all keys, as the table writes them."""
    return tuple(row[0].strip("`") for row in _settings(Settings, Settings(), ""))


def _settings(record: type[Record], defaults: Record | None, prefix: str) -> Iterator[tuple[str, ...]]:
    for key in keys_of(record):
        path = f"{prefix}{key.name}"
        default = getattr(defaults, key.attribute, None) if defaults is not None else key.default
        inner, step = _inner(key.kind)
        yield f"`{path}`", _kind(key.kind), _default(key, default), key.doc
        if inner is not None:
            nested = default if isinstance(default, Record) else None
            yield from _settings(inner, nested, f"{path}{step}.")


def _inner(kind: kinds.Kind) -> tuple[type[Record] | None, str]:
    match kind:
        case kinds.Nested(record=record):
            return record, ""
        case kinds.ListOf(kind=kinds.Nested(record=record)):
            return record, "[]"
        case kinds.MapOf(kind=kinds.Nested(record=record)):
            return record, ".名称"
    return None, ""


def _kind(kind: kinds.Kind) -> str:
    match kind:
        case kinds.Day():
            return "日期"
        case kinds.Number(whole=True):
            return "整数"
        case kinds.Number():
            return "数"
        case kinds.Flag():
            return "true、false"
        case kinds.Choice(enum=enum):
            return "、".join(f"{one.value}" for one in enum)
        case kinds.ListOf(kind=inner):
            return f"列表：{_kind(inner)}"
        case kinds.MapOf(kind=inner):
            return f"名称: {_kind(inner)}"
        case kinds.Nested():
            return "分项"
    return "文字"


def _default(key: Key, value: object) -> str:
    if key.required:
        return "必写"
    return "" if isinstance(value, Record) else _shown(value)


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case Enum():
            return str(value.value)
        case Decimal() | int() | date() | str():
            return str(value)
        case Band():
            return f"{value.over}–{'' if value.upto is None else value.upto} {value.light}"
        case tuple():
            return "、".join(_shown(one) for one in value)
        case Mapping():
            return "、".join(f"{name}: {_shown(one)}" for name, one in value.items())
    raise TypeError(value)


def _table(headings: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(headings)} |", f"|{'---|' * len(headings)}"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(refreshed(TARGET.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"已更新 {TARGET.name} 里的表")

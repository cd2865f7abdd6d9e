"""The typed parts of a split: ``--into 后缀:标题[:单位]``, ``--give 后缀=名称``, ``--due 后缀=日期``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jianguan_cli.cli.typed.heard import day_of
from jianguan_cli.domain.actions.splitting import Part
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.errors import UsageError


def read_parts(
    into: Sequence[str], give: Sequence[str], due: Sequence[str], day: date, calendar: Calendar
) -> tuple[Part, ...]:
    """The parts, in the order typed; what names no part is an error."""
    parts = {part.suffix: part for part in map(_part, into)}
    if len(parts) < len(into):
        raise UsageError("--into 里有两项后缀相同", hint="每一项写不同的后缀，如 a、b")
    given: dict[str, list[str]] = {suffix: [] for suffix in parts}
    for word in give:
        suffix, key = _pair(word, "--give", "后缀=目标或成果的名称", parts)
        given[suffix].append(key)
    if give:
        parts = {suffix: part._replace(keys=tuple(given[suffix])) for suffix, part in parts.items()}
    for word in due:
        suffix, text = _pair(word, "--due", "后缀=日期", parts)
        deadline = day_of("--due", text, day, calendar)
        parts[suffix] = parts[suffix]._replace(deadline=deadline)
    return tuple(parts.values())


def _part(word: str) -> Part:
    # A full-width colon is what a Chinese keyboard gives.
    pieces = [piece.strip() for piece in word.replace("：", ":").split(":")]
    if len(pieces) not in (2, 3) or not all(pieces):
        raise UsageError(
            f"--into 的“{word}”写法不对",
            hint="写成 后缀:标题 或 后缀:标题:单位，如 a:甲类产品抽检:食品抽检处",
        )
    units = tuple(dict.fromkeys(unit.strip() for unit in pieces[2].split("、"))) if len(pieces) == 3 else ()
    return Part(pieces[0], pieces[1], units)


def _pair(word: str, option: str, form: str, parts: dict[str, Part]) -> tuple[str, str]:
    suffix, equals, rest = (piece.strip() for piece in word.partition("="))
    if not equals or not rest:
        raise UsageError(f"{option} 的“{word}”写法不对", hint=f"写成 {form}")
    if suffix not in parts:
        raise UsageError(f"{option} 的“{suffix}”不在 --into 里", hint=f"拆出的各项：{'、'.join(parts)}")
    return suffix, rest

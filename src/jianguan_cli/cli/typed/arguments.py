"""From what was typed to values: figures, deliverables, evidence; each error kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.cli.typed import heard
from jianguan_cli.cli.typed.tokens import truth
from jianguan_cli.domain.actions.action import Author, Statement, entry_of
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.spoken.amount import Amount, read_amount
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.errors import UsageError


class Said(NamedTuple):
    """The options that say what was done (填报内容), as typed."""

    value: list[str] | None = None
    ref: list[str] | None = None
    met: str | None = None
    upto: str | None = None
    done: list[str] | None = None
    note: str | None = None
    problem: str | None = None
    next: str | None = None
    need: str | None = None
    evidence: list[str] | None = None
    provisional: bool | None = None


class Clerk(NamedTuple):
    """What typed words are read against: the day, the calendar, the folder."""

    day: date
    calendar: Calendar
    settings: Settings
    root: Path

    def statement(self, said: Said, standing: Standing) -> Statement:
        """The typed options as a statement on this item."""
        item = standing.item
        amounts = figures(said.value, item, "--value")
        return Statement(
            values={key: amount.value for key, amount in amounts.items()},
            refs={key: amount.value for key, amount in figures(said.ref, item, "--ref").items()},
            parts=_parts(amounts),
            met=truth(said.met),
            upto=self.cutoff(said.upto),
            done=self.deliverables(_each(said.done), standing),
            note=_text(said.note, "--note"),
            problem=_text(said.problem, "--problem"),
            next=_text(said.next, "--next"),
            need=_text(said.need, "--need"),
            evidence=tuple(evidence_name(name, self.root) for name in _each(said.evidence)),
            provisional=bool(said.provisional),
        )

    def cutoff(self, text: str | None) -> date | None:
        """数据截止日: a day, or the last day of a period."""
        return None if text is None else heard.cutoff_of("--upto", text, self.day, self.calendar)

    def day_of(self, text: str, option: str) -> date:
        """The day that an option names, said back."""
        return heard.day_of(option, text, self.day, self.calendar)

    def heard(self, said: Said, standing: Standing, author: Author) -> heard.Heard:
        """What was understood of the figures, and which of them look wrong."""
        item = standing.item
        amounts = figures(said.value, item, "--value")
        stated = Statement(
            values={key: amount.value for key, amount in amounts.items()},
            refs={key: amount.value for key, amount in figures(said.ref, item, "--ref").items()},
            parts=_parts(amounts),
            met=truth(said.met),
            upto=self.cutoff(said.upto),
            provisional=bool(said.provisional),
        )
        return heard.heard(standing, amounts, entry_of(author, stated))

    def surely(self, said: Said, standing: Standing, author: Author, *, sure: bool, dry_run: bool) -> bool:
        """Say back what was understood of the figures; whether those that look wrong are meant."""
        upto = self.cutoff(said.upto)
        if said.upto is not None and upto is not None:
            heard.say_day("--upto", said.upto, upto)
        return not said.value or self.heard(said, standing, author).sure(said_so=sure, dry_run=dry_run)

    def deliverables(self, typed: Sequence[str], standing: Standing) -> tuple[str, ...]:
        """The keys of the deliverables that the typed words name."""
        keys = [one.deliverable.key for one in standing.deliverables]
        return tuple(_one_key(word, keys, "成果", "--done") for word in typed)


def figures(typed: list[str] | None, item: Item, option: str) -> dict[str, Amount]:
    """``[KEY=]N`` pairs against the item's targets."""
    keys = [target.key for target in item.targets]
    found: dict[str, Amount] = {}
    for word in typed or ():
        key, equals, amount = word.rpartition("=")
        if not equals and len(keys) != 1:
            raise UsageError(
                f"{option} 要写明是哪个目标" if keys else "本事项没有可填数值的目标",
                hint=f"例如 {option} {keys[0]}={amount}；本事项的目标：{'、'.join(keys)}"
                if keys
                else "进展请用 --note，成果请用 --done",
            )
        key = _one_key(key, keys, "目标", option) if equals else keys[0]
        target = next(one for one in item.targets if one.key == key)
        if key in found:
            raise UsageError(f"目标“{key}”的数写了两次", hint="每个目标只写一次")
        found[key] = _amount(amount, target.reported_unit, option)
    return found


def _amount(typed: str, unit: str, option: str) -> Amount:
    return heard.explained(option, lambda: read_amount(typed, unit))


def _parts(amounts: Mapping[str, Amount]) -> dict[str, Fragment]:
    """The numerators and denominators of the rates that were said as 3/5."""
    return {
        key: [Decimal(one) for one in amount.parts]
        for key, amount in amounts.items()
        if amount.parts is not None
    }


def corrected_figures(typed: list[str] | None, item: Item) -> dict[str, Decimal | None]:
    """``KEY=N`` pairs, or ``KEY=~`` for a figure that is withdrawn."""
    withdrawn = {word.rpartition("=")[0] for word in typed or () if word.endswith("=~")}
    keys = [target.key for target in item.targets]
    kept = [word for word in typed or () if not word.endswith("=~")]
    found: dict[str, Decimal | None] = {
        key: amount.value for key, amount in figures(kept, item, "--value").items()
    }
    for word in withdrawn:
        found[_one_key(word, keys, "目标", "--value")] = None
    return found


def evidence_name(name: str, root: Path) -> str:
    """Evidence as the file will say it: a URL as it is, a path relative to the workspace."""
    text = name.strip()
    if not text:
        raise UsageError("--evidence 后面是空的", hint="请写文件路径或网址")
    if "://" in text:
        return text
    path = Path(text)
    found = (Path.cwd() / path) if not path.is_absolute() else path
    if found.exists():
        resolved = found.resolve()
        if resolved.is_relative_to(root.resolve()):
            return resolved.relative_to(root.resolve()).as_posix()
    else:
        from jianguan_cli.cli.boundary import tell

        tell(f"提醒：现在没有“{text}”这个文件", "路径写错了请 jianguan undo 后重填；材料随后补上也可以")
    return text.replace("\\", "/")


def _one_key(word: str, keys: Sequence[str], what: str, option: str) -> str:
    wanted = word.strip()
    if wanted in keys:
        return wanted
    parts = [key for key in keys if wanted and wanted in key]
    if len(parts) == 1:
        return parts[0]
    listed = "、".join(keys) or f"本事项没有{what}"
    if parts:
        raise UsageError(
            f"{option} 的“{wanted}”对得上 {len(parts)} 个{what}", hint=f"请写全：{'、'.join(parts)}"
        )
    raise UsageError(f"{option} 的“{wanted}”不是本事项的{what}", hint=f"可写：{listed}")


def _each(typed: list[str] | None) -> list[str]:
    return list(dict.fromkeys(typed or ()))


def _text(typed: str | None, option: str) -> str | None:
    if typed is None:
        return None
    text = typed.strip()
    if not text:
        raise UsageError(f"{option} 后面是空的", hint="没有内容就不要写这个选项")
    return text

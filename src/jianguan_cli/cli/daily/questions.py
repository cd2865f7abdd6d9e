"""What a new plan or item still lacks, asked for on a terminal; elsewhere the missing option is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from jianguan_cli.cli.terminal.asking import ask_until, confirmed, on_terminal
from jianguan_cli.cli.terminal.output import note, note_handler, show_changes
from jianguan_cli.errors import UsageError

if TYPE_CHECKING:
    from jianguan_cli.commands.state import State
    from jianguan_cli.domain.plan.model import Plan
    from jianguan_cli.domain.records.edit import Fragment
    from jianguan_cli.domain.spoken.deadlines import Deadline
    from jianguan_cli.domain.spoken.limits import Frame
    from jianguan_cli.storage.filechange import FileChange

T = TypeVar("T")


class Questions:
    """The questions of one command; ``asked`` tells whether there were any, so that a yes is wanted."""

    def __init__(self, state: State, today: date) -> None:
        self.today = today
        self.asked = False
        self._state = state

    def given(self, value: str | None, what: str, read: Callable[[str], T]) -> T:
        """The option's value, or the answer; ``what`` is the option (``--x``) and its meaning."""
        if value is not None:
            return read(value)
        option, _, meaning = what.partition(" ")
        if not on_terminal():
            raise UsageError(f"缺少 {option}：{meaning}", hint=f"请加上 {option}，或在终端上运行，逐项回答")
        return self._ask(f"{meaning}：", read)

    def maybe(self, question: str, read: Callable[[str], T]) -> T | None:
        """An answer on a terminal; None elsewhere."""
        return self._ask(question, read) if on_terminal() else None

    def each(self, question: str, read: Callable[[str], T]) -> list[T]:
        """Answers until Enter alone, on a terminal; none elsewhere."""
        found: list[T] = []
        while (one := self.maybe(question, lambda text: read(text) if text else None)) is not None:
            found.append(one)
        return found

    def day(self, text: str) -> date:
        """A day as typed, said back."""
        from jianguan_cli.cli.typed.heard import day_of

        return day_of("这里", text, self.today, self._state.calendar)

    def deadline(self, text: str, frame: Frame) -> Deadline:
        """Until when, in the words of a document, said back."""
        from jianguan_cli.cli.typed.heard import explained, say_day
        from jianguan_cli.domain.spoken.deadlines import read_deadline

        deadline = explained("时限", lambda: read_deadline(text, frame))
        if deadline.day is None:
            note(f"时限 {text.strip()}：没有终期，按报送周期判定")
        else:
            say_day("时限", text, deadline.day)
        return deadline

    def frame(self, plan: Plan, origin: date | None, given: date | None) -> Frame:
        """What a deadline is read against: ``origin`` is the day of the 批示 or the like, else the plan's."""
        from jianguan_cli.domain.spoken.limits import Frame

        issued = origin or plan.issued
        return Frame(self.today, issued, plan.start, plan.end, self._state.calendar, given)

    def units(self, org: str) -> Callable[[str], tuple[str, ...]]:
        """Reads units; one that the register does not know is taken when it is typed a second time."""
        from jianguan_cli.cli.options import words
        from jianguan_cli.commands.unregistered import unregistered

        told: set[str] = set()

        def read(text: str) -> tuple[str, ...]:
            names = words([text.replace("、", ",")])
            unknown = [one for one in unregistered(self._state.register, names, org) if one.name not in told]
            if unknown:
                told.update(one.name for one in unknown)
                raise UsageError("；".join(map(str, unknown)), hint="请重写；确实要这样写，就再输入一次")
            return names

        return read

    def clause(self, *, free: bool) -> Callable[[str], str]:
        """Reads a clause; a free label is taken when it is typed a second time, or where all are ``free``."""
        from jianguan_cli.domain.values.clause import parse_clause

        told: set[str] = set()

        def read(text: str) -> str:
            said = filled(text)
            if not free and said not in told and parse_clause(said) is None:
                told.add(said)
                raise UsageError(f"“{said}”不像条款号", hint="如 五/(十九)、一/6；确实要这样写，就再输入一次")
            return said

        return read

    def _ask(self, question: str, read: Callable[[str], T]) -> T:
        self.asked = True
        return ask_until(question, read)


def filled(text: str) -> str:
    """An answer that may not be empty."""
    if not text.strip():
        raise UsageError("这一项不能空")
    return text.strip()


def targets(text: str) -> tuple[dict[str, Fragment], ...]:
    """The targets as typed, e.g. 合格率>=98%, said back in full."""
    from jianguan_cli.domain.spoken.target.reading import read_targets, say_target

    found = read_targets(text)
    for one in found:
        note(f"目标：{say_target(one)}")
    return found


def write_answered(
    make: Callable[[bool], FileChange], root: Path, *, dry_run: bool, ask: bool, by: str | None
) -> bool:
    """Show the diff and write it; what was typed answer by answer is written after a yes."""
    note_handler(by)
    if not ask or dry_run:
        show_changes([make(dry_run)], root, dry_run=dry_run)
        return not dry_run
    show_changes([make(True)], root, dry_run=True)
    if not confirmed("写入？"):
        note("没有写入")
        return False
    note(f"已写入 {make(False).path.relative_to(root).as_posix()}")
    return True

"""``update`` without arguments on a terminal: one question after another, then the diff, then a yes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jianguan_cli.cli.acting import author_of, standing_of, tell_proxy
from jianguan_cli.cli.daily.target_words import target_lines
from jianguan_cli.cli.options import Writing
from jianguan_cli.cli.terminal.asking import ask, ask_path, ask_until, confirmed
from jianguan_cli.cli.terminal.choosing import choose
from jianguan_cli.cli.terminal.output import note, show_changes
from jianguan_cli.cli.typed import arguments, heard, tokens
from jianguan_cli.cli.typed.arguments import Clerk, Said
from jianguan_cli.commands.perform import perform
from jianguan_cli.commands.selection import Chosen
from jianguan_cli.commands.state import State, open_state
from jianguan_cli.domain.actions.reporting import update
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.status import OWN_COMMAND, Status
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.spoken.measures import is_share
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.number import show
from jianguan_cli.errors import UsageError
from jianguan_cli.storage.filechange import FileChange

_SHOWN = 15
_ANSWERS = ("是", "否")


def ask_update(root: Path, unit: str | None, writing: Writing) -> None:
    """Ask for everything, show what would change, write after a yes."""
    chosen = _which(root, unit, writing)
    author = author_of(chosen.state, writing, unit)
    tell_proxy(chosen.state, writing.by)
    clerk = Clerk(author.date, chosen.state.calendar, chosen.state.settings, root)
    standing = standing_of(chosen, clerk)
    note(f"\n{standing.item.title}（{standing.item.id}）")
    note(f"  现为“{standing.status.label}”，时限 {standing.deadline}")
    for line in target_lines(standing):
        note(f"  {line}")
    note("（不填的直接回车）")
    status = _status(standing)
    said = _said(standing, clerk)
    if not clerk.surely(said, standing, author, sure=writing.sure, dry_run=False):
        note("没有写入")
        return
    statement = clerk.statement(said, standing)

    def written(*, dry_run: bool) -> list[FileChange]:
        return perform(
            [chosen],
            lambda now: update(now, author, statement, status),
            author.date,
            command="update",
            dry_run=dry_run,
        )

    show_changes(written(dry_run=True), root, dry_run=True)
    if not confirmed(f"按 {author.date}、填报人 {author.by} 写入？"):
        note("没有写入")
        return
    changes = written(dry_run=False)
    note(f"已写入 {'、'.join(change.path.relative_to(root).as_posix() for change in changes)}")


def _which(root: Path, unit: str | None, writing: Writing) -> Chosen:
    """The item: a number from the list of one's own, or anything that finds one."""
    state = open_state(root)
    mine = _own(state, unit, writing)
    if mine:
        note("我的事项，最急的在前：")
        for number, one in enumerate(mine[:_SHOWN], start=1):
            note(f"  {number:>2}  {one.item.title}  时限 {one.deadline}（{one.item.id}）")
        if len(mine) > _SHOWN:
            note(f"  ……共 {len(mine)} 项，全部见 jianguan mine --all")

    def read(text: str) -> Chosen:
        if text.isdigit() and 1 <= int(text) <= min(len(mine), _SHOWN):
            one = mine[int(text) - 1]
            return Chosen(state, one.item, one.path)
        if not text:
            raise UsageError("请输入序号，或编号、标题里的字、拼音")
        return choose(root, text)

    return ask_until("哪一项（序号，或编号、标题里的字、拼音）：", read)


def _own(state: State, unit: str | None, writing: Writing) -> list[Standing]:
    from jianguan_cli.cli.session import author_name, spoken_day
    from jianguan_cli.commands.mine import mine
    from jianguan_cli.git.identity import user_email

    day = spoken_day(writing.date, "--date", state.settings, state.calendar)
    name = author_name(writing.by, state.settings, state.root)
    try:
        found = mine(state, day, name, user_email(state.root), unit)
    except UsageError:
        return []  # nobody knows whose desk this is: any item can be named
    return [debt.standing for debt in found.debts]


def _status(standing: Standing) -> Status | None:
    if not standing.status.in_hand:
        return None

    def read(text: str) -> Status | None:
        found = tokens.reported_status(text or None)
        if found in OWN_COMMAND:
            raise UsageError(
                f"“{found.label}”要用专门的命令",
                hint="这里可写 todo 未启动、doing 推进中；做完了用 jianguan submit",
            )
        return found

    return ask_until("状态（todo 未启动、doing 推进中）：", read)


def _said(standing: Standing, clerk: Clerk) -> Said:
    values: list[str] = []
    refs: list[str] = []
    met: str | None = None
    for one in standing.targets:
        value = ask_until(f"{_asked(one.target)}：", _value_reader(standing, one.target))
        if value in _ANSWERS:
            met = value
        elif value is not None:
            values.append(value)
            ref = _reference(standing, one.target) if one.target.against is not None else None
            refs += [ref] if ref else []
    upto = provisional = None
    if values or met:
        upto = ask_until("数据截止日（回车为填报当日；可写 2025Q2、6月30日）：", _day_reader(clerk))
    if values:
        provisional = confirmed("是初步数吗，以后还要报最终数") or None
    done = (
        ask_until("完成了哪些成果（名称，逗号隔开）：", _done_reader(standing)) if _owing(standing) else None
    )
    note_text = ask("进展：") or None
    problem = ask("存在问题：") or None
    evidence = [
        part
        for part in ask_path("佐证（文件或网址，Tab 补全，分号隔开）：").replace("；", ";").split(";")
        if part.strip()
    ]
    said = Said(values or None, refs or None, met, upto, done, note_text, problem, evidence=evidence or None)
    return said._replace(provisional=provisional)


def _asked(target: Target) -> str:
    """What to type: a figure in its unit, a share also as its parts, 是 or 否 for an undefined bar."""
    more = "，可写 3/5" if is_share(target.reported_unit) else ""
    more += "，没有数的写 是 或 否" if target.against is not None else ""
    return f"{target.metric}累计完成值（{target.reported_unit}{more}）"


def _value_reader(standing: Standing, target: Target) -> Callable[[str], str | None]:
    def read(text: str) -> str | None:
        if not text or (text in _ANSWERS and target.against is not None):
            return text or None
        amount = arguments.figures([f"{target.key}={text}"], standing.item, "累计完成值")[target.key]
        note(f"    记为 {show(amount.value)}{target.reported_unit}")
        return f"{target.key}={text if amount.parts else show(amount.value)}"

    return read


def _reference(standing: Standing, target: Target) -> str | None:
    """What a relative promise is compared with; Enter where it is not published yet."""

    def read(text: str) -> str | None:
        if not text:
            return None
        amount = arguments.figures([f"{target.key}={text}"], standing.item, "参照值")[target.key]
        return f"{target.key}={show(amount.value)}"

    return ask_until(f"  {target.against}是多少（还没有公布就回车）：", read)


def _day_reader(clerk: Clerk) -> Callable[[str], str | None]:
    def read(text: str) -> str | None:
        if not text:
            return None
        day = heard.cutoff_of("这里", text, clerk.day, clerk.calendar)
        note(f"    记为{say(day)}")
        return day.isoformat()

    return read


def _owing(standing: Standing) -> list[str]:
    return [one.deliverable.key for one in standing.deliverables if not one.done and not one.waived]


def _done_reader(standing: Standing) -> Callable[[str], list[str] | None]:
    keys = [one.deliverable.key for one in standing.deliverables]

    def read(text: str) -> list[str] | None:
        words = [word.strip() for word in text.replace("，", ",").split(",") if word.strip()]
        return [_one_deliverable(word, keys) for word in words] or None

    return read


def _one_deliverable(word: str, keys: list[str]) -> str:
    hits = [key for key in keys if key == word] or [key for key in keys if word in key]
    if len(hits) != 1:
        said = f"“{word}”对得上 {len(hits)} 个成果" if hits else f"“{word}”不是本事项的成果"
        raise UsageError(said, hint=f"可写：{'、'.join(hits or keys)}")
    return hits[0]

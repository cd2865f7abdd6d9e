"""``draft --review``: one item after the other on a terminal, the document's words beside the suggestion.

Every answer is written at once: whoever stops in the middle, by ``q`` or by Ctrl-C, goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import typer

from jianguan_cli.cli.administration.review_card import plan_lines, source_lines, suggestion_lines
from jianguan_cli.cli.administration.review_edit import Editor
from jianguan_cli.cli.administration.review_words import (
    FIGURE,
    VERDICTS,
    Words,
    needed,
    question,
    with_changes,
)
from jianguan_cli.cli.boundary import INTERRUPTED, Stopped
from jianguan_cli.cli.terminal.asking import ask, ask_until, confirmed, on_terminal
from jianguan_cli.cli.terminal.output import note
from jianguan_cli.commands.draft_items import (
    CONFIRMED,
    OPEN,
    PLAN_NAMES,
    SKIPPED,
    DraftedItem,
    OpenFigure,
    find_draft,
    read_draft_file,
)
from jianguan_cli.commands.draft_leading import unled
from jianguan_cli.commands.draft_review import (
    LISTS,
    answer,
    answer_first_leads,
    confirm_plan,
    explain,
    join,
    split,
    waiting,
)
from jianguan_cli.commands.state import State
from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.errors import UsageError

_ACTS = "回车接受  打字改标题  e 修改  s 跳过  x 拆分  j 并入上一项  b 回上一项  q 停下"
_SHORTEST = 4  # letters of a title that is typed in place of one letter


def review_draft(state: State, named: str | None, today: date, *, dry_run: bool) -> None:
    """Walk through what nobody has decided on; the plan first, the open numbers last."""
    plan_id = find_draft(state.root, named)
    if not on_terminal():
        raise UsageError("--review 要在终端上用", hint="或直接在草稿里把 confirm 改为 true，再用 --accept")
    review = _Review(state, plan_id, today, dry_run=dry_run)
    try:
        review.walk()
    except (KeyboardInterrupt, EOFError):
        note(f"\n已停下。答过的都已写进草稿；接着来：jianguan draft {plan_id} --review")
        raise typer.Exit(Stopped(INTERRUPTED)) from None
    draft = read_draft_file(state.root, plan_id)
    left = sum(1 for one in draft.items if one.undecided)
    figures = f"，{len(draft.open_census)} 处数字待定" if draft.open_census else ""
    note(f"还有 {left} 项没有确认{figures}；确认好的用 jianguan draft {plan_id} --accept 移入")


class _Review:
    """One walk; ``_past`` is the way back."""

    def __init__(self, state: State, plan_id: str, today: date, *, dry_run: bool) -> None:
        self._root: Path = state.root
        self._plan_id = plan_id
        self._dry_run = dry_run
        self._words = Words(state, today)
        self._editor = Editor(state.root, plan_id, self._words, dry_run=dry_run)
        self._past: list[str] = []
        self._done: set[str] = set()  # of a dry run, which leaves the file as it is

    def walk(self) -> None:
        """The plan, the question of the plan, the items, the census."""
        self._plan()
        self._leading()
        again: str | None = None
        while item := self._next(again):
            again = None
            self._show(item)
            said = ask(f"{_ACTS}\n> ")
            if said.lower() == "q":
                return
            if said.lower() == "b":
                again = self._back()
                continue
            if self._act(said, item):
                self._past.append(item.id)
                self._done |= {item.id} if self._dry_run else set()
        self._census()

    def _next(self, again: str | None) -> DraftedItem | None:
        """The item to show: the one that somebody went back to, else the first that is open."""
        items = read_draft_file(self._root, self._plan_id).items
        if again is not None:
            return next((one for one in items if one.id == again), None)
        return next((one for one in items if one.undecided and one.id not in self._done), None)

    def _back(self) -> str | None:
        if not self._past:
            note("  前面没有答过的事项")
            return None
        self._done.discard(self._past[-1])
        return self._past.pop()

    def _act(self, said: str, item: DraftedItem) -> bool:
        """Carry out one answer; False where the item is to be asked again."""
        act = said.lower()
        if act == "s":
            answer(self._root, self._plan_id, item, {}, state=SKIPPED, dry_run=self._dry_run)
        elif act == "x":
            self._split(item)
            return self._dry_run
        elif act == "j":
            return self._join(item)
        elif act == "e":
            self._accept(self._editor.edit(item), {})
        elif act in ("", "a"):
            self._accept(item, {})
        elif said.isascii() and len(said) < _SHORTEST:
            note("  没有这个选项")
            return False
        else:
            return self._titled(said, item)
        return True

    def _titled(self, said: str, item: DraftedItem) -> bool:
        """Words in place of a letter are the title."""
        try:
            title = self._reader("title")(said)
        except UsageError as error:
            note(f"  {error.message}（{error.hint}）")
            return False
        self._accept(item, {"title": title})
        return True

    def _accept(self, item: DraftedItem, changes: dict[str, Fragment]) -> None:
        """Confirm an item, after the questions for what a checklist needs and the document leaves open."""
        while lacking := with_changes(item, changes).lacking:
            key = lacking[0]
            changes[key] = ask_until(question(key), self._needing(key))
        answer(self._root, self._plan_id, item, changes, state=CONFIRMED, dry_run=self._dry_run)

    def _join(self, item: DraftedItem) -> bool:
        items = read_draft_file(self._root, self._plan_id).items
        into = next(
            (
                one
                for one in reversed(items[: item.position])
                if one.confirm in (CONFIRMED, OPEN) and one.id != item.id
            ),
            None,
        )
        if into is None:
            note("  前面没有可以并入的事项")
            return False
        try:
            join(self._root, self._plan_id, item, into, dry_run=self._dry_run)
        except UsageError as error:
            note(f"  {error.message}（{error.hint}）")
            return False
        note(f"  已并入 {into.label}")
        return True

    def _split(self, item: DraftedItem) -> None:
        keys = [str(one.get("key")) for name in LISTS for one in item.listed(name)]
        note(f"  可拆出的目标和成果：{'、'.join(keys) or '无'}")

        def read(text: str) -> frozenset[str]:
            named = frozenset(part for part in text.replace("，", "、").split("、") if part)
            unknown = sorted(named - set(keys))
            if unknown:
                raise UsageError(f"没有“{unknown[0]}”", hint=f"可写：{'、'.join(keys)}")
            return named

        taken = ask_until("  拆出哪几个（用、分开，可空）：", read)
        title = ask_until("  新事项的标题：", lambda text: str(needed(text.strip() or None)))
        suggested = self._next_label(item)
        clause = ask(f"  新事项的条款号〔{suggested}〕：") or suggested
        split(self._root, self._plan_id, item, clause, title, taken, dry_run=self._dry_run)
        note("  已拆成两项，新的一项排在最后")

    def _next_label(self, item: DraftedItem) -> str:
        used = {str(one.fields.get("clause")) for one in read_draft_file(self._root, self._plan_id).items}
        base = str(item.fields.get("clause")).partition("#")[0]
        return next(
            f"{base}#{number}" for number in range(2, len(used) + 3) if f"{base}#{number}" not in used
        )

    def _show(self, item: DraftedItem) -> None:
        left = len(waiting(self._root, self._plan_id))
        note(f"\n【还有 {left} 项】{item.label}")
        for line in (*source_lines(item), *suggestion_lines(item)):
            note(f"  {line}")

    def _plan(self) -> None:
        """The head of the plan is confirmed before its items: their deadlines hang on it."""
        draft = read_draft_file(self._root, self._plan_id)
        if draft.plan_state != OPEN:
            return
        note(f"\n【计划】{self._plan_id}")
        for line in plan_lines(draft):
            note(f"  {line}")
        changes: dict[str, Fragment] = {}
        if ask("回车接受  e 修改\n> ").lower() == "e":
            for key in (*PLAN_NAMES, "number"):
                now = draft.plan.get(key)
                value = ask_until(question(key, str(now) if now else None), self._reader(key))
                if value is not None:
                    changes[key] = value
        for key in draft.plan_lacking:
            if key not in changes:
                changes[key] = ask_until(question(key), self._needing(key))
        confirm_plan(self._root, self._plan_id, changes, dry_run=self._dry_run)

    def _reader(self, key: str) -> Callable[[str], Fragment]:
        field = key.rpartition("/")[2]
        return lambda text: self._words.read(field, text, read_draft_file(self._root, self._plan_id))

    def _needing(self, key: str) -> Callable[[str], Fragment]:
        read = self._reader(key)
        return lambda text: needed(read(text))

    def _leading(self) -> None:
        items = unled(read_draft_file(self._root, self._plan_id))
        if not items:
            return
        note(f"\n有 {len(items)} 条只写了责任单位、列着几个，没有说谁牵头，例如：")
        for item in items[:2]:
            note(f"  {item.label}：{'、'.join(item.units('lead'))}")
        first = confirmed("第一个单位是牵头单位吗（整份文件问这一次）")
        answer_first_leads(self._root, self._plan_id, first=first, dry_run=self._dry_run)

    def _census(self) -> None:
        """What stands in no item: said to be a target, a range, a name or a date, one key each."""
        figures = list(read_draft_file(self._root, self._plan_id).open_census)
        if figures:
            note(f"\n还有 {len(figures)} 处数字不在任何目标里，看一眼各是什么（大写字母：余下的都是）：")
        while figures:
            one = figures[0]
            note(f"  {one.place} “{one.text}”{one.words}")
            act = ask(f"{FIGURE}  回车以后再说  q 停下\n> ")
            if act.lower() == "q":
                return
            verdict = VERDICTS.get(act.lower())
            if act and verdict is None:
                note("  没有这个选项")
                continue
            meant = figures if act.isupper() else figures[:1]
            if verdict is not None:
                explain(self._root, self._plan_id, meant, verdict, dry_run=self._dry_run)
                _tell_target(meant, verdict)
            figures = figures[len(meant) :]


def _tell_target(figures: list[OpenFigure], verdict: str) -> None:
    if verdict == "target":
        said = "、".join(one.text for one in figures[:3])
        note(f"  记下了；请给它所在的事项添上目标（e，再 +）：{said}，否则 --check 会再提")

"""``draft --review``: one item after the other on a terminal, the document's words beside the suggestion."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jianguan_cli.cli.terminal.asking import ask, ask_until, on_terminal
from jianguan_cli.cli.terminal.output import note
from jianguan_cli.commands.draft_items import CONFIRMED, SKIPPED, DraftedItem, find_draft
from jianguan_cli.commands.draft_review import answer, join, split, waiting
from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.errors import UsageError

_ACTS = "回车接受  e 修改  s 跳过  x 拆分  j 并入上一项  q 退出"
_EDITED = (("title", "标题"), ("lead", "牵头单位"), ("support", "配合单位"), ("deadline", "时限"))
_CHOICES = {"rule": ("reach", "keep", "each", "grow"), "op": (">=", "<=", "==", ">", "<")}
_WORDS = {
    "rule": "判定规则（reach 到期达到，keep 一直保持，each 每期，grow 增长）",
    "op": "方向",
    "title": "标题",
    "deadline": "时限",
    "unit": "单位（如 人/万台、%）",
}


def review_draft(root: Path, named: str | None, *, dry_run: bool) -> None:
    """Walk through what nobody has decided on; every answer is written at once."""
    plan_id = find_draft(root, named)
    if not on_terminal():
        raise UsageError("--review 要在终端上用", hint="或直接在草稿里把 confirm 改为 true，再用 --accept")
    before: DraftedItem | None = None
    done: set[str] = set()
    while True:
        left = [item for item in waiting(root, plan_id) if str(item.fields.get("id")) not in done]
        if not left:
            break
        item = left[0]
        _show(item, len(left))
        act = ask(f"{_ACTS}：").lower()
        if act == "q":
            break
        if act not in ("", "a", "e", "s", "x", "j"):
            note("  没有这个选项")
            continue
        if not _act(root, plan_id, act, item, before, dry_run=dry_run):
            continue
        if dry_run:
            done.add(str(item.fields.get("id")))
        if act in ("", "a", "e"):
            before = item
    note(f"还有 {len(waiting(root, plan_id))} 项没有确认；确认好的用 jianguan draft {plan_id} --accept 移入")


def _act(
    root: Path, plan_id: str, act: str, item: DraftedItem, before: DraftedItem | None, *, dry_run: bool
) -> bool:
    """Carry out one answer; False where the item is to be asked again."""
    if act == "s":
        answer(root, plan_id, item, {}, state=SKIPPED, dry_run=dry_run)
    elif act == "x":
        _split(root, plan_id, item, dry_run=dry_run)
        return dry_run
    elif act == "j":
        if before is None:
            note("  前面没有接受过的事项，不能并入")
            return False
        try:
            join(root, plan_id, item, before, dry_run=dry_run)
        except UsageError as error:
            note(f"  {error.message}（{error.hint}）")
            return False
    else:
        changes = _edited(item) if act == "e" else {}
        changes |= _asked(item, changes)
        answer(root, plan_id, item, changes, state=CONFIRMED, dry_run=dry_run)
    return True


def _show(item: DraftedItem, left: int) -> None:
    fields = item.fields
    note(f"\n【还有 {left} 项】{item.label}")
    for line in item.comment:
        note(f"  原文 {line}" if not line.startswith("待定") else f"  {line}")
    lead, support = (_listed(fields.get(key)) for key in ("lead", "support"))
    note(f"  牵头：{lead or '无'}  配合：{support or '无'}")
    note(f"  时限：{fields.get('deadline') or '待定'}  {fields.get('deadline_text') or ''}")
    targets = fields.get("targets")
    for target in targets if isinstance(targets, list) else ():
        if isinstance(target, dict):
            said = " ".join(str(target.get(key) or "") for key in ("metric", "op", "value", "unit", "every"))
            note(f"  目标：{said}  {target.get('rule') or '规则待定'}")
    results = fields.get("deliverables")
    for one in results if isinstance(results, list) else ():
        if isinstance(one, dict):
            note(f"  成果：{one.get('text')}")


def _listed(value: object) -> str:
    return "、".join(str(one) for one in value) if isinstance(value, list) else ""


def _edited(item: DraftedItem) -> dict[str, Fragment]:
    """The answers to the fields that are mostly changed; Enter keeps what stands."""
    note("（不改的直接回车）")
    changes: dict[str, Fragment] = {}
    for key, name in _EDITED:
        now = item.fields.get(key)
        shown = _listed(now) if isinstance(now, list) else str(now or "")
        value = ask_until(f"  {name}〔{shown}〕：", lambda text, key=key: _read(key, text))  # type: ignore[misc]
        if value is not None:
            changes[key] = value
    return changes


def _asked(item: DraftedItem, changes: dict[str, Fragment]) -> dict[str, Fragment]:
    """Answers for what a checklist needs and the document leaves open."""
    answers: dict[str, Fragment] = {}
    for key in item.lacking:
        if key in changes:
            continue
        *path, last = key.split("/")
        name = f"{path[1]} 的{_WORDS.get(last, last)}" if path else _WORDS.get(last, last)
        value = ask_until(f"  {name}：", lambda text, last=last: _needed(last, text))  # type: ignore[misc]
        answers[key] = value
    return answers


def _needed(key: str, text: str) -> Fragment:
    value = _read(key, text)
    if value is None:
        raise UsageError("这一项必须填")
    return value


def _read(key: str, text: str) -> Fragment:
    said = text.strip()
    if not said:
        return None
    if key in ("lead", "support"):
        listed: list[Fragment] = [
            part for part in said.replace("，", "、").replace(",", "、").split("、") if part
        ]
        return listed
    if key in _CHOICES:
        hits = [one for one in _CHOICES[key] if one == said or (key == "rule" and one.startswith(said))]
        if len(hits) != 1:
            raise UsageError(f"“{said}”不在可选之列", hint="、".join(_CHOICES[key]))
        return hits[0]
    if key == "deadline":
        try:
            return date.fromisoformat(said)
        except ValueError as error:
            raise UsageError(f"“{said}”不是日期", hint="写 2025-12-31") from error
    return said


def _split(root: Path, plan_id: str, item: DraftedItem, *, dry_run: bool) -> None:
    keys = [
        str(one.get("key"))
        for name in ("targets", "deliverables")
        for one in (item.fields.get(name) or ())
        if isinstance(one, dict)
    ]
    note(f"  可拆出的目标和成果：{'、'.join(keys) or '无'}")

    def read(text: str) -> frozenset[str]:
        named = frozenset(part for part in text.replace("，", "、").split("、") if part)
        unknown = sorted(named - set(keys))
        if unknown:
            raise UsageError(f"没有“{unknown[0]}”", hint=f"可写：{'、'.join(keys)}")
        return named

    taken = ask_until("  拆出哪几个（用、分开，可空）：", read)
    title = ask_until("  新事项的标题：", lambda text: str(_needed("title", text)))
    clause = ask(f"  新事项的条款号〔{item.fields.get('clause')}#2〕：") or f"{item.fields.get('clause')}#2"
    split(root, plan_id, item, clause, title, taken, dry_run=dry_run)
    note("  已拆成两项，新的一项排在最后")

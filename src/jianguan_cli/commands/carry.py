"""``carry``: close an item here as 已结转 and let it go on in a later plan, in both files or in none."""

from __future__ import annotations

from typing import NamedTuple

from jianguan_cli.commands.beside import Beside
from jianguan_cli.commands.perform import readable_checklist
from jianguan_cli.commands.selection import Chosen
from jianguan_cli.commands.state import require_readable
from jianguan_cli.domain.actions.action import Author, Refusal
from jianguan_cli.domain.actions.carrying_over import Later, carry, continuation, joined, later_id
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.records.edit import Append, Edit
from jianguan_cli.domain.records.location import Node
from jianguan_cli.storage.editing import change_files
from jianguan_cli.storage.filechange import FileChange
from jianguan_cli.storage.workspace import CHECKLISTS, plan_path


class CarryOutcome(NamedTuple):
    """The id under which the item goes on, and what changed in which file."""

    item_id: str
    changes: list[FileChange]


def carry_item(
    chosen: Chosen,
    author: Author,
    to: str,
    later: Later,
    basis: str | None,
    approved_by: str | None,
    *,
    dry_run: bool,
) -> CarryOutcome:
    """Carry the chosen item into the plan ``to`` as a new item, or into the item ``to`` that stands already.

    Both files are read together and written together.
    """
    state = chosen.state
    require_readable(state)
    named_plan = (state.root / CHECKLISTS / f"{to}.yaml").is_file()
    later_path = f"{CHECKLISTS}/{to}.yaml" if named_plan else plan_path(state.root, to)
    if later_path is None:
        raise Refusal(f"没有“{to}”这个计划或事项", hint="--to 写计划编号，或另一个计划里的事项的完整编号")
    if later_path == chosen.path:
        raise Refusal("不能结转到同一个计划", hint="同一计划内顺延请用 jianguan extend")
    if not named_plan and later != Later():
        raise Refusal(
            "结转到已有的事项时不另写编号、条款、标题和时限",
            hint="这些选项只在 --to 写计划编号时有用",
        )
    from_plan = chosen.path.rpartition("/")[2].removesuffix(".yaml")
    item_id = later_id(chosen.item.id, from_plan, to, later.suffix) if named_plan else to
    owner = plan_path(state.root, item_id)
    if owner != later_path:
        raise Refusal(f"编号 {item_id} 会归到 {owner}，而不是 {later_path}", hint="请用 --id 另写一个后缀")
    seen: list[Standing] = []

    def plan_here(tree: Node, _text: str) -> list[Edit]:
        checklist = readable_checklist(tree, chosen.path)
        index = [item.id for item in checklist.items].index(chosen.item.id)
        item = checklist.items[index]
        standing = Beside(state).standing(checklist, item, author.date)
        seen.append(standing)
        return carry(standing, author, item_id, basis, approved_by).edits(index)

    def plan_there(tree: Node, _text: str) -> list[Edit]:
        checklist = readable_checklist(tree, later_path)
        if not named_plan:
            return joined(checklist, item_id, seen[-1])
        return [Append(("items",), continuation(seen[-1], checklist, item_id, later, author.date))]

    # The order matters: what the first one saw of the item is what goes on in the second file.
    planners = {state.root / chosen.path: plan_here, state.root / later_path: plan_there}
    return CarryOutcome(item_id, change_files(state.root, planners, dry_run=dry_run, command="carry"))

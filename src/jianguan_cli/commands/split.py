"""``split``: one item becomes several in its own file."""

from __future__ import annotations

from jianguan_cli.commands.beside import Beside
from jianguan_cli.commands.perform import readable_checklist
from jianguan_cli.commands.selection import Chosen
from jianguan_cli.commands.state import require_readable
from jianguan_cli.domain.actions.action import Author, Refusal
from jianguan_cli.domain.actions.splitting import Part, split
from jianguan_cli.domain.records.edit import Edit
from jianguan_cli.domain.records.location import Node
from jianguan_cli.storage.editing import change_files
from jianguan_cli.storage.filechange import FileChange
from jianguan_cli.storage.workspace import plan_path


def split_item(
    chosen: Chosen,
    author: Author,
    parts: tuple[Part, ...],
    approved_by: str | None,
    basis: str | None,
    *,
    dry_run: bool,
) -> list[FileChange]:
    """Split the chosen item; ids are checked against what the file says when it is written."""
    state, path = chosen.state, chosen.path
    require_readable(state)
    for part in parts:
        made = f"{chosen.item.id}-{part.suffix}"
        owner = plan_path(state.root, made)
        if owner != path:
            raise Refusal(f"编号 {made} 会归到 {owner}，而不是 {path}", hint="请换一个后缀")

    def plan(tree: Node, _text: str) -> list[Edit]:
        checklist = readable_checklist(tree, path)
        taken = [item.id for item in checklist.items]
        index = taken.index(chosen.item.id)
        item = checklist.items[index]
        standing = Beside(state).standing(checklist, item, author.date)
        return split(standing, author, parts, taken, approved_by, basis).edits(index)

    return change_files(state.root, {state.root / path: plan}, dry_run=dry_run, command="split")

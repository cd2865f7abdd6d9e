"""``show --source``: the sentences of the document that an item was made from."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from jianguan_cli.commands.draft import open_document
from jianguan_cli.commands.source_documents import document_paths
from jianguan_cli.commands.state import State
from jianguan_cli.domain.plan.model import Item, Plan
from jianguan_cli.domain.source.quoting import Quote, quotes
from jianguan_cli.errors import DataError, UsageError


class Quoted(NamedTuple):
    """The file that was read, and what stands there for an item."""

    source: str
    clause: str
    quotes: tuple[Quote, ...]


def quote(state: State, plan: Plan, item: Item, source: Path) -> Quoted:
    """The sentences of ``item``; raises where the document or the clause is missing."""
    path = source if source.is_file() else document_paths([plan.id], source)[0].get(plan.id)
    if path is None:
        raise UsageError(
            f"{source} 里没有 {plan.id} 的原文",
            hint=f"文件名应是 {plan.id}.txt、.docx、.pdf 等；或直接指明那份文件",
        )
    document = open_document(path, state.settings).document
    found = quotes(item, document)
    if found is None:
        raise DataError(
            f"{document.name} 里没有条款 {item.clause}",
            hint=f"选错了文件的换一份；条款号写错的，用 jianguan lint --source {source} 对照改正",
        )
    return Quoted(document.name, item.clause, tuple(found))

"""The documents behind the plans: found by the plan's id in a folder, read with libraries, never guessed."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from jianguan_cli.commands.draft import open_document
from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.source.blocks import Document
from jianguan_cli.errors import DataError, JianguanError, UsageError
from jianguan_cli.exchange.documents.read import SUFFIXES

# Plain text first: where a folder holds the same document twice, its text is the cheapest and the surest.
_ORDER = ("txt", "md", *(suffix for suffix in SUFFIXES if suffix not in ("txt", "md")))


class Unread(NamedTuple):
    """A document that is there and cannot be read, and why."""

    path: Path
    why: str
    hint: str


class Found(NamedTuple):
    """What lies at hand, by plan id; ``doubles`` are files that were passed over for another of the plan."""

    documents: dict[str, Document]
    unread: dict[str, Unread]
    doubles: tuple[Path, ...]


def find_documents(
    wanted: list[Checklist], known: list[Checklist], source: Path, settings: Settings
) -> Found:
    """The documents of the ``known`` plans; ``UsageError`` where none of the ``wanted`` ones has any."""
    plans = [one.plan.id for one in known]
    paths, doubles = document_paths(plans, source)
    if not any(one.plan.id in paths for one in wanted):
        raise UsageError(
            f"{source} 里没有对得上的原文",
            hint="文件名应是“计划编号.扩展名”，例如 hb-2025.docx；可读 docx、pdf、html、xlsx、txt、md",
        )
    documents: dict[str, Document] = {}
    unread: dict[str, Unread] = {}
    for plan, path in paths.items():
        try:
            documents[plan] = open_document(path, settings).document
        except (DataError, UsageError) as error:
            unread[plan] = Unread(path, str(error), _hint(error))
    return Found(documents, unread, doubles)


def document_paths(plans: list[str], source: Path) -> tuple[dict[str, Path], tuple[Path, ...]]:
    """The file of each plan that ``source`` has, and files passed over for another of their plan.

    ``source`` is a folder of ``<plan-id>.*``, or one file; that belongs to the plan it is named after, under
    another name to the only plan there is.  Raises ``UsageError`` where it is not there.
    """
    if source.is_file():
        matching = [plan for plan in plans if plan == source.stem] or (plans if len(plans) == 1 else [])
        return dict.fromkeys(matching, source), ()
    if not source.is_dir():
        raise UsageError(
            f"--source 没有这个文件或文件夹：{source}", hint="写一份原文文件，或放“计划编号.扩展名”的文件夹"
        )
    named: dict[str, list[Path]] = {}
    for path in sorted(source.iterdir()):
        if path.is_file() and path.suffix.lower().removeprefix(".") in SUFFIXES and path.stem in plans:
            named.setdefault(path.stem, []).append(path)
    for one in named.values():
        one.sort(key=lambda path: _ORDER.index(path.suffix.lower().removeprefix(".")))
    doubles = tuple(path for one in named.values() for path in one[1:])
    return {plan: named[plan][0] for plan in plans if plan in named}, doubles


def _hint(error: JianguanError) -> str:
    return getattr(error, "hint", "") or "换一份能读的原文"

"""``lint --source``: every checklist against the document behind it, and what was compared."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from jianguan_cli.commands.source_documents import Found, Unread, find_documents
from jianguan_cli.commands.state import State
from jianguan_cli.domain.lint.source_codes import ABSENT, UNREADABLE
from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.source.blocks import Document
from jianguan_cli.domain.source.check import Comparison, compare
from jianguan_cli.domain.source.text import SourceText, fold
from jianguan_cli.domain.values.vocabulary import PlanType


class Compared(NamedTuple):
    """The findings, and how much was held against documents: ``plans`` of ``of``, what was looked at in them.

    ``notes`` are what the readers of the files noticed, and files that were passed over; ``documents`` are
    those that were read, by plan id.
    """

    findings: tuple[Finding, ...]
    plans: int
    of: int
    clauses: int
    units: int
    numbers: int
    notes: tuple[str, ...] = ()
    documents: Mapping[str, Document] = MappingProxyType({})

    def words(self) -> str:
        """对照了 1/5 份文件：33 条、101 个单位、15 个数."""
        counted = f"：{self.clauses} 条、{self.units} 个单位、{self.numbers} 个数" if self.plans else ""
        return f"对照了 {self.plans}/{self.of} 份文件{counted}"


def against_documents(state: State, source: Path, only: tuple[str, ...]) -> Compared:
    """Hold the checklists (those of ``only``, else all) against the documents of ``source``.

    A document that cannot be read, or in which nothing was recognised, is a finding and not a comparison.
    """
    loaded = [*state.loaded.checklists]
    checklists = [one for one in loaded if not only or one.path in only]
    # The documents of the other plans too: baselines name them as their source.
    found = find_documents(checklists, loaded if source.is_dir() else checklists, source, state.settings)
    titles = {one.plan.id: fold(one.plan.title) for one in loaded}
    others = {titles[plan]: SourceText(document) for plan, document in found.documents.items()}
    findings: list[Finding] = []
    made: list[Comparison] = []
    for checklist in checklists:
        said = _one(state, checklist, found, others, source)
        if isinstance(said, Comparison):
            made.append(said)
            findings += said.findings
        elif said is not None:
            findings.append(said)
    return Compared(
        tuple(findings),
        len(made),
        len(checklists),
        sum(one.clauses for one in made),
        sum(one.units for one in made),
        sum(one.numbers for one in made),
        (*_passed_over(found), *_noticed(checklists, found)),
        found.documents,
    )


def _one(
    state: State, checklist: Checklist, found: Found, others: Mapping[str, SourceText], source: Path
) -> Comparison | Finding | None:
    plan, node = checklist.plan, checklist.plan.node_of("id")
    unread = found.unread.get(plan.id)
    if unread is not None:
        return _unreadable(checklist, unread)
    document = found.documents.get(plan.id)
    if document is None:
        if plan.type is PlanType.REGISTER or plan.archived is not None:
            return None
        said = f"{source} 里没有 {plan.id} 的原文，没有对照"
        return ABSENT.finding(checklist.path, node, said, hint=f"放入 {plan.id}.docx（或 pdf、html、txt……）")
    made = compare(
        checklist, document, state.register, columns=dict(state.settings.ledger_columns), others=others
    )
    if made.clauses == 0 and checklist.items:
        why = "里面一个条款也没有认出来"
        return _unreadable(
            checklist, Unread(Path(document.name), why, "确认是不是这份文件；是的请换一种格式")
        )
    return made


def _unreadable(checklist: Checklist, unread: Unread) -> Finding:
    said = f"原文 {unread.path.name} 没有对照：{unread.why}"
    return UNREADABLE.finding(checklist.path, checklist.plan.node_of("id"), said, hint=unread.hint)


def _passed_over(found: Found) -> list[str]:
    return [f"{path.name} 没有用：同一份计划另有一份原文" for path in found.doubles]


def _noticed(checklists: list[Checklist], found: Found) -> list[str]:
    documents: list[Document] = [
        found.documents[one.plan.id] for one in checklists if one.plan.id in found.documents
    ]
    return [f"{document.name}：{note.words()}" for document in documents for note in document.notes]

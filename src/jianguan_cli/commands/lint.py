"""``lint``: the quality of the data, errors of the reader included."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jianguan_cli.commands.locks import check_locks
from jianguan_cli.commands.state import State
from jianguan_cli.domain.lint import accept
from jianguan_cli.domain.lint import lint as lint_ledger
from jianguan_cli.domain.records.finding import Finding, Severity, sort_key
from jianguan_cli.errors import ExitCode
from jianguan_cli.storage.decoding import decode
from jianguan_cli.storage.workspace import read_files

if TYPE_CHECKING:
    from jianguan_cli.commands.lint_source import Compared
    from jianguan_cli.domain.source.blocks import Document

_UNREADABLE = ("schema", "source-unreadable")


class LintOutcome(NamedTuple):
    """What was found, the exit code that follows from the very same list, what was held against documents."""

    findings: tuple[Finding, ...]
    exit_code: ExitCode
    compared: Compared | None = None
    documents: Mapping[str, Document] = {}


def lint(
    state: State, as_of: date, *, only: tuple[str, ...], source: Path | None, strict: bool
) -> LintOutcome:
    """The findings of the ledger; ``only`` keeps those of some files, ``source`` holds the documents."""
    findings = [*state.broken]
    findings += lint_ledger(
        state.loaded.checklists,
        state.register,
        state.settings,
        as_of,
        lambda name: (state.root / name).exists(),
        _texts(state),
    )
    compared: Compared | None = None
    documents: Mapping[str, Document] = {}
    if source is not None:
        from jianguan_cli.commands.lint_source import against_documents

        compared = against_documents(state, source, only)
        findings += accept(compared.findings, state.settings)
        documents = compared.documents
    findings += accept(check_locks(state, documents), state.settings)
    if only:
        findings = [one for one in findings if one.location is not None and one.location.path in only]
    unreadable = any(one.code in _UNREADABLE for one in findings)
    ordered = tuple(sorted(findings, key=sort_key))
    code = ExitCode.DATA if unreadable else lint_exit_code(ordered, strict=strict)
    return LintOutcome(ordered, code, compared)


def lint_exit_code(findings: tuple[Finding, ...], *, strict: bool) -> ExitCode:
    """1 on an error that is not accepted; with ``strict`` on a warning too."""
    counted = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    failed = any(one.level in counted and not one.accepted for one in findings)
    return ExitCode.FINDINGS if failed else ExitCode.CLEAN


def _texts(state: State) -> dict[str, str]:
    """The files as they are written, those that could be read."""
    found = {}
    for file in read_files(state.root):
        text, wrong = decode(file.data, file.path)
        if not wrong:
            found[file.path] = text
    return found

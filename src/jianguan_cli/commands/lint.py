"""``lint``: the quality of the data, errors of the reader included."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.commands.locks import check_locks
from jianguan_cli.commands.state import State
from jianguan_cli.domain.lint import accept
from jianguan_cli.domain.lint import lint as lint_ledger
from jianguan_cli.domain.records.finding import Finding, Severity, sort_key
from jianguan_cli.errors import DataError, ExitCode, UsageError, os_words
from jianguan_cli.storage.decoding import decode
from jianguan_cli.storage.workspace import read_files


class LintOutcome(NamedTuple):
    """What was found, and the exit code that follows from the very same list."""

    findings: tuple[Finding, ...]
    exit_code: ExitCode


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
    if source is not None:
        findings += accept(_against_documents(state, source, only), state.settings)
    findings += accept(check_locks(state, source), state.settings)
    if only:
        findings = [one for one in findings if one.location is not None and one.location.path in only]
    unreadable = any(one.code == "schema" for one in findings)
    ordered = tuple(sorted(findings, key=sort_key))
    return LintOutcome(ordered, ExitCode.DATA if unreadable else lint_exit_code(ordered, strict=strict))


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


def _against_documents(state: State, source: Path, only: tuple[str, ...]) -> list[Finding]:
    from jianguan_cli.domain.source.check import check_source

    checklists = [one for one in state.loaded.checklists if not only or one.path in only]
    if source.is_dir():
        documents = {one.plan.id: source / f"{one.plan.id}.txt" for one in checklists}
        documents = {plan: path for plan, path in documents.items() if path.is_file()}
    elif source.is_file():
        matching = [one.plan.id for one in checklists if one.plan.id == source.stem]
        if not matching and len(checklists) == 1:
            matching = [checklists[0].plan.id]
        documents = dict.fromkeys(matching, source)
    else:
        raise UsageError(
            f"--source 没有这个文件或文件夹：{source}", hint="写一份原文文件，或放 <计划编号>.txt 的文件夹"
        )
    if not documents:
        raise UsageError(f"{source} 里没有对得上的原文", hint="文件名应是 <计划编号>.txt，例如 hb-2025.txt")
    findings: list[Finding] = []
    for checklist in checklists:
        path = documents.get(checklist.plan.id)
        if path is not None:
            findings += check_source(checklist, _document(path), state.register)
    return findings


def _document(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DataError(f"读不了 {path}：{os_words(error)}") from error
    except UnicodeDecodeError as error:
        raise DataError(
            f"{path} 不是 UTF-8 文本（第 {error.start + 1} 个字节）", hint="请另存为 UTF-8"
        ) from error

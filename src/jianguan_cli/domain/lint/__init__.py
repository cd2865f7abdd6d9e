"""Data quality: what is wrong with the ledger itself, before anything is judged.

One rule, one module, one test file, one line in ``docs/lint.md``.  A rule sees a ``Ledger`` and yields
findings; it never changes anything.  ``schema`` comes from the reader, ``source-…`` and
``lock-…`` from ``domain.source``: their codes stand here so that every code can be explained in one place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from jianguan_cli.domain.lint import (
    carry_circle,
    clause_gap,
    closed_without_evidence,
    copied_note,
    deadline_outside_plan,
    done_but_open,
    duplicate_id,
    evidence_missing,
    evidence_outside,
    foreign_id,
    future_entry,
    hidden_character,
    last_day_jump,
    log_order,
    mixed_units,
    no_measure,
    no_owner,
    no_path,
    number_form,
    odd_figure,
    progress_falls,
    same_metric,
    status_log,
    title_long,
    two_figures,
    unfit_figure,
    unknown_link,
    unknown_unit,
    vague_target,
)
from jianguan_cli.domain.lint.lock_codes import LOCK_CODES
from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.lint.source_codes import SOURCE_CODES
from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.records.finding import Finding, Severity, sort_key
from jianguan_cli.domain.settings.settings import Settings, reasons_of

SCHEMA = LintCode(
    "schema",
    Severity.ERROR,
    "格式有误",
    "文件不合清单的格式：缺必填的键、键写错、值的类型不对、YAML 本身有错。"
    "有错的文件整份不参与判定，其余文件照常。请按提示的行、列改正；jianguan schema 给编辑器可用的格式定义。",
)

RULES: tuple[LintRule, ...] = (
    duplicate_id.RULE,
    foreign_id.RULE,
    unknown_unit.RULE,
    unknown_link.RULE,
    carry_circle.RULE,
    status_log.RULE,
    log_order.RULE,
    future_entry.RULE,
    two_figures.RULE,
    unfit_figure.RULE,
    odd_figure.RULE,
    mixed_units.RULE,
    closed_without_evidence.RULE,
    evidence_missing.RULE,
    evidence_outside.RULE,
    title_long.RULE,
    progress_falls.RULE,
    done_but_open.RULE,
    last_day_jump.RULE,
    copied_note.RULE,
    vague_target.RULE,
    no_measure.RULE,
    no_path.RULE,
    no_owner.RULE,
    deadline_outside_plan.RULE,
    clause_gap.RULE,
    number_form.RULE,
    same_metric.RULE,
    hidden_character.RULE,
)

CATALOGUE: tuple[LintCode, ...] = (SCHEMA, *(rule.code for rule in RULES), *SOURCE_CODES, *LOCK_CODES)


def lint(
    checklists: Iterable[Checklist],
    register: Register,
    settings: Settings,
    as_of: dt.date,
    exists: Callable[[str], bool],
    texts: Mapping[str, str] = MappingProxyType({}),
) -> list[Finding]:
    """Every data-quality finding in the order of places; one the settings accept carries the reason.

    ``exists`` tells whether a path, relative to the workspace, names a file; ``texts`` are the files as they
    are written.
    """
    ledger = Ledger(tuple(checklists), register, settings, as_of, exists, texts)
    findings = [finding for rule in RULES for finding in rule.check(ledger)]
    return sorted(accept(findings, settings), key=sort_key)


def accept(findings: Iterable[Finding], settings: Settings) -> list[Finding]:
    """The findings, those that ``accept:`` of the settings names marked with its reason."""
    reason_of = reasons_of(settings.accept)
    marked = []
    for finding in findings:
        reason = reason_of(finding)
        marked.append(finding._replace(accepted=reason) if reason else finding)
    return marked

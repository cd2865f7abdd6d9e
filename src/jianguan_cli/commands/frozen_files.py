"""Frozen periods as files: read, with what is wrong in them."""

from __future__ import annotations

from collections.abc import Iterable

from jianguan_cli.domain.change.frozen import FrozenPeriod
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.records.location import Location
from jianguan_cli.domain.records.reading import read_record
from jianguan_cli.storage.decoding import decode
from jianguan_cli.storage.workspace import FileText
from jianguan_cli.storage.yaml_tree import parse_tree


def read_frozen(files: Iterable[FileText]) -> tuple[dict[str, FrozenPeriod], list[Finding]]:
    """The periods by path; a file that is not readable or no longer says what was sealed is a finding."""
    periods: dict[str, FrozenPeriod] = {}
    findings: list[Finding] = []
    for path, data, _ in files:
        text, undecodable = decode(data, path)
        if undecodable is not None:
            findings.append(undecodable)
            continue
        tree, wrong = parse_tree(text, path)
        period: FrozenPeriod | None = None
        if not wrong:
            period, wrong = read_record(FrozenPeriod, tree, path)
        findings += wrong
        if period is None:
            continue
        periods[path] = period
        if not period.intact:
            message = f"{period.period} 的封存快照与封存时的摘要不符，被人改过"
            findings.append(Finding("frozen-changed", Severity.ERROR, message, Location(path)))
    return periods, findings

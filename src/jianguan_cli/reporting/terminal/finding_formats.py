"""Findings in every format that people and CI systems read; one list in, one text out."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from jianguan_cli import __version__
from jianguan_cli.domain.records.finding import Finding, Level, Light, Severity
from jianguan_cli.domain.records.location import Location

Formatter = Callable[[Sequence[Finding], date], str]

LIGHT_LABELS = {
    Light.RED: "红灯",
    Light.YELLOW: "黄灯",
    Light.BLUE: "蓝灯",
    Light.GREEN: "绿灯",
    Light.NONE: "未亮灯",
}


def level_label(level: Level) -> str:
    """The Chinese word of a light or a severity."""
    return level.label if isinstance(level, Severity) else LIGHT_LABELS[level]


def format_text(findings: Sequence[Finding], as_of: date) -> str:
    """``path:line:column: 红灯[overdue] id 说明``, one finding a line, and a count at the end."""
    lines = [line for finding in findings for line in finding_lines(finding)]
    return "\n".join([*lines, summary(findings, as_of)]) + "\n"


def finding_lines(finding: Finding) -> list[str]:
    """One finding in words: the line itself, the reason why it is accepted, what to do next."""
    where = f"{finding.location}: " if finding.location else ""
    subject = f"{finding.item} " if finding.item else ""
    lines = [f"{where}{level_label(finding.level)}[{finding.code}] {subject}{printable(told(finding))}"]
    if finding.accepted:
        lines.append(f"    已知悉：{printable(finding.accepted)}")
    if finding.hint:
        lines.append(f"    {printable(finding.hint)}")
    return lines


def told(finding: Finding) -> str:
    """The sentence; one that rests on a 力争 promise alone says so."""
    return f"（力争）{finding.message}" if finding.soft else finding.message


def format_json(findings: Sequence[Finding], as_of: date) -> str:
    """The stable JSON of findings; the level is ``light`` for checks and ``severity`` otherwise."""
    listed = [
        {
            "code": finding.code,
            "light" if isinstance(finding.level, Light) else "severity": finding.level.value,
            "item": finding.item,
            "message": finding.message,
            "location": _json_location(finding.location),
            **_promise(finding),
            **({"accepted": finding.accepted} if finding.accepted else {}),
        }
        for finding in findings
    ]
    return json.dumps({"as_of": as_of.isoformat(), "findings": listed}, ensure_ascii=False, indent=2) + "\n"


def _promise(finding: Finding) -> dict[str, Any]:
    """Of a judgement the promise that it speaks of."""
    if not isinstance(finding.level, Light):
        return {}
    return {"target": finding.target, "deliverable": finding.deliverable, "soft": finding.soft}


def format_github(findings: Sequence[Finding], _as_of: date) -> str:
    """Workflow commands that GitHub shows beside the lines of a change."""
    lines = []
    for finding in findings:
        kind = {"error": "error", "warning": "warning", "note": "notice"}[_sarif_level(finding.level)]
        where = finding.location or Location("jianguan.yaml")
        fields = (
            f"file={_github_property(where.path)},line={where.line},col={where.column},"
            f"title={_github_property(finding.code)}"
        )
        lines.append(f"::{kind} {fields}::{_github_data(_subject(finding))}")
    return "".join(f"{line}\n" for line in lines)


def format_gitlab(findings: Sequence[Finding], _as_of: date) -> str:
    """GitLab's code quality report."""
    import hashlib

    severity = {"error": "major", "warning": "minor", "note": "info"}
    seen: dict[str, int] = {}
    issues = []
    for finding in findings:
        where = finding.location or Location("jianguan.yaml")
        subject = f"{finding.code}\0{where.path}\0{finding.item}\0{finding.target}\0{finding.message}"
        count = seen[subject] = seen.get(subject, 0) + 1
        issues.append(
            {
                "description": _subject(finding),
                "check_name": finding.code,
                "fingerprint": hashlib.sha256(f"{subject}\0{count}".encode()).hexdigest(),
                "severity": severity[_sarif_level(finding.level)],
                "location": {
                    "path": where.path,
                    "positions": {"begin": {"line": where.line, "column": where.column}},
                },
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def format_sarif(findings: Sequence[Finding], as_of: date) -> str:
    """SARIF 2.1.0, one run."""
    codes = sorted({finding.code for finding in findings})
    results = [
        {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": _sarif_level(finding.level),
            "message": {"text": _subject(finding)},
            "locations": [_sarif_location(finding.location or Location("jianguan.yaml"))],
            "properties": {"item": finding.item, "level": finding.level.value},
            **(
                {"suppressions": [{"kind": "external", "justification": finding.accepted}]}
                if finding.accepted
                else {}
            ),
        }
        for finding in findings
    ]
    driver = {
        "name": "jianguan",
        "version": __version__,
        "rules": [{"id": code, "shortDescription": {"text": code}} for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "properties": {"asOf": as_of.isoformat()},
        "results": results,
    }
    sarif = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(sarif, ensure_ascii=False, indent=2) + "\n"


def format_junit(findings: Sequence[Finding], as_of: date) -> str:
    """JUnit XML: each finding a test case; red and errors fail it, the others are in its output."""
    from xml.etree import ElementTree as ET

    failed = sum(1 for finding in findings if _sarif_level(finding.level) == "error")
    suite = ET.Element(
        "testsuite",
        name="jianguan",
        tests=str(len(findings) or 1),
        failures=str(failed),
        errors="0",
        skipped="0",
        timestamp=f"{as_of.isoformat()}T00:00:00",
    )
    if not findings:
        ET.SubElement(suite, "testcase", classname="jianguan", name="没有发现问题")
    for finding in findings:
        where = finding.location or Location("jianguan.yaml")
        name = f"{finding.code} {finding.item or where.path}"
        case = ET.SubElement(suite, "testcase", classname=where.path, name=_xml(name))
        text = _xml(f"{where}: {_subject(finding)}")
        if _sarif_level(finding.level) == "error":
            failure = ET.SubElement(case, "failure", message=_xml(told(finding)), type=finding.code)
            failure.text = text
        else:
            ET.SubElement(case, "system-out").text = text
    root = ET.Element("testsuites")
    root.append(suite)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


FINDING_FORMATS: dict[str, Formatter] = {
    "text": format_text,
    "json": format_json,
    "sarif": format_sarif,
    "junit": format_junit,
    "github": format_github,
    "gitlab": format_gitlab,
}


def printable(text: str) -> str:
    """Text without control characters: data never steers the terminal."""
    return "".join(character if character.isprintable() else " " for character in text)


def summary(findings: Sequence[Finding], as_of: date) -> str:
    """How many there are of each level, and of which day."""
    if not findings:
        return f"没有发现问题（截至 {as_of}）"
    counts: dict[Level, int] = {}
    for finding in findings:
        if not finding.accepted:
            counts[finding.level] = counts.get(finding.level, 0) + 1
    order: list[Level] = [*Light, *Severity]
    said = "、".join(f"{level_label(level)} {counts[level]}" for level in order if level in counts)
    accepted = sum(1 for finding in findings if finding.accepted)
    tail = f"，另有已知悉 {accepted}" if accepted else ""
    return f"共 {len(findings) - accepted} 项：{said or '无'}{tail}（截至 {as_of}）"


def _subject(finding: Finding) -> str:
    subject = f"{finding.item} {told(finding)}" if finding.item else told(finding)
    return printable(f"{subject}（{finding.hint}）" if finding.hint else subject)


def _json_location(where: Location | None) -> dict[str, Any] | None:
    return {"path": where.path, "line": where.line, "column": where.column} if where else None


def _sarif_level(level: Level) -> str:
    if level in (Light.RED, Severity.ERROR):
        return "error"
    return "warning" if level in (Light.YELLOW, Severity.WARNING) else "note"


def _sarif_location(where: Location) -> dict[str, Any]:
    from urllib.parse import quote

    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(where.path)},
            "region": {"startLine": where.line, "startColumn": where.column},
        }
    }


def _github_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")


def _xml(text: str) -> str:
    return printable(text)

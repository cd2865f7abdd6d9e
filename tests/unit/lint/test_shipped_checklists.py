"""The shipped checklists carry no error, and each warning left has its reason in the documentation."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from jianguan_cli.domain.lint import lint
from jianguan_cli.domain.records.finding import Severity
from jianguan_cli.storage.workspace import load, read_files

PROJECT = Path(__file__).parents[3]


def test_every_warning_left_is_answered_in_the_curation_page() -> None:
    loaded = load(read_files(PROJECT))
    assert loaded.findings == ()
    findings = lint(
        loaded.checklists, loaded.register, loaded.settings, dt.date(2026, 1, 1), lambda name: False
    )
    assert [one for one in findings if one.level is Severity.ERROR] == []

    page = (PROJECT / "docs" / "curation.md").read_text(encoding="utf-8")
    answered = {
        (section.group(1), item)
        for section in re.finditer(r"^### `([a-z-]+)`\n(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL)
        for item in re.findall(r"`([a-z0-9.-]+)`", section.group(2))
    }
    left = {(one.code, one.item or "") for one in findings if one.accepted is None}
    assert left - answered == set()
    item_ids = {item.id for checklist in loaded.checklists for item in checklist.items}
    assert {one for one in answered - left if one[1] in item_ids} == set()

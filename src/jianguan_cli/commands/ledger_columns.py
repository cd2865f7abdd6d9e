"""Keeping in ``jianguan.yaml`` what the columns of a ledger mean, so that it is asked once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jianguan_cli.domain.records.edit import Edit, Fragment, SetValue
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.location import Node
from jianguan_cli.domain.review.accepting import acceptance_slips
from jianguan_cli.domain.settings.reading import read_settings
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.storage.editing import change_file
from jianguan_cli.storage.workspace import SETTINGS_NAME


def keep_columns(root: Path, columns: Mapping[str, str], *, dry_run: bool) -> None:
    """Write the mapping as ``ledger_columns``."""
    kept: Fragment = dict(columns)

    def plan(_tree: Node, _text: str) -> list[Edit]:
        return [SetValue(("ledger_columns",), kept)]

    def validate(tree: Node, name: str) -> list[Finding]:
        return read_settings(tree, name, acceptance_slips)[1]

    change_file(
        root, root / SETTINGS_NAME, plan, validate, dry_run=dry_run, command="draft", record_type=Settings
    )

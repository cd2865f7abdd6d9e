"""The help of ``report`` names every kind there is."""

from __future__ import annotations

from jianguan_cli.cli.reports import _KINDS
from jianguan_cli.reporting.formats import REPORTS


def test_the_help_names_every_kind() -> None:
    assert [words.split(" ")[0] for words in _KINDS.split("、")] == list(REPORTS)

"""What comes with the program, in a checkout and in an installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianguan_cli import shipped
from jianguan_cli.shipped import shipped_checklists, shipped_locks, shipped_plans, shipped_templates

REPOSITORY = Path(__file__).parent.parent.parent


def test_in_a_checkout_they_lie_beside_the_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "_PACKAGE", REPOSITORY / "src" / "jianguan_cli")
    assert shipped_checklists() == REPOSITORY / "checklists"
    assert shipped_templates() == REPOSITORY / "templates"
    assert shipped_locks() == REPOSITORY / "sources"
    assert shipped_plans() == ("gz-2020", "hb-145", "hb-145-tasks", "hb-2025", "qk-145")


def test_in_an_installed_package_they_lie_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "lib" / "jianguan_cli"
    for folder in (package / "_shipped", tmp_path):
        for name in ("checklists", "templates", "sources"):
            (folder / name).mkdir(parents=True)
    for name in ("b.yaml", "a.yaml", "units.yaml", "a.txt"):
        (package / "_shipped" / "checklists" / name).touch()
    monkeypatch.setattr(shipped, "_PACKAGE", package)
    assert shipped_checklists() == package / "_shipped" / "checklists"
    assert shipped_templates() == package / "_shipped" / "templates"
    assert shipped_locks() == package / "_shipped" / "sources"
    assert shipped_plans() == ("a", "b")

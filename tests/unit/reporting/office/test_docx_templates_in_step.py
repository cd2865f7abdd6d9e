"""The Word templates in the repository are what the script writes."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
TEMPLATES = sorted(path.name for path in (ROOT / "templates").glob("*.docx"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-B", str(ROOT / "docs" / "docx_templates"), str(folder)]
    subprocess.run(command, check=True, timeout=60)
    return folder


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_template_is_built(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == TEMPLATES


@pytest.mark.parametrize("name", TEMPLATES)
def test_shipped_template_is_in_step(built: Path, name: str) -> None:
    shipped, fresh = parts(ROOT / "templates" / name), parts(built / name)
    assert shipped.keys() == fresh.keys()
    changed = [part for part in shipped if shipped[part] != fresh[part]]
    assert not changed, "请运行 python docs/docx_templates"

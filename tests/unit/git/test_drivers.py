"""The drivers are put in and taken out without a trace, whatever else stands in the files."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.git.conftest import Git

from jianguan_cli.git.drivers import ATTRIBUTES, install, uninstall
from jianguan_cli.git.repository import open_repository

RULE = "/checklists/*.yaml merge=jianguan diff=jianguan"


@pytest.mark.parametrize("before", [None, b"*.pdf binary\n", b"*.pdf binary\r\n*.doc binary\r\n"])
def test_there_and_back(repository: tuple[Path, Git], before: bytes | None) -> None:
    folder, git = repository
    file = folder / ATTRIBUTES
    if before is not None:
        file.write_bytes(before)
    opened = open_repository(folder)
    config = (folder / ".git/config").read_bytes()
    assert install(opened, folder, "jianguan").changed
    assert RULE in file.read_text("utf-8").splitlines()
    assert git("check-attr", "merge", "checklists/计划.yaml").strip().endswith("merge: jianguan")
    assert install(opened, folder, "jianguan").changed == ()
    assert install(opened, folder, "/opt/jianguan").changed  # the program moved
    assert uninstall(opened, folder).changed
    assert uninstall(opened, folder).changed == ()
    assert (file.read_bytes() if file.exists() else None) == before
    assert (folder / ".git/config").read_bytes() == config

"""A workspace of one plan or few, on disk or in memory: what tests of several rooms share."""

from __future__ import annotations

from pathlib import Path

from jianguan_cli.commands.state import State, state_of
from jianguan_cli.storage.workspace import FileText

HEAD = """\
format: 1
plan:
  id: p
  title: 计划
  issuer: 局
  issued: 2025-01-01
  start: 2025-01-01
  end: 2025-12-31
"""
TASK = """\
  - id: p-1
    clause: 一/1
    title: 抽检
    kind: task
    lead: [甲处]
    support: []
    deadline: 2025-12-31
    status: unreported
"""
ONE_TASK = f"{HEAD}items:\n{TASK}"


def on_disk(root: Path, settings: str = "{}\n", **checklists: str) -> Path:
    """The workspace in ``root`` with these checklists, each by the name of its file."""
    (root / "checklists").mkdir(parents=True)
    (root / "jianguan.yaml").write_text(settings, encoding="utf-8")
    for name, text in checklists.items():
        (root / "checklists" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return root


def in_memory(settings: str = "{}\n", **checklists: str) -> State:
    """The same as a state that was never on disk."""
    files = [FileText("jianguan.yaml", settings.encode())]
    files += [FileText(f"checklists/{name}.yaml", text.encode()) for name, text in checklists.items()]
    return state_of(Path("/nowhere"), files)

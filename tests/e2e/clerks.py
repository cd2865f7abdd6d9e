"""A repository with a workspace under a Chinese folder, and the things clerks do to its one plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.e2e.conftest import Jianguan, Run
from tests.small_workspace import on_disk

Git = Callable[..., str]

HEAD = """\
format: 1
plan:
  id: p
  title: 试验计划
  issuer: 甲省局
  issued: 2025-01-01
  start: 2025-01-01
  end: 2025-12-31

items:
"""
ITEM = """\
  - id: p-{number}
    clause: 一/{number}
    title: 事项{number}   # 手写的注释
    kind: task
    lead: [甲处]
    support: []
    deadline: 2025-12-31
    deliverables: [{{key: 办法, text: 出台办法}}]
    status: doing
    log:
      - {{date: 2025-01-10, by: 甲, status: doing, note: 启动}}

"""


class Clerks:
    """A repository whose workspace lies under a Chinese folder; helpers to change its one plan."""

    def __init__(self, folder: Path, git: Git, jianguan: Jianguan) -> None:
        self.top = folder
        self.root = folder / "督办"
        self.file = self.root / "checklists/p.yaml"
        self._git = git
        self._jianguan = jianguan
        on_disk(self.root, p=HEAD + "".join(ITEM.format(number=number) for number in (1, 2, 3)))
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "合并人")
        self.git("config", "user.email", "hebing@example.org")
        self.git("add", "-A")
        self.git("commit", "-qm", "开始")
        assert self.jianguan("git", "install").code == 0
        self.git("add", "-A")
        self.git("commit", "-qm", "安装合并驱动")

    def git(self, *words: str) -> str:
        """What git prints, run at the top of the repository."""
        return self._git(*words, cwd=self.top)

    def jianguan(self, *words: str) -> Run:
        """Run the command in the workspace."""
        return self._jianguan(*words, cwd=self.root)

    def entry(self, number: int, entry: str) -> None:
        """Append an entry to the log of item ``number``."""
        head, mark, rest = self.file.read_text("utf-8").partition(f"  - id: p-{number}\n")
        block, gap, tail = rest.partition("\n\n")
        self.file.write_text(f"{head}{mark}{block}\n      - {entry}{gap}{tail}", "utf-8")

    def replace(self, was: str, now: str) -> None:
        """Replace the first ``was``."""
        text = self.file.read_text("utf-8")
        assert was in text
        self.file.write_text(text.replace(was, now, 1), "utf-8")

    def commit(self, message: str) -> None:
        """Commit every change of known files."""
        self.git("commit", "-qam", message)

    def text(self) -> str:
        """The plan as it is."""
        return self.file.read_text("utf-8")

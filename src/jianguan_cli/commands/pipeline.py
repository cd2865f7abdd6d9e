"""``init --ci``: a ready pipeline for a forge, written once and then the office's own."""

from __future__ import annotations

from pathlib import Path

from jianguan_cli import __version__
from jianguan_cli.errors import DataError, GitError, UsageError, os_words
from jianguan_cli.git.repository import current_branch, open_repository
from jianguan_cli.shipped import shipped_templates
from jianguan_cli.storage.source import refuse_outside

PIPELINES = {
    "github": ("github.yml", ".github/workflows/jianguan.yml"),
    "gitlab": ("gitlab.yml", ".gitlab-ci.yml"),
    "gitee": ("gitee.yml", ".workflow/jianguan.yml"),
    "jenkins": ("jenkins.groovy", "Jenkinsfile"),
}


def known_forge(forge: str) -> str:
    """The name of a forge that there is a pipeline for; ``UsageError`` otherwise."""
    if forge not in PIPELINES:
        raise UsageError(f"--ci 没有“{forge}”这个平台的流水线", hint=f"可选：{'、'.join(PIPELINES)}")
    return forge


def write_pipeline(root: Path, forge: str, *, dry_run: bool = False) -> str:
    """Write the pipeline of ``forge`` at the top of the repository; an existing file is never overwritten.

    Returns where it stands as seen from the workspace.
    """
    known_forge(forge)
    template, place = PIPELINES[forge]
    top, inside, branch = _where(root)
    target = top / place
    shown = f"{'../' * (0 if inside == '.' else inside.count('/') + 1)}{place}"
    refuse_outside(top, target, shown)
    if target.exists():
        raise UsageError(f"已有 {shown}，不会覆盖", hint="请先改名，生成后再合并两份内容")
    if dry_run:
        return shown
    text = (shipped_templates() / "ci" / template).read_text(encoding="utf-8")
    for mark, value in (("@VERSION@", __version__), ("@ROOT@", inside), ("@BRANCH@", branch)):
        text = text.replace(mark, value)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise DataError(f"写不了 {target}：{os_words(error)}", hint="请检查权限") from error
    return shown


def _where(root: Path) -> tuple[Path, str, str]:
    """The repository's top, the workspace inside it, the branch; a folder outside of Git is its own top."""
    try:
        repository = open_repository(root)
    except GitError:
        return root, ".", "main"
    inside = repository.prefix.rstrip("/") or "."
    return repository.top, inside, current_branch(repository) or "main"

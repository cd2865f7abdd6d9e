"""The merge and diff drivers: put into ``.gitattributes`` and the configuration, taken back cleanly."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from jianguan_cli.git.process import run_git
from jianguan_cli.git.repository import Repository

NAME = "jianguan"
ATTRIBUTES = ".gitattributes"
_COMMENT = "# jianguan：清单按事项合并和比较（jianguan git install 写入，jianguan git uninstall 删去）"
_RULE = f"/checklists/*.yaml merge={NAME} diff={NAME}"
_REGISTER = "/checklists/units.yaml !merge !diff"  # no checklist: git's own ways will do
_OURS = (_COMMENT, _RULE, _REGISTER)


class Installed(NamedTuple):
    """What was changed, as words for the clerk; empty where everything was in place already."""

    changed: tuple[str, ...]


def install(repository: Repository, folder: Path, program: str) -> Installed:
    """Make git merge and show checklists by item; ``program`` is how a shell starts jianguan."""
    changed = []
    wanted = _settings(program)
    for name, value in wanted.items():
        said = run_git(["config", "--local", "--get", name], repository.top, accept=(0, 1))
        if said.decode("utf-8", "replace").rstrip("\n") != value:
            run_git(["config", "--local", name, value], repository.top)
            changed.append(f"git config {name}")
    if _write_rules(folder / ATTRIBUTES):
        changed.append(ATTRIBUTES)
    return Installed(tuple(changed))


def uninstall(repository: Repository, folder: Path) -> Installed:
    """Take back what ``install`` did, and nothing else."""
    changed = []
    for section in (f"merge.{NAME}", f"diff.{NAME}"):
        pattern = f"^{section.replace('.', '[.]')}[.]"
        said = run_git(["config", "--local", "--get-regexp", pattern], repository.top, accept=(0, 1))
        if said:
            run_git(["config", "--local", "--remove-section", section], repository.top)
            changed.append(f"git config {section}.*")
    if _remove_rules(folder / ATTRIBUTES):
        changed.append(ATTRIBUTES)
    return Installed(tuple(changed))


def _settings(program: str) -> dict[str, str]:
    return {
        f"merge.{NAME}.name": "监管清单：按事项合并",
        f"merge.{NAME}.driver": f"{program} merge-file --marker-size %L --path %P %O %A %B",
        f"diff.{NAME}.textconv": f"{program} textconv",
        f"diff.{NAME}.xfuncname": "^[ ]*- id: (.*)$|^([a-z0-9].*)$",
    }


def _write_rules(file: Path) -> bool:
    text = file.read_bytes().decode("utf-8") if file.is_file() else ""
    if _RULE in text.splitlines():
        return False
    newline = "\r\n" if "\r\n" in text else "\n"
    if text and not text.endswith("\n"):
        text += newline
    file.write_bytes((text + newline.join(_OURS) + newline).encode("utf-8"))
    return True


def _remove_rules(file: Path) -> bool:
    if not file.is_file():
        return False
    lines = file.read_bytes().decode("utf-8").splitlines(keepends=True)
    left = [line for line in lines if line.rstrip("\r\n") not in _OURS]
    if len(left) == len(lines):
        return False
    if left:
        file.write_bytes("".join(left).encode("utf-8"))
    else:
        file.unlink()
    return True

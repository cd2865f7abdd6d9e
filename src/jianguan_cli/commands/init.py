"""``init``: begin a workspace in an empty folder, with or without some of the shipped plans."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.commands.locks import lock_name
from jianguan_cli.errors import DataError, UsageError, os_words
from jianguan_cli.shipped import shipped_checklists, shipped_locks, shipped_plans, shipped_settings
from jianguan_cli.storage.source import refuse_outside
from jianguan_cli.storage.workspace import CHECKLISTS, SETTINGS_NAME

_SETTINGS = """\
# 监管工作区的设置。各项都可省略；可写哪些键见 jianguan schema settings。
timezone: Asia/Shanghai
"""
_UNITS = "format: 1\nunits: []\n"
_IGNORE = ".jianguan/\n"
_ACCEPTED = re.compile(r"  - \{code: [^,]+, (?P<of>plan|item): (?P<id>[^,]+), ")


class Started(NamedTuple):
    """What a new workspace consists of, paths relative to its root."""

    root: Path
    files: tuple[str, ...]


def start_workspace(
    folder: Path, plans: tuple[str, ...], *, demo: bool = False, dry_run: bool = False
) -> Started:
    """Write a new workspace; an existing file is never overwritten, nothing is written where one is.

    ``demo`` fills the plans (by default a small choice of them) with demonstration progress; on a dry run
    the files are only named.
    """
    if demo and not plans:
        from jianguan_cli.commands.demo import PLANS

        plans = PLANS
    unknown = [plan for plan in plans if plan not in shipped_plans()]
    if unknown:
        raise UsageError(f"随带的计划里没有“{unknown[0]}”", hint=f"可选：{'、'.join(shipped_plans())}")
    texts = {
        SETTINGS_NAME: _SETTINGS + _accepted(plans),
        ".gitignore": _IGNORE,
        f"{CHECKLISTS}/units.yaml": _text("units") if plans else _UNITS,
        **{f"{CHECKLISTS}/{plan}.yaml": _text(plan) for plan in plans},
        **_locks(plans),
    }
    if demo:
        from jianguan_cli.commands.demo import EVIDENCE, EVIDENCE_TEXT, demo_text

        for plan in plans:
            name = f"{CHECKLISTS}/{plan}.yaml"
            texts[name] = demo_text(texts[name], plan)
        texts[EVIDENCE] = EVIDENCE_TEXT
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} 是一个文件，不是文件夹", hint="请换一个位置")
    taken = [name for name in texts if name != ".gitignore" and (folder / name).exists()]
    if taken:
        raise UsageError(
            f"{folder} 里已有 {taken[0]}，不会覆盖",
            hint="它已经是工作区；要加计划请用 jianguan new，或换一个文件夹",
        )
    new = [name for name in texts if not (folder / name).exists()]
    if not dry_run:
        _write(folder, {name: texts[name] for name in new})
    return Started(folder, tuple(new))


def _write(folder: Path, texts: dict[str, str]) -> None:
    try:
        for name in texts:
            refuse_outside(folder, folder / name, name)
        for name, text in texts.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise DataError(f"写不了 {folder}：{os_words(error)}", hint="请检查权限，或换一个文件夹") from error


def _text(stem: str) -> str:
    return (shipped_checklists() / f"{stem}.yaml").read_text(encoding="utf-8")


def _locks(plans: tuple[str, ...]) -> dict[str, str]:
    """The locks of the plans that have one, by their names in the workspace."""
    paths = {plan: shipped_locks() / f"{plan}.lock" for plan in plans}
    return {
        lock_name(plan): path.read_text(encoding="utf-8") for plan, path in paths.items() if path.is_file()
    }


def _accepted(plans: tuple[str, ...]) -> str:
    """What is accepted of the plans, with its reasons: the documents cannot give what lint misses there."""
    lines = shipped_settings().read_text(encoding="utf-8").splitlines()
    found = [match for line in lines if (match := _ACCEPTED.match(line)) and _plan_of(match) in plans]
    if not found:
        return ""
    said = "\n".join(match.string for match in found)
    return f"# 随附清单的原文给不出的东西，逐条有理由；补上之后请删去对应的一条。\naccept:\n{said}\n"


def _plan_of(match: re.Match[str]) -> str:
    """The plan of an entry: itself, or the longest plan id that its item starts with."""
    if match["of"] == "plan":
        return match["id"]
    return max((plan for plan in shipped_plans() if match["id"].startswith(f"{plan}-")), key=len, default="")

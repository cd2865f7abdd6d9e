"""The documents behind checklists, as files on disk: which one belongs to which plan."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jianguan_cli.errors import UsageError

_SUFFIXES = ("txt", "md", "docx", "pdf", "html", "htm", "mht", "xlsx", "xlsm", "xls", "doc", "wps", "rtf")


def plan_documents(source: Path, plan_ids: Iterable[str]) -> dict[str, Path]:
    """The document of each plan that ``source`` has: a folder of ``<plan-id>.*``, or one file.

    A file belongs to the plan it is named after; under another name to the only plan there is.  Raises
    ``UsageError`` where ``source`` is not there, or two files of a folder could be meant.
    """
    ids = list(plan_ids)
    if source.is_file():
        named = [plan for plan in ids if plan == source.stem]
        return dict.fromkeys(named or (ids if len(ids) == 1 else []), source)
    if not source.is_dir():
        raise UsageError(
            f"--source 没有这个文件或文件夹：{source}",
            hint="写一份原文，或放 <计划编号>.txt、.docx 等的文件夹",
        )
    found: dict[str, Path] = {}
    for plan in ids:
        files = [path for suffix in _SUFFIXES if (path := source / f"{plan}.{suffix}").is_file()]
        if len(files) > 1:
            names = "、".join(path.name for path in files)
            raise UsageError(f"{source} 里 {plan} 的原文有几份：{names}", hint="请指明用哪一份文件")
        if files:
            found[plan] = files[0]
    return found

"""Where what is shipped lies: inside the installed package, else beside ``src`` in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped_checklists() -> Path:
    """The folder of the plans that come with the program."""
    return _shipped("checklists")


def shipped_templates() -> Path:
    """The folder of the templates that come with the program."""
    return _shipped("templates")


def shipped_locks() -> Path:
    """The folder of the locks of those plans."""
    return _shipped("sources")


def shipped_settings() -> Path:
    """The settings that those plans are kept under: what is accepted of them, with the reasons."""
    return _shipped("jianguan.yaml")


def shipped_plans() -> tuple[str, ...]:
    """The ids of the plans that come with the program."""
    return tuple(sorted(path.stem for path in shipped_checklists().glob("*.yaml") if path.stem != "units"))


def _shipped(name: str) -> Path:
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.exists() else _PACKAGE.parent.parent / name

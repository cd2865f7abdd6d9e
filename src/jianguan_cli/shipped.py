"""Where what is shipped lies: inside the installed package, else beside ``src`` in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped_checklists() -> Path:
    """The folder of the plans that come with the program."""
    installed = _PACKAGE / "_shipped" / "checklists"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "checklists"


def shipped_templates() -> Path:
    """The folder of the templates that come with the program."""
    installed = _PACKAGE / "_shipped" / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "templates"


def shipped_locks() -> Path:
    """The folder of the locks of those plans."""
    installed = _PACKAGE / "_shipped" / "sources"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "sources"


def shipped_settings() -> Path:
    """The settings that those plans are kept under: what is accepted of them, with the reasons."""
    installed = _PACKAGE / "_shipped" / "jianguan.yaml"
    return installed if installed.is_file() else _PACKAGE.parent.parent / "jianguan.yaml"


def shipped_plans() -> tuple[str, ...]:
    """The ids of the plans that come with the program."""
    return tuple(sorted(path.stem for path in shipped_checklists().glob("*.yaml") if path.stem != "units"))

"""No write goes through a link that leads out of the workspace; one that stays inside is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Jianguan

DOCUMENT = "某局2025年工作要点\n\n一、头一章\n1.办好甲事，建立制度。（牵头单位：甲处）\n"
CHECKLIST = """\
format: 1
plan: {id: p, title: 某局2025年工作要点, issuer: 某局, issued: 2025-01-02, start: 2025-01-01, end: 2025-12-31}
items:
  - id: p-1
    clause: 一/1
    title: 办好甲事
    kind: task
    lead: [甲处]
    support: []
    deadline: 2025-12-31
    deliverables:
      - {key: 制度, text: 建立制度}
    status: unreported
"""
UPDATE = ("update", "p-1", "--note", "办了", "--date", "2025-06-01", "--by", "某人")
LOCK = ("lock", "p", "--source", "督办/p.txt")
DATES = ("--issued", "2025-01-02", "--start", "2025-01-01", "--end", "2025-12-31")
UNITS = "format: 1\nunits:\n  - {name: 甲处, org: 某局}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "督办"
    (folder / "checklists").mkdir(parents=True)
    (folder / "jianguan.yaml").write_text("{}\n", encoding="utf-8")
    (folder / "checklists" / "p.yaml").write_text(CHECKLIST, encoding="utf-8")
    (folder / "checklists" / "units.yaml").write_text(UNITS, encoding="utf-8")
    (folder / "p.txt").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / "外").mkdir()
    return folder


def lead_out(path: Path, text: str | None) -> Path:
    """Put a link at ``path`` that leads outside: to a file with ``text``, or to nothing."""
    outside = next(one for one in path.parents if one.name == "督办").parent / "外" / "受害.txt"
    if path.exists():
        path.unlink()
    path.parent.mkdir(exist_ok=True)
    if text is not None:
        outside.write_text(text, encoding="utf-8")
    path.symlink_to(outside)
    return outside


@pytest.mark.parametrize(
    ("place", "text", "args"),
    [
        ("sources/p.lock", "别动", LOCK),
        ("sources/p.lock", None, LOCK),
        ("checklists/p.yaml", CHECKLIST, UPDATE),
        ("checklists/p.yaml", CHECKLIST.replace("  - id", "\n\n  - id"), ("fmt",)),
        ("checklists/q.yaml", None, ("new", "q", "--title", "某计划", "--issuer", "某局", *DATES)),
        (".jianguan/lock", None, UPDATE),
        (".jianguan/.gitignore", None, UPDATE),
    ],
)
def test_a_link_that_leads_out_is_not_written(
    jianguan: Jianguan, root: Path, place: str, text: str | None, args: tuple[str, ...]
) -> None:
    outside = lead_out(root / place, text)
    run = jianguan("-C", str(root), *args)
    assert (run.code, "经符号链接指到工作区外的" in run.err) == (3, True), run.err
    assert (outside.read_text(encoding="utf-8") if outside.exists() else None) == text


@pytest.mark.parametrize(("folder", "args"), [("sources", LOCK), (".jianguan", UPDATE)])
def test_a_folder_that_leads_out_is_not_written(
    jianguan: Jianguan, root: Path, folder: str, args: tuple[str, ...]
) -> None:
    (root / folder).symlink_to(root.parent / "外", target_is_directory=True)
    run = jianguan("-C", str(root), *args)
    assert (run.code, "经符号链接指到工作区外的" in run.err) == (3, True), run.err
    assert list((root.parent / "外").iterdir()) == []


def test_a_new_workspace_is_not_written_through_a_link(jianguan: Jianguan, tmp_path: Path) -> None:
    (tmp_path / "外").mkdir()
    (tmp_path / "新").mkdir()
    (tmp_path / "新" / "checklists").symlink_to(tmp_path / "外", target_is_directory=True)
    run = jianguan("init", str(tmp_path / "新"))
    assert (run.code, "经符号链接指到工作区外的" in run.err) == (3, True), run.err
    assert list((tmp_path / "外").iterdir()) == []


def test_a_link_inside_the_workspace_stays_one(jianguan: Jianguan, root: Path) -> None:
    (root / "锁").mkdir()
    (root / "sources").symlink_to(root / "锁", target_is_directory=True)
    run = jianguan("-C", str(root), *LOCK)
    assert run.code == 0, run.err
    assert (root / "锁" / "p.lock").is_file()
    assert (root / "sources").is_symlink()

"""``lint --source``: what was compared is said, and what was not is no clean result."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.conftest import Jianguan
from tests.planted.papers import PAPERS


def desk(folder: Path, jianguan: Jianguan) -> Path:
    assert jianguan("init", "ws", cwd=folder).code == 0
    for one in PAPERS[:2]:
        (folder / "ws/checklists" / f"{one.plan}.yaml").write_text(one.ledger, encoding="utf-8")
    (folder / "papers").mkdir()
    return folder / "ws"


def test_a_plan_without_its_document_and_one_that_cannot_be_read(tmp_path: Path, jianguan: Jianguan) -> None:
    workspace = desk(tmp_path, jianguan)
    (tmp_path / "papers/yd-2025.txt").write_text(PAPERS[0].text, encoding="utf-8")
    done = jianguan("lint", "--source", "../papers", cwd=workspace)
    assert done.code == 0
    assert "source-absent" in done.out
    assert "对照了 1/2 份文件：5 条、13 个单位、11 个数" in done.err
    (tmp_path / "papers/fg-2025.pdf").write_bytes(b"no document at all")
    done = jianguan("lint", "--source", "../papers", cwd=workspace)
    assert done.code == 3
    assert "source-unreadable" in done.out


def test_a_changed_document_ends_with_one(tmp_path: Path, jianguan: Jianguan) -> None:
    workspace = desk(tmp_path, jianguan)
    changed = PAPERS[0].text.replace("不低于98%", "大于98%")
    (tmp_path / "papers/yd-2025.md").write_text(changed, encoding="utf-8")
    done = jianguan("lint", "checklists/yd-2025.yaml", "--source", "../papers", cwd=workspace)
    assert done.code == 1
    assert "source-wording" in done.out

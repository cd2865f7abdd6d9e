"""A period that was signed off: later edits of it show as corrections in the reports."""

from __future__ import annotations

from pathlib import Path

from .conftest import Jianguan


def test_an_edit_after_the_freezing_is_reported_as_a_correction(tmp_path: Path, jianguan: Jianguan) -> None:
    folder = tmp_path / "w"
    jianguan("init", str(folder), "--with", "hb-145-tasks")
    item = "hb-145-tasks-i6"
    update = ("update", item, "--value", "98.6", "--upto", "2025Q1", "--by", "甲", "--date", "2025-04-02")
    assert jianguan(*update, cwd=folder).code == 0
    frozen = jianguan(
        "freeze", "2025Q1", "--approved-by", "主任", "--by", "乙", "--date", "2025-04-10", cwd=folder
    )
    assert frozen.code == 0, frozen.err

    def corrections() -> list[str]:
        text = jianguan("report", "monthly", "--as-of", "2025-04-30", cwd=folder).out
        return [line for line in text.splitlines() if "更正 |" in line]

    assert corrections() == []
    path = folder / "checklists" / "hb-145-tasks.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("合格率: 98.6", "合格率: 97.5"), encoding="utf-8"
    )
    assert len(corrections()) == 1
    assert "食品安全评价性抽检合格率达标" in corrections()[0]

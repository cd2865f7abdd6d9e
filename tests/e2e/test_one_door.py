"""The doors as programs: what the table says holds for the installed command too."""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path

import pytest
from tests.property.doors import DAY, ledger_text
from tests.small_workspace import on_disk

from .conftest import Jianguan

BY = ("--by", "李四", "--date", DAY.isoformat())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return on_disk(tmp_path / "w", p=ledger_text())


def written(root: Path) -> str:
    return (root / "checklists" / "p.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("item", "value", "more", "sure"),
    [("p-1", "986", (), 0), ("p-6", "120", ("--unit", "丙县局"), 2), ("p-11", "9", (), 2)],
)
def test_what_is_asked_takes_a_word_and_what_is_refused_takes_none(
    jianguan: Jianguan, root: Path, item: str, value: str, more: tuple[str, ...], sure: int
) -> None:
    update = ("update", item, "--value", value, *more, *BY)
    assert jianguan(*update, cwd=root).code == 2
    assert written(root) == ledger_text()
    assert jianguan(*update, "--sure", cwd=root).code == sure
    assert (written(root) != ledger_text()) is (sure == 0)


def form(jianguan: Jianguan, root: Path, cells: dict[tuple[str, str], str]) -> Path:
    path = root / "form.csv"
    assert jianguan("export", "-f", "csv", "--as-of", DAY.isoformat(), "-o", str(path), cwd=root).code == 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    for (item, column), value in cells.items():
        row = next(one for one in rows if one[0] == item)
        row[rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def test_a_form_is_held_to_the_same(jianguan: Jianguan, root: Path) -> None:
    path = str(form(jianguan, root, {("p-1", "累计完成值"): "986"}))
    run = jianguan("import", path, *BY, cwd=root)
    assert (run.code, "是不是 98.6%" in run.err, "--sure" in run.err) == (3, True, True)
    assert written(root) == ledger_text()
    assert jianguan("import", path, *BY, "--sure", cwd=root).code == 0
    assert "values: {数: 986}" in written(root)


def test_a_form_brings_provisional_figures_and_references(jianguan: Jianguan, root: Path) -> None:
    cells = {
        ("p-2", "累计完成值"): "400",
        ("p-2", "初步数"): "是",
        ("p-5", "累计完成值"): "98.7",
        ("p-5", "参照值"): "97.5",
    }
    assert jianguan("import", str(form(jianguan, root, cells)), *BY, cwd=root).code == 0
    assert "values: {数: 400}\n        provisional: true" in written(root)
    assert "refs: {数: 97.5}" in written(root)


def test_what_is_written_by_hand_is_told_by_lint(jianguan: Jianguan, root: Path) -> None:
    path = root / "checklists" / "p.yaml"
    path.write_text(ledger_text("values: {数: 986}", 0), encoding="utf-8")
    run = jianguan("lint", "--as-of", DAY.isoformat(), cwd=root)
    assert (run.code, "odd-figure" in run.out) == (0, True)
    path.write_text(ledger_text("unit: 丙县局, values: {数: 120}", 5), encoding="utf-8")
    run = jianguan("lint", "--as-of", DAY.isoformat(), cwd=root)
    assert (run.code, "unfit-figure" in run.out) == (1, True)


def test_nobody_approves_his_own_closing(jianguan: Jianguan, root: Path) -> None:
    done = ("submit", "p-2", "--evidence", "https://x.cn/a", "--by", "甲", "--date", DAY.isoformat())
    assert jianguan(*done, cwd=root).code == 0
    close = ("close", "p-2", "--by", "王科", "--date", "2025-07-02")
    for approver in ("王科", "甲"):
        run = jianguan(*close, "--approved-by", approver, cwd=root)
        assert (run.code, "自己" in run.err) == (2, True)
    assert jianguan(*close, "--approved-by", "局长", cwd=root).code == 0


def test_a_wrong_status_names_the_two_and_the_commands_of_the_others(jianguan: Jianguan, root: Path) -> None:
    run = jianguan("update", "p-2", "--status", "完成了", *BY, cwd=root)
    assert run.code == 2
    assert "可写：todo 未启动、doing 推进中" in run.err
    assert "已销号用 close" in run.err
    assert "closed 已销号" not in run.err


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of Unix")
def test_on_a_terminal_it_is_a_question(root: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    program = Path(sys.executable).parent / "jianguan"
    words = ["update", "p-1", "--value", "986", *BY]
    for answer, kept in (("n", False), ("y", True)):
        child = pexpect.spawn(str(program), words, cwd=str(root), env={**os.environ}, encoding="utf-8")
        child.expect("照此填报")
        child.sendline(answer)
        child.expect(pexpect.EOF)
        assert ("values: {数: 986}" in written(root)) is kept

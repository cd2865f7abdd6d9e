"""The return form by the installed command: exit codes, options, what is written where."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from .conftest import PROGRAM, Jianguan

DAY = "2025-07-01"
ITEM = "hb-145-tasks-i1"


@pytest.fixture
def workspace(tmp_path: Path, jianguan: Jianguan) -> Path:
    folder = tmp_path / "督办"
    assert jianguan("init", str(folder), "--with", "hb-145-tasks").code == 0
    return folder


@pytest.fixture
def filled(workspace: Path, jianguan: Jianguan) -> Callable[[dict[str, Any]], Path]:
    """Export a form and fill in the first row of an item."""

    def make(cells: dict[str, Any], item: str = ITEM) -> Path:
        form = workspace / "表.xlsx"
        assert jianguan("export", "-o", "表.xlsx", "--as-of", DAY, cwd=workspace).code == 0
        book = load_workbook(form)
        sheet = book["填报"]
        columns = {cell.value: place for place, cell in enumerate(sheet[1], start=1)}
        row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == item)
        for name, value in cells.items():
            sheet.cell(row, columns[name]).value = value
        book.save(form)
        return form

    return make


def ledger(workspace: Path) -> str:
    return (workspace / "checklists" / "hb-145-tasks.yaml").read_text(encoding="utf-8")


def test_without_a_unit_the_form_covers_every_item(jianguan: Jianguan, workspace: Path) -> None:
    assert jianguan("export", cwd=workspace).code == 0
    sheet = load_workbook(workspace / "填报表.xlsx")["填报"]
    ids = {sheet.cell(row, 1).value for row in range(2, sheet.max_row + 1)}
    assert ids == {
        line.split("id: ")[1] for line in ledger(workspace).splitlines() if line.startswith("  - id: ")
    }


def test_same_day_same_bytes(jianguan: Jianguan, workspace: Path) -> None:
    for name in ("一.xlsx", "二.xlsx"):
        jianguan("export", "-o", name, "--as-of", DAY, cwd=workspace)
    assert (workspace / "一.xlsx").read_bytes() == (workspace / "二.xlsx").read_bytes()


def test_csv_goes_to_stdout(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("export", "-f", "csv", "--unit", "注册处", cwd=workspace)
    assert run.out.startswith("\ufeff编号,任务,指标,单位,目标值")


def test_an_untouched_form_writes_nothing(
    jianguan: Jianguan, workspace: Path, filled: Callable[[dict[str, Any]], Path]
) -> None:
    before = ledger(workspace)
    run = jianguan("import", str(filled({})), "--date", DAY, cwd=workspace)
    assert (run.code, ledger(workspace)) == (0, before)


def test_elsewhere_than_on_a_terminal_it_writes(
    jianguan: Jianguan, workspace: Path, filled: Callable[[dict[str, Any]], Path]
) -> None:
    form = filled({"累计完成值": 820.5, "数据截止日": "2025Q2", "进展": "稳步增长"})
    preview = jianguan("import", str(form), "--date", DAY, "--by", "王芳", "--dry-run", cwd=workspace)
    assert (preview.code, "values" in ledger(workspace)) == (0, False)
    run = jianguan("import", str(form), "--date", DAY, "--by", "王芳", cwd=workspace)
    assert run.code == 0
    assert run.out.endswith(preview.out.partition("---")[2])
    for line in ("by: 王芳", "upto: 2025-06-30", "values: {市场主体: 820.5}", "via: import", "status: doing"):
        assert line in ledger(workspace)
    assert jianguan("lint", cwd=workspace).code == 0


def test_a_bad_cell_is_3_and_nothing_is_written_unless_partly(
    jianguan: Jianguan, workspace: Path, filled: Callable[[dict[str, Any]], Path]
) -> None:
    form = filled({"累计完成值": "很多"})
    book = load_workbook(form)
    book["填报"]["K3"] = "有进展"
    book.save(form)
    before = ledger(workspace)
    run = jianguan("import", str(form), "--date", DAY, cwd=workspace)
    assert (run.code, ledger(workspace)) == (3, before)
    assert "填报!I2" in run.err
    run = jianguan("import", str(form), "--date", DAY, "--partial", cwd=workspace)
    assert (run.code, "note: 有进展" in ledger(workspace)) == (3, True)


def test_somebody_elses_update_in_between_is_1(
    jianguan: Jianguan, workspace: Path, filled: Callable[[dict[str, Any]], Path]
) -> None:
    form = filled({"累计完成值": 820.5})
    jianguan("update", ITEM, "--value", "800", "--date", "2025-06-30", "--by", "李四", cwd=workspace)
    before = ledger(workspace)
    run = jianguan("import", str(form), "--date", DAY, cwd=workspace)
    assert (run.code, ledger(workspace)) == (1, before)
    assert "冲突" in run.err
    assert "李四" in run.err


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04junk", b"\xd0\xcf\x11\xe0junk", b"hello", b"\x00\x01\x02"])
def test_what_is_no_form_is_told_without_a_traceback(
    jianguan: Jianguan, workspace: Path, data: bytes
) -> None:
    (workspace / "坏.xlsx").write_bytes(data)
    run = jianguan("import", "坏.xlsx", cwd=workspace)
    assert (run.code, "坏.xlsx" in run.err) == (3, True)


def test_a_form_is_taken_back_as_one_step(
    jianguan: Jianguan, workspace: Path, filled: Callable[[dict[str, Any]], Path]
) -> None:
    before = ledger(workspace)
    assert jianguan("import", str(filled({"进展": "有"})), "--date", DAY, cwd=workspace).code == 0
    assert jianguan("undo", cwd=workspace).code == 0
    assert ledger(workspace) == before


def test_a_broken_plan_does_not_stop_the_forms_of_the_others(
    jianguan: Jianguan, workspace: Path, filled: Callable[[dict[str, Any]], Path]
) -> None:
    form = filled({"进展": "有进展"})
    (workspace / "checklists" / "坏.yaml").write_text("format: [", encoding="utf-8")
    run = jianguan("import", str(form), "--date", DAY, cwd=workspace)
    assert (run.code, "note: 有进展" in ledger(workspace)) == (0, True)
    assert "坏.yaml" in run.err


def test_a_retyped_heading_is_refused_and_nothing_is_written_even_partly(
    jianguan: Jianguan, workspace: Path, filled: Callable[[dict[str, Any]], Path]
) -> None:
    form = filled({"累计完成值": 800, "进展": "已部署"})
    book = load_workbook(form)
    cell = next(one for one in book["填报"][1] if one.value == "累计完成值")
    cell.value = "完成值"
    book.save(form)
    before = ledger(workspace)
    run = jianguan("import", "表.xlsx", "--date", DAY, "--partial", cwd=workspace)
    assert (run.code, f"填报!{cell.coordinate} 的表头“完成值”应为“累计完成值”" in run.err) == (3, True)
    assert ledger(workspace) == before


def test_a_reader_that_goes_away_does_not_stop_the_import(
    jianguan: Jianguan, workspace: Path, filled: Callable[[dict[str, Any]], Path]
) -> None:
    filled({"累计完成值": 800, "进展": "已部署"})
    command = [*PROGRAM, "import", "表.xlsx", "--date", DAY]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    for options, written in ((["--dry-run"], False), ([], True)):
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "wb") as closed:
            done = subprocess.run(
                [*command, *options],
                cwd=workspace,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=closed,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert (done.returncode, "Traceback" in done.stderr.decode()) == (0, False)
        assert ("values: {市场主体: 800}" in ledger(workspace)) is written


def test_what_cannot_be_read_is_told_in_chinese(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("import", "没有.xlsx", cwd=workspace)
    assert (run.code, "没有这个文件" in run.err, "No such" in run.err) == (3, True, False)

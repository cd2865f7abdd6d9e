"""A clerk's morning on a terminal: mine, update with a typo, undo, the form out, filled in, and back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from .conftest import PROGRAM, Jianguan

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)
pexpect = pytest.importorskip("pexpect")

SOFFICE = shutil.which("soffice")
DAY = "2025-07-01"


class Terminal:
    """The clerk's terminal: what she types, what she sees."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("JIANGUAN_", "GIT_"))
        }
        self.env = {
            **kept,
            "HOME": str(home),
            "JIANGUAN_BY": "王芳",
            "TERM": "xterm",
            "COLUMNS": "160",
            "LC_ALL": "C.UTF-8",
            "NO_COLOR": "1",
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        self.running: list[Any] = []

    def start(self, *words: str) -> Any:
        child = pexpect.spawn(
            PROGRAM[0],
            [*PROGRAM[1:], *words],
            cwd=str(self.folder),
            env=self.env,
            encoding="utf-8",
            timeout=20,
            dimensions=(50, 160),
        )
        self.running.append(child)
        return child

    def run(self, *words: str) -> str:
        """A command that asks nothing, to its end."""
        child = self.start(*words)
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == 0, child.before
        return str(child.before)


@pytest.fixture
def terminal(tmp_path: Path, jianguan: Jianguan) -> Iterator[Terminal]:
    folder = tmp_path / "督办"
    assert jianguan("init", str(folder), "--with", "hb-145-tasks").code == 0
    register = folder / "checklists" / "units.yaml"
    text = register.read_text(encoding="utf-8")
    place = "    aliases: [省局注册处]\n"
    register.write_text(
        text.replace(place, f"{place}    members:\n      - {{name: 王芳, role: A角}}\n", 1), encoding="utf-8"
    )
    terminal = Terminal(folder, tmp_path)
    yield terminal
    for child in terminal.running:
        child.close(force=True)


def answer(child: Any, question: str, typed: str) -> None:
    child.expect_exact(question)
    child.sendline(typed)


def ledger(terminal: Terminal) -> str:
    return (terminal.folder / "checklists" / "hb-145-tasks.yaml").read_text(encoding="utf-8")


def test_a_clerks_morning(terminal: Terminal) -> None:
    untouched = ledger(terminal)

    # What do I owe?
    seen = terminal.run("mine", "--as-of", DAY)
    assert "注册处：要办 6 项" in seen
    assert "2025年第2季度（7月7日前）" in seen

    # Pinyin that fits several: a numbered choice.  A slip of the keyboard is told, the second try is written.
    child = terminal.start("update", "dj", "--date", DAY, "--status", "tjz", "--note", "已部署")
    child.expect("对得上 [0-9]+ 个事项")
    answer(child, "请输入序号", "1")
    child.expect_exact("已写入")
    child.expect(pexpect.EOF)
    terminal.run("undo")
    assert ledger(terminal) == untouched

    # Question by question, the first of my items; a typing error in the figure.
    child = terminal.start("update", "--date", DAY)
    child.expect_exact("我的事项")
    answer(child, "哪一项", "850万户")
    child.expect_exact("上次 未报送")
    answer(child, "状态", "推荐中")
    child.expect_exact("没有“推荐中”这个状态")
    answer(child, "状态", "推进中")
    answer(child, "累计完成值（万户）", "七百万x")
    child.expect_exact("无法换算")
    answer(child, "累计完成值（万户）", "８２０.5万户")
    child.expect_exact("记为 820.5万户")
    answer(child, "数据截止日", "2025Q2")
    child.expect_exact("记为2025年6月30日")
    answer(child, "初步数", "")
    answer(child, "进展", "稳步增长")
    answer(child, "存在问题", "")
    answer(child, "佐证", "")
    child.expect_exact("+        values: {市场主体: 820.5}")
    answer(child, "（y 是，回车否）", "y")
    child.expect_exact("已写入")
    child.expect(pexpect.EOF)
    assert "values: {市场主体: 820.5}" in ledger(terminal)

    # Oh no, the wrong quarter: taken back as if nothing had been.
    assert "撤销：update" in terminal.run("undo")
    assert ledger(terminal) == untouched

    # The form goes out, is filled in, and one row is wrong.
    terminal.run("export", "--unit", "注册处", "--period", "2025Q2", "--as-of", DAY, "-o", "填报.xlsx")
    form = terminal.folder / "填报.xlsx"
    fill(
        form,
        {
            "全省市场主体总量850万户": {"累计完成值": "很多", "状态": "推进中"},
            "登记注册跨域通办与智慧审批": {"进展": "已上线"},
        },
    )
    if SOFFICE is not None:
        save_by_libreoffice(form)
    child = terminal.start("import", "填报.xlsx", "--date", DAY)
    child.expect(r"问题：填报.xlsx 填报!I\d+（hb-145-tasks-i1）.*“很多”")
    child.expect_exact("什么也没有写入")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 3
    assert ledger(terminal) == untouched

    # Put right, it is shown cell by cell, and written after a yes.
    fill(form, {"全省市场主体总量850万户": {"累计完成值": 820.5}})
    child = terminal.start("import", "填报.xlsx", "--date", DAY)
    child.expect(r"填报!I\d+  累计完成值：未报送 → 820.5万户")
    answer(child, "（y 是，回车否）", "y")
    child.expect_exact("已写入")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    written = ledger(terminal)
    assert "values: {市场主体: 820.5}" in written
    assert "note: 已上线" in written
    assert written.count("via: import") == 2
    assert "import://填报.xlsx#sha256=" in written

    # The same form once more says nothing new.
    assert "没有要写入的内容" in terminal.run("import", "填报.xlsx", "--date", DAY)
    assert ledger(terminal) == written


def fill(form: Path, rows: dict[str, dict[str, Any]]) -> None:
    book = load_workbook(form)
    sheet = book["填报"]
    columns = {cell.value: place for place, cell in enumerate(sheet[1], start=1)}
    for row in range(2, sheet.max_row + 1):
        for column, value in rows.get(str(sheet.cell(row, columns["任务"]).value), {}).items():
            sheet.cell(row, columns[column]).value = value
    book.save(form)


def save_by_libreoffice(form: Path) -> None:
    folder = form.parent / "另存"
    call = [str(SOFFICE), "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    call += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), str(form)]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    shutil.copy(folder / form.name, form)

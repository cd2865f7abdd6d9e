"""Finding a workspace and reading it: a broken file stands beside the good ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.small_workspace import on_disk

from jianguan_cli.domain.records.finding import Severity
from jianguan_cli.errors import UsageError
from jianguan_cli.storage.memory import Memory
from jianguan_cli.storage.workspace import FileText, find_root, load, plan_path, read_files

PLAN = """\
format: 1
plan: {id: %s, title: 计划, issuer: 甲省局, issued: 2025-01-01, start: 2025-01-01, end: 2025-12-31}
items: []
"""


def plan_file(plan: str, text: str = PLAN) -> FileText:
    return FileText(f"checklists/{plan}.yaml", (text % plan).encode())


def test_the_nearest_folder_upward_is_the_root(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    on_disk(tmp_path)
    assert find_root(inner) == tmp_path
    (tmp_path / "a" / "jianguan.yaml").write_text("", encoding="utf-8")
    assert find_root(inner) == tmp_path / "a"
    assert find_root(tmp_path) == tmp_path


def test_a_relative_start_is_looked_for_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_disk(tmp_path)
    monkeypatch.chdir(tmp_path / "checklists")
    assert find_root(Path()) == tmp_path


def test_a_folder_of_that_name_is_no_settings_file(tmp_path: Path) -> None:
    (tmp_path / "jianguan.yaml").mkdir()
    with pytest.raises(UsageError, match="这里不是工作区") as caught:
        find_root(tmp_path)
    assert "jianguan init" in caught.value.hint


def test_a_start_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有这个文件夹"):
        find_root(tmp_path / "x")


def test_files_come_in_the_order_of_their_names_and_others_do_not(tmp_path: Path) -> None:
    on_disk(tmp_path, units="", b="1", a="2")
    (tmp_path / "checklists" / "c.yml").write_text("3", encoding="utf-8")
    (tmp_path / "checklists" / "note.txt").write_text("4", encoding="utf-8")
    assert [file.path for file in read_files(tmp_path)] == [
        "jianguan.yaml",
        "checklists/a.yaml",
        "checklists/b.yaml",
        "checklists/c.yml",
        "checklists/units.yaml",
    ]


def test_only_some_checklists_come_with_settings_and_register(tmp_path: Path) -> None:
    on_disk(tmp_path, units="", b="1", a="2")
    names = [file.path for file in read_files(tmp_path, only=["checklists/b.yaml", "checklists/x.yaml"])]
    assert names == ["jianguan.yaml", "checklists/b.yaml", "checklists/units.yaml"]


def test_a_workspace_without_checklists_is_one(tmp_path: Path) -> None:
    (tmp_path / "jianguan.yaml").write_text("{}\n", encoding="utf-8")
    loaded = load(read_files(tmp_path))
    assert (loaded.checklists, loaded.findings) == ((), ())


def test_a_file_that_the_system_does_not_give_hides_no_other(tmp_path: Path) -> None:
    on_disk(tmp_path, a=PLAN % "a")
    (tmp_path / "checklists" / "b.yaml").mkdir()
    loaded = load(read_files(tmp_path))
    assert loaded.plan_ids == ("a",)
    (finding,) = loaded.findings
    assert finding.location is not None
    assert finding.location.path == "checklists/b.yaml"
    assert "读不了" in finding.message


BROKEN = [
    (b"\xff", 1, "不是 UTF-8"),
    ("format: 1\nplan: {id: 甲\n".encode("gbk"), 2, "不是 UTF-8"),
    (b"", 1, "文件是空的"),
    (b"- a\n", 1, "这里应是映射"),
    (b"format: 1\nformat: 1\n", 2, "重复"),
    ((PLAN % "other").encode(), 2, "与文件名“bad”不一致"),
    ((PLAN % "bad").replace("format: 1", "format: 2").encode(), 1, "格式版本 2 不认识"),
    ((PLAN % "bad").replace("items: []", "itmes: []").encode(), 3, "是不是 items"),
]


@pytest.mark.parametrize(("data", "line", "said"), BROKEN)
def test_a_broken_checklist_is_told_with_its_place_and_the_good_ones_stay(
    data: bytes, line: int, said: str
) -> None:
    loaded = load([plan_file("a"), FileText("checklists/bad.yaml", data), plan_file("z")])
    assert loaded.plan_ids == ("a", "z")
    finding = next(one for one in loaded.findings if said in one.message)
    assert finding.level is Severity.ERROR
    assert finding.location is not None
    assert (finding.location.path, finding.location.line) == ("checklists/bad.yaml", line)


def test_an_acceptance_of_no_known_code_is_told() -> None:
    text = "accept:\n  - {code: no-measur, reason: 甲}\n"
    (said,) = load([FileText("jianguan.yaml", text.encode())]).findings
    assert "no-measure" in said.message
    assert load([FileText("jianguan.yaml", text.replace("measur", "measure").encode())]).findings == ()


def test_a_checklist_with_the_other_suffix_is_not_passed_over_in_silence() -> None:
    loaded = load([FileText("checklists/a.yml", (PLAN % "a").encode())])
    assert loaded.checklists == ()
    (finding,) = loaded.findings
    assert "后缀应是 .yaml" in finding.message


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    loaded = load([FileText("checklists/a.yaml", b"\xef\xbb\xbf" + (PLAN % "a").encode())])
    assert loaded.plan_ids == ("a",)


def test_settings_and_units_are_what_their_files_say() -> None:
    loaded = load(
        [
            FileText("jianguan.yaml", "supervisors: [督查室]\n".encode()),
            FileText("checklists/units.yaml", "format: 1\nunits: [{name: 计量处, org: 甲局}]\n".encode()),
        ]
    )
    assert loaded.settings.supervisors == ("督查室",)
    assert [unit.name for unit in loaded.register.units] == ["计量处"]
    assert loaded.findings == ()


def test_broken_settings_and_units_leave_the_defaults() -> None:
    whole = load([])
    loaded = load(
        [FileText("jianguan.yaml", b"supervisers: []\n"), FileText("checklists/units.yaml", b"units: 1\n")]
    )
    assert (loaded.settings, loaded.register.units) == (whole.settings, whole.register.units)
    assert {one.location.path for one in loaded.findings if one.location} == {
        "jianguan.yaml",
        "checklists/units.yaml",
    }


def test_with_a_memory_the_same_is_read_and_a_broken_file_is_told_every_time(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "kept", b"stamp")
    files = [FileText("jianguan.yaml", b"{}\n"), plan_file("a"), FileText("checklists/bad.yaml", b"- x\n")]
    first, again, plain = load(files, memory), load(files, memory), load(files)
    assert first.plan_ids == again.plan_ids == ("a",)
    assert first.findings == again.findings == plain.findings
    assert first.checklists == again.checklists == plain.checklists
    assert sorted(one.name for one in (tmp_path / "kept").iterdir()) == ["checklists+a.yaml", "jianguan.yaml"]


@pytest.mark.parametrize(
    ("item", "path"),
    [
        ("hb-145-tasks-i6", "checklists/hb-145-tasks.yaml"),
        ("hb-145-1", "checklists/hb-145.yaml"),
        ("hb-145-task-1", "checklists/hb-145.yaml"),
        ("hb-145.1", "checklists/hb-145.yaml"),
        ("hb-145-2-a-b", "checklists/hb-145.yaml"),
        ("hb-145", None),
        ("hb-14-1", None),
        ("x", None),
    ],
)
def test_an_item_belongs_to_the_longest_plan_id_it_starts_with(
    tmp_path: Path, item: str, path: str | None
) -> None:
    on_disk(tmp_path, **{"hb-145": "", "hb-145-tasks": ""})
    assert plan_path(tmp_path, item) == path

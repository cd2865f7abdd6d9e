"""The JSON Schema serves editors and accepts at least all that the reader accepts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import Jianguan

REPOSITORY = Path(__file__).parent.parent.parent
HEAD = """\
format: 1
plan: {id: p, title: t, issuer: i, issued: 2025-01-10, start: 2025-01-01, end: 2025-12-31}
items:
"""
ITEM = (
    "  - {id: p-1, clause: 一, title: t, kind: task, lead: [], support: [], "
    "deadline: 2025-12-31, status: todo"
)


def schema_check(schema: Path, *files: Path) -> subprocess.CompletedProcess[bytes]:
    program = Path(sys.executable).parent / "check-jsonschema"
    return subprocess.run([program, "--schemafile", schema, *files], capture_output=True, check=False)


@pytest.fixture
def schema(tmp_path: Path, jianguan: Jianguan) -> Path:
    path = tmp_path / "checklist.schema.json"
    assert jianguan("schema", "-o", str(path)).code == 0
    return path


def test_the_shipped_files_pass(tmp_path: Path, jianguan: Jianguan, schema: Path) -> None:
    plans = [path for path in sorted((REPOSITORY / "checklists").glob("*.yaml")) if path.stem != "units"]
    assert len(plans) == 5
    done = schema_check(schema, *plans)
    assert done.returncode == 0, done.stdout.decode()
    units = tmp_path / "units.schema.json"
    assert jianguan("schema", "units", "-o", str(units)).code == 0
    done = schema_check(units, REPOSITORY / "checklists" / "units.yaml")
    assert done.returncode == 0, done.stdout.decode()
    settings = tmp_path / "settings.schema.json"
    assert jianguan("schema", "settings", "-o", str(settings)).code == 0
    assert schema_check(settings, REPOSITORY / "jianguan.yaml").returncode == 0


@pytest.mark.parametrize(
    "extra",
    [
        "",
        ", note: no",
        ", note: 1.10",
        ", note: 12:30",
        ", note: 08",
        ", note: 2025-01-01",
        ", note: ~",
        ", note: ",
        ', weight: "1.50"',
        ", weight: -2",
        ", public: 'true'",
        ", public: ' false '",
        ", at: ' 抽检合格率达到 '",
        ", log: []",
        ", log: ~",
        ', targets: [{key: k, metric: m, rule: keep, op: 不低于, value: "98", unit: "%"}]',
        ", targets: [{key: k, metric: m, rule: ' keep ', op: '>= ', value: ' 98 ', unit: '%'}]",
    ],
)
def test_what_the_reader_accepts_the_schema_accepts(
    tmp_path: Path, jianguan: Jianguan, schema: Path, extra: str
) -> None:
    folder = tmp_path / "w" / "checklists"
    folder.mkdir(parents=True)
    (folder.parent / "jianguan.yaml").write_text("{}\n", encoding="utf-8")
    path = folder / "p.yaml"
    path.write_text(f"{HEAD}{ITEM}{extra}}}\n", encoding="utf-8")
    assert jianguan("list", cwd=folder).code == 0
    done = schema_check(schema, path)
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.parametrize(
    "extra", [", statuss: todo", ", kind: job", ", weight: x", ", deadline: 9月底", ", lead: 甲"]
)
def test_the_schema_can_refuse(tmp_path: Path, schema: Path, extra: str) -> None:
    path = tmp_path / "p.yaml"
    key = extra.partition(":")[0].removeprefix(", ")
    kept = ", ".join(part for part in ITEM.split(", ") if not part.startswith(f"{key}:"))
    path.write_text(f"{HEAD}{kept}{extra}}}\n", encoding="utf-8")
    assert schema_check(schema, path).returncode == 1


def test_descriptions_are_chinese_and_choices_are_listed(schema: Path) -> None:
    document: dict[str, Any] = json.loads(schema.read_text(encoding="utf-8"))
    item = document["$defs"]["Item"]
    assert item["properties"]["status"]["anyOf"][0]["enum"][:3] == ["unreported", "todo", "doing"]
    for definition in [document, *document["$defs"].values()]:
        assert "description" not in definition  # an editor would show our English docstring
        for name, value in definition["properties"].items():
            assert any("\u4e00" <= character <= "\u9fff" for character in value["description"]), name

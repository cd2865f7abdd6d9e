"""What is recalled is what was read: every record of the format, every line and column, every byte shown."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.property.evolution import documents, render

from jianguan_cli.commands.check import check
from jianguan_cli.commands.state import State
from jianguan_cli.domain.plan.model import ChecklistFile
from jianguan_cli.domain.plan.units import UnitsFile
from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Record, keys_of
from jianguan_cli.domain.records.packed import pack, unpack
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.reporting.terminal.finding_formats import format_text
from jianguan_cli.reporting.terminal.item_json import items_text
from jianguan_cli.storage.calendar_data import build_calendar
from jianguan_cli.storage.memory import Memory
from jianguan_cli.storage.workspace import FileText, Loaded, load, read_files

PROJECT = Path(__file__).parent.parent.parent
AS_OF = dt.date(2025, 6, 30)


def held_by(kind: kinds.Kind) -> st.SearchStrategy[Any]:
    """Any value of a kind, as the reader makes it."""
    match kind:
        case kinds.Text():
            return st.text(min_size=1)
        case kinds.Day():
            return st.dates()
        case kinds.Number():
            if kind.whole:
                return st.integers(0, 10**6)
            return st.decimals(-(10**15), 10**15, allow_nan=False, places=3)
        case kinds.Flag():
            return st.booleans()
        case kinds.Choice():
            return st.sampled_from(kind.enum)
        case kinds.ListOf():
            return st.lists(held_by(kind.kind), max_size=2).map(tuple)
        case kinds.MapOf():
            one = held_by(kind.kind)
            return st.dictionaries(st.text(), st.none() | one if kind.absent_ok else one, max_size=2)
        case kinds.Nested():
            return records(kind.record)


def records(record: type[Record]) -> st.SearchStrategy[Record]:
    """Any record of a table: each optional key given or left out."""
    keys = keys_of(record)
    return st.fixed_dictionaries(
        {key.attribute: held_by(key.kind) for key in keys if key.required},
        optional={key.attribute: held_by(key.kind) for key in keys if not key.required},
    ).map(lambda values: record(**values))


def within(value: object) -> Iterator[Record]:
    """All records in a value, from the outside in."""
    if isinstance(value, Record):
        yield value
        for key in keys_of(type(value)):
            yield from within(getattr(value, key.attribute))
    elif isinstance(value, tuple):
        for one in value:
            yield from within(one)
    elif isinstance(value, dict):
        yield from within(tuple(value.values()))


def places(loaded: Loaded) -> list[tuple[str, int, int]]:
    kept = [record for one in loaded.checklists for record in within((one.plan, one.items))]
    kept += [*within(loaded.settings), *within(loaded.register.units)]
    return [(type(one).__name__, one.node.line, one.node.column) for one in kept if one.node is not None]


@pytest.mark.parametrize("record", [ChecklistFile, Settings, UnitsFile])
def test_every_record_comes_back(record: type[Record]) -> None:
    @settings(
        deadline=None,
        max_examples=40,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(records(record))
    def comes_back(packed: Record) -> None:
        text = json.dumps(pack(packed), ensure_ascii=False)
        again = unpack(record, json.loads(text))
        assert again == packed
        assert [one.said.keys() for one in within(again)] == [one.said.keys() for one in within(packed)]

    comes_back()


def shown(loaded: Loaded) -> tuple[str, str]:
    """What ``list -f json`` and ``check`` print."""
    state = State(PROJECT, loaded, build_calendar(loaded.settings))
    findings = check(state, AS_OF, fail_on="never").findings
    return items_text(state.judge(AS_OF), AS_OF), format_text(findings, AS_OF)


def assert_recalled_alike(files: list[FileText], memory: Memory) -> None:
    parsed, first, second = load(files), load(files, memory), load(files, memory)
    for loaded in (first, second):
        assert loaded.checklists == parsed.checklists
        assert (loaded.settings, loaded.register.units) == (parsed.settings, parsed.register.units)
        assert loaded.findings == parsed.findings
        assert places(loaded) == places(parsed)
        assert shown(loaded) == shown(parsed)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=documents(), second=documents(), newline=st.sampled_from(["\n", "\r\n"]), bom=st.booleans())
def test_recalled_files_show_the_same_bytes(
    tmp_path: Path, first: Any, second: Any, newline: str, bom: bool
) -> None:
    memory = Memory(tmp_path / "memory", b"stamp")
    for document in (first, second, first):  # the entry of the one is no entry of the other
        text = render(document).replace("\n", newline)
        data = (b"\xef\xbb\xbf" if bom else b"") + text.encode()
        assert_recalled_alike(
            [FileText("jianguan.yaml", b"{}\n"), FileText("checklists/p.yaml", data)], memory
        )


def test_the_shipped_checklists_are_recalled_as_they_are_read(tmp_path: Path) -> None:
    assert_recalled_alike(read_files(PROJECT), Memory(tmp_path / "memory", b"stamp"))


def test_broken_files_are_read_every_time(tmp_path: Path) -> None:
    files = [
        FileText("jianguan.yaml", b"lights: {no-such: {}}\n"),
        FileText("checklists/a.yaml", b"format: 1\nplan: {\n"),
        FileText("checklists/b.yaml", b"\xff\xfe"),
        FileText("checklists/c.yml", b"format: 1\n"),
        FileText("checklists/units.yaml", b"format: 1\nunits: [{nme: x}]\n"),
    ]
    assert_recalled_alike(files, Memory(tmp_path / "memory", b"stamp"))
    assert not (tmp_path / "memory").exists()

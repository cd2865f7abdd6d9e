"""The JSON Schema: made from the table that reads the files, and never narrower than it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from jianguan_cli.domain.plan.model import ChecklistFile, Item
from jianguan_cli.domain.plan.units import UnitsFile
from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Record, declare, keys_of
from jianguan_cli.domain.records.json_schema import schema_of
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.dates import DAY_PATTERN, parse_day
from jianguan_cli.domain.values.vocabulary import Op


def property_of(kind: kinds.Kind) -> dict[str, Any]:
    """What the schema says of a key ``k`` of that kind, beside its description."""

    class One(Record):
        k: object = declare(kind, "说明", default=None)

    said = dict(schema_of(One, "t")["properties"]["k"])
    assert said.pop("description") == "说明"
    return said


def test_a_record_lists_its_keys_the_required_ones_and_no_others() -> None:
    class One(Record):
        first: str = declare(kinds.Text(), "甲", required=True)
        from_: str | None = declare(kinds.Text(), "乙", name="from", default=None)

    schema = schema_of(One, "标题")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "标题"
    assert list(schema["properties"]) == ["first", "from"]
    assert schema["required"] == ["first"]
    assert schema["additionalProperties"] is False
    assert schema["$defs"] == {}


def test_words_may_look_like_anything_to_an_editor() -> None:
    assert property_of(kinds.Text()) == {"type": ["string", "number", "boolean", "null"]}


@pytest.mark.parametrize("text", ["2025-12-31", " 2025-12-31\t"])
def test_a_day_with_blanks_around_it_is_a_day(text: str) -> None:
    assert re.search(property_of(kinds.Day())["pattern"], text)


@pytest.mark.parametrize("text", ["2025-13-01", "2025-1-1", "x2025-12-31", "2025-12-31x", "2025-00-10"])
def test_what_no_reader_takes_for_a_day_is_marked(text: str) -> None:
    assert not re.search(property_of(kinds.Day())["pattern"], text)
    assert parse_day(text) is None
    assert not re.fullmatch(DAY_PATTERN, text)


def test_numbers_may_be_quoted_and_keep_their_bound() -> None:
    said = property_of(kinds.Number(least=1))
    assert said["type"] == ["number", "string", "null"]
    assert said["minimum"] == 1
    assert re.search(said["pattern"], "-98.600000")
    assert not re.search(said["pattern"], "98.6%")
    assert "minimum" not in property_of(kinds.Number())


def test_the_members_and_aliases_of_a_choice() -> None:
    known = [">=", "<=", "==", ">", "<", "between", "大于", None]
    offered, spaced = property_of(kinds.Choice(Op, (("大于", ">"),)))["anyOf"]
    assert offered == {"enum": known}
    assert re.search(spaced["pattern"], " >= ")
    assert not re.search(spaced["pattern"], ">=x")
    assert property_of(kinds.Flag())["anyOf"][0] == {"enum": [True, False, "true", "false", None]}


def test_lists_and_maps_say_what_they_hold() -> None:
    day = property_of(kinds.Day())
    assert property_of(kinds.ListOf(kinds.Day())) == {"type": ["array", "null"], "items": day}
    assert property_of(kinds.MapOf(kinds.Day())) == {"type": ["object", "null"], "additionalProperties": day}


def test_a_record_inside_is_defined_once_and_may_be_absent() -> None:
    class Inner(Record):
        k: str = declare(kinds.Text(), "里", required=True)

    class Outer(Record):
        one: Inner | None = declare(kinds.Nested(Inner), "甲", default=None)
        many: tuple[Inner, ...] = declare(kinds.ListOf(kinds.Nested(Inner)), "乙", default=())

    schema = schema_of(Outer, "t")
    assert schema["properties"]["one"]["$ref"] == "#/$defs/Inner"
    assert schema["properties"]["many"]["items"] == {"$ref": "#/$defs/Inner"}
    assert list(schema["$defs"]) == ["Inner"]
    assert schema["$defs"]["Inner"]["type"] == ["object", "null"]
    assert schema["$defs"]["Inner"]["required"] == ["k"]


def test_a_record_that_holds_its_own_kind() -> None:
    class Tree(Record):
        pass

    Tree._keys = (declare(kinds.ListOf(kinds.Nested(Tree)), "枝", name="branches", default=()),)
    schema = schema_of(Tree, "t")
    assert schema["$defs"]["Tree"]["properties"]["branches"]["items"] == {"$ref": "#/$defs/Tree"}


@pytest.mark.parametrize("record", [ChecklistFile, UnitsFile, Settings])
def test_every_key_of_a_file_is_explained_and_every_reference_leads_somewhere(record: type[Record]) -> None:
    schema = schema_of(record, "t")
    for one in (schema, *schema["$defs"].values()):
        for name, said in one["properties"].items():
            assert said["description"], name
            for reference in (said.get("$ref"), said.get("items", {}).get("$ref")):
                assert reference is None or reference.removeprefix("#/$defs/") in schema["$defs"]


def test_the_keys_of_an_item_are_those_that_are_read() -> None:
    item = schema_of(ChecklistFile, "t")["$defs"]["Item"]
    assert list(item["properties"]) == [key.name for key in keys_of(Item)]
    assert item["required"] == ["id", "clause", "title", "kind", "lead", "support", "deadline", "status"]

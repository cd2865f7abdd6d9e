"""The JSON Schema of the file formats, made from the very table that reads them.

It serves editors (descriptions, choices, unknown keys) and must accept at least all that the reader
accepts: YAML tools type plain scalars by their own guesses, so a text may arrive as a number or a
boolean, a date as a string, and an empty value as null.
"""

from __future__ import annotations

import re
from typing import Any

from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Key, Record, keys_of
from jianguan_cli.domain.values.dates import DAY_PATTERN
from jianguan_cli.domain.values.number import NUMBER_PATTERN

Json = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
# What every dialect of patterns lets one escape; a - in particular not all do.
_SPECIAL = re.compile(r"[.^$*+?()\[\]{}|\\/]")
_BLANKS = r"\s*"


def schema_of(record: type[Record], title: str) -> Json:
    """The schema of a file whose root is ``record``."""
    definitions: Json = {}
    root = _record(record, definitions)
    return {"$schema": DRAFT, "title": title, **root, "$defs": definitions}


def _record(record: type[Record], definitions: Json) -> Json:
    keys = keys_of(record)
    return {
        "type": "object",
        "properties": {key.name: _property(key, definitions) for key in keys},
        "required": [key.name for key in keys if key.required],
        "additionalProperties": False,
    }


def _property(key: Key, definitions: Json) -> Json:
    return {"description": key.doc, **_value(key.kind, definitions)}


def _value(kind: kinds.Kind, definitions: Json) -> Json:
    match kind:
        case kinds.Text():
            words: Json = {"type": ["string", "number", "boolean", "null"]}
            return words | ({"pattern": _anchored(kind.pattern)} if kind.pattern else {})
        case kinds.Day():
            return {"type": ["string", "null"], "pattern": _anchored(DAY_PATTERN), "examples": ["2025-12-31"]}
        case kinds.Number():
            number: Json = {"type": ["number", "string", "null"], "pattern": _anchored(NUMBER_PATTERN)}
            return number | ({"minimum": kind.least} if kind.least is not None else {})
        case kinds.Flag():
            return _offered([True, False, "true", "false", None])
        case kinds.Choice():
            tokens = [member.value for member in kind.enum]
            return _offered([*tokens, *(alias for alias, _ in kind.aliases), None])
        case kinds.ListOf():
            return {"type": ["array", "null"], "items": _value(kind.kind, definitions)}
        case kinds.MapOf():
            return {"type": ["object", "null"], "additionalProperties": _value(kind.kind, definitions)}
        case kinds.Nested():
            name = kind.record.__name__
            if name not in definitions:
                definitions[name] = {}
                definitions[name] = _record(kind.record, definitions) | {"type": ["object", "null"]}
            return {"$ref": f"#/$defs/{name}"}


def _anchored(pattern: str) -> str:
    # Surrounding blanks are no part of a value: the reader strips them.
    return f"^{_BLANKS}({pattern}){_BLANKS}$"


def _offered(values: list[Any]) -> Json:
    """A choice, which an editor completes; the same words with blanks around them are no mistake."""
    words = "|".join(_SPECIAL.sub(r"\\\g<0>", one) for one in values if isinstance(one, str))
    return {"anyOf": [{"enum": values}, {"type": "string", "pattern": _anchored(words)}]}

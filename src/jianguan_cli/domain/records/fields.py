"""The field table: what a record says of each key, and the record itself.

A record class (``domain.plan.model``, ``domain.settings.settings`` and others) declares every field once
with ``declare(...)``.  From that one declaration come the reader (``domain.records.reading``), the
JSON Schema (``domain.records.json_schema``), the key order that ``fmt`` writes, and the documentation.

Records look like keyword-only frozen dataclasses to the type checker, but are built without code
generation: thirty dataclasses cost a third of the start-up of a command
(``docs/decisions/0002-records.md``).
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Map
from types import MappingProxyType
from typing import Any, ClassVar, Self, dataclass_transform

from jianguan_cli.domain.records.kinds import Kind
from jianguan_cli.domain.records.location import Mapping, Node


class Key:
    """One line of the table: the key in the file, the attribute in the code, the kind, the meaning."""

    __slots__ = ("attribute", "default", "doc", "kind", "name", "required")

    def __init__(self, kind: Kind, doc: str, name: str, default: object, *, required: bool) -> None:
        self.kind = kind
        self.doc = doc
        self.name = name
        self.attribute = name
        self.default = default
        self.required = required


def declare(
    kind: Kind,
    doc: str,
    *,
    required: bool = False,
    name: str = "",
    default: Any = None,  # noqa: ANN401 - the declaration site types the attribute
    default_factory: Callable[[], Any] | None = None,
) -> Any:  # noqa: ANN401
    """Declare a field of a record; an absent key holds ``default``, or what ``default_factory`` makes."""
    value = MappingProxyType(default_factory()) if default_factory else default
    return Key(kind, doc, name, value, required=required)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(declare,))
class Record:
    """What a mapping in a file becomes: frozen, compared by meaning; ``node`` is its place in the file."""

    _keys: ClassVar[tuple[Key, ...]] = ()

    def __init_subclass__(cls) -> None:
        keys = []
        for attribute in cls.__annotations__:
            declared = cls.__dict__.get(attribute)
            if isinstance(declared, Key):
                declared.attribute = attribute
                declared.name = declared.name or attribute
                keys.append(declared)
                # A default lives on the class: a record holds, and copies, only what its file says.
                if declared.required:
                    delattr(cls, attribute)
                else:
                    setattr(cls, attribute, declared.default)
        cls._keys = tuple(keys)

    def __init__(self, **values: object) -> None:
        self.__dict__.update(values)

    @property
    def said(self) -> Map[str, object]:
        """What was given, by attribute; a key that was left out has its default and is not here."""
        return self.__dict__

    @property
    def node(self) -> Mapping | None:
        """The mapping in the file this record was read from; None where it was made in memory."""
        node = self.__dict__.get("node")
        return node if isinstance(node, Mapping) else None

    def node_of(self, key: str) -> Node | None:
        """Where the value of ``key`` stands; the record itself where the file does not write the key."""
        node = self.node
        return None if node is None else node.get(key) or node

    def replace(self, **changes: object) -> Self:
        """A copy with some fields changed."""
        return type(self)(**{**self.__dict__, **changes})

    def __setattr__(self, name: str, value: object) -> None:
        message = f"{type(self).__name__}.{name} is frozen"
        raise AttributeError(message)

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, key.attribute) == getattr(other, key.attribute) for key in self._keys)

    def __hash__(self) -> int:
        # Equality is of meaning and records hold maps; use ids as keys instead.
        message = f"unhashable record: {type(self).__name__}"
        raise TypeError(message)

    def __repr__(self) -> str:
        said = (
            f"{key.attribute}={getattr(self, key.attribute)!r}"
            for key in self._keys
            if key.required or getattr(self, key.attribute) != key.default
        )
        return f"{type(self).__name__}({', '.join(said)})"


def keys_of(record: type[Record]) -> tuple[Key, ...]:
    """The table of a record class, in the order in which files write the keys."""
    return record._keys

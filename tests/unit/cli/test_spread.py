"""A group of options in a signature stands for its options, where it stands."""

from __future__ import annotations

import inspect
from typing import Annotated, NamedTuple

import typer

from jianguan_cli.cli.help import spread

Size = Annotated[int, typer.Option("--size")]
Colour = Annotated[str | None, typer.Option("--colour")]


class Look(NamedTuple):
    size: Size
    colour: Colour = None


def test_the_options_of_a_group_come_in_its_place() -> None:
    called: list[object] = []

    def command(name: str, *, look: Look, last: str = "") -> None:
        called.append((name, look, last))

    plain = spread(command)
    parameters = inspect.signature(plain).parameters
    assert list(parameters) == ["name", "size", "colour", "last"]
    assert parameters["size"].default is inspect.Parameter.empty
    assert parameters["colour"].default is None
    assert parameters["colour"].annotation == Colour
    plain(name="甲", size=3, colour="红", last="末")
    assert called == [("甲", Look(3, "红"), "末")]


def test_a_command_without_groups_stays_as_it_is() -> None:
    called: list[str] = []

    def command(name: str) -> None:
        called.append(name)

    spread(command)(name="甲")
    assert called == ["甲"]

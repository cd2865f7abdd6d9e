"""``docs/scoring.md`` names every rule and every setting with its default."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from pathlib import Path

import pytest

from jianguan_cli.domain.records.fields import keys_of
from jianguan_cli.domain.settings.midterm import MidTerm
from jianguan_cli.domain.settings.scoring import Code, Scoring
from jianguan_cli.domain.values.number import show

GUIDE = (Path(__file__).parents[3] / "docs" / "scoring.md").read_text(encoding="utf-8")
ROWS = {
    cells[0].strip("`"): cells
    for line in GUIDE.splitlines()
    if line.startswith("| `") and (cells := [cell.strip() for cell in line.strip("|").split("|")])
}


@pytest.mark.parametrize("code", list(Code))
def test_every_rule_is_told_with_its_points(code: Code) -> None:
    row = ROWS[code.value]
    assert row[1] == code.label
    if code is not Code.NOTICE:
        assert row[2] == show(Scoring().points(code))


@pytest.mark.parametrize(
    ("record", "name"), [(record, key.name) for record in (Scoring, MidTerm) for key in keys_of(record)]
)
def test_every_setting_is_told_with_its_default(record: type[Scoring] | type[MidTerm], name: str) -> None:
    default = next(key.default for key in keys_of(record) if key.name == name)
    told = ROWS[name][1]
    if isinstance(default, Enum):
        assert told == default.value
    elif isinstance(default, Decimal | int):
        assert told == show(Decimal(default))


def test_no_row_tells_of_what_is_not_there() -> None:
    known = {code.value for code in Code}
    known |= {key.name for record in (Scoring, MidTerm) for key in keys_of(record)}
    assert {name for name in ROWS if not name.endswith("的键")} == known

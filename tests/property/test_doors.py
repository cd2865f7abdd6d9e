"""One door: a figure gets one verdict wherever it comes in (``docs/decisions/0116-one-door.md``).

The long form, a thousand figures and more, is ``benchmarks/doors.py``.
"""

from __future__ import annotations

import pytest
from tests.property import doors
from tests.property.doors import DOORS, KINDS, Brought, Verdict, disagreements, figures

from jianguan_cli.domain.admitting import preconditions

pytest.importorskip("textual")
ENOUGH = 70


def brought(metric: str, words: str, **more: object) -> Brought:
    place = next(at for at, kind in enumerate(KINDS) if kind.metric == metric)
    return Brought(place, words)._replace(**more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("figure", "answer"),
    [
        (brought("合格率", "98.7"), "taken"),
        (brought("合格率", "98.7%"), "taken"),
        (brought("合格率", "0.986"), "asked"),
        (brought("合格率", "986"), "asked"),
        (brought("合格率", "-3"), "asked"),
        (brought("合格率", "百分之九八"), "taken"),
        (brought("合格率", "98.7", upto="2025Q3"), "refused"),
        (brought("合格率", "99", upto="2025-06-03"), "refused"),
        (brought("抽检批次", "400", provisional=True), "taken"),
        (brought("抽检批次", "118000户"), "refused"),
        (brought("检查批次", "90"), "asked"),
        (brought("检查批次", "-5"), "asked"),
        (brought("抽检合格率", "98.7"), "asked"),
        (brought("抽检合格率", "98.7", ref="97.5"), "taken"),
        (brought("新增户数", "120", unit="甲县局"), "taken"),
        (brought("新增户数", "120", unit="丙县局"), "refused"),
        (brought("新增户数", "120"), "refused"),
        (brought("办结率", "9/10", unit="乙县局"), "taken"),
        (brought("办结率", "95", unit="乙县局"), "refused"),
        (brought("市场主体", "5.2万"), "taken"),
        (brought("整改数", "9"), "refused"),
        (brought("评价合格率", "98.6"), "asked"),
    ],
)
def test_every_door_answers_as_it_should(figure: Brought, answer: str) -> None:
    verdicts = {name: door(figure) for name, door in DOORS.items()}
    assert {one.answer for one in verdicts.values()} == {answer}, verdicts
    assert len(set(verdicts.values())) == 1, verdicts


def test_no_two_doors_disagree() -> None:
    told = {figure: found for figure in figures(ENOUGH) if (found := disagreements(figure))}
    assert told == {}


def test_the_test_sees_a_door_that_lets_in_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """A planted hole: one door that takes whatever it is given."""
    monkeypatch.setitem(doors.DOORS, "update", lambda figure: Verdict("taken"))
    assert disagreements(brought("合格率", "986"))


def test_the_table_has_what_the_doors_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its lines every door lets in what it refused: they hold no rules of their own."""
    monkeypatch.setattr(preconditions, "PRECONDITIONS", ())
    figure = brought("新增户数", "120", unit="丙县局")
    assert {door(figure).answer for door in DOORS.values()} == {"taken"}

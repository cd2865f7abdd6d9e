"""What an entry of the log says of its days."""

from __future__ import annotations

import datetime as dt

import pytest

from jianguan_cli.domain.plan.log import Extension, LogEntry
from jianguan_cli.domain.values.vocabulary import ExtendState

DAY = dt.date(2025, 7, 2)


@pytest.mark.parametrize(
    ("upto", "cutoff", "foretells"),
    [
        (None, DAY, False),
        (dt.date(2025, 6, 30), dt.date(2025, 6, 30), False),
        (DAY, DAY, False),
        (dt.date(2025, 7, 3), dt.date(2025, 7, 3), True),
    ],
)
def test_a_figure_speaks_of_its_cutoff_and_never_of_the_future(
    upto: dt.date | None,
    cutoff: dt.date,
    foretells: bool,
) -> None:
    entry = LogEntry(date=DAY, by="甲", upto=upto)
    assert (entry.cutoff, entry.foretells) == (cutoff, foretells)


@pytest.mark.parametrize(
    ("state", "approved_by", "standing"),
    [
        (None, None, ExtendState.ASKED),
        (None, "局长", ExtendState.APPROVED),
        (ExtendState.ASKED, "局长", ExtendState.ASKED),
        (ExtendState.REFUSED, None, ExtendState.REFUSED),
        (ExtendState.APPROVED, None, ExtendState.APPROVED),
    ],
)
def test_an_extension_is_approved_where_it_names_who_approved(
    state: ExtendState | None, approved_by: str | None, standing: ExtendState
) -> None:
    made = Extension(from_=DAY, to=dt.date(2025, 9, 30), state=state, approved_by=approved_by)
    assert made.standing is standing

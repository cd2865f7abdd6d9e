"""Words for --value: what is kept, in the target's unit, refused with the reason, or asked about."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tests.phrases.collection import load

from jianguan_cli.domain.spoken.amount import read_amount
from jianguan_cli.domain.spoken.doubts import Held, doubt
from jianguan_cli.domain.spoken.measures import is_ratio
from jianguan_cli.domain.spoken.understanding import NotUnderstoodError

CASES: list[dict[str, Any]] = load("values")


def name(case: dict[str, Any]) -> str:
    return f"{case['typed'] or '空'}-{case['unit']}-{case.get('last', '')}"


@pytest.mark.parametrize("case", CASES, ids=name)
def test_values(case: dict[str, Any]) -> None:
    if "refused" in case:
        with pytest.raises(NotUnderstoodError) as caught:
            read_amount(case["typed"], case["unit"])
        assert case["refused"] in f"{caught.value.message}{caught.value.hint}"
        return
    amount = read_amount(case["typed"], case["unit"])
    assert amount.value == Decimal(case["value"])
    assert amount.parts == (tuple(map(int, case["parts"])) if "parts" in case else None)
    if amount.words:
        assert read_amount(amount.words.split(" = ")[1], case["unit"]).value == amount.value


@pytest.mark.parametrize("case", [one for one in CASES if "wants" in one], ids=name)
def test_what_looks_wrong_is_asked_about(case: dict[str, Any]) -> None:
    measure = case.get("measure", "rate" if is_ratio(case["unit"]) else "flow")
    wanted, last = (Decimal(case[key]) if key in case else None for key in ("wants", "last"))
    found = doubt(Decimal(case["value"]), Held(case["unit"], measure == "flow", wanted, last))
    asked = None if found is None else "falls" if found.meant is None else f"{found.meant}"
    assert asked == case.get("asks")

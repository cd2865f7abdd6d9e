"""The laws on the program's judge, and its agreement with the second one.

``benchmarks/laws.py`` and ``benchmarks/agreement.py`` run both over many more items.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice

import pytest
from tests.oracle import agreement, laws
from tests.oracle.inputs import Map
from tests.oracle.judge import Result
from tests.oracle.judge import judge as second
from tests.oracle.product import RefusedError, judge

CHUNKS = 2
SEEDS = {"evidence": 10, "term": 10}  # these judge many variants of each seed
LAWS = [laws.mirror, laws.term, laws.evidence, laws.memory, laws.cap, laws.future, laws.soft]


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize("law", LAWS, ids=lambda law: str(law.__name__))
def test_the_program_keeps_the_law(law: Callable[..., Iterator[str]], chunk: int) -> None:
    count = SEEDS.get(law.__name__, 20)
    seeds = range(chunk * count // CHUNKS, (chunk + 1) * count // CHUNKS)
    read = broken = 0
    for seed in seeds:
        try:
            found = list(islice(law(judge, seed), 3))
        except RefusedError:
            continue  # a law may change a checklist into one that the reader refuses
        read += 1
        broken += len(found)
        assert found == []
    assert read > len(seeds) // 2
    assert broken == 0


@pytest.mark.parametrize("carried", [False, True])
def test_the_program_agrees_with_the_second_judge(carried: bool) -> None:
    found = agreement.compare(range(24), carried=carried)
    assert found.compared > 200
    assert found.lights >= 0.995 * found.compared, found.classes
    assert found.findings >= 0.99 * found.compared, found.classes


def test_the_comparison_sees_a_planted_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(checklists: list[Map], as_of: date) -> dict[str, Result]:
        return {
            item_id: result._replace(
                findings=tuple(one for one in result.findings if one.code != "no-reading")
            )
            for item_id, result in second(checklists, as_of).items()
        }

    monkeypatch.setattr("tests.oracle.agreement.second", forgetful)
    found = agreement.compare(range(6))
    assert found.findings < 0.9 * found.compared
    assert set(found.classes) >= {"program no-reading yellow"}

"""The laws on the program's judge; ``benchmarks/laws.py`` runs them over many more items."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

import pytest
from tests.oracle import laws
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

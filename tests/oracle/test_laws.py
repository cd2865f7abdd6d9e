"""The laws, on the second judge itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

import pytest
from tests.oracle import laws
from tests.oracle.judge import judge

CHUNKS = 4
SEEDS = {"evidence": 60, "term": 60}  # these judge many variants of each seed

LAWS = [laws.mirror, laws.term, laws.evidence, laws.memory, laws.cap, laws.future, laws.soft]


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_judge_keeps_the_law(law: Callable[..., Iterator[str]], chunk: int) -> None:
    count = SEEDS.get(law.__name__, 200)
    seeds = range(chunk * count // CHUNKS, (chunk + 1) * count // CHUNKS)
    assert [broken for seed in seeds for broken in islice(law(judge, seed), 3)] == []

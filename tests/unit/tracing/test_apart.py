"""Two promises that a link calls the same and that say different things are a contradiction, by name."""

from __future__ import annotations

import json

import pytest

from jianguan_cli.domain.tracing.trace import Conflict, traces
from jianguan_cli.reporting.terminal.trace_formats import TRACE_FORMATS, render_trace

from .making import item, links, plan, rate, results


def conflicts(one: str, other: str, relation: str = "same", *more: str) -> tuple[Conflict, ...]:
    """The conflicts of plan p, whose promise ``one`` is linked to by ``other`` of plan q."""
    here = plan("p", item("p-1", one))
    key = "册" if "deliverables" in other else "率"
    there = plan("q", item("q-1", other, links(f"{relation} p-1 {key} {key}"), *more, lead="乙处"))
    [found] = traces((here, there), ["p"])
    return found.conflicts


@pytest.mark.parametrize(
    ("changed", "differs"),
    [
        (rate().replace("98", "98.0"), []),  # one number, written twice
        (rate().replace("合格率", "抽检合格率"), []),
        (rate().replace("value: 98", "value: 97"), ["bound"]),
        (rate().replace("'>='", "'>'"), ["bound"]),
        (rate().replace("'%'", "'‰'"), ["unit"]),
        (rate().replace("keep", "reach"), ["rule"]),
        (rate(", deadline: 2025-06-30"), ["deadline"]),
        (rate().replace("keep", "reach").replace("98", "97"), ["bound", "rule"]),
    ],
)
def test_what_differs_is_named(changed: str, differs: list[str]) -> None:
    found = conflicts(rate(), changed)
    assert [one.value for conflict in found for one in conflict.differs] == differs
    assert all(not conflict.declared for conflict in found)
    # what carries only results, or refines, may say something else
    assert conflicts(rate(), changed, "implements") == conflicts(rate(), changed, "refines") == ()


def test_stages_are_compared_where_both_print_one() -> None:
    def column(*steps: str) -> str:
        return rate(f", milestones: [{', '.join(steps)}]")

    one, more = "{by: 2025-03-31, value: 90}", "{by: 2025-06-30, value: 95}"
    assert conflicts(column(one), column(one, more)) == ()
    [found] = conflicts(column(one), column(one.replace("90", "91")))
    assert [one.value for one in found.differs] == ["milestones"]


def test_results_are_compared_by_their_days() -> None:
    by = results("册").replace("建册}", "建册, by: 2025-06-30}")
    assert [one.value for one in conflicts(results("册"), by)[0].differs] == ["deadline"]
    assert conflicts(by, by) == ()
    assert conflicts(results("册"), by.replace("30}", "30, own: true}")) == ()


def test_both_plans_and_every_format_tell_it() -> None:
    here = plan("p", item("p-1", rate()))
    there = plan(
        "q", item("q-1", rate().replace("value: 98", "value: 97"), links("same p-1 率 率"), lead="乙处")
    )
    found = tuple(traces((here, there), ["p", "q"]))
    assert [len(one.conflicts) for one in found] == [1, 1]
    for name in TRACE_FORMATS:
        text = render_trace(found, name, detail=False)
        if name == "json":
            told = json.loads(text)["plans"][0]["conflicts"][0]
            assert (told["declared"], told["differs"]) == (False, ["bound"])
        else:
            assert "写作“同一”（same），界限不同" in text

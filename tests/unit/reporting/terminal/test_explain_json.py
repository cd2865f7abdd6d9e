"""``explain -f json``: every finding with its proof as data, numbers as numbers, days in ISO form."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from tests.unit.reporting.making import AS_OF, finding, judged, promised, standing, target

from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.records.proof import Proof, Relation
from jianguan_cli.reporting.terminal.explain_json import explanation_text, rules_text


def told(proof: Proof | None) -> dict[str, Any]:
    late = finding("behind-pace", Light.YELLOW, "合格率", soft=True)._replace(proof=proof, hint="请补报")
    one = standing(1, late, targets=(judged(target(), "90"),), deliverables=(promised("方案"),))
    answer: dict[str, Any] = json.loads(explanation_text(one))
    assert answer["item"] == "hb-1"
    assert answer["light"] == "yellow"
    assert [one["key"] for one in answer["targets"]] == ["合格率"]
    assert [one["key"] for one in answer["deliverables"]] == ["方案"]
    (found,) = answer["findings"]
    assert (found["code"], found["target"], found["soft"], found["hint"]) == (
        "behind-pace",
        "合格率",
        True,
        "请补报",
    )
    proof_told = found["proof"]
    assert proof_told is None or isinstance(proof_told, dict)
    return proof_told or {}


def test_a_compared_figure() -> None:
    month = (dt.date(2025, 6, 1), dt.date(2025, 6, 30))
    proof = Proof("each", Decimal("10.004"), Relation.OUTSIDE, Decimal(3), AS_OF, "%", Decimal(5), month)
    assert told(proof) == {
        "rule": "each",
        "fact": 10.004,
        "relation": "outside",
        "bound": 3,
        "upper": 5,
        "unit": "%",
        "day": "2025-06-30",
        "period": {"first": "2025-06-01", "last": "2025-06-30"},
        "gone": [],
    }


def test_days_and_what_is_not_there() -> None:
    gone = ((dt.date(2025, 1, 1), dt.date(2025, 3, 31)),)
    proof = Proof("reach", None, Relation.ABSENT, dt.date(2025, 4, 7), AS_OF, gone=gone)
    found = told(proof)
    assert (found["fact"], found["relation"], found["bound"]) == (None, "absent", "2025-04-07")
    assert found["gone"] == [{"first": "2025-01-01", "last": "2025-03-31"}]
    late = Proof("deliverable", dt.date(2025, 6, 2), Relation.MORE, dt.date(2025, 5, 31), AS_OF)
    assert told(late)["fact"] == "2025-06-02"


def test_a_finding_without_a_proof_says_so() -> None:
    assert told(None) == {}


def test_a_rule_by_its_code() -> None:
    answer = json.loads(rules_text("overdue", [("亮灯规则", "逾期未结……")]))
    assert answer == {"code": "overdue", "rules": [{"kind": "亮灯规则", "text": "逾期未结……"}]}

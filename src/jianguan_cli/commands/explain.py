"""``explain``: a rule in words, or why an item has its light."""

from __future__ import annotations

from datetime import date

from jianguan_cli.commands.state import State
from jianguan_cli.domain.judging.explain import explain_item, explain_rule

FORMATS = ("text", "json")


def explain_code(code: str, fmt: str = "text") -> str | None:
    """What the code says, be it of a light, of data quality or of review; None where it is no code."""
    found = _rules_of(code)
    if not found:
        return None
    if fmt == "json":
        from jianguan_cli.reporting.terminal.explain_json import rules_text

        return rules_text(code, found)
    return "\n".join(text for _, text in found)


def _rules_of(code: str) -> list[tuple[str, str]]:
    """The kind and the text of each rule that has the code."""
    told = explain_rule(code)
    if told is not None:
        return [("亮灯规则", told + "\n")]
    from jianguan_cli.domain.lint import CATALOGUE as LINT
    from jianguan_cli.domain.review import CATALOGUE as REVIEW

    return [
        (kind, f"{kind}：{one.title}（{one.code}）\n{one.explanation}\n级别：{one.severity.label}\n")
        for kind, catalogue in (("数据检查", LINT), ("变更审核", REVIEW))
        for one in catalogue
        if one.code == code
    ]


def close_codes(subject: str) -> list[str]:
    """Codes that ``subject`` may have meant: by spelling, or by their Chinese title."""
    from difflib import get_close_matches

    from jianguan_cli.domain.judging.rules import RULES
    from jianguan_cli.domain.lint import CATALOGUE as LINT
    from jianguan_cli.domain.review import CATALOGUE as REVIEW

    titles = {rule.code: rule.title for rule in RULES}
    titles |= {one.code: one.title for one in LINT} | {one.code: one.title for one in REVIEW}
    named = [code for code, title in titles.items() if subject and (subject in title or title in subject)]
    return named or get_close_matches(subject, titles, n=3, cutoff=0.6)


def explain_standing(state: State, item_id: str, as_of: date, fmt: str = "text") -> str:
    """Why the item has its light on that day."""
    standing = next(one for one in state.judge(as_of) if one.item.id == item_id)
    if fmt == "json":
        from jianguan_cli.reporting.terminal.explain_json import explanation_text

        return explanation_text(standing)
    return explain_item(standing, state.settings, state.calendar) + "\n"

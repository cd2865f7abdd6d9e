"""``explain``: a rule in words, or why an item has its light."""

from __future__ import annotations

from datetime import date

from jianguan_cli.commands.state import State
from jianguan_cli.domain.judging import explain_item, explain_rule


def explain_code(code: str) -> str | None:
    """What the rule of that code says; None where it is the code of nothing."""
    from jianguan_cli.domain.lint import explain_lint

    return explain_rule(code) or explain_lint(code)


def explain_standing(state: State, item_id: str, as_of: date) -> str:
    """Why the item has its light on that day."""
    standing = next(one for one in state.judge(as_of) if one.item.id == item_id)
    return explain_item(standing, state.settings, state.calendar)

"""From reports on an item to the actions that record them, with the returned file as evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from jianguan_cli.domain.actions.action import Action, Author
from jianguan_cli.domain.actions.reporting import submit, update
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.canonical import as_data
from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.exchange.reports import ItemReport, Report

VIA = "import"
_WORDS = ("values", "refs", "parts", "met", "provisional", "note", "problem", "next", "need")


def form_evidence(name: str, data: bytes) -> str:
    """The returned file as evidence: its name and what its bytes hash to; not a path in the workspace."""
    return f"import://{name}#sha256={hashlib.sha256(data).hexdigest()}"


def actions(report: ItemReport, standing: Standing, author: Author, form: str) -> list[Action]:
    """One action an entry, as ``update`` or ``submit`` would plan it; raises their ``Refusal``."""
    planned = []
    for one in report.reports:
        action = _action(one, standing, author)
        evidence = action.entry.get("evidence") or []
        files: list[Fragment] = [*evidence, form] if isinstance(evidence, list) else [form]
        entry = _in_order({**action.entry, "evidence": files})
        planned.append(action._replace(entry=entry))
    return planned


def _action(report: Report, standing: Standing, author: Author) -> Action:
    if report.status is Status.REPORTED:
        return submit(standing, author, report.statement, (), None, None)
    return update(standing, author, report.statement, report.status)


def _in_order(entry: dict[str, Fragment]) -> dict[str, Fragment]:
    via = entry.pop("via", None)  # evidence comes before it in the table of an entry
    return entry if via is None else {**entry, "via": via}


def already_imported(planned: list[Action], log: tuple[LogEntry, ...]) -> bool:
    """Whether the log holds all of this from an import before: a form sent in twice says nothing new."""
    return bool(planned) and all(
        any(entry.via == VIA and _content(as_entry(entry)) == _content(action.entry) for entry in log)
        for action in planned
    )


def as_entry(entry: LogEntry) -> Mapping[str, object]:
    """A log entry as the map that files hold."""
    data = as_data(entry)
    return data if isinstance(data, dict) else {}


def _content(entry: Mapping[str, object]) -> dict[str, object]:
    said = {name: as_data(entry[name]) for name in _WORDS if name in entry}
    evidence = as_data(entry.get("evidence", ()))
    files = [str(one) for one in evidence] if isinstance(evidence, list) else []
    own = [one for one in files if not one.startswith("import://")]
    upto = as_data(entry.get("upto", entry["date"]))
    return {**said, "evidence": own, "upto": upto, "reported": entry.get("status") == Status.REPORTED.value}

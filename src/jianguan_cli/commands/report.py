"""``report``: judge the days that the report speaks of, and render it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.commands.at_revision import FROZEN
from jianguan_cli.commands.frozen_files import read_frozen
from jianguan_cli.commands.state import State
from jianguan_cli.commands.state_at import state_at
from jianguan_cli.domain.change.frozen import FrozenPeriod, amendments
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.spoken.dates import read_period
from jianguan_cli.errors import DataError, UsageError
from jianguan_cli.reporting.formats import COMPARING, Rendered, render_report
from jianguan_cli.reporting.request import Edition, Former, ReportRequest
from jianguan_cli.reporting.views.issue_numbers import Cadence, former_days
from jianguan_cli.storage.workspace import FileText


class ReportOptions(NamedTuple):
    """What a report is asked for; ``source`` is a folder of ``<plan-id>.txt`` documents.

    ``revision`` is the commit whose files tell how things stood on the day ``since``; without it the
    present files do, by the dates in their logs.
    """

    kind: str
    format: str
    as_of: date
    since: date | None
    edition: Edition
    plans: tuple[str, ...]
    source: Path | None
    revision: str | None = None


def make_report(state: State, options: ReportOptions) -> Rendered:
    """The report's bytes. Archived plans are left out unless named."""
    checked = _checked_plans(state, options.plans)
    standings = _judged(state, options.as_of, checked)
    templates = state.root / "templates"
    signed_off = _signed_off(state.root)
    request = ReportRequest(
        standings=standings,
        as_of=options.as_of,
        register=state.register,
        settings=state.settings,
        calendar=state.calendar,
        since=options.since,
        earlier=_earlier_issues(state, options, standings, checked),
        edition=options.edition,
        templates=templates if templates.is_dir() else None,
        sources=_sources(state, options.source),
        frozen=any(_covers(period, options.as_of) for period in signed_off),
        amended=_amended(state, signed_off),
    )
    return render_report(options.kind, options.format, request)


def _judged(
    state: State, day: date, checked: frozenset[str], only: Collection[str] | None = None
) -> tuple[Standing, ...]:
    standings = state.judge(day, archived=bool(checked), only=only)
    return tuple(one for one in standings if not checked or one.plan.id in checked)


def _earlier_issues(
    state: State, options: ReportOptions, now: tuple[Standing, ...], checked: frozenset[str]
) -> tuple[Former, ...]:
    """The last issue in full; of those before it the items that had a warning in every issue since.

    The older ones only tell for how many issues running an item has had its light.
    """
    if options.kind not in COMPARING:
        return ()
    cadence = Cadence.WEEKLY if options.kind == "weekly" else Cadence.MONTHLY
    last, *older = former_days(cadence, options.as_of, options.since)
    found = [Former(last, _judged(_earlier(state, options.revision), last, checked))]
    warned = _warned(now) & _warned(found[0].standings)
    for day in older:
        found.append(Former(day, _judged(state, day, checked, warned)))
        warned = _warned(found[-1].standings)
    return tuple(found)


def _warned(standings: Iterable[Standing]) -> frozenset[str]:
    return frozenset(one.item.id for one in standings if one.light in (Light.RED, Light.YELLOW))


def _earlier(state: State, revision: str | None) -> State:
    if revision is None:
        return state
    earlier = state_at(state.root, revision)
    if earlier.broken:
        wrong = earlier.broken[0]
        raise DataError(
            f"版本 {revision} 里有读不了的文件，不能与它比较：{wrong.location} {wrong.message}",
            hint="请换一个版本，或把 --since 写成日期",
        )
    return earlier


def _signed_off(root: Path) -> list[FrozenPeriod]:
    """The periods that were frozen; a snapshot that cannot be trusted is review's to report."""
    folder = root / FROZEN
    files = [FileText(f"{FROZEN}/{file.name}", file.read_bytes()) for file in sorted(folder.glob("*.yaml"))]
    return list(read_frozen(files)[0].values()) if files else []


def _covers(frozen: FrozenPeriod, day: date) -> bool:
    period = read_period(frozen.period)
    return period is not None and day in period


def _amended(state: State, signed_off: Iterable[FrozenPeriod]) -> dict[str, tuple[str, ...]]:
    """Item id to what was changed in a frozen period after it was signed off."""
    items = [item for _, _, item in state.items()]
    found: dict[str, tuple[str, ...]] = {}
    for period in signed_off:
        for item_id, words in amendments(period, items):
            found[item_id] = (*found.get(item_id, ()), words)
    return found


def _checked_plans(state: State, plans: tuple[str, ...]) -> frozenset[str]:
    state.require_plans(plans)
    return frozenset(plans)


def _sources(state: State, folder: Path | None) -> dict[str, str]:
    """The text of each item's clause, from the documents in the folder."""
    if folder is None:
        return {}
    if not folder.is_dir():
        raise UsageError(f"--source 不是文件夹：{folder}", hint="文件夹里放 <计划编号>.txt")
    from jianguan_cli.domain.source.check import clause_texts

    texts: dict[str, str] = {}
    for checklist in state.loaded.checklists:
        path = folder / f"{checklist.plan.id}.txt"
        if not path.is_file():
            continue
        try:
            document = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise DataError(f"读不了 {path}：请存成 UTF-8 文本") from error
        texts |= clause_texts(checklist, document)
    return texts

"""泄露检查: reads the files of a public edition and refuses them where something internal appears.

The files are searched as readers and as programs see them: raw, without markup and escapes, and inside
the parts of Office files.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.records.fields import Record, keys_of
from jianguan_cli.errors import DataError
from jianguan_cli.reporting.public.edition import hidden_ids
from jianguan_cli.reporting.request import ReportRequest

_TAG = re.compile(r"<[^<>]*>")
_BLANKS = re.compile(r"[\s\\]+")
_LEAST = 2
_KEY = 8
_SHOWN = 3


def refuse_leaks(rendered: bytes | dict[str, bytes], request: ReportRequest, public: ReportRequest) -> None:
    """Raise DataError, naming what leaked and where, if a file tells what ``public`` has left out."""
    files = rendered if isinstance(rendered, dict) else {"": rendered}
    secrets = secret_words(request, public)
    found = [(name, secret) for name, data in files.items() for secret in find_leaks(data, secrets)]
    if found:
        shown = "、".join(f"“{secret}”" + (f"（{name}）" if name else "") for name, secret in found[:_SHOWN])
        raise DataError(
            f"公开版里出现了不应公开的内容：{shown}" + ("等" if len(found) > _SHOWN else ""),
            hint="请检查模板，或改写事项标题等公开文字；报表没有写出",
        )


def secret_words(request: ReportRequest, public: ReportRequest) -> frozenset[str]:
    """What only the internal request says: unpublished items, people's names, internal words."""
    hidden = hidden_ids(request.standings)
    said = {word for one in request.standings for word in _private(one, hidden=one.item.id in hidden)}
    for unit in request.register.units:
        people = (unit.leader, unit.contact, unit.note, *(member.name for member in unit.members))
        said.update(word for word in (*people, *(member.email for member in unit.members)) if word)
    if request.settings.user:
        said.add(request.settings.user)
    said.update(request.sources.values())
    open_words = "\n".join(_flat(word) for word in _public_words(public))
    flat = {_flat(word) for word in said}
    return frozenset(word for word in flat if len(word) >= _LEAST and word not in open_words)


def find_leaks(data: bytes, secrets: Iterable[str]) -> tuple[str, ...]:
    """The secrets that a file contains, in the order of the alphabet; Office files are opened."""
    keys: dict[str, list[str]] = {}
    short = []
    for secret in secrets:
        if len(secret) < _KEY:
            short.append(secret)
        else:
            keys.setdefault(secret[:_KEY], []).append(secret)
    found: set[str] = set()
    for text in _texts(data):
        found.update(secret for secret in short if secret in text)
        # One pass for all long ones: a ledger of thousands of items has thousands of notes.
        starts = {text[at : at + _KEY] for at in range(len(text)) if text[at : at + _KEY] in keys}
        found.update(secret for start in starts for secret in keys[start] if secret in text)
    return tuple(sorted(found))


def _texts(data: bytes) -> Iterator[str]:
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from _texts(archive.read(name))
        return
    raw = data.decode("utf-8", errors="replace")
    yield _flat(html.unescape(raw))
    if "<" in raw:
        yield _flat(html.unescape(_TAG.sub("", raw)))


def _flat(text: str) -> str:
    # Without blanks and backslashes, so that line breaks and Markdown escapes hide nothing.
    return _BLANKS.sub("", text)


def _private(standing: Standing, *, hidden: bool) -> Iterator[str]:
    item = standing.item
    if hidden:
        yield from (item.id, item.title, *(target.metric for target in item.targets))
        yield from (one.text for one in item.deliverables)
    yield from (note for note in (item.note, standing.plan.note) if note)
    if item.source is not None and item.source.leader:
        yield item.source.leader
    yield from item.leader
    notes = (
        *(target.note for target in item.targets),
        *(deliverable.note for deliverable in item.deliverables),
        *(link.note for link in item.links),
    )
    yield from (note for note in notes if note)
    for entry in standing.log:
        yield from (entry.by, *entry.evidence)
        yield from (word for word in (entry.note, entry.problem, entry.next, entry.need) if word)
        for record in (entry.extend, entry.correct, entry.handover, entry.revise, entry.verify):
            yield from _people_and_reasons(record)
        yield from _people_and_reasons(entry.notice)
        yield from _people_and_reasons(entry.approval)


def _people_and_reasons(record: Record | None) -> Iterator[str]:
    for name in ("approved_by", "signed_by", "reason", "found", "place"):
        word = getattr(record, name, None)
        if word:
            yield word


def _public_words(public: ReportRequest) -> Iterator[str]:
    for standing in public.standings:
        for record in (standing.plan, standing.item):
            yield from _strings(record)
    for unit in public.register.units:
        yield from _strings(unit)
    yield from _strings(public.settings)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Record):
        for key in keys_of(type(value)):
            yield from _strings(getattr(value, key.attribute))
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one)

"""``draft``: reading a document, and understanding what it promises; nothing is written here."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.source.blocks import Document
from jianguan_cli.domain.source.drafting import Draft, draft
from jianguan_cli.domain.source.quantities import Verdict
from jianguan_cli.domain.source.several import Part, documents_in, part_of
from jianguan_cli.errors import DataError, UsageError, os_words
from jianguan_cli.exchange.documents.limits import Limits
from jianguan_cli.exchange.documents.read import read_document


class Opened(NamedTuple):
    """A document as it was read from disk; ``parts`` are the documents that stand in the file."""

    document: Document
    sha256: str
    parts: tuple[Part, ...]

    @property
    def several(self) -> bool:
        """Whether a person has to say which document is meant."""
        return len(self.parts) > 1

    def part(self, number: int | None) -> Opened:
        """The file as if only that document stood in it; all of it for None.

        Raises ``UsageError`` for a number that no document of the file has.
        """
        if number is None or (number == 1 and not self.several):
            return self
        if not 1 <= number <= len(self.parts):
            raise UsageError(
                f"{self.document.name} 里没有第 {number} 份文件", hint=f"可选 1 到 {max(1, len(self.parts))}"
            )
        return Opened(part_of(self.document, number), self.sha256, (self.parts[number - 1],))

    def named(self) -> list[str]:
        """The documents of the file, each with its number and place."""
        return [
            f"第 {at} 份（{one.place.words()}起）{one.title}" for at, one in enumerate(self.parts, start=1)
        ]


class Reading(NamedTuple):
    """A document as it was read and understood."""

    document: Document
    draft: Draft
    sha256: str

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader noticed, each with its place; clauses that come twice among it."""
        twice = [item for item in self.draft.items if item.clause.endswith("）") and "clause" in item.unsure]
        said = [note.words() for note in self.document.notes]
        if twice:
            where = twice[0].place.words()
            said.append(
                f"{where}起条款号重复（{len(twice)} 条），像是几份文件合在一起，已加（2）区别，请拆开或核对"
            )
        return tuple(said)


class Counts(NamedTuple):
    """How much a draft holds, and how much of it is open."""

    items: int
    targets: int
    unsure: int
    open: int


def open_document(path: Path, settings: Settings | None = None) -> Opened:
    """A document from disk, within the limits of the workspace.

    Raises ``DataError`` for what cannot be read, pipes, devices and folders among it, ``UsageError`` for a
    kind of file that no reader knows.
    """
    said = settings.documents if settings is not None else None
    limits = (
        Limits()
        if said is None
        else Limits(said.megabytes, said.unpacked, said.pages, said.rows, said.characters)
    )
    data = _bytes_of(path, limits)
    document = read_document(data, path.name, limits)
    return Opened(document, hashlib.sha256(data).hexdigest(), documents_in(document))


def understand(
    opened: Opened,
    settings: Settings | None = None,
    *,
    first: bool | None = None,
    columns: Mapping[str, str] | None = None,
) -> Reading:
    """What a document that was read promises."""
    known = dict(settings.ledger_columns) if settings is not None else {}
    made = draft(opened.document, first=first, columns={**known, **(columns or {})})
    return Reading(opened.document, made, opened.sha256)


def counts_of(made: Draft) -> Counts:
    """The numbers that are said when a draft is written."""
    return Counts(
        len(made.items),
        sum(len(item.targets) for item in made.items),
        sum(1 for item in made.items if item.unsure),
        sum(1 for one in made.counted if one.quantity.verdict is Verdict.OPEN),
    )


def _bytes_of(path: Path, limits: Limits) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise DataError(f"{path} 是一个文件夹，不是文件", hint="请指明里面的一份文件，一份一份地起草")
        if not stat.S_ISREG(status.st_mode):
            raise DataError(
                f"{path} 不是普通文件（管道或设备），没有读取", hint="请先存成文件，再指明这个文件"
            )
        if status.st_size > limits.megabytes * 1_000_000:
            raise DataError(
                f"{path.name} 有 {status.st_size // 1_000_000} MB，超过 {limits.megabytes} MB 的上限",
                hint="请拆成几份，或在 jianguan.yaml 的 documents 里调高 megabytes",
            )
        return path.read_bytes()
    except OSError as error:
        raise DataError(f"读不了 {path}：{os_words(error)}", hint="请检查文件名和权限") from error

"""How large a document may be: bytes on disk, bytes unpacked, pages, rows."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import NamedTuple

from jianguan_cli.domain.source.blocks import Document, Kind
from jianguan_cli.errors import DataError

_MOST_PARTS = 20_000


class Limits(NamedTuple):
    """The bounds that ``documents`` in ``jianguan.yaml`` may set."""

    megabytes: int = 50
    unpacked: int = 300  # megabytes
    pages: int = 200
    rows: int = 5_000
    characters: int = 10_000  # of one paragraph, line or cell


def refuse_large(data: bytes, name: str, limits: Limits) -> None:
    """Raises ``DataError`` for a file that is larger than documents are."""
    size = len(data) / 1_000_000
    if size > limits.megabytes:
        raise DataError(
            f"{name} 有 {size:.0f} MB，超过 {limits.megabytes} MB 的上限",
            hint="请拆成几份，或在 jianguan.yaml 的 documents 里调高 megabytes",
        )


def refuse_endless(document: Document, limits: Limits) -> None:
    """Raises ``DataError`` for a document with a paragraph, or so many, as no office prints."""
    rows = paragraphs = 0
    for block in document.blocks:
        longest = max((len(text) for text in (block.text, *block.cells)), default=0)
        # The text of a row is all its cells together; the end of a box lies far off.
        if max((len(cell) for cell in block.cells), default=longest) > limits.characters:
            raise DataError(
                f"{document.name} 的{block.place.words()}有 {longest} 字，"
                f"超过 {limits.characters} 字的上限，不像公文的一段",
                hint="请按段落分行另存一份；确属正常的，在 jianguan.yaml 的 documents 里调高 characters",
            )
        rows += block.kind is Kind.ROW
        paragraphs += bool(block.text.strip())
    if rows > limits.rows or paragraphs > limits.rows * 5:
        raise DataError(
            f"{document.name} 有 {paragraphs} 段（行），"
            f"超过上限（表 {limits.rows} 行、全文 {limits.rows * 5} 段）",
            hint="请拆成几份，或在 jianguan.yaml 的 documents 里调高 rows",
        )


def refuse_bomb(data: bytes, name: str, limits: Limits) -> zipfile.ZipFile:
    """The archive, opened; raises ``DataError`` where it is broken or unpacks to more than is allowed."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise DataError(f"{name} 已损坏，打不开", hint="请在 Word、Excel 或 WPS 里打开，另存一份") from error
    size = sum(part.file_size for part in parts) / 1_000_000
    if size > limits.unpacked or len(parts) > _MOST_PARTS:
        raise DataError(
            f"{name} 展开后有 {size:.0f} MB、{len(parts)} 个部件，不像公文，没有打开",
            hint="请只留文字另存一份；确属正常的，在 jianguan.yaml 的 documents 里调高 unpacked",
        )
    if any(part.flag_bits & 1 for part in parts):
        raise DataError(f"{name} 加了密码，读不了", hint="请去掉密码另存一份")
    return archive

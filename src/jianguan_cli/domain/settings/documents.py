"""How documents and ledgers are read: their largest size, and what the headings of ledgers mean."""

from __future__ import annotations

from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Record, declare


class DocumentLimits(Record):
    """The bounds within which ``draft`` reads a document; beyond them it refuses by name."""

    megabytes: int = declare(kinds.Number(whole=True, least=1), "文件大小上限（MB）", default=50)
    unpacked: int = declare(kinds.Number(whole=True, least=1), "docx、xlsx 展开后的上限（MB）", default=300)
    pages: int = declare(kinds.Number(whole=True, least=1), "PDF 的页数上限", default=200)
    rows: int = declare(kinds.Number(whole=True, least=1), "一张表的行数上限", default=5_000)
    characters: int = declare(
        kinds.Number(whole=True, least=100), "一段、一行或一格的字数上限", default=10_000
    )

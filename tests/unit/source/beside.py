"""A checklist and its document side by side, as the tests of single checks read them."""

from __future__ import annotations

from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.source.blocks import Document
from jianguan_cli.domain.source.check import compare
from jianguan_cli.domain.source.text import lines_of


def check_source(checklist: Checklist, source: str | Document, register: Register) -> list[Finding]:
    """What a checklist and its document, also as plain text, say that the other does not."""
    document = Document("", lines_of(source)) if isinstance(source, str) else source
    return list(compare(checklist, document, register).findings)

"""Paragraphs out of printed lines: torn by line ends, page ends and page numbers, put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jianguan_cli.domain.source.blocks import Block, Kind
from jianguan_cli.domain.source.headings import read_heading

FOLD = str.maketrans("０１２３４５６７８９％．﹒（）［］，；：﹙﹚", "0123456789%..()[],;:()")
# A page number alone on its line: 3, - 3 -, 第3页 共9页.
FURNITURE = re.compile(r"\s*(?:[-—–·]*\s*[0-9]{1,4}\s*[-—–·]*|第\s*[0-9]+\s*页.*)\s*")
LABEL_LINE = re.compile(
    r"\s*(?:牵头|责任|配合|协同|协办|主办|分管|完成|整改|联系|参加|参与|落实)[^,。;:]{0,10}:"
)
_CLOSED = re.compile(r"[。;:!?)\]】〕”》]\s*$")
_INNER = re.compile("[。;,、]")
_MOST = 4000  # characters of a joined paragraph; no sentence of an office is longer
_LONG = 18  # characters: shorter lines without any stop inside are headings, not torn paragraphs


def paragraphs(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with torn lines joined, folded but for white space; rows pass through."""
    held: Block | None = None
    for block in blocks:
        if block.kind is Kind.LINE and not block.text.strip():
            continue  # blank lines stand between paragraphs, and inside those that a page end tore
        folded = block._replace(text=block.text.translate(FOLD), printed=block.text)
        if folded.kind is Kind.LINE and FURNITURE.fullmatch(folded.text):
            continue
        if held is not None and folded.kind is Kind.LINE and _goes_on(held, folded):
            held = held._replace(
                text=_joined(held.text, folded.text),
                printed=_joined(held.printed, folded.printed),
                full=folded.full,
            )
            continue
        if held is not None:
            yield held
        held = folded if folded.kind is Kind.LINE else None
        if held is None:
            yield folded
    if held is not None:
        yield held


def _goes_on(before: Block, line: Block) -> bool:
    """Whether a printed line continues the paragraph before it."""
    text = before.text.rstrip()
    if len(text) > _MOST:
        return False
    if _open_bracket(text):
        return True
    if read_heading(line.text) is not None or LABEL_LINE.match(line.text) or line.level is not None:
        return False
    if before.level is not None:
        return False
    if before.full is not None and line.indented is not None:
        # Where narrow digits shift the ends of lines, a line without a stop goes on all the same.
        return not line.indented and (before.full or (len(text) >= _LONG and not _CLOSED.search(text)))
    if line.indented:
        return False
    if _CLOSED.search(text):
        return False
    return len(text) >= _LONG and _INNER.search(text) is not None


def _joined(before: str, line: str) -> str:
    left, right = before.rstrip(), line.strip()
    latin = left[-1:].isascii() and left[-1:].isalnum() and right[:1].isascii() and right[:1].isalpha()
    return f"{left} {right}" if latin else left + right


def _open_bracket(text: str) -> bool:
    last = text[-200:]
    return any(
        last.rfind(opening) > last.rfind(closing) for opening, closing in ("()", "〔〕", "【】", "《》")
    )

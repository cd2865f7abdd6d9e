"""What several documents end with."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Pt
from text import add, each


def notes(document: Document) -> None:
    """口径说明."""
    add(document, "口径说明", "附件题")
    each(document, "note in view.notes", "{{ loop.index }}. {{ note }}", "小注")


def blank_or(name: str, label: str = "") -> str:
    """What the workspace says, or a line to fill in by hand where it says nothing."""
    return f"{{{{ {name} or '{label}＿＿＿＿＿＿＿＿' }}}}"


def signature(document: Document, head: str = "view.head") -> None:
    """署名 and 成文日期 without a seal: a line below the text, two characters from the right."""
    add(document, "", "左行")
    for words in (blank_or(f"{head}.office"), f"{{{{ {head}.day }}}}"):
        add(document, words, "右行").paragraph_format.right_indent = Pt(32)

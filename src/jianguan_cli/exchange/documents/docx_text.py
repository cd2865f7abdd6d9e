"""The text of a Word paragraph as it stands when every tracked change is accepted."""

from __future__ import annotations

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset(
    (f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}rPr", f"{W}pPr", _FALLBACK)
)
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
_HEADINGS = ("heading", "标题")


def text_of(paragraph: Any) -> str:  # noqa: ANN401 - lxml elements carry no types
    """The words of a paragraph, text boxes inside it included."""
    parts: list[str] = []
    _gather(paragraph, parts)
    return "".join(parts)


def _gather(element: Any, parts: list[str]) -> None:  # noqa: ANN401
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == f"{W}t":
            parts.append(child.text or "")
        elif child.tag == f"{W}sym":
            parts.append(_symbol(child.get(f"{W}char") or ""))
        elif child.tag in _SIGNS:
            parts.append(_SIGNS[child.tag])
        elif child.tag == f"{W}r" and child.find(f"{W}rPr/{W}vanish") is not None:
            continue
        elif child.tag == f"{W}p":  # of a text box
            parts.append("\n")
            _gather(child, parts)
        else:
            _gather(child, parts)


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except ValueError:
        return ""


def runs_on(paragraph: Any) -> bool:  # noqa: ANN401
    """Whether the paragraph's mark was deleted, so that the next one continues it."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def is_bold(paragraph: Any) -> bool:  # noqa: ANN401
    """Whether the first words are bold or in 黑体,楷体: the lead of a paragraph without a number."""
    for run in paragraph.iter(f"{W}r"):
        if not "".join(text.text or "" for text in run.iter(f"{W}t")).strip():
            continue
        bold = run.find(f"{W}rPr/{W}b")
        if bold is not None and bold.get(f"{W}val") not in ("0", "false"):
            return True
        fonts = run.find(f"{W}rPr/{W}rFonts")
        return fonts is not None and "黑体" in (fonts.get(f"{W}eastAsia") or "")
    return False


def level_of(paragraph: Any) -> int | None:  # noqa: ANN401
    """The outline level that the paragraph or the name of its style gives, from 1."""
    outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None and (outline.get(f"{W}val") or "").isdigit():
        level = int(outline.get(f"{W}val"))
        return level + 1 if level < 9 else None
    style = paragraph.style if hasattr(paragraph, "style") else None
    said = (style or "").lower().replace(" ", "")
    for word in _HEADINGS:
        if said.startswith(word) and said[len(word) :].isdigit():
            return int(said[len(word) :])
    return None

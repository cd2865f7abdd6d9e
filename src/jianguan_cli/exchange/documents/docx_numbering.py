"""The numbers that Word keeps in fields of its own: 一、 （一） 1. ① written out before their paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jianguan_cli.domain.values.numerals import to_chinese
from jianguan_cli.exchange.documents.docx_text import W

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_PLACE = re.compile(r"%([1-9])")
_CHINESE = ("chinese", "japanesecounting", "taiwanesecounting", "ideographdigital", "ideographlegal")
_STEMS = "甲乙丙丁戊己庚辛壬癸"


class Numbering:
    """The counters of every list of one document."""

    def __init__(self, document: WordDocument) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._list_of: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        part = next((one for one in _parts(document) if str(one.partname).endswith("/numbering.xml")), None)
        if part is not None:
            self._read(part.element)
            self._read_styles(document)

    def label(self, paragraph: Any) -> str:  # noqa: ANN401 - lxml elements carry no types
        """The number before this paragraph, counted on; empty where it has none, or a bullet."""
        found = self._properties(paragraph)
        if found is None:
            return ""
        number_id, level = found
        shared = self._list_of.get(number_id)
        levels = self._levels.get(shared or "", {})
        if shared is None or level not in levels:
            return ""
        counts = self._counts.setdefault(shared, {})
        start = self._starts.get((number_id, level))
        if start is not None and (number_id, level) not in self._begun:
            self._begun.add((number_id, level))
            counts[level] = start
        else:
            counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        form, text, _ = levels[level]
        if form in ("bullet", "none"):
            return ""
        return _PLACE.sub(lambda hit: self._number(int(hit[1]) - 1, counts, levels), text)

    def _number(self, level: int, counts: dict[int, int], levels: dict[int, tuple[str, str, int]]) -> str:
        form, _, start = levels.get(level, ("decimal", "", 1))
        return spelled(counts.get(level, start), form)

    def _properties(self, paragraph: Any) -> tuple[str, int] | None:  # noqa: ANN401
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        inherited = self._styles.get(style.get(f"{W}val")) if style is not None else None
        if properties is None:
            return inherited
        own, level = _value(properties, "numId"), _value(properties, "ilvl")
        if own == "0":
            return None  # numbering switched off for this paragraph
        if own is None:
            return inherited
        return own, int(level or 0)

    def _read(self, numbering: Any) -> None:  # noqa: ANN401
        for abstract in numbering.iter(f"{W}abstractNum"):
            levels = {}
            for level in abstract.iter(f"{W}lvl"):
                start = _value(level, "start") or "1"
                text = _value(level, "lvlText") or ""
                form = _value(level, "numFmt") or "decimal"
                levels[int(level.get(f"{W}ilvl"))] = (form, text, int(start) if start.isdigit() else 1)
            self._levels[abstract.get(f"{W}abstractNumId")] = levels
        for one in numbering.iter(f"{W}num"):
            number_id = one.get(f"{W}numId")
            self._list_of[number_id] = _value(one, "abstractNumId") or ""
            for override in one.iter(f"{W}lvlOverride"):
                first = _value(override, "startOverride")
                if first is not None and first.isdigit():
                    self._starts[number_id, int(override.get(f"{W}ilvl"))] = int(first)

    def _read_styles(self, document: WordDocument) -> None:
        own: dict[str, tuple[str | None, str | None]] = {}
        based: dict[str, str] = {}
        for style in document.styles.element.iter(f"{W}style"):
            name = style.get(f"{W}styleId") or ""
            properties = style.find(f"{W}pPr/{W}numPr")
            if properties is not None:
                own[name] = (_value(properties, "numId"), _value(properties, "ilvl"))
            based[name] = _value(style, "basedOn") or ""
        for name in based:
            said = _inherited(name, own, based)
            if said is not None:
                self._styles[name] = said


def _inherited(
    name: str, own: dict[str, tuple[str | None, str | None]], based: dict[str, str]
) -> tuple[str, int] | None:
    """The list and level of a style: its own, and what it leaves open those of the style below it."""
    number: str | None = None
    level: str | None = None
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        here = own.get(name, (None, None))
        number, level = number or here[0], level or here[1]
        name = based.get(name, "")
    return None if number in (None, "0") else (str(number), int(level or 0))


def spelled(number: int, form: str) -> str:
    """A list number in one of Word's number formats."""
    kind = form.lower()
    if kind.startswith(_CHINESE):
        return to_chinese(number)
    if kind.startswith("decimalenclosedcircle"):
        return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)
    if kind.startswith("ideographtraditional"):
        return _STEMS[number - 1] if 1 <= number <= len(_STEMS) else str(number)
    if kind in ("lowerletter", "upperletter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter if kind == "lowerletter" else letter.upper()
    if kind in ("lowerroman", "upperroman"):
        roman = _roman(number)
        return roman.lower() if kind == "lowerroman" else roman
    return f"{number:02d}" if kind == "decimalzero" else str(number)


def _roman(number: int) -> str:
    signs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    said = ""
    for value, sign in signs:
        said += sign * (number // value)
        number %= value
    return said


def _value(element: Any, tag: str) -> str | None:  # noqa: ANN401
    child = element.find(f"{W}{tag}")
    return None if child is None else child.get(f"{W}val")


def _parts(document: WordDocument) -> list[Any]:
    return [relation.target_part for relation in document.part.rels.values() if not relation.is_external]

"""Saved web pages by lxml: the article, without menus, tool bars and what lies around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jianguan_cli.domain.source.blocks import Block, Document, Kind, Note, Place
from jianguan_cli.errors import DataError
from jianguan_cli.exchange.documents.plain import decoded_text
from jianguan_cli.exchange.documents.web_tables import is_layout, table_rows

Element = Any  # lxml elements, which carry no types
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "noscript",
        "iframe",
        "svg",
        "template",
        "head",
        "title",
        "object",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "section",
        "article",
        "main",
        "td",
        "th",
        "tr",
        "tbody",
        "table",
        "blockquote",
        "pre",
        "dl",
        "dt",
        "dd",
        "center",
        "body",
        "figure",
    ]
)
_AROUND = re.compile(
    r"nav|menu|foot|crumb|share|tool|side|banner|copyright|login|search|related|pagin|qrcode",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
_SENTENCE = re.compile("[。；，、：]")
_BREAK = "\x1e"  # where <br> ends a line: pages break their paragraphs with it
_FURNITURE = re.compile(
    r"(?:访问量|访问次数|浏览次数|浏览量|点击[数率量]|点击次数|阅读次数|阅读量|阅读数|人气)\s*[:：]?\s*[0-9,]*\s*次?"
    r"|字[号体](?:大小)?\s*[:：]\s*[\[【(（]?\s*[特大中小\s|/]*[\]】)）]?|[\[【(（]\s*大\s+中\s+小\s*[\]】)）]"
    r"|[\[【(（]?\s*(?:打印(?:本页)?|关闭(?:窗口|本页)?|收藏本页|分享到?)\s*[:：]?[\]】)）]?(?=\s|$|[\[【|])"
    r"|今天是\s*[0-9年月日\s]*(?:星期.)?"
    r"|(?<=[0-9日])\s+[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?"
)
_SHORT = 120  # characters beside links that a menu may have


def read_web(data: bytes, name: str) -> Document:
    """The article of a saved page; raises ``DataError`` where there is none."""
    from lxml import etree, html

    if name.lower().endswith(".mht") or data[:2000].lower().find(b"mime-version:") >= 0:
        data = _of_archive(data, name)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", _text(data, name))
    try:
        page = html.document_fromstring(text)
    except (etree.ParserError, ValueError) as error:
        raise DataError(
            f"{name} 不是网页，或已损坏", hint="请在浏览器里打开，另存为“网页，仅 HTML”"
        ) from error
    hidden = _prune(page)
    body = page.find("body") if page.find("body") is not None else page
    article = _article(body)
    blocks = list(_numbered(_blocks(article)))
    heading = page.find(".//h1")
    if heading is not None and article is not body and not _within(heading, article):
        said = _flat(heading.text_content())
        blocks = [Block(Kind.PARAGRAPH, said, Place(paragraph=0), level=1), *blocks] if said else blocks
    blocks = [kept for block in blocks if (kept := _without_furniture(block)) is not None]
    notes = (Note("网页里有隐藏的文字，没有读取"),) if hidden else ()
    return Document(name, tuple(blocks), notes)


def _without_furniture(block: Block) -> Block | None:
    """The block without what pages print around an article: visits, letter sizes, hours; None if all is."""
    if block.kind is Kind.ROW or len(block.text) > _SHORT or "。" in block.text:
        return block
    text = _FURNITURE.sub("", block.text)
    if text == block.text:
        return block
    return block._replace(text=text.strip()) if re.search(r"\w", text) else None


def _text(data: bytes, name: str) -> str:
    match = _CHARSET.search(data[:4096])
    said = match[1].decode().lower() if match else ""
    encoding = "gb18030" if said.startswith("gb") else said
    if encoding:
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded_text(data, name)


def _of_archive(data: bytes, name: str) -> bytes:
    from email import message_from_bytes

    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content
    raise DataError(f"{name} 里没有网页正文", hint="请在浏览器里另存为“网页，仅 HTML”")


def _prune(page: Element) -> bool:
    """Take away what is no article; says whether words were among it that the page hides."""
    hidden = False
    for element in list(page.iter()):
        if not isinstance(element.tag, str):
            _drop(element)
            continue
        concealed = "hidden" in element.attrib or _HIDDEN.search(element.get("style") or "") is not None
        if concealed and element.text_content().strip() and element.tag not in _SKIPPED:
            hidden = True
        marks = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
        if concealed or element.tag in _SKIPPED or (_AROUND.search(marks) and _own_words(element) < _SHORT):
            _drop(element)
    return hidden


def _drop(element: Element) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _own_words(element: Element) -> int:
    linked = sum(len(_flat(link.text_content())) for link in element.iter("a"))
    return len(_flat(element.text_content())) - linked


def _article(body: Element) -> Element:
    """The innermost element that holds nearly all the sentences of the page."""
    here = body
    while True:
        whole = _weight(here)
        inner = max(here, key=_weight, default=None)
        if inner is None or inner.tag in ("p", "table", "tbody", "tr", "td") or _weight(inner) < 0.85 * whole:
            return here
        here = inner


def _weight(element: Element) -> int:
    if not isinstance(element.tag, str) or element.tag == "a":
        return 0
    return len(_SENTENCE.findall(element.text_content()))


def _blocks(element: Element) -> Iterator[Block]:
    said = element.text or ""
    for child in element:
        if not isinstance(child.tag, str):
            said += child.tail or ""
            continue
        if child.tag == "table" and not is_layout(child):
            yield from _paragraphs(said, element)
            said = ""
            for cells in table_rows(child):
                text = " | ".join(dict.fromkeys(cell for cell in cells if cell))
                if text:
                    yield Block(Kind.ROW, text, Place(row=0), tuple(cells))
            yield Block(Kind.ROW, "", Place())  # the end of the table
        elif child.tag in _BLOCKS:
            yield from _paragraphs(said, element)
            said = ""
            yield from _blocks(child)
        elif child.tag == "br":
            said += _BREAK
        elif any(inner.tag in _BLOCKS for inner in child.iter() if isinstance(inner.tag, str)):
            yield from _paragraphs(said, element)
            said = ""
            yield from _blocks(child)
        else:
            said += child.text_content()
        said += child.tail or ""
    yield from _paragraphs(said, element)


def _paragraphs(text: str, element: Element) -> Iterator[Block]:
    level = int(element.tag[1]) if re.fullmatch("h[1-6]", element.tag) else None
    bold = next((one for one in element.iter("b", "strong")), None)
    for part in text.split(_BREAK):
        said = _flat(part)
        if said:
            lead = bold is not None and said.startswith(_flat(bold.text_content()) or "\0")
            yield Block(Kind.PARAGRAPH, said, Place(), level=level, bold=lead)


def _flat(text: str) -> str:
    return re.sub(r"[ \t\r\n\f\u00a0]+", " ", text).strip(" \u3000")


def _within(element: Element, container: Element) -> bool:
    return any(one is container for one in (element, *element.iterancestors()))


def _numbered(blocks: Iterator[Block]) -> Iterator[Block]:
    paragraph = table = row = 0
    for block in blocks:
        if block.kind is Kind.ROW and not block.text:
            row = 0
        elif block.kind is Kind.ROW:
            row += 1
            table += row == 1
            yield block._replace(place=Place(table=table, row=row))
        else:
            paragraph += 1
            yield block._replace(place=Place(paragraph=paragraph))

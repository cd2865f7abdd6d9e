"""What a documentation page says, as data: its examples, its links, its code spans."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ELIDED = "……"
_FENCE = re.compile(r"^```(\w*)\s*$")
_CLAIM = re.compile(r"退出码(?:为)? ?(\d+)")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_SPAN = re.compile(r"`(jianguan [^`]+)`")
_HEADING = re.compile(r"^#+ +(.+?)\s*$", re.MULTILINE)
_MACHINE = re.compile(r"(?<![\w.~-])(?:/(?:work|tmp|home|root|Users|var|mnt)\b[/\w]*|[A-Z]:\\\w+)")


class Block(NamedTuple):
    """A fenced block: its language, the line of its first content line, its lines."""

    language: str
    line: int
    lines: tuple[str, ...]


class Example(NamedTuple):
    """A command line of a page: where, its words, the exit code it must end with, what it must print."""

    line: int
    words: tuple[str, ...]
    code: int
    printed: tuple[str, ...]


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a page."""
    language: str | None = None
    first, kept = 0, list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        fence = _FENCE.match(line)
        if fence is None:
            kept.append(line)
        elif language is None:
            language, first, kept = fence[1], number + 1, []
        else:
            yield Block(language, first, tuple(kept))
            language = None


def examples(text: str) -> list[Example]:
    """The lines of the ``sh`` blocks in order; an output block belongs to the command right above it."""
    found: list[Example] = []
    last_shell = -1
    for block in blocks(text):
        if block.language == "sh":
            for number, line in enumerate(block.lines, block.line):
                words = tuple(shlex.split(line, comments=True))
                if words:
                    claim = _CLAIM.search(line.partition(" #")[2])
                    found.append(Example(number, words, int(claim[1]) if claim else 0, ()))
            last_shell = block.line + len(block.lines)
        elif found and block.language in ("text", "json") and block.line - last_shell <= 3:
            found[-1] = found[-1]._replace(printed=block.lines)
    return found


def unprinted(expected: Iterable[str], output: str) -> list[str]:
    """The lines of a page's output block that the command did not print; ``……`` stands for anything."""
    printed = [line.rstrip() for line in output.splitlines()]
    missing = []
    for line in expected:
        pattern = ".*".join(re.escape(part) for part in line.rstrip().split(ELIDED))
        if not any(re.fullmatch(pattern, one) for one in printed):
            missing.append(line)
    return missing


def escaped_examples(text: str) -> list[str]:
    """Command lines in blocks that nobody runs."""
    return [
        line
        for block in blocks(text)
        if block.language != "sh"
        for line in block.lines
        if line.startswith("jianguan ")
    ]


def unknown_spans(text: str, commands: dict[str, frozenset[str]]) -> list[str]:
    """Code spans `` `jianguan …` `` that name a command or an option there is none of."""
    wrong = []
    for span in _SPAN.findall(text):
        words = span.split()
        name = next((word for word in words[1:] if not word.startswith("-")), "")
        if words[1].startswith("-") or name in ("命令", "事项"):
            continue
        options = {word for word in words[2:] if word.startswith("--")}
        if name not in commands or not options <= commands[name] | {"--help"}:
            wrong.append(span)
    return wrong


def undocumented(commands: Iterable[str], text: str) -> list[str]:
    """The commands that the page never names."""
    return [name for name in commands if not re.search(rf"jianguan {re.escape(name)}(?![\w-])", text)]


def unlisted(wanted: Iterable[str], text: str) -> list[str]:
    """What has no row of its own in a table of the page."""
    rows = set(re.findall(r"^\| `?([^`|]+?)`? \|", text, re.MULTILINE))
    return [one for one in wanted if one not in rows]


def anchors(text: str) -> frozenset[str]:
    """The anchors of a page's headings, as the hosting sites make them."""
    plain = (re.sub(r"[`*]", "", heading).lower() for heading in _HEADING.findall(text))
    return frozenset(re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in plain)


def broken_links(page: Path, text: str) -> list[str]:
    """Links to files that are not there, or to headings that the file has not."""
    broken = []
    for link in _LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        target, _, anchor = link.partition("#")
        path = (page.parent / target) if target else page
        if not path.exists():
            broken.append(link)
        elif anchor:
            said = path.read_text() if target else text
            broken += [] if anchor in anchors(said) else [link]
    return broken


def machine_paths(text: str) -> list[str]:
    """Absolute paths of somebody's machine."""
    return _MACHINE.findall(text)


def lost_modules(text: str, source: Path) -> list[str]:
    """The modules that a table ``| `package` | … | `module.py` |`` names and that are not there."""
    rows = re.findall(r"^\| `([a-z/]+)` \|[^|]*\|([^|]*)\|$", text, re.MULTILINE)
    named = (f"{package}/{module}" for package, cell in rows for module in re.findall(r"`(\w+\.py)`", cell))
    return [name for name in named if not (source / name).is_file()]


def walked(text: str) -> list[tuple[str, str]]:
    """The steps of a walk in their order: the spans ``folder/module.py:name``, or a module without a name."""
    return re.findall(r"`([\w/]+\.py):?([\w.]*)`", text)


def lost_steps(steps: Iterable[tuple[str, str]], source: Path) -> list[str]:
    """The steps whose module defines no such class or function."""
    return [f"{module}:{name}" for module, name in steps if name not in {"", *_defined(source / module)}]


def _defined(path: Path) -> set[str]:
    if not path.is_file():
        return set()
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{one.name}" for one in node.body if isinstance(one, ast.FunctionDef)}
    return found


def unreached_steps(steps: Iterable[tuple[str, str]], source: Path) -> list[str]:
    """The named steps that no module before them mentions."""
    before = ""
    unreached = []
    for module, name in steps:
        last = name.rpartition(".")[2]
        text = (source / module).read_text(encoding="utf-8")
        if name and before and not re.search(rf"\b{last}\b", before):
            unreached.append(f"{module}:{name}")
        before += text
    return unreached


def unknown_terms(text: str, source: Path) -> list[str]:
    """The code words of the table of the trade's terms (``## 行话``) that no module uses as a name."""
    section = text.partition("## 行话")[2].partition("\n## ")[0]
    named = [
        word
        for line in section.splitlines()
        if line.startswith("| ") and line.count("|") == 4
        for word in re.findall(r"`(\w+)`", line.split("|")[2])
    ]
    known = {
        word for path in source.rglob("*.py") for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))
    }
    return [word for word in named if word not in known]


def lost_files(text: str, folders: Iterable[Path]) -> list[str]:
    """The paths in code spans that lie under none of the folders; ``新`` and ``某`` stand for any name."""
    named = re.findall(r"`(?:python )?([\w./-]+/[\w.-]+\.(?:py|md|j2|toml))`", text)
    folders = tuple(folders)
    return [
        name
        for name in named
        if not re.search("[新某]", name) and not any((one / name).exists() for one in folders)
    ]

"""Jinja, strict and sandboxed: a missing name fails with template:line, data stays data.

Two environments: markup (HTML, XML, SVG) escapes for markup, Markdown escapes for Markdown.  In both,
autoescape is on, so that what a macro gives back is not escaped twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from jianguan_cli.errors import DataError
from jianguan_cli.reporting.words.print import clean
from jianguan_cli.shipped import shipped_templates

_MARKUP_SUFFIXES = (".html.j2", ".xml.j2", ".svg.j2", ".css", ".js")
_MARKDOWN = re.compile(r"([\\`*_\[\]{}|~!#<>&$^])")
_PIECES = 1000
_LIST_LIKE = re.compile(r"^([-+=]|[0-9]+[.)](?=\s|$))")
_AMP = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def render(name: str, values: Mapping[str, object], workspace: Path | None = None) -> str:
    """The text of template ``name``; ``workspace`` is a folder whose files shadow the shipped ones.

    Raises DataError, naming template:line, for a missing name, a syntax error or a missing template.
    """
    return Templates(workspace).render(name, values)


class Templates:
    """The templates of one report run: each is compiled once, however many pages it makes."""

    def __init__(self, workspace: Path | None = None) -> None:
        self._workspace = workspace
        folders = [folder for folder in (workspace, shipped_templates()) if folder is not None]
        self._markup = _environment(folders, _plain)
        self._markdown = _environment(folders, _markdown)

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """The text of one template; fails as ``render`` does."""
        environment = self._markup if name.endswith(_MARKUP_SUFFIXES) else self._markdown
        workspace = self._workspace
        try:
            stream = environment.get_template(name).stream(**values)
            stream.enable_buffering(_PIECES)  # a large ledger comes in half a million pieces
            return "".join(stream)
        except TemplateSyntaxError as error:
            where = _shown(error.filename or error.name or name, error.lineno, workspace)
            raise DataError(f"{where} 模板语法有误：{error.message}", hint="请改正模板后重试") from error
        except TemplateNotFound as error:
            raise DataError(
                f"找不到报表模板“{error.name}”", hint="请检查工作区 templates/ 里的 extends、include 写的名称"
            ) from error
        except TemplateError as error:
            raise _failure(error, name, workspace) from error
        except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
            raise _failure(error, name, workspace) from error


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox of Jinja, with a short way to the fields of our own values: they are data and safe.

    A ledger of ten thousand items asks for a quarter of a million of them.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        if isinstance(obj, tuple) and attribute in getattr(type(obj), "_fields", ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def _environment(folders: list[Path], finalize: Callable[[Any], Any]) -> _Sandbox:
    return _Sandbox(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    return clean(value) if type(value) is str else value


def _markdown(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, (Markup, StrictUndefined)):
        return value
    return Markup(markdown_text(str(value)))  # noqa: S704 - escaped for Markdown right here


def markdown_text(text: str) -> str:
    """``text`` as Markdown shows it literally, on one line, also inside a table and as raw HTML."""
    escaped = _MARKDOWN.sub(lambda match: _AMP.get(match[1], "\\" + match[1]), clean(text))
    return _LIST_LIKE.sub(lambda match: _escape_last(match[1]), escaped)


def _escape_last(mark: str) -> str:
    return f"{mark[:-1]}\\{mark[-1]}"


def _failure(error: Exception, name: str, workspace: Path | None) -> DataError:
    file, line = _template_line(error.__traceback__)
    where = _shown(file or name, line, workspace)
    message = str(error)
    missing = re.search(r"'([^']+)' is undefined|has no attribute '([^']+)'", message)
    said = f"用了不存在的名称“{missing[1] or missing[2]}”" if missing else f"模板出错：{message}"
    return DataError(f"{where} {said}", hint="模板可用的名称见 docs/templates.md")


def _template_line(trace: TracebackType | None) -> tuple[str | None, int | None]:
    """Jinja rewrites tracebacks so that frames name the template and its line; the innermost counts."""
    found: tuple[str | None, int | None] = (None, None)
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            found = (file, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _shown(file: str, line: int | None, workspace: Path | None) -> str:
    path = Path(file)
    if workspace is not None and path.is_relative_to(workspace):
        shown = f"{workspace.name}/{path.relative_to(workspace).as_posix()}"
    elif path.is_relative_to(shipped_templates()):
        shown = f"内置模板 {path.relative_to(shipped_templates()).as_posix()}"
    else:
        shown = file
    return f"{shown}:{line}" if line else shown

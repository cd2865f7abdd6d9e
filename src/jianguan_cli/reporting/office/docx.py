"""Word documents from Word templates: Jinja inside the text, strict and sandboxed, the same bytes every time.

A workspace's ``templates/NAME.docx`` shadows the shipped one.  What is printed is escaped, so that data is
never markup, and never template code either: only the template file itself is compiled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from jianguan_cli.errors import DataError
from jianguan_cli.reporting.office.archive import same_zip
from jianguan_cli.reporting.office.docx_chart import Charts
from jianguan_cli.reporting.words.print import clean
from jianguan_cli.shipped import shipped_templates

_TAG = re.compile(r"<[^>]+>")


def render_docx(name: str, values: Mapping[str, object], day: date, workspace: Path | None = None) -> bytes:
    """The document of template ``name`` (``weekly.docx``), dated ``day``.

    Raises DataError, naming the template and its paragraph, for a missing name or a template that is broken.
    """
    path = _find(name, workspace)
    shown = (
        f"{workspace.name}/{name}"
        if workspace is not None and path.parent == workspace
        else f"内置模板 {name}"
    )
    template = _Template(path)
    try:
        template.render({**values, "chart": Charts(template)}, _environment(), autoescape=True)
    except (BadZipFile, PackageNotFoundError, KeyError) as error:
        raise DataError(f"{shown} 不是 Word 文档（.docx）", hint="请用 Word 另存为 .docx 后重试") from error
    except SyntaxError as error:  # lxml: the parts do not fit together any more
        raise DataError(
            f"{shown} 的循环或判断没有放在同一层：段落用 {{%p %}}，表格行用 {{%tr %}}",
            hint="写法见 docs/templates.md",
        ) from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        _fail(error, shown, template)
    properties = template.docx.core_properties
    properties.created = properties.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day
    properties.revision = 1
    return same_zip(template)


class _Template(DocxTemplate):  # type: ignore[misc]
    """Keeps the text it compiles, so that an error can name the paragraph."""

    compiled = ""

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:  # noqa: ANN401
        self.compiled = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        made = str(super().render_xml_part(src_xml, part, context, jinja_env))
        parse_xml(made)  # the library would mend what does not fit together, and lose text without a word
        return made


def _find(name: str, workspace: Path | None) -> Path:
    own = workspace / name if workspace is not None else None
    return own if own is not None and own.is_file() else shipped_templates() / name


def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True, finalize=_printable)


def _printable(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    return clean(value) if type(value) is str else value


def _fail(error: Exception, shown: str, template: _Template) -> NoReturn:
    line = getattr(error, "lineno", None) or _compiled_line(error.__traceback__)
    lines = template.compiled.splitlines()
    near = _TAG.sub("", lines[line - 1]).strip() if line and line <= len(lines) else ""
    where = f"{shown}:{line - 1}（“{near[:40]}”）" if line and near else shown
    message = str(error)
    missing = re.search(r"'([^']+)' is undefined|has no attribute '([^']+)'", message)
    said = f"用了不存在的名称“{missing[1] or missing[2]}”" if missing else f"模板出错：{message}"
    raise DataError(f"{where} {said}", hint="冒号后是第几段；模板可用的名称见 docs/templates.md") from error


def _compiled_line(trace: TracebackType | None) -> int | None:
    """Jinja rewrites tracebacks so that a frame named ``<template>`` tells the line."""
    found = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            found = trace.tb_lineno
        trace = trace.tb_next
    return found

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from jianguan_cli.errors import DataError
from jianguan_cli.reporting.environment import markdown_text, render

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "a|b",
    "\x1b]0;x\x07",
    "# 一级标题",
    "- 甲",
    "1. 乙",
)


def test_data_never_runs_as_a_template(tmp_path: Path) -> None:
    (tmp_path / "one.md.j2").write_text("{{ title }}", encoding="utf-8")
    assert "49" not in render("one.md.j2", {"title": "{{7*7}}"}, tmp_path)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_stays_text_in_html(tmp_path: Path, text: str) -> None:
    (tmp_path / "one.html.j2").write_text("<p title='{{ title }}'>{{ title }}</p>", encoding="utf-8")
    shown = render("one.html.j2", {"title": text}, tmp_path)
    assert "<script" not in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_the_text_itself(text: str) -> None:
    reader = MarkdownIt("commonmark").enable("table")
    cells = reader.parse(f"| 标题 |\n|---|\n| {markdown_text(text)} |\n")
    inline = [token for token in cells if token.type == "inline"]
    assert len(inline) == 2
    assert "".join(child.content for child in inline[1].children or ()) == text.replace("\x1b", "").replace(
        "\x07", ""
    )
    alone = reader.parse(markdown_text(text))
    assert [token.type for token in alone] == ["paragraph_open", "inline", "paragraph_close"]


def test_macros_are_not_escaped_twice(tmp_path: Path) -> None:
    (tmp_path / "one.md.j2").write_text(
        "{% macro cell(x) %}*{{ x }}*{% endmacro %}{{ cell('a|b') }}", encoding="utf-8"
    )
    assert render("one.md.j2", {}, tmp_path) == "*a\\|b*"


def test_a_missing_name_is_told_with_its_template_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "weekly.md.j2").write_text("第一行\n{{ view.nothing }}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"templates/weekly\.md\.j2:2 用了不存在的名称“nothing”"):
        render("weekly.md.j2", {"view": object()}, folder)


def test_a_missing_name_in_an_included_file_is_told_there(tmp_path: Path) -> None:
    (tmp_path / "weekly.md.j2").write_text('{% include "part.md.j2" %}', encoding="utf-8")
    (tmp_path / "part.md.j2").write_text("\n\n{{ nowhere }}", encoding="utf-8")
    with pytest.raises(DataError, match=r"part\.md\.j2:3 用了不存在的名称“nowhere”"):
        render("weekly.md.j2", {}, tmp_path)


def test_a_syntax_error_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "one.md.j2").write_text("\n{% if %}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"one\.md\.j2:2 模板语法有误"):
        render("one.md.j2", {}, tmp_path)


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    (tmp_path / "one.md.j2").write_text('{% include "gone.md.j2" %}', encoding="utf-8")
    with pytest.raises(DataError, match=r"找不到报表模板“gone\.md\.j2”"):
        render("one.md.j2", {}, tmp_path)


def test_templates_cannot_reach_into_python(tmp_path: Path) -> None:
    (tmp_path / "one.md.j2").write_text("{{ ().__class__.__mro__ }}", encoding="utf-8")
    with pytest.raises(DataError, match=r"one\.md\.j2:1"):
        render("one.md.j2", {}, tmp_path)

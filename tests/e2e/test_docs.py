"""The documentation is true: every command, option, code and key is told, every example runs.

Each check is a function over text, and is shown here to fail on a planted violation.
"""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.documents import word
from tests.documents.reviewer import play
from typer.core import TyperArgument, TyperCommand, TyperOption

from jianguan_cli.cli.help import build
from jianguan_cli.cli.table import COMMANDS, Entry
from jianguan_cli.domain.review.accepting import acceptance_slips
from jianguan_cli.domain.settings.reading import read_settings
from jianguan_cli.errors import ExitCode
from jianguan_cli.storage.yaml_tree import parse_tree

from . import doc_text
from .conftest import Jianguan

REPOSITORY = Path(__file__).parent.parent.parent
README = REPOSITORY / "README.md"
GUIDE = REPOSITORY / "docs" / "guide.md"
DRAFTS = REPOSITORY / "docs" / "draft.md"
PAGES = [
    README,
    *(REPOSITORY / name for name in ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((REPOSITORY / "docs").rglob("*.md")),
]
GENERATOR = runpy.run_path(str(REPOSITORY / "docs" / "generate_guide.py"))
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def options_of(entry: Entry) -> frozenset[str]:
    return frozenset(name for parameter in build(entry).params for name in parameter.opts)


OPTIONS = {entry.name: options_of(entry) for entry in COMMANDS}


def helpless(command: TyperCommand) -> list[str]:
    """The command, arguments and options whose help is not Chinese words."""
    found = [] if _CHINESE.search(command.help or "") else [f"{command.name}"]
    for parameter in command.params:
        told = isinstance(parameter, (TyperArgument, TyperOption)) and _CHINESE.search(parameter.help or "")
        if not told and parameter.name != "help":
            found.append(f"{command.name} {parameter.name}")
    return found


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_every_command_and_option_has_help_in_chinese(entry: Entry) -> None:
    assert helpless(build(entry)) == []


def test_help_in_english_would_be_found() -> None:
    command = build(next(entry for entry in COMMANDS if entry.name == "undo"))
    command.help = "undo"
    command.params[0].help = "how many"
    assert helpless(command) == ["undo", f"undo {command.params[0].name}"]


def test_every_command_is_in_the_guide() -> None:
    assert doc_text.undocumented((entry.name for entry in COMMANDS), GUIDE.read_text()) == []
    assert doc_text.undocumented(["merge", "list"], "`jianguan merge-file` `jianguan list`") == ["merge"]


def test_every_exit_code_is_in_the_guide() -> None:
    text = GUIDE.read_text()
    assert doc_text.unlisted((str(code.value) for code in ExitCode), text) == []
    assert doc_text.unlisted(["0", "71"], text) == ["71"]


def test_every_variable_of_the_environment_is_in_the_guide() -> None:
    sources = (path.read_text() for path in (REPOSITORY / "src").rglob("*.py"))
    read = {name for source in sources for name in re.findall(r"(?<!_)JIANGUAN_[A-Z_]+", source)}
    assert {"JIANGUAN_ROOT", "JIANGUAN_BY"} <= read
    assert doc_text.unlisted(sorted(read), GUIDE.read_text()) == []


def test_every_setting_is_in_the_guide() -> None:
    text = GUIDE.read_text()
    paths = GENERATOR["setting_paths"]()
    assert {"timezone", "lights.behind-pace.bands[].over", "accept[].reason"} < set(paths)
    assert doc_text.unlisted(paths, text) == []
    assert doc_text.unlisted(["lights.stale.grace"], text) == ["lights.stale.grace"]


def test_the_tables_of_the_guide_are_those_of_the_code() -> None:
    text = GUIDE.read_text()
    refreshed = GENERATOR["refreshed"]
    assert refreshed(text) == text
    assert refreshed(text.replace("| 70 |", "| 71 |")) == text


def test_the_settings_that_the_guide_shows_are_read_without_a_word() -> None:
    shown = [block for block in doc_text.blocks(GUIDE.read_text()) if block.language == "yaml"]
    settings = next(block for block in shown if "lights:" in block.lines)
    for text, wrong in (("\n".join(settings.lines), 0), ("stael: {limit: 60}", 1)):
        tree, findings = parse_tree(text + "\n", "jianguan.yaml")
        assert findings == []
        assert len(read_settings(tree, "jianguan.yaml", acceptance_slips)[1]) == wrong


@pytest.mark.parametrize("page", [README, GUIDE, DRAFTS], ids=lambda page: page.name)
def test_code_spans_name_commands_and_options_there_are(page: Path) -> None:
    text = page.read_text()
    assert doc_text.unknown_spans(text, OPTIONS) == []
    assert doc_text.escaped_examples(text) == []
    assert doc_text.unknown_spans("`jianguan lst` `jianguan list --pln x`", OPTIONS) == [
        "jianguan lst",
        "jianguan list --pln x",
    ]
    assert doc_text.escaped_examples("```\njianguan list\n```\n") == ["jianguan list"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_links_lead_somewhere_and_no_page_names_a_machine(page: Path) -> None:
    text = page.read_text()
    assert doc_text.broken_links(page, text) == []
    assert doc_text.machine_paths(text) == []


def test_a_broken_link_and_a_path_of_a_machine_would_be_found() -> None:
    text = "# 一 甲、乙\n[a](nowhere.md) [b](#一-甲乙) [c](#一-丙) [d](guide.md#设置) [e](guide.md#没有)"
    assert doc_text.broken_links(GUIDE, text) == ["nowhere.md", "#一-丙", "guide.md#没有"]
    assert doc_text.machine_paths(r"在 /home/li/x 和 D:\台账，不算 https://a.b/tmp/c、docs/tmp/x") == [
        "/home/li/x",
        "D:\\台账",
    ]


def test_the_page_for_developers_names_modules_and_files_there_are() -> None:
    text = (REPOSITORY / "docs" / "development.md").read_text()
    source = REPOSITORY / "src" / "jianguan_cli"
    folders = [REPOSITORY, source, REPOSITORY / "docs"]
    assert text.count(".py`") > 30
    assert doc_text.lost_modules(text, source) == []
    assert doc_text.lost_files(text, folders) == []
    assert doc_text.lost_modules("| `git` | 甲 | `process.py`、`pygit.py` |", source) == ["git/pygit.py"]
    assert doc_text.lost_files("`python docs/guess.py` `cli/table.py` `domain/新.py`", folders) == [
        "docs/guess.py"
    ]


def test_the_walks_go_through_functions_there_are() -> None:
    source = REPOSITORY / "src" / "jianguan_cli"
    text = (REPOSITORY / "docs" / "development.md").read_text().partition("## 两条路")[2]
    for name, walk in zip(("update", "check"), text.split("**`jianguan ")[1:], strict=True):
        assert walk.startswith(name)
        steps = doc_text.walked(walk.partition("\n## ")[0])
        assert len(steps) > 10
        assert doc_text.lost_steps(steps, source) == []
        assert doc_text.unreached_steps(steps, source) == []
    made_up = doc_text.walked(
        "`cli/main.py:run` `cli/main.py:walk` `commands/state.py:State.judge` `no.py:x`"
    )
    assert doc_text.lost_steps(made_up, source) == ["cli/main.py:walk", "no.py:x"]
    astray = [("values/dates.py", "say"), ("scoring/board.py", "Board")]
    assert doc_text.unreached_steps(astray, source / "domain") == ["scoring/board.py:Board"]


def test_the_words_of_the_trade_are_those_of_the_code() -> None:
    source = REPOSITORY / "src" / "jianguan_cli"
    text = (REPOSITORY / "docs" / "development.md").read_text()
    assert text.partition("## 行话")[2].partition("\n## ")[0].count("\n| ") > 40
    assert doc_text.unknown_terms(text, source) == []
    assert doc_text.unknown_terms("## 行话\n| 甲 | `Item` `Itme` | 乙 |\n", source) == ["Itme"]


def test_pages_that_the_program_names_are_there() -> None:
    sources = [*(REPOSITORY / "src").rglob("*.py"), REPOSITORY / "jianguan.yaml"]
    named = {page for path in sources for page in re.findall(r"docs/[\w/-]+\.md", path.read_text())}
    assert {"docs/rules.md", "docs/templates.md", "docs/guide.md"} <= named
    assert [page for page in sorted(named) if not (REPOSITORY / page).is_file()] == []


def test_the_readme_shows_every_picture_and_none_is_heavy() -> None:
    pictures = sorted((REPOSITORY / "docs" / "pictures").iterdir())
    text = README.read_text()
    assert [path.name for path in pictures if f"](docs/pictures/{path.name})" not in text] == []
    assert [path.name for path in pictures if path.stat().st_size > 300 * 1024] == []


def failures(
    text: str, folder: Path, jianguan: Jianguan, git: Callable[..., str]
) -> list[tuple[int, str, object]]:
    """Run the examples of a page in order; what ended or printed otherwise than the page says."""
    wrong: list[tuple[int, str, object]] = []
    for example in doc_text.examples(text):
        program, *arguments = example.words
        shown = " ".join(example.words)
        if program == "cd":
            folder /= arguments[0]
        elif program == "git":
            git(*arguments, cwd=folder)
        elif program == "jianguan" and "--review" in arguments:
            if play(folder, *arguments).code != example.code:
                wrong.append((example.line, shown, "review"))
        elif program == "jianguan":
            run = jianguan(*arguments, cwd=folder)
            if run.code != example.code:
                wrong.append((example.line, shown, (run.code, run.err)))
            if missing := doc_text.unprinted(example.printed, run.out + "\n" + run.err):
                wrong.append((example.line, shown, missing))
        else:
            wrong.append((example.line, shown, "not run"))
    return wrong


@pytest.fixture
def clerks_git(tmp_path: Path, git: Callable[..., str]) -> Callable[..., str]:
    """Git as the clerk of the guide has it: his own name, as he configured it in the workspace."""

    def run(*arguments: str, cwd: Path) -> str:
        name = ["-c", "user.name=张三", "-c", "user.email=zhangsan@example.org"]
        return git(*name, *arguments, cwd=cwd)

    return run


def test_the_examples_of_the_guide_run_and_print_what_it_says(
    tmp_path: Path, jianguan: Jianguan, clerks_git: Callable[..., str]
) -> None:
    assert failures(GUIDE.read_text(), tmp_path, jianguan, clerks_git) == []


def test_the_examples_of_the_readme_run(
    tmp_path: Path, jianguan: Jianguan, clerks_git: Callable[..., str]
) -> None:
    assert jianguan("init", ".", "--demo").code == 0
    (tmp_path / "要点.docx").write_bytes(word.paragraphs(sample().splitlines()))
    _, _, rest = README.read_text().partition("## 一天里怎么用")
    assert len(doc_text.examples(rest)) >= 8
    assert failures(rest, tmp_path, jianguan, clerks_git) == []


def sample() -> str:
    """The document that the page on drafts takes for its example."""
    first = next(doc_text.blocks(DRAFTS.read_text()))
    assert first.language == "text"
    return "\n".join(first.lines) + "\n"


def test_the_examples_of_the_page_on_drafts_run(
    tmp_path: Path, jianguan: Jianguan, clerks_git: Callable[..., str]
) -> None:
    (tmp_path / "要点.txt").write_text(sample(), encoding="utf-8")
    text = DRAFTS.read_text()
    assert len(doc_text.examples(text)) == 5
    assert failures(text, tmp_path, jianguan, clerks_git) == []
    assert (tmp_path / "checklists" / "xz-2025.yaml").is_file()


def test_an_example_that_does_not_hold_would_be_found(
    tmp_path: Path, jianguan: Jianguan, clerks_git: Callable[..., str]
) -> None:
    text = (
        "```sh\njianguan init . --demo\njianguan list --light 紫\njianguan show 食品   # 退出码 1\nrm x\n"
        "jianguan --version\n```\n\n```text\njianguan 9……\n```\n"
    )
    found = failures(text, tmp_path, jianguan, clerks_git)
    assert [line for line, _, _ in found] == [3, 4, 5, 6]


def test_the_quick_start_is_one_block_of_two_commands() -> None:
    section = README.read_text().partition("## 快速开始")[2].partition("\n## ")[0]
    (block,) = doc_text.blocks(section)
    install = "python3 -m venv .venv && .venv/bin/python -m pip install -q -c constraints.txt"
    assert block.lines == (
        f"{install} . && .venv/bin/python docs/first_run.py",
        f"{install} '.[tui,test]' && .venv/bin/python -m pytest -n auto",
    )

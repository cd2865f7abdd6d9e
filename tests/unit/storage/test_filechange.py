"""The difference as people read it: what git itself would print."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianguan_cli.storage.filechange import FileChange

ROOT = Path("/ws")


def diff(before: str, after: str) -> str:
    return FileChange(ROOT / "a.yaml", before, after).diff(ROOT)


def test_no_difference_is_no_text() -> None:
    assert diff("a\n", "a\n") == ""
    assert not FileChange(ROOT, "a", "a").changed


def test_three_lines_around_a_change() -> None:
    lines = [f"{number}\n" for number in range(1, 10)]
    after = [*lines[:4], "五\n", *lines[5:]]
    assert diff("".join(lines), "".join(after)) == (
        "--- a/a.yaml\n+++ b/a.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+五\n 6\n 7\n 8\n"
    )


def test_changes_far_apart_are_hunks_of_their_own() -> None:
    lines = [f"{number}\n" for number in range(1, 21)]
    after = ["一\n", *lines[1:-1], "廿\n"]
    said = diff("".join(lines), "".join(after)).splitlines()
    assert [line for line in said if line.startswith("@@")] == ["@@ -1,4 +1,4 @@", "@@ -17,4 +17,4 @@"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("", "a\n", "--- /dev/null\n+++ b/a.yaml\n@@ -0,0 +1,1 @@\n+a\n"),
        ("a\n", "", "--- a/a.yaml\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a\n"),
        (
            "a",
            "a\n",
            "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n",
        ),
        ("a\u2028b\n", "a\u2028c\n", "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,1 +1,1 @@\n-a\u2028b\n+a\u2028c\n"),
    ],
)
def test_new_and_gone_files_and_missing_newlines(before: str, after: str, said: str) -> None:
    assert diff(before, after) == said

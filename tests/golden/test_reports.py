"""Golden cases: ``input`` is a workspace, each line of ``args`` a report, ``expected`` what it says.

After a wanted change: ``pytest tests/golden --update-golden``, then read the difference.
"""

from pathlib import Path

import pytest
from tests.golden.reports import request_of

from jianguan_cli.reporting.formats import render_report

HERE = Path(__file__).parent


def cases() -> list[tuple[str, str, str, str]]:
    found = []
    for folder in sorted(HERE.glob("report_*")):
        for line in (folder / "args").read_text(encoding="utf-8").splitlines():
            kind, form, edition = line.split()
            found.append((folder.name, kind, form, edition))
    return found


@pytest.mark.parametrize(("case", "kind", "form", "edition"), cases())
def test_reports_say_what_they_said(
    case: str, kind: str, form: str, edition: str, request: pytest.FixtureRequest
) -> None:
    made = render_report(kind, form, request_of(HERE / case / "input", kind, edition))
    assert isinstance(made, bytes)
    expected = HERE / case / "expected" / f"{kind}-{edition}.{form}"
    if request.config.getoption("--update-golden"):
        expected.write_bytes(made)
    assert made.decode() == expected.read_bytes().decode()


def test_every_expected_file_belongs_to_a_case() -> None:
    known = {(case, f"{kind}-{edition}.{form}") for case, kind, form, edition in cases()}
    found = {(path.parent.parent.name, path.name) for path in HERE.glob("report_*/expected/*")}
    assert found == known

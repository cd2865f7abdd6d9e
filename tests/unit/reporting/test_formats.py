import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.golden.reports import request_of
from tests.unit.reporting.making import request

from jianguan_cli.errors import UsageError
from jianguan_cli.reporting.formats import REPORTS, render_report

INPUT = Path(__file__).parents[2] / "golden" / "report_small" / "input"
EVERY = [(kind, form) for kind, forms in REPORTS.items() for form in forms]
DIGESTS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from tests.unit.reporting.test_formats import INPUT, digests
print(digests())
"""


def digests() -> str:
    """One digest over every report in every format."""
    whole = hashlib.sha256()
    for kind, form in EVERY:
        made = render_report(kind, form, request_of(INPUT, kind))
        for name, data in sorted(made.items()) if isinstance(made, dict) else [("", made)]:
            whole.update(f"{kind}.{form} {name} {hashlib.sha256(data).hexdigest()}\n".encode())
    return whole.hexdigest()


def test_the_same_input_gives_the_same_bytes_in_every_format() -> None:
    root = Path(__file__).parents[3]
    found = {
        subprocess.run(
            [sys.executable, "-c", DIGESTS, str(root)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    }
    assert len(found) == 1


def test_an_unknown_kind_or_format_names_what_there_is() -> None:
    with pytest.raises(UsageError, match="没有“daily”这种报表") as kind:
        render_report("daily", "md", request())
    assert "weekly" in kind.value.hint
    with pytest.raises(UsageError, match="报表 weekly 没有 csv 格式") as form:
        render_report("weekly", "csv", request())
    assert "md" in form.value.hint

"""What all tests share: nothing of this machine leaks in, and a required run may skip nothing."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# A loaded machine draws slowly; that says nothing about the code.
settings.register_profile("any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-machine")

# Tests on the five official documents run where the documents are; they are no part of the repository.
MAY_SKIP = "原文不在"

for name in [name for name in os.environ if name.startswith("JIANGUAN_") and "REQUIRE" not in name]:
    del os.environ[name]
os.environ["JIANGUAN_NO_CACHE"] = "1"  # tests of the cache say where it is


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes what the golden cases expect anew; read the difference before a commit."""
    parser.addoption("--update-golden", action="store_true", default=False)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Under ``JIANGUAN_REQUIRE_ALL`` a skipped test is a failure of the run."""
    reporter: Any = session.config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get("JIANGUAN_REQUIRE_ALL") or reporter is None:
        return
    skipped = [one for one in reporter.stats.get("skipped", []) if MAY_SKIP not in str(one.longrepr)]
    if skipped:
        for one in skipped:
            reporter.write_line(f"skipped where it must run: {one.nodeid}: {one.longrepr}", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED

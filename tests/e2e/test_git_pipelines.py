"""The pipelines of ``init --ci``: their scripts run for real, in a clean clone, at a fixed day."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml
from tests.e2e.clerks import Git
from tests.e2e.conftest import Jianguan

FORGES = {
    "github": ".github/workflows/jianguan.yml",
    "gitlab": ".gitlab-ci.yml",
    "gitee": ".workflow/jianguan.yml",
    "jenkins": "Jenkinsfile",
}
DAY = "2022-09-05"


def scripts(forge: str, text: str) -> tuple[str, list[str]]:
    """The script for a change, and those of the weekly run, without the installation."""
    if forge == "jenkins":
        change, *weekly = [dedent(part) for part in text.split("'''")[1::2]]
        return change, weekly
    pipeline: Any = yaml.safe_load(text)
    if forge == "github":
        jobs = pipeline["jobs"]
        runs = {
            name: [step["run"] for step in job["steps"] if "run" in step and "pip" not in step["run"]]
            for name, job in jobs.items()
        }
        assert runs["change"].pop().startswith("gh pr comment")
        return runs["change"][0], runs["weekly"]
    if forge == "gitlab":
        return pipeline["change"]["script"][0], [*pipeline["pages"]["script"], *pipeline["judge"]["script"]]
    change, weekly = [stage["steps"][0]["commands"][1] for stage in pipeline["stages"]]
    return change, [weekly]


def run_script(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a script as a runner does: bash, stopping at the first failure."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "JIANGUAN_"))}
    return subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=folder,
        env={**clean, "PATH": path, "JIANGUAN_ROOT": ".", "DAY": DAY, **environment},
        capture_output=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def workspace(tmp_path: Path, git: Git, jianguan: Jianguan) -> Path:
    folder = tmp_path / "台账"
    assert jianguan("init", str(folder), "--with", "hb-145-tasks").code == 0
    git("init", "-q", "-b", "main", cwd=folder)
    return folder


def publish(git: Git, workspace: Path, message: str) -> str:
    git("add", "-A", cwd=workspace)
    git("commit", "-qm", message, cwd=workspace)
    return git("rev-parse", "HEAD", cwd=workspace).strip()


def clone(git: Git, workspace: Path, name: str) -> Path:
    folder = workspace.parent / name
    git("clone", "-q", str(workspace), str(folder), cwd=workspace)
    return folder


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("forge", FORGES)
def test_the_change_script_passes_and_fails_rightly(
    forge: str, workspace: Path, git: Git, jianguan: Jianguan
) -> None:
    assert jianguan("init", "--ci", forge, cwd=workspace).code == 0
    text = (workspace / FORGES[forge]).read_text("utf-8")
    assert "@" not in text.replace("actions/checkout@", "").replace("@v", "").replace("build@", "").replace(
        "setup-python@", ""
    )
    base = publish(git, workspace, "开始")
    names = {"BASE": base, "CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "CHANGE_TARGET": "main"}
    plan = workspace / "checklists/hb-145-tasks.yaml"
    before = plan.read_text("utf-8")
    plan.write_text(before.replace("title: 全省市场主体总量850万户", "title: 市场主体总量达850万户"), "utf-8")
    publish(git, workspace, "改名")
    change, _ = scripts(forge, text)
    good = run_script(change, clone(git, workspace, "好"), **names)
    assert good.returncode == 0, good.stdout.decode() + good.stderr.decode()
    plan.write_text(before.replace("deadline: 2025-12-31", "deadline: 2026-12-31", 1), "utf-8")
    publish(git, workspace, "悄悄改期")
    folder = clone(git, workspace, "坏")
    assert run_script(change, folder, **names).returncode == 1
    assert "deadline-moved" in (folder / "review.md").read_text("utf-8")


@pytest.mark.parametrize("forge", FORGES)
def test_the_weekly_script_publishes_the_same_bytes_twice(
    forge: str, workspace: Path, git: Git, jianguan: Jianguan
) -> None:
    assert jianguan("init", "--ci", forge, cwd=workspace).code == 0
    publish(git, workspace, "开始")
    _, weekly = scripts(forge, (workspace / FORGES[forge]).read_text("utf-8"))
    published = []
    for name in ("一", "二"):
        folder = clone(git, workspace, name)
        codes = [run_script(script, folder).returncode for script in weekly]
        assert codes[-1] == 0  # nothing is red on that day
        published.append(tree(folder / "public"))
    assert published[0] == published[1]
    assert {"index.html", "weekly.docx", "weekly.html"} <= published[0].keys()


def test_a_red_light_fails_the_weekly_run_after_publishing(
    workspace: Path, git: Git, jianguan: Jianguan
) -> None:
    assert jianguan("init", "--ci", "gitee", cwd=workspace).code == 0
    publish(git, workspace, "开始")
    _, weekly = scripts("gitee", (workspace / FORGES["gitee"]).read_text("utf-8"))
    folder = clone(git, workspace, "逾期")
    assert run_script(weekly[0], folder, DAY="2026-02-01").returncode == 1
    assert (folder / "public/index.html").is_file()


def test_a_pipeline_is_written_once_and_knows_where_the_workspace_lies(
    tmp_path: Path, git: Git, jianguan: Jianguan
) -> None:
    git("init", "-q", "-b", "主线", cwd=tmp_path)
    run = jianguan("init", "督办", "--ci", "gitee")
    assert run.code == 0
    text = (tmp_path / ".workflow/jianguan.yml").read_text("utf-8")
    assert 'JIANGUAN_ROOT: "督办"' in text
    assert '- "主线"' in text
    assert jianguan("init", "督办", "--ci", "gitee").code == 2
    assert jianguan("init", "督办", "--ci", "svn").code == 2
    assert (tmp_path / ".workflow/jianguan.yml").read_text("utf-8") == text

"""From an item back to its document: the sentence on the terminal, the link on the site."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import pytest

from .conftest import Jianguan

URL = "https://example.gov.cn/要点.html?a=1&b=2"
CHECKLIST = f"""\
format: 1
plan:
  id: p
  title: 某局2025年工作要点
  issuer: 某局
  issued: 2025-01-02
  start: 2025-01-01
  end: 2025-12-31
  source: {{url: "{URL}"}}
items:
  - id: p-1
    clause: 一/(一)
    title: 办好甲事
    kind: task
    lead: [甲处]
    support: []
    deadline: 2025-12-31
    deliverables:
      - {{key: 制度, text: 建立制度, at: 建立“甲-乙”制度}}
    status: unreported
    at: 办好甲事<b>
"""
DOCUMENT = "某局文件\n\n一、头一章\n（一）办好甲事<b>，长期坚持。建立“甲-乙”制度。（甲处负责）\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "督办"
    (folder / "checklists").mkdir(parents=True)
    (folder / "原文").mkdir()
    (folder / "jianguan.yaml").write_text("{}\n", encoding="utf-8")
    (folder / "checklists" / "p.yaml").write_text(CHECKLIST, encoding="utf-8")
    (folder / "checklists" / "units.yaml").write_text("format: 1\nunits: []\n", encoding="utf-8")
    (folder / "原文" / "p.txt").write_text(DOCUMENT, encoding="utf-8")
    return folder


def show(jianguan: Jianguan, root: Path, *more: str) -> tuple[int, str, str]:
    run = jianguan("-C", str(root), "show", "p-1", "--as-of", "2025-06-30", *more)
    return run.code, run.out, run.err


@pytest.mark.parametrize("where", ["原文", "原文/p.txt"])
def test_the_sentence_is_printed_below_the_item(jianguan: Jianguan, root: Path, where: str) -> None:
    code, out, _ = show(jianguan, root, "--source", str(root / where))
    assert code == 0
    assert "## 原文（p.txt，条款 一/(一)）\n" in out
    assert "- 第4行“（一）办好甲事<b>，长期坚持。”\n    事项\n" in out
    assert "- 第4行“建立“甲-乙”制度。”\n    成果“制度”\n" in out


def test_as_data_it_comes_only_when_asked_for(jianguan: Jianguan, root: Path) -> None:
    _, out, _ = show(jianguan, root, "-f", "json")
    assert "document" not in json.loads(out)
    _, out, _ = show(jianguan, root, "-f", "json", "--source", str(root / "原文"))
    document = json.loads(out)["document"]
    assert [(one["of"], one["text"]) for one in document["sentences"]] == [
        ("item", "（一）办好甲事<b>，长期坚持。"),
        ("deliverable", "建立“甲-乙”制度。"),
    ]


def test_what_is_missing_is_told(jianguan: Jianguan, root: Path) -> None:
    (root / "空").mkdir()
    code, _, err = show(jianguan, root, "--source", str(root / "空"))
    assert (code, "里没有 p 的原文" in err) == (2, True)
    code, _, err = show(jianguan, root, "--source", str(root / "无"))
    assert (code, "没有这个文件或文件夹" in err) == (2, True)
    (root / "原文" / "p.md").write_text(DOCUMENT, encoding="utf-8")
    code, out, _ = show(jianguan, root, "--source", str(root / "原文"))
    assert (code, "## 原文（p.txt，" in out) == (0, True)  # of several, the plain text
    (root / "别的.txt").write_text("一、章\n1.别的事。\n", encoding="utf-8")
    code, _, err = show(jianguan, root, "--source", str(root / "别的.txt"))
    assert (code, "别的.txt 里没有条款 一/(一)" in err) == (3, True)


def test_the_terminal_and_the_site_lead_to_the_page(jianguan: Jianguan, root: Path) -> None:
    item = f"{URL}#:~:text={quote('办好甲事<b>', safe='')}"
    _, out, _ = show(jianguan, root)
    assert f"原文：{item}\n" in out
    for edition in ("internal", "public"):
        folder = root / edition
        run = jianguan(
            "-C",
            str(root),
            "report",
            "site",
            "--as-of",
            "2025-06-30",
            "--edition",
            edition,
            "-o",
            str(folder),
        )
        assert run.code == 0, run.err
        page = (folder / "items" / "p-1.html").read_text(encoding="utf-8")
        assert f'<a href="{item.replace("&", "&amp;")}" rel="external noopener noreferrer">看原文</a>' in page
        assert "text=%E5%BB%BA%E7%AB%8B%E2%80%9C%E7%94%B2%2D%E4%B9%99%E2%80%9D%E5%88%B6%E5%BA%A6" in page


def test_without_an_address_there_is_no_link(jianguan: Jianguan, root: Path) -> None:
    path = root / "checklists" / "p.yaml"
    path.write_text(CHECKLIST.replace(f'  source: {{url: "{URL}"}}\n', ""), encoding="utf-8")
    _, out, _ = show(jianguan, root)
    assert "原文：" not in out
    jianguan("-C", str(root), "report", "site", "--as-of", "2025-06-30", "-o", str(root / "站"))
    assert "看原文" not in (root / "站" / "items" / "p-1.html").read_text(encoding="utf-8")

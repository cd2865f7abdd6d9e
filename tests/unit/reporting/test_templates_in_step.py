import runpy
from pathlib import Path

DOCS = Path(__file__).parents[3] / "docs"


def test_the_guide_names_what_the_views_have() -> None:
    document = runpy.run_path(str(DOCS / "generate_templates.py"))["templates_page"]()
    written = (DOCS / "templates.md").read_text(encoding="utf-8")
    assert written == document, "请运行 python docs/generate_templates.py"

"""Write ``docs/lint.md`` from the lint codes themselves: ``python docs/generate_lint.py``."""

from pathlib import Path

from jianguan_cli.domain.lint.page import lint_page

TARGET = Path(__file__).with_name("lint.md")

if __name__ == "__main__":
    TARGET.write_text(lint_page(), encoding="utf-8")
    print(f"已写入 {TARGET.name}")

"""Write ``docs/rules.md`` from the rules themselves: ``python docs/generate_rules.py``."""

from pathlib import Path

from jianguan_cli.domain.judging.explain import rules_document

TARGET = Path(__file__).with_name("rules.md")

if __name__ == "__main__":
    TARGET.write_text(rules_document(), encoding="utf-8")
    print(f"已写入 {TARGET.name}")

"""Write ``docs/review-rules.md`` from the review rules themselves: ``python docs/generate_review.py``."""

from pathlib import Path

from jianguan_cli.domain.review.page import review_page

TARGET = Path(__file__).with_name("review-rules.md")

if __name__ == "__main__":
    TARGET.write_text(review_page(), encoding="utf-8")
    print(f"已写入 {TARGET.name}")

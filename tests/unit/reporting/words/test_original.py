"""The address of a document, opened at the words of a promise; no link where none is known."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianguan_cli.domain.plan.model import PlanSource
from jianguan_cli.reporting.words.original import original_url


@pytest.mark.parametrize(
    ("url", "at", "address"),
    [
        ("https://a.gov.cn/x.html", "甲 乙", "https://a.gov.cn/x.html#:~:text=%E7%94%B2%20%E4%B9%99"),
        (
            "https://a.gov.cn/x#p3",
            "3-5项,甲&乙",
            "https://a.gov.cn/x#p3:~:text=3%2D5%E9%A1%B9%2C%E7%94%B2%26%E4%B9%99",
        ),
        ("https://a.gov.cn/x", None, "https://a.gov.cn/x"),
        ("https://a.gov.cn/x", " ", "https://a.gov.cn/x"),
        ("HTTP://a.gov.cn/x", None, "HTTP://a.gov.cn/x"),
        (None, "甲乙", ""),
        ("javascript:alert(1)", "甲乙", ""),
        ("某局网站", "甲乙", ""),
    ],
)
def test_the_address_of_a_sentence(url: str | None, at: str | None, address: str) -> None:
    assert original_url(PlanSource(url=url) if url else PlanSource(), at) == address


def test_a_plan_that_names_no_document_has_no_address() -> None:
    assert original_url(None, "甲乙") == ""


@given(st.text(min_size=1).filter(str.strip))
def test_the_words_arrive_as_they_are_and_none_of_them_means_something_in_a_fragment(at: str) -> None:
    words = original_url(PlanSource(url="https://a.cn/"), at).partition(":~:text=")[2]
    assert unquote(words) == at.strip()
    assert not set(words) & set("-,&#")

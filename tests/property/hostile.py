"""Words that YAML would rather read as something else."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = [
    *" \t\n:#-?,[]{}&*!|>'\"%@`~=<\\.",
    *(
        ": ",
        " #",
        "- ",
        "? ",
        "---",
        "...",
        "null",
        "~",
        "no",
        "08",
        "98.6",
        "\r",
        "\r\n",
        "\u3000",
        "\u200b",
    ),
    *("\x85", "\u2028", "\u2029", "\xa0", "\ufeff", "😀", "𠮷", "é", "é", "值", "完成", "a"),
]

# Anything a person, an office program or a hostile colleague may put into a field.
texts = st.one_of(
    st.lists(st.sampled_from(_PIECES), min_size=0, max_size=8).map("".join),
    st.text(
        st.characters(
            exclude_categories=["Cs", "Cc"],
            exclude_characters="\ufffe\uffff",
            include_characters="\t\n\r\x85",
        ),
        max_size=20,
    ),
    st.sampled_from(
        [
            "",
            " ",
            "\n",
            "null",
            "~",
            "Null",
            "true",
            ">=",
            "==",
            "%",
            "<",
            "-5",
            "- 5",
            "2025-01-01",
            "一\n二",
        ]
    ),
)

"""Whatever is typed or heard, understanding ends in an answer and in a confidence that is one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conversations.ears import ears


@given(st.text(max_size=80), st.sampled_from(["de", "en"]))
@settings(max_examples=150, deadline=None)
def test_no_text_raises(text: str, language: str) -> None:
    understood = ears(language).understand(text, expected=())
    assert 0 <= understood.confidence <= 1


@given(
    st.lists(
        st.sampled_from(
            [
                "bestell",
                "ja",
                "nein",
                "zwei",
                "milch",
                "und",
                "nicht",
                "die",
                "korb",
                "was",
                "kostet",
                "nee",
                "warte",
                ",",
                "code",
            ]
        ),
        max_size=14,
    )
)
@settings(max_examples=150, deadline=None)
def test_shuffled_words_never_raise(words: list[str]) -> None:
    assert (
        0
        <= ears("de").understand(" ".join(words), expected=("ProvideCodeIntent", "ChooseOptionIntent")).confidence
        <= 1
    )

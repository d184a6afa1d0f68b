"""Words as they are said, and rows of words that say nearly the same."""

from fractions import Fraction

import pytest

from checkers.quote_attribution.alignment import aligned
from checkers.quote_attribution.wording import spoken_words, words_of


@pytest.mark.parametrize(
    ("asked", "told"),
    [("yes", "the dog barked"), ("", "the dog"), ("yes", ""), ("one two", "three four")],
    ids=["one-word", "nothing-asked", "nothing-told", "no-word-in-common"],
)
def test_words_without_a_match_are_aligned_with_nothing(asked, told):
    assert aligned(asked.split(), told.split(), Fraction(3, 4)) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("8 per cent", "8 percent"),
        ("Eight percent", "8 percent"),
        ("8% per cent", "8 percent percent"),
        ("per head, a cent", "per head a cent"),
        ("cent per cent", "cent percent"),
        ("£5m in Nov.", "5 million in month 11"),
    ],
    ids=["apart", "joined", "sign-and-words", "far-apart", "cent-first", "scale-and-month"],
)
def test_words_are_spelled_as_said(text, said):
    assert " ".join(words_of(text)) == said
    assert " ".join(word.said for word in spoken_words(text)) == said

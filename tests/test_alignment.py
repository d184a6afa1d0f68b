"""Rows of words that say nearly the same."""

from fractions import Fraction

import pytest

from checkers.quote_attribution.alignment import aligned


@pytest.mark.parametrize(
    ("asked", "told"),
    [("yes", "the dog barked"), ("", "the dog"), ("yes", ""), ("one two", "three four")],
    ids=["one-word", "nothing-asked", "nothing-told", "no-word-in-common"],
)
def test_words_without_a_match_are_aligned_with_nothing(asked, told):
    assert aligned(asked.split(), told.split(), Fraction(3, 4)) is None

"""The words of a text, split once."""

from itertools import pairwise

import pytest

from checkers.facts.words import read_words

BLANK = "\n" * 200


@pytest.mark.parametrize(
    "text",
    ["", "word", f"{BLANK}two words.{BLANK}", f"one{BLANK}two{BLANK}{BLANK} three", BLANK, " , "],
    ids=["nothing", "one", "between-blanks", "over-blanks", "blank", "marks"],
)
def test_parts_make_up_the_text_with_every_word_at_an_odd_place(text):
    words = read_words(text)
    assert "".join(words.parts) == text
    assert words.parts[1::2] == text.replace(".", " ").replace(",", " ").split()
    assert [b - a for a, b in pairwise(words.starts)] == [len(part) for part in words.parts]

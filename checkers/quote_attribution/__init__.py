"""Functions and finders about quotes: what `quote-attribution` rules may call."""

from __future__ import annotations

from fractions import Fraction

from checkers.model import Kind
from checkers.quote_attribution import people
from checkers.quote_attribution.passages import find_closest_passage
from checkers.quote_attribution.within import (
    find_fuller_quotes,
    find_repeated_quotes,
    find_statements,
    find_unclosed_quotes,
)
from checkers.quote_attribution.wording import same_words, words_of
from checkers.ranges import exactly
from checkers.rulebook.values import Amount
from checkers.rulebook.vocabulary import Base, Finder, Function, Parameter, Type

_TEXT = Type(Base.TEXT)


def word_count(text: str) -> Amount:
    """Count the words of a text."""
    return Amount(exactly(len(words_of(text))), "words", "count")


FUNCTIONS = (
    Function("same_words", (_TEXT, _TEXT), Type(Base.TRUTH), same_words),
    Function("word_count", (_TEXT,), Type(Base.NUMBER), word_count),
    *people.FUNCTIONS,
)

_QUOTES = (Kind.QUOTE,)
FINDERS = (
    Finder("repeated_quote", find_repeated_quotes, binds=(Base.QUOTE, Base.QUOTE), needs=_QUOTES),
    Finder("fuller_quote", find_fuller_quotes, binds=(Base.PASSAGE, Base.QUOTE), needs=_QUOTES),
    Finder("unclosed_quote", find_unclosed_quotes, binds=(Base.QUOTE,), needs=_QUOTES),
    Finder("statement", find_statements, binds=(Base.QUOTE,), needs=_QUOTES),
    Finder(
        "closest_passage",
        find_closest_passage,
        binds=(Base.PASSAGE,),
        parameters={
            "to": Parameter(binds=Base.QUOTE, required=True),
            "at_least": Parameter(constant="percent", default=Fraction(3, 4)),
        },
        needs=_QUOTES,
        sources=True,
    ),
    *people.FINDERS,
)

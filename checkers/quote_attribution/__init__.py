"""Functions and finders about quotes: what `quote-attribution` rules may call."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checkers.model import Fact, Kind
from checkers.quote_attribution import people
from checkers.quote_attribution.difference import difference, turned_round
from checkers.quote_attribution.free_wording import same_words
from checkers.quote_attribution.joining import find_joined_quotes, joined_parts
from checkers.quote_attribution.paraphrase import find_paraphrased_figures
from checkers.quote_attribution.passages import (
    find_closest_passage,
    find_missing_quotes,
    find_unsourced_quotes,
)
from checkers.quote_attribution.persons import same_person
from checkers.quote_attribution.repeated import find_repeated_quotes
from checkers.quote_attribution.said_twice import find_figures_said_twice
from checkers.quote_attribution.sources import find_source_names, find_source_quotes
from checkers.quote_attribution.statements import find_statements
from checkers.quote_attribution.unclosed import find_unclosed_quotes
from checkers.quote_attribution.within import (
    find_fuller_quotes,
)
from checkers.quote_attribution.wording import words_of
from checkers.ranges import exactly
from checkers.rulebook.values import Amount
from checkers.rulebook.vocabulary import Base, Bound, Finder, Function, Parameter, Scene, Type

_TEXT = Type(Base.TEXT)
_PERSON = Type(Base.PERSON)
_A_QUOTE = Parameter(binds=Base.QUOTE, required=True)
_ALIKE = Parameter(constant="percent", default=Fraction(3, 4))  # share of a quote's words


def find_uncut_passage(scene: Scene, *, to: Bound, at_least: Fraction) -> Iterator[tuple[Bound]]:
    """Find the passage most like a quote, unless two places together have its very words."""
    if isinstance(to.item, Fact) and joined_parts(scene, to.item, to.document) is None:
        yield from find_closest_passage(scene, to=to, at_least=at_least)


def word_count(text: str) -> Amount:
    """Count the words of a text."""
    return Amount(exactly(len(words_of(text))), "words", "count")


FUNCTIONS = (
    Function("same_words", (_TEXT, _TEXT), Type(Base.TRUTH), same_words),
    Function("difference", (_TEXT, _TEXT), _TEXT, difference),
    Function("turned_round", (_TEXT, _TEXT), Type(Base.TRUTH), turned_round),
    Function("same_person", (_PERSON, _PERSON), Type(Base.TRUTH), same_person),
    Function("word_count", (_TEXT,), Type(Base.NUMBER), word_count),
    *people.FUNCTIONS,
)

_QUOTES = (Kind.QUOTE,)
FINDERS = (
    Finder("repeated_quote", find_repeated_quotes, binds=(Base.QUOTE, Base.QUOTE), needs=_QUOTES),
    Finder("fuller_quote", find_fuller_quotes, binds=(Base.PASSAGE, Base.QUOTE), needs=_QUOTES),
    Finder("unclosed_quote", find_unclosed_quotes, binds=(Base.QUOTE,), needs=_QUOTES),
    Finder(
        "paraphrased_figure",
        find_paraphrased_figures,
        binds=(Base.NUMBER, Base.NUMBER),
        needs=_QUOTES,
    ),
    Finder(
        "figure_said_twice",
        find_figures_said_twice,
        binds=(Base.NUMBER, Base.NUMBER),
    ),
    Finder("statement", find_statements, binds=(Base.QUOTE,), needs=_QUOTES),
    Finder(
        "closest_passage",
        find_uncut_passage,
        binds=(Base.PASSAGE,),
        parameters={"to": _A_QUOTE, "at_least": _ALIKE},
        needs=_QUOTES,
        sources=True,
    ),
    Finder(
        "joined_quote",
        find_joined_quotes,
        binds=(Base.PASSAGE, Base.PASSAGE),
        parameters={"to": _A_QUOTE},
        needs=_QUOTES,
        sources=True,
    ),
    Finder(
        "unsourced_quote",
        find_unsourced_quotes,
        binds=(Base.PASSAGE,),
        parameters={"of": _A_QUOTE, "at_least": _ALIKE},
        needs=_QUOTES,
        sources=True,
    ),
    Finder(
        "missing_quote",
        find_missing_quotes,
        binds=(Base.PASSAGE,),
        parameters={"of": _A_QUOTE, "at_least": _ALIKE},
        needs=_QUOTES,
        sources=True,
    ),
    Finder(
        "source_quote",
        find_source_quotes,
        binds=(Base.QUOTE, Base.PASSAGE, Base.PASSAGE),
        parameters={"to": _A_QUOTE},
        needs=_QUOTES,
        sources=True,
    ),
    Finder(
        "source_name",
        find_source_names,
        binds=(Base.NAME, Base.NAME),
        needs=(Kind.NAME,),
        sources=True,
    ),
    *people.FINDERS,
)

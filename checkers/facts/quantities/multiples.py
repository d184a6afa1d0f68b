"""Words that are a multiple by themselves: "doubled", "threefold", "twice the"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import regex

from checkers.facts.lexicon import either, load
from checkers.facts.numbers.numeral import Amount, cardinal
from checkers.facts.quantities.draft import Draft
from checkers.facts.quantities.page import Page
from checkers.facts.words import Words
from checkers.model import Kind, Number, Paragraph, Span

_NOUNS = load("nouns")
_VALUES: Mapping[str, Number] = {
    **_NOUNS["multiples"],
    **_NOUNS["multiples_before"],
    **{word: Fraction(1, part) for word, part in _NOUNS["shrinking"].items()},
}
_STEPS: Mapping[bool, Number] = {True: 1, False: Fraction(1, 10)}  # by whether it grows
_ALONE = frozenset([*_NOUNS["multiples"], *_NOUNS["shrinking"]])
_COMPARING = tuple(f" {word} " for word in _NOUNS["compared"])
_FIRST_WORDS = frozenset(word.replace(" ", "-").partition("-")[0] for word in _VALUES)
_MULTIPLE = regex.compile(rf"\b{either(_VALUES)}\b")


def may_have_multiples(words: Words) -> bool:
    return not _FIRST_WORDS.isdisjoint(words.forms.values())


def find_multiples(page: Page, paragraphs: Sequence[Paragraph]) -> Iterator[Draft]:
    """Find the multiples in words, each inside its paragraph."""
    at = 0
    for match in _MULTIPLE.finditer(page.flat, concurrent=False):
        span, word = Span(match.start(), match.end()), match.group()
        if not page.flat.startswith(_COMPARING, span.end) and word not in _ALONE:
            continue
        if page.flat.startswith(("-", " down"), span.end):
            continue
        while at + 1 < len(paragraphs) and paragraphs[at].span.end <= span.start:
            at += 1
        value = _VALUES[word]
        numeral = cardinal(span, Amount(value, _STEPS[value > 1]), words=True)
        bounds = paragraphs[at].span
        yield Draft(numeral, span.start, span.end, bounds.start, bounds.end, Kind.MULTIPLE)

"""Measures with an article for their number: "a mile", "a gallon of milk"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.facts.lexicon import either, load
from checkers.facts.numbers import grammar
from checkers.facts.numbers.numeral import Amount, cardinal
from checkers.facts.quantities.draft import Draft
from checkers.facts.quantities.page import Page, words_before
from checkers.facts.quantities.units import unit_after
from checkers.model import Kind, Paragraph, Span

_WORDS = [word for row in load("units")["unit"] if row.get("article") for word in row["words"]]
_ARTICLE = regex.compile(rf"\ban? (?={either(_WORDS)}\b(?!-))")
# After an amount "a gallon" is a rate: "$3 a gallon", "miles a gallon", "the price a gallon".
_STOPS = frozenset(load("nouns")["stops"])
_AMOUNTS = frozenset(
    (*grammar.UNITS, *grammar.TEENS, *grammar.TENS, *grammar.SCALES, *load("nouns")["priced"])
)


def _is_amount(word: str) -> bool:
    if word in _STOPS:
        return False
    return word.endswith("s") or word in _AMOUNTS or any(letter.isdigit() for letter in word)


def find_single_measures(page: Page, paragraphs: Sequence[Paragraph]) -> Iterator[Draft]:
    """Find "a mile" and its like after words that do not make a rate of it."""
    at = 0
    for match in _ARTICLE.finditer(page.flat, concurrent=False):
        while at + 1 < len(paragraphs) and paragraphs[at].span.end <= match.start():
            at += 1
        bounds = paragraphs[at].span
        unit = unit_after(page, match.end() - 1, bounds.end)
        if unit is None or unit.after.kind is not Kind.MEASURE:
            continue
        before = words_before(page, match.start(), bounds.start, 1)
        if before and _is_amount(before[0]):
            continue
        span = Span(match.start(), unit.end)
        yield Draft(
            cardinal(Span(match.start(), match.end() - 1), Amount(1, 1), words=True),
            span.start,
            span.end,
            bounds.start,
            bounds.end,
            Kind.MEASURE,
            unit.after.unit,
            unit.after.dimension,
            Span(unit.start, unit.end),
        )

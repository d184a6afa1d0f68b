"""Figures: numbers with what they measure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from checkers.facts.numbers.finding import scan
from checkers.facts.numbers.numeral import Numeral
from checkers.facts.quantities.articles import find_single_measures
from checkers.facts.quantities.conversion import from_base, to_base
from checkers.facts.quantities.draft import Draft, fact_of
from checkers.facts.quantities.forms import read_number
from checkers.facts.quantities.joined import join
from checkers.facts.quantities.multiples import find_multiples, may_have_multiples
from checkers.facts.quantities.page import Page, page_of
from checkers.facts.words import Words, read_words
from checkers.model import Document, Fact, Span

# Prose has some 5,000 numbers a megabyte; what has more is no article, and must not cost more.
_MOST_NUMBERS = 20_000

__all__ = ["find_quantities", "from_base", "read_quantities", "to_base"]


def find_quantities(document: Document, taken: Sequence[Span] = ()) -> list[Fact]:
    """Find every figure of a document outside the `taken` spans (sorted), in order.

    No figure crosses a paragraph's end or touches a taken span.
    """
    return read_quantities(document, taken)[0]


def read_quantities(
    document: Document, taken: Sequence[Span] = (), words: Words | None = None
) -> tuple[list[Fact], bool]:
    """Find figures as `find_quantities` does; tell whether there are numbers left unread.

    `words` are the document's, where they have been split already.
    """
    words = words or read_words(document.text)
    page = page_of(document.text)
    starts = [sentence.span.start for sentence in document.sentences]
    stretches = [paragraph.span for paragraph in document.paragraphs]
    numbers = list(islice(scan(page.text, page.flat, stretches, words), _MOST_NUMBERS + 1))
    drafts = join(page, list(_drafts(page, stretches, numbers[:_MOST_NUMBERS], taken)))
    if may_have_multiples(words):
        drafts += find_multiples(page, document.paragraphs)
    drafts += find_single_measures(page, document.paragraphs)
    drafts.sort(key=lambda draft: draft.start)
    facts = [
        fact_of(page, draft, max(bisect_right(starts, draft.start) - 1, 0))
        for draft in _untouched(drafts, taken)
    ]
    return facts, len(numbers) > _MOST_NUMBERS


def _drafts(
    page: Page,
    stretches: Sequence[Span],
    numbers: Iterable[tuple[Numeral, int]],
    taken: Sequence[Span],
) -> Iterator[Draft]:
    at = 0
    for numeral, index in numbers:
        low, stop = stretches[index].start, stretches[index].end
        while at < len(taken) and taken[at].end <= numeral.span.start:
            at += 1
        if at < len(taken) and taken[at].start < numeral.span.end:
            continue
        limit = min(stop, taken[at].start) if at < len(taken) else stop
        draft = read_number(page, numeral, low, limit)
        if draft is not None:
            yield draft


def _untouched(drafts: Iterable[Draft], taken: Sequence[Span]) -> Iterator[Draft]:
    """Drop drafts that touch a taken span or the draft before them."""
    at = free = 0
    for draft in drafts:
        while at < len(taken) and taken[at].end <= draft.start:
            at += 1
        if draft.start < free or (at < len(taken) and taken[at].start < draft.end):
            continue
        free = draft.end
        yield draft

"""Find direct quotes and indirect speech, and who speaks them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from checkers.document import sentence_of
from checkers.facts.quotes.headlines import without_headline
from checkers.facts.quotes.indirect import Reported, find_indirect
from checkers.facts.quotes.marks import Marked, find_marked
from checkers.facts.quotes.persons import Persons
from checkers.facts.quotes.speakers import Attribution, attribute, cut_signatures
from checkers.facts.quotes.works import is_no_speech, is_single
from checkers.facts.words import Words, read_words
from checkers.model import Document, Fact, Kind, Quotation, Span, Speaker

__all__ = ["find_quotes", "read_quotes"]

# Prose has some 5,000 quotes a megabyte; what has more is no article, and must not cost more.
_MOST_QUOTES = 20_000


def find_quotes(document: Document, names: Sequence[Fact]) -> list[Fact]:
    """Find what the document puts between quotation marks, in order, with cue and speaker.

    A speaker is None where the text does not tell, and for titles of works and scare quotes.
    """
    return [fact for fact in read_quotes(document, names)[0] if fact.kind is Kind.QUOTE]


def read_quotes(
    document: Document, names: Sequence[Fact], words: Words | None = None
) -> tuple[list[Fact], bool]:
    """Find quotes and indirect speech; tell whether there are quotes left unread.

    `words` are the document's, where they have been split already.
    """
    marked = list(islice(find_marked(document), _MOST_QUOTES + 1))
    spans = [name.span for name in names]
    quotes, signatures = cut_signatures(document, marked[:_MOST_QUOTES], spans)
    persons = Persons(document, names)
    found = attribute(document, quotes, spans)
    for index, signature in signatures.items():
        found[index] = signature
    single = sum(is_single(document.text, quote) for quote in quotes)
    facts = [
        _fact(document, quote, attribution, persons, single_is_rare=2 * single < len(quotes))
        for quote, attribution in zip(quotes, found, strict=True)
    ]
    if 2 * single < len(quotes):
        facts = without_headline(document, quotes, facts)
    reported: list[Reported] = []
    if len(marked) <= _MOST_QUOTES:
        reported = find_indirect(document, quotes, spans, words or read_words(document.text))
    facts += [_indirect(document, statement, persons) for statement in reported]
    return facts, len(marked) > _MOST_QUOTES


def _fact(
    document: Document,
    marked: Marked,
    attribution: Attribution | None,
    persons: Persons,
    *,
    single_is_rare: bool,
) -> Fact:
    span = Span(marked.segments[0].start, marked.segments[-1].end)
    words = document.text[span.start : span.end]
    attributable = not is_no_speech(
        document, span, marked, attribution, single_is_rare=single_is_rare
    )
    if not attributable:
        attribution = None
    value = Quotation(
        direct=attributable,
        segments=marked.segments,
        cue=None if attribution is None else attribution.cue,
        speaker=None if attribution is None else _speaker(document, attribution, persons),
        opening=marked.opening,
        closed=marked.closing is not None,
        attributable=attributable,
    )
    return Fact(Kind.QUOTE, span, words, sentence_of(document, span.start), value)


def _indirect(document: Document, statement: Reported, persons: Persons) -> Fact:
    span = statement.content
    value = Quotation(
        direct=False,
        segments=(span,),
        cue=statement.cue,
        speaker=_speaker(document, statement, persons),
    )
    words = document.text[span.start : span.end]
    return Fact(Kind.INDIRECT, span, words, sentence_of(document, span.start), value)


def _speaker(document: Document, found: Attribution | Reported, persons: Persons) -> Speaker:
    span = found.speaker
    return Speaker(span, document.text[span.start : span.end], persons.named(found.head, span))

"""A headline that says the opposite of its story."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Span
from checkers.passages import content_words
from checkers.passages.words import WORD
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene, passage_at

_LEXICON = load("headlines")
_OPPOSED = [
    (
        frozenset(sure),
        regex.compile(rf"\b(?:{either(other)})\b"),
        regex.compile(rf"\b(?:{either(sure)})\b"),
    )
    for sure, other in _LEXICON["opposed"]
]
_SURE = frozenset(word for sure, _ in _LEXICON["opposed"] for word in sure)
_NEGATED = regex.compile(
    r"\b(?:no|never|despite|after|but|although|though|while|appeal|reversed|overturned"
    r"|forecast|expected|predicted|feared|tipped|meant|supposed|defy|defies|defying)\b|n['’]t\b"
)


_TWO_CLAUSES = regex.compile(r"\s(?:as|while|but|after|and)\s|[,;]")


def find_opposed_headlines(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair a headline's verb with the opposite that the story's first sentence has instead."""
    document = scene.article.document
    text = document.text
    for head in document.headlines:
        if _SURE.isdisjoint(text[head.start : head.end].lower().split()):
            continue
        if _TWO_CLAUSES.search(text, head.start, head.end, concurrent=False):
            continue  # "Exports rise as imports fall": which verb is whose
        lead = next((s.span for s in document.sentences if s.span.start >= head.end), None)
        if lead is None or _NEGATED.search(text, head.start, lead.end, concurrent=False):
            continue
        told = text[lead.start : lead.end]
        shared = set(content_words(text[head.start : head.end])) & set(content_words(told))
        for match in WORD.finditer(text, head.start, head.end, concurrent=False) if shared else ():
            for sure, other, same in _OPPOSED:
                found = other.search(told, concurrent=False)
                if match.group().lower() in sure and found is not None and not same.search(told):
                    span = Span(lead.start + found.start(), lead.start + found.end())
                    yield passage_at(document, Span(*match.span())), passage_at(document, span)


_TWO = (Base.PASSAGE, Base.PASSAGE)
FINDERS = (Finder("opposed_headline", find_opposed_headlines, binds=_TWO),)

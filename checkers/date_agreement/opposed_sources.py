"""A deed of the article that a source denies: the same sentence with the opposite word."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Document, Kind, Span
from checkers.passages import Gap, Parallel
from checkers.passages.parallels import Token
from checkers.passages.words import WORD
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene, passage_at

_LEXICON = load("sources")
_AUXILIARIES = frozenset(_LEXICON["auxiliaries"])
_NOT_ALONE = frozenset(_LEXICON["not_alone"])
_DENIALS = frozenset(_LEXICON["denials"])
_SHORT = ("n't", "n’t")
_UNREAL = regex.compile(rf"\b(?:{either(_LEXICON['unreal'])})\b", regex.IGNORECASE)
# Words, those against them, and the words as a text has them.
_ROWS = [
    (frozenset(row[own]), frozenset(row[other]), regex.compile(rf"\b(?:{either(row[own])})\b"))
    for row in _LEXICON["opposed"]
    for own, other in (("words", "against"), ("against", "words"))
]


def find_denied_deeds(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair a deed of the article with its opposite, where a source has it in the same words.

    The source has the article's word, or another for it, of nothing else.
    """
    article = scene.article
    document = article.document
    quotes = [fact.span for fact in article.items if fact.kind is Kind.QUOTE]
    for at, sentence in enumerate(document.sentences):
        span = sentence.span
        if any(quote.start < span.end and span.start < quote.end for quote in quotes):
            continue
        found = [(each, _denied(each, document)) for each in scene.parallels.with_figures(at)]
        if found and all(gap is not None for _, gap in found):
            parallel, gap = found[0]
            assert gap is not None
            yield (
                _stretch(document, parallel.own, gap.own),
                _stretch(parallel.document, parallel.told, gap.told),
            )


def _denied(parallel: Parallel, own: Document) -> Gap | None:
    """Find the one place in which two sentences differ, where they say the opposite there."""
    gaps = [gap for gap in parallel.gaps() if _is_denied(parallel, gap, own)]
    if len(gaps) != 1 or not parallel.is_one_but_for(gaps[0]):
        return None
    for document, row in ((own, parallel.own), (parallel.document, parallel.told)):
        span = Span(row[0].start, row[-1].end)
        if _UNREAL.search(document.text, span.start, span.end, concurrent=False):
            return None
    return gaps[0]


def _is_denied(parallel: Parallel, gap: Gap, own: Document) -> bool:
    ours = _phrase(own, parallel.own, gap.own)
    theirs = _phrase(parallel.document, parallel.told, gap.told)
    if {ours, theirs} & _DENIALS and "" in (ours, theirs):
        return not {_next(parallel.own, gap.own), _next(parallel.told, gap.told)} & _NOT_ALONE
    small = parallel.document.text.lower()
    return any(
        ours in words and theirs in against and told.search(small, concurrent=False) is None
        for words, against, told in _ROWS
    )


def _phrase(document: Document, row: tuple[Token, ...], places: range) -> str:
    """Give the words of a stretch without those that only help a verb."""
    if not places:
        return ""
    start, end = row[places[0]].start, row[places[-1]].end
    words = (w.lower() for w in WORD.findall(document.text, start, end, concurrent=False))
    plain = ("not" if word.endswith(_SHORT) else word for word in words)
    return " ".join(word for word in plain if word not in _AUXILIARIES)


def _next(row: tuple[Token, ...], places: range) -> str:
    return row[places.stop].key if places.stop < len(row) else ""


def _stretch(document: Document, row: tuple[Token, ...], places: range) -> Bound:
    """Bind a stretch; one that has no words, with the word behind it."""
    last = min(places.stop if not places else places.stop - 1, len(row) - 1)
    return passage_at(document, Span(row[min(places.start, last)].start, row[last].end))


FINDERS = (
    Finder("denied_deed", find_denied_deeds, binds=(Base.PASSAGE, Base.PASSAGE), sources=True),
)

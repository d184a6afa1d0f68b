"""Where a quote's words stand in the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

import regex

from checkers.model import Document, Fact, Facts, Kind, Quotation, Span
from checkers.passages import content_words
from checkers.quote_attribution.alignment import Alignment, aligned
from checkers.quote_attribution.wording import (
    Word,
    pieces_of,
    spoken_words,
    stretch_of,
    words_of,
)
from checkers.rulebook.vocabulary import Bound, Scene, passage_at

_WINDOW = 2  # sentences on each side of a hit, besides as many as the quote itself has

_TELLING = 4  # words of a quote that is known again
_KNOWN_BY = Fraction(3, 4)  # … share of its words
_FAR = 16  # passages in which a quote's very words are looked for
_NEAR = 4  # … and words like them
_MORE = 2  # words that may stand there instead, besides as many as were altered
_CUTS = regex.compile(r"\.\.\.|…|(?<=[.?!])\s+")
_ENDS = regex.compile(r"[.?!;:\n]")

_Stretch: TypeAlias = tuple[Document, int, int]
_Window: TypeAlias = tuple[Document, Sequence[Word]]


def find_closest_passage(scene: Scene, *, to: Bound, at_least: Fraction) -> Iterator[tuple[Bound]]:
    """Find the stretch of the sources that has a quote's words, else the one most like it."""
    quote = to.item
    if not isinstance(quote, Fact):
        return
    found = closest_stretch(scene, quote, to.document, at_least)
    if found is not None:
        yield (passage_at(*found),)


def find_unsourced_quotes(scene: Scene, *, of: Bound, at_least: Fraction) -> Iterator[tuple[Bound]]:
    """Find the sentence that shares most with a quote whose words no source has.

    The first sentence of the first source where none shares any.
    """
    quote = of.item
    if not isinstance(quote, Fact):
        return
    asked = spoken(quote, of.document)
    if closest_stretch(scene, quote, of.document, at_least) is not None:
        return
    if all(verbatim_stretch(scene, piece) is not None for piece in _pieces(asked)):
        return  # told in several places
    near = next(iter(scene.source_passages.closest(content_words(asked), limit=1)), None)
    first = next((one.document for one in scene.sources if one.document.sentences), None)
    document, place = (near.document, near.sentence) if near is not None else (first, 0)
    if document is not None:
        yield (passage_at(document, document.sentences[place].span),)


def find_missing_quotes(scene: Scene, *, of: Bound, at_least: Fraction) -> Iterator[tuple[Bound]]:
    """Find the sentence nearest to a quote that no source has, though they have its like.

    They name its speaker and have most of what else the article quotes: who spoke to the reporter
    alone is in no source.
    """
    quote = of.item
    if isinstance(quote, Fact) and _is_named_there(scene, quote) and _has_most_quotes(scene, quote):
        yield from find_unsourced_quotes(scene, of=of, at_least=at_least)


def _is_named_there(scene: Scene, quote: Fact) -> bool:
    """Tell whether a source names the speaker, as far as the article says who it is."""
    speaker = quote.value.speaker if isinstance(quote.value, Quotation) else None
    if speaker is None:
        return False
    name = content_words(speaker.name or "")
    return bool(name) and any(True for _ in scene.source_passages.holding(name[-1:], most=1))


def _has_most_quotes(scene: Scene, quote: Fact) -> bool:
    """Tell whether the sources have at least as many of the other long quotes as they lack."""
    told = scene.source_passages.remembered(("quotes told",), lambda: _told_quotes(scene))
    others = [found for fact, found in told if fact is not quote]
    return any(others) and sum(others) * 2 >= len(others)


def _told_quotes(scene: Scene) -> list[tuple[Fact, bool]]:
    """List the long quotes of the article, and whether a source has each."""
    own = scene.article.document
    return [
        (fact, _known_stretch(scene, spoken(fact, own), _KNOWN_BY) is not None)
        for fact, _ in quotes_of(scene)
        if len(words_of(spoken(fact, own))) >= _TELLING
    ]


def _pieces(asked: str) -> list[str]:
    """Split a quote where it leaves words out and where its sentences end."""
    return [piece for piece in _CUTS.split(asked, concurrent=False) if piece.strip()]


def closest_stretch(
    scene: Scene, quote: Fact, document: Document, at_least: Fraction
) -> tuple[Document, Span] | None:
    """Find where a source has a quote's words, or at least so many of them in their order."""
    found = _known_stretch(scene, spoken(quote, document), at_least)
    return None if found is None else (found[0], Span(found[1], found[2]))


def _known_stretch(scene: Scene, asked: str, at_least: Fraction) -> _Stretch | None:
    return scene.source_passages.remembered(
        ("closest passage", asked, at_least), lambda: _closest(scene, asked, at_least)
    )


def _closest(scene: Scene, asked: str, at_least: Fraction) -> _Stretch | None:
    near = list(windows(scene, asked, limit=_NEAR))
    verbatim = _verbatim(asked, near)
    alike = _alike(asked, near, at_least) if verbatim is None else None
    if alike is None:
        return verbatim
    return _verbatim(asked, list(windows(scene, asked, limit=_FAR))) or alike


def windows(scene: Scene, asked: str, *, limit: int) -> Iterator[_Window]:
    """List the stretches of the sources that share the most words with a quote, each once."""
    seen: set[tuple[str, int]] = set()
    reach = _WINDOW + asked.count(". ") + asked.count("? ") + asked.count("! ")
    for hit in scene.source_passages.closest(content_words(asked), limit=limit):
        sentences = hit.document.sentences
        low = max(0, hit.sentence - reach)
        if (hit.document.id, low) in seen:
            continue
        seen.add((hit.document.id, low))
        high = min(len(sentences) - 1, hit.sentence + reach)
        span = Span(sentences[low].span.start, sentences[high].span.end)
        yield hit.document, _told(scene, hit.document, span)


def _told(scene: Scene, document: Document, span: Span) -> Sequence[Word]:
    """List the words of a stretch of a source, which many quotes may be held against."""
    return scene.source_passages.remembered(
        ("words", document.id, span), lambda: spoken_words(document.text, span.start, span.end)
    )


def verbatim_stretch(scene: Scene, asked: str) -> _Stretch | None:
    """Find where a source has all words of a quote, one after another."""
    return _verbatim(asked, list(windows(scene, asked, limit=_FAR)))


def _verbatim(asked: str, windows: Sequence[_Window]) -> _Stretch | None:
    """Find where all pieces of a quote stand word for word and in order."""
    pieces = pieces_of(asked)
    for document, told in windows:
        found = stretch_of(pieces, [word.said for word in told])
        if found is not None and found[0] < found[1]:
            return document, told[found[0]].start, told[found[1] - 1].end
    return None


def _alike(asked: str, windows: Sequence[_Window], at_least: Fraction) -> _Stretch | None:
    """Find the stretch that says most of a quote's words in their order, whole."""
    words = words_of(asked)
    best: tuple[int, _Stretch] | None = None
    for document, told in windows:
        found = aligned(words, [word.said for word in told], at_least)
        if found is not None and (best is None or found.matched > best[0]):
            first, last = _grown(document.text, told, found)
            best = (found.matched, (document, told[first].start, told[last].end))
    return best[1] if best is not None else None


def _grown(text: str, told: Sequence[Word], found: Alignment) -> tuple[int, int]:
    """Take in what stands where a quote's first or last words were altered."""
    before = after = 0
    reach = found.lacks_before + _MORE if found.lacks_before else 0
    while before < min(reach, found.first) and not _ENDS.search(
        text, told[found.first - before - 1].end, told[found.first - before].start
    ):
        before += 1
    reach = found.lacks_after + _MORE if found.lacks_after else 0
    while after < min(reach, len(told) - 1 - found.last) and not _ENDS.search(
        text, told[found.last + after].end, told[found.last + after + 1].start
    ):
        after += 1
    return found.first - before, found.last + after


def quotes_of(scene: Scene) -> Sequence[tuple[Fact, Quotation]]:
    """List the direct quotes of the article, which many searches walk through."""
    return scene.once(_direct)


def marked_in(scene: Scene) -> Sequence[tuple[Fact, Quotation]]:
    """List all that stands between quotation marks in the article."""
    return scene.once(_marked)


def _direct(scene: Scene) -> Sequence[tuple[Fact, Quotation]]:
    return [(fact, value) for fact, value in marked_in(scene) if value.direct]


def _marked(scene: Scene) -> Sequence[tuple[Fact, Quotation]]:
    return list(marked_quotes(scene.article))


def direct_quotes(facts: Facts) -> Iterator[tuple[Fact, Quotation]]:
    """List the direct quotes of a document with their values."""
    return ((fact, value) for fact, value in marked_quotes(facts) if value.direct)


def marked_quotes(facts: Facts) -> Iterator[tuple[Fact, Quotation]]:
    """List all that stands between quotation marks, titles and scare quotes among them."""
    for fact in facts.items:
        if fact.kind is Kind.QUOTE and isinstance(fact.value, Quotation):
            yield fact, fact.value


def spoken(fact: Fact, document: Document) -> str:
    """Give a quote's words without marks, paragraphs joined by a space."""
    if not isinstance(fact.value, Quotation):
        return fact.text
    return " ".join(document.text[s.start : s.end] for s in fact.value.segments)

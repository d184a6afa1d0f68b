"""Where a quote's words stand in the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

from rapidfuzz import fuzz

from checkers.model import Document, Fact, Facts, Quotation
from checkers.passages import content_words
from checkers.quote_attribution.wording import pieces_of, spoken_words, stretch_of
from checkers.rulebook.vocabulary import Bound, Passage, Scene

_WINDOW = 2  # sentences on each side of a hit, besides as many as the quote itself has

_Stretch: TypeAlias = tuple[Document, int, int]


def find_closest_passage(scene: Scene, *, to: Bound, at_least: Fraction) -> Iterator[tuple[Bound]]:
    """Find the stretch of the sources that has a quote's words, else the one most like it."""
    quote = to.item
    if not isinstance(quote, Fact):
        return
    asked = spoken(quote, to.document)
    windows = list(_windows(scene, asked))
    found = _verbatim(asked, windows) or _alike(asked, windows, at_least)
    if found is not None:
        document, start, end = found
        yield (Bound(Passage(document.id, start, end, document.text[start:end]), document),)


def _windows(scene: Scene, asked: str) -> Iterator[_Stretch]:
    """List the stretches of the sources that share the most words with a quote, each once."""
    seen: set[tuple[str, int]] = set()
    reach = _WINDOW + asked.count(". ") + asked.count("? ") + asked.count("! ")
    for hit in scene.source_passages.closest(content_words(asked), limit=4):
        sentences = hit.document.sentences
        low = max(0, hit.sentence - reach)
        if (hit.document.id, low) in seen:
            continue
        seen.add((hit.document.id, low))
        high = min(len(sentences) - 1, hit.sentence + reach)
        yield hit.document, sentences[low].span.start, sentences[high].span.end


def _verbatim(asked: str, windows: Sequence[_Stretch]) -> _Stretch | None:
    """Find where all pieces of a quote stand word for word and in order."""
    pieces = pieces_of(asked)
    for document, start, end in windows:
        told = spoken_words(document.text, start, end)
        found = stretch_of(pieces, [word.said for word in told])
        if found is not None and found[0] < found[1]:
            return document, told[found[0]].start, told[found[1] - 1].end
    return None


def _alike(asked: str, windows: Sequence[_Stretch], at_least: Fraction) -> _Stretch | None:
    best: tuple[float, _Stretch] | None = None
    pattern = _flat(asked)
    for document, start, end in windows:
        text = _flat(document.text[start:end])
        found = fuzz.partial_ratio_alignment(pattern, text, score_cutoff=float(at_least * 100))
        if found is not None and (best is None or found.score > best[0]):
            ends = _whole_words(document.text, start + found.dest_start, start + found.dest_end)
            best = (found.score, (document, *ends))
    return best[1] if best is not None else None


def _flat(text: str) -> str:
    """Level case and typography without moving a character."""
    level = text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    level = level.replace("\n", " ").replace("\xa0", " ")
    lower = level.lower()
    return lower if len(lower) == len(level) else level


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def direct_quotes(facts: Facts) -> Iterator[tuple[Fact, Quotation]]:
    """List the direct quotes of a document with their values."""
    for fact in facts.items:
        if isinstance(fact.value, Quotation) and fact.value.direct:
            yield fact, fact.value


def spoken(fact: Fact, document: Document) -> str:
    """Give a quote's words without marks, paragraphs joined by a space."""
    if not isinstance(fact.value, Quotation):
        return fact.text
    return " ".join(document.text[s.start : s.end] for s in fact.value.segments)

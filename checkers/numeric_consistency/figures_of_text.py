"""Figures that a finder reads off the text, and what of it is quoted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checkers.facts.lexicon import entry
from checkers.model import Bound as End
from checkers.model import Document, Fact, Kind, Quantity, Range, Span
from checkers.passages import Areas, areas_of
from checkers.rulebook.vocabulary import Bound, Scene


def figure(
    document: Document, sentence: int, span: Span, low: int, high: End | None = None
) -> Bound:
    """Make a number of what the words of `span` amount to, without the blanks round them."""
    top = low if high is None else high
    value = Quantity(Range(low, top), low if top == low else None)
    around = document.text[span.start : span.end]
    words = around.strip()
    start = span.start + around.find(words)
    span = Span(start, start + len(words))
    return Bound(Fact(Kind.NUMBER, span, words, sentence, value), document)


def numbered(words: Iterable[str]) -> dict[str, int]:
    """Number words that stand in order, from one on: numerals, ordinals."""
    return {word: at for at, word in enumerate(words, start=1)}


def value_of(word: str, numerals: Mapping[str, int]) -> int:
    """Read a number in digits or in words."""
    return int(word) if word.isdecimal() else numerals[entry(word)]


def quoted(scene: Scene) -> Areas:
    """Give what stands between quotation marks in an article."""
    return scene.once(_quoted)


def _quoted(scene: Scene) -> Areas:
    return areas_of(Kind.QUOTE, scene.article)

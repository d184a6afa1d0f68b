"""Quotes of one article held against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import regex
from rapidfuzz import fuzz

from checkers.model import Fact
from checkers.quote_attribution.passages import marked_in, quotes_of, spoken
from checkers.quote_attribution.wording import words_of
from checkers.rulebook.vocabulary import Bound, Passage, Scene

# Words that a quote itself puts in marks; an apostrophe has a letter on both sides.
_NESTED = regex.compile(r"""(?<=[\s(\[])['‘“"](\p{L}[^'‘’“”"\n]{1,60}+)['’”"](?=[\s.,;:!?)\]])""")
_FRAGMENT_WORDS = 8  # a longer quote is a statement of its own
_TELLING_WORDS = 5
_MAY_DIFFER = 1  # word of a fragment
_LETTERS = 4  # shorter words that differ are other words
_ALIKE = 75.0  # of 100: forms of one word


def find_fuller_quotes(scene: Scene) -> Iterator[tuple[Bound, Bound]]:
    """Pair each quoted fragment with the fuller quote of the article that holds it, or nearly.

    Nearly: so much alike that a fragment of several words was hardly said another time.
    Fragments that a quote itself puts in marks are among them.
    """
    document = scene.article.document
    first: dict[tuple[str, ...], Fact] = {}  # of the longer quotes, by their words
    for fact, _ in quotes_of(scene):
        said = said_in(scene, fact)
        if len(said) > _FRAGMENT_WORDS:
            first.setdefault(said, fact)
    longer = [(fact, told) for told, fact in first.items()]
    holding = _holding(list(first))
    for fragment, words in _fragments(scene) if longer else ():
        if not 2 <= len(words) <= _FRAGMENT_WORDS:
            continue
        for place in _near(words, holding):
            fuller, told = longer[place]
            if _holds_nearly(told, words):
                yield Bound(fragment, document), Bound(fuller, document)
                break


def _holds_nearly(told: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether a quote has a fragment's words in one run, but for the form of one word.

    A fragment of two or three words is like too much else: it must stand there as it is.
    """
    may_differ = 1 if len(words) >= _TELLING_WORDS else 0
    for start in range(len(told) - len(words) + 1):
        run = told[start : start + len(words)]
        other = [(a, b) for a, b in zip(words, run, strict=True) if a != b]
        if len(other) <= may_differ and all(_forms_of_one(a, b) for a, b in other):
            return True
    return False


def _forms_of_one(a: str, b: str) -> bool:
    alike = len(a) >= _LETTERS and fuzz.ratio(a, b) >= _ALIKE
    return bool(alike) and not (a.isdigit() or b.isdigit())


def _holding(texts: Sequence[Sequence[str]]) -> Mapping[str, list[int]]:
    """Tell which texts hold each word."""
    holding: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        for word in set(text):
            holding[word].append(place)
    return holding


def _near(words: Sequence[str], holding: Mapping[str, list[int]]) -> list[int]:
    """List the texts that hold one of the rarest words of a fragment, of which some may differ."""
    found = sorted((holding.get(word, []) for word in set(words)), key=len)
    return sorted({place for places in found[: _MAY_DIFFER + 1] for place in places})


def _fragments(scene: Scene) -> Iterator[tuple[Passage, Sequence[str]]]:
    document = scene.article.document
    for fact, _ in marked_in(scene):
        start, end = fact.span.start, fact.span.end
        yield Passage(document.id, start, end, document.text[start:end]), said_in(scene, fact)
        for nested in _NESTED.finditer(document.text, start, end, concurrent=False):
            place = Passage(document.id, nested.start(1), nested.end(1), nested[1])
            yield place, words_of(nested[1])


def said_in(scene: Scene, quote: Fact) -> tuple[str, ...]:
    """Give the words of a quote of the article, which several finders compare."""
    return scene.body_passages.remembered(
        ("said", quote.span), lambda: tuple(words_of(spoken(quote, scene.article.document)))
    )

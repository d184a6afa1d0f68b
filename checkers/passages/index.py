"""Sentences by their content words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import regex

from checkers.model import Document
from checkers.passages.words import content_words, stem

_NEIGHBOUR_WEIGHT = 0.5  # a word in the sentence before or after counts half
_MOST_PLACES = 2_000  # sentences that are counted for one question
_RANKED = 64  # of them, those that are weighed

_LOWER = regex.compile(r"(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{M}]*(?:['’-]\p{L}+)*")

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence of an indexed document and the share (0 to 1) of the asked words it covers."""

    document: Document
    sentence: int
    share: float


class PassageIndex:
    """Sentences by their content words; built when first asked.

    `places` are a document's sentences by index, in reading order.
    """

    def __init__(self, places: Iterable[tuple[Document, int]]) -> None:
        self._sentences = tuple(places)
        self._words: list[frozenset[str]] = []
        self._notes: dict[tuple[Hashable, ...], Any] = {}
        self._postings: dict[str, list[int]] = defaultdict(list)
        self._known: dict[tuple[tuple[str, ...], int], tuple[Hit, ...]] = {}

    def remembered(self, key: tuple[Hashable, ...], make: Callable[[], _Made]) -> _Made:
        """Give what `make` made for `key`; a search's notes live as long as this index."""
        if key not in self._notes:
            self._notes[key] = make()
        made: _Made = self._notes[key]
        return made

    @property
    def documents(self) -> tuple[Document, ...]:
        """Give the documents that have indexed sentences, in order."""
        return tuple({document.id: document for document, _ in self._sentences}.values())

    def _build(self) -> None:
        for place, (document, index) in enumerate(self._sentences):
            span = document.sentences[index].span
            words = frozenset(content_words(document.text[span.start : span.end]))
            for word in words:
                self._postings[word].append(place)
            self._words.append(words)

    def words_of(self, document: Document) -> frozenset[str]:
        """Give the content words of an indexed document."""
        return self.remembered(
            ("words of", document.id),
            lambda: frozenset().union(
                *(
                    words
                    for words, (other, _) in zip(self._all_words(), self._sentences, strict=True)
                    if other is document
                )
            ),
        )

    def written_small(self, word: str) -> frozenset[str]:
        """Give the ids of the documents that write a word somewhere without a capital."""
        return self.remembered(("written small", word), lambda: self._written_small(word))

    def _written_small(self, word: str) -> frozenset[str]:
        self._all_words()
        found: set[str] = set()
        for place in self._postings.get(word, ()):
            document, sentence = self._sentences[place]
            if document.id in found:
                continue
            span = document.sentences[sentence].span
            small = _LOWER.finditer(document.text, span.start, span.end, concurrent=False)
            if any(stem(match.group()) == word for match in small):
                found.add(document.id)
        return frozenset(found)

    def holding(self, words: Iterable[str], *, most: int) -> Iterator[tuple[Document, int]]:
        """List the sentences that hold all of some words, the first so many of each document."""
        self._all_words()
        asked = tuple(words)
        counts: Counter[str] = Counter()
        for place in min((self._postings.get(word, []) for word in asked), key=len, default=[]):
            document, sentence = self._sentences[place]
            if counts[document.id] < most and all(word in self._words[place] for word in asked):
                counts[document.id] += 1
                yield document, sentence

    def _all_words(self) -> list[frozenset[str]]:
        if not self._words:
            self._build()
        return self._words

    def weight(self, word: str) -> float:
        """Weigh a word by its rarity among the indexed sentences."""
        return math.log(1 + (len(self._sentences) + 1) / (1 + len(self._postings.get(word, ()))))

    def closest(self, words: Iterable[str], *, limit: int = 8) -> tuple[Hit, ...]:
        """Rank the sentences that cover the most of `words`, rarer words counting more.

        In a long text the commonest words only rank sentences that a rarer one has found.
        """
        self._all_words()
        asked = tuple(dict.fromkeys(words))  # in order: sums must not depend on hashes
        if (asked, limit) not in self._known:
            self._known[asked, limit] = self._closest(asked, limit)
        return self._known[asked, limit]

    def _closest(self, asked: tuple[str, ...], limit: int) -> tuple[Hit, ...]:
        weights = {word: self.weight(word) for word in asked}
        total = sum(weights.values())
        if not total:
            return ()
        scores: Counter[int] = Counter()
        for posting in sorted((self._postings.get(word, []) for word in asked), key=len):
            if scores and len(scores) + len(posting) > _MOST_PLACES:
                break
            scores.update(posting)
        best = sorted((-score, place) for place, score in scores.items())[:_RANKED]
        ranked = [(self._share(place, weights) / total, place) for _, place in best]
        ranked.sort(key=lambda pair: (-pair[0], pair[1]))
        return tuple(Hit(*self._sentences[place], share) for share, place in ranked[:limit])

    def _share(self, place: int, weights: dict[str, float]) -> float:
        here = self._words[place]
        beside = self._beside(place, -1) | self._beside(place, 1)
        return sum(
            weight if word in here else weight * _NEIGHBOUR_WEIGHT if word in beside else 0.0
            for word, weight in weights.items()
        )

    def _beside(self, place: int, step: int) -> frozenset[str]:
        other = place + step
        if not 0 <= other < len(self._sentences):
            return frozenset()
        same = self._sentences[other][0] is self._sentences[place][0]
        return self._words[other] if same else frozenset()

"""Which sentence speaks of the same thing: an index of content words over documents.

A pure search: it says how much two sentences share, never whether they agree.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from typing import TypeAlias

import regex

from checkers.facts.lexicon import load
from checkers.model import Document, Fact, Facts, Span

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}+)*")
_LEXICON = load("passages")
_FUNCTION_WORDS = frozenset(_LEXICON["function_words"])
_ENDINGS = tuple(_LEXICON["endings"])
_Placed: TypeAlias = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]
_MOST_PLACES = 2_000  # sentences that are counted for one question
_RANKED = 64  # of them, those that are weighed
_NEIGHBOUR_WEIGHT = 0.5  # a word in the sentence before or after counts half


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence of an indexed document and the share (0 to 1) of the asked words it covers."""

    document: Document
    sentence: int
    share: float


def content_words(text: str) -> tuple[str, ...]:
    """List the words that carry a subject, reduced to a crude stem, in order."""
    return tuple(
        stem(word) for word in (m.lower() for m in _words(text)) if word not in _FUNCTION_WORDS
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text, concurrent=False)


def stem(word: str) -> str:
    """Strip one inflectional ending, so that "leaked" meets "leak" and "artists" "artist"."""
    return _remembered(word) if len(word) <= _LONGEST_REMEMBERED else _stem(word)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e")


# The words of a language are few, and most stand in every text.
_remembered = lru_cache(maxsize=1 << 14)(_stem)
_LONGEST_REMEMBERED = 40


class PassageIndex:
    """Sentences by their content words; built when first asked.

    `places` are a document's sentences by index, in reading order.
    """

    def __init__(self, places: Iterable[tuple[Document, int]]) -> None:
        self._sentences = tuple(places)
        self._words: list[frozenset[str]] = []
        self._postings: dict[str, list[int]] = defaultdict(list)
        self._known: dict[tuple[tuple[str, ...], int], tuple[Hit, ...]] = {}

    def _build(self) -> None:
        for place, (document, index) in enumerate(self._sentences):
            span = document.sentences[index].span
            words = frozenset(content_words(document.text[span.start : span.end]))
            for word in words:
                self._postings[word].append(place)
            self._words.append(words)

    def weight(self, word: str) -> float:
        """Weigh a word by its rarity among the indexed sentences."""
        return math.log(1 + (len(self._sentences) + 1) / (1 + len(self._postings.get(word, ()))))

    def closest(self, words: Iterable[str], *, limit: int = 8) -> tuple[Hit, ...]:
        """Rank the sentences that cover the most of `words`, rarer words counting more.

        In a long text the commonest words only rank sentences that a rarer one has found.
        """
        if not self._words:
            self._build()
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
        best = nsmallest(_RANKED, scores.items(), key=lambda score: (-score[1], score[0]))
        ranked = [(self._share(place, weights) / total, place) for place, _ in best]
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


class Surroundings:
    """The content words beside facts; a sentence is read once, however many facts it has."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, int], _Placed] = {}

    def around(
        self, document: Document, sentence: int, span: Span, *, reach: int = 14
    ) -> tuple[str, ...]:
        """List the content words of a sentence nearest to `span`, at most `reach` on each side."""
        key = (document.id, sentence)
        if key not in self._read:
            self._read[key] = _placed_words(document, document.sentences[sentence].span)
        words, starts, ends = self._read[key]
        before = bisect_right(ends, span.start)
        after = bisect_left(starts, span.end)
        return words[max(0, before - reach) : before] + words[after : after + reach]


def _placed_words(document: Document, span: Span) -> _Placed:
    found = [
        (stem(word), *match.span())
        for match in _WORD.finditer(document.text, span.start, span.end, concurrent=False)
        if (word := match.group().lower()) not in _FUNCTION_WORDS
    ]
    words, starts, ends = zip(*found, strict=True) if found else ((), (), ())
    return words, starts, ends


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that could speak of the same thing as a claim, and the document it stands in."""

    fact: Fact
    document: Document


def candidates(
    documents: Sequence[Facts], fits: Callable[[Fact], bool]
) -> Mapping[tuple[str, int], list[Candidate]]:
    """Group the facts that fit by document id and sentence."""
    found: dict[tuple[str, int], list[Candidate]] = defaultdict(list)
    for facts in documents:
        for fact in facts.items:
            if fits(fact):
                found[facts.document.id, fact.sentence].append(Candidate(fact, facts.document))
    return found


def counterpart(
    words: Sequence[str],
    index: PassageIndex,
    pool: Mapping[tuple[str, int], list[Candidate]],
    *,
    agrees: Callable[[Fact], bool],
    near: float,
    close: float,
) -> Candidate | None:
    """Find the fact that speaks of the same thing as a claim with these words around it.

    A fact that agrees needs a passage that covers a share `near` of the words.  One that
    disagrees needs `close`, and must be the only candidate of the best passage: where the
    passage offers several values, none of them is the claim's for sure.  None where the text
    does not decide.
    """
    hits = [hit for hit in index.closest(words) if hit.share >= near]
    options = [(hit, pool.get((hit.document.id, hit.sentence), [])) for hit in hits]
    for _, found in options:
        for candidate in found:
            if agrees(candidate.fact):
                return candidate
    best = next(((hit, found) for hit, found in options if found), None)
    if best is None or best[0].share < close or len(best[1]) != 1:
        return None
    return best[1][0]

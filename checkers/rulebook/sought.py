"""Patterns that are searched for only in an article that has the words which they need."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import regex

from checkers.facts.lexicon.needed import Needed, has, needed
from checkers.model.immutable import dataclass
from checkers.rulebook import masks
from checkers.rulebook.vocabulary import Scene

_EMPTY_LINE = regex.compile(r"\n\n")
# Of a pattern that may go over an empty line, or that looks for the end of a text.
_GOES_FAR = regex.compile(
    r"\\s[*+{]|\[\^(?![^\]]*\\s)[^\]]*\]|\\[WDPZ]|\$|\(\?s|\.[*+{]|\[(?!\^)[^\]]*\\s[^\]]*\]"
)


def words_of(scene: Scene) -> frozenset[str]:
    """Give the words of the article, folded."""
    return scene.once(_all_words)


def words_by_sentence(scene: Scene) -> tuple[frozenset[str], ...]:
    """Give the words of each sentence of the article, folded."""
    return scene.once(_read)


def _read(scene: Scene) -> tuple[frozenset[str], ...]:
    return masks.words_by_sentence(scene.article.document)


def _all_words(scene: Scene) -> frozenset[str]:
    return frozenset().union(*words_by_sentence(scene))


def may_hold(scene: Scene, *patterns: regex.Pattern[str]) -> bool:
    """Tell whether the article has the words that one of some patterns needs."""
    return has(words_of(scene), _needed(patterns))


def may_stand(scene: Scene, sentence: int, *patterns: regex.Pattern[str]) -> bool:
    """Tell whether a sentence of the article has the words that one of some patterns needs."""
    return has(words_by_sentence(scene)[sentence], _needed(patterns))


@cache
def _needed(patterns: tuple[regex.Pattern[str], ...]) -> Needed:
    return needed(*patterns)


@dataclass(frozen=True, slots=True)
class _Block:
    """A stretch of a text up to the next empty line, that line included, with its words."""

    start: int
    end: int
    words: frozenset[str]


def _blocks(scene: Scene) -> list[_Block]:
    document = scene.article.document
    ends = [match.end() for match in _EMPTY_LINE.finditer(document.text, concurrent=False)]
    bounds = [0, *ends, len(document.text)]
    words: list[list[frozenset[str]]] = [[] for _ in bounds[1:]]
    for sentence, own in zip(document.sentences, words_by_sentence(scene), strict=True):
        first = bisect_right(ends, sentence.span.start)
        for place in range(first, bisect_left(ends, sentence.span.end, first) + 1):
            words[place].append(own)
    return [
        _Block(start, end, frozenset().union(*own))
        for (start, end), own in zip(pairwise(bounds), words, strict=True)
    ]


class Sought:
    """A pattern that is only looked for where the words stand that a match must have."""

    __slots__ = ("_needs", "_within_a_block", "pattern")

    def __init__(self, source: str, flags: int = 0) -> None:
        self.pattern = regex.compile(source, flags)
        self._needs = needed(self.pattern)
        self._within_a_block = _GOES_FAR.search(source, concurrent=False) is None

    def may_be_in(self, scene: Scene) -> bool:
        """Tell whether the article has the words without which nothing is found in it."""
        return has(words_of(scene), self._needs)

    def may_stand_in(self, scene: Scene, sentence: int) -> bool:
        """Tell whether a sentence has the words without which nothing is found within it."""
        return has(words_by_sentence(scene)[sentence], self._needs)

    def search(self, scene: Scene, sentence: int, start: int, end: int) -> regex.Match[str] | None:
        """Find the pattern between two places of a sentence."""
        if not self.may_stand_in(scene, sentence):
            return None
        return self.pattern.search(scene.article.document.text, start, end, concurrent=False)

    def in_article(self, scene: Scene) -> Iterator[regex.Match[str]]:
        """Give each match in the article's text."""
        if not self.may_be_in(scene):
            return
        text = scene.article.document.text
        if not self._within_a_block:
            yield from self.pattern.finditer(text, concurrent=False)
            return
        for block in scene.once(_blocks):
            if has(block.words, self._needs):
                yield from self.pattern.finditer(text, block.start, block.end, concurrent=False)

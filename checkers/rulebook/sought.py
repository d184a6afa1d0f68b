"""Patterns that are searched for only in an article that has the words which they need."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from checkers.facts.lexicon.needed import Needed, has, needed
from checkers.rulebook import masks
from checkers.rulebook.vocabulary import Scene


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


class Sought:
    """A pattern that is only looked for where the words stand that a match must have."""

    __slots__ = ("_needs", "pattern")

    def __init__(self, source: str, flags: int = 0) -> None:
        self.pattern = regex.compile(source, flags)
        self._needs = needed(self.pattern)

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
        if self.may_be_in(scene):
            yield from self.pattern.finditer(scene.article.document.text, concurrent=False)

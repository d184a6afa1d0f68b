"""Patterns that are searched for only in an article that has the words which they need."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from checkers.facts.lexicon.needed import Needed, needed
from checkers.rulebook.masks import words
from checkers.rulebook.vocabulary import Scene


def words_of(scene: Scene) -> frozenset[str]:
    """Give the words of the article, folded."""
    return scene.once(_read)


def _read(scene: Scene) -> frozenset[str]:
    return words(scene.article.document.text)


def may_hold(scene: Scene, *patterns: regex.Pattern[str]) -> bool:
    """Tell whether the article has the words that one of some patterns needs."""
    there = words_of(scene)
    return not any(group.isdisjoint(there) for group in _needed(patterns))


@cache
def _needed(patterns: tuple[regex.Pattern[str], ...]) -> Needed:
    return needed(*patterns)


class Sought:
    """A pattern that is only looked for in an article with the words that a match must have."""

    __slots__ = ("pattern",)

    def __init__(self, source: str, flags: int = 0) -> None:
        self.pattern = regex.compile(source, flags)

    def may_be_in(self, scene: Scene) -> bool:
        """Tell whether the article has the words without which nothing is found in it."""
        return may_hold(scene, self.pattern)

    def in_article(self, scene: Scene) -> Iterator[regex.Match[str]]:
        """Give each match in the article's text."""
        if self.may_be_in(scene):
            yield from self.pattern.finditer(scene.article.document.text, concurrent=False)

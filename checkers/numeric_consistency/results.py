"""The result of a match as a source's last line has it: "Match ends, Harwick Town 2, Colby 1"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from checkers.facts.lexicon import either, load
from checkers.facts.numbers import find_numerals
from checkers.model import Document, Fact, Facts, Kind, Quantity
from checkers.passages import Candidate, content_words, number_in

_LEXICON = load("sources")["results"]
_SIDE = r"\p{Lu}[\p{L}.'’&-]*+(?:\s[\p{L}.'’&-]++){0,4}?"
_LINE = regex.compile(
    rf"\b(?:{either(_LEXICON['lines'])})\W{{1,3}}(?P<one>{_SIDE})\s(?P<first>\d\d?),?\s"
    rf"(?P<other>{_SIDE})\s(?P<second>\d\d?)\b"
)
_NUMBERS = frozenset({Kind.NUMBER, Kind.COUNT})
# "Three goals", "three first-half goals"
_OF_GOALS = regex.compile(rf"\s(?:[\p{{L}}-]+\s){{0,4}}?(?:{either(_LEXICON['goals'])})\b")
_PARTIAL = regex.compile(rf"\b(?:{either(load('roles')['partial'])})\b", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Side:
    """A side by the words of its name, with its goals as a number of the source."""

    words: frozenset[str]
    goals: int
    fact: Fact
    document: Document


class Results:
    """The results that the sources end with."""

    def __init__(self, own: Facts, told: Sequence[Facts]) -> None:
        self._own = own.document
        self._lines = [sides for facts in told for sides in _lines_of(facts)]

    def held_against(self, claim: Fact) -> tuple[Fact, Candidate] | None:
        """Pair a number of a score with that of the result of the one match the sources end with.

        The first that differs, where any does; the sides may be told in either order.
        """
        if claim.kind is not Kind.SCORE or len({_goals(sides) for sides in self._lines}) != 1:
            return None
        sides, text = self._lines[0], self._sentence(claim)
        words = frozenset(content_words(text))
        if any(side.words.isdisjoint(words) for side in sides) or _PARTIAL.search(text):
            return None
        ours = sorted(find_numerals(claim.text), key=lambda n: n.value)
        theirs = sorted(sides, key=lambda side: side.goals)
        if len(ours) != len(theirs):
            return None
        pairs = list(zip(ours, theirs, strict=True))
        own, side = next((p for p in pairs if p[0].value != p[1].goals), pairs[0])
        return number_in(claim, own), Candidate(side.fact, side.document)

    def tells(self, claim: Fact) -> bool:
        """Tell whether a result has a score, or as many goals of a side as are counted of it."""
        if self.held_against(claim) is not None:
            return True
        value, end = claim.value, self._own.sentences[claim.sentence].span.end
        if not isinstance(value, Quantity) or claim.kind not in _NUMBERS:
            return False
        if _OF_GOALS.match(self._own.text, claim.span.end, end, concurrent=False) is None:
            return False
        words = frozenset(content_words(self._sentence(claim)))
        return any(
            side.goals == value.stated and side.words & words
            for sides in self._lines
            for side in sides
        )

    def _sentence(self, fact: Fact) -> str:
        span = self._own.sentences[fact.sentence].span
        return self._own.text[span.start : span.end]


def _goals(sides: Sequence[_Side]) -> tuple[int, ...]:
    return tuple(sorted(side.goals for side in sides))


def _lines_of(facts: Facts) -> Iterator[tuple[_Side, ...]]:
    by_start = {fact.span.start: fact for fact in facts.items if fact.kind in _NUMBERS}
    for found in _LINE.finditer(facts.document.text, concurrent=False):
        sides = tuple(
            _Side(frozenset(content_words(found[name])), int(found[goals]), number, facts.document)
            for name, goals in (("one", "first"), ("other", "second"))
            if (number := by_start.get(found.start(goals))) is not None
        )
        if len(sides) == 2:
            yield sides

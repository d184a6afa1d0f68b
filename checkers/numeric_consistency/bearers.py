"""Whether a figure of the article and one of a source are told of one person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import regex

from checkers.model import Fact, Facts, Kind, Name
from checkers.passages import Candidate

_CAPITAL = regex.compile(r"\p{Lu}[\p{L}\p{M}’'-]+\s\Z")


class Bearers:
    """Compares whom two figures are told of, by the persons named before them."""

    def __init__(self, own: Facts, told: Sequence[Facts]) -> None:
        self._own = own
        self._told: Mapping[str, Facts] = {facts.document.id: facts for facts in told}

    def may_be_the_person(self, claim: Fact, told: Candidate) -> bool:
        """Tell the same where a person is named before a claim; a thing has no bearer."""
        persons = _persons_before(self._own, claim)
        return next(persons, None) is None or self.may_be_one(claim, told)

    def may_be_one(self, claim: Fact, told: Candidate) -> bool:
        """Tell whether the last person named before both is the same, or neither has one."""
        facts = self._told[told.document.id]
        person = _last(_persons_before(self._own, claim))
        before = list(_perhaps_persons_before(facts, told.fact))
        if person is None:
            perhaps = list(_perhaps_persons_before(self._own, claim))
            both = bool(perhaps and before)
            return _can_be_one(perhaps[-1], before[-1]) if both else not before
        if before:
            return _can_be_one(person, before[-1])
        here = told.document.sentences[told.fact.sentence].span
        if _is_called(person, told.document.text[here.start : told.fact.span.start]):
            return True
        return self._is_told_beside(person, facts, told.fact.sentence)

    def _is_told_beside(self, person: Fact, facts: Facts, sentence: int) -> bool:
        """Tell whether the sentence before names the person and no other, or the next one does."""
        for beside in (sentence - 1, sentence + 1):
            if not 0 <= beside < len(facts.document.sentences):
                continue
            span = facts.document.sentences[beside].span
            others = [name for name in _persons(facts, beside) if not _can_be_one(person, name)]
            if others:
                return False
            if _is_called(person, facts.document.text[span.start : span.end]):
                return True
        return False


def _persons(
    facts: Facts, sentence: int, categories: tuple[str, ...] = ("person",)
) -> Iterator[Fact]:
    for fact in facts.items:
        named = fact.sentence == sentence and fact.kind is Kind.NAME
        if named and isinstance(fact.value, Name) and fact.value.category in categories:
            yield fact


def _persons_before(facts: Facts, figure: Fact) -> Iterator[Fact]:
    for name in _persons(facts, figure.sentence):
        if name.span.end <= figure.span.start:
            yield name


def _perhaps_persons_before(facts: Facts, figure: Fact) -> Iterator[Fact]:
    """List the same with names of several words that may be a person's."""
    for name in _persons(facts, figure.sentence, ("person", "unknown")):
        known = isinstance(name.value, Name) and name.value.category == "person"
        if name.span.end <= figure.span.start and (known or " " in name.text):
            yield name


def _last(names: Iterator[Fact]) -> Fact | None:
    found = list(names)
    return found[-1] if found else None


def _words(name: Fact) -> list[str]:
    return [word.removesuffix("'s").removesuffix("’s") for word in name.text.split()]


def _can_be_one(one: Fact, other: Fact) -> bool:
    """Tell whether two names have one surname, and one given name where both have any."""
    a, b = _words(one), _words(other)
    return a[-1] == b[-1] and (len(a) == 1 or len(b) == 1 or a[0] == b[0])


def _is_called(person: Fact, text: str) -> bool:
    """Tell whether a text names a person by surname, with no other given name before it."""
    words = _words(person)
    for match in regex.finditer(rf"\b{regex.escape(words[-1])}\b(?!['’]s)", text):
        given = _CAPITAL.search(text, 0, match.start(), concurrent=False)
        if given is None or given.group().strip() == words[0]:
            return True
    return False

"""What a figure is of by the part it plays, where a source tells the same in other words.

A length is that of a contract or a term, a sum what a thing costs, an age that of a person: where
all that the sources have in that part is one other value, of the same subject, the article's is
another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

import regex

from checkers.facts.lexicon import load
from checkers.model import Document, Fact, Facts, Kind, Number, Quantity, TimeExpression
from checkers.numeric_consistency.bearers import Bearers
from checkers.numeric_consistency.headline_roles import is_bound
from checkers.numeric_consistency.headlines import count_of, of_one
from checkers.numeric_consistency.parts_played import (
    FAMILIES,
    SIDES,
    SURE,
    WORKS,
    Reader,
    Role,
    age,
    beside,
)
from checkers.passages import Candidate, Reading, Statement, content_words, stem
from checkers.passages.roles import DEEDS
from checkers.passages.sameness import bare_numbers, times_covered
from checkers.passages.statements import same_time
from checkers.passages.words import WORD

_LEXICON = load("sources")
_WHOLES = frozenset(map(stem, _LEXICON["wholes"]))
_PARTS = frozenset(_LEXICON["parts"])
_NOUN = regex.compile(r"[\s-]+(?:\p{Ll}+[\s-]+){0,2}?(?P<word>\p{Ll}+)")
_EARLIER = regex.compile(r"\b(?:had|formerly|previously)\b")
_POINTER = regex.compile(r"[“\"]?(?:It|That|This)\b")
_OF_MATCHES = frozenset(map(stem, _LEXICON["qualifiers"]))
_WORK_STEMS = frozenset(map(stem, _LEXICON["works"]))
_SHARED = 2  # words of a claim's sentence that a passage of the source must have
_MANY_SHARED = 5  # … that make up for another opening
_NARROW = 25  # characters
_BESIDE = 6  # words before a figure that can make it a part's

_Agrees: TypeAlias = Callable[[Fact, Fact], bool]


class SourceRoles:
    """The figures of the sources by the parts they play.

    `agrees` and `differs` compare two, `missing` tells that no source has a claim's value.
    """

    def __init__(
        self,
        own: Facts,
        told: Sequence[Facts],
        *,
        agrees: _Agrees,
        differs: _Agrees,
        missing: Callable[[Fact], bool],
    ) -> None:
        self._own = own
        self._told = told
        self._agrees = agrees
        self._differs = differs
        self._missing = missing
        self._bearers = Bearers(own, told)
        self._reading = Reading((own, *told))
        self._known: dict[str, Mapping[Role, list[Candidate]]] = {}
        self._article = frozenset(content_words(own.document.text))

    def of(self, claim: Fact) -> Candidate | None:
        """Find the figure of a source in a claim's part: one that agrees, or the only other."""
        family = FAMILIES.get(claim.kind)
        role = family[1](self._own, claim) if family is not None else None
        if family is None or role is None or is_part(self._own.document, claim):
            return None
        if _number(claim) is None:
            return None
        everywhere = self._of_family(*family).get(role, [])
        everywhere = [replace(one, fact=as_counted(one.fact, claim)) for one in everywhere]
        found = [one for one in everywhere if self._one_subject(claim, role, one)]
        agreeing = next((one for one in found if self._agrees(claim, one.fact)), None)
        if agreeing is not None or not found:
            return agreeing
        if role[0] == "age" and " " not in role[1]:
            return None
        if not (self._is_of_others(claim) if role[0] == "age" else self._is_missing(claim, role)):
            return None
        if not all(self._differs(claim, one.fact) for one in everywhere):
            return None
        return (
            found[0] if all(_one_value(found[0].fact, each.fact) for each in everywhere) else None
        )

    def _of_family(self, name: str, read: Reader) -> Mapping[Role, list[Candidate]]:
        if name not in self._known:
            made: dict[Role, list[Candidate]] = defaultdict(list)
            for facts in self._told:
                for fact in facts.items:
                    if FAMILIES.get(fact.kind, ("",))[0] == name:
                        role = read(facts, fact)
                        if role is not None and not is_part(facts.document, fact):
                            made[role].append(Candidate(fact, facts.document))
            self._known[name] = made
        return self._known[name]

    def _is_missing(self, claim: Fact, role: Role) -> bool:
        return role[0] in SURE or self._missing(claim)

    def _is_of_others(self, claim: Fact) -> bool:
        """Tell whether every telling of an age's number is the age of a person that is named."""
        number = _stated(claim)
        ages = self._of_family("age", age)
        bound = {one.fact.span for found in ages.values() for one in found}
        return all(
            fact.span in bound
            for facts in self._told
            for fact in facts.items
            if fact.kind in (Kind.AGE, Kind.NUMBER) and _stated(fact) == number
        )

    def _one_subject(self, claim: Fact, role: Role, told: Candidate) -> bool:
        """Tell whether what stands around both figures can be of one thing, and is of no other."""
        if role[0] == "age":
            return True
        own = self._reading.statement(self._own.document, claim.sentence)
        other = self._reading.statement(told.document, told.fact.sentence)
        window = self._reading.window(told.document, told.fact.sentence)
        around = frozenset().union(*(each.stems for each in window))
        shared = own.stems & around
        if len(shared) < _SHARED or (own.names and own.names.isdisjoint(around)):
            return False
        if _is_of_another_time(own, claim, other, told.fact):
            return False
        if not self._fits(role, claim, told, own, other):
            return False
        if not own.names.isdisjoint(other.stems) or _WHOLES & other.stems:
            return True
        before = {w.stem for w in other.words if w.named and w.end <= told.fact.span.start}
        return before <= self._article

    def _fits(
        self, role: Role, claim: Fact, told: Candidate, own: Statement, other: Statement
    ) -> bool:
        """Tell whether what a part is of is one thing or one person."""
        if role[0] == "run":
            known = _opens_alike(own, other) or len(own.stems & other.stems) >= _MANY_SHARED
            return known and _qualifiers(other.document, told.fact) <= own.stems
        if role[0] == "size" or role[-1] == "cost":
            return _one_thing(own, other, _noun_of(own.document, claim))
        if role[0] == "count":
            return _opens_alike(own, other) and self._counted_alike(claim, told, own, other)
        return self._bearers.may_be_one(claim, told)

    def _counted_alike(
        self, claim: Fact, told: Candidate, own: Statement, other: Statement
    ) -> bool:
        """Tell whether both counts are of all that are so called, and of one deed."""
        if _modifiers(claim) != _modifiers(told.fact) or not _of_one_day(own, other):
            return False
        if bare_numbers(claim, own) != bare_numbers(told.fact, other):
            return False  # "police first said"
        deed = _deed(own, claim)
        if deed is None or deed != _deed(other, told.fact):
            return False
        return of_one(count_of(own.document, claim), count_of(told.document, told.fact))


def _is_of_another_time(own: Statement, claim: Fact, other: Statement, told: Fact) -> bool:
    """Tell whether a source speaks of a year or month that the claim does not, or of before."""
    times = [time for time in other.times if time is not told and _is_dated(time)]
    if any(not any(same_time(time, one) for one in own.times) for time in times):
        return True
    return _is_earlier(other, told) and not _is_earlier(own, claim)


def _one_thing(own: Statement, other: Statement, noun: str | None) -> bool:
    """Tell whether a source speaks of what a claim is of, by its noun or as the whole."""
    nouns = frozenset((noun,)) if noun is not None else own.stems & _WORK_STEMS
    if nouns & other.stems:
        return True
    return bool(nouns and _WHOLES & other.stems) and not (_WORK_STEMS - _WHOLES) & other.stems


def _of_one_day(own: Statement, other: Statement) -> bool:
    """Tell whether two sentences tell of one time, and neither is a step or a plan alone."""
    if own.open != other.open or own.foreseen != other.foreseen:
        return False
    ours, theirs = list(own.times), list(other.times)
    return times_covered(ours, theirs, theirs) and times_covered(theirs, ours, ours)


def _opens_alike(own: Statement, other: Statement) -> bool:
    """Tell whether a sentence opens with a word of another, or with one that points back."""
    return bool(other.words) and (other.words[0].stem in own.stems or _points(other))


def _points(statement: Statement) -> bool:
    span = statement.document.sentences[statement.sentence].span
    return _POINTER.match(statement.document.text, span.start, span.end) is not None


def _qualifiers(document: Document, fact: Fact) -> frozenset[str]:
    """List the words right around a figure that narrow a run of matches: "home win"."""
    before, after = beside(document, fact)
    return frozenset(content_words(f"{before[-_NARROW:]} {after[:_NARROW]}")) & _OF_MATCHES


def _is_dated(time: Fact) -> bool:
    value = time.value
    dated = isinstance(value, TimeExpression) and value.year is not None
    return dated or time.kind in (Kind.YEAR, Kind.MONTH)


def _is_earlier(statement: Statement, fact: Fact) -> bool:
    before = beside(statement.document, fact)[0]
    return _EARLIER.search(before, concurrent=False) is not None


def as_counted(told: Fact, claim: Fact) -> Fact:
    """Give a count the claim's word for what is counted: games are matches."""
    one, other = told.value, claim.value
    if claim.kind not in (Kind.COUNT, Kind.NUMBER):
        return told
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return told
    value = replace(one, unit=other.unit, dimension=other.dimension)
    return replace(told, kind=claim.kind, value=value)


def _one_value(one: Fact, other: Fact) -> bool:
    return _number(one) == _number(other) or one.text.casefold() == other.text.casefold()


def _number(fact: Fact) -> object:
    value = fact.value.length if isinstance(fact.value, TimeExpression) else fact.value
    if not isinstance(value, Quantity) or value.stated is None:
        return None
    return (value.stated, value.unit)


def is_part(document: Document, fact: Fact, *, behind: bool = True) -> bool:
    """Tell a bound, and what a word beside it makes a part or another time's.

    Without `behind` the words behind it do not count.
    """
    if fact.kind in (Kind.AGE, Kind.ORDINAL):
        return False
    before, after = beside(document, fact)
    near = [word.lower() for word in WORD.findall(before)[-_BESIDE:] + WORD.findall(after)[:behind]]
    return not _PARTS.isdisjoint(near) or is_bound(document, fact, behind=behind)


def _deed(statement: Statement, fact: Fact) -> str | None:
    """Name the deed of the verb nearest to a figure."""
    verbs = [word for word in statement.words if word.verb and not word.named]
    span = fact.span
    nearest = min(verbs, key=lambda w: max(span.start - w.end, w.start - span.end), default=None)
    return None if nearest is None else DEEDS.get(nearest.stem, nearest.stem)


def _stated(fact: Fact) -> Number | None:
    return fact.value.stated if isinstance(fact.value, Quantity) else None


def _modifiers(fact: Fact) -> frozenset[str]:
    return frozenset(fact.value.modifiers) if isinstance(fact.value, Quantity) else frozenset()


def _noun_of(document: Document, fact: Fact) -> str | None:
    """Give the noun that a sum or a size stands before: "£9m library", "180-metre-high tower"."""
    for match in _NOUN.finditer(beside(document, fact)[1], concurrent=False):
        word = match["word"]
        if word in SIDES:
            continue
        return stem(word) if word in WORKS else None
    return None

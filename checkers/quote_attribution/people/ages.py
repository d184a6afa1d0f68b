"""One person who is told of with two ages: "Ann Lee, 45, … Ms Lee, 54,"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import regex

from checkers.facts.lexicon import either
from checkers.model import TIME_KINDS, Fact, Kind, Quantity, TimeExpression
from checkers.quote_attribution.people.mentions import LEXICON, Mention, mentions
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_BETWEEN = regex.compile(r",\s(?:aged\s)?")
_BEHIND = regex.compile(r"[,.;)]|\sand\b")
_ANOTHER_TIME = regex.compile(
    r"(?i)\b(?:then|when|was then|at the time|later|once|ago|former|young"
    rf"|{either(LEXICON['kin'])})\b"
)
_A_YEAR = regex.compile(r"\b\d{4}\b")
_LONG = frozenset({Kind.YEAR, Kind.PERIOD})


def find_ages_twice(scene: Scene) -> Iterator[tuple[Bound, Bound]]:
    """Pair the first age that stands behind a name with another that stands behind it again.

    One of the two has a digit wrong, or its digits turned round: years apart tell of two times.
    Nor does a sentence with a year, or with kin, tell of the same person as of now.
    """
    document = scene.article.document
    told: dict[str, list[Fact]] = defaultdict(list)
    ages = {fact.span.start: fact for fact in scene.article.items if fact.kind is Kind.AGE}
    if len(ages) < len(("one", "other")):
        return
    named = mentions(scene)
    for mention in named:
        age = _age_behind(scene, mention, ages)
        if age is not None and not _is_of_another_time(scene, age):
            told[mention.surname].append(age)
    shared = _of_several(named)
    for surname, each in told.items():
        if surname in shared:
            continue
        for other in each[1:]:
            if _is_slip(each[0], other):
                yield Bound(each[0], document), Bound(other, document)


def _age_behind(scene: Scene, mention: Mention, ages: Mapping[int, Fact]) -> Fact | None:
    text = scene.article.document.text
    between = _BETWEEN.match(text, mention.span.end, concurrent=False)
    if mention.quoted or between is None:
        return None
    age = ages.get(between.end()) or ages.get(mention.span.end + len(", "))
    if age is None or not _BEHIND.match(text, age.span.end, concurrent=False):
        return None
    return age


def _is_of_another_time(scene: Scene, age: Fact) -> bool:
    span = scene.article.document.sentences[age.sentence].span
    text = scene.article.document.text
    if _ANOTHER_TIME.search(text, span.start, span.end, concurrent=False):
        return True
    return any(
        fact.kind in _LONG or _states_a_year(fact)
        for fact in scene.article.of_sentence(age.sentence)
        if fact.kind in TIME_KINDS
    )


def _states_a_year(fact: Fact) -> bool:
    return (
        isinstance(fact.value, TimeExpression) and regex.search(r"\b\d{4}\b", fact.text) is not None
    )


def _is_slip(one: Fact, other: Fact) -> bool:
    """Tell 45 from 54, and from 46 and 75, but not from 17."""
    a, b = (str(fact.value.stated) for fact in (one, other) if isinstance(fact.value, Quantity))
    if a == b or not (a.isdigit() and b.isdigit()) or len(a) != len(b) or len(a) < len("10"):
        return False
    return a == b[::-1] or sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _of_several(named: Sequence[Mention]) -> frozenset[str]:
    """List the surnames that more than one person has."""
    given: dict[str, set[str]] = defaultdict(set)
    for mention in named:
        if mention.full:
            given[mention.surname].add(mention.words[0])
    return frozenset(surname for surname, names in given.items() if len(names) > 1)


FINDERS = (Finder("age_twice", find_ages_twice, binds=(Base.NUMBER, Base.NUMBER)),)

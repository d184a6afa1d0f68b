"""Join the mentions of one person, and an acronym with what it shortens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from checkers.facts.names.gender import gender_of
from checkers.facts.names.mentions import Mention
from checkers.facts.names.words import PERSON_SUFFIXES, PLACES
from checkers.model import Name

_T = TypeVar("_T")
_LONGEST_GUESS = 3  # words
_Key = tuple[str, str]  # a person's first and last name


@dataclass(frozen=True, slots=True)
class _Index:
    """What the document's full names tell about its short ones."""

    full: Mapping[_Key, str]  # the longest form of each person's name
    surnames: Mapping[str, frozenset[_Key]]
    given: Mapping[str, frozenset[_Key]]
    titled: frozenset[str]  # surnames known only with a title
    initials: Mapping[str, frozenset[str]]  # of organisations


def entities(mentions: Sequence[Mention]) -> list[Name]:
    """Name the category and the entity of each mention, in the same order."""
    index = _index(mentions)
    bodies = {longer.words for longer in _explained(mentions).values()}
    known: dict[tuple[str, tuple[str, ...], str | None], Name] = {}
    named = []
    for mention in mentions:
        if mention.category is None and mention.words in bodies:
            named.append(Name("organisation", mention.text))
            continue
        key = (mention.title, mention.words, mention.category)
        name = known.get(key)
        if name is None:
            name = known[key] = Name(*_entity(mention, index))
        named.append(name)
    return named


def _index(mentions: Sequence[Mention]) -> _Index:
    full: dict[_Key, str] = {}
    titled: set[str] = set()
    for mention in _persons(mentions):
        key = _key(mention.words)
        if key is None:
            titled.add(_straight(mention.words[-1]))
        elif len(mention.text) > len(full.get(key, "")):
            full[key] = mention.text
    surnames: dict[str, set[_Key]] = defaultdict(set)
    given: dict[str, set[_Key]] = defaultdict(set)
    for key in full:
        surnames[key[1]].add(key)
        given[key[0]].add(key)
    return _Index(
        full, _frozen(surnames), _frozen(given), frozenset(titled), _frozen(_initials(mentions))
    )


def _persons(mentions: Sequence[Mention]) -> Iterator[Mention]:
    alone: dict[str, int] = {}  # where each word first stands alone
    for at, mention in enumerate(mentions):
        if len(mention.words) == 1:
            alone.setdefault(mention.words[0], at)
    for at, mention in enumerate(mentions):
        later = alone.get(mention.words[-1], -1) > at
        if mention.category == "person" or (later and _may_be_person(mention)):
            yield mention


def _initials(mentions: Sequence[Mention]) -> dict[str, set[str]]:
    initials: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.category == "organisation" and len(mention.words) > 1:
            for short in _shortened(mention.words):
                initials[short].add(mention.text)
    for longer in _explained(mentions).values():
        for short in _shortened(longer.words):
            initials[short].add(longer.text)
    return initials


def _shortened(words: Sequence[str]) -> set[str]:
    """Form a name's initials, with and without its small words: DJ and DOJ."""
    return {
        "".join(word[0] for word in words if word[0].isupper()),
        "".join(word[0].upper() for word in words if word[0].isalpha()),
    }


def _explained(mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Pair each "(WFP)" with the name right before it that has these initials."""
    return {
        short: longer
        for longer, short in pairwise(mentions)
        if short.span.start - longer.span.end == len(" (")
        and len(longer.words) > 1
        and short.text in _shortened(longer.words)
    }


def _may_be_person(mention: Mention) -> bool:
    """Take for a person whose last word the text uses alone later, as it does with surnames."""
    words = mention.words
    return (
        mention.category is None
        and 1 < len(words) <= _LONGEST_GUESS
        and not words[-1].isupper()
        and words[-1].lower() not in PLACES
    )


def _frozen(sets: Mapping[str, set[_T]]) -> dict[str, frozenset[_T]]:
    return {key: frozenset(values) for key, values in sets.items()}


def _key(words: Sequence[str]) -> _Key | None:
    """Name the first and last word of a full name, "Jr." and the like left out; None for one."""
    end = len(words)
    while end > 1 and words[end - 1].lower() in PERSON_SUFFIXES:
        end -= 1
    return (words[0], _straight(words[end - 1])) if end > 1 else None


def _straight(word: str) -> str:
    return word.replace("’", "'")  # O’Neill and O'Neill are one


def _entity(mention: Mention, index: _Index) -> tuple[str, str]:
    key = _key(mention.words)
    if key is not None:
        category = mention.category or ("person" if key in index.full else "unknown")
        return category, index.full.get(key, mention.text) if category == "person" else mention.text
    word = mention.words[0]
    if mention.category == "place" or (not mention.title and word.lower() in PLACES):
        return "place", mention.text
    person = _short_name(mention, word, index)
    if person is not None:
        return "person", person
    longer = index.initials.get(word, frozenset())
    if mention.category == "organisation" and len(longer) == 1:
        return "organisation", next(iter(longer))
    return mention.category or "unknown", mention.text


def _short_name(mention: Mention, word: str, index: _Index) -> str | None:
    """Find the person that a surname, or a given name without title, can only mean."""
    word = _straight(word)
    bearers = index.surnames.get(word, frozenset())
    if len(bearers) > 1 and mention.title:
        gender = gender_of(mention.title)
        bearers = frozenset(
            key for key in bearers if gender is not None and gender_of(index.full[key]) is gender
        )
    if not bearers and not mention.title:
        bearers = index.given.get(word, frozenset())
    if len(bearers) == 1:
        return index.full[next(iter(bearers))]
    return mention.text if bearers or word in index.surnames or word in index.titled else None

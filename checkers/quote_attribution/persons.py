"""Whether two speakers, each named in another text, are one person."""

from __future__ import annotations

import regex

from checkers.facts.lexicon import load
from checkers.facts.names.words import ORGANISATION_WORDS
from checkers.model import Speaker, Truth, Unknown
from checkers.quote_attribution.wording import words_of

_ARTICLE = "the"
_CALLED = frozenset(load("people")["called"])
_PRONOUNS = frozenset(load("passages")["pointers"])
_CAPITALS = regex.compile(r"\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*)*")


def same_person(one: Speaker, other: Speaker) -> Truth | Unknown:
    """Compare two speakers of the same words by the names that the texts give them.

    A surname alone may be anybody's of that name; without a word in common they are two.
    """
    ours, theirs = _names(one), _names(other)
    if not ours or not theirs:
        return Unknown(f"{one.text!r} and {other.text!r} are not both named")
    if _speaks_for(ours, other) or _speaks_for(theirs, one):
        return Unknown(f"{one.text!r} and {other.text!r} may be a body and who speaks for it")
    if _have_two_given_names(one, other):
        return Unknown(f"{one.text!r} and {other.text!r} may be two persons of one name")
    if ours & theirs:
        return Truth.TRUE if ours == theirs else Truth.MAYBE
    return Truth.FALSE


def _have_two_given_names(one: Speaker, other: Speaker) -> bool:
    """Tell "Ben Marlow" from "Ann Marlow", but not from "B. Marlow" or "Benjamin Marlow"."""
    ours, theirs = _words(one.name or one.text), _words(other.name or other.text)
    if min(len(ours), len(theirs)) < 2 or ours[-1] != theirs[-1]:
        return False
    mine, yours = ours[0], theirs[0]
    apart = mine not in theirs and yours not in ours
    return apart and not mine.startswith(yours[:1]) and not yours.startswith(mine[:1])


def _speaks_for(names: frozenset[str], other: Speaker) -> bool:
    """Tell whether the other words name all of these besides the person: "Joe Tarn of Norline"."""
    return names < frozenset(_words(other.text)) and names.isdisjoint(_words(other.name or ""))


def _names(speaker: Speaker) -> frozenset[str]:
    """Give the words of a person's name that a text spells out.

    Whom a pronoun or "Grandad" means is an inference, and a body speaks through a person.
    """
    said = speaker.text.casefold()
    if said in _PRONOUNS or said in _CALLED or _is_body(speaker):
        return frozenset()
    if speaker.name is not None:
        return frozenset(_words(speaker.name))
    if len(speaker.text) == 1:
        return frozenset()  # "Q:" asks, whoever it is
    written = _CAPITALS.fullmatch(speaker.text, concurrent=False)
    return frozenset(_words(speaker.text)) if written else frozenset()


def _is_body(speaker: Speaker) -> bool:
    """Tell "Harwick Police" and "the Echo" from a person's name."""
    words = speaker.text.casefold().split()
    if words[-1] in ORGANISATION_WORDS:
        return True
    return words[0] == _ARTICLE and " ".join(words[1:]) == (speaker.name or "").casefold()


def _words(name: str) -> list[str]:
    """List the words of a name; "O'Hara" and "OHARA" are one."""
    return [word.replace("'", "") for word in words_of(name)]

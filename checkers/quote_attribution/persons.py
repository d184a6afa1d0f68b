"""Whether two speakers, each named in another text, are one person."""

from __future__ import annotations

import regex

from checkers.facts.lexicon import load
from checkers.model import Speaker, Truth, Unknown
from checkers.quote_attribution.wording import words_of

_PRONOUNS = frozenset(load("passages")["pointers"])
_CAPITALS = regex.compile(r"\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*)*")


def same_person(one: Speaker, other: Speaker) -> Truth | Unknown:
    """Compare two speakers of the same words by the names that the texts give them.

    A surname alone may be anybody's of that name; without a word in common they are two.
    """
    ours, theirs = _names(one), _names(other)
    if not ours or not theirs:
        return Unknown(f"{one.text!r} and {other.text!r} are not both named")
    if ours & theirs:
        return Truth.TRUE if ours == theirs else Truth.MAYBE
    return Truth.FALSE


def _names(speaker: Speaker) -> frozenset[str]:
    """Give the words of a name that a text spells out; whom a pronoun means is an inference."""
    if speaker.text.casefold() in _PRONOUNS:
        return frozenset()
    if speaker.name is not None:
        return frozenset(words_of(speaker.name))
    if len(speaker.text) == 1:
        return frozenset()  # "Q:" asks, whoever it is
    written = _CAPITALS.fullmatch(speaker.text, concurrent=False)
    return frozenset(words_of(speaker.text)) if written else frozenset()

"""Whom "he" and "she" can be, as far as pronouns and given names tell."""

from __future__ import annotations

import regex

from checkers.facts.names.gender import gender_of, gender_of_pronoun

_WORD = regex.compile(r"\p{L}[\p{L}’'-]*")
_FULL_NAME = regex.compile(r"\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)+")  # "Lee" alone is a surname


def can_be(words: str, pronoun: str) -> bool:
    """Tell whether a pronoun can go on about who some words are about."""
    meant = gender_of_pronoun(pronoun)
    shown = [gender_of_pronoun(word) for word in _WORD.findall(words, concurrent=False)]
    shown += [gender_of(name) for name in _FULL_NAME.findall(words, concurrent=False)]
    told = {gender for gender in shown if gender is not None}
    return meant is None or not told or meant in told


def full_names(words: str) -> list[str]:
    """List the names of two words or more."""
    return _FULL_NAME.findall(words, concurrent=False)


__all__ = ["can_be", "full_names"]

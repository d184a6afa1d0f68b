"""Which pronoun can stand for a person, as far as title and given name tell."""

from __future__ import annotations

from enum import StrEnum

from checkers.facts.names.words import (
    EITHER_NAMES,
    FEMALE_NAMES,
    FEMALE_PRONOUNS,
    FEMALE_TITLES,
    MALE_NAMES,
    MALE_PRONOUNS,
    MALE_TITLES,
    OFFICES_IN_FULL,
    TITLES,
)


class Gender(StrEnum):
    MALE = "male"
    FEMALE = "female"


def gender_of(name: str) -> Gender | None:
    """Tell a person's grammatical gender from a name as written; None where it does not show."""
    for word in name.lower().split():
        if word in MALE_TITLES:
            return Gender.MALE
        if word in FEMALE_TITLES:
            return Gender.FEMALE
        if word in EITHER_NAMES:
            return None
        if word in MALE_NAMES:
            return Gender.MALE
        if word in FEMALE_NAMES:
            return Gender.FEMALE
        if word[0].isalpha() and not word.endswith("."):
            return None
    return None


def office_of(name: str) -> str | None:
    """Tell the office that a name's title means in full: "Sen. Brown" is a senator."""
    first = name.split(" ", 1)[0].lower()
    return OFFICES_IN_FULL.get(first, first if first in TITLES else None)


def gender_of_pronoun(word: str) -> Gender | None:
    """Tell the gender that a pronoun in the singular shows, subject or possessive."""
    low = word.lower()
    if low in MALE_PRONOUNS:
        return Gender.MALE
    return Gender.FEMALE if low in FEMALE_PRONOUNS else None

"""The word lists that names are read with, in the shapes that the scan asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checkers.facts import lexicon

_LISTS = lexicon.load("names")


def _words(table: str, *keys: str) -> frozenset[str]:
    lists: Mapping[str, Iterable[str]] = _LISTS[table]
    return frozenset(word for key in keys for word in lists[key])


MALE_TITLES = _words("titles", "male")
MALE_PRONOUNS = _words("pronouns", "male")
FEMALE_PRONOUNS = _words("pronouns", "female")
FEMALE_TITLES = _words("titles", "female")
TITLES = _words("titles", "male", "female", "either")
COURTESY = _words("titles", "courtesy")
OFFICES_IN_FULL: Mapping[str, str] = _LISTS["offices"]
OFFICES = _words("titles", "addressed")
DOTTED = frozenset(w for w in TITLES | _words("suffixes", "person") if w.endswith("."))
PERSON_SUFFIXES = _words("suffixes", "person")
ORGANISATION_WORDS = _words("suffixes", "organisation")
PLACE_WORDS = _words("suffixes", "place")
BEFORE_OF = _words("suffixes", "before_of")
BEFORE_FOR = _words("suffixes", "before_for")
BEFORE_DAYS = _words("other", "before_days")
STARTERS = _words("other", "starters")
DAYS = _words("other", "days")
PEOPLES = _words("other", "peoples")
NO_NAMES = STARTERS | DAYS | PEOPLES
PARTICLES = _words("other", "particles")
PLACES = _words("places", "names")
MALE_NAMES = _words("given", "male")
FEMALE_NAMES = _words("given", "female")
EITHER_NAMES = _words("given", "either") | (MALE_NAMES & FEMALE_NAMES)
GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES | EITHER_NAMES

"""Names and pronouns by which one sentence goes on about who or what another has told of."""

from __future__ import annotations

import regex

from checkers.facts.names.gender import gender_of, gender_of_pronoun

_WORD = regex.compile(r"\p{L}[\p{L}’'-]*")
NAME = r"\p{Lu}[\p{L}’'-]+"
FULL_NAME = regex.compile(rf"{NAME}(?:\s{NAME})+")  # "Lee" alone is a surname

# --- anything -----------------------------------------------------------------------------------

SUBJECT = r"(?:He|She|It|They)"  # that a sentence opens with
OPENS_WITH_PRONOUN = regex.compile(rf"{SUBJECT}\b")
# "In June 2010, she"
LED_TO_PRONOUN = regex.compile(
    rf"{SUBJECT}\b"
    r"|(?:In|On|By)\s(?:\p{L}+\s)?[\d\p{L}]{1,9}(?:\s\d{4})?,?\s(?:he|she|it|they)\b"
)
HAS_PRONOUN = regex.compile(r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b")

# --- one person ---------------------------------------------------------------------------------

HE_OR_SHE = r"(?:[Hh]e|[Ss]he)"
HAS_HE_OR_SHE = regex.compile(rf"\b{HE_OR_SHE}\b")
# "A widower, he died": whatever leads up to it.
OPENS_WITH_HE_OR_SHE = regex.compile(rf"(?:[^,.;]{{1,40}},\s)?{HE_OR_SHE}\b")
# "By then, aged 40, she", "When he": what can lead up to an age; "they" can be one.
GOES_ON_ABOUT = regex.compile(
    r"(?:(?:In|By|On|At)\s[^,.;]{1,30}?(?:,\saged\s\w+)?,?\s|(?:When|While|After|Before)\s)?"
    rf"(?P<who>{HE_OR_SHE}|[Tt]hey)\b"
)
_WHO = rf"(?P<name>{NAME}),\swho\b"
_SOMEBODY_WHO = regex.compile(_WHO)
_OPEN_CLAUSE = regex.compile(rf"{_WHO}[^,.;]*\Z")


def can_be(words: str, pronoun: str) -> bool:
    """Tell whether a pronoun can go on about who some words are about."""
    meant = gender_of_pronoun(pronoun)
    shown = [gender_of_pronoun(word) for word in _WORD.findall(words, concurrent=False)]
    shown += [gender_of(name) for name in FULL_NAME.findall(words, concurrent=False)]
    told = {gender for gender in shown if gender is not None}
    return meant is None or not told or meant in told


def turns_to_another(words: str, known: str) -> bool:
    """Tell whether words turn to somebody whom `known` does not name: "He met Hall, who died"."""
    found = _SOMEBODY_WHO.finditer(words, concurrent=False)
    return any(match["name"] not in known for match in found)


def leads_to_another(words: str) -> bool:
    """Tell whether what follows these words is told of another: "born to Hall, who died in"."""
    return _OPEN_CLAUSE.search(words, concurrent=False) is not None


__all__ = [
    "FULL_NAME",
    "GOES_ON_ABOUT",
    "HAS_HE_OR_SHE",
    "HAS_PRONOUN",
    "HE_OR_SHE",
    "LED_TO_PRONOUN",
    "NAME",
    "OPENS_WITH_HE_OR_SHE",
    "OPENS_WITH_PRONOUN",
    "SUBJECT",
    "can_be",
    "leads_to_another",
    "turns_to_another",
]

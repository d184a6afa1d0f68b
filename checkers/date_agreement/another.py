"""Whether somebody else comes in between what is told of a person and what may be told of another.

A birth, a death and an age that stand near each other are one person's only where nobody else does
anything between them: no other name, none of the same family, no pronoun of the other sex.
"""

from __future__ import annotations

import regex

from checkers.date_agreement.persons import FULL_NAME, HAS_HE_OR_SHE, NAME, can_be
from checkers.facts.names.gender import Gender, gender_of
from checkers.model import Span

_OF_PLACE = regex.compile(
    r"\b(?:in|at|near|for|from|to|on|of|the|across|around)\s\Z", regex.IGNORECASE
)
_WORDS = regex.compile(NAME)
_BARE = regex.compile(r"['’]s?\Z")
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "sir", "dame", "lady", "lord", "dr"})
BORN_FIRST = regex.compile(r"Born\b")
_HE, _SHE = "he", "she"


def names_in(text: str) -> set[str]:
    return {_BARE.sub("", word) for word in _WORDS.findall(text, concurrent=False)}


def names_another(text: str, known: set[str]) -> bool:
    """Tell whether a name comes in that may be a person's: no place, no house, no team.

    A surname that is known with a given name that is not is another's of the family.
    """
    return any(_is_other(text, name, known) for name in FULL_NAME.finditer(text, concurrent=False))


def _is_other(text: str, name: regex.Match[str], known: set[str]) -> bool:
    words = [_BARE.sub("", word) for word in name.group().split()]
    while len(words) > 1 and words[0].lower() in _COURTESY:
        words = words[1:]
    if words[0] in known:
        return False
    if known.isdisjoint(words):
        placed = _OF_PLACE.search(text[: name.start()], concurrent=False)
        return gender_of(name.group()) is not None or not placed
    return gender_of(" ".join(words)) is not None  # "Tom Marr", where Edith Marr is known


def is_told_of_another(text: str, birth: Span, other: Span) -> bool:
    """Tell whether words between a birth and what follows it turn to another person.

    `text` has the birth's sentence and all that follows; the spans count from its beginning.
    """
    if other.start < birth.end:
        return False
    told, between = text[: birth.end], text[birth.end : other.start]
    known = names_in(told)
    if BORN_FIRST.match(text) or not known:  # "Born in Leitrim in 1962, Dervla Conroy was 52"
        known |= names_in(_next_name(between))
    if names_another(between, known):
        return True
    return is_of_other_sex(told, between)


def is_of_other_sex(told: str, words: str) -> bool:
    """Tell whether a pronoun, a title or a given name can be nobody's of whom is `told`."""
    names = (gender_of(name) for name in FULL_NAME.findall(words, concurrent=False))
    shown = [_HE if gender == Gender.MALE else _SHE for gender in names if gender is not None]
    shown += HAS_HE_OR_SHE.findall(words, concurrent=False)
    return any(not can_be(told, word) for word in shown)


def _next_name(text: str) -> str:
    found = FULL_NAME.search(text, concurrent=False)
    return "" if found is None else found.group()


__all__ = ["BORN_FIRST", "is_of_other_sex", "is_told_of_another", "names_another", "names_in"]

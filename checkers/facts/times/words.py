"""What a word can be in a date or time: the lexicon as categories and values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, takewhile
from typing import Any, Final

import regex

from checkers.facts.lexicon import load
from checkers.facts.times.figures import NUMBER_WORDS

_LEXICON: Final = load("times")
VALUES: Final[Mapping[str, Mapping[str, int | str]]] = _LEXICON["values"]
MARKS: Final = frozenset(_LEXICON["marks"])  # before a weekday of two letters
DOUBTFUL: Final = frozenset(_LEXICON["doubtful"])
WORDS: Final[Mapping[str, frozenset[str]]] = {
    name: frozenset(words) for name, words in _LEXICON["words"].items()
}

# How a verb's past ends; the name of the hedge that "or so" and "or more" stand for.
PAST_ENDINGS: Final = tuple(_LEXICON["past"])
OR_SO: Final[str] = _LEXICON["or_so"]
OR_MORE: Final[str] = _LEXICON["or_more"]

FIRST_YEAR, LAST_YEAR = 1000, 2999


# Figures by what they can be: length in digits, least and greatest value.
_FIGURES: Final = {
    "dayno": ((1, 2), 1, 31),
    "hour12": ((1, 2), 1, 12),
    "hour": ((1, 2), 0, 24),
    "minute": ((2,), 0, 59),
    "two": ((2,), 0, 99),
    "three": ((3,), 0, 999),
    "y4": ((4,), FIRST_YEAR, LAST_YEAR),
}
# Figures with letters: the category, and the values that are written so.
_LETTERED: Final = {
    "ordinal": range(1, 32),
    "nth": range(1, 32),
    "nthover": range(32, 100),  # no month has such a day; who writes one has slipped
    "decade": range(FIRST_YEAR, LAST_YEAR, 10),
    "decade2": range(0, 100, 10),
    "hourhalf": range(13),
    "minutehalf": range(60),
    "fyyear": range(1950, 2100),
    "fyshort": range(100),
    "qn": range(1, 5),
    "hn": range(1, 3),
}


def _figures() -> Iterator[tuple[str, str]]:
    """Name the categories of every string of up to four digits."""
    for value in range(10000):
        for text in {str(value), f"{value:02}", f"{value:03}"}:
            yield text, "digits"
            for category, (lengths, least, greatest) in _FIGURES.items():
                if len(text) in lengths and least <= value <= greatest:
                    yield text, category


def _clock_figures() -> Iterator[tuple[str, str]]:
    """Name the times of the day in four digits: "0900"."""
    for hour in range(24):
        yield from ((f"{hour:02}{minute:02}", "hhmm") for minute in range(60))


def _lexical() -> Iterator[tuple[str, str]]:
    for table in (VALUES, WORDS):
        for category, words in table.items():
            yield from ((word, category) for word in words)
    for category, values in _LETTERED.items():
        for form in _LEXICON["lettered"][category]:
            yield from ((form.format(value), category) for value in values)
    for word in NUMBER_WORDS:
        yield word, "numword"
    for name in load("feasts")["feast"]:
        yield regex.split(r"\W", name)[0], "feast"


def _spellings(word: str, category: str) -> tuple[str, ...]:
    """List the ways a word is written: some months and weekdays only with a capital."""
    forms = (word.capitalize(), word.upper())
    if category == "weekday2" or (category in ("month", "weekday") and word in _LEXICON["capital"]):
        return forms
    if category == "feast":
        return forms
    if category == "zone":
        return (word.upper(),)
    return (word, *forms)


def _categories() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for text, category in chain(_figures(), _clock_figures()):
        found[text].add(category)
    for word, category in _lexical():
        for form in _spellings(word, category):
            found[form].add(category)
    return {word: frozenset(kinds) for word, kinds in found.items()}


UNKNOWN: Final = "_"  # the class of a word outside the lexicon
_CATEGORIES: Final = _categories()
_MIXES: Final = {
    mix: chr(0x4E00 + number)
    for number, mix in enumerate(sorted(set(_CATEGORIES.values()), key=sorted))
}
# Each word's class: one private character for each mix of categories that occurs.
CLASS_OF: Final[Mapping[str, str]] = {word: _MIXES[mix] for word, mix in _CATEGORIES.items()}


def classes(names: Iterable[str]) -> str:
    """List the class characters of all words that stand in one of the categories."""
    wanted = frozenset(names)
    known = frozenset().union(*_MIXES)
    if unknown := wanted - known:
        raise ValueError(f"no such category: {', '.join(sorted(unknown))}")
    return "".join(char for mix, char in _MIXES.items() if mix & wanted)


def value(category: str, word: str) -> int | str | None:
    return VALUES[category].get(word.lower())


def figures_of(word: str) -> str:
    """Return the figures that a word begins with: "21" of "21st", nothing of "May"."""
    return "".join(takewhile(str.isdecimal, word))


def looks_plural(word: str, *, surely: bool = False) -> bool:
    """Tell what has a plural's ending; `surely` leaves out "mass" and the like."""
    plural = word.endswith(tuple(_LEXICON["plural"]))
    return plural and not (surely and word.endswith(tuple(_LEXICON["noplural"])))


def is_a(category: str, word: str) -> bool:
    return category in _CATEGORIES.get(word, frozenset())


FEASTS: Final[Mapping[str, Sequence[Mapping[str, Any]]]] = load("feasts")["feast"]

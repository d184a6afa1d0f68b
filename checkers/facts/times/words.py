"""What a word can be in a date or time: the lexicon as categories and values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

import regex

from checkers.facts.lexicon import load
from checkers.facts.times.figures import NUMBER_WORDS

_LEXICON: Final = load("times")
VALUES: Final[Mapping[str, Mapping[str, int | str]]] = _LEXICON["values"]
DOUBTFUL: Final = frozenset(_LEXICON["doubtful"])
WORDS: Final[Mapping[str, frozenset[str]]] = {
    name: frozenset(words) for name, words in _LEXICON["words"].items()
}

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
# Figures with letters: the pattern of the word, the category, the values.
_LETTERED: Final = (
    *((f"{{}}{suffix}", "ordinal", range(1, 32)) for suffix in ("st", "nd", "rd", "th")),
    *((f"{{}}{suffix}", "nth", range(1, 32)) for suffix in ("st", "nd", "rd", "th")),
    # No month has such a day; who writes one has slipped.
    *((f"{{}}{suffix}", "nthover", range(32, 100)) for suffix in ("st", "nd", "rd", "th")),
    ("{}s", "decade", range(FIRST_YEAR, LAST_YEAR, 10)),
    ("{:02}s", "decade2", range(0, 100, 10)),
    *((f"{{}}{half}", "hourhalf", range(13)) for half in ("am", "pm")),
    *((f"{{:02}}{half}", "minutehalf", range(60)) for half in ("am", "pm")),
    ("fy{}", "fyyear", range(1950, 2100)),
    ("fy{:02}", "fyyear", range(100)),
    *((form, "qn", range(1, 5)) for form in ("q{}", "{}q")),
    *((form, "hn", range(1, 3)) for form in ("h{}", "{}h")),
)


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
    for form, category, values in _LETTERED:
        yield from ((form.format(value), category) for value in values)
    for word in NUMBER_WORDS:
        yield word, "numword"
    for name in _LEXICON["feast"]:
        yield regex.split(r"\W", name)[0], "feast"


def _spellings(word: str, category: str) -> tuple[str, ...]:
    """List the ways a word is written: some months and weekdays only with a capital."""
    forms = (word.capitalize(), word.upper())
    if category == "weekday2" or (category in ("month", "weekday") and word in _LEXICON["capital"]):
        return forms
    if category == "feast":
        return forms
    if category == "zone" and word != "local":
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


def is_a(category: str, word: str) -> bool:
    return category in _CATEGORIES.get(word, frozenset())


FEASTS: Final[Mapping[str, Sequence[Mapping[str, Any]]]] = _LEXICON["feast"]

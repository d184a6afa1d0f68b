"""A weekday that a clause gives to a date: "4 May 2024 – a Saturday", "4 May was a Saturday"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.date_agreement.sentences import Line, lines, when
from checkers.date_agreement.sketches import D, Mask, masked
from checkers.model import Kind
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

W = "\ue021"  # what stands for a day of the week
_READINGS = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"(?P<date>{D})\s?[–—-]\s?(?:which\swas\s)?an?\s(?P<day>{W})(?=\s?[,.;–—)]|\Z|\sand\b)",
        rf"(?P<date>{D})(?:,\swhich)?\s(?:was|is|will\sbe|falls\son|fell\son)\s(?:an?\s)?(?P<day>{W})(?=\s?[,.;)]|\Z|\sand\b)",
    )
)
_ANY_YEAR = regex.compile(
    r"\b(?:[Ii]f|[Ww]hen|[Ww]henever|unless|should|would|could|every|always|never|not|either|usually|often|calendar|diary)\b"
)


def find_weekdays_told(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair a date with the weekday that its sentence says it is."""
    for line in lines(scene):
        if not line.of(Kind.WEEKDAY) or _ANY_YEAR.search(line.text, concurrent=False):
            continue
        sketch = masked(line, _masks(line))
        for reading in _READINGS if D in sketch.words else ():
            match = reading.search(sketch.words, concurrent=False)
            if match is not None:
                told, named = (sketch.facts[match.start(name)] for name in ("date", "day"))
                yield line.bound(told), line.bound(named)


def _masks(line: Line) -> Iterator[Mask]:
    for fact in line.of(Kind.DATE, Kind.WEEKDAY):
        value = when(fact)
        if fact.kind == Kind.WEEKDAY:
            yield fact.span, W, fact
        elif value is not None and value.day is not None and value.weekday is None:
            yield fact.span, D, fact


FINDERS = (
    Finder(
        "weekday_told",
        find_weekdays_told,
        binds=(Base.DATE, Base.WEEKDAY),
        needs=(Kind.DATE, Kind.WEEKDAY),
    ),
)

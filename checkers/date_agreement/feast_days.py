"""A feast of a year that is told, and the date or the weekday that it is said to have had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import regex

from checkers.date_agreement.sentences import Line, lines, when
from checkers.date_agreement.sketches import D, Mask, Sketch, masked
from checkers.facts.times.calendar import day_of, single
from checkers.facts.times.feasts import occurrence
from checkers.facts.times.words import FEASTS
from checkers.model import Fact, Kind, TimeExpression
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

F, W, Y = "\ue020", "\ue021", "\ue022"  # what stands for a feast, a day of the week and a year
_NEARLY = timedelta(days=45)  # so near, a feast without a year is the next one or the last

# "Two days after Christmas, a Friday": another day.
_FEAST = rf"(?<!\b(?:after|before|since|around|near|of|following|until|to|from)\s)(?P<feast>{F})"
_YEAR = rf"(?P<year>{Y})"
_FALLS = (
    r"(?:fell|falls|will\sfall|falling|was|is|will\sbe)\s(?:this\syear\s|that\syear\s)?(?:on\s)?"
)
_DAY = rf"(?:the\s)?(?:an?\s)?(?P<day>[{D}{W}])"
_END = r"(?=\s?(?:[.,;)–—]|\Z)|\s(?:and|but|so)\b)"
_IN_YEAR = rf"(?:\sin\s{_YEAR}|\sthis\syear)?"
_READINGS = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"\b[Ii]n\s{_YEAR},?\s{_FEAST}\s{_FALLS}{_DAY}{_END}",
        rf"{_FEAST}(?:\s(?:in|of)\s{_YEAR})?\s{_FALLS}{_DAY}{_IN_YEAR}{_END}",
        rf"(?P<feast>{F}),\swhich\s{_FALLS}{_DAY}{_IN_YEAR}{_END}",
        rf"\b(?:[Tt]his\syear|[Ww]ith),?\s{_FEAST}\s{_FALLS}{_DAY}(?:\sthis\syear)?{_END}",
        rf"{_FEAST},\s(?:on\s)?(?:an?\s)?(?P<day>{W}),",
    )
)
# What holds of any year, or of the years in which it holds.
_ANY_YEAR = regex.compile(
    r"\b(?:[Ii]f|[Ww]hen|[Ww]henever|[Ww]here|unless|should|would|could|time|times|years\sin\swhich|every|always|never|not|either|usually|often)\b"
)
# Feasts of the other calendar, which is told by its date alone.
_OLD_STYLE = frozenset({(1, 6), (1, 7), (1, 13), (1, 14)})


def find_feast_dates(scene: Scene) -> Iterator[tuple[Line, Fact, Fact]]:
    """Pair a feast with the date that it is told to have had in some year."""
    for line, feast, year, told in _told(scene):
        value = when(told)
        if value is None or value.month is None or value.day is None or value.year is not None:
            continue
        day = day_of(year, value.month, value.day)
        if day is not None and (value.month, value.day) not in _OLD_STYLE:
            yield line, feast, replace(told, value=replace(value, days=single(day)))


def find_feast_weekdays(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair a feast with the weekday that it is told to have had in some year."""
    for line, feast, _, told in _told(scene):
        if told.kind == Kind.WEEKDAY:
            yield line.bound(feast), line.bound(told)


def _told(scene: Scene) -> Iterator[tuple[Line, Fact, int, Fact]]:
    """List feasts with the year and the day that a sentence gives them."""
    for line in lines(scene):
        if not any(_is_feast(fact) for fact in line.of(Kind.DATE)):
            continue
        if _ANY_YEAR.search(line.text, concurrent=False):
            continue
        sketch = masked(line, _masks(line))
        for reading in _READINGS:
            match = reading.search(sketch.words, concurrent=False)
            read = None if match is None else _read(scene, sketch, match)
            if read is not None:
                yield (line, *read)
                break


def _read(scene: Scene, sketch: Sketch, match: regex.Match[str]) -> tuple[Fact, int, Fact] | None:
    feast, day = sketch.facts[match.start("feast")], sketch.facts[match.start("day")]
    name, stated = _name_and_year(feast)
    known = match.groupdict().get("year")
    if known:
        stated = int(sketch.facts[match.start("year")].text)
    elif stated is None and Y in sketch.words:
        return None  # of which year it is told is open
    year = stated or _year_of(scene, name, this="this year" in match.group())
    there = occurrence(name, year) if year else None
    value = when(feast)
    if year is None or there is None or there.days is None or value is None:
        return None
    return replace(feast, value=replace(value, days=there.days)), year, day


def _year_of(scene: Scene, name: str, *, this: bool) -> int | None:
    """Tell the year of a feast from the date of publication: this year's, or one that is near."""
    now = scene.reference
    if not isinstance(now, TimeExpression) or now.days is None:
        return None
    today = now.days.last
    if this:
        return today.year
    near = [
        year
        for year in (today.year - 1, today.year, today.year + 1)
        if (there := occurrence(name, year)) and abs(there.day - today) <= _NEARLY
    ]
    return near[0] if len(near) == 1 and now.days.first == today else None


def _name_and_year(feast: Fact) -> tuple[str, int | None]:
    name = feast.text.lower().replace("’", "'")
    words, _, last = name.rpartition(" ")
    return (words, int(last)) if last.isdecimal() and len(last) == 4 else (name, None)


def _is_feast(fact: Fact) -> bool:
    return fact.text[:1].isupper() and _name_and_year(fact)[0] in FEASTS


def _masks(line: Line) -> Iterator[Mask]:
    for fact in line.facts:
        value = when(fact)
        if fact.kind == Kind.DATE and _is_feast(fact):
            yield fact.span, F, fact
        elif fact.kind == Kind.WEEKDAY:
            yield fact.span, W, fact
        elif fact.kind == Kind.YEAR and fact.text.isdecimal():
            yield fact.span, Y, fact
        elif fact.kind == Kind.DATE and value is not None and value.day is not None:
            yield fact.span, D, fact


_TWO = (Base.DATE, Base.WEEKDAY)
FINDERS = (Finder("feast_weekday", find_feast_weekdays, binds=_TWO),)

""" "It is 30 years since the ferry sank": the years since a deed that another sentence dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.date_agreement.events import LEXICON, NOUNS, classes_told, events_of
from checkers.date_agreement.sentences import Line, when
from checkers.facts.lexicon import either, load
from checkers.model import Fact, Quantity
from checkers.passages import content_words
from checkers.passages.words import WORD

_DECADE = 10  # years
_BEFORE = regex.compile(
    r"\b(?:[Ii]t\s(?:is|will\sbe|has\sbeen)|[Mm]ark(?:s|ing)?|[Cc]ommemorat(?:es|ing|e)|[Oo]bserv(?:es|ing|e))\s(?:exactly\s|now\s|almost\s)?\Z"
)
_CLAUSE = regex.compile(
    r"(?:\s(?:ago\s)?(?:this\s\p{L}+|today|on\s\p{L}+day))?\ssince\s(?P<what>[^,.;:()]{4,90}?)(?=\sand\s|[,.;:()]|\Z)"
)
# "The disaster, on 22 November 2000": what a next sentence calls the deed.
_CALLED = regex.compile(
    rf"\b(?:[Tt]he|[Tt]hat)\s(?P<noun>{either([*LEXICON['calamities'], *NOUNS])})\b"
    r"(?:,?\s(?:which\s)?(?:\p{L}+\s){0,5}?(?:on|in|of)\s|,\s)\Z"
)
_STRUCK = regex.compile(rf"\b(?:{either(load('calendar')['founding']['struck'])})\b")
_NEAR = 2  # sentences between the years and the day that they count from


_AFTER = regex.compile(
    r"\s(?P<exact>to\sthe\s(?:day|week|month)\s)?(?:after|since)\s(?P<what>[^.;:()]{4,90}?)(?=,)"
)
_OPENS = regex.compile(r"(?:\A|,\s)(?:Exactly\s|Just\s)?\Z")
_LATELY = regex.compile(
    r"\b(?:yesterday|today|this\s(?:week|morning|weekend)|on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


def _years_after(line: Line, fact: Fact) -> str | None:
    """Read "Thirty years to the day after a blast killed 14, their families …" of these days."""
    told = _AFTER.match(line.document.text, fact.span.end, line.span.end)
    if told is None or not told["exact"] or not _OPENS.search(line.before(fact.span)):
        return None
    return str(told["what"]) if _LATELY.search(line.text, told.end() - line.span.start) else None


def years_since(line: Line, fact: Fact) -> tuple[int, str] | None:
    """Read how many years it is "since …", and since what."""
    value = when(fact)
    length = value.length if value is not None else None
    if not isinstance(length, Quantity) or not isinstance(length.stated, int):
        return None
    if length.unit not in ("year", "decade"):
        return None
    what = _years_after(line, fact)
    if what is None and _BEFORE.search(line.before(fact.span, 40)):
        told = _CLAUSE.match(line.document.text, fact.span.end, line.span.end)
        what = None if told is None else told["what"]
    if what is None:
        return None
    return length.stated * (_DECADE if length.unit == "decade" else 1), what


def dated_deed(found: Sequence[Line], line: Line, what: str) -> tuple[Line, Fact] | None:
    """Find the one day or year that a near sentence gives to a deed."""
    own = [date for date in _full_dates(line) if date.text in what]
    if len(own) == 1:
        return line, own[0]
    classes = classes_told(what)
    if not classes or own:
        return None
    near = found[max(0, line.index - _NEAR) : line.index + _NEAR + 1]
    told = [(other, date) for other in near for date in _full_dates(other)]
    if len({_year(date) for _, date in told}) != 1:
        return None
    for other, date in told:
        if other.index != line.index and _is_of(other, date, classes, line, what):
            return other, date
    return None


def _full_dates(line: Line) -> Iterator[Fact]:
    for date in line.dates():
        value = when(date)
        stated = value is not None and value.year is not None and value.year_from is None
        if stated and any(map(str.isdigit, date.text)):
            yield date


def _year(date: Fact) -> int | None:
    value = when(date)
    return value.year if value is not None else None


def _is_of(line: Line, date: Fact, classes: frozenset[str], told: Line, what: str) -> bool:
    """Tell whether a date is a deed's: by a word for it, or by another verb for the same thing."""
    called = _CALLED.search(line.before(date.span), concurrent=False)
    if called is not None:
        same = not classes.isdisjoint(classes_told(called["noun"]))
        return same or (
            called["noun"] in LEXICON["calamities"] and _STRUCK.search(what) is not None
        )
    for event in events_of(line):
        if event.date.span == date.span and not classes.isdisjoint(event.classes):
            shared = set(content_words(what)) & set(content_words(line.text))
            names = [
                word for word in WORD.findall(line.before(date.span, 120)) if word[0].isupper()
            ]
            known = all(name in told.text for name in names[1:])
            return known and (event.anaphoric or len(shared) > 1)
    return False


__all__ = ["dated_deed", "years_since"]

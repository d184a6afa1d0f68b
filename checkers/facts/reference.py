"""Find the date that a document's relative and year-less dates are resolved against."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex

from checkers.facts.lexicon import load
from checkers.facts.times import read_plain_times
from checkers.facts.times.calendar import years_days
from checkers.model import Days, Document, Fact, Kind, Reference, Span, TimeExpression

__all__ = ["find_reference"]

_HEAD: Final = 200  # a dateline stands within so many characters of the body's beginning
_REACH: Final = 80  # a stamp's date stands within so many characters of its word
_MOST_STAMPS: Final = 50

# "LONDON, Nov. 27 (Reuters) —": a place in capitals, a date, an agency or a dash.
_DATELINE: Final = regex.compile(
    r"\s*(?P<place>\p{Lu}[\p{Lu}'’.\- ]{2,40}(?:,\s[\p{L}. ]{2,20})?,\s+)"
    r"(?P<date>[^()\n—–]{3,40}?)\s*(?:\([^()\n]{2,40}\)\s*)?(?:—|–|--?)\s"
)
_WORDS: Final = load("reference")
_COPYRIGHT: Final = regex.compile(_WORDS["copyright"], regex.IGNORECASE | regex.MULTILINE)
_PUBLISHED: Final = regex.compile(_WORDS["published"], regex.IGNORECASE | regex.MULTILINE)
_SIGNS: Final[list[str]] = _WORDS["published_signs"]
_COPYRIGHT_SIGNS: Final[list[str]] = _WORDS["copyright_signs"]
_FIRST_STAMP_YEAR: Final = 1900


def find_reference(document: Document) -> Reference | None:
    """Return `published`, else the dateline, else a date or copyright stamp; None without any.

    A dateline mostly lacks its year; it serves where a stamp supplies one.
    """
    if document.published is not None:
        return Reference(document.published, "published", _written(document.published))
    stamp = _stamp(document)
    return _dateline(document, stamp) or stamp


def _written(days: Days) -> str:
    first, last = days.first, days.last
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _dateline(document: Document, stamp: Reference | None) -> Reference | None:
    for text, start in _datelines(document):
        for fact in read_plain_times(text, stamp):
            if reference := _from_dateline(fact, stamp, start):
                return reference
    return None


def _datelines(document: Document) -> Iterable[tuple[str, int | None]]:
    """Yield the texts that may be datelines, with their offset where they stand in the text."""
    if document.dateline:
        yield document.dateline[:_HEAD], None
    for field in document.fields:
        if field.role == "body":
            head = document.text[field.span.start : min(field.span.start + _HEAD, field.span.end)]
            if match := _DATELINE.match(head, concurrent=False):
                yield match["date"], field.span.start + match.start("date")
            return


def _from_dateline(fact: Fact, stamp: Reference | None, start: int | None) -> Reference | None:
    value = fact.value
    if fact.kind is not Kind.DATE or not isinstance(value, TimeExpression):
        return None
    days = value.days
    if value.day is None or days is None or days.first != days.last:
        return None
    if value.year is None and stamp is None:
        return None
    span = None
    if start is not None:
        span = Span(start + fact.span.start, start + fact.span.end)
    return Reference(days, "dateline", fact.text, span)


def _stamp(document: Document) -> Reference | None:
    """Read "Published 27 November 2024", else the latest year of the copyright lines."""
    text = document.text
    if any(sign in text for sign in _SIGNS):
        for number, match in enumerate(_PUBLISHED.finditer(text, concurrent=False)):
            if number >= _MOST_STAMPS:
                break
            if reference := _dated_stamp(text, match.end()):
                return reference
    return _copyright(text)


def _dated_stamp(text: str, start: int) -> Reference | None:
    near = text[start : start + _REACH].partition("\n")[0]
    for fact in read_plain_times(near, None)[:1]:
        value = fact.value
        if fact.span.start > 0 or not isinstance(value, TimeExpression) or not value.year:
            continue
        if value.days is None or value.day is None or value.days.first != value.days.last:
            continue
        span = Span(start, start + fact.span.end)
        return Reference(value.days, "stamp", fact.text, span)
    return None


def _copyright(text: str) -> Reference | None:
    lower = text.lower()
    if not any(sign in lower for sign in _COPYRIGHT_SIGNS):
        return None
    found: Reference | None = None
    best = _FIRST_STAMP_YEAR
    for match in _COPYRIGHT.finditer(text, concurrent=False):
        year = int(match["year"])
        days = years_days(year, year)
        if year > best and days is not None:
            best = year
            found = Reference(days, "stamp", match[0], Span(match.start(), match.end()))
    return found

"""One deed that has a date and, in another sentence, a month or a year told by its distance.

"The bridge shut on 6 November. … Traffic has doubled since it was closed last month": the two must
be one deed by the grammar, and the only two of their kind that the story tells a time of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import regex

from checkers.date_agreement.events import Event, deed_at, events_of
from checkers.date_agreement.sentences import Line, lines, when
from checkers.date_agreement.twice import ORDINARY, is_changed
from checkers.date_agreement.twice_story import (
    FAMILY,
    THE,
    adds_to,
    find_events_told_twice,
    is_of_the_same,
)
from checkers.model import Fact, Kind, Span, TimeExpression
from checkers.passages import content_words
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_DISTANT = regex.compile(r"(?:last|this|next)\s(?:month|year)", regex.IGNORECASE)
_AGAIN = regex.compile(r"\b(?:too|also|as\swell|already|briefly|twice|once|partly|temporarily)\b")
_TURN = 3  # days of a month in which the copy may be of the month before


def find_dates_and_distances(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the date of a deed and the month or year by its distance that is told of the same."""
    now = scene.reference
    if not isinstance(now, TimeExpression) or now.days is None:
        return
    if not _DISTANT.search(scene.article.document.text) or now.days.last.day <= _TURN:
        return
    seen: set[Span] = set()
    for found in _by_kind(scene).values():
        if len(found) != 2 or {far for _, far in found} != {True, False}:
            continue
        (one, _), (other, _) = sorted(found, key=lambda each: each[0].cue.start)
        date_told = next(event.date for event, far in found if not far)
        near = date_told.span not in seen and _is_near(date_told, now.days.last)
        if near and _is_one(one, other):
            seen.add(date_told.span)
            yield one.line.bound(one.date), other.line.bound(other.date)


def _by_kind(scene: Scene) -> Mapping[str, Sequence[tuple[Event, bool]]]:
    """List the deeds of each kind, with whether their time is told by its distance."""
    told: dict[str, list[tuple[Event, bool]]] = {}
    for line in lines(scene):
        found = [(event, False) for event in events_of(line)]
        for event, far in [*found, *((event, True) for event in _distant(line))]:
            for name in {FAMILY.get(each, each) for each in event.classes}:
                told.setdefault(name, []).append((event, far))
    return told


def _distant(line: Line) -> Iterator[Event]:
    """Read "since it was shut last month", "the closure last month", "last month's closure"."""
    for fact in line.of(Kind.MONTH, Kind.YEAR):
        if _DISTANT.fullmatch(fact.text) is None:
            continue
        event = deed_at(line, fact)
        if event is not None:
            yield event


def _is_near(dated: Fact, now: date) -> bool:
    """Tell a day of the months around the article's: an older one's year would have been told."""
    value = when(dated)
    if value is None or value.month is None or value.day is None:
        return False
    if value.year is not None:
        return abs(value.year - now.year) <= 2
    return min((value.month - now.month) % 12, (now.month - value.month) % 12) <= 2


def _is_one(one: Event, other: Event) -> bool:
    if one.line.index == other.line.index or is_changed(one) or is_changed(other):
        return False
    if _AGAIN.search(other.line.text) or _AGAIN.search(one.line.text):
        return False
    known = set(content_words(one.line.text)) | ORDINARY
    if other.noun:
        before = other.line.before(min(other.cue, other.date.span, key=lambda each: each.start))
        points = THE.search(before)
        if points is None and other.date.span.end <= other.cue.start:
            return adds_to(other) <= known  # "last month's closure"
        which = set(content_words(points["which"])) if points is not None else {"none"}
        return which <= known and adds_to(other) <= known
    return is_of_the_same(one, other)


def find_times_told_twice(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind two times that a story gives to one happening."""
    yield from find_events_told_twice(scene)
    yield from find_dates_and_distances(scene)


FINDERS = (Finder("event_dates", find_times_told_twice, binds=(Base.DATE, Base.DATE)),)

"""Deeds of one case that a story tells apart, of which one can only have come before the other.

Who is meant is told by a name or a pronoun that goes back to it, by an object ("approved it"), by
a court that can only judge the accused, or by the second sentence of the news: "A baker was jailed
on 9 May.  Ivar Dahl, 36, had been found guilty on 3 May."
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import regex

from checkers.date_agreement.events import LEXICON, Event, events
from checkers.date_agreement.order import (
    find_ordered_events,
    is_of_another,
    is_of_another_case,
    ordered,
)
from checkers.date_agreement.sentences import WHOLE, Line, lines, when
from checkers.date_agreement.sketches import D, Mask, Sketch, masked
from checkers.date_agreement.who import who
from checkers.facts.lexicon import either
from checkers.model import Fact, Span
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_WORDS = LEXICON["stories"]
_PERSONAL = frozenset(_WORDS["personal"])
_JUDGED = frozenset(_WORDS["judged"])
_AHEAD = 3  # deeds behind one that can be of its case
_FAR = 4  # sentences
_NEAR = 20  # characters before a deed
_YEAR = 400  # days by which a slip of the pen moves a day
_DECADE = 3700  # … and a year
_A_MAN = regex.compile(r"An?\s(?:[\p{L}’'-]+\s){1,12}?")
_NAMED = regex.compile(
    r"\p{Lu}[\p{L}.’'-]+(?:\s\p{Lu}[\p{L}.’'-]+){1,3},\s(?:who\sis\s)?\d\d,\s(?:of\s[^,]{3,40},\s)?"
)
_BOTH = regex.compile(r"The\s(?:couple|pair|two)\b")
_COURT = regex.compile(rf"(?:The\s|An?\s)?(?:{either(_WORDS['courts'])})\b", regex.IGNORECASE)
_SURGEONS = regex.compile(rf"(?:The\s|An?\s)?(?:{either(_WORDS['surgeons'])})\s", regex.IGNORECASE)
_OBJECT = regex.compile(r"\s(?:it|them|him|her)\b")
_ANOTHER_ONE = regex.compile(r"\s(?:his|her|its|their|an?|the|another|two|three|\p{Lu})\b")
_DONE_TO = regex.compile(r"\s(?:\p{Lu}[\p{L}.’'-]+\s){1,2}(?P<last>\p{Lu}[\p{L}’'-]+)")
_THE_THING = regex.compile(r"\b(?:its|their|the|an?|his|her)\s")
_LAST = regex.compile(
    rf"\b(?:[Hh]is|[Hh]er|\p{{Lu}}[\p{{L}}-]+[’']s?)\s(?:very\s)?(?:last|final)\s(?:[\p{{Ll}}-]+\s){{0,2}}?"
    rf"(?:{either(_WORDS['last_deeds'])})\b(?:,[^.;{D}]{{3,60}},)?\s(?:(?:was|came|took\splace|fell)\b[^.;{D}]{{0,40}}?|(?:at|in|with)\s[^.;{D}]{{3,40}}\s)\b(?:on|in)\s(?P<date>{D})"
)
_GAVE_LAST = regex.compile(
    rf"\b(?:gave|made|played|delivered|attended)\s(?:his|her)\s(?:very\s)?(?:last|final)\s(?:[\p{{Ll}}-]+\s){{0,2}}?(?:{either(_WORDS['last_deeds'])})\b[^.;{D}]{{0,40}}?\b(?:on|in)\s(?P<date>{D})"
)
_OPERATED = regex.compile(
    rf"\b(?:surgery|operation|operated\son|under\sthe\sknife)\b[^.;{D}]{{0,40}}?\bon\s(?P<last>{D})[^.;{D}]{{0,90}}?\b(?:he|she)\s(?:had\s)?(?:{either(_WORDS['hurt'])})\b[^.;{D}]{{0,60}}?\bon\s(?P<first>{D})"
)


def find_ordered(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the dates of two deeds of one subject, in the order that they can only have had."""
    seen: set[Span] = set()
    for told in find_ordered_events(scene):
        seen.update(each.item.span for each in told if isinstance(each.item, Fact))
        yield told
    found = events(scene)
    for at, one in enumerate(found):
        for other in islice(found, at + 1, at + 1 + _AHEAD):
            if seen & {one.date.span, other.date.span} or not _is_one_case(scene, one, other):
                continue
            dates = ordered(one, other)
            if dates is not None and _is_near(*dates):
                yield one.line.bound(dates[0]), other.line.bound(dates[1])
    if "last" in scene.article.document.text or "final" in scene.article.document.text:
        yield from _last_deeds(scene, found)
    yield from _operations(scene)


def _is_one_case(scene: Scene, one: Event, other: Event) -> bool:
    if other.line.index - one.line.index > _FAR or is_of_another(one) or is_of_another(other):
        return False
    if one.date.kind != other.date.kind or is_of_another_case(one, other):
        return False
    return _goes_on(one, other) or _is_one_person(scene, one, other)


def _goes_on(one: Event, other: Event) -> bool:
    """Tell whether the second deed is done to what the first was, whoever does it."""
    text = other.line.document.text
    apart = other.line.index - one.line.index
    before = text[other.line.span.start : other.cue.start]
    if apart == 0:
        start = max(one.line.span.start, one.cue.start - _NEAR)
        thing = _THE_THING.search(text, start, one.date.span.start)
        return thing is not None and _OBJECT.match(text, other.cue.end) is not None
    if apart == 1 and _NAMED.match(before) and _A_MAN.match(one.line.text):
        return one.line.index <= 1
    if apart == 1 and _BOTH.match(before):
        return "married" in other.classes or "divorced" in other.classes
    if "operated" in other.classes and "injured" in one.classes and apart == 1:
        return _SURGEONS.fullmatch(before) is not None
    judged = _JUDGED.issuperset(other.classes) and _COURT.match(before) is not None and apart <= 2
    return judged and _ANOTHER_ONE.match(text, other.cue.end) is None


def _is_one_person(scene: Scene, one: Event, other: Event) -> bool:
    if not (_PERSONAL.issuperset(one.classes) and _PERSONAL.issuperset(other.classes)):
        return False
    first, last = (_person(scene, event) for event in (one, other))
    return first is not None and first == last


def _person(scene: Scene, event: Event) -> str | None:
    """Give the surname of whom a deed is done to, or else of who does it."""
    done_to = _DONE_TO.match(event.line.document.text, event.cue.end, event.line.span.end)
    if done_to is not None:
        return str(done_to["last"])
    return who(scene, event.line, event.cue.start)


def _is_near(first: Fact, last: Fact) -> bool:
    """Tell whether two dates lie no farther apart than one may be miswritten for the other."""
    a, b = when(first), when(last)
    if a is None or b is None or a.days is None or b.days is None:
        return True
    most = _YEAR if a.day is not None or a.month is not None else _DECADE
    return abs((a.days.first - b.days.last).days) <= most


def _last_deeds(scene: Scene, found: list[Event]) -> Iterator[tuple[Bound, ...]]:
    """Bind the date of somebody's last deed and that of the death."""
    deaths = [event for event in found if "dead" in event.classes and not event.noun]
    if len(deaths) != 1 or is_of_another(deaths[0]):
        return
    death = deaths[0]
    of = who(scene, death.line, death.cue.start)
    for line in lines(scene) if of is not None else ():
        sketch = masked(line, _masks(line)) if line.dates() else Sketch("", {})
        for reading in (_LAST, _GAVE_LAST):
            match = reading.search(sketch.words)
            date = sketch.facts[match.start("date")] if match is not None else None
            if date is None or date.kind != death.date.kind or not _is_near(date, death.date):
                continue
            if _is_of(scene, line, date, str(of)):
                yield line.bound(date), death.line.bound(death.date)


def _is_of(scene: Scene, line: Line, date: Fact, of: str) -> bool:
    """Tell whether "her last concert" is that of who died."""
    if line.text.startswith(("His ", "Her ")):
        before = lines(scene)[line.index - 1] if line.index else None
        return before is not None and who(scene, before, before.span.end) == of
    return who(scene, line, date.span.start) == of


def _operations(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the day of an injury and that of the operation on it."""
    if not any(word in scene.article.document.text for word in ("surgery", "operat", "knife")):
        return
    for line in lines(scene):
        if len(line.dates()) < 2:
            continue
        sketch = masked(line, _masks(line))
        match = _OPERATED.search(sketch.words)
        if match is not None:
            first, last = (sketch.facts[match.start(name)] for name in ("first", "last"))
            yield line.bound(first), line.bound(last)


def _masks(line: Line) -> Iterator[Mask]:
    for fact in line.facts:
        if fact.kind in WHOLE and any(map(str.isdigit, fact.text)):
            yield fact.span, D, fact


FINDERS = (Finder("ordered_events", find_ordered, binds=(Base.DATE, Base.DATE)),)

"""A day told by its distance ("last night"), and the date that the story gives to the same deed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex

from checkers.date_agreement.apposed import find_apposed_dates
from checkers.date_agreement.events import LEXICON, classes_told
from checkers.date_agreement.sentences import Line, lines, when
from checkers.date_agreement.sketches import D, Mask, Sketch, masked
from checkers.facts.lexicon import either, entry
from checkers.facts.times.calendar import shifted, span_of
from checkers.model import Fact, Kind, Span, TimeExpression
from checkers.passages import Areas
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_WORDS = LEXICON["stories"]
R = "\ue030"  # what stands for a day told by its distance
# How many days ahead of the article's the day can be; a night is of two.
_AWAY = {
    "last night": (-1, 0),
    "yesterday": (-1, -1),
    "today": (0, 0),
    "tonight": (0, 0),
    "this morning": (0, 0),
    "this afternoon": (0, 0),
    "tomorrow": (1, 1),
}
_TOLD = regex.compile(
    rf"\b(?:(?:late|early)\s)?(?P<day>{either(_AWAY)})(?:\s(?:morning|afternoon|evening|night))?\b",
    regex.IGNORECASE,
)
_END = r"(?=\s?[,.;)–—]|\Z|\s(?:in|at|by|before|after|with|and)\b)"
_READINGS = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"{R}(?:,\s(?:on\s)?|\s\()(?P<date>{D})(?=\s?[,.;)]|\Z)",
        rf"{R}['’]s\s(?:[\p{{Ll}}-]+\s){{0,3}}?[\p{{Ll}}-]+,\s(?:which\s(?:was|took\splace|were)\s)?"
        rf"(?:(?:{either(_WORDS['held'])})\s)?(?:on\s)?(?P<date>{D}){_END}",
    )
)
# "Crews were called shortly after 10pm on 28 August": to what the sentence before tells.
_CALLED = regex.compile(
    rf"\b(?:{either(_WORDS['called'])})\b(?:(?!\b(?:since|until|from|another|second|previous|earlier|last)\b)[^.;{D}{R}]){{0,80}}?\bon\s(?P<date>{D}){_END}"
)
_CALAMITIES = frozenset({"fire", "crash", "explosion", "collapse", "attacked", "flood", "robbery"})
_WITHOUT_RESULT = regex.compile(r"\b(?:again|twice|also|another|previous|earlier|second|similar)\b")


def find_days_again(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair a day told by its distance with the date that the story gives to the same day."""
    seen: set[Span] = set()
    for told in find_apposed_dates(scene):
        seen.update(each.item.span for each in told if isinstance(each.item, Fact))
        yield told
    now = scene.reference
    if not isinstance(now, TimeExpression) or now.days is None:
        return
    today = now.days.first
    if today != now.days.last or not _TOLD.search(scene.article.document.text):
        return
    before: tuple[Line, Sketch] | None = None
    for line in lines(scene):
        sketch = masked(line, _masks(line, today))
        for place, day, dated in _pairs(line, sketch, before):
            if not seen & {day.span, dated.span} and _is_near(dated, today):
                seen |= {day.span, dated.span}
                yield place.bound(day), line.bound(dated)
        before = line, sketch


def _pairs(
    line: Line, sketch: Sketch, before: tuple[Line, Sketch] | None
) -> Iterator[tuple[Line, Fact, Fact]]:
    if D not in sketch.words:
        return
    for reading in _READINGS if R in sketch.words else ():
        match = reading.search(sketch.words)
        if match is not None:
            yield line, sketch.facts[match.start()], sketch.facts[match.start("date")]
    if before is None or before[0].paragraph != line.paragraph or R in sketch.words:
        return
    called = _CALLED.search(sketch.words) if sketch.words.count(D) == 1 else None
    if called is None or before[1].words.count(R) != 1 or D in before[1].words:
        return
    befell = not _CALAMITIES.isdisjoint(classes_told(before[0].text))
    if befell and not _WITHOUT_RESULT.search(line.text):
        told = before[1].facts[before[1].words.index(R)]
        yield before[0], told, sketch.facts[called.start("date")]


def _masks(line: Line, today: date) -> Iterator[Mask]:
    text = line.document.text
    periods = Areas(fact.span for fact in line.of(Kind.PERIOD))
    for match in _TOLD.finditer(text, line.span.start, line.span.end):
        if match.start() in periods:
            continue
        days = span_of(*(shifted(today, days) for days in _AWAY[entry(match["day"])]))
        if days is None:
            continue
        told = TimeExpression("DATE", None, days=days)
        span = Span(*match.span())
        yield span, R, Fact(Kind.DATE, span, match.group(), line.index, told)
    for fact in line.of(Kind.DATE, Kind.TIME):
        value = when(fact)
        if value is not None and value.day is not None and any(map(str.isdigit, fact.text)):
            yield fact.span, D, fact


def _is_near(dated: Fact, today: date) -> bool:
    """Tell a date of the weeks around the article's day: another year's is another story."""
    value = when(dated)
    if value is None or value.month is None or value.day is None:
        return False
    try:
        day = date(value.year or today.year, value.month, value.day)
    except ValueError:
        return False
    return abs((day - today).days) <= _WEEKS


_WEEKS = 25  # days


FINDERS = (Finder("apposed_dates", find_days_again, binds=(Base.DATE, Base.DATE)),)

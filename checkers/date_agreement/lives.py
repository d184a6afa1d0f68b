"""The age that somebody is told to have now, or to have had in dying lately, beside the birth.

An age near a birth may be anybody's: each reading below is a way in which the grammar makes it the
age of who was born.  A sentence that tells of another year may tell of another age.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from checkers.date_agreement.births import BIRTHPLACE
from checkers.date_agreement.persons import HE_OR_SHE, NAME, can_be
from checkers.date_agreement.sentences import WHOLE, Line, lines, when
from checkers.date_agreement.sketches import D, Mask, Sketch, joined, masked
from checkers.facts.lexicon import either, load
from checkers.facts.times.calendar import shifted
from checkers.model import Days, Fact, Kind, Quantity, Span, TimeExpression
from checkers.rulebook.sought import may_hold
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene, without_blanks

_LEXICON = load("calendar")["ages"]
A, W = "\ue010", "\ue011"  # what stands for an age, and for a day of the week
_GROWN = 10  # a smaller figure that is not told as an age may be a rank, a part, a mark
_LATELY = 60  # days: so long after a death it is still told as news

_PERSON = rf"{NAME}(?:\s{NAME}){{0,3}}"
_SUBJECT = rf"(?:{_PERSON}|{HE_OR_SHE})"
_PLACE = r"(?:in|at|near|outside)\s(?:the\s)?(?:\p{Lu}[\p{L}.’'-]*,?\s){0,3}\p{Lu}[\p{L}’'-]*,?"
# "born in Kisumu in 1980": between the word and the date stand places, no verb.
_BIRTH = rf"[Bb]orn\s(?:{BIRTHPLACE},?\s)?(?:in\s|on\s)?(?P<birth>{D})(?!-)(?:,?\s{_PLACE})?"
_BRACKET = rf"\((?:born|b\.)\s(?:in\s|on\s)?(?P<birth>{D})\)"
_WHO = rf"{_PERSON}(?:,\s(?:who\swas\s)?{_BIRTH},|\s{_BRACKET},?|\swas\s{_BIRTH},?\s(?:and|but))"
_NOW = r"(?:now\s)?(?:still\s|only\s|just\s)?"
_AGE = rf"{_NOW}(?P<age>{A})(?:\snow|\stoday)?(?=\s?(?:[.,;)–—]|\Z)|\sand\b)"
_SOON = rf"(?P<age>{A})\s(?:today|tomorrow|this\s(?:week|month|year)|on\s{W})"

_AGED = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"{_WHO}\s(?:is\s{_AGE}|turns\s{_SOON})",
        rf"(?:\A|[.;]\s){_BIRTH},\s{_SUBJECT}\s(?:is\s{_AGE}|turns\s{_SOON})",
        rf"(?:\A|[.;]\s){_BIRTH},\s{_SUBJECT},\s(?:now\s|who\sis\s(?:now\s)?)(?P<age>{A}),",
        rf"{_PERSON},\s(?:now\s|who\sis\s(?:now\s)?)?(?P<age>{A}),\s(?:who\s)?was\s{_BIRTH}",
        rf"{_PERSON},\s(?P<age>{A}),?\s{_BRACKET}",
        rf"\ANow\s(?:aged\s)?(?P<age>{A}),\s{_SUBJECT},?\s(?:who\s)?(?:was\s)?{_BIRTH}",
        rf"\AAt\s(?P<age>{A}),\s{_PERSON},\s(?:who\swas\s)?{_BIRTH},\s(?:is|has)\b",
        rf"{_BIRTH},\s(?:which|and\sthat)\s(?:makes|would\smake)\s(?:him|her|them)\s{_AGE}",
    )
)
# The next sentence goes on about the same.
_AGED_NEXT = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"{_SUBJECT}\swas\s{_BIRTH}[^.;]*\.\s(?P<who>He|She)\sis\s{_AGE}",
        rf"{_SUBJECT}\swas\s{_BIRTH}[^.;]*\.\sNow\s(?:aged\s)?(?P<age>{A}),\s(?P<who>he|she)\b",
        rf"(?P<name>{NAME})\swas\s{_BIRTH}[^.;]*\.\s(?P=name)\sis\s{_AGE}",
    )
)
_DYING = rf"(?P<death>has\sdied|died\s(?:on\s|last\s|early\son\s|late\son\s)?{W})"
_GONE = (
    regex.compile(
        rf"{_PERSON}(?:,\s(?:who\swas\s)?{_BIRTH},|\s{_BRACKET},?)\s{_DYING}"
        rf"(?:\s(?:in|at|after|of|from)\s[^.;,{A}{D}]{{1,40}}?)?,?\s(?:at\s(?:the\s)?)?(?P<age>{A})"
    ),
)
_OTHERS = regex.compile(rf"\b(?:{either(_LEXICON['others'])})\b", regex.IGNORECASE)
_BIRTH_TOLD = regex.compile(r"\b[Bb]orn\b|\(b\.")
_DEAD = regex.compile(rf"(?<![\w-])(?:{either(_LEXICON['died'])})(?![\w-])", regex.IGNORECASE)


def find_ages_told(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind a birth and the age that its person is told to have now."""
    for line, sketch in _sketches(scene, dead=False, on=True):
        for match in _readings(sketch, (*_AGED, *_AGED_NEXT)):
            yield line.bound(_fact(sketch, match, "birth")), line.bound(_fact(sketch, match, "age"))
            break


def find_late_deaths(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind a birth, a death that is told as news, and the age that it is told to have come at."""
    lately = weeks_before(scene)
    if lately is None:
        return
    for line, sketch in _sketches(scene, dead=True):
        for match in _readings(sketch, _GONE):
            birth, age = _fact(sketch, match, "birth"), _fact(sketch, match, "age")
            span = without_blanks(line.document.text, Span(birth.span.end, age.span.start))
            text = line.document.text[span.start : span.end]
            death = Fact(Kind.DATE, span, text, line.index, lately)
            yield line.bound(birth), line.bound(death), line.bound(age)
            break


def weeks_before(scene: Scene) -> TimeExpression | None:
    """Give the weeks up to the article, of which it tells as news."""
    now = scene.reference
    if not isinstance(now, TimeExpression) or now.days is None:
        return None
    first = shifted(now.days.first, -_LATELY) or now.days.first
    return replace(now, days=Days(((first, now.days.last),)))


Readings = Sequence[regex.Pattern[str]]


def _sketches(scene: Scene, *, dead: bool, on: bool = False) -> Iterator[tuple[Line, Sketch]]:
    """Give each sentence that tells of one birth; to go `on`, with the next as well."""
    if not may_hold(scene, _BIRTH_TOLD):
        return
    found = lines(scene)
    for line, ahead in zip(found, [*found[1:], None], strict=True):
        if _BIRTH_TOLD.search(line.text, concurrent=False) is None:
            continue
        if _OTHERS.search(line.text) or (_DEAD.search(line.text) is not None) != dead:
            continue
        sketch = _masked(line)
        if sketch.words.count(D) != 1:
            continue
        yield line, sketch
        if on and ahead is not None and ahead.paragraph == line.paragraph:
            both = joined(sketch, _masked(ahead))
            if both.words.count(D) == 1 and not _OTHERS.search(ahead.text):
                yield line, both


def _readings(sketch: Sketch, readings: Readings) -> Iterator[regex.Match[str]]:
    for reading in readings:
        match = reading.search(sketch.words, concurrent=False)
        if match is None:
            continue
        who = match.groupdict().get("who")  # "She was born in 1970. He is 44."
        if who is None or can_be(sketch.words[match.start() : match.start("who")], who):
            yield match


def _masked(line: Line) -> Sketch:
    return masked(line, _masks(line))


def _masks(line: Line) -> Iterator[Mask]:
    for fact in line.facts:
        value = fact.value
        if isinstance(value, Quantity):
            bare = fact.kind == Kind.NUMBER and value.unit is None
            if fact.kind == Kind.AGE or (bare and (value.stated or 0) >= _GROWN):
                yield fact.span, A, fact
        elif fact.kind in WHOLE:
            stated = when(fact)
            if stated is not None and (stated.year is not None or stated.month is not None):
                yield fact.span, D, fact
        elif fact.kind == Kind.WEEKDAY:
            yield fact.span, W, fact


def _fact(sketch: Sketch, match: regex.Match[str], name: str) -> Fact:
    return sketch.facts[match.start(name)]


FINDERS = (Finder("age_told", find_ages_told, binds=(Base.DATE, Base.NUMBER)),)

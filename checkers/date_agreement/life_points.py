"""Points of a life: a birth, an age beside a dated event, an age as the article is written.

Each point fixes the days on which its person can have been born.  Two points of one person that
leave no common day are a slip where one digit of a year or an age makes them meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

import regex

from checkers.date_agreement.sentences import Line, all_lines, ends, when, with_days
from checkers.facts.lexicon import either, load
from checkers.model import Fact, Kind, Quantity, Span, TimeExpression
from checkers.model.immutable import dataclass
from checkers.rulebook.vocabulary import Scene

_LEXICON = load("calendar")["ages"]
_POINTS = load("calendar")["life_points"]
_YEAR = 365.25  # days
_YOUNGEST, _OLDEST = 3, 110
_LATELY = 75  # days: so long ago an age that is told as news may have been reached
_BEFORE, _BETWEEN = 60, 110  # characters
_DATED = frozenset({Kind.DATE, Kind.MONTH, Kind.YEAR, Kind.PERIOD})

_BORN = regex.compile(
    rf"(?:(?<![\w-])(?:{either(_POINTS['born'])})|\(b\.?)[,:]?\s(?:(?!\b(?:{either(_LEXICON['clauses'])})\b(?<!\b(?:by|from)))[^.;:\d()]){{0,45}}\Z",
    regex.IGNORECASE,
)
_LIVED = regex.compile(r"(?:\p{Lu}[\p{L}’'-]+,?\s\(|\blived\s(?:from\s)?)\Z")
_DIED = regex.compile(rf"(?<![\w-])(?:{either(_POINTS['gone'])})(?![\w-])", regex.IGNORECASE)
_AT_DEATH = regex.compile(rf"(?<![\w-])(?:{either(_POINTS['gone'])})\b[^.;:]*\Z")
# Words right before a bare number that make it an age, and what may stand behind.
_AT = regex.compile(
    rf"\b(?:{either(_POINTS['at'])})\s(?:only\s|just\s|still\s|now\s|then\s|already\s|the\sage\sof\s)?\Z"
    r"|\bAge:\s\Z",
    regex.IGNORECASE,
)
_AGE_ENDS = regex.compile(
    rf"(?:\s?[,.;:)–—]|\Z|\n|\s(?:{either(_POINTS['behind'])})\b)", regex.IGNORECASE
)
_BEING = regex.compile(r"\b(?:I['’]m|I\sam|is|turns|are|am|be|Age:)\s\p{Ll}*\s?\Z")
_DOES_AT = regex.compile(r"\b\p{Ll}{3,}s\s(?:down\s|up\s|off\s|out\s|away\s)?at\s\Z")
_NOW = regex.compile(rf"\b(?:{either(_POINTS['now'])})\b", regex.IGNORECASE)
_IS_BEHIND = regex.compile(r",?\s(?:[Hh]e|[Ss]he|\p{Lu}[\p{L}’'-]+)\s(?:is|has)\b")
_WOULD = regex.compile(r"\bwould\s(?:now\s)?have\s(?:been|turned|reached)\s\Z")
_THEN_LINK = regex.compile(rf"(?:\A|\s|,\s)(?:{either(_POINTS['link'])})\s", regex.IGNORECASE)
_FROM = regex.compile(rf"\b(?:{either(_POINTS['not_then'])})\s(?:the\s)?(?:\p{{L}}+\sof\s)?\Z")
# "when she gave up the seat that she had won in 2010"
_OF_BEFORE = regex.compile(r"\b(?:had|that|which|whom|where)\s")
_DATE_FIRST = regex.compile(
    r",?\s(?:on\s[^,.;]{3,30},?\s)?(?:(?:when|then)\s)?(?:(?:he|she|they|still|only|just|was|were|had|turned|aged?|at|the|of|as|an?|boy|girl|young|man|woman|youth)\s?){0,6}\Z"
)
_FULL_YEAR = regex.compile(r"\d{4}")
_WINTER = regex.compile(r"(?P<year>[12]\d{3})-WI")
_BIRTHDAY = regex.compile(r"\sbirthday\b")


class Told(StrEnum):
    BORN = "born"
    THEN = "then"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Point:
    """A birth or an age, and the days (as ordinals) on which its person can have been born."""

    line: Line
    told: Told
    fact: Fact
    date: Fact | None  # of a birth none but its own
    low: int
    high: int

    @property
    def years(self) -> int:
        """Give the age that is told, none of a birth."""
        return age_of(self.fact) or 0

    @property
    def start(self) -> int:
        return self.fact.span.start


def points_of(scene: Scene) -> list[Point]:
    """List the points of lives that an article tells, in order of place."""
    found: list[Point] = []
    deaths: list[Fact] = []
    for line in all_lines(scene):
        if line.span.start not in {h.start for h in scene.article.document.headlines}:
            deaths += [both[1] for each in line.of(Kind.PERIOD) if (both := _life(line, each))]
            found += _points(scene, line, deaths)
    return found


def _points(scene: Scene, line: Line, deaths: Sequence[Fact]) -> Iterator[Point]:
    dates = [fact for fact in line.facts if fact.kind in _DATED and _days(fact) is not None]
    births = [each for each in dates if _is_birth(line, each)]
    lives = [both[0] for each in dates if (both := _life(line, each)) is not None]
    for birth in [*births, *lives]:
        days = _days(birth)
        if days is not None:
            yield Point(line, Told.BORN, birth, None, days[0], days[1])
    ages = [fact for fact in line.facts if _reached(line, fact)]
    free = [each for each in dates if each not in births]
    tied = _tied(line, ages, free)
    free = [each for each in free if each not in tied.values()]
    for age in ages:
        then = tied.get(age.span)
        if then is None and deaths and _AT_DEATH.search(line.before(age.span)):
            then = deaths[-1]
        if then is not None:
            yield from _made(line, age, then, Told.THEN)
        elif _is_now(line, age, free):
            yield from _now(scene, line, age)


def _tied(line: Line, ages: Sequence[Fact], dates: Sequence[Fact]) -> dict[Span, Fact]:
    """Give each age that a sentence dates the first date that is its own."""
    tied: dict[Span, Fact] = {}
    for age in ages:
        for each in dates:
            if each not in tied.values() and _is_tied(line, age, each, ages):
                tied.setdefault(age.span, each)
    return tied


def _made(line: Line, age: Fact, then: Fact, told: Told) -> Iterator[Point]:
    days, years = _days(then), age_of(age)
    if days is not None and years is not None:
        whole = age.kind is Kind.ORDINAL or line.before(age.span).rstrip().endswith("turned")
        last = 0 if age.kind is Kind.ORDINAL else (40 if whole else _YEAR)
        low = int(days[0] - years * _YEAR - last) - 1
        yield Point(line, told, age, then, low, int(days[1] - years * _YEAR) + 1)


def _now(scene: Scene, line: Line, age: Fact) -> Iterator[Point]:
    now, years = scene.reference, age_of(age)
    if not isinstance(now, TimeExpression) or now.days is None or years is None:
        return
    ahead = 0
    if regex.search(r"\b(?:turns?|be|been|year)\b", line.text) is not None:
        ahead = int(_YEAR)
    first, last = now.days.first.toordinal(), now.days.last.toordinal()
    low = int(first - _LATELY - (years + 1) * _YEAR)
    yield Point(line, Told.NOW, age, None, low, int(last + ahead - years * _YEAR) + 1)


def _days(fact: Fact) -> tuple[int, int] | None:
    """Give the first and the last day of a date with a year, as ordinals."""
    value = when(with_days(fact))
    if value is None or _FULL_YEAR.search(fact.text) is None:
        return None
    if value.days is None:
        winter = _WINTER.fullmatch(value.timex or "")
        if winter is None:
            return None
        year = int(winter["year"])
        return date(year, 1, 1).toordinal(), date(year + 1, 3, 31).toordinal()
    return value.days.first.toordinal(), value.days.last.toordinal()


def _is_birth(line: Line, day: Fact) -> bool:
    if day.kind is Kind.PERIOD or line.after(day.span, 1) == "-":
        return False
    return _BORN.search(line.before(day.span, _BEFORE), concurrent=False) is not None


def _life(line: Line, period: Fact) -> tuple[Fact, Fact] | None:
    """Give both ends of a life: "Ann Lee (1931-2020)", "lived from 1931 to 2020"."""
    if period.kind is not Kind.PERIOD:
        return None
    if _LIVED.search(line.before(period.span, _BEFORE), concurrent=False) is None:
        return None
    return ends(period)


def age_of(fact: Fact) -> int | None:
    """Give the years of an age that is told for sure."""
    value = fact.value
    if not isinstance(value, Quantity) or not isinstance(value.stated, int):
        return None
    sure = value.range.low == value.range.high and _YOUNGEST < value.stated <= _OLDEST
    return value.stated if sure else None


def _reached(line: Line, fact: Fact) -> bool:
    """Tell an age, by its own words or by those around a bare number."""
    if age_of(fact) is None or _is_plural(fact):
        return False
    if fact.kind is Kind.ORDINAL:
        return _BIRTHDAY.match(line.after(fact.span)) is not None
    if fact.kind is Kind.AGE:
        return "month" not in fact.text and "week" not in fact.text
    value = fact.value
    if fact.kind is not Kind.NUMBER or not isinstance(value, Quantity) or value.unit is not None:
        return False
    before = line.before(fact.span, _BEFORE)
    return _AT.search(before) is not None and _AGE_ENDS.match(line.after(fact.span)) is not None


def _is_plural(fact: Fact) -> bool:
    return fact.text.endswith("olds")


def _is_tied(line: Line, age: Fact, then: Fact, ages: Sequence[Fact]) -> bool:
    """Tell whether an age is that of its person on a date of the same clause."""
    one, other = (age, then) if age.span.start < then.span.start else (then, age)
    between = line.between(one, other)
    if any(one.span.end <= each.span.start < other.span.start for each in ages if each is not age):
        return False
    if len(between) > _BETWEEN or regex.search(r"[.;:\n]\s|\n", between):
        return False
    if age.kind is Kind.AGE and "-" in age.text:
        return False
    if one is then:
        return _FROM.search(line.before(then.span)) is None and (
            _DATE_FIRST.fullmatch(between) is not None
        )
    if _FROM.search(between, concurrent=False) is not None or _OF_BEFORE.search(between):
        return False
    return _THEN_LINK.search(between, concurrent=False) is not None


def _is_now(line: Line, age: Fact, free: Sequence[Fact]) -> bool:
    """Tell an age as the article is written: by its tense, or by the form of its words."""
    before = line.before(age.span, _BEFORE)
    if age.kind is Kind.ORDINAL or line.after(age.span).startswith(" when "):
        return False
    if _BEING.search(before) or _DOES_AT.search(before) or _WOULD.search(before):
        return True
    if free and age.kind is not Kind.AGE:
        return False
    if _NOW.search(line.text, concurrent=False) or _IS_BEHIND.match(line.after(age.span)):
        return True
    if age.kind is Kind.AGE:
        return True
    return _DIED.search(line.text, concurrent=False) is not None

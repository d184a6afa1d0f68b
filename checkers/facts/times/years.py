"""Years that the words around a date without a year bring in: each is one that it may mean."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

import regex

from checkers.facts.times.calendar import NEAR, distance, joined
from checkers.facts.times.grammar import pattern
from checkers.facts.times.periods import period
from checkers.facts.times.scene import InYear, Reading, Scene
from checkers.facts.times.tokens import Tokens
from checkers.facts.times.words import VALUES, figures_of, is_a
from checkers.model import Days, Kind

_MOST: Final = 12  # years a sentence can bring in; two already leave the day open
_DECADE: Final = 10  # a longer stretch of years ("the 20th century") tells nothing of a day
_BEFORE: Final = 3  # sentences before, in which a story can have moved to another year
_WEEKS: Final = 60  # days: a day so near is the article's own
_JUBILEE: Final = pattern("jubilee")
_COUNTED_FROM: Final = pattern("counted_from")
_PRESENT: Final = timedelta(days=7)  # so long after the day "is" may still be said of it
_NEXT: Final = frozenset({"next", "following"})  # "next season starts on 20 June"
_VAGUE: Final = {"PAST_REF": -1, "FUTURE_REF": 1}
_IN_YEARS: Final = {"year": 1, "decade": 10, "century": 100}


@dataclass(slots=True)
class _Around:
    """What one sentence says of years: years named, days named with theirs."""

    years: set[int] = field(default_factory=set)
    days: list[Days] = field(default_factory=list)

    def note(self, years: Iterable[int]) -> None:
        for year in years:
            if len(self.years) < _MOST:
                self.years.add(year)


def widen_years(scene: Scene, readings: Sequence[Reading]) -> list[Reading]:
    """Give each date without a year the years that its sentence and those beside it speak of."""
    if not any(_is_open(reading) for reading in readings):
        return list(readings)
    around = _by_sentence(scene, readings)
    return [
        _widened(scene, reading, around) if _is_open(reading) else reading for reading in readings
    ]


def _is_open(reading: Reading) -> bool:
    return reading.in_year is not None or any(part.in_year for part in reading.parts)


def _near(scene: Scene, place: int) -> range:
    number = _sentence(scene, place)
    return range(number - _BEFORE, number + 2)  # "It is for Thursday, 4 August. He died in 1988."


def _sentence(scene: Scene, place: int) -> int:
    return bisect_right(scene.sentences, scene.tokens.starts[place])


# --- what a sentence says of years --------------------------------------------------------------


def _by_sentence(scene: Scene, readings: Sequence[Reading]) -> dict[int, _Around]:
    found: dict[int, _Around] = {}
    for reading in readings:
        if _is_open(reading):
            continue
        around = found.setdefault(_sentence(scene, reading.begin), _Around())
        around.note(_years_of(scene, reading))
        if reading.value.year and reading.value.month and reading.value.days:
            around.days[_MOST - 1 :] = [reading.value.days]
    if scene.anchor.year:
        for match in _JUBILEE.finditer(scene.tokens.classes, concurrent=False):
            around = found.setdefault(_sentence(scene, match.start()), _Around())
            around.note(_years_of_jubilee(scene.tokens, scene.anchor.year, match))
    return found


def _years_of(scene: Scene, reading: Reading) -> Iterator[int]:
    value = reading.value
    for part in reading.parts:
        yield from _years_of(scene, part)
    if value.year:
        yield value.year
    elif reading.kind is Kind.DURATION:
        yield from _years_counted(scene, reading)
    elif value.timex in _VAGUE:
        yield from _years_vague(scene, reading)
    elif value.timex and value.timex.isdecimal() and len(value.timex) == 4:
        yield int(value.timex)  # last year, two years ago
    elif value.timex and value.timex.isdecimal() and value.days:
        first, last = value.days.first.year, value.days.last.year
        yield from range(first, last + 1) if last - first < _DECADE else ()
    else:  # "the summer of 2016"
        words = scene.tokens.parts[reading.begin | 1 : reading.end : 2]
        yield from (int(word) for word in words if is_a("y4", word))


def _years_counted(scene: Scene, reading: Reading) -> Iterator[int]:
    """Count "two years after …" back and forth from the reference."""
    length, year = reading.value.length, scene.anchor.year
    if length is None or year is None or length.unit not in _IN_YEARS:
        return
    if not _COUNTED_FROM.match(scene.tokens.classes, reading.end, concurrent=False):
        return
    count = int(length.stated or 1) * _IN_YEARS[length.unit]
    yield from (other for other in (year - count, year + count) if 1 <= other <= 9999)


def _years_vague(scene: Scene, reading: Reading) -> Iterator[int]:
    """Read "years ago" and "decades later" as some year before or after."""
    words = scene.tokens.parts[reading.begin : reading.end]
    if scene.anchor.year and any(_unit_of(word) in _IN_YEARS for word in words):
        yield scene.anchor.year + _VAGUE[reading.value.timex or ""]


def _unit_of(word: str) -> str:
    known = VALUES["units"].get(word.lower()) or VALUES["unit"].get(word.lower())
    return str(known)


def _years_of_jubilee(tokens: Tokens, year: int, match: regex.Match[str]) -> Iterator[int]:
    """Read "the 10th anniversary" as ten years ago; without a number as some year before."""
    count = 1
    if match.start("which") >= 0:
        word = tokens.parts[match.start("which")].lower()
        known = VALUES["ordinal"].get(word) or figures_of(word)
        count = int(known)
    yield year - count


# --- the dates ----------------------------------------------------------------------------------


def _widened(scene: Scene, reading: Reading, told: Mapping[int, _Around]) -> Reading:
    if reading.parts:
        begin, end = (_widened(scene, part, told) for part in reading.parts)
        made = period(begin, end, reading.begin, reading.end)
        return replace(made, listed=reading.listed)
    near = [told[number] for number in _near(scene, reading.begin) if number in told]
    around = () if _is_of_now(scene, reading, told) else near
    days = joined([reading.value.days, *_others(scene, reading, around)])
    return replace(reading, value=replace(reading.value, days=days))


def _is_of_now(scene: Scene, reading: Reading, told: Mapping[int, _Around]) -> bool:
    """Tell a day, with its weekday, of the article's own weeks, where other years are told.

    The weekday fits no year that is told.  Where it misfits its own year as well, a story that has
    moved to another year may have gone on to one that it does not tell.
    """
    day, days = scene.anchor.day, reading.value.days
    if reading.value.weekday is None or day is None or days is None:
        return False
    if days.first != days.last or distance(days, day) > _WEEKS:
        return False
    own, number = days.first.year, _sentence(scene, reading.begin)
    moved = {n for n, around in told.items() if around.years - {own}}
    if number in moved or _fits_another(reading, own, told, _near(scene, reading.begin)):
        return False
    fits = days.first.isoweekday() == reading.value.weekday
    return fits or moved.isdisjoint(range(number - _BEFORE, number))


def _fits_another(
    reading: Reading, own: int, told: Mapping[int, _Around], near: Iterable[int]
) -> bool:
    """Tell whether the weekday fits a year told anywhere, or one beside a year told near by."""
    years = {year for around in told.values() for year in around.years}
    beside = {year for number in near if number in told for year in told[number].years - {own}}
    years |= {year + step for year in beside for step in (-1, 1)}
    days = (reading.in_year(year)[1] for year in years - {own}) if reading.in_year else ()
    return any(day and day.first.isoweekday() == reading.value.weekday for day in days)


def _others(scene: Scene, reading: Reading, around: Sequence[_Around]) -> Iterator[Days]:
    """Yield the days of other years that the date can mean."""
    in_year, anchor = reading.in_year, scene.anchor
    if in_year is None or reading.value.days is None:
        return  # with nothing to count from, the years around are no more likely than others
    now = anchor.day or date(anchor.year or 1, 1, 1)
    plan = scene.tells_plan(reading.begin)
    found = [in_year(year)[1] for one in around for year in sorted(one.years)]
    found += [day for one in around for told in one.days for day in _beside(in_year, told)]
    for days in found:
        if days and not (plan and days.last < now):
            yield days
    over = anchor.day is not None and reading.value.days.last < anchor.day
    ahead = over and (plan or scene.tells_of(reading.begin, _NEXT))
    if anchor.day and (ahead or _is_behind(scene, reading, anchor.day)):
        yield from _next(in_year, anchor.day)


def _next(in_year: InYear, day: date) -> Iterator[Days]:
    """Yield the date's next days from `day` on, this year's or the next one's."""
    coming = (in_year(year)[1] for year in (day.year, day.year + 1))
    yield from [days for days in coming if days and days.last >= day][:1]


def _beside(in_year: InYear, told: Days) -> Iterator[Days]:
    """Yield the days nearest to one that is told with its year: the story goes on from there."""
    for year in (told.first.year - 1, told.first.year + 1):
        _, days = in_year(year)
        if days and min(distance(days, told.first), distance(days, told.last)) <= NEAR:
            yield days


def _is_behind(scene: Scene, reading: Reading, day: date) -> bool:
    """Tell whether a present tense speaks of a day that is over: "the concert is on 3 May"."""
    days = reading.value.days
    return days is not None and days.last < day - _PRESENT and scene.is_present(reading.begin)

"""One moment told by the clocks of two places: "2pm GMT (9am EST)"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import regex

from checkers.date_agreement.sentences import Line, all_lines, when
from checkers.facts.lexicon import either, load
from checkers.model import Fact, Kind, Quantity, Range, Span, TimeExpression, Unknown
from checkers.rulebook.values import Amount
from checkers.rulebook.vocabulary import Base, Bound, Finder, Function, Scene, Type

_LEXICON = load("calendar")
_FIXED: dict[str, float] = dict(_LEXICON["zones"])
_SEASONAL: dict[str, str] = dict(_LEXICON["zones_of"])
_BY_PLACE: dict[str, dict[str, float]] = dict(_LEXICON["zones_by_place"])
_PLACES = regex.compile(
    rf"\b(?:{either(word for row in _BY_PLACE.values() for word in row)})\b", regex.IGNORECASE
)
_DAY = 24 * 60
_FEW = 3  # days: what is known more loosely names no day
# Abbreviations that are one half-year's, and words that take a sentence out of the story's own.
_WINTERS = regex.compile(r"\b(?:EST|CST|MST|PST)\b")
_SUMMERS = regex.compile(r"\b(?:BST|EDT|CDT|MDT|PDT|CEST|EEST|WEST)\b")
_ELSEWHEN = regex.compile(
    r"\b(?:summer|winter|spring|autumn|season|year|every|each|usually|normally|always|last|next|clocks)\b",
    regex.IGNORECASE,
)
_WINTER, _SUMMER = (1, 15), (7, 15)  # days on which clocks are not about to change
_REGIONS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Pacific", "Indian")
_NAME = r"\p{Lu}[\p{L}.]+(?:\s\p{Lu}\p{L}+){0,2}"
_SEASONS = "|".join(sorted(map(regex.escape, _SEASONAL), key=len, reverse=True))
# A time of day, and what names its zone: "2pm GMT", "noon London time", "8am in New York".
_TIME = regex.compile(
    r"(?<![\d:.,])(?:(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?=\s\(?\p{Lu}{2,4}\b)|(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?:\s?(?P<half>[ap])\.?m\b\.?)?(?![\d:%])|(?P<word>noon|midday|midnight)\b)"
    r"(?:,?\s(?:on\s)?(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))?"
    rf"(?:,?\s(?:\((?P<short>\p{{Lu}}{{2,4}})\)|\(?(?P<short>\p{{Lu}}{{2,4}})\b|\(?(?:on\s)?(?P<season>{_SEASONS})\b(?:\s(?:[Ss]tandard|[Dd]aylight|[Ss]ummer|Mean))?(?:\s[Tt]ime)?|(?P<of>{_NAME})\stime\b|(?:local\stime\s)?in\s(?P<place>{_NAME})(?=[\s,.;:)/]|\Z)))"
    r"(?:,?\s(?:on\s)?(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)?"
)
_DAYS_OF_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# "… In California that will be 10am PST": the moment of the sentence before.
_THAT_IS = regex.compile(
    r"\b(?:[Tt]hat|[Tt]his|[Ii]t)\s(?:is|was|will\sbe|would\sbe|means)\s(?:at\s)?\Z"
)
_GLUE = regex.compile(
    r"[\s,;)(/–—-]*(?:(?:or|and|which\s(?:is|was|will\sbe|would\sbe)|that\sis|i\.e\.|equivalent\sto|was)\s)?(?:at\s)?(?:it\s(?:is|was)\s)?"
)
# "Polls close at 7pm in New York and 8pm in Los Angeles": each place has its own.
_EACH_ITS_OWN = regex.compile(rf"\b(?:{'|'.join(_LEXICON['each_its_own'])})\b", regex.IGNORECASE)
# Abbreviations that are used all year for what goes by the season.
_LOOSE = {
    "EST": "ET",
    "CST": "CT",
    "MST": "MT",
    "PST": "PT",
    "CET": "Central European",
}


def find_zoned_times(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair a time as another zone's clock has it with the time that the text gives there."""
    before: regex.Match[str] | None = None
    for line in all_lines(scene):
        if not any(map(_tells_hour, line.of(Kind.TIME, Kind.WEEKDAY, Kind.DATE))):
            before = None
            continue
        text = line.document.text
        times = list(_TIME.finditer(text, line.span.start, line.span.end, concurrent=False))
        if before is not None and times and _THAT_IS.search(line.before(Span(*times[0].span()))):
            yield from _pair(scene, line, before, times[0])
        before = times[-1] if times else None
        for one, other in itertools.pairwise(times):
            glue = _GLUE.fullmatch(text, one.end(), other.start())
            if glue is None or ("and" in glue.group() and _EACH_ITS_OWN.search(line.text)):
                continue
            yield from _pair(scene, line, one, other)


def _pair(
    scene: Scene, line: Line, one: regex.Match[str], other: regex.Match[str]
) -> Iterator[tuple[Bound, ...]]:
    a, b = _zone(one), _zone(other)
    if a is None or b is None:
        a, b = a or _by_place(scene, one), b or _by_place(scene, other)
    here, there = _clock(one), _clock(other)
    if a is None or b is None or a == b or here is None or there is None:
        return
    days = _days(scene, line)
    due = {here + round((east - west) * 60) for west, east in _offsets(a, b, days)}
    if not due:
        return
    apart = _days_apart(one, other)
    if apart is not None and all(minutes // _DAY != apart for minutes in due):
        yield _figure(line, one, min(due)), _figure(line, other, there + apart * _DAY)
        return
    due = {minutes % _DAY for minutes in due}
    # The nearest of what is possible, so that a range never runs over midnight.
    nearest = min(due, key=lambda minutes: min((minutes - there) % _DAY, (there - minutes) % _DAY))
    yield _figure(line, one, nearest), _figure(line, other, there)


def _tells_hour(fact: Fact) -> bool:
    """Tell a time of day, alone or with its day: "9 a.m. Tuesday"."""
    value = when(fact)
    return fact.kind == Kind.TIME or (value is not None and value.clock is not None)


def _days_apart(one: regex.Match[str], other: regex.Match[str]) -> int | None:
    """Tell how many days later the second time is said to be, where both name their day."""
    if not one["day"] or not other["day"]:
        return None
    apart = (_DAYS_OF_WEEK.index(other["day"]) - _DAYS_OF_WEEK.index(one["day"])) % 7
    return {0: 0, 1: 1, 6: -1}.get(apart)


def _figure(line: Line, time: regex.Match[str], minutes: int) -> Bound:
    number = Quantity(Range(minutes, minutes), minutes)
    words = time.group().strip()
    if words.endswith(".") and not words.endswith("m."):  # "at 7pm in Montreal."
        words = words[:-1]
    span = Span(time.start(), time.start() + len(words))
    return Bound(Fact(Kind.NUMBER, span, words, line.index, number), line.document)


def clock(minutes: Amount) -> str | Unknown:
    """Write minutes after midnight as a time of day: 570 is "9:30am"."""
    if not isinstance(minutes.point, int):
        return Unknown("the time is not known")
    hour, rest = divmod(minutes.point % _DAY, 60)
    shown = f"{(hour - 1) % 12 + 1}" + (f":{rest:02}" if rest else "")
    shown += "am" if hour < 12 else "pm"
    return shown + {-1: " the day before", 1: " the day after"}.get(minutes.point // _DAY, "")


def _clock(time: regex.Match[str]) -> int | None:
    """Give the minutes after midnight; None where a.m. or p.m. is missing and would tell."""
    if time["word"]:
        return 0 if time["word"] == "midnight" else _DAY // 2
    hour, minute = int(time["hour"]), int(time["minute"] or 0)
    if time["half"]:
        return hour % 12 * 60 + minute + (_DAY // 2 if time["half"].lower() == "p" else 0)
    whole = time["minute"] is not None and (len(time["hour"]) == 2 or hour > 12)
    return hour * 60 + minute if whole and hour < 24 and minute < 60 else None


def _zone(time: regex.Match[str]) -> str | None:
    named = time["short"] or time["season"] or time["of"] or time["place"]
    words = named.split() if named else []
    known = (_known(" ".join(words[:end])) for end in range(len(words), 0, -1))
    return next((name for name in known if name is not None), None)


def _by_place(scene: Scene, time: regex.Match[str]) -> str | None:
    """Give a zone whose abbreviation has several readings, where the story's places leave one."""
    places = _BY_PLACE.get(time["short"] or "", {})
    told = scene.once(_places_told) if places else frozenset()
    found = {hours for word, hours in places.items() if word.lower() in told}
    return f"{found.pop():+}" if len(found) == 1 else None


def _places_told(scene: Scene) -> frozenset[str]:
    """List the places of the story that tell what an abbreviation means."""
    found = _PLACES.findall(scene.article.document.text, concurrent=False)
    return frozenset(map(str.lower, found))


def _known(name: str) -> str | None:
    clean = name.strip().rstrip(".")
    for form in (clean, clean.upper(), clean.title()):
        if form in _FIXED or form in _SEASONAL or _city(form) is not None:
            return form
    return None


def _city(name: str) -> str | None:
    return _cities().get(name)


@cache
def _cities() -> dict[str, str]:
    """Name the zone of each city that the time zone data are called by."""
    found = {
        key.rsplit("/", 1)[1].replace("_", " "): key
        for key in sorted(available_timezones())
        if key.split("/", 1)[0] in _REGIONS
    }
    return {**found, **_LEXICON["cities"]}


def _offsets(a: str, b: str, days: Sequence[datetime]) -> Iterator[tuple[float, float]]:
    """List the hours east of Greenwich of two zones, on each day that can be meant."""
    for day in days:
        for west in _offset(a, day):
            for east in _offset(b, day):
                yield west, east


def _offset(name: str, day: datetime) -> list[float]:
    """List what a zone can be off Greenwich on a day; nothing where the system does not know it."""
    if name[0] in "+-":
        return [float(name), float(name) + (name == "+2")]  # in Israel the summer is "IST" as well
    if name not in _FIXED:
        return _hours(_SEASONAL.get(name) or _city(name), day)
    loose = _LOOSE.get(name)
    # "EST" in July is a slip for the time that clocks in New York show then.
    shown = _hours(_SEASONAL[loose], day) if loose is not None else []
    return [_FIXED[name], *(hours for hours in shown if hours != _FIXED[name])]


def _hours(key: str | None, day: datetime) -> list[float]:
    if key is None:
        return []
    try:
        shift = day.replace(tzinfo=ZoneInfo(key)).utcoffset()
    except ZoneInfoNotFoundError:
        return []
    return [(shift or timedelta()).total_seconds() / 3600]


def _days(scene: Scene, line: Line) -> list[datetime]:
    """Name the days that a time can be on: the one told, else the story's own.

    Where none is known, or the sentence tells of another time of the year, a day of winter and one
    of summer.  "BST" is told in summer, whenever the story is.
    """
    dated = [
        value.days
        for fact in line.of(Kind.DATE, Kind.TIME)
        if (value := when(fact)) is not None and value.days is not None
    ]
    reference = scene.reference
    told = reference.days if isinstance(reference, TimeExpression) else None
    known = dated[0] if dated else told
    year = known.first.year if known is not None else 2000
    seasons = [datetime(year, *day, 12, tzinfo=UTC) for day in (_WINTER, _SUMMER)]
    another = not dated and (
        line.of(Kind.MONTH) or _ELSEWHEN.search(line.text, concurrent=False) is not None
    )
    if known is not None and not another and (known.last - known.first).days < _FEW:
        day = datetime(known.first.year, known.first.month, known.first.day, 12, tzinfo=UTC)
        summers = _SUMMERS.search(line.text, concurrent=False) is not None
        return [day, seasons[1]] if summers else [day]
    return seasons[:1] if _WINTERS.search(line.text, concurrent=False) else seasons


FUNCTIONS = (Function("clock", (Type(Base.NUMBER),), Type(Base.TEXT), clock),)
FINDERS = (Finder("zoned_times", find_zoned_times, binds=(Base.NUMBER, Base.NUMBER)),)

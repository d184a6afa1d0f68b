"""Times of day: those that no clock shows, and what two of them leave between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import regex

from checkers.date_agreement.sentences import Line, ends, lines, when
from checkers.document import sentence_of
from checkers.facts.lexicon import either, load
from checkers.facts.numbers import parse_number
from checkers.model import Document, Fact, Kind, Quantity, Range, Span, TimeExpression
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_LEXICON = load("calendar")["clocks"]
_DAY = 24 * 60
_HALF_DAY = 12 * 60
_PER = {"minute": 1, "hour": 60}
_LOOSE = 14  # minutes by which a length in whole hours may be off
_CLOSE = 2  # minutes by which any other may be off


# --- what no clock shows -----------------------------------------------------------------------

_TWELVE = regex.compile(
    r"(?<![\w:.,/£$€]|\d[.:]\s)(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?[ap]\.?m\b(?!\w)",
    regex.IGNORECASE,
)


def find_twelve_hour_times(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the hour of each time with a.m. or p.m., and its minutes (none are zero)."""
    document = scene.article.document
    text = document.text
    for match in _TWELVE.finditer(text, concurrent=False):
        at = sentence_of(document, match.start())
        if match["hour"] in ("0", "00"):  # "00:30am" says twice what it is
            continue
        hour = Span(*match.span("hour"))
        minutes = Span(*match.span("minute")) if match["minute"] else Span(*match.span())
        yield (
            _number(scene, at, hour, int(match["hour"])),
            _number(scene, at, minutes, int(match["minute"] or 0)),
        )


_FULL_DAY = regex.compile(
    r"\b(?:at|by|from|until|till|around|before|after)\s(?P<hour>[0-2]?\d):(?P<minute>\d\d)(?![\d:]|\s?[ap]\.?m|\.\d)",
    regex.IGNORECASE,
)
# From 30 on it is a place in a recording or a match.  With a dot it may be a price or a race: only
# where something is told to begin or run.
_DOTTED = regex.compile(
    r"\b(?:at|until|from)\s(?P<hour>2[5-9])\.(?P<minute>[0-5]\d)(?![\d.,]\d|\s?[%\p{L}])"
)
_RUNS = regex.compile(
    r"\b(?:leaves?|departs?|starts?|starting|begins?|opens?|closes?|kicks?|kick-off|trains?|bus|buses|ferry|ferries|flights?|due|scheduled|doors|curfew)\b"
)
_O_CLOCK = regex.compile(r"(?<![\w.,:])(?P<hour>[\w-]+)\so['’]clock\b", regex.IGNORECASE)
_LATEST = 24


def find_day_times(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the hour of each time on the 24-hour clock with its minutes, and the latest hour."""
    document = scene.article.document
    for match in chain(_FULL_DAY.finditer(document.text), _DOTTED.finditer(document.text)):
        at = sentence_of(document, match.start())
        hour, minute = int(match["hour"]), int(match["minute"])
        if match.re is _DOTTED and not _RUNS.search(document.text, *_ends_of(document, at)):
            continue
        late = hour == _LATEST and minute > 0
        yield (
            _number(scene, at, Span(*match.span("hour")), hour + late),
            _number(scene, at, Span(*match.span("minute")), minute),
        )


def _ends_of(document: Document, sentence: int) -> tuple[int, int]:
    span = document.sentences[sentence].span
    return span.start, span.end


def find_hours_told(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the hour of each "o'clock"."""
    document = scene.article.document
    if "clock" not in document.text:
        return
    for match in _O_CLOCK.finditer(document.text, concurrent=False):
        at = sentence_of(document, match.start())
        hour = parse_number(match["hour"])
        if isinstance(hour, int):
            yield (_number(scene, at, Span(*match.span("hour")), hour),)


# "9am in the evening", "7 p.m. on Friday morning"; no "1 am, the evening tide" nor "9pm, morning in
# Tokyo": the words must say when, and end there.
_PART_OF_DAY = regex.compile(
    rf"(?<![\w:.,])\d{{1,2}}(?:[:.]\d\d)?\s?(?P<half>[ap](?:m\b|\.m\.))\s"
    r"(?:in\sthe|(?:on\s)?(?:(?:the|this|that|an?)\s)?(?:yesterday|tomorrow|(?-i:\p{Lu})\p{L}+day)|this|that)"
    r"\s(?P<part>morning|afternoon|evening)\b"
    rf"(?!['’-])(?!\s(?!(?:{either(_LEXICON['behind_part_of_day'])})\b)(?-i:\p{{Ll}}))",
    regex.IGNORECASE,
)


def find_parts_of_day(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the half of the day that a.m. or p.m. means with the one that the next words name."""
    document = scene.article.document
    for match in _PART_OF_DAY.finditer(document.text, concurrent=False):
        at = sentence_of(document, match.start())
        half = 1 if match["half"][0].lower() == "a" else 2
        part = 1 if match["part"].lower() == "morning" else 2
        yield (
            _number(scene, at, Span(*match.span("half")), half),
            _number(scene, at, Span(*match.span("part")), part),
        )


def _number(scene: Scene, sentence: int, span: Span, value: int) -> Bound:
    document = scene.article.document
    words = document.text[span.start : span.end]
    number = Quantity(Range(value, value), value)
    return Bound(Fact(Kind.NUMBER, span, words, sentence, number), document)


# --- from … to …, so many hours ------------------------------------------------------------------

_LEAD = either(_LEXICON["leads"])
_OTHER = regex.compile(rf"\b(?:{either(_LEXICON['other'])})\b", regex.IGNORECASE)
_BEGAN = regex.compile(rf"\b(?:{either(_LEXICON['began'])})\b[^.;]*\Z", regex.IGNORECASE)
_ENDED = regex.compile(rf"\b(?:{either(_LEXICON['ended'])})\b", regex.IGNORECASE)
_TRAVEL = regex.compile(rf"\b(?:{either(_LEXICON['travel'])})\b", regex.IGNORECASE)
_TO = regex.compile(r"\s?(?:to|until|till|and|-|–|—|through)\s?(?:about\s)?", regex.IGNORECASE)
_FROM = regex.compile(r"\b(?:from|between)\s(?:about\s)?\Z", regex.IGNORECASE)
_AND = regex.compile(r"\b(?:and|until|before)\b")
_LASTED = regex.compile(r"\blast(?:ed|ing|s)\b")
_THEN = regex.compile(r",?\s(?:or\s|some\s|about\s)?")
_HOURS = regex.compile(
    r"(?:(?P<h>[\w-]+)\shours?)?(?:\sand\s|,\s)?(?:(?P<m>[\w-]+)\sminutes?)?\slater",
    regex.IGNORECASE,
)
_LATER = regex.compile(r"\slater(?!\sthan)")
_FAR = 90  # characters between two times of one event


_EVERY = regex.compile(r"\bevery\b", regex.IGNORECASE)
_ANOTHER_SUBJECT = regex.compile(
    r",\s(?:and|but|while)\s(?:the|an?|his|her|its|their|he|she|they)\s"
)
_LOOSELY = regex.compile(r"\b(?:about|around|roughly|towards?)\s\Z", regex.IGNORECASE)


def find_clock_spans(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the time between two times of day with the length that the text gives it."""
    for line, following in _with_next(lines(scene)):
        pairs = list(_pairs(line))
        if pairs and _EVERY.search(line.text):
            continue  # trains run every 15 minutes from 5am to 11pm; a ride takes 35
        if len(pairs) == 1:
            if _is_loose(line, *pairs[0]):
                continue
            lengths = [
                length
                for length in _lengths(line, pairs[0])
                if not _ANOTHER_SUBJECT.search(line.between(pairs[0][1], length))
            ]
            if not lengths and following is not None and not following.of(Kind.TIME):
                lengths = _lengths(following, None)
            if len(lengths) == 1:
                yield from _bind(line, pairs[0], lengths[0])
        elif not pairs and following is not None:
            yield from _over_two(line, following)


def _is_loose(line: Line, first: Fact, last: Fact) -> bool:
    """Tell whether two times are of two days that are named, or the last is told roughly."""
    told = (*line.dates(), *line.of(Kind.WEEKDAY))
    days = [fact for fact in told if fact.span.start >= first.span.start]
    return len(days) > 1 or _LOOSELY.search(line.before(last.span)) is not None


def _with_next(all_lines: Sequence[Line]) -> Iterator[tuple[Line, Line | None]]:
    for line, following in zip(all_lines, [*all_lines[1:], None], strict=True):
        same = following is not None and following.paragraph == line.paragraph
        yield line, following if same else None


def _over_two(line: Line, following: Line) -> Iterator[tuple[Bound, ...]]:
    """Pair the times of two sentences: "It began at 9am. It ended at 11am after three hours."."""
    starts, ends = line.of(Kind.TIME), following.of(Kind.TIME)
    if len(starts) != 1 or len(ends) != 1 or _TRAVEL.search(f"{line.text} {following.text}"):
        return
    lengths = _lengths(following, (starts[0], ends[0]))
    begun = _BEGAN.search(line.before(starts[0].span, _FAR))
    if begun and _ENDED.search(following.before(ends[0].span, _FAR)) and len(lengths) == 1:
        yield from _bind(line, (starts[0], ends[0]), lengths[0])


def _pairs(line: Line) -> Iterator[tuple[Fact, Fact]]:
    """List the two times that one event runs between."""
    times = [fact for fact in line.facts if fact.kind == Kind.TIME]
    for period in line.of(Kind.PERIOD):
        both = ends(period)
        if both is not None:
            yield both
    if len(times) == 2 and not line.of(Kind.PERIOD):
        first, last = times
        between = line.between(first, last)
        ranged = _TO.fullmatch(between) and (
            _FROM.search(line.before(first.span)) or "-" in between
        )
        told = (
            len(between) < _FAR
            and _BEGAN.search(line.before(first.span, _FAR))
            and _ENDED.search(between)
        )
        later = len(between) < _FAR and _is_later(line, last)
        lasting = _AND.search(between) and _LASTED.search(line.text, concurrent=False)
        if (ranged or told or later or lasting) and not _TRAVEL.search(line.text, concurrent=False):
            yield first, last


_LEAD_IN = regex.compile(
    rf"(?:\A|[\s,(—–-])(?:{_LEAD})\s*\Z|[,(—–]\s*\Z|\blast(?:ed|s|ing)\b[^.,;]{{0,20}}\Z",
    regex.IGNORECASE,
)


def _is_later(line: Line, time: Fact) -> bool:
    """Tell whether "two hours later" stands directly behind the second time."""
    for fact in (*line.of(Kind.DURATION), *_elapsed(line)):
        if fact.span.start >= time.span.end and _THEN.fullmatch(line.between(time, fact)):
            return _LATER.match(line.after(fact.span)) is not None
    return False


def _elapsed(line: Line) -> Iterator[Fact]:
    """List the lengths in what the facts take for a time: "two hours and 15 minutes later"."""
    for fact in line.of(Kind.DATE, Kind.TIME):
        told = _HOURS.fullmatch(fact.text, concurrent=False)
        if told is None:
            continue
        hours, minutes = (parse_number(told[name]) if told[name] else 0 for name in ("h", "m"))
        if isinstance(hours, int) and isinstance(minutes, int):
            total = hours * 60 + minutes
            value = TimeExpression(
                "DURATION", None, length=Quantity(Range(total, total), total, "minute", "time")
            )
            span = Span(fact.span.start, fact.span.start + len(fact.text) - len(" later"))
            yield Fact(Kind.DURATION, span, fact.text[: -len(" later")], fact.sentence, value)


def _lengths(line: Line, pair: tuple[Fact, Fact] | None) -> list[Fact]:
    """List the lengths of a sentence that are the event's own, not a break's."""
    found = []
    for fact in (*line.of(Kind.DURATION), *_elapsed(line)):
        value = when(fact)
        if value is None or value.length is None or value.length.unit not in _PER:
            continue
        beside = f"{line.before(fact.span, 12)} {line.after(fact.span, 24)}"
        if _LATER.match(line.after(fact.span)) and pair is not None and _is_later(line, pair[1]):
            return [fact]
        if _OTHER.search(beside, concurrent=False):
            return []
        if pair is None and not regex.search(
            r"\blast(?:ed|s)\s(?:for\s)?\Z", line.before(fact.span)
        ):
            continue
        hyphenated = "-" in fact.text
        if hyphenated or _LEAD_IN.search(line.before(fact.span), concurrent=False):
            found.append(fact)
    return found


def _bind(line: Line, pair: tuple[Fact, Fact], length: Fact) -> Iterator[tuple[Bound, ...]]:
    spans = _minutes_between(*pair)
    value = when(length)
    if not spans or value is None or value.length is None or value.length.unit is None:
        return
    told = value.length
    room = _LOOSE if told.unit == "hour" else _CLOSE
    per = _PER[told.unit or "minute"]
    stated = Range(told.range.low * per - room, told.range.high * per + room)
    passed = min(spans, key=lambda minutes: _distance(minutes, stated))
    ran = Quantity(Range(passed, passed), passed, "minute", "time")
    first, last = pair
    words = Span(first.span.start, last.span.end)
    if last.sentence != first.sentence:
        words = last.span
    document = line.document
    text = document.text[words.start : words.end]
    yield (
        Bound(Fact(Kind.DURATION, words, text, last.sentence, ran), document),
        Bound(
            Fact(
                Kind.DURATION,
                length.span,
                length.text,
                length.sentence,
                Quantity(stated, None, "minute", "time"),
            ),
            document,
        ),
    )


def _distance(minutes: int, stated: Range) -> float:
    return max(float(stated.low) - minutes, minutes - float(stated.high), 0.0)


def _minutes_between(first: Fact, last: Fact) -> list[int]:
    """List how many minutes can lie between two times; without a.m. or p.m. there are two."""
    a, b = when(first), when(last)
    if a is None or b is None or a.clock is None or b.clock is None or a.zone != b.zone:
        return []
    if a.clock.low != a.clock.high or b.clock.low != b.clock.high:
        return []
    start, end = int(a.clock.low), int(b.clock.low)
    passed = (end - start) % _DAY
    marked = all(
        regex.search(r"[ap]\.?m|noon|midnight|[:.]\d\d\Z", fact.text, regex.IGNORECASE)
        for fact in (first, last)
    )
    return [passed] if marked else [passed, (passed + _HALF_DAY) % _DAY]


_TWO = (Base.NUMBER, Base.NUMBER)
FINDERS = (
    Finder("twelve_hour_time", find_twelve_hour_times, binds=_TWO),
    Finder("day_time", find_day_times, binds=_TWO),
    Finder("hour_told", find_hours_told, binds=(Base.NUMBER,)),
    Finder("part_of_day", find_parts_of_day, binds=_TWO),
    Finder("clock_span", find_clock_spans, binds=_TWO, needs=(Kind.TIME,)),
)

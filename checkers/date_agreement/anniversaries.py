"""Anniversaries, and the years that they count from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from checkers.date_agreement.begun_again import counts_from_another
from checkers.date_agreement.celebrants import falls_on, goes_on_about, is_anothers
from checkers.date_agreement.leap_days import counts_leap_days
from checkers.date_agreement.persons import HAS_PRONOUN
from checkers.date_agreement.sentences import Line, lines, when
from checkers.date_agreement.since_when import dated_deed, years_since
from checkers.facts.lexicon import either, entry, load
from checkers.model import Fact, Kind, Quantity, Range, Span, TimeExpression
from checkers.passages import content_words
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_LEXICON = load("calendar")
_NAMED: dict[str, int] = dict(_LEXICON["anniversaries"])


_WORD = regex.compile(
    rf"(?<![\w-])(?:{either(_NAMED)})(?:\s(?:year|celebrations))?(?![\w-])", regex.IGNORECASE
)
_NTH = regex.compile(r"(?:-|\s)(?:(?:wedding|founding|golden|silver)\s)?(?:anniversary|birthday)\b")
_FOUNDED = regex.compile(
    rf"\b(?:{either(_LEXICON['founding']['cues'])})\b(?:\s(?!and\b|but\b|which\b|who\b|after\b|before\b)[^\s.;:()]+){{0,8}}?,?\s(?:(?:in|back\sin|on|of|to|since)\s)?\Z",
    regex.IGNORECASE,
)
# "showed its first film in 1929", and a disaster that is told back at: "The crash, on 4 May 1980,".
_FIRST_OF = regex.compile(
    rf"\b(?:its|their|the)\s(?:very\s)?first\s(?:{either(_LEXICON['founding']['first_of'])})\b(?:,?\s(?:in|at|back|on|to)\b[^,;.]{{0,40}}?)?,?\s(?:in|on)\s\Z"
)
_BEFELL = regex.compile(
    rf"\A(?:The|That)\s(?:{either(_LEXICON['founding']['disasters'])})(?:,?\s(?:which\s)?(?:(?:was|happened|occurred|struck|came|took\splace)\s)?(?:on|in|of)\s|\s\()\Z"
)
_OF = regex.compile(r"\sof\s")
_OF_ITSELF = regex.compile(rf"\s(?:{either(_LEXICON['founding']['of'])})\b", regex.IGNORECASE)
_OF_YEAR = regex.compile(
    r"\sof\s(?:(?:the|its|their|his|her|a)\s)?(?:[^\s,.;:()]+\s){0,7}?(?:(?:in|of|on)\s|(?<=\s)\b[^\s,]+,\s(?:which\s)?(?:was\s)?\p{Ll}+\s(?:in|on)\s)?\Z"
)
_TURNS = regex.compile(r"\bturn(?:s|ed|ing)?\s\Z")
# "… and his sister turned 50": another's years.
_ANOTHER_TURNS = regex.compile(
    r"\b(?:and|but|while|as|when|whose)\s(?:(?:his|her|its|their)\s[^;]*|(?:(?:the|an?)\s|\p{Lu})?[^,;]*)\bturn(?:s|ed|ing)?\s\Z"
)
_TURNS_END = regex.compile(r"\s(?:this|today|on|in|next)\b|[,.;]|\s*\Z")
# "The firm, founded in 1984, is 50 years old this year."
_IS = regex.compile(
    r"(?:,|\b[Ii]t|\b(?:firm|company|club|choir|band|paper|school))\s(?:is|will\sbe)\s\Z"
)
_THIS_YEAR = regex.compile(
    r"\s(?:this\s(?:year|month|week|summer|spring|autumn|weekend)|on\s\p{L}+day|today)\b"
)
# "Celebrated the queen's golden jubilee": not its own.
_NOT_REACHED = regex.compile(
    r"\b(?:(?:short|shy)\sof|away\sfrom|would\shave\s(?:been|marked|celebrated|kept))\s(?:[\p{L}’']+\s){0,3}\Z"
)
_POSSESSOR = regex.compile(r"(?P<whose>\p{L}+)['’]s?\s\Z")
_BODIES = frozenset(_LEXICON["founding"]["bodies"])
# "The 25th anniversary of the disaster": of one that the story dates.
_OF_DISASTER = regex.compile(rf"\sof\sthe\s(?:{either(_LEXICON['founding']['disasters'])})\b")
_DISASTER_OF = regex.compile(
    rf"\b[Tt]he\s(?:\p{{Ll}}+\s)?(?:{either(_LEXICON['founding']['disasters'])}),?\s(?:of|in|on)\s\Z"
)
_WHO = regex.compile(r"\bwho(?:se)?\b")
_MARKS = regex.compile(
    r"\b(?:celebrat(?:es|ing|e)|mark(?:s|ing)?)\s(?:its\s|their\s|the\s)?(?:first\s)?\Z"
)
_OF_YEARS = regex.compile(r"\s(?:of|in|since|as|at|this)\b|[,.;]|\s*\Z")
# Every feast has one of these: pieces of words, which cost a hundredth of a pattern.
_ANY = (
    *("anniversar", "birthday", "centen", "ubilee", "celebrat"),
    *(
        " turn ",
        " turns ",
        " turned ",
        " years old",
        " turning ",
        "mark ",
        "marks ",
        "marking ",
        " since",
        " to the day",
        " to the week",
        " to the month",
    ),
)
_NAMES = (
    " wedding",
    "enten",
    "ENTEN",
    "ubilee",
    "UBILEE",
    "nnivers",
    "NNIVERS",
)  # of every word for one
_NEAR = 3  # sentences between an anniversary and its beginning
_LATELY = regex.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|this\s(?:week|month|year|weekend|summer|spring|autumn|winter))\b"
)
_PAST = regex.compile(
    r"\b(?:celebrated|marked|observed|commemorated|was|were|had)\b", regex.IGNORECASE
)
_HAPPENS = regex.compile(rf"\b(?:{either(_LEXICON['founding']['happens'])})\b", regex.IGNORECASE)
_AFAR = regex.compile(
    r"\b(?:next|last|previous|following)\s(?:year|month|spring|summer|autumn|fall|winter)|\bin\s\p{Lu}\p{L}+\s\d{4}|\bwhen\b|\bago\b|\bin\s(?:two|three|\d)\b|\bin\s[\p{L}-]+\syears?\b"
)


class _Feast:
    """An anniversary as told: which one, and in which sentence."""

    def __init__(self, line: Line, span: Span, years: int) -> None:
        self.line, self.span, self.years = line, span, years

    @property
    def bound(self) -> Bound:
        document = self.line.document
        words = document.text[self.span.start : self.span.end]
        value = Quantity(Range(self.years, self.years), self.years)
        return Bound(Fact(Kind.ORDINAL, self.span, words, self.line.index, value), document)


def find_anniversaries(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the beginning that an anniversary counts from, and which anniversary it is."""
    text = scene.article.document.text
    if not any(piece in text for piece in _ANY):
        return
    found = lines(scene)
    yield from _since(found, scene)
    named = any(piece in text for piece in _NAMES)
    may_tell = [line for line in found if named or line.facts]
    feasts = [feast for line in may_tell for feast in _feasts(line) if not _is_anothers(feast)]
    if not feasts:
        return
    told = [(line, year) for line in found for year in _foundings(line)]
    for feast in feasts:
        start = _start(found, feast, feasts, told)
        now = _year_of(feast, start[1], scene) if start is not None else None
        if start is None or now is None or _in_leap_days(feast, start[1], now):
            continue
        told_as = feast.line, feast.span, feast.years
        if not counts_from_another(found, told_as, start, now, scene):
            yield start[0].bound(start[1]), feast.bound, now


def _feasts(line: Line) -> Iterator[_Feast]:
    for fact in line.of(Kind.ORDINAL):
        value = fact.value
        if not isinstance(value, Quantity) or not isinstance(value.stated, int):
            continue
        if _NTH.match(line.document.text, fact.span.end, concurrent=False):
            yield _Feast(line, fact.span, value.stated)
    yield from _years_told(line)
    text = line.text
    if not any(piece in text for piece in _NAMES):
        return
    for match in _WORD.finditer(
        line.document.text, line.span.start, line.span.end, concurrent=False
    ):
        name = entry(match.group()).removesuffix(" year").removesuffix(" celebrations")
        yield _Feast(line, Span(*match.span()), _NAMED[name])


def _years_told(line: Line) -> Iterator[_Feast]:
    """List feasts that tell their years: "celebrates 50 years", "turns 50", "is 50 years old"."""
    yield from _years_old(line)
    for fact in (*line.of(Kind.DURATION), *line.of(Kind.NUMBER)):
        value = when(fact)
        length = value.length if value is not None else fact.value
        if not isinstance(length, Quantity) or not isinstance(length.stated, int):
            continue
        before = line.before(fact.span, 40)
        turns = (
            fact.kind == Kind.NUMBER
            and _TURNS.search(before)
            and not _ANOTHER_TURNS.search(before)
            and _TURNS_END.match(line.after(fact.span))
        )
        marks = (
            length.unit == "year"
            and _MARKS.search(before)
            and _OF_YEARS.match(line.after(fact.span))
        )
        if turns or marks:
            yield _Feast(line, fact.span, length.stated)


def _years_old(line: Line) -> Iterator[_Feast]:
    ages = line.of(Kind.AGE)
    for fact in ages if ages and _WHO.search(line.text) is None else ():
        age = fact.value
        old = _IS.search(line.before(fact.span, 20)) and _THIS_YEAR.match(line.after(fact.span))
        if old and isinstance(age, Quantity) and isinstance(age.stated, int):
            yield _Feast(line, fact.span, age.stated)


def _since(found: Sequence[Line], scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the day of a deed and the years that it is since: "It is 30 years since …"."""
    for line in found:
        for fact in line.of(Kind.DURATION):
            told = years_since(line, fact)
            start = dated_deed(found, line, told[1]) if told is not None else None
            if told is None or start is None:
                continue
            feast = _Feast(line, fact.span, told[0])
            now = _year_of(feast, start[1], scene)
            if now is not None:
                yield start[0].bound(start[1]), feast.bound, now


def _is_anothers(feast: _Feast) -> bool:
    """Tell a feast of another, or none yet: "the queen's jubilee", "a year short of their 65th"."""
    line = feast.line
    before = line.before(feast.span, 120)
    if _NOT_REACHED.search(before) is not None:
        return True
    whose = _POSSESSOR.search(before)
    if whose is not None:
        return whose["whose"] not in _BODIES  # "the club's 150th anniversary": the club's own
    born = "born" in line.text
    return not born and _TURNS.search(before) is not None and _WHO.search(line.text) is not None


def _foundings(line: Line) -> Iterator[Fact]:
    """List the years of a sentence in which something is said to have begun."""
    dates = line.dates()
    for date in dates:
        value = when(date)
        if value is None or value.days is None or value.year is None:
            continue
        if not any(map(str.isdigit, date.text)):
            continue
        before = line.before(date.span, 120)
        inner = any(
            d.span.start >= date.span.start - len(before)
            and d.span.end <= date.span.start
            and _FOUNDED.search(line.between(d, date)) is None
            for d in dates
        )
        began = not inner and _FOUNDED.search(before, concurrent=False) is not None
        told = began or _FIRST_OF.search(before, concurrent=False)
        if told or _BEFELL.search(before, concurrent=False):
            yield date


def _start(
    found: Sequence[Line],
    feast: _Feast,
    feasts: Sequence[_Feast],
    told: Sequence[tuple[Line, Fact]],
) -> tuple[Line, Fact] | None:
    """Find the beginning of what has its anniversary."""
    line = feast.line
    text = line.document.text
    named = _tail(feast) or _WORD.fullmatch(text, feast.span.start, feast.span.end)
    if named and _OF.match(text, feast.span.end + _tail(feast), concurrent=False):
        return _of_what(found, feast, told)
    own = [(other, year) for other, year in told if other.index == line.index]
    if len(own) == 1 and sum(f.line.index == line.index for f in feasts) == 1:
        return _unless_anothers(feast, own[0])
    if own or len(feasts) > 1 or len(told) != 1 or not _same_subject(feast, told[0][0]):
        return None
    return _unless_anothers(feast, told[0])


def _unless_anothers(feast: _Feast, start: tuple[Line, Fact]) -> tuple[Line, Fact] | None:
    whole = Span(feast.span.start, feast.span.end + _tail(feast))
    if is_anothers(feast.line, feast.span, *start) or falls_on(feast.line, whole, *start):
        return None
    return start


def _same_subject(feast: _Feast, other: Line) -> bool:
    """Tell whether two sentences share a word of weight, or a pronoun joins them."""
    line = feast.line
    apart = abs(line.index - other.index)
    if apart > _NEAR:
        return False
    later = max(line, other, key=lambda each: each.index)
    if apart == 1 and HAS_PRONOUN.search(later.text, concurrent=False):
        return True
    if goes_on_about(line, feast.span, other):
        return True
    return bool(set(content_words(line.text)) & set(content_words(other.text)))


def _tail(feast: _Feast) -> int:
    match = _NTH.match(feast.line.document.text, feast.span.end, concurrent=False)
    return 0 if match is None else len(match.group())


def _of_what(
    found: Sequence[Line], feast: _Feast, told: Sequence[tuple[Line, Fact]]
) -> tuple[Line, Fact] | None:
    """Take the year that "the 50th anniversary of the 1969 landing" names itself."""
    line = feast.line
    end = feast.span.end + _tail(feast)
    for date in line.of(Kind.YEAR):
        if (
            date.span.start > end
            and any(map(str.isdigit, date.text))
            and _OF_YEAR.fullmatch(line.document.text, end, date.span.start)
        ):
            return line, date
    if _OF_ITSELF.match(line.document.text, end, concurrent=False) and len(told) == 1:
        return told[0]
    if _OF_DISASTER.match(line.document.text, end, concurrent=False):
        return _disaster_before(found, line)
    return None


def _disaster_before(found: Sequence[Line], line: Line) -> tuple[Line, Fact] | None:
    """Find the one dated disaster that the sentences before an anniversary tell of."""
    dated = [
        (other, date)
        for other in found[max(0, line.index - _NEAR) : line.index]
        for date in other.dates()
        if _DISASTER_OF.search(other.before(date.span)) and _last_year(date) is not None
    ]
    return dated[0] if len(dated) == 1 and any(map(str.isdigit, dated[0][1].text)) else None


def _year_of(feast: _Feast, start: Fact, scene: Scene) -> Bound | None:
    """Tell in which year an anniversary falls: one that is told beside it, or the article's own."""
    line = feast.line
    since = _last_year(start)
    told = [
        fact
        for fact in line.dates()
        if fact.span != start.span and _last_year(fact) not in (None, since)
    ]
    years = {_last_year(fact) for fact in told}
    if len(years) > 1 or any(_may_be_in(fact, (since or 0) + feast.years) for fact in told):
        return None
    if told:
        year = years.pop()
        value = (
            replace(told[0].value, year=year) if isinstance(told[0].value, TimeExpression) else None
        )
        return line.bound(replace(told[0], value=value)) if value is not None else None
    reference = scene.reference
    if not isinstance(reference, TimeExpression) or reference.days is None:
        return None
    lately = line.of(Kind.WEEKDAY) or _LATELY.search(line.text, concurrent=False)
    if _AFAR.search(line.text, concurrent=False):
        return None
    if not lately and _PAST.search(line.before(feast.span, 40)):
        return None
    if not lately and not _HAPPENS.search(line.text, concurrent=False):
        return None
    words = line.document.text[feast.span.start : feast.span.end]
    return line.bound(Fact(Kind.YEAR, feast.span, words, line.index, reference))


def _in_leap_days(feast: _Feast, start: Fact, now: Bound) -> bool:
    year = _last_year(now.item) if isinstance(now.item, Fact) else None
    return counts_leap_days(feast.line.document, start, feast.years, year)


def _may_be_in(fact: Fact, year: int) -> bool:
    """Tell a month or day of one year or the next that may be of this one: "turned 69 in April"."""
    value = when(fact)
    days = value.days if value is not None and value.year is None else None
    if days is None or len(days.intervals) < 2:
        return False
    return any(first.year <= year <= last.year for first, last in days.intervals)


def _last_year(fact: Fact) -> int | None:
    value = when(fact)
    return value.days.last.year if value is not None and value.days is not None else None


FINDERS = (Finder("anniversary", find_anniversaries, binds=(Base.DATE, Base.NUMBER, Base.DATE)),)

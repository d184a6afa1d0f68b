"""Deeds that can only follow one another."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import regex

from checkers.date_agreement.events import LEXICON, Event, events, told_between
from checkers.date_agreement.persons import LED_TO_PRONOUN
from checkers.date_agreement.sentences import when
from checkers.facts.lexicon import either
from checkers.model import Days, Fact, TimeExpression, Truth, Unknown
from checkers.passages import content_words
from checkers.passages.words import WORD
from checkers.rulebook.vocabulary import Base, Bound, Function, Scene, Type

_LINKS = frozenset(LEXICON["links"])
_ANOTHER = frozenset(LEXICON["another"])
_OF_SEVERAL = frozenset(LEXICON["of_several"])  # before a deed that was done more than once
_ONE_WORD = 16  # characters before a deed in which the word right before it stands
_SAME_YEAR = regex.compile(r"\s(?:of\s)?(?:the\ssame|that)\syear")
# "Polar Crate bought the business for $3m": whoever it is, it is what was founded.
_SELLING = regex.compile(rf"\s(?:{either(LEXICON['selling'])})\b")
_TRIED = frozenset(LEXICON["tried"])
_OBJECTS = frozenset({"him", "her", "them"})
_TRADED = frozenset({"bought", "sold"})
_OBJECT = regex.compile(r"\s(?:her|him|them|it)\b")  # "Doctors discharged her"
_WILL = regex.compile(r"\b(?:will|shall|must)\s(?:\p{L}+\s){0,2}\Z")
# Between two deeds, these tell the second as the earlier.
_BACKWARDS = regex.compile(r"\b(?:had|having|after|following|since)\s(?:[^\s,;]+\s){0,3}\Z")
_UNTIL = regex.compile(r"(?:Before|Until)\b")
_JOINED = regex.compile(r",?\sand\s(?:(?:was|were)\s)?")
_ON = regex.compile(r"\s(?:on|in)\s\s?")
_CLAUSE_END = regex.compile(r"[,.;:]|\s(?:and|but|before|after|then|having)\s")
# What a deed is done about; places and dates stand behind other words.
_OF_WHAT = regex.compile(
    r"\b(?:of|with|for|over|from|as|to)\s(?!(?:\p{L}+\s)?(?:years?|months?|days?|weeks?)\b)(?:\p{Ll}[\p{L}-]*\s?){1,4}"
)
_THE_SAME = regex.compile(r"\s(?:over|in|of|for|with|about)\sthe\s(?:alleged|same)\s")
_FEW = 4  # words
_NEAR = 40  # characters around a deed
_SOME_YEAR = 2001  # for two days of one year, whichever
_BACK = 60  # days: without a year, what lies further back is next year's


def _ranks(chains: Sequence[Sequence[str]]) -> Mapping[tuple[str, str], bool]:
    return {
        (first, later): True
        for chain in chains
        for at, first in enumerate(chain)
        for later in chain[at + 1 :]
    }


_STRICT, _LOOSE, _COURSES = (_ranks(LEXICON[key]) for key in ("strict", "loose", "courses"))


def find_ordered_events(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the dates of two deeds of one subject of which the first must come first."""
    for one, other in pairwise(events(scene)):
        if not _one_subject(one, other) or is_of_another(one) or is_of_another(other):
            continue
        dates = ordered(one, other)
        if dates is not None and not is_of_another_case(one, other):
            first, last = dates
            if any(_SAME_YEAR.match(event.line.after(event.date.span)) for event in (one, other)):
                first, last = _of_one_year(first, last)
            yield one.line.bound(first), other.line.bound(last)


def is_of_another(event: Event) -> bool:
    """Tell whether a deed is of something else, or to come: "charged with another", "will be"."""
    document, start = event.line.document, event.cue.start
    before = WORD.findall(document.text[max(0, start - _ONE_WORD) : start], concurrent=False)
    often = bool(before) and before[-1].lower() in _OF_SEVERAL
    if often or _WILL.search(document.text, max(0, start - _NEAR), start, concurrent=False):
        return True
    told = set(WORD.findall(_told_around(event), concurrent=False))  # "New Zealand" is not new
    return not _ANOTHER.isdisjoint(told)


def _told_around(event: Event) -> str:
    """Give the words from a deed to its date, and the few that follow both."""
    text = event.line.document.text
    end = max(event.cue.end, event.date.span.end)
    behind = _CLAUSE_END.split(text[end : min(end + _NEAR, event.line.span.end)], 1)[0]
    return f"{told_between(event)} {behind}"


def ordered(one: Event, other: Event) -> tuple[Fact, Fact] | None:
    """Put two deeds into the order that they can only have had.

    The text tells an order as well: that of its words, or the other way round ("having been
    elected").  Where it tells that the later deed came first, it tells of another round: who
    "was convicted in 2015 and arrested in 2020" was arrested for something else.
    """
    marked = _is_told_backwards(one, other)
    if marked or (_ranked(other, one, _COURSES) and _is_one_breath(one, other)):
        return (other.date, one.date) if _ranked(other, one, _STRICT) else None
    ranked = _ranked(one, other, _STRICT) or _ranked(one, other, _LOOSE)
    return (one.date, other.date) if ranked else None


def _ranked(one: Event, other: Event, ranks: Mapping[tuple[str, str], bool]) -> bool:
    return any((a, b) in ranks for a in one.classes for b in other.classes)


def _is_told_backwards(one: Event, other: Event) -> bool:
    """Tell whether the text says that the second of two deeds came before the first."""
    text = one.line.document.text
    opening = text[one.line.span.start : one.cue.start]
    start = max(end for end in (one.cue.end, one.date.span.end) if end <= other.cue.start)
    back = _BACKWARDS.search(text[start : other.cue.start], concurrent=False) is not None
    return back or _UNTIL.match(opening, concurrent=False) is not None


def _is_one_breath(one: Event, other: Event) -> bool:
    """Tell whether a second deed adds nothing but its date: "was convicted … and charged on …"."""
    text = one.line.document.text
    if one.line.index != other.line.index or one.date.span.end > other.cue.start:
        return False
    joined = _JOINED.fullmatch(text, one.date.span.end, other.cue.start)
    return joined is not None and _ON.fullmatch(_told_around(other)) is not None


def is_of_another_case(one: Event, other: Event) -> bool:
    """Tell whether two deeds say what they are about and it is not the same thing.

    What a second sentence adds alone ("He was convicted of theft in 2019") is another thing, too.
    """
    about = [set(content_words(of.group())) for event in (one, other) if (of := _about(event))]
    if len(about) == 2 and not _is_manner(one, other):
        return not about[0] & about[1]
    tried = any(name in _TRIED for name in (*one.classes, *other.classes))
    if _THE_SAME.match(_told_around(other)):
        return False
    sure = _ranked(one, other, _STRICT) or _ranked(other, one, _STRICT)
    return (tried or not sure) and _about(other) is not None and one.line.index != other.line.index


def _is_manner(one: Event, other: Event) -> bool:
    """Tell "sailed with a crew of three": nothing that sets a voyage apart from another."""
    free = not any(name in _TRIED for name in (*one.classes, *other.classes))
    told = [about.group() for event in (one, other) if (about := _about(event)) is not None]
    return free and any(words.startswith("with ") for words in told)


def _about(event: Event) -> regex.Match[str] | None:
    """Find the words that say what a deed is about: "of theft", "with murder"."""
    return _OF_WHAT.search(_told_around(event), concurrent=False)


def _one_subject(one: Event, other: Event) -> bool:
    """Tell whether nobody new comes in between two deeds."""
    text = one.line.document.text
    if one.line.index == other.line.index:
        low, high = sorted(
            ((one.date.span.end, other.cue.start), (other.date.span.end, one.cue.start))
        )
        between = (
            text[one.date.span.end : other.cue.start]
            if one.date.span.end <= other.cue.start
            else text[low[0] : high[1]]
        )
        return _brings_nobody(between)
    if one.line.paragraph != other.line.paragraph or other.line.index - one.line.index > 2:
        return False
    behind = text[other.cue.end : other.line.span.end]
    if _is_traded(one, other, behind) or _has_object(one, other):
        return True
    if _OBJECT.match(behind) and len(text[other.line.span.start : other.cue.start].split()) <= _FEW:
        return True
    if not LED_TO_PRONOUN.match(other.line.text, concurrent=False):
        return False
    return _brings_nobody(text[other.line.span.start : other.cue.start])


def _has_object(one: Event, other: Event) -> bool:
    """Tell whether a next sentence says what was done to the same person: "found him guilty"."""
    told = other.line.document.text[other.cue.start : other.cue.end].split()
    return other.line.index == one.line.index + 1 and not _OBJECTS.isdisjoint(told[1:])


def _is_traded(one: Event, other: Event, behind: str) -> bool:
    """Tell whether a next sentence says that what was founded was sold, whoever bought it."""
    word = other.line.document.text[other.cue.start : other.cue.end].split()
    return (
        not _TRADED.isdisjoint(other.classes)
        and "founded" in one.classes
        and len(word) > 1
        and word[-2] not in ("was", "were")
        and other.line.index == one.line.index + 1
        and _SELLING.match(behind) is not None
    )


def _brings_nobody(words: str) -> bool:
    if ";" in words or ":" in words:
        return False
    found = [word.lower() for word in WORD.findall(words, concurrent=False)]
    unknown = [word for word in found if word not in _LINKS and not word.endswith("ly")]
    # "and, after repairs, arrived": a word or two of circumstance bring nobody in.
    return len(unknown) <= 2 and not any(word in ("his", "her", "their", "its") for word in found)


def _of_one_year(first: Fact, last: Fact) -> tuple[Fact, Fact]:
    """Give two dates one year, as the text says that they have."""
    a, b = when(first), when(last)
    if a is None or b is None or a.month is None or b.month is None:
        return first, last
    year = a.year or b.year or (a.days.last.year if a.days is not None else _SOME_YEAR)
    return replace(first, value=_in_year(a, year)), replace(last, value=_in_year(b, year))


def _in_year(value: TimeExpression, year: int) -> TimeExpression:
    assert value.month is not None
    last = monthrange(year, value.month)[1]
    if (value.day or 1) > last:
        return value  # 29 February, in a year that has none
    start = date(year, value.month, value.day or 1)
    end = start.replace(day=value.day or last)
    return replace(value, year=year, days=Days(((start, end),)))


def in_order(first: TimeExpression, last: TimeExpression) -> Truth | Unknown:
    """Tell whether a date can be as late as another; two without a year are of one year.

    Without a year, what would lie more than two months back is taken for the next year's; where
    one alone has a year, the other's is what the date of publication makes it.
    """
    dated = first.year is not None or last.year is not None
    if dated and first.days is not None and last.days is not None:
        return Truth.FALSE if last.days.last < first.days.first else Truth.TRUE
    if first.year is not None and last.year is not None:
        return Unknown("there is no such day")
    if first.month is None or last.month is None:
        if first.days is None or last.days is None:
            return Unknown("the year is not known")
        return Truth.FALSE if last.days.last < first.days.first else Truth.TRUE
    back = (first.month - last.month) * 30 + ((first.day or 1) - (last.day or 31))
    return Truth.FALSE if 0 < back <= (_BACK // 2 if dated else _BACK) else Truth.TRUE


_DATE = Type(Base.DATE)
FUNCTIONS = (Function("in_order", (_DATE, _DATE), Type(Base.TRUTH), in_order),)

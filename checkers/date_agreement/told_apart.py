"""A birth and a death that an article tells of one person, each in a sentence of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import regex

from checkers.date_agreement.another import names_another, names_in
from checkers.date_agreement.persons import NAME, OPENS_WITH_HE_OR_SHE
from checkers.date_agreement.sentences import Line, when
from checkers.model import Days, Fact, Kind, Quantity

_OLDEST, _GROWN = 115, 25  # a smaller bare figure behind "died at" may be an hour
_DIED_AT = regex.compile(
    r"\b(?:died|dead|passed\saway)\b[^.;,()]{0,40}?,?\sat\s(?:the\sage\sof\s)?\Z|\blived\sto\s(?:be|reach|the\sage\sof)\s\Z",
    regex.IGNORECASE,
)
_LIVED_TO = regex.compile(r"\blived\sto\s(?:be|reach|the\sage\sof)\s\Z")
_ENDS = regex.compile(r"\s?[,.;)]|\s*\Z|\s(?:and|in|on|after|from|with|but|having)\b")
_SEASON = regex.compile(r"(?P<year>\d{4})-(?:SP|SU|FA|WI)")
_OPENS = regex.compile(rf"(?:The\s(?:\p{{Ll}}+\s){{1,3}})?(?P<name>(?:{NAME}\s)*{NAME})\b")
_BIRTH = regex.compile(r"\b(?:born|birth)\b|\bb\.|\(\d{4}|,\s\d{4}")
_BORN_FIRST = regex.compile(r"(?:[Ss]he|[Hh]e|Born|His|Her)\b")


def ages_at_death(line: Line) -> list[Fact]:
    """List the bare figures that the words make an age: "died in June at 81", "lived to be 78"."""
    return [fact for fact in line.of(Kind.NUMBER) if _is_told(line, fact)]


def lived_to(line: Line, fact: Fact) -> bool:
    """Tell "lived to be 78", which needs no word of death beside it."""
    return _is_told(line, fact) and _LIVED_TO.search(line.before(fact.span, 30)) is not None


def _is_told(line: Line, fact: Fact) -> bool:
    value = fact.value
    if not isinstance(value, Quantity) or value.stated is None or value.unit is not None:
        return False
    if not _GROWN <= value.stated <= _OLDEST:
        return False
    before = _DIED_AT.search(line.before(fact.span, 80), concurrent=False)
    return before is not None and _ENDS.match(line.after(fact.span)) is not None


def in_its_year(fact: Fact) -> Fact:
    """Give the season of a year all days that it can have, here or on the other side of the world.

    Where it turns the year ("the winter of 1987"), those of the neighbours as well.
    """
    value = when(fact)
    told = None if value is None or value.days is not None else value.timex
    season = _SEASON.fullmatch(told or "")
    if season is None or value is None:
        return fact
    year, turns = int(season["year"]), (told or "")[-2:] in ("WI", "SU")
    if not date.min.year < year < date.max.year:
        return fact
    first = date(year - 1, 12, 1) if turns else date(year, 1, 1)
    last = date(year + 1, 2, 28) if turns else date(year, 12, 31)
    return replace(fact, value=replace(value, days=Days(((first, last),))))


def is_same_person(found: Sequence[Line], born: Line, gone: Line) -> bool:
    """Tell whether who dies in one sentence is who is born in another, by name or as "he".

    A pronoun goes back to the last person that was named.
    """
    first, last = sorted((born.index, gone.index))
    before = [line for line in found if line.index < born.index]
    told = [*before[-1:], born] if _BORN_FIRST.match(born.text) else [born]
    known = names_in(" ".join(line.text for line in told))
    if OPENS_WITH_HE_OR_SHE.match(gone.text) is None:
        opening = _OPENS.match(gone.text)
        # "Reed, born in 1931, came before Ann Hall. Hall died": whom a birth is not told of.
        of_birth = names_in(born.text[: _birth_in(born.text)]) if told == [born] else set()
        return opening is None or opening["name"].split()[-1].rstrip("’'s") in {
            word.rstrip("’'s") for word in of_birth or known
        }
    between = [line for line in found if first < line.index < last]
    return not any(names_another(line.text, known) for line in between)


def _birth_in(text: str) -> int:
    birth = _BIRTH.search(text, concurrent=False)
    return len(text) if birth is None else birth.start()


def is_before(one: Fact, other: Fact) -> bool:
    """Tell whether a date can only be earlier than another."""
    a, b = when(one), when(other)
    return bool(a and b and a.days and b.days and a.days.last < b.days.first)


def since(date: Fact, birth: Fact, age: Fact) -> Fact:
    """Give a date without those of its possible days that lie no later than a birth.

    An age that may lie between them keeps them: it may be of a day that is not told.
    """
    value, born = when(date), when(birth)
    told = age.value.stated if isinstance(age.value, Quantity) else None
    if value is None or value.days is None or born is None or born.days is None or told is None:
        return date
    lived = tuple(span for span in value.days.intervals if span[1] > born.days.last)
    between = told <= value.days.last.year - born.days.first.year
    return replace(date, value=replace(value, days=Days(lived))) if lived and not between else date


def told_once(ages: Iterator[Fact] | Sequence[Fact]) -> Fact | None:
    """Give the only age of a sentence."""
    told = list(ages)
    return told[0] if len(told) == 1 else None


__all__ = [
    "ages_at_death",
    "in_its_year",
    "is_before",
    "is_same_person",
    "lived_to",
    "since",
    "told_once",
]

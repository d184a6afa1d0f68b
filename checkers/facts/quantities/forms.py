"""Read ordinals, shares, ages by decade and open amounts; and any number by its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import regex

from checkers.facts.lexicon import either, load
from checkers.facts.numbers import Form, Numeral
from checkers.facts.quantities.cardinals import (
    counted,
    draft_of,
    glued_to_name,
    money_by_sign,
    read_cardinal,
    with_unit,
)
from checkers.facts.quantities.draft import Draft
from checkers.facts.quantities.nouns import head_noun
from checkers.facts.quantities.page import Page, word_at, words_before
from checkers.facts.quantities.units import After, UnitMatch, currency_before, unit_after
from checkers.model import Kind, Range

_NOUNS = load("nouns")
_AFTER_HALF = frozenset(_NOUNS["after_half"])
_NOT_HALF = frozenset(_NOUNS["not_half"])
_BEFORE_HALF = frozenset(_NOUNS["before_half"])
_FIXED_ORDINALS = tuple(_NOUNS["fixed_ordinals"])
_FIXED = regex.compile(rf"{either(_FIXED_ORDINALS)}(?![^\W_])")
_AGES = _NOUNS["ages"]
_OWNERS = frozenset(_AGES["owners"])
_PARTS_OF_TEN: Mapping[str, tuple[int, int]] = {
    word + joint: (first, last)
    for word, (first, last) in _AGES["parts"].items()
    for joint in ("", "-")
}
_NAMED = _NOUNS["named"]
_MOST_PARTS = 10
_MANY_PARTS = frozenset((12, 16, 20, 32, 50, 64, 100, 1000))
_NO_SECOND = frozenset(_NOUNS["ordinals"]["no_second_after"])
_NO_FIRST = frozenset(_NOUNS["ordinals"]["no_first_after"])
_HALVES = {name: tuple(words) for name, words in _NOUNS["halves"].items()}
_POINT = regex.compile(rf"{either(_HALVES['skipped'])} (?P<point>{either(_HALVES['point'])})(?!\w)")


def read_number(page: Page, numeral: Numeral, low: int, stop: int) -> Draft | None:
    """Read what stands round a number; None where it is no figure."""
    return _READERS[numeral.form](page, numeral, low, stop)


def _read_ordinal(page: Page, numeral: Numeral, low: int, stop: int) -> Draft | None:
    start, end = numeral.span.start, numeral.span.end
    if glued_to_name(page, start, low) or (end < stop and page.flat[end] in "-'"):
        return None
    spelled = page.flat[start].isalpha()  # "2nd" is no time
    before = words_before(page, start, low, 1)
    previous = before[0].lstrip("(“\"'") if before else ""
    if spelled and numeral.value == 2 and (previous in _NO_SECOND or previous.isdecimal()):
        return None
    if spelled and numeral.value == 1 and previous in _NO_FIRST:
        return None
    if page.flat.startswith(_FIXED_ORDINALS, start) and _FIXED.match(page.flat, start, stop):
        return None
    if page.text[start].isupper() and _opens_or_names(page, end, stop):
        return None
    return replace(draft_of(numeral, low, stop), kind=Kind.ORDINAL)


def _opens_or_names(page: Page, end: int, stop: int) -> bool:
    """Tell whether a capitalised ordinal is an adverb ("First, …") or a name ("Second Avenue")."""
    return end + 1 < stop and (page.flat[end] == "," or page.text[end + 1].isupper())


def _read_fraction(page: Page, numeral: Numeral, low: int, stop: int) -> Draft | None:
    start, end = numeral.span.start, numeral.span.end
    if glued_to_name(page, start, low):
        return None
    draft = draft_of(numeral, low, stop)
    money = currency_before(page, start, low)
    if money is not None:
        return money_by_sign(page, draft, *money)
    unit = unit_after(page, _skip_article(page, end), stop)
    if unit is not None:
        return with_unit(page, draft, unit) if unit.after.kind is not Kind.AGE else None
    if (point := _POINT.match(page.flat, end, stop, concurrent=False)) is not None:
        part = UnitMatch(After(Kind.POINTS, "point", "points"), point.start("point"), point.end())
        return with_unit(page, draft, part)  # "half a point"; "three points" may be of a game
    word = page.flat[start:end]
    if not numeral.words:
        of_whole = page.flat.startswith(_HALVES["of_whole"], end)
        share = _is_written_share(word, of_whole=of_whole)
        return replace(draft, kind=Kind.FRACTION, bare=True) if share else None
    if end < stop and page.flat[end] == "-":
        return None
    if word in _HALVES["words"] and not _is_share(page, draft, word):
        return None
    compares = page.flat.startswith(_HALVES["compared"], end)  # "half as many"
    return replace(draft, kind=Kind.MULTIPLE if compares else Kind.FRACTION)


def _is_written_share(word: str, *, of_whole: bool) -> bool:
    """Tell a share in figures from days that look like one."""
    written = word.split("/")
    if word in _NAMED["fractions"]:
        return False
    return len(written) != 2 or _parts(*map(int, written), of_whole=of_whole)


def _parts(over: int, under: int, *, of_whole: bool) -> bool:
    """Tell "3/8" and "1/40 of the crop" from "26/11" and "5/11", days, and "3/22", a result."""
    return over < under and (of_whole or under <= _MOST_PARTS or under in _MANY_PARTS)


def _skip_article(page: Page, at: int) -> int:
    for article in _HALVES["skipped"]:
        if page.flat.startswith(article + " ", at):
            return at + len(article)
    return at


def _is_share(page: Page, draft: Draft, word: str) -> bool:
    """Tell whether "half" and "a quarter" are a share, not a part of a game or a year."""
    following = word_at(page, draft.end, draft.stop)
    next_word = following[0] if following and page.flat[draft.end] == " " else ""
    before = words_before(page, draft.start, draft.low, 1)
    if before and before[0] in _NOT_HALF:
        return False
    if next_word in _HALVES["of"] or (word in _HALVES["half"] and next_word in _AFTER_HALF):
        return True
    if word.startswith(_HALVES["articles"]):
        return True
    return bool(before) and before[0] in _BEFORE_HALF and word not in _HALVES["quarter"]


def _read_decade(page: Page, numeral: Numeral, low: int, stop: int) -> Draft | None:
    """Read "in her early 50s" as an age; a decade of the calendar is read elsewhere."""
    value = numeral.value
    draft = draft_of(numeral, low, stop)
    start = draft.start
    if (bounded := _bounded_age(page, draft)) is not None:
        return bounded
    if not isinstance(value, int) or not 10 <= value <= 110 or value % 10:
        return None
    part = next((w for w in _PARTS_OF_TEN if page.flat.endswith(w, low, start)), None)
    if part and part[-1] == "-":  # "mid-50s"
        start -= len(part)
    words = words_before(page, start, low, 2)
    first, last = _PARTS_OF_TEN[part] if part and part[-1] == "-" else (0, 9)
    if words and words[-1] in _PARTS_OF_TEN:
        first, last = _PARTS_OF_TEN[words[-1]]
        start = page.flat.rindex(words.pop(), low, start)
    if not words or words[-1] not in _OWNERS:
        return None
    return replace(
        draft,
        start=start,
        kind=Kind.AGE,
        unit="year",
        dimension="time",
        range=Range(value + first, value + last),
    )


def _bounded_age(page: Page, draft: Draft) -> Draft | None:
    """Read "under-18s" and "the over 65s" as ages."""
    value, start = draft.numeral.value, draft.start
    for hedge in _AGES["bounds"]:
        begin = start - len(hedge) - 1
        if begin >= draft.low and page.flat.startswith(hedge, begin) and 0 < value < 125:
            break
    else:
        return None
    if page.flat[start - 1] not in " -" or (begin > draft.low and page.flat[begin - 1].isalpha()):
        return None
    age = Range(value, value)
    return replace(
        draft, start=begin, kind=Kind.AGE, unit="year", dimension="time", range=age, hedge=hedge
    )


def _read_vague(page: Page, numeral: Numeral, low: int, stop: int) -> Draft | None:
    draft = draft_of(numeral, low, stop)
    at = draft.end
    if page.flat.startswith(" of ", at):
        at += 3
        if page.flat.startswith(" the ", at):
            return replace(draft, bare=False)
    unit = unit_after(page, at, stop)
    if unit is not None:
        return with_unit(page, draft, unit)
    noun = head_noun(page, at, stop)
    return draft if noun is None else counted(page, draft, noun)


_Reader = Callable[[Page, Numeral, int, int], Draft | None]
_READERS: Mapping[Form, _Reader] = {
    Form.CARDINAL: read_cardinal,
    Form.ORDINAL: _read_ordinal,
    Form.FRACTION: _read_fraction,
    Form.DECADE: _read_decade,
    Form.VAGUE: _read_vague,
}

"""Read a cardinal number with its own unit, sign and noun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import regex

from checkers.facts.lexicon import either, load
from checkers.facts.numbers import Numeral, grammar
from checkers.facts.numbers.grammar import LEXICON
from checkers.facts.quantities.draft import Draft, scaled_by
from checkers.facts.quantities.hedges import hedge_after
from checkers.facts.quantities.nouns import (
    follows_capital,
    head_noun,
    is_address,
    names_something,
    single_noun,
)
from checkers.facts.quantities.page import Page, word_at, words_before
from checkers.facts.quantities.units import UnitMatch, currency_before, unit_after
from checkers.model import Kind, Span

_SMALL: Mapping[str, int] = {**LEXICON["small"], "k": 1000}
_NUMBERS = frozenset(
    (*LEXICON["units"], *LEXICON["teens"], *LEXICON["zeros"], *LEXICON["score_zeros"])
)
_SCORE_ZEROS = frozenset(LEXICON["score_zeros"])
_HYPHENS = ("-", "–")
_JOINING = frozenset(LEXICON["joining"])
_GLUED_BEFORE = frozenset("#/@:_\\=&^.'")
_NOUNS = load("nouns")
_STOPS = frozenset(_NOUNS["stops"])
_NOT_ONE = frozenset(_NOUNS["not_one"])
_SHARE_AFTER = frozenset(_NOUNS["share_after"])
_IN_SO_MANY = regex.compile(
    rf" (?:(?:in|out of) (?:\d|{either(grammar.UNITS | grammar.TEENS | grammar.TENS)}\b)|point\b)"
)
_EMERGENCY = frozenset(_NOUNS["emergency"]["numbers"])
_DIALLED = regex.compile(rf"[ -](?:{either(_NOUNS['emergency']['dialled'])})\b")
_PERSONS = frozenset(_NOUNS["persons"])
_OF = frozenset(_NOUNS["ages"]["of"])
_AGED = frozenset(_NOUNS["ages"]["before"])
_PER = frozenset(_NOUNS["rates"]["per"])
_YOUNGEST = 2  # "a man of one"
_NEVER_AFTER_ONE = _STOPS - frozenset(_NOUNS["after_one"])
_UNITS = load("units")
_MILLIONS = frozenset(_UNITS["millions"])
_AMOUNTS = frozenset(_UNITS["amounts"]) | _MILLIONS
_LENGTHS = frozenset(_UNITS["lengths"])
_CLAUSE = 80  # characters
_CLAUSE_WORD = regex.compile(r"[^\W\d_]++")
_BELOW_ZERO: str = _UNITS["below_zero"]
_DEGREES = frozenset(("degree", "degree Celsius", "degree Fahrenheit"))


def draft_of(numeral: Numeral, low: int, stop: int) -> Draft:
    """Begin a draft with nothing but the number, within the paragraph from `low` to `stop`."""
    return Draft(numeral, numeral.span.start, numeral.span.end, low, stop)


def read_cardinal(page: Page, numeral: Numeral, low: int, stop: int) -> Draft | None:
    if glued_to_name(page, numeral.span.start, low):
        return None
    draft = draft_of(numeral, low, stop)
    money = currency_before(page, numeral.span.start, low, numeral.value)
    if money is not None:
        return money_by_sign(page, draft, *money)
    at = draft.end
    if (loose := hedge_after(page, at, stop)) is not None:
        draft, at = replace(draft, hedge=loose[0]), loose[1]
    if numeral.value in _EMERGENCY and _DIALLED.match(page.flat, at, stop, concurrent=False):
        return None  # "made 14,900 attempts at 999 calls"
    unit = unit_after(page, at, stop, numeral.value, low=low)
    if unit is not None:
        return with_unit(page, draft, unit)
    if at < stop and page.flat[at].isalpha():
        return _lettered(page, draft, at)
    return _without_unit(page, draft, at)


def glued_to_name(page: Page, start: int, low: int) -> bool:
    """Tell whether the number hangs on a word or sign before it: "F-16", "#3", "and/or2"."""
    if start <= low:
        return False
    before = page.flat[start - 1]
    if before in "-–":
        return _follows_name(page, start - 1, low)
    if before == '"' and page.flat[start - 2 : start - 1] == "=":
        return True
    if before == "'" and start - 1 > low and page.flat[start - 2].isdigit():
        return False  # the inches of 6'4"
    return before in _GLUED_BEFORE and not (
        before in ".'" and start - 1 > low and page.flat[start - 2] == " "
    )


def _follows_name(page: Page, end: int, low: int) -> bool:
    """Tell whether the word that ends at `end` makes a name of what follows its hyphen.

    Letters do ("F-16", "scp2-173"), unless they are a number or join two ("two-nil",
    "18-to-24"); so does a number that is itself part of a name ("Boeing 737-800").
    """
    at = end
    while at > max(low, end - 20) and page.flat[at - 1].isalnum():
        at -= 1
    word = page.flat[at:end]
    if word.isdecimal():
        return names_something(page, at, low)
    if word in _JOINING and page.flat[at - 1 : at] == "-":
        return False
    return word not in _NUMBERS and any(letter.isalpha() for letter in word)


def money_by_sign(page: Page, draft: Draft, code: str, begin: int) -> Draft:
    if begin > draft.low and page.flat[begin - 1] in "-−" and draft.numeral.value > 0:
        before = page.flat[begin - 2] if begin - 1 > draft.low else " "
        if before in " (":
            draft = replace(draft, factor=-1)
            begin -= 1
    draft = replace(draft, start=begin, kind=Kind.MONEY, unit=code, dimension="money")
    return _small_scale(page, draft)


def _small_scale(page: Page, draft: Draft) -> Draft:
    """Take "m", "b" or "t" after an amount of money as its scale."""
    at = draft.numeral.span.end
    if at < draft.stop and page.flat[at] == " ":
        at += 1
    if at < draft.stop and page.flat[at] in _SMALL and draft.numeral.scale == 1:
        end = at + 1
        if end >= draft.stop or not (page.flat[end].isalnum() or page.flat[end] == "'"):
            return scaled_by(draft, _SMALL[page.flat[at]], end)
    return draft


def with_unit(page: Page, draft: Draft, unit: UnitMatch) -> Draft | None:
    after = unit.after
    if after.kind is None:
        return None  # a duration or a time of day, read elsewhere
    if after.unit == "foot" and draft.numeral.words and draft.numeral.value == 1:
        return None  # "with one foot in the door"
    span = Span(unit.start, unit.end)
    draft = replace(
        draft,
        end=unit.end,
        kind=after.kind,
        unit=after.unit,
        dimension=after.dimension,
        unit_span=span,
        factor=after.factor,
    )
    if after.kind is Kind.MONEY:
        return _scale_after_code(page, draft)
    if after.kind is Kind.MEASURE and page.flat[span.start : span.end] == "m":
        return _metres_or_millions(page, draft)
    if after.unit in _DEGREES and page.flat.startswith(_BELOW_ZERO, draft.end):
        return _below_zero(draft)
    if after.other is not None:
        money = replace(draft, kind=Kind.MONEY, unit=after.other, dimension="money")
        if draft.numeral.scaled:
            return replace(money, readings=(draft,))
        return replace(draft, readings=(money,))
    return draft


def _below_zero(draft: Draft) -> Draft:
    """Read "10 below zero" and "10 degrees below zero" with their sign."""
    end = draft.end + len(_BELOW_ZERO)
    degrees = replace(draft, end=end, kind=Kind.MEASURE, factor=-1)
    if draft.unit is None:
        return replace(degrees, unit="degree", dimension="degree")
    return degrees


def _scale_after_code(page: Page, draft: Draft) -> Draft:
    """Read "75 USD million" as "75 million USD"."""
    word = word_at(page, draft.end, min(draft.stop, draft.end + 12))
    scale = LEXICON["scales"].get(word[0]) if word else None
    if word is None or scale is None or draft.numeral.scale != 1:
        return draft
    return scaled_by(draft, scale, word[2])


def _metres_or_millions(page: Page, draft: Draft) -> Draft:
    """Read "3m people" and "sales of 3m" as three million, anything else as metres."""
    if draft.unit_span is None or draft.unit_span.start != draft.numeral.span.end:
        return draft
    million = scaled_by(draft_of(draft.numeral, draft.low, draft.stop), _SMALL["m"], draft.end)
    unit = unit_after(page, draft.end, draft.stop, million.numeral.value, low=draft.low)
    if unit is not None and unit.after.kind is Kind.MONEY:
        return with_unit(page, million, unit) or million
    noun = head_noun(page, draft.end, draft.stop)
    if noun is not None:
        return counted(page, million, noun)
    million = replace(million, bare=True)
    if _speaks_of_millions(page, draft):
        return million
    return replace(draft, readings=(million,))


def _speaks_of_millions(page: Page, draft: Draft) -> bool:
    following = word_at(page, draft.end, min(draft.stop, draft.end + _CLAUSE))
    if following is not None and following[0] in _LENGTHS:
        return False
    words = _CLAUSE_WORD.findall(page.flat, max(draft.low, draft.start - _CLAUSE), draft.start)
    return bool(words) and words[-1] in _AMOUNTS and not _MILLIONS.isdisjoint(words)


def _lettered(page: Page, draft: Draft, at: int) -> Draft | None:
    """Read "3m" and "2b" before a plural as millions; any other letters make a name of it."""
    scale = _SMALL.get(page.flat[at])
    if scale is None or (at + 1 < draft.stop and page.flat[at + 1].isalnum()):
        return None
    scaled = scaled_by(draft, scale, at + 1)
    unit = unit_after(page, at + 1, draft.stop, scaled.numeral.value, low=draft.low)
    if unit is not None and unit.after.kind is Kind.MONEY:
        return with_unit(page, scaled, unit)  # "a 3m-euro loan"
    noun = head_noun(page, at + 1, draft.stop)
    if noun is None:
        return None
    return counted(page, scaled, noun)


def _without_unit(page: Page, draft: Draft, at: int) -> Draft | None:
    start, low, stop = draft.start, draft.low, draft.stop
    if _is_marker(page, draft) or names_something(page, start, low) or _is_lone_nil(page, draft):
        return None
    if (age := _age(page, draft)) is not None:
        return age
    if is_address(page, draft.end, stop):
        return None
    if page.flat.startswith(_BELOW_ZERO, draft.end):
        return _below_zero(draft)
    return _count_or_number(page, draft, at)


def _count_or_number(page: Page, draft: Draft, at: int) -> Draft | None:
    start, low, stop = draft.start, draft.low, draft.stop
    bare = replace(draft, bare=True)
    if not _PER.isdisjoint(words_before(page, start, low, 1)):
        return bare  # "12 per 100,000 people": what the rate is of, not a count of people
    if draft.numeral.words and draft.numeral.value == 1:
        return _one(page, bare)
    if follows_capital(page, start, low) or _may_be_year(draft):
        return bare
    find = single_noun if draft.numeral.value == 1 else head_noun
    noun = find(page, at, stop)
    return bare if noun is None else counted(page, draft, noun)


def _is_lone_nil(page: Page, draft: Draft) -> bool:
    """Tell "nil", which is a number in a result alone ("two-nil")."""
    if page.flat[draft.start : draft.end] not in _SCORE_ZEROS:
        return False
    before = page.flat[max(draft.start - 1, draft.low) : draft.start]
    return before not in _HYPHENS and page.flat[draft.end : draft.end + 1] not in _HYPHENS


def counted(page: Page, draft: Draft, noun: Span) -> Draft:
    return replace(
        draft,
        kind=Kind.COUNT,
        unit=page.flat[noun.start : noun.end],
        dimension="count",
        unit_span=noun,
    )


def _is_marker(page: Page, draft: Draft) -> bool:
    """Tell whether the number only counts list items: "1. First", "2) Second"."""
    end = draft.end
    if draft.start != draft.low or end + 1 >= draft.stop:
        return False
    return page.flat[end] in ".)" and page.flat[end + 1] == " "


def _may_be_year(draft: Draft) -> bool:
    value = draft.numeral.value
    if draft.numeral.words or draft.numeral.scaled or not isinstance(value, int):
        return False
    if not 1000 <= value <= 2100 or draft.end - draft.start != 4:
        return False
    return value % 50 != 0 or value >= 1900


def _one(page: Page, draft: Draft) -> Draft | None:
    """Read "one" as a number only before a word that it can count, never as a pronoun."""
    before = words_before(page, draft.start, draft.low, 1)
    if before and (lead := before[0].lstrip("(“\"'")) in _NOT_ONE:
        share = lead in _SHARE_AFTER and _IN_SO_MANY.match(page.flat, draft.end, draft.stop)
        return draft if share else None
    noun = single_noun(page, draft.end, draft.stop)
    if noun is not None:
        return counted(page, replace(draft, bare=False), noun)
    at = draft.end
    if at < draft.stop and page.flat[at] in "-'":
        return None
    word = word_at(page, at, draft.stop)
    if word is None and draft.start > draft.low:
        return None
    if word is not None and word[0] in _NEVER_AFTER_ONE:
        return None
    return draft


def _age(page: Page, draft: Draft) -> Draft | None:
    """Read "aged 52", "age 52" and "Smith, 52," as ages."""
    value = draft.numeral.value
    if not isinstance(value, int) or not 0 < value < 125 or draft.numeral.scaled:
        return None
    aged = replace(draft, kind=Kind.AGE, unit="year", dimension="time")
    before = words_before(page, draft.start, draft.low, 1)
    if not before:
        return None
    if before[0] in _OF:
        before = words_before(page, draft.start, draft.low, 2)
        if before[0] in _PERSONS and _ends_age(page, draft):
            return aged
    if before[0] in _AGED:
        start = page.flat.rindex(before[0], draft.low, draft.start)
        return replace(aged, start=start)
    if draft.numeral.words or not _beside_name(page, draft, before[0]):
        return None
    return aged


def _ends_age(page: Page, draft: Draft) -> bool:
    """Tell whether nothing is counted after "a woman of 52"."""
    end = draft.end
    following = word_at(page, end, draft.stop) if page.flat[end : end + 1] == " " else None
    return draft.numeral.value >= _YOUNGEST and (
        page.flat[end : end + 1] in (",", ".", ";")
        or (following is not None and following[0] in _STOPS)
    )


def _beside_name(page: Page, draft: Draft, word: str) -> bool:
    """Tell whether commas set the number off after a name."""
    if draft.end >= draft.stop or page.flat[draft.end] != "," or len(word) < 3 or word[-1] != ",":
        return False
    if page.flat[draft.end + 1 : draft.end + 2].isdigit() or word[:-1] in _STOPS:
        return False
    begin = draft.start - 1 - len(word)
    return begin >= draft.low and page.text[begin].isupper() and word[-2].isalpha()

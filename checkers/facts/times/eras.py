"""Years, fiscal years, decades and centuries."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import regex

from checkers.facts.lexicon import load
from checkers.facts.times.calendar import years_days
from checkers.facts.times.figures import full_year, is_plain_year, year_in_words
from checkers.facts.times.periods import cut_to, period
from checkers.facts.times.scene import Found, Reading
from checkers.facts.times.words import VALUES, WORDS, is_a, looks_plural
from checkers.model import Kind, TimeExpression

_THIS_THOUSAND: Final = 2000
_AGES: Final = load("nouns")["ages"]
_OWNERS: Final = frozenset(_AGES["owners"])
_BOUNDS: Final = frozenset(_AGES["bounds"])


# "(c. 1479-1425 BC)", "from 2230 or 2210 to 2140 BCE", "10500 BP": before the present.
_BEFORE_CHRIST: Final = regex.compile(
    r"(?:,?\s?(?:[-–—/]|to|and|or|until|till|through|c\.|circa|about|around)?\s?\b\d{1,6}\b){0,3}"
    r"\s?(?:BC(?:E)?|B\.\s?C\.(?:\s?E\.)?|BP)(?![\p{L}\d-])"
)


def _year(found: Found) -> Reading | None:
    year = found.number("year")
    if year is None:
        return None
    if _is_before_christ(found):
        value = TimeExpression("DATE", f"BC{year:04}")  # which has no days here
        return Reading(Kind.YEAR, found.begin, found.end, value)
    strict = bool(found.words("the")) or _has_cue(found) or _is_staged(found)
    if not strict and not _may_be_year(found, year):
        return None
    reading = _of_year(found, year)
    counted = found.following()
    doubt = not found.words("the") and (looks_plural(counted) or not strict)
    return replace(reading, count=year if doubt else None)


def _is_before_christ(found: Found) -> bool:
    """Tell "2140 BC", and the first year of "2230 to 2140 BC", from years of ours."""
    tokens = found.scene.tokens
    return _BEFORE_CHRIST.match(tokens.text, tokens.starts[found.end], concurrent=False) is not None


def _fiscal_year(found: Found) -> Reading | None:
    """Read "fiscal 2019", "FY2020-21": some twelve months that end in the year named last."""
    first, last = found.number("year") or _year_of_fy(found), found.text("last")
    if first is None:
        return None
    year = first if not last else int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if last and year != first + 1:
        return None
    days = years_days(first if last else first - 1, year if last else year + 1)
    value = TimeExpression("DATE", f"{year:04}", days=days, year=year)
    return Reading(Kind.YEAR, found.begin, found.end, value)


def _year_of_fy(found: Found) -> int | None:
    digits = "".join(filter(str.isdecimal, found.word("fy")))
    if len(digits) != 2:
        return int(digits) if digits else None
    return full_year(int(digits))


def _year_quarter(found: Found) -> Reading | None:
    """Read "the 1998 period" as the quarter last spoken of, in that year."""
    year = found.number("year")
    if year is None:
        return None
    quarter = (found.memory.quarter or "")[4:]
    days = None if quarter else years_days(year, year)
    value = TimeExpression("DATE", f"{year:04}{quarter}", days=days)
    return Reading(Kind.DATE, found.begin, found.end, value)


def _has_cue(found: Found) -> bool:
    """Tell "in 2016" from "about 2016 (people)"."""
    before = found.before()
    counted = is_a("hedge", before) or before.lower() in WORDS["countcue"]
    return is_a("cue", before) and not (counted and found.following().lower() in WORDS["counted"])


def _is_staged(found: Found) -> bool:
    """Tell "post-1959" and "mid-1996" from other compounds."""
    tokens = found.scene.tokens
    if tokens.classes[found.begin - 1] != "-":
        return False
    word = tokens.word(found.begin - 2)
    return is_a("post", word) or is_a("stage", word)


def _may_be_year(found: Found, year: int) -> bool:
    before, after = found.before().lower(), found.following().lower()
    if not is_plain_year(year) or before in WORDS["counter"] or after in WORDS["counted"]:
        return False
    if is_a("hedge", before) or before in WORDS["bound"]:
        return False
    plural = looks_plural(after, surely=True) and not found.before()
    return not plural


def _of_year(found: Found, year: int) -> Reading:
    value = TimeExpression(type="DATE", timex=f"{year:04}", days=years_days(year, year), year=year)
    return Reading(Kind.YEAR, found.begin, found.end, value)


def _short_year(found: Found) -> Reading | None:
    two = found.number("two")
    if two is None:
        return None
    return _of_year(found, full_year(two))


def _spoken_year(found: Found) -> Reading | None:
    words = found.words("words")
    year = year_in_words(words)
    spoken = words[0] in WORDS["hundreds"] and len(words) > 1
    if year is None or not (found.words("the") or spoken):
        return None
    return _of_year(found, year)


def _is_age(found: Found) -> bool:
    """Tell "in her 50s" and "the over-60s", which the quantities read, from decades."""
    tokens = found.scene.tokens
    before = tokens.classes[found.begin - 1] in " -" and tokens.word(found.begin - 2).lower()
    return before in _OWNERS or before in _BOUNDS


def _decade(found: Found) -> Reading | None:
    if not found.word("decade") and _is_age(found):
        return None
    if decade := found.word("decade"):
        first = int(decade[:4])
        if first % 100 == 0:
            return _hundred(found, first)
    elif short := found.word("short"):
        first = 1900 + int(short[:2]) if short[:2] > "10" else 2000 + int(short[:2])
        if not found.text("short") or found.scene.tokens.classes[found.begin] == "_":
            return None
    else:
        first = 1900 + 10 * int(VALUES["decadeword"][found.word("word")])
    value = TimeExpression(
        type="DATE",
        timex=f"{first // 10}",
        mod=_stage(found),
        days=years_days(first, first + 9),
    )
    return Reading(Kind.DATE, found.begin, found.end, value)


def _hundred(found: Found, first: int) -> Reading:
    """Read "the 1800s" as a century; "the 2000s" may be the decade."""
    name = f"{first // 100:02}" if first < _THIS_THOUSAND else f"{first // 10}"
    value = TimeExpression("DATE", name, mod=_stage(found), days=years_days(first, first + 99))
    return Reading(Kind.DATE, found.begin, found.end, value)


def _stage(found: Found) -> str | None:
    stage = VALUES["stage"].get(found.word("stage"))
    return str(stage) if stage else None


def _century(found: Found) -> Reading | None:
    which = found.ordinal("which")
    if which is None:
        return None
    which += int(VALUES["tens"].get(found.word("tens"), 0))
    reading = century(which, found.begin, found.end)
    if reading is None:
        return None
    if found.text("bc"):
        value = TimeExpression("DATE", f"BC{which - 1:02}", mod=_stage(found))
        return replace(reading, value=value)
    return replace(reading, value=replace(reading.value, mod=_stage(found)))


def century(which: int, begin: int, end: int) -> Reading | None:
    """Make the reading of the `which`-th century between two places."""
    if not 1 <= which <= 30:
        return None
    value = TimeExpression(
        type="DATE",
        timex=f"{which - 1:02}",
        days=years_days(which * 100 - 99, which * 100),
    )
    return Reading(Kind.DATE, begin, end, value)


def _years(found: Found) -> Reading | None:
    first, text = found.number("year"), found.text("last")
    if first is None or _is_before_christ(found) or not 1000 <= first <= 2100:
        return None
    last = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    if last < first:
        return None
    begin = cut_to(_of_year(found, first), found.span("year"))
    end = cut_to(_of_year(found, last), found.span("last"))
    return period(begin, end, found.begin, found.end)


ERAS: Final = {
    "years": _years,
    "year": _year,
    "fiscal_year": _fiscal_year,
    "year_quarter": _year_quarter,
    "short_year": _short_year,
    "spoken_year": _spoken_year,
    "decade": _decade,
    "century": _century,
}

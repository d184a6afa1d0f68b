"""What can stand after a number: units, currencies, percent, ages; one table for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import regex

from checkers.facts.lexicon import either, load
from checkers.facts.numbers import grammar
from checkers.facts.quantities.conversion import UNIT_ROWS
from checkers.facts.quantities.page import Page, words_before
from checkers.model import Kind, Number


@dataclass(frozen=True, slots=True)
class After:
    """A spelling that gives a number its kind and unit; `kind` None forbids to count the word.

    `joint` is what may stand between: any ("any"), nothing ("glued"), a hyphen ("hyphen"), or
    nothing and a blank in just this letter case ("cased"); "tail" needs the end of a clause or a
    length before it, "share" a word of comparison.
    """

    kind: Kind | None
    unit: str | None = None
    dimension: str | None = None
    factor: Number = 1
    joint: str = "any"
    least: int = 0  # the smallest amount that it can follow
    spelling: str = ""
    other: str | None = None  # a currency that the same word names
    within: tuple[int, int] | None = None  # the only numbers that it can follow


@dataclass(frozen=True, slots=True)
class UnitMatch:
    after: After
    start: int
    end: int


_WORDS: Mapping[str, list[str]] = load("units")
_CURRENCIES: list[dict[str, Any]] = load("currencies")["currency"]
CODES: frozenset[str] = frozenset(load("currencies")["codes"]["known"])
_LARGE, _RARE = 1000, 100_000
_LARGE_CODES: frozenset[str] = frozenset(load("currencies")["codes"]["large"])
_ANY_CASE: tuple[str, ...] = tuple(load("currencies")["codes"]["any_case"])
TIME_UNITS: frozenset[str] = frozenset(load("nouns")["time_units"])


# --- the table -------------------------------------------------------------------------------


def _plurals(row: Mapping[str, Any]) -> Iterator[str]:
    yield from row.get("words", ())
    yield from row["plural"] if "plural" in row else (word + "s" for word in row["words"])


def _measures() -> Iterator[tuple[str, After]]:
    for row in UNIT_ROWS:
        name, dimension, money = row["name"], row["dimension"], row.get("money")
        measure = After(Kind.MEASURE, name, dimension, other=money)
        for word in (*_plurals(row), *row.get("short", ())):
            yield from ((word, measure), (word.replace(" ", "-"), measure))
        within = tuple(row["weather"]) if "weather" in row else None
        for joint in ("glued", "cased"):
            for word in row.get(joint, ()):
                style = "hyphen" if word[0] == "-" else joint
                after = After(Kind.MEASURE, name, dimension, joint=style, spelling=word)
                yield word.lstrip("-").lower(), replace(after, within=within)
        for word in row.get("after", ()):
            yield word, After(Kind.MEASURE, name, dimension, joint="tail")


def _money() -> Iterator[tuple[str, After]]:
    for row in _CURRENCIES:
        code = row["code"]
        money = After(Kind.MONEY, code, "money")
        yield from ((word, money) for word in _plurals(row))
        yield from ((sign, money) for sign in row["signs"] if not sign.isalpha())
        for word in row.get("scaled", ()):
            yield word, After(Kind.MONEY, code, "money", least=_LARGE)
        for word in row.get("glued", ()):
            yield word, After(Kind.MONEY, code, "money", Fraction(1, 100), joint="glued")
        for word in row.get("minor", ()):
            minor = After(Kind.MONEY, code, "money", Fraction(1, 100))
            yield from ((word, minor), (word + "s", minor))
    for code in CODES | _LARGE_CODES:
        least = 0 if code in CODES else _RARE
        money = After(Kind.MONEY, code, "money", joint="cased", least=least, spelling=code)
        yield code.lower(), money
    for code in _ANY_CASE:
        yield code.lower(), After(Kind.MONEY, code, "money")
        million = After(Kind.MONEY, code, "money", 1_000_000, joint="cased", spelling="M" + code)
        yield "m" + code.lower(), million


def _shares() -> Iterator[tuple[str, After]]:
    for word in _WORDS["percent"]:
        yield word, After(Kind.PERCENT, "percent", "percent")
    for word in _WORDS["points"]:
        points = After(Kind.POINTS, "point", "points")
        yield from ((word, points), (word + "s", points))
    for word in _WORDS["basis_points"]:
        yield word, After(Kind.POINTS, "point", "points", Fraction(1, 100))
    for word in _WORDS["basis_points_glued"]:
        yield word, After(Kind.POINTS, "point", "points", Fraction(1, 100), joint="glued")
    for name, joint in (("times", "share"), ("times_glued", "glued"), ("fold", "any")):
        yield from ((word, After(Kind.MULTIPLE, joint=joint)) for word in _WORDS[name])


def _times() -> Iterator[tuple[str, After]]:
    for unit in _WORDS["age_units"]:
        for pattern in _WORDS["ages"]:
            yield pattern.format(unit), After(Kind.AGE, unit, "time")
    for word in TIME_UNITS:
        yield word, After(None)


_Table = Mapping[str, tuple[tuple[str, After], ...]]


def _table(rows: Iterable[tuple[str, After]]) -> _Table:
    """Index spellings by their first word or sign, the longest first."""
    table: dict[str, list[tuple[str, After]]] = {}
    for spelling, after in rows:
        first = _FIRST.match(spelling)
        if first is None:
            raise ValueError(f"no unit can be spelled {spelling!r}")
        table.setdefault(first.group(), []).append((spelling[first.end() :], after))
    return {
        word: tuple(sorted(tails, key=lambda tail: -len(tail[0]))) for word, tails in table.items()
    }


_FIRST = regex.compile(r"[^\W\d_]++|[^\w\s,.;:!?()<>\[\]-]")
_TABLE = _table([*_measures(), *_money(), *_shares(), *_times()])
_TAIL = regex.compile(r"\s*+(?:[.,;:()]|\z)")
_FEET_WORDS = tuple(load("units")["before_inches"])
_NUMBER_AND_POUNDS = regex.compile(
    rf" (?:\d{{1,2}}|{either(grammar.UNITS | grammar.TEENS)})"
    rf" ?{either(load('units')['after_stone'])}\b"
)
_HEAT = frozenset(load("units")["heat"])
_NO_HEAT = frozenset((*load("units")["before_names"], *load("units")["before_deeds"]))
_NEAR = 36  # characters
_PLAIN = regex.compile(r"[a-z]++")
_COMPARED = regex.compile(rf" {either(load('nouns')['compared'])}\b")


def unit_after(
    page: Page, at: int, stop: int, value: Number = _LARGE, *, low: int = 0
) -> UnitMatch | None:
    """Find the unit that stands at `at`, after a blank or a hyphen or right there.

    Some words are units only after a large `value` ("won"), some only after a small one.
    The paragraph begins at `low`.
    """
    flat = page.flat
    if at < stop and flat[at] in "'\"":
        return _height_mark(flat, at, low, stop)
    joint = flat[at] if at < stop and flat[at] in " -" else ""
    start = at + len(joint)
    if flat.startswith(" - ", at):  # "25 - year - old", as tokenized copy has it
        joint, start = "-", at + 3
    while start < stop and flat[start] == " ":
        start += 1
    first = _FIRST.match(flat, start, stop, concurrent=False)
    if first is None:
        return _bracketed(page, at, stop)
    for tail, after in _TABLE.get(first.group(), ()):
        end = first.end() + len(tail)
        if end <= stop and flat.startswith(tail, first.end()) and _bounded(flat, end, stop):
            match = UnitMatch(after, start, end)
            if _fits(page, match, joint, value):
                return match
    return None


_FEET = regex.compile(r"(?<=\d)'(?= ?\d{1,2}(?:\"|''))")
_INCHES = regex.compile(r"(?<=\d' ?\d{1,2})(?:\"|'')")
_LONE_INCHES = regex.compile(r"(?<=\d)(?:\"|'')(?![\w\"'])")
_STANDING = regex.compile(r" \d{1,2}\b")
_CAPTION = 400  # characters; longer paragraphs are prose, where a mark alone ends a quotation


def _height_mark(flat: str, at: int, low: int, stop: int) -> UnitMatch | None:
    """Find the feet and the inches of 6'4"; alone, either is mostly a quotation mark."""
    for mark, unit in ((_FEET, "foot"), (_INCHES, "inch"), (_LONE_INCHES, "inch")):
        match = mark.match(flat, at, stop, concurrent=False)
        if match is None:
            continue
        if mark is _LONE_INCHES and not _is_only_mark(flat, match.group(), low, stop):
            return None
        return UnitMatch(After(Kind.MEASURE, unit, "length"), match.start(), match.end())
    return None


def _is_only_mark(flat: str, mark: str, low: int, stop: int) -> bool:
    """Tell whether nothing in a short paragraph could open the quotation that a mark closes."""
    if stop - low > _CAPTION or flat.find("``", low, stop) >= 0:
        return False
    return flat.count(mark, low, stop) == 1


def _bracketed(page: Page, at: int, stop: int) -> UnitMatch | None:
    """Find the unit in brackets of "20 (kg)"."""
    if at + 1 >= stop or page.flat[at : at + 2] not in (" (", " [", " <"):
        return None
    closing = ")]>"["([<".index(page.flat[at + 1])]
    end = page.flat.find(closing, at, min(stop, at + 12))
    match = unit_after(page, at + 2, end) if end > at + 2 else None
    if match is None or match.end != end or match.after.kind is not Kind.MEASURE:
        return None
    return UnitMatch(match.after, match.start, end + 1)


def _bounded(flat: str, end: int, stop: int) -> bool:
    if end >= stop:
        return True
    if flat[end - 1].isalnum():
        return not flat[end].isalnum()
    return not flat[end].isdigit()  # "1 $10": the sign is the next number's


def _fits(page: Page, match: UnitMatch, joint: str, value: Number) -> bool:
    after = match.after
    if after.least and -after.least < value < after.least:
        return False
    if after.within is not None and not _is_temperature(page, match, value, after.within):
        return False
    if after.joint in ("any", "hyphen", "glued"):
        wanted = {"any": joint, "hyphen": "-", "glued": ""}[after.joint]
        return joint == wanted and (not after.spelling.isupper() or _as_written(page, match))
    if after.joint == "cased":
        return joint != "-" and _as_written(page, match)
    if after.joint == "tail" and _goes_on(page, match):
        return True
    context = _TAIL if after.joint == "tail" else _COMPARED
    # Past `stop` as well: "1,920 in 2023" does not end a clause, though the year is taken.
    return context.match(page.flat, match.end, concurrent=False) is not None


def _goes_on(page: Page, match: UnitMatch) -> bool:
    """Tell whether a unit goes on with a larger one ("6ft 4in tall"), or before a smaller."""
    before = words_before(page, match.start, 0, 2)[:-1]  # the last is the number itself
    after = _NUMBER_AND_POUNDS.match(page.flat, match.end, concurrent=False)
    return after is not None or bool(before and before[0].endswith(_FEET_WORDS))


def _is_temperature(page: Page, match: UnitMatch, value: Number, weather: tuple[int, int]) -> bool:
    """Tell "30C" and "bake at 200C" from "a 13F filing" and other names of digits and a letter."""
    around = page.flat[max(0, match.start - _NEAR) : match.end + _NEAR]
    if not _HEAT.isdisjoint(_PLAIN.findall(around)):
        return True
    before = words_before(page, match.start, 0, 2)[:-1]  # the last is the number itself
    return weather[0] <= value <= weather[1] and not _NO_HEAT.intersection(before)


def _as_written(page: Page, match: UnitMatch) -> bool:
    """Tell whether letters that look like a unit have its case and end there: no "L-202", "C's"."""
    if page.flat.startswith(("'", "-", "/"), match.end):
        return False
    if _STANDING.match(page.flat, match.end, concurrent=False):
        return False  # "a 5 V 5 game"
    return page.text[match.start : match.end] == match.after.spelling


# --- before the number -----------------------------------------------------------------------

_SIGNS: Mapping[str, str] = {sign: row["code"] for row in _CURRENCIES for sign in row["signs"]}
_SIGN_LENGTHS = tuple(sorted({len(sign) for sign in _SIGNS}, reverse=True))
_MUCH = regex.compile(r"\d{3}|[\d.,]++[\s-]?(?:m|mn|bn|tn|k|million|billion|trillion)\b")
_SIGN_ENDS = frozenset(sign[-1] for sign in _SIGNS)


def currency_before(
    page: Page, start: int, low: int, value: Number = _LARGE
) -> tuple[str, int] | None:
    """Find the currency sign or code right before a number: its code and where it starts.

    Some codes are words of their own before a small `value` ("COP 28").
    """
    end = start - 1 if start > low and page.flat[start - 1] == " " else start
    if end <= low:
        return None
    if page.flat[end - 1] in _SIGN_ENDS and not _ends_another(page.flat, end, start):
        for length in _SIGN_LENGTHS:
            begin = end - length
            code = _SIGNS.get(page.flat[begin:end]) if begin >= low else None
            if (
                code
                and length == 1
                and page.flat[begin].isalpha()
                and not _is_rand(page, begin, start)
            ):
                continue
            if code and (not page.flat[begin].isalpha() or not _letter(page.flat, begin - 1, low)):
                return code, begin
    code = page.text[max(end - 3, low) : end]
    if code.upper() in _ANY_CASE:
        code = code.upper()
    known = code in CODES or (code in _LARGE_CODES and value >= _RARE)
    return (code, end - 3) if known and not _letter(page.flat, end - 4, low) else None


def _is_rand(page: Page, begin: int, start: int) -> bool:
    """Tell "R450" from "r 450" and from "R2" of a robot or a road."""
    glued = page.text[begin].isupper() and begin + 1 == start
    return glued and _MUCH.match(page.flat, start, concurrent=False) is not None


def _ends_another(flat: str, end: int, start: int) -> bool:
    """Tell whether a sign between two numbers and blanks is the first one's: "10 $ 30 cents"."""
    return start > end and flat[end - 2 : end - 1] == " " and flat[end - 3 : end - 2].isdigit()


def _letter(flat: str, at: int, low: int) -> bool:
    return at >= low and flat[at].isalpha()

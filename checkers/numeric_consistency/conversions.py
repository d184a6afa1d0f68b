"""One quantity in two units or currencies, one number in words and digits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import regex

from checkers.facts.lexicon import load
from checkers.model import Document, Fact, Kind, Quantity, Range, Span, Truth
from checkers.numeric_consistency.lines import Found, Line, Lines, lines_of, phrases, read_lines
from checkers.numeric_consistency.quantities import unit_of
from checkers.ranges import divide, exactly, multiply, near_share, rounded
from checkers.rulebook.vocabulary import Base, Bound, Finder, Parameter, Scene

_TEMPERATURE = "temperature"
_CELSIUS, _FAHRENHEIT = "degree Celsius", "degree Fahrenheit"
_LETTERS = frozenset({"f", "c"})
_CLOSE = Fraction(2, 100)  # by which a rate of another hour may differ
# "USD/CAD 1.35": how many of the second one of the first buys.
_CODES = regex.compile(
    r"\b(?P<one>[A-Z]{3}) ?/ ?(?P<other>[A-Z]{3})\b[^\d\n]{0,15}(?P<rate>\d{1,6}(?:\.\d{1,6})?)"
)
_NAMES = load("sums")["currency_nouns"]
_SHARED = load("sums")["shared_currencies"]  # a name that several currencies share


# --- one number in words and digits ------------------------------------------------------------


def find_glosses(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind a number in words and the digits in brackets behind it: "twelve (12)"."""
    for line in scene.once(read_lines):
        for found in phrases("in_brackets").find(line):
            words, digits = found["words"], found["digits"]
            if _in_words(digits):
                words, digits = digits, words  # "30 (sixty) days"
            if _in_words(words) and not _in_words(digits) and _one_money(words, digits):
                yield line.bound(words), line.bound(digits)


def _one_money(words: Fact, digits: Fact) -> bool:
    """Tell a sum in words from one in another currency: "five hundred pounds ($650)"."""
    paid, told = unit_of(words), unit_of(digits)
    if Kind.MEASURE not in (words.kind, digits.kind) and Kind.MONEY not in (words.kind,):
        return True
    return paid == told or told == _NAMES.get(paid or "")


def _in_words(fact: Fact) -> bool:
    return not any(character.isdigit() for character in fact.text)


# --- measures ----------------------------------------------------------------------------------


def find_conversions(scene: Scene, *, of: str) -> Iterator[tuple[Bound, ...]]:
    """Bind a measure and its conversion; `of` is "reading", "difference" or "other".

    2C as a reading is 35.6F, as a difference 3.6F; where the words do not tell, it is "other".
    """
    for line in scene.once(read_lines):
        for found in phrases("converted").find(line):
            if _same_dimension(found) and _sense(found) == of:
                yield line.bound(found["given"]), line.bound(found["made"])
        if of == "reading" and not _LETTERS.isdisjoint(line.words):
            yield from _in_letters(line)


def _in_letters(line: Line) -> Iterator[tuple[Bound, ...]]:
    """Find "104 F (40 C)", where a blank parts the figure from its unit."""
    for found in phrases("degrees_in_letters").find(line):
        units = (_FAHRENHEIT, _CELSIUS) if found.has("from_f") else (_CELSIUS, _FAHRENHEIT)
        given, made = (
            _as_degrees(found[name], unit)
            for name, unit in zip(("given", "made"), units, strict=True)
        )
        yield line.bound(given), line.bound(made)


def _as_degrees(fact: Fact, unit: str) -> Fact:
    assert isinstance(fact.value, Quantity)
    value = replace(fact.value, unit=unit, dimension=_TEMPERATURE)
    return replace(fact, kind=Kind.MEASURE, value=value)


def _same_dimension(found: Found) -> bool:
    given, made = found["given"].value, found["made"].value
    if not isinstance(given, Quantity) or not isinstance(made, Quantity):
        return False
    return given.dimension == made.dimension and given.unit != made.unit


def _sense(found: Found) -> str:
    value = found["given"].value
    if not isinstance(value, Quantity) or value.dimension != _TEMPERATURE:
        return "other"
    line, at = found.line, found.places["given"]
    around = line.text[max(0, at - 60) : at], line.text[at + 1 : found.end + 30]
    if phrases("by_degrees").stands(around[0]) or phrases("degrees_more").stands(around[1]):
        return "difference"
    return "reading" if phrases("at_degrees").stands(around[0]) else "other"


# --- currencies --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of `other` one (or so many) of `one` buys; both stand in `document`."""

    one: Bound
    other: Bound


def find_exchanges(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind a sum, its conversion, and the two sides of a rate that the sources or article give."""
    lines = scene.once(read_lines)
    told = [found for line in lines for found in phrases("exchanged").find(line)]
    told = [found for found in told if unit_of(found["given"]) != unit_of(found["made"])]
    if not told:
        return
    rates = [*_rates_of(lines), *_rates_beside(told)]
    for source in sorted(scene.sources, key=lambda facts: _published(facts.document), reverse=True):
        rates += _rates_of(lines_of(source))
    for found in told:
        at_rate = _sides(found, rates)
        if at_rate is not None:
            line = found.line
            yield line.bound(found["given"]), line.bound(found["made"]), *at_rate


def _rates_beside(told: Sequence[Found]) -> Iterator[Rate]:
    """Find "344m pesos, about $20m at a rate of 17.2 to the dollar": the rate is in the other."""
    for found in told:
        line = found.line
        for rate in phrases("rate_of").find(line):
            start = rate.places["noun"]
            noun = line.text[start : rate.end]
            one = _NAMES[noun]
            others = {unit_of(found["given"]), unit_of(found["made"])} - {one}
            value = rate["other"].value
            if len(others) != 1 or not isinstance(value, Quantity):
                continue
            span = Span(line.origin(start), line.origin(start) + len(noun))
            money = replace(value, unit=others.pop(), dimension="money")
            other = replace(rate["other"], kind=Kind.MONEY, value=money)
            yield Rate(line.bound(_one_of(one, span, line)), line.bound(other))


def _published(document: Document) -> str:
    return document.published.last.isoformat() if document.published is not None else ""


def _rates_of(lines: Lines) -> Iterator[Rate]:
    for line in lines:
        for found in phrases("rate").find(line):
            one, other = found["one"], _as_money(found["other"])
            if other is not None and unit_of(one) != unit_of(other):
                yield Rate(line.bound(one), line.bound(other))
        yield from _rates_to(line)
        yield from _coded(line)


def _rates_to(line: Line) -> Iterator[Rate]:
    """Find "$1.25 to the pound" and "the pound bought $1.25"."""
    for name in ("rate_to", "rate_from"):
        for found in phrases(name).find(line):
            start, end = found.places["noun"], found.places["noun"]
            while end < len(line.text) and line.text[end].isalpha():
                end += 1
            noun = line.text[start:end]
            span = Span(line.origin(start), line.origin(start) + len(noun))
            one = _one_of(_NAMES[noun], span, line)
            if unit_of(one) != unit_of(found["other"]):
                yield Rate(line.bound(one), line.bound(found["other"]))


def _coded(line: Line) -> Iterator[Rate]:
    span = line.document.sentences[line.index].span
    text = line.document.text
    for match in _CODES.finditer(text, span.start, span.end, concurrent=False):
        one = _one_of(match["one"], Span(*match.span("one")), line)
        written = Fraction(match["rate"])
        step = Fraction(1, 10 ** len(match["rate"].partition(".")[2]))
        value = Quantity(rounded(written, step), written, match["other"], "money")
        place = Span(match.start("other"), match.end("rate"))
        other = Fact(Kind.MONEY, place, text[place.start : place.end], line.index, value)
        yield Rate(line.bound(one), line.bound(other))


def _one_of(unit: str, span: Span, line: Line) -> Fact:
    text = line.document.text[span.start : span.end]
    return Fact(Kind.MONEY, span, text, line.index, Quantity(exactly(1), 1, unit, "money"))


def _as_money(fact: Fact) -> Fact | None:
    """Read the pounds of a rate as money: "1 euro = 0.86 pounds"."""
    value = fact.value
    if fact.kind is Kind.MONEY or not isinstance(value, Quantity):
        return fact if fact.kind is Kind.MONEY else None
    unit = _NAMES.get(value.unit or "")
    if unit is None:
        return None
    money = Quantity(value.range, value.stated, unit, "money")
    return Fact(Kind.MONEY, fact.span, fact.text, fact.sentence, money)


def _sides(found: Found, rates: Sequence[Rate]) -> tuple[Bound, Bound] | None:
    """Choose the rate that fits a conversion, else the article's, else the latest source's."""
    given, made = found["given"], found["made"]
    fitting: list[tuple[Bound, Bound]] = []
    for rate in rates:
        for one, other in ((rate.one, rate.other), (rate.other, rate.one)):
            sides = _in_unit(one, unit_of(given)), _in_unit(other, unit_of(made))
            if sides[0] is not None and sides[1] is not None:
                fitting.append((sides[0], sides[1]))
    agreeing = [sides for sides in fitting if _agrees(given, made, *sides)]
    return next(iter(agreeing or fitting), None)


def _in_unit(side: Bound, unit: str | None) -> Bound | None:
    """Give one side of a rate where it is in a currency, or in one that shares its name."""
    fact = side.item
    assert isinstance(fact, Fact)
    own = unit_of(fact)
    if own == unit:
        return side
    if own not in _SHARED.get(unit or "", ()) and unit not in _SHARED.get(own or "", ()):
        return None
    assert isinstance(fact.value, Quantity)
    return Bound(replace(fact, value=replace(fact.value, unit=unit)), side.document)


def _agrees(given: Fact, made: Fact, one: Bound, other: Bound) -> bool:
    a, b, c, d = (_range(fact) for fact in (given, made, one.item, other.item))
    ratio = divide(d, c)
    return ratio is not None and near_share(multiply(a, ratio), b, _CLOSE) is not Truth.FALSE


def _range(fact: object) -> Range:
    assert isinstance(fact, Fact)
    assert isinstance(fact.value, Quantity)
    return fact.value.range


_PAIR = (Base.NUMBER, Base.NUMBER)

FINDERS = (
    Finder("gloss", find_glosses, binds=_PAIR),
    Finder(
        "conversion",
        find_conversions,
        binds=_PAIR,
        parameters={"of": Parameter(constant="words", required=True)},
        needs=(Kind.NUMBER,),
    ),
    Finder("exchange", find_exchanges, binds=(*_PAIR, *_PAIR), needs=(Kind.MONEY,)),
)

"""What a headline's figure can be that stands nowhere in the body: rounded, a margin, reckoned.

A desk writes "win by 11 seconds" above 11.3, "by 3 seats" above 86 to 83, "10pc" above 2c on 20c.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import regex

from checkers import ranges
from checkers.facts.lexicon import either, load
from checkers.model import Document, Fact, Kind, Quantity
from checkers.numeric_consistency.quantities import PLAIN, quantity_of, size_of, unit_of
from checkers.numeric_consistency.slips import is_noughts_off, mistyped
from checkers.passages import Areas
from checkers.rulebook.vocabulary import Scene

_LEXICON = load("roles")
_PASSED = regex.compile(rf"\b(?:{either(load('headlines')['passed'])})\s\Z", regex.IGNORECASE)
_MOST = 12  # figures of a sentence, of which two may make up the headline's
_BY = regex.compile(
    rf"\b(?:{either(_LEXICON['ahead'])})\b[^.;:]*\sby\s"
    r"(?:at\sleast\s|about\s|some\s|just\s|only\s|nearly\s|almost\s|more\sthan\s)?\Z",
    regex.IGNORECASE,
)
_OUT_OF = regex.compile(r"\s(?:out\s)?of\s(?:the\s|its\s|their\s|his\s|her\s)?\Z")
_PAST = regex.compile(
    r"(?:But\s|And\s)?(?:(?:In|At|By|Before)\s(?:the\s)?(?:\p{L}+\s){0,3}\d{4}\b"
    r"|(?:About\s|Some\s|Only\s)?[\p{L}\d]+\s(?:years?|months?|weeks?|decades?|days)\s(?:ago|earlier|before)\b"
    r"|(?:Last|The\sprevious|The\syear\sbefore|The\slast\stime|Previously|Earlier)\b)"
)
_BEFORE = 25  # characters
_HALF = Fraction(1, 2)


def is_rounded(head: Fact, told: Fact) -> bool:
    """Tell whether a headline drops the decimals of the body's: "11 seconds" for 11.3."""
    if head.kind is not told.kind and not {head.kind, told.kind} <= PLAIN:
        return False
    one, other = size_of(head), size_of(told)
    if not one or unit_of(head) != unit_of(told):
        return False
    step = _finest(one)
    return _finest(other) < step and abs(other - one) <= step * _HALF


def _finest(number: Fraction) -> Fraction:
    """Give what the last digit of a number counts; of a whole one its ones."""
    step = Fraction(1)
    while (number / step).denominator != 1 and step > Fraction(1, 10**6):
        step /= 10
    return step


def is_margin(document: Document, head: Fact, told: Fact) -> bool:
    """Tell "won by three seats", where the body's figure is behind no "by" itself."""
    return _is_by(document, head) and not _is_by(document, told)


def _is_by(document: Document, fact: Fact) -> bool:
    before = document.text[document.sentences[fact.sentence].span.start : fact.span.start]
    return _BY.search(before, concurrent=False) is not None


def _is_past(document: Document, told: Fact) -> bool:
    """Tell a figure of a sentence that begins with another time: "Four years ago she won by 11"."""
    start = document.sentences[told.sentence].span.start
    return _PAST.match(document.text, start, told.span.start, concurrent=False) is not None


def is_whole(scene: Scene, head: Fact, told: Fact) -> bool:
    """Tell the number that others are out of, where the headline's is none: "86 of 169 seats"."""
    return _is_out_of(scene, told) and not _is_out_of(scene, head)


def _is_out_of(scene: Scene, fact: Fact) -> bool:
    start = max(0, fact.span.start - _BEFORE)
    before = scene.article.document.text[start : fact.span.start]
    of = _OUT_OF.search(before, concurrent=False)
    if of is None:
        return False
    told = scene.article.of_sentence(fact.sentence)
    return any(each.span.end == start + of.start() for each in told)


def is_reckoned(scene: Scene, head: Fact, heads: Areas) -> bool:
    """Tell whether two figures of one sentence make the headline's: their share or difference."""
    rows: dict[int, list[Fact]] = defaultdict(list)
    for fact in scene.article.items:
        if fact.span.start not in heads and quantity_of(fact) is not None and size_of(fact):
            rows[fact.sentence].append(fact)
    return any(_makes(head, one, other) for row in rows.values() for one, other in _pairs(row))


def _pairs(row: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    for one, other in combinations(row[:_MOST], 2):
        plain = one.kind in PLAIN and other.kind in PLAIN
        if plain or (one.kind is other.kind and unit_of(one) == unit_of(other)):
            yield one, other


def _makes(head: Fact, one: Fact, other: Fact) -> bool:
    told, (low, high) = size_of(head), sorted((size_of(one), size_of(other)))
    if head.kind is Kind.PERCENT and one.kind is not Kind.PERCENT:
        step = _finest(told) * _HALF
        shares = (low / high, (high - low) / high, (high - low) / low)
        return any(abs(share * 100 - told) <= step for share in shares)
    if head.kind is Kind.PERCENT:
        return False  # two rises are no third
    if one.kind is not head.kind and not {one.kind, head.kind} <= PLAIN:
        return False
    alike = unit_of(one) == unit_of(head) or unit_of(other) == unit_of(head)
    return alike and told in (high - low, high + low)


def is_derived(scene: Scene, head: Fact, told: Fact, heads: Areas) -> bool:
    """Tell whether the headline's figure is another than the body's that stands in its words."""
    document = scene.article.document
    if is_margin(document, head, told) or is_whole(scene, head, told) or _is_past(document, told):
        return True
    body = (fact for fact in scene.article.items if fact.span.start not in heads)
    return any(is_rounded(head, fact) for fact in body) or is_reckoned(scene, head, heads)


def without_others(scene: Scene, head: Fact, heads: Areas, told: Sequence[Fact]) -> list[Fact]:
    """Leave out the body's figures that another of the headline gives: "158 dead, 155 in one"."""
    others = [
        fact
        for fact in scene.article.items
        if fact.span.start in heads and fact is not head and isinstance(fact.value, Quantity)
    ]
    return [
        fact
        for fact in told
        if not any(
            size_of(fact) == size_of(other) or is_rounded(other, fact)
            for other in others
            if size_of(other) != size_of(head)
        )
    ]


def is_mark(document: Document, fact: Fact) -> bool:
    """Tell a round mark that a count has passed: "deaths pass 100"."""
    before = document.text[max(0, fact.span.start - 12) : fact.span.start]
    return _PASSED.search(before, concurrent=False) is not None


def is_typo(head: Fact, told: Fact) -> bool:
    """Tell two numbers of which one is the other but for a digit, two turned, or noughts."""
    one, other = size_of(head), size_of(told)
    if not one or not other:
        return False
    return mistyped(one, other) or is_noughts_off(one / other)


def is_hedged(fact: Fact) -> bool:
    """Tell "about 1,200" and "at least 30" from a number that is just so."""
    value = fact.value
    return isinstance(value, Quantity) and value.range.low != value.range.high


def unhedged(fact: Fact) -> Fact:
    """Give a number with "about" before it as the round number that it is."""
    value = fact.value
    if not isinstance(value, Quantity) or value.stated is None:
        return fact
    if not value.range.low < value.stated < value.range.high:
        return fact
    return replace(fact, value=replace(value, range=ranges.exactly(value.stated)))

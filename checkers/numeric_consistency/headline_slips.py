"""A headline's figure of which the body's lead has a slip: turned digits, another digit, a sound.

Words need not agree: that "£38m" stands above "£83m" and nowhere below it is telling by itself.
The weaker the slip, the more must tie the two: one class of figure alone, one opening of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Document, Fact, Kind, Quantity, TimeExpression
from checkers.numeric_consistency.headline_derived import is_derived, is_mark, is_rounded
from checkers.numeric_consistency.headline_measures import (
    in_another_time,
    is_difference,
    is_of_another_measure,
)
from checkers.numeric_consistency.headline_roles import is_multiplied, is_told_roundly
from checkers.numeric_consistency.headlines import adds_one, is_apart
from checkers.numeric_consistency.quantities import PLAIN, quantity_of, size_of, unit_of
from checkers.numeric_consistency.slips import mistyped
from checkers.passages import Areas, content_words, stem
from checkers.passages.roles import THINGS
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene, passage_at

_LEXICON = load("headlines")
_PEOPLE = frozenset(stem(word) for word in _LEXICON["people"])
_KINDS = {stem(word): stem(row[0]) for row in _LEXICON["alike_things"] for word in row}
_CLASSES = frozenset(
    {
        Kind.COUNT,
        Kind.NUMBER,
        Kind.MONEY,
        Kind.PERCENT,
        Kind.POINTS,
        Kind.MEASURE,
        Kind.DURATION,
    }
)
_LEAD = 4  # sentences of the body
_TOP = 2  # … of which the first tell the headline's news
_MOST_PARTS = 14  # figures of which two may make up the headline's
_NEAR = Fraction(3, 2)
_TEN = 10
_FAR = 4  # times
_ROUND = 20  # from which on a headline may round
_OPENS = regex.compile(
    r"(?:[\p{Lu}][\p{Lu}\s,]{2,30}(?::|\s[–—-])\s)?"
    r"(?i:At\sleast\s|About\s|Some\s|Up\sto\s|More\sthan\s|Nearly\s)?\Z"
)
_EXTREME = regex.compile(
    rf"\b(?P<how>\p{{L}}{{3,}}est|{either(_LEXICON['extremes'])})\b(?:\s(?P<what>\p{{L}}+))?[^.;:]{{0,40}}"
    r"\b(?:in|for|since)\s(?:the\s)?(?:\p{Ll}+\s)?\Z",
    regex.IGNORECASE,
)
_TO = regex.compile(r"(?:\s\p{Ll}+)?(?:\sto\s|[-–])(?P<other>\d+)\b")
# What tells a figure of a part of the headline's, or of one of its ends.
_PART = regex.compile(
    r"\balone\b|\bin\s(?:the\s)?(?:\p{Ll}+\s)?"
    r"(?:town|city|district|village|province|region|county|suburb|port|state)\sof\b",
    regex.IGNORECASE,
)
_ROUGHLY = regex.compile(r"\b(?:dozens|scores|hundreds|thousands)\b", regex.IGNORECASE)
_AND_ONE = regex.compile(r"\band\s(?:one|an?|another)\b")
_UP_TO = regex.compile(r"\bup\sto\s(?:an?\s)?\Z", regex.IGNORECASE)
_AT_LEAST = regex.compile(r"\bat\sleast\s(?:an?\s)?\Z", regex.IGNORECASE)
_EARLIER = regex.compile(r"\b(?:ago|last\syear|last\stime|earlier|previous(?:ly)?)\b")
_FROM = regex.compile(r"\b(?:from|against|compared\swith)\s\Z")
_ONE_MORE = regex.compile(r"\b(?:one|an?)\s(?:more|fewer|less|further|other)\b|\banother\b")
_MORE = regex.compile(r"\s(?:more|less|extra)\b")
_PASSAGE_OF_TIME = regex.compile(r"\s(?:ago|later|earlier|before|after|old)\b")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A headline's figure, one of the lead's, and what else of its class the body has."""

    document: Document
    head: Fact
    told: Fact
    first: int  # the body's first sentence
    alike: Sequence[Fact]

    @property
    def at(self) -> int:
        return self.told.sentence - self.first

    @property
    def sizes(self) -> tuple[Fraction, Fraction]:
        return size_of(self.head), size_of(self.told)


def find_headline_slips(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair a headline's figure with the only one of the lead that can be a slip of it."""
    document = scene.article.document
    heads = Areas(document.headlines)
    if not document.headlines:
        return
    first = next((at for at, s in enumerate(document.sentences) if s.span.start not in heads), 0)
    body = [fact for fact in scene.article.items if fact.span.start not in heads]
    above = {size_of(fact) for fact in scene.article.items if fact.span.start in heads}
    for head in scene.article.items:
        if head.span.start not in heads or not _is_figure(head) or is_mark(document, head):
            continue
        if _is_told(head, body):
            continue
        yield from _voted(document, head, [fact for fact in body if fact.sentence < first + _LEAD])
        alike = [fact for fact in body if _is_figure(fact) and _is_alike(head, fact)]
        pairs = [
            _Pair(document, head, told, first, alike)
            for told in alike
            if told.sentence < first + _LEAD and size_of(told) not in above
            if not _is_of_another_time(document, told)
        ]
        slips = [pair for pair in pairs if _is_slip(pair)]
        if len({size_of(pair.told) for pair in slips}) != 1:
            continue
        told = slips[0].told
        if head.kind in PLAIN and adds_one(scene, head, told):
            continue
        if not _is_made_up(head, body) and not is_derived(scene, head, told, heads):
            yield passage_at(document, head.span), passage_at(document, told.span)


def _is_figure(fact: Fact) -> bool:
    return fact.kind in _CLASSES and bool(size_of(fact)) and _per(fact) is None


def _per(fact: Fact) -> str | None:
    return fact.value.per if isinstance(fact.value, Quantity) else None


def _is_told(head: Fact, body: Sequence[Fact]) -> bool:
    """Tell whether the body has the headline's number, of whatever it is there, or roundly."""
    return any(
        size_of(fact) == size_of(head) or is_rounded(head, fact) or is_told_roundly(head, fact)
        for fact in body
        if isinstance(fact.value, Quantity | TimeExpression)
    )


def _is_alike(head: Fact, told: Fact) -> bool:
    """Tell two figures of one class: of one currency, unit or thing, or one of nothing named."""
    if {head.kind, told.kind} <= PLAIN:
        one, other = (_thing(fact) for fact in (head, told))
        people = [thing is None or thing in _PEOPLE for thing in (one, other)]
        return one is None or other is None or one == other or all(people)
    if head.kind is not told.kind:
        return False
    if head.kind is Kind.MONEY and head.text.startswith("$") and "$" in told.text:
        return True
    return unit_of(head) == unit_of(told)


def _thing(fact: Fact) -> str | None:
    unit = unit_of(fact)
    thing = stem(unit) if unit else None
    thing = _KINDS.get(thing or "", thing)
    return THINGS.get(thing or "", thing)


def _is_of_another_time(document: Document, told: Fact) -> bool:
    behind = document.text[told.span.end : told.span.end + 9]
    if told.kind is Kind.DURATION and _PASSAGE_OF_TIME.match(behind):
        return True
    span = document.sentences[told.sentence].span
    before = document.text[max(span.start, told.span.start - 25) : told.span.start]
    after = document.text[told.span.end : min(span.end, told.span.end + 40)]
    if _FROM.search(before) or any(_EARLIER.search(part) for part in (before, after)):
        return True
    return _ONE_MORE.search(document.text, span.start, span.end, concurrent=False) is not None


def _voted(document: Document, head: Fact, lead: Sequence[Fact]) -> Iterator[tuple[Bound, ...]]:
    """Pair "by 31 votes to 14" with the lead's "34 to 14"."""
    votes = _TO.match(document.text, head.span.end, concurrent=False)
    scores = [fact for fact in lead if fact.kind is Kind.SCORE]
    if votes is None or len(scores) != 1:
        return
    sides = [int(side) for side in regex.findall(r"\d+", scores[0].text)]
    other = int(votes["other"])
    if len(sides) == len("ab") and other in sides and size_of(head) not in sides:
        rest = Fraction(sides[0] if sides[1] == other else sides[1])
        low, high = sorted((rest, size_of(head)))
        if other < high <= low * _NEAR:
            yield passage_at(document, head.span), passage_at(document, scores[0].span)


def _is_slip(pair: _Pair) -> bool:
    """Tell whether the lead's figure is a slip of the headline's, as far as it is tied to it."""
    document, head, told = pair.document, pair.head, pair.told
    if _is_part(pair):
        return False
    if is_anagram(head, told):
        return not in_another_time(document, head, told)
    more = head.kind is Kind.PERCENT and _MORE.match(document.text, told.span.end)
    if is_apart(document, told) and not more:
        return False
    if is_difference(document, head) != is_difference(document, told) and not more:
        return False
    if _hedge(head) is not None or _may_round(*pair.sizes):
        return False
    if is_multiplied(document, 0, pair.first + _TOP):
        return False
    return _is_tied(pair)


def _is_part(pair: _Pair) -> bool:
    """Tell a figure of a part of what the headline counts, or of one end of it."""
    document, head, told = pair.document, pair.head, pair.told
    span = document.sentences[told.sentence].span
    if _PART.search(document.text, span.start, span.end, concurrent=False) is not None:
        return True
    number = regex.search(r"\d|\b(?!(?:at|least|up|to|an?)\b)\p{L}+", told.text, regex.IGNORECASE)
    start = told.span.start + (0 if number is None else number.start())
    before = document.text[max(span.start, start - 12) : start]
    if _UP_TO.search(before) or (
        told.kind in (Kind.DURATION, Kind.MEASURE) and _AT_LEAST.search(before)
    ):
        return True
    if told.kind not in PLAIN:
        return False
    last = min(pair.first + _LEAD, len(document.sentences)) - 1
    lead = document.sentences[pair.first].span.start, document.sentences[last].span.end
    if _ROUGHLY.search(document.text, *lead, concurrent=False) is not None:
        return True
    more = size_of(head) > size_of(told)
    return more and _AND_ONE.search(document.text, told.span.end, span.end) is not None


def _is_tied(pair: _Pair) -> bool:
    """Tell figures that are a digit or a sound apart, or near and in one place of both texts."""
    alone, shared = _is_alone(pair), _shares_words(pair)
    share = pair.head.kind is Kind.PERCENT and not (alone and pair.at == 0)
    if share and is_of_another_measure(pair.document, pair.head, pair.told):
        return False
    low, high = sorted(pair.sizes)
    near = high <= low * _NEAR
    if near and (_both_open(pair) or _both_extreme(pair)):
        return True
    if mistyped(*pair.sizes) or is_misheard(*pair.sizes):
        return (alone or shared) and pair.at < _LEAD - 1
    return near and alone and pair.at < _TOP and _is_named(pair) and (shared or pair.at == 0)


def _is_alone(pair: _Pair) -> bool:
    """Tell a figure of its class and of its size that the lead has no other of."""
    size = size_of(pair.head)
    near = (fact for fact in pair.alike if fact.sentence < pair.first + _LEAD)
    return len({n for n in map(size_of, near) if size < n * _FAR and n < size * _FAR}) == 1


def is_anagram(head: Fact, told: Fact) -> bool:
    """Tell two numbers of the same digits: £38m and £83m, 1.98 and 1.89, 120,000 and 102,000."""
    one, other = (_digits(fact) for fact in (head, told))
    if one == other or sorted(one) != sorted(other) or len(one.rstrip("0")) < len("38"):
        return False
    low, high = sorted((size_of(head), size_of(told)))
    return high < low * _TEN


def _digits(fact: Fact) -> str:
    """Give the digits of a number as they are written."""
    written = regex.search(r"\d[\d.,]*", fact.text)
    return "" if written is None else "".join(filter(str.isdigit, written.group()))


def is_misheard(one: Fraction, other: Fraction) -> bool:
    """Tell numbers that sound alike: 60,000 and 16,000, 30 and 13."""
    low, high = sorted((one, other))
    if high.denominator > 1 or low.denominator > 1:
        return False
    teen, ten = str(low).rstrip("0"), str(high).rstrip("0")
    return len(str(low)) == len(str(high)) and teen == f"1{ten}" and len(ten) == 1


def _may_round(head: Fraction, told: Fraction) -> bool:
    """Tell whether a headline's figure can be the body's, told roundly: £2m for £1.8m."""
    step = Fraction(1)
    while (head / step).denominator != 1:
        step /= _TEN
    while head >= _ROUND and (head / (step * _TEN)).denominator == 1:
        step *= _TEN
    return abs(head - told) < step


def _hedge(fact: Fact) -> str | None:
    quantity = quantity_of(fact)
    return None if quantity is None else quantity.hedge


def _shares_words(pair: _Pair) -> bool:
    """Tell whether the sentence of the lead's figure has two words of the headline."""
    spans = [pair.document.sentences[fact.sentence].span for fact in (pair.head, pair.told)]
    one, other = (set(content_words(pair.document.text[s.start : s.end])) for s in spans)
    return len(one & other) > 1


def _both_open(pair: _Pair) -> bool:
    """Tell the subjects that open headline and story: "Ten arrested" and "Eleven people"."""
    starts = [pair.document.sentences[fact.sentence].span.start for fact in (pair.head, pair.told)]
    text = pair.document.text
    opening = [
        _OPENS.fullmatch(text[start : fact.span.start]) is not None
        for start, fact in zip(starts, (pair.head, pair.told), strict=True)
    ]
    people = _thing(pair.told) in _PEOPLE and pair.told.kind in PLAIN
    return pair.at == 0 and all(opening) and people


def _both_extreme(pair: _Pair) -> bool:
    """Tell "smallest for 40 years" and "the poorest in 30 years"."""
    if pair.head.kind is not Kind.DURATION:
        return False
    text = pair.document.text
    one, other = (
        _EXTREME.search(text[max(0, fact.span.start - 60) : fact.span.start])
        for fact in (pair.head, pair.told)
    )
    if one is None or other is None:
        return False
    return one["how"].lower() != other["how"].lower() or one["what"] == other["what"]


def _is_named(pair: _Pair) -> bool:
    """Tell figures of a class that is named: a sum, a share, a thing that both count."""
    if pair.head.kind in PLAIN:
        return _thing(pair.head) is not None and _thing(pair.head) == _thing(pair.told)
    return pair.head.kind in (Kind.MONEY, Kind.MEASURE)


def _is_made_up(head: Fact, body: Sequence[Fact]) -> bool:
    """Tell whether two figures of the body make up the headline's."""
    parts = [fact for fact in body if _is_figure(fact)][:_MOST_PARTS]
    size = size_of(head)
    for one, other in combinations(parts, 2):
        if head.kind is Kind.PERCENT or _is_alike(one, other) or {one.kind, other.kind} <= PLAIN:
            a, b = size_of(one), size_of(other)
            if size in (a + b, abs(a - b)) and (_is_alike(head, one) or _is_alike(head, other)):
                return True
    return False


FINDERS = (Finder("headline_slip", find_headline_slips, binds=(Base.PASSAGE, Base.PASSAGE)),)

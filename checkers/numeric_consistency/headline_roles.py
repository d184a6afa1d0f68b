"""A headline's length, age, sum, score or size, and the one that the lead gives in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

import regex

from checkers import ranges
from checkers.facts.lexicon import either, load
from checkers.model import (
    Document,
    Fact,
    Kind,
    Number,
    Quantity,
    Range,
    TimeExpression,
    Truth,
)
from checkers.numeric_consistency.headline_derived import is_rounded
from checkers.numeric_consistency.headline_measures import (
    CLAUSE_ENDS,
    MEASURED,
    is_of_another,
    is_of_another_measure,
    is_of_another_one,
)
from checkers.numeric_consistency.quantities import unit_of
from checkers.passages import Areas, content_words, stem
from checkers.passages.roles import DEEDS
from checkers.passages.words import FUNCTION_WORDS, WORD
from checkers.ranges import apply_rounding
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene, passage_at

_LEXICON = load("roles")
_TERMS = frozenset(_LEXICON["terms"])
_BOUNDS = regex.compile(rf"\b(?:{either(_LEXICON['bounds'])})\b")  # "may", not "May"
_RATES = regex.compile(rf"\b(?:{either(_LEXICON['rates'])})\b")
_MULTIPLES = regex.compile(rf"\b(?:{either(_LEXICON['multiples'])})\b")
_PARTIAL = regex.compile(rf"\b(?:{either(_LEXICON['partial'])})\b", regex.IGNORECASE)
_APART = regex.compile(rf"\b(?:{either(load('headlines')['apart'])})\b", regex.IGNORECASE)
_BEARERS = {word: sex for sex in ("male", "female", "either") for word in _LEXICON["bearers"][sex]}
_DAYS = {unit: Fraction(days) for unit, days in load("passages")["days_of_units"].items()}
_BREAK = regex.compile(CLAUSE_ENDS)
_LEADING = regex.compile(r"\s(?:after|over|when)(?:\s(?:only|just|more\sthan|some|about))?\s\Z")
_BY = regex.compile(r"\b(?P<how>by|to|at)\s(?:\p{Ll}+\s){0,3}?\Z")
# "They ordered the maker to pay Ann Lee £2m": what a court awards.
_ORDERED = regex.compile(
    rf"\b(?:{either(_LEXICON['ordering'])})\s(?:\S+\s){{0,4}}?to\s(?:pay|compensate)\s(?:\S+\s){{0,4}}\Z"
)
_FUSED = regex.compile(r"[\s-](?P<word>(?!up\b|down\b)\p{Ll}+)")
_TO = r"\s?(?:[-–]|to)\s?"
_DIGITS = regex.compile(r"\d+")
_AMOUNTS = frozenset(
    {Kind.DURATION, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.AGE, Kind.SCORE, Kind.ORDINAL}
)
_SIZES = frozenset({Kind.COUNT, Kind.NUMBER})  # of a quake alone
_LEAD = 2  # sentences of the body that tell the news of the headline
_FEW_WORDS = 4  # before a figure, among which is the deed that it measures
_SLIP = 9  # years: two ages that differ by more are two persons'
_MOST_PARTS = 24  # of the body, of which two may make up the headline's
_FAR = 0.05  # of the larger: amounts so far apart that touch in a rounding are two
_ROUNDED = 50  # from which on a headline may round
_LOOSELY = Fraction(1, 20)
_LONGER = 5  # times that the longer of two lengths can be the other, where one is a slip
_CLOSE = Fraction(1, 12)  # of a length told in another unit


@dataclass(frozen=True, slots=True)
class _Amount:
    """A figure, what it measures, and the deed that it stands beside."""

    fact: Fact
    value: Range | str
    measures: str
    role: str


def find_headline_amounts(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair an amount of the headline with the other one that the lead has in the same place.

    The headline's stands nowhere in the body, nor is it made up of what stands there.
    """
    document = scene.article.document
    heads = Areas(document.headlines)
    if not document.headlines:
        return
    items = scene.article.items
    first = next((at for at, s in enumerate(document.sentences) if s.span.start not in heads), 0)
    body = [fact for fact in items if fact.span.start not in heads]
    for head in (_read(scene, fact) for fact in items if fact.span.start in heads):
        if head is None or is_bound(document, head.fact) or _is_told(scene, head, body):
            continue
        told = [
            other
            for other in (_read(scene, f) for f in body if f.sentence < first + _LEAD)
            if other is not None and other.measures == head.measures and other.role == head.role
        ]
        if len({str(other.value) for other in told}) != 1 or not _is_one(scene, head, told[0]):
            continue
        if head.measures == "length" and _is_another_length(document, head.fact, told[0].fact):
            continue
        if not is_bound(document, told[0].fact):
            yield passage_at(document, head.fact.span), passage_at(document, told[0].fact.span)


def _is_another_length(document: Document, head: Fact, told: Fact) -> bool:
    """Tell "third strike in a month", "nine-hour talks" and a sum of terms from the lead's own."""
    text, sentence = document.text, document.sentences[told.sentence].span
    if _WITHIN.search(text[max(0, head.span.start - 15) : head.span.start], concurrent=False):
        return True
    if _HAS.match(text, head.span.end, concurrent=False) or not _are_near(head, told):
        return True
    noun = _ITS_NOUN.match(text, head.span.end, concurrent=False)
    lead = text[sentence.start : sentence.end]
    behind = _BREAK.split(text[told.span.end : sentence.end][:30], 1)[0]
    deed = DEEDS.get(stem(noun["noun"])) if noun is not None else None
    one_deed = deed is not None and deed == deed_of(document, told)  # "ban", "suspended for"
    if "-" in head.text and noun is not None and noun["noun"] not in behind and not one_deed:
        return True
    own = _NOUN_OF.search(text, sentence.start, told.span.start, concurrent=False)
    if "-" in head.text and noun is not None and own is not None and own["noun"] != noun["noun"]:
        return True  # "14-hour talks" end "a strike of three days"
    return _SEVERAL.search(lead, concurrent=False) is not None


_HAS = regex.compile(r"['’]")  # "a month's rain falls in an hour": so much of it
_WITHIN = regex.compile(r"\bin\s(?:the\s)?(?:last\s|past\s)?\Z", regex.IGNORECASE)
_NOUN_OF = regex.compile(r"\b(?P<noun>\p{Ll}+)\sof\s(?:\p{Ll}+\s)?\Z")
_ITS_NOUN = regex.compile(r"\s(?P<noun>\p{Ll}+)")
_SEVERAL = regex.compile(r"\b(?:terms|sentences|each|consecutive|times)\b")


def _are_near(one: Fact, other: Fact) -> bool:
    """Tell whether one of two lengths can be a slip for the other: none is many times as long."""
    low, high = sorted(_days(fact) for fact in (one, other))
    return high <= low * _LONGER


def _days(fact: Fact) -> Fraction:
    return Fraction(_number(fact) or 0) * _DAYS.get(unit_of(fact) or "", 0)


def _read(scene: Scene, fact: Fact) -> _Amount | None:
    """Read what an amount measures; None where the words beside it do not tell."""
    document = scene.article.document
    if fact.kind is Kind.SCORE:
        return _score(document, fact)
    value = _range(scene, fact)
    if value is None or fact.kind not in _AMOUNTS | _SIZES:
        return None
    if fact.kind is Kind.AGE:
        return _Amount(fact, value, "age", "")
    if fact.kind is Kind.ORDINAL:
        noun = _FUSED.match(document.text, fact.span.end, concurrent=False) or regex.match(
            r"\s(?P<word>\p{L}+)(?!\s(?:of|in|this|for)\b)", document.text[fact.span.end :][:40]
        )
        role = stem(noun["word"].lower()) if noun else ""
        return _Amount(fact, value, "rank", role) if role else None
    deed = _quake(document, fact) if fact.kind in _SIZES else deed_of(document, fact)
    if deed is None:
        return None
    return _Amount(fact, value, _measures(fact), deed)


def _measures(fact: Fact) -> str:
    if fact.kind in _SIZES:
        return "size"
    if isinstance(fact.value, TimeExpression):
        return "length"
    return str(fact.value.unit) if isinstance(fact.value, Quantity) else ""


def _score(document: Document, fact: Fact) -> _Amount | None:
    sides = _DIGITS.findall(fact.text)
    near = document.text[max(0, fact.span.start - 40) : fact.span.end + 25]
    if len(sides) != 2 or _PARTIAL.search(near, concurrent=False):
        return None
    return _Amount(fact, "-".join(sorted(sides, key=int)), "score", "")


def _range(scene: Scene, fact: Fact) -> Range | None:
    value = fact.value
    if isinstance(value, TimeExpression):
        length = value.length
        if length is None or length.unit not in _DAYS:
            return None
        days = _DAYS[length.unit]
        return Range(_times(length.range.low, days), _times(length.range.high, days))
    return apply_rounding(value, scene.rounding) if isinstance(value, Quantity) else None


def _times(bound: Number | float, days: Fraction) -> Number | float:
    return bound if isinstance(bound, float) else bound * days


def deed_of(document: Document, fact: Fact) -> str | None:
    """Name the deed that an amount measures: the noun joined to it, or the nearest verb before."""
    text = document.text
    fused = _FUSED.match(text, fact.span.end, concurrent=False)
    joined = WORD.findall(fact.text)[-1:] + ([fused["word"]] if fused is not None else [])
    for word in joined:  # "14-year term", "£40m fine"
        deed = DEEDS.get(stem(word.lower()))
        if deed is not None:
            return f"{deed} by" if deed in MEASURED else deed  # "a 12% increase"
    sentence = document.sentences[fact.sentence].span
    before = _LEADING.sub(" ", text[sentence.start : fact.span.start])
    breaks = list(_BREAK.finditer(before, concurrent=False))
    clause = before[breaks[-1].end() if breaks else 0 :]
    words = [word.lower() for word in WORD.findall(clause) if word.lower() not in FUNCTION_WORDS]
    if _ORDERED.search(clause, concurrent=False):
        return "award"
    words += ["up"] if clause.endswith("up ") else []
    words += ["down"] if clause.endswith("down ") else []
    for word in words[: -_FEW_WORDS - 1 : -1]:
        if fact.kind is Kind.DURATION and word in _TERMS:
            return "jail"
        deed = DEEDS.get(stem(word))
        if deed in MEASURED:
            after = clause[clause.lower().rfind(word) :]  # "to rise 2%" is no "rise to 2%"
            how = _BY.search(after, concurrent=False)
            return f"{deed} {how['how'] if how else 'by'}"
        if deed is not None:
            return deed
    return None


def _quake(document: Document, fact: Fact) -> str | None:
    """Name a quake whose size a number is: "6.8 earthquake", "of magnitude 6.8"."""
    sentence = document.sentences[fact.sentence].span
    before = WORD.findall(document.text, max(sentence.start, fact.span.start - 30), fact.span.start)
    behind = WORD.findall(document.text, fact.span.end, min(sentence.end, fact.span.end + 30))
    words = {DEEDS.get(stem(word.lower())) for word in (*before[-2:], *behind[:1])}
    return "quake" if "quake" in words and "." in fact.text else None


def is_bound(document: Document, fact: Fact, *, behind: bool = True) -> bool:
    """Tell whether the words right around an amount make it a bound, a part, or another time's.

    Without `behind` the words behind it do not count.
    """
    sentence = document.sentences[fact.sentence].span
    before = document.text[max(sentence.start, fact.span.start - 25) : fact.span.start]
    reach = 14 if behind else 0
    after = document.text[fact.span.end : min(sentence.end, fact.span.end + reach)]
    words = " ".join(before.split()[-3:])
    if fact.kind is Kind.SCORE or fact.kind is Kind.AGE:
        return False
    return any(
        pattern.search(part, concurrent=False) is not None
        for part, patterns in ((words, (_BOUNDS, _APART)), (after, (_RATES, _APART)))
        for pattern in patterns
    )


def _is_told(scene: Scene, head: _Amount, body: Sequence[Fact]) -> bool:
    """Tell whether the body has the headline's amount, or what it is the sum or difference of."""
    if head.measures == "score":
        low, high = str(head.value).split("-")
        told = rf"\b(?:{low}{_TO}{high}|{high}{_TO}{low})\b"
        start = body[0].span.start if body else 0
        return regex.search(told, scene.article.document.text[start:]) is not None
    stated = _number(head.fact)
    if any(_number(fact) == stated or is_rounded(head.fact, fact) for fact in body):
        return True
    if not isinstance(head.value, Range):
        return True
    alike = [
        (fact, value)
        for fact in body
        if _measures(fact) == _measures(head.fact) and (value := _range(scene, fact)) is not None
    ]
    if any(_meets(head, fact, value) for fact, value in alike) or _is_multiplied(scene):
        return True
    parts = [value for _, value in alike[:_MOST_PARTS]] + _bare(scene, head, alike)
    return any(
        ranges.equal(head.value, made) != Truth.FALSE
        for a, b in combinations(parts, 2)
        for made in (ranges.add(a, b), ranges.subtract(a, b), ranges.subtract(b, a))
    )


def _is_multiplied(scene: Scene) -> bool:
    """Tell whether the lead has words that make a figure of another: "half as many more"."""
    return is_multiplied(scene.article.document, 0, _LEAD + 1)


def is_multiplied(document: Document, first: int, last: int) -> bool:
    """Tell the same of the sentences from one to another."""
    spans = [sentence.span for sentence in document.sentences[first : last + 1]]
    return bool(spans) and (
        _MULTIPLES.search(document.text, spans[0].start, spans[-1].end, concurrent=False)
        is not None
    )


def _bare(scene: Scene, head: _Amount, alike: Sequence[tuple[Fact, Range]]) -> list[Range]:
    """List lengths that leave out their unit: "three years for fraud and two for theft"."""
    days = _DAYS.get(unit_of(head.fact) or "")
    if head.measures != "length" or days is None:
        return []
    lines = {fact.sentence for fact, _ in alike}
    return [
        ranges.exactly(fact.value.stated * days)
        for fact in scene.article.items
        if fact.kind is Kind.NUMBER and fact.sentence in lines
        if isinstance(fact.value, Quantity) and fact.value.stated is not None
    ]


def _number(fact: Fact) -> Number | None:
    value = fact.value
    if isinstance(value, TimeExpression):
        return value.length.stated if value.length is not None else None
    return value.stated if isinstance(value, Quantity) else None


def _meets(head: _Amount, fact: Fact, value: Range) -> bool:
    """Tell whether two amounts agree, or all but do where they are lengths in two units."""
    assert isinstance(head.value, Range)
    if head.measures == "length" and unit_of(fact) != unit_of(head.fact):
        return ranges.near_share(head.value, value, _CLOSE) != Truth.FALSE
    return overlap(head.value, value)


def overlap(one: Range, other: Range) -> bool:
    """Tell whether two amounts can be one: "£2m" and "£3m", rounded alike, only touch."""
    low, high = max(float(one.low), float(other.low)), min(float(one.high), float(other.high))
    far = abs(float(one.low) - float(other.low)) > _FAR * abs(low)
    exact = one.low == one.high or other.low == other.high
    if low == high and far and not exact:
        return False
    return ranges.equal(one, other) != Truth.FALSE


def _is_one(scene: Scene, head: _Amount, told: _Amount) -> bool:
    """Tell whether headline and lead speak of one thing: by their words, or by who is so old."""
    document = scene.article.document
    areas = [document.sentences[each.fact.sentence].span for each in (head, told)]
    one, other = (set(content_words(document.text[a.start : a.end])) for a in areas)
    if head.measures == "age":
        return _one_bearer(document, head, told) and len(one & other) > 1
    if is_of_another_one(document, told.fact):
        return False
    if head.measures == "percent" and is_of_another_measure(document, head.fact, told.fact):
        return False
    if head.role.split()[0:1] and head.role.split()[0] in MEASURED:
        if is_of_another(document, told.fact, one):
            return False
        if is_of_another_measure(document, head.fact, told.fact):
            return False
        return bool((one & other) - {stem(word) for word in DEEDS})
    return head.measures != "score" or bool(one & other)


def is_told_roundly(head: Fact, told: Fact) -> bool:
    """Tell whether a headline rounds the body's: "5,000 jobs" for 4,800, "£90m" for £88.7m."""
    high, low = (f.value.stated if isinstance(f.value, Quantity) else None for f in (head, told))
    if not isinstance(high, int) or low is None or high < _ROUNDED:
        return False
    step = 10 ** (len(str(high)) - len(str(high).rstrip("0")))
    apart = abs(Fraction(low) - high)
    return apart <= Fraction(step, 2) and apart <= high * _LOOSELY


def _one_bearer(document: Document, head: _Amount, told: _Amount) -> bool:
    a, b = _number(head.fact), _number(told.fact)
    if a is None or b is None or abs(Fraction(a) - Fraction(b)) > _SLIP:
        return False
    one, other = _bearer(document, head.fact), _bearer(document, told.fact)
    if one is None or other is None:
        return False
    if one[0] == other[0]:
        return True
    return one[1] != other[1] and "either" in (one[1], other[1]) and "" not in (one[1], other[1])


def _bearer(document: Document, fact: Fact) -> tuple[str, str] | None:
    """Name who is so old, and of what sex: "Woman, 84", "an 84-year-old rower"."""
    text = document.text
    sentence = document.sentences[fact.sentence].span
    if fact.text.lower().endswith("old"):
        words = WORD.findall(text[fact.span.end : sentence.end][:40])[:2]
    else:
        words = WORD.findall(text[sentence.start : fact.span.start])[-1:]
    keys = [word.lower() for word in words]
    known = next((key for key in keys if key in _BEARERS), None)
    if known is None:
        return (keys[0], "") if keys else None
    return known, _BEARERS[known]


FINDERS = (Finder("headline_amount", find_headline_amounts, binds=(Base.PASSAGE, Base.PASSAGE)),)

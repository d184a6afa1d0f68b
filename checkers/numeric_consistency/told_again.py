"""A figure that points back at one told before it, and has another value: "the 1,570 saplings".

A definite figure of the same noun, unit or currency takes up the one that a sentence shortly before
brought in.  It is its slip only where its digits are those of the other in another order, or where
all but one are the same, and no sum or difference of the figures around makes it a figure of its
own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Document, Fact, Kind, Quantity, Span
from checkers.numeric_consistency.quantities import size_of
from checkers.numeric_consistency.slips import digits_apart
from checkers.passages import Areas
from checkers.passages.words import WORD, stem
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_LEXICON = load("told_again")
_DEFINITE = regex.compile(
    rf"(?:\b(?:{either(_LEXICON['definite'])})|\p{{Lu}}[\p{{L}}-]+['’]s)\s\Z", regex.IGNORECASE
)
# With these the sentence goes on behind a figure and its noun; other words narrow it.
_ON = rf"(?:\s?[.;:)–—]|,|\Z|\s(?:{either(_LEXICON['runs_on'])})\b)"
_RUNS_ON = regex.compile(_ON)
_NOUN_AND_ON = regex.compile(rf"(?P<noun>(?:[\s-]\p{{Ll}}[\p{{Ll}}-]*){{0,2}}?){_ON}")
_AT_NAME = regex.compile(
    r"\s(?:at|in|on|of|for|from)\s(?:the\s)?"
    r"(?P<name>\p{Lu}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}’'-]*)*)"
)
_CHANGED = regex.compile(rf"\b(?:{either(_LEXICON['changed'])})\b", regex.IGNORECASE)
_OWNER = regex.compile(r"(?P<name>\p{Lu}[\p{L}-]+)['’]s\s\Z")
_APART = regex.compile(rf"\b(?:{either(_LEXICON['apart'])})\b", regex.IGNORECASE)
_RATED = regex.compile(rf"\s(?:{either(_LEXICON['rated'])})\b")
_APPOSED = regex.compile(r"\b[Tt]he\s\p{Ll}+,\s(?:of\s|at\s)?\Z")
_BOUNDED = regex.compile(rf",\s(?:which|(?:{either(_LEXICON['runs_on'])}))\b|[.;]")
_KINDS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE})
_REACH = 4  # sentences
_NEAR = 30  # characters
_NOUN = 3  # words behind a figure among which is its noun
_FEW = 12
_TELLING = 3  # digits that no other figure shares by chance


def find_told_again(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair a figure with the slip of it that a later sentence tells as known."""
    article = scene.article
    document = article.document
    heads = Areas(document.headlines)
    quotes = [each.span for each in article.items if each.kind is Kind.QUOTE]
    told = [
        fact
        for fact in article.items
        if fact.kind in _KINDS and fact.span.start not in heads and size_of(fact) > 0
    ]
    said = Areas(quotes)
    for at, again in enumerate(told):
        quoted = again.span.start in said
        if not quoted and not _points_back(document, again):
            continue
        first = _first(document, told[:at], told, again, quoted=quoted)
        if first is not None and first.span.start not in said:
            yield Bound(first, document), Bound(again, document)


def _points_back(document: Document, fact: Fact) -> bool:
    before, after = _around(document, fact)
    if _DEFINITE.search(before):
        return True
    return _APPOSED.search(before) is not None and _BOUNDED.match(after) is not None


def _around(document: Document, fact: Fact) -> tuple[str, str]:
    """Give the words before a figure, and those behind it and its noun, within its sentence."""
    sentence = document.sentences[fact.sentence].span
    before = document.text[max(sentence.start, fact.span.start - _NEAR) : fact.span.start]
    end = _end(fact)
    return before, document.text[end : min(sentence.end, end + _NEAR)]


def _end(fact: Fact) -> int:
    unit = fact.value.unit_span if isinstance(fact.value, Quantity) else None
    return fact.span.end if unit is None else max(fact.span.end, unit.end)


def _first(
    document: Document, before: Sequence[Fact], told: Sequence[Fact], again: Fact, *, quoted: bool
) -> Fact | None:
    """Give the one figure before that the later can be a slip of."""
    near = [fact for fact in before if 0 < again.sentence - fact.sentence <= _REACH]
    tied = _is_said_of if quoted else _is_of_one_thing
    same = [fact for fact in near if tied(document, fact, again)]
    slips = [fact for fact in same if is_slip_of(fact, again)]
    if len(slips) != 1 or _is_told_elsewhere(document, told, slips[0], again):
        return None
    first = slips[0]
    if (not quoted and _is_narrowed(document, first, again)) or _is_changed(document, first, again):
        return None
    return None if _can_meet(first, again) or _is_made(told, first, again) else first


def _is_narrowed(document: Document, first: Fact, again: Fact) -> bool:
    """Tell whether words behind the later figure, or who owns it, make it another's."""
    before, after = _around(document, again)
    words = _words(document, first)
    owner = _OWNER.search(before)
    if owner is not None and stem(owner["name"].lower()) not in words:
        return True
    if again.kind in (Kind.MONEY, Kind.MEASURE):
        noun = _NOUN_AND_ON.match(after)
        if noun is not None:
            return False
        skipped = regex.match(r"[\s-]\p{Ll}+", after)
        after = after[skipped.end() :] if skipped is not None else after
    if _RUNS_ON.match(after):
        return False
    name = _AT_NAME.match(after)
    return name is None or not {stem(word.lower()) for word in WORD.findall(name["name"])} <= words


def _is_changed(document: Document, first: Fact, again: Fact) -> bool:
    if _is_apart(document, first) or _is_apart(document, again):
        return True
    if _RATED.match(_around(document, first)[1]):
        return True
    sentences = document.sentences
    span = Span(sentences[first.sentence].span.start, sentences[again.sentence].span.end)
    return _CHANGED.search(document.text, span.start, span.end) is not None


def _is_of_one_thing(document: Document, first: Fact, again: Fact) -> bool:
    """Tell whether two figures are in one unit, of what both sentences name."""
    a, b = first.value, again.value
    assert isinstance(a, Quantity)
    assert isinstance(b, Quantity)
    if b.per != a.per or a.refers in ("part", "more") or b.refers in ("part", "more"):
        return False
    if again.kind is Kind.MONEY:
        return (
            first.kind is Kind.MONEY and a.unit == b.unit and _is_same_sum(document, first, again)
        )
    if again.kind is Kind.MEASURE:
        nouns = _nouns(document, again)
        return (
            first.kind is Kind.MEASURE
            and a.unit == b.unit
            and bool(nouns & _words(document, first))
        )
    if again.kind is Kind.COUNT:
        return _counts_same(document, first, again)
    return first.kind is Kind.NUMBER and _is_turned(first, again, _TELLING)


_IT_WAS = regex.compile(r"\b(?:[Ii]t|[Tt]hat)(?:\s(?:was|is)|['’]s)\s\Z")
_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})


def _is_said_of(document: Document, first: Fact, again: Fact) -> bool:
    """Tell whether a figure in a quote has the digits of one that the story told before."""
    a, b = first.value, again.value
    assert isinstance(a, Quantity)
    assert isinstance(b, Quantity)
    if {first.kind, again.kind} <= _PLAIN:
        return _is_turned(first, again, _TELLING)
    if first.kind is not again.kind or a.unit != b.unit:
        return False
    before, after = _around(document, again)
    it_was = _IT_WAS.search(before) is not None and _RUNS_ON.match(after) is not None
    return _is_turned(first, again, _TELLING) or (it_was and again.kind is Kind.MEASURE)


def _counts_same(document: Document, first: Fact, again: Fact) -> bool:
    a, b = first.value, again.value
    assert isinstance(a, Quantity)
    assert isinstance(b, Quantity)
    own = {stem(word) for word in b.modifiers}
    if not own <= _words(document, first):
        return False
    if first.kind is Kind.COUNT:
        return stem(a.unit or "") == stem(b.unit or "")
    return first.kind is Kind.NUMBER and stem(b.unit or "") in _nouns(document, first)


def _is_same_sum(document: Document, first: Fact, again: Fact) -> bool:
    """Tell whether two sums share their digits, or a noun behind the one that the other has too."""
    if _is_turned(first, again, 2):
        return True
    sized = len(_digits(first)[0].rstrip("0")) >= _TELLING
    return sized or bool(_nouns(document, again) & _words(document, first))


def _nouns(document: Document, fact: Fact) -> frozenset[str]:
    """List the words right behind a figure, as far as a stop: one of them is its noun."""
    sentence = document.sentences[fact.sentence].span
    text = document.text[fact.span.end : sentence.end]
    stop = regex.search(r"[.,;:()–—]", text)
    words = WORD.findall(text[: stop.start()] if stop else text)[: _NOUN + 1]
    return frozenset(stem(word.lower()) for word in words if len(word) >= _TELLING)


def _words(document: Document, fact: Fact) -> frozenset[str]:
    span = document.sentences[fact.sentence].span
    return frozenset(
        stem(word.lower()) for word in WORD.findall(document.text[span.start : span.end])
    )


# --- the slip ---------------------------------------------------------------------------------


def is_slip_of(first: Fact, again: Fact) -> bool:
    """Tell whether a figure is another with its digits in another order, or with one mistyped."""
    one, other = _digits(first)[0], _digits(again)[0]
    a, b = size_of(first), size_of(again)
    if a == b:
        return False
    if max(a, b) <= _FEW:
        return abs(a - b) == 1
    if len(one) != len(other) or len(one) < 2:
        return False
    return len(digits_apart(one, other)) == 1 or sorted(one) == sorted(other)


def _is_turned(first: Fact, again: Fact, fewest: int) -> bool:
    one, other = (_digits(each)[0].rstrip("0") for each in (first, again))
    return one != other and len(one) >= fewest and sorted(one) == sorted(other)


def _digits(fact: Fact) -> tuple[str, int]:
    """Write a figure's digits, and how many of them stand behind a point."""
    number, places = Fraction(size_of(fact)), 0
    while number.denominator > 1 and places < _TELLING:
        number, places = number * 10, places + 1
    return str(round(number)), places


# --- what speaks against it -------------------------------------------------------------------


def _is_told_elsewhere(document: Document, told: Sequence[Fact], first: Fact, again: Fact) -> bool:
    """Tell whether the later figure stands again, or a third one counts the same."""
    for fact in told:
        if fact is first or fact is again:
            continue
        if fact.sentence == again.sentence and size_of(fact) != size_of(again):
            continue
        if size_of(fact) == size_of(again):
            return True
        sized = fact.kind is again.kind and again.kind in (Kind.COUNT, Kind.MEASURE)
        if sized and size_of(fact) != size_of(first) and _is_of_one_thing(document, fact, again):
            return True
    return False


def _is_apart(document: Document, fact: Fact) -> bool:
    before, after = _around(document, fact)
    return _APART.search(before) is not None or _APART.search(after) is not None


def _can_meet(first: Fact, again: Fact) -> bool:
    a, b = first.value, again.value
    assert isinstance(a, Quantity)
    assert isinstance(b, Quantity)
    return bool(a.range.low <= b.range.high and b.range.low <= a.range.high)


def _is_made(told: Sequence[Fact], first: Fact, again: Fact) -> bool:
    """Tell whether the first and other figures make the later one, or two others do."""
    a, b = size_of(first), size_of(again)
    sizes = {size_of(fact) for fact in told if fact is not again and _may_add(fact, again)}
    if any(b in (a + other, a - other, other - a) for other in sizes):
        return True
    return any(b == one + other for one in sizes for other in sizes)


def _may_add(fact: Fact, again: Fact) -> bool:
    if again.kind in (Kind.MONEY, Kind.MEASURE):
        return fact.kind is again.kind
    if fact.kind not in (Kind.COUNT, Kind.NUMBER):
        return False
    a, b = fact.value, again.value
    same = isinstance(a, Quantity) and isinstance(b, Quantity) and a.unit == b.unit
    return size_of(again) > _FEW or same or (isinstance(a, Quantity) and a.refers is not None)


FINDERS = (Finder("told_again", find_told_again, binds=(Base.NUMBER, Base.NUMBER)),)

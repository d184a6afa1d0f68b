"""One sum told twice, with another scale or currency: "the £4bn fund", later "the £4m fund"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import regex

from checkers.model import Fact, Kind, Number, Quantity
from checkers.numeric_consistency.lines import (
    Line,
    Lines,
    phrases,
    read_lines,
    word_list,
    word_table,
)
from checkers.passages import content_words, stem
from checkers.rulebook.vocabulary import Base, Bound, Finder, Parameter, Scene

_TEN, _THOUSAND, _MILLION = 10, 1000, 1_000_000
_CRORES = word_list("indian_scales")
_ANY_SUM = frozenset(content_words(" ".join(word_list("any_sum"))))
_COUNTED = frozenset({Kind.COUNT, Kind.MEASURE})
_CLASSES: Mapping[str, frozenset[str]] = word_table("sum_classes")
_CRORE = Fraction(100)  # lakhs
_MOST = 40  # sums of the same digits; more are a table, of which none is told again
_FAR = 8  # sentences within which such a sum without a noun can be meant
_NEAR = 4  # sentences within which a sum without a noun can be meant
_NOUNS = 4  # words after a sum among which is what it is for
_NAMED = regex.compile(r"\A\p{L}|\p{Lu}")  # "NZ$", "A$", "Canadian dollars"
_WORDS = regex.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Sum:
    line: Line
    place: int
    fact: Fact
    value: Number
    unit: str


def find_retold(scene: Scene, *, change: str) -> Iterator[tuple[Bound, ...]]:
    """Bind a sum and the same one told again; `change` is what differs: "scale", "currency".

    Told again is a sum with "the" or "this" before it, of what the first was for; where the
    article has that very sum before, it is another one.
    """
    for told in scene.once(_told_twice):
        for place, again in enumerate(told):
            first = _meant(again, told[:place], change)
            if first is None or (change == "currency" and not _both_sure(first, again)):
                continue
            if first.value != again.value or _hedge(first) == _hedge(again):
                yield again.line.bound(first.fact), again.line.bound(again.fact)


def _told_twice(scene: Scene) -> Sequence[Sequence[Sum]]:
    """List the sums of the same digits, of which there are two or more."""
    groups: dict[Number, list[Sum]] = defaultdict(list)
    for each in _sums(scene.once(read_lines)):
        groups[_digits(each.value)].append(each)
    return [told for told in groups.values() if 1 < len(told) <= _MOST]


def _hedge(told: Sum) -> str | None:
    """Give what is said of how exact a sum is: "quits over £9,300" may be more, or be why."""
    return told.fact.value.hedge if isinstance(told.fact.value, Quantity) else None


def _both_sure(one: Sum, other: Sum) -> bool:
    """Tell two currencies from one and its bare name: "8m Swiss francs … the 8m franc gift"."""
    return one.unit not in other.fact.text.lower() and other.unit not in one.fact.text.lower()


def _sums(lines: Lines) -> Iterator[Sum]:
    for line in lines:
        for place, fact in zip(line.places, line.facts, strict=True):
            value = fact.value
            if not isinstance(value, Quantity) or not value.stated or value.unit is None:
                continue
            if fact.kind is Kind.MONEY and value.stated > 0:
                yield Sum(line, place, fact, value.stated, value.unit)
            elif fact.kind in _COUNTED and value.stated >= _MILLION:
                yield Sum(line, place, fact, value.stated, stem(value.unit))


def _digits(value: Number) -> Number:
    """Strip a sum of its noughts and its point: what "£4bn", "£4m" and "£40m" share."""
    scaled = Fraction(value)
    while scaled >= _TEN:
        scaled /= _TEN
    return scaled


def _is_rescaled(first: Sum, again: Sum) -> bool:
    """Tell whether two sums differ by thousands alone, or by lakh and crore."""
    if first.value == again.value:
        return True
    ratio = Fraction(max(first.value, again.value)) / Fraction(min(first.value, again.value))
    if ratio == _CRORE:
        texts = {
            word for each in (first, again) for word in _CRORES if word in each.fact.text.lower()
        }
        return len(texts) == len(_CRORES)
    while ratio >= _THOUSAND:
        ratio /= _THOUSAND
    return ratio == 1


def _is_telling(value: Number) -> bool:
    """Tell whether a sum has so many digits that another would hardly share them by chance."""
    return Fraction(_digits(value)).denominator > 1


def _meant(again: Sum, earlier: Sequence[Sum], change: str) -> Sum | None:
    definite = phrases("definite").first(again.line, max(0, again.place - 12), again.place)
    if definite is None:
        earlier = [each for each in earlier if _is_taken_up(each, again, change)]
    if change == "scale":
        earlier = [each for each in earlier if _is_rescaled(each, again)]
    else:
        earlier = [each for each in earlier if each.value == again.value]
    same = [each for each in earlier if each.value == again.value and each.unit == again.unit]
    if same and change != "scale":
        return None
    last = _last_alike(same or earlier, again, change)
    if last is None or same:
        return last
    others = [each for each in earlier if not _differs(each, again, change)]
    return last if _last_alike(others, again, change) is None else None


def _last_alike(earlier: Sequence[Sum], again: Sum, change: str) -> Sum | None:
    alike = (each for each in reversed(earlier) if _same_purpose(each, again, change))
    return next(alike, None)


def _is_taken_up(first: Sum, again: Sum, change: str) -> bool:
    """Tell whether a sum without "the" can be the one that was told before it."""
    if change == "currency":
        return _is_priced_again(again) and _is_linked(first, again)
    if again.line.index - first.line.index >= _FAR or not _is_telling(again.value):
        return False
    own = _purpose(again)
    return again.fact.kind is Kind.MONEY and bool(own) and not own.isdisjoint(_purpose(first))


def _is_linked(first: Sum, again: Sum) -> bool:
    """Tell whether two sentences speak of one kind of thing: a transfer, a signing."""
    rows = [frozenset(content_words(each.line.text)) for each in (first, again)]
    return any(not any(row.isdisjoint(kind) for row in rows) for kind in _classes())


def _is_priced_again(again: Sum) -> bool:
    """Tell whether a sum is the price of what the sentence is about: "at $18m, the dearest"."""
    return phrases("priced_so").stands(again.line.text[: again.place]) and again.value >= _MILLION


def _differs(first: Sum, again: Sum, change: str) -> bool:
    if change == "scale":
        return (
            first.unit == again.unit and first.value != again.value and _is_rescaled(first, again)
        )
    dollars = first.unit.endswith("D") and again.unit.endswith("D")
    named = all(_NAMED.search(each.fact.text) is not None for each in (first, again))
    apart = not dollars or named
    return first.unit != again.unit and first.value == again.value and apart


def _same_purpose(first: Sum, again: Sum, change: str) -> bool:
    """Tell whether both sums are for one thing, by its noun or, without one, by nearness."""
    if phrases("another_sum").stand_in(again.line) or _is_of_another(first, again):
        return False
    if again.fact.kind is not Kind.MONEY:
        return first.unit == again.unit and again.line.index - first.line.index < _NEAR
    words = _purpose(again)
    if not words:
        return _is_near(first, again, change)
    if first.line is again.line:
        return False  # "the £5m gift and the €5m gift": two of a kind
    if _of_one_class(first, again, words):
        return True
    whole = change == "currency" and again.value >= _THOUSAND
    if whole or (_is_alone(first) and _is_telling(again.value)):
        return not words.isdisjoint(content_words(first.line.text))
    return not words.isdisjoint(_around(first))


def _is_near(first: Sum, again: Sum, change: str) -> bool:
    """Tell whether a sum without a noun can be the one that was told before it."""
    if change == "currency":  # the same digits twice are one sum, wherever they stand
        return again.value >= _THOUSAND
    apart = again.line.index - first.line.index
    if _is_telling(again.value) and apart < _FAR:
        return True
    large = min(first.value, again.value) >= _MILLION
    if large and apart < _NEAR and _is_alone(first) and _is_alone(again):
        return True
    same = first.line.document.sentences[first.line.index].paragraph == (
        again.line.document.sentences[again.line.index].paragraph
    )
    return same and apart < _NEAR


def _is_alone(each: Sum) -> bool:
    """Tell whether a sentence gives no other sum of money."""
    return sum(fact.kind is Kind.MONEY for fact in each.line.facts) == 1


def _of_one_class(first: Sum, again: Sum, words: frozenset[str]) -> bool:
    """Tell whether a noun takes up what was done: "bought it for £4bn … the £4m takeover"."""
    if not _is_alone(first):
        return False
    told = frozenset(content_words(first.line.text))
    if not words.isdisjoint(_ANY_SUM) and again.line.index - first.line.index < _NEAR:
        return True  # "a R40bn dam … Of the R40bn cost"
    return any(not words.isdisjoint(kind) and not told.isdisjoint(kind) for kind in _classes())


@cache
def _classes() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(content_words(" ".join(kind))) for kind in _CLASSES.values())


def _is_of_another(first: Sum, again: Sum) -> bool:
    """Tell whether the noun is narrowed to what the first was not for: "the £7m fund for boats"."""
    if again.fact.kind is Kind.MONEY and not _purpose(again):  # "the £4m that Harwick got"
        return phrases("sum_that").first(again.line, again.place + 1) is not None
    end = _past_noun(again)
    of = phrases("sum_for").first(again.line, end)
    around = {*content_words(first.line.text), *_purpose(again)}
    if of is not None and _is_telling(again.value) and first.value != again.value:
        start, stop = again.line.origin(of.start), again.line.origin(of.end)
        by_the_way = phrases("by_the_way").stands(of.text)
        if by_the_way and again.line.document.text[start:stop].islower():
            return False  # "heard of the £680m gift in a message"
    return of is not None and not set(content_words(of.text)) <= around


def _past_noun(each: Sum) -> int:
    """Give the place behind the noun of a sum: that of a class, else the words it is for."""
    found = phrases("purpose").first(each.line, each.place)
    if found is None or found.start != each.place:
        return each.place + 1
    for word in _WORDS.finditer(each.line.text, each.place, found.end):
        told = frozenset(content_words(word.group()))
        if any(not told.isdisjoint(kind) for kind in _classes()):
            return word.end()
    return found.end


def _purpose(each: Sum) -> frozenset[str]:
    """Name what a sum is for: the words behind it as far as a verb or a preposition."""
    if each.fact.text[-1:] == "s" and each.fact.text[-2:-1].isalpha():
        return frozenset()  # "the 750,000 shillings": a plural modifies nothing
    found = phrases("purpose").first(each.line, each.place)
    if found is None or found.start != each.place:
        return frozenset()
    return frozenset(content_words(each.line.text[each.place + 1 : found.end]))


def _around(each: Sum) -> tuple[str, ...]:
    """List the words near a sum: "£4.6m for the dredging fund", "a fund of £4.6m"."""
    text = each.line.text
    after = [match.group() for match in _WORDS.finditer(text, each.place)][: _NOUNS + 3]
    before = [match.group() for match in _WORDS.finditer(text, 0, each.place)][-_NOUNS:]
    return content_words(" ".join((*before, *after)))


FINDERS = (
    Finder(
        "retold_sum",
        find_retold,
        binds=(Base.NUMBER, Base.NUMBER),
        parameters={"change": Parameter(constant="words", required=True)},
    ),
)

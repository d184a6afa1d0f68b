"""Figures held against the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

from checkers import ranges
from checkers.facts.numbers import find_numerals
from checkers.facts.quantities import from_base, to_base
from checkers.model import (
    QUANTITY_KINDS,
    TIME_KINDS,
    Fact,
    Kind,
    Number,
    Quantity,
    TimeExpression,
    Truth,
    Unknown,
)
from checkers.numeric_consistency.bearers import Bearers
from checkers.numeric_consistency.measured import measured
from checkers.numeric_consistency.of_another import OfAnother
from checkers.numeric_consistency.results import Results
from checkers.numeric_consistency.source_roles import SourceRoles, as_counted
from checkers.numeric_consistency.source_rows import SourceRows
from checkers.numeric_consistency.source_slips import SourceSlips
from checkers.numeric_consistency.source_slots import is_whole, slot_key
from checkers.passages import Candidate, Counterparts, Slots, Support, differing_numbers
from checkers.rulebook.expressions.amounts import equal as amounts_equal
from checkers.rulebook.expressions.comparisons import dates_equal
from checkers.rulebook.values import Amount, operand
from checkers.rulebook.vocabulary import Bound, Scene, passage_at

_CLAIMED = QUANTITY_KINDS | TIME_KINDS
_HALF_AS_MUCH_AGAIN = Fraction(3, 2)


def find_source_figures(scene: Scene, *, prefer: str) -> Iterator[tuple[Bound, ...]]:
    """Pair each figure of the article with the one a source gives for the same thing.

    Where both are told in the same words but for a number, that number is what is paired.  Of
    several sources one that agrees counts, or with `prefer` "latest" the last to appear.
    """
    article = scene.article
    counterparts = _counterparts(scene)
    for fact in article.items:
        if fact.kind not in _CLAIMED:
            continue
        result = _results(scene).held_against(fact)
        if result is not None:
            yield Bound(result[0], article.document), Bound(result[1].fact, result[1].document)
            continue
        found = _latest(counterparts.in_the_same_words(fact)) if prefer == "latest" else None
        found = found or counterparts.of(fact) or _elsewhere(scene, fact)
        pair = found and _held_together(scene, fact, found.fact)
        if found and pair:
            yield Bound(pair[0], article.document), Bound(pair[1], found.document)


def _latest(told: Sequence[Candidate]) -> Candidate | None:
    """Choose the one whose source appeared last, None where one has no date."""
    dated = [(one.document.published, one) for one in told]
    known = [(days.last, one) for days, one in dated if days is not None]
    if not known or len(known) < len(dated):
        return None
    return max(known, key=lambda pair: pair[0])[1]


def find_differing_sources(scene: Scene) -> Iterator[tuple[Bound, Bound, Bound]]:
    """Bind a figure of the article with two that two sources give for it in the same words."""
    if len(scene.sources) == 1:
        return
    counterparts = _counterparts(scene)
    for fact in scene.article.items:
        told = counterparts.in_the_same_words(fact) if fact.kind in _CLAIMED else []
        for other in told[1:]:
            apart = other.document is not told[0].document
            if apart and _equal(scene, told[0].fact, other.fact) is Truth.FALSE:
                first = Bound(told[0].fact, told[0].document)
                own = Bound(fact, scene.article.document)
                yield own, first, Bound(other.fact, other.document)
                break


def find_unsourced_figures(scene: Scene, *, of: Bound) -> Iterator[tuple[Bound]]:
    """Find the passage of a source that speaks of what a figure is of, and nowhere gives it.

    A vague number ("hundreds") states no value that could be missing.
    """
    fact = of.item
    if not isinstance(fact, Fact) or not scene.is_read_as(fact) or _is_vague(fact):
        return
    if _in_a_name(scene, fact) or _counterparts(scene).of(fact) is not None:
        return
    if _elsewhere(scene, fact) is not None or _results(scene).tells(fact):
        return
    hit = support_of(scene).gap(fact)
    if hit is not None:
        yield (passage_at(hit.document, hit.document.sentences[hit.sentence].span),)


def _counterparts(scene: Scene) -> Counterparts:
    return scene.source_passages.remembered(
        ("counterparts", "figures"),
        lambda: Counterparts(
            scene.article,
            scene.sources,
            scene.source_passages,
            measured=measured,
            agrees=lambda own, other: _verdict(scene, own, other) in (Truth.TRUE, Truth.MAYBE),
            parallels=scene.parallels,
            comparable=lambda own, other: isinstance(_verdict(scene, own, other), Truth),
        ),
    )


def support_of(scene: Scene) -> Support:
    return scene.source_passages.remembered(
        ("support", "figures"),
        lambda: Support(
            scene.article,
            scene.sources,
            scene.source_passages,
            parallels=scene.parallels,
            meets=partial(_states, scene),
            apart=_apart(scene),
        ),
    )


def _is_missing(scene: Scene, own: Fact) -> bool:
    return support_of(scene).gap(own) is not None


def _roles(scene: Scene) -> SourceRoles:
    return scene.source_passages.remembered(
        ("roles", "figures"),
        lambda: SourceRoles(
            scene.article,
            scene.sources,
            agrees=lambda own, other: _verdict(scene, own, other) in (Truth.TRUE, Truth.MAYBE),
            differs=lambda own, other: _verdict(scene, own, other) is Truth.FALSE,
            missing=lambda own: support_of(scene).lacks(own),
        ),
    )


def _slots(scene: Scene) -> Slots:
    return scene.source_passages.remembered(
        ("slots", "figures"),
        lambda: Slots(
            scene.article,
            scene.sources,
            key=slot_key,
            differs=lambda own, other: _verdict(scene, own, as_counted(other, own)) is Truth.FALSE,
            missing=partial(_is_missing, scene),
            whole=is_whole,
            apart=_apart(scene),
            one_bearer=Bearers(scene.article, scene.sources).may_be_the_person,
        ),
    )


def _slips(scene: Scene) -> SourceSlips:
    return scene.source_passages.remembered(
        ("slips", "figures"),
        lambda: SourceSlips(
            scene.article,
            scene.sources,
            missing=partial(_is_missing, scene),
            written_from=lambda: support_of(scene).is_written_from,
        ),
    )


def _rows(scene: Scene) -> SourceRows:
    return scene.source_passages.remembered(
        ("rows", "figures"), lambda: SourceRows(scene.article, scene.sources)
    )


def _apart(scene: Scene) -> OfAnother:
    return scene.source_passages.remembered(
        ("of another", "figures"), lambda: OfAnother(scene.article, scene.sources)
    )


def _results(scene: Scene) -> Results:
    return scene.source_passages.remembered(
        ("results", "figures"), lambda: Results(scene.article, scene.sources)
    )


def _elsewhere(scene: Scene, fact: Fact) -> Candidate | None:
    """Find the figure of a source that is of the same thing, told in other words."""
    return (
        _roles(scene).of(fact)
        or _slots(scene).of(fact)
        or _slips(scene).of(fact)
        or _rows(scene).of(fact)
    )


def _is_vague(fact: Fact) -> bool:
    value = fact.value
    if not isinstance(value, Quantity) or fact.kind == Kind.SCORE:
        return False
    return value.stated is None and value.middle is None


def _in_a_name(scene: Scene, fact: Fact) -> bool:
    """Tell a number with a capital within its sentence: "the Six Nations"."""
    sentence = scene.article.document.sentences[fact.sentence].span
    return (
        fact.text[:1].isupper()
        and scene.article.document.text[sentence.start : fact.span.start].strip("\"'“‘ ") != ""
    )


def _states(scene: Scene, own: Fact, other: Fact) -> bool:
    """Tell whether a source's figure gives the article's value, its unit apart.

    What only bounds it ("at least three" for "more than 1,000") does not.
    """
    if Kind.SCORE in (own.kind, other.kind):
        return _numbers_of(own) == _numbers_of(other)
    if not isinstance(own.value, Quantity) or not isinstance(other.value, Quantity):
        return own.kind == other.kind and _verdict(scene, own, other) in (Truth.TRUE, Truth.MAYBE)
    if not _near(own.value.stated, other.value.stated):
        return False
    if _in_our_unit(own, other) is not None:
        return False
    equal = _equal(scene, own, other)
    if isinstance(equal, Truth):
        return equal is not Truth.FALSE
    alike = own.value.dimension == other.value.dimension
    return alike and ranges.equal(own.value.range, other.value.range) is not Truth.FALSE


def _numbers_of(fact: Fact) -> list[Number]:
    return [numeral.value for numeral in find_numerals(fact.text)]


def _near(one: Number | None, other: Number | None) -> bool:
    """Tell whether two values as written are within half as much again of each other."""
    if not one or not other:
        return one == other or one is None or other is None
    low, high = sorted((abs(Fraction(one)), abs(Fraction(other))))
    return high < low * _HALF_AS_MUCH_AGAIN


def _verdict(scene: Scene, own: Fact, other: Fact) -> Truth | Unknown:
    """Compare two figures told of one thing; Unknown where they cannot be compared."""
    pair = _held_together(scene, own, other)
    if pair is None:
        return Unknown("one is a number, the other a time")
    equal = _equal(scene, *pair)
    if equal is Truth.FALSE and own.text.casefold() == other.text.casefold():
        return Unknown("the same words stand for two numbers")
    if equal is Truth.MAYBE and not _near(_stated(own), _stated(other)):
        return Unknown("one only bounds the other, from afar")
    return equal


def _stated(fact: Fact) -> Number | None:
    return fact.value.stated if isinstance(fact.value, Quantity) else None


def _held_together(scene: Scene, own: Fact, other: Fact) -> tuple[Fact, Fact] | None:
    """Give what is compared of two facts: the facts, or the numbers that alone differ in them.

    "More than 40" and "more than 60" can both be true, and yet one is not the other retold.
    """
    if own.kind in TIME_KINDS and other.kind in TIME_KINDS:
        return _held_times(own, other)
    if own.kind is Kind.SCORE is other.kind:
        return _held_scores(own, other)
    if not isinstance(own.value, Quantity) or not isinstance(other.value, Quantity):
        return None
    converted = _in_our_unit(own, other)
    if converted is not None:
        return own, converted
    leaning = own.value.hedge is not None or own.value.middle is not None
    apart = differing_numbers(own, other) if leaning else None
    return apart if apart and _equal(scene, own, other) is not Truth.FALSE else (own, other)


def _in_our_unit(own: Fact, other: Fact) -> Fact | None:
    """Convert a source's measure that has our number in a unit of another size: 140 km for miles.

    None for any other two: a ton is nearly a tonne.
    """
    mine, theirs = own.value, other.value
    if not isinstance(mine, Quantity) or not isinstance(theirs, Quantity):
        return None
    if own.kind is not Kind.MEASURE or other.kind is not Kind.MEASURE:
        return None
    if mine.unit is None or theirs.unit is None or mine.unit == theirs.unit:
        return None
    base = to_base(theirs.range, theirs.unit) if mine.stated == theirs.stated else None
    made = from_base(base[0], mine.unit) if base is not None else None
    if base is None or made is None or made[1] != base[1] or isinstance(made[0].low, float):
        return None
    if _near(made[0].low, mine.stated):
        return None
    return replace(other, value=replace(theirs, unit=mine.unit, range=made[0], stated=None))


def _held_scores(own: Fact, other: Fact) -> tuple[Fact, Fact] | None:
    """Give the numbers that differ in two scores; the sides may be told in either order."""
    ours, theirs = (sorted(n.value for n in find_numerals(fact.text)) for fact in (own, other))
    return (own, other) if ours == theirs else differing_numbers(own, other)


def _held_times(own: Fact, other: Fact) -> tuple[Fact, Fact] | None:
    """Give the lengths of time, or the numbers that differ where the calendar leaves all open."""
    if own.kind == other.kind == Kind.DURATION:
        return differing_numbers(own, other) or (own, other)
    if not isinstance(own.value, TimeExpression) or not isinstance(other.value, TimeExpression):
        return None
    same = dates_equal(own.value, other.value)
    return None if same in (Truth.FALSE, Truth.TRUE) else differing_numbers(own, other)


def _equal(scene: Scene, own: Fact, other: Fact) -> Truth | Unknown:
    a = operand(own, scene.article.document, scene.rounding)
    b = operand(other, scene.article.document, scene.rounding)
    if isinstance(a, Amount) and isinstance(b, Amount):
        return amounts_equal(a, b)
    return Unknown("the text gives no number")

"""A figure under construction: one number with what its own words say about it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from checkers.facts.lexicon import load
from checkers.facts.numbers.grammar import LEXICON
from checkers.facts.numbers.numeral import Form, Numeral, rescale, simple
from checkers.facts.quantities.hedges import hedge_after, hedge_before, hedged
from checkers.facts.quantities.page import Page
from checkers.facts.quantities.rates import rate_after
from checkers.facts.quantities.references import refers
from checkers.model import Fact, Kind, Number, Quantity, Range, Span
from checkers.model.immutable import dataclass
from checkers.ranges import exactly, multiply, rounded, widen


@dataclass(frozen=True, slots=True)
class Draft:
    """`start` and `end` are the span so far; `numeral` None where several numbers were merged.

    `reach` is where the words end that were read (unit, hedge), `low` and `stop` the paragraph.
    `bare` tells that the number has no unit of its own, so that it can share its neighbour's.
    """

    numeral: Numeral
    start: int
    end: int
    low: int
    stop: int
    kind: Kind = Kind.NUMBER
    unit: str | None = None
    dimension: str | None = None
    unit_span: Span | None = None
    factor: Number = 1
    bare: bool = False
    range: Range | None = None  # of a merged figure
    middle: Number | None = None  # between the two stated ends of a range
    hedge: str | None = None  # one that follows the number
    readings: tuple[Draft, ...] = ()


_STOPS = frozenset(load("nouns")["stops"])
_LEANING = frozenset({Kind.COUNT, Kind.NUMBER})
_SPREAD = frozenset({Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE})
_LOOSE = Fraction(LEXICON["spread"]["fraction"])


def quantity_of(page: Page, draft: Draft) -> Quantity:
    """Value a draft: its rounding, its factor, then the hedges before and after it."""
    numeral = draft.numeral
    single = draft.range is None and numeral.form is not Form.VAGUE
    stated = simple(numeral.value * draft.factor) if single else None
    bounds = draft.range or numeral.range
    if draft.range is None and draft.kind in _SPREAD and numeral.step is None and single:
        bounds = rounded(numeral.value, 1)
    if draft.kind is Kind.FRACTION and single and numeral.words:
        bounds = widen(exactly(numeral.value), _LOOSE)
    if draft.factor != 1 and draft.range is None:
        bounds = multiply(bounds, exactly(draft.factor))
    hedge = hedge_before(page, draft.start, draft.low) or draft.hedge
    if hedge is None and (following := hedge_after(page, draft.end, draft.stop)):
        hedge = following[0]
    if hedge is not None:
        bounds = hedged(stated, bounds, hedge)
    modifiers = _modifiers(page, draft)
    return Quantity(
        bounds,
        stated,
        draft.unit,
        draft.dimension,
        draft.unit_span,
        hedge,
        round_integer=single and numeral.round_integer and draft.kind not in _SPREAD,
        per=rate_after(page, max(draft.end, draft.unit_span.end if draft.unit_span else 0)),
        modifiers=modifiers,
        refers=_refers(page, draft, modifiers),
        middle=draft.middle,
    )


def _modifiers(page: Page, draft: Draft) -> tuple[str, ...]:
    if draft.kind is not Kind.COUNT or draft.unit_span is None:
        return ()
    words = page.flat[draft.end : draft.unit_span.start].split()
    return tuple(word for word in words if word not in _STOPS)


def _refers(page: Page, draft: Draft, modifiers: tuple[str, ...]) -> str | None:
    if draft.kind not in _LEANING:
        return None
    return refers(page, draft.start, draft.end, draft.low, draft.stop, modifiers)


def fact_of(page: Page, draft: Draft, sentence: int) -> Fact:
    span = Span(draft.start, draft.end)
    readings = tuple(fact_of(page, other, sentence) for other in draft.readings)
    value = quantity_of(page, draft)
    return Fact(draft.kind, span, page.text[span.start : span.end], sentence, value, readings)


def scaled_by(draft: Draft, factor: int, end: int | None = None) -> Draft:
    """Apply a scale that stands at another number, or as a letter after this one."""
    numeral = rescale(draft.numeral, factor, end)
    return replace(draft, numeral=numeral, end=max(draft.end, numeral.span.end))

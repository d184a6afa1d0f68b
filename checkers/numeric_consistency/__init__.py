"""Functions and finders about figures: what `numeric-consistency` rules may call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial, reduce

from checkers import ranges
from checkers.facts.quantities import from_base, to_base
from checkers.model import Fact, Facts, Kind, Number, Quantity, Span, Truth, Unknown
from checkers.numeric_consistency import (
    both,
    changes,
    conversions,
    counted,
    directions,
    headline_roles,
    headline_slips,
    headlines,
    leads_told,
    listed_means,
    matches,
    means,
    multiples,
    owners,
    plausible,
    poll_leads,
    polls,
    prices,
    products,
    progress,
    ranks,
    respective,
    retold,
    rows_of_sets,
    scorelines,
    sequences,
    series,
    source_deaths,
    splits,
    told_again,
    totals,
    usual_rates,
    votes,
    wholes,
)
from checkers.numeric_consistency.measured import TELLING, Measured, measured
from checkers.numeric_consistency.sources import (
    find_differing_sources,
    find_source_figures,
    find_unsourced_figures,
)
from checkers.passages import Areas, Counterparts, Reading, wording
from checkers.ranges import apply_rounding, exactly
from checkers.rulebook.values import SHARES, Amount
from checkers.rulebook.vocabulary import Base, Bound, Finder, Function, Parameter, Scene, Type

_NUMBER = Type(Base.NUMBER)
_NUMBERS = Type(Base.NUMBER, many=True)

# --- functions -------------------------------------------------------------------------------


def total(parts: Sequence[Amount]) -> Amount | Unknown:
    """Add amounts; what is counted may differ (12 men, 7 women), a currency or measure may not."""
    if not parts:
        return Unknown("there is nothing to add")
    units = {part.unit for part in parts}
    dimensions = {part.dimension for part in parts}
    if len(units) > 1 and not dimensions <= {None, "count"}:
        return Unknown(f"{' and '.join(sorted(map(str, units)))} cannot be added")
    added = reduce(ranges.add, (part.range for part in parts))
    points = [Fraction(part.point) for part in parts if part.point is not None]
    point: Number | None = sum(points, Fraction(0)) if len(points) == len(parts) else None
    return Amount(
        added,
        units.pop() if len(units) == 1 else None,
        dimensions.pop() if len(dimensions) == 1 else None,
        point,
    )


def how_many(items: Sequence[Amount]) -> Amount:
    """Count the items of a list."""
    return Amount(exactly(len(items)))


def largest(items: Sequence[Amount]) -> Amount | Unknown:
    """Give the largest amount of a list in one unit."""
    return _extreme(items, upper=True)


def smallest(items: Sequence[Amount]) -> Amount | Unknown:
    """Give the smallest amount of a list in one unit."""
    return _extreme(items, upper=False)


def _extreme(items: Sequence[Amount], *, upper: bool) -> Amount | Unknown:
    counted = all(item.dimension == "count" or item.unit is None for item in items)
    if not items or (len({item.unit for item in items}) > 1 and not counted):
        return Unknown("the amounts are not all in one unit")
    key = max if upper else min
    return key(items, key=lambda item: item.range.high if upper else item.range.low)


def bare(amount: Amount) -> Amount:
    """Drop what a number counts, so that parts and whole compare: 12 men of 20 people."""
    counted = amount.dimension == "count"
    return Amount(amount.range, None, None, amount.point) if counted else amount


def figure(amount: Amount) -> Amount:
    """Take the number alone, whatever it is of: "between nine and six months"."""
    return Amount(amount.range, None, None, amount.point)


def as_rounded(amount: Amount) -> Amount:
    """Take a whole number as rounded to it: "3 kilometers" may be 2.5 to 3.5 of them."""
    point = amount.point
    if not isinstance(point, int):
        return amount
    spread = ranges.hull((amount.range, ranges.rounded(point, 1)))
    return Amount(spread, amount.unit, amount.dimension, point)


def as_stated(amount: Amount) -> Amount:
    """Take a multiple as exactly what it says where no hedge moves it: "doubled" is 2."""
    point = amount.point
    if point is None or amount.range != ranges.rounded(point, 1):
        return amount
    return Amount(exactly(point), amount.unit, amount.dimension, point)


def as_written(amount: Amount) -> Amount:
    """Take a number as exactly the one that is written, without its rounding."""
    if amount.point is None:
        return amount
    return Amount(exactly(amount.point), amount.unit, amount.dimension, amount.point)


def absolute(amount: Amount) -> Amount:
    """Drop the sign of an amount."""
    point = None if amount.point is None else max(amount.point, -amount.point)
    return Amount(ranges.absolute(amount.range), amount.unit, amount.dimension, point)


def convert(amount: Amount, target: Amount) -> Amount | Unknown:
    """Express an amount in the unit of another of the same dimension (temperatures as readings)."""
    if amount.unit is None or target.unit is None:
        return Unknown("a unit is missing")
    base = to_base(amount.range, amount.unit)
    if base is None:
        return Unknown(f"the size of a {amount.unit} is not settled")
    made = from_base(base[0], target.unit)
    if made is None or made[1] != base[1]:
        return Unknown(f"{amount.unit} and {target.unit} do not measure the same thing")
    return Amount(made[0], target.unit, made[1], _converted_point(amount, target.unit))


def convert_difference(amount: Amount, target: Amount) -> Amount | Unknown:
    """Express a difference in another unit: a rise of 2C is one of 3.6F, not of 35.6F."""
    zero = Amount(exactly(0), amount.unit, amount.dimension, 0)
    made, origin = convert(amount, target), convert(zero, target)
    if isinstance(made, Unknown) or isinstance(origin, Unknown):
        return made if isinstance(made, Unknown) else origin
    shift = origin.point or 0
    point = None if made.point is None else Fraction(made.point) - shift
    difference = ranges.subtract(made.range, exactly(shift))
    return Amount(difference, made.unit, made.dimension, point)


def _converted_point(amount: Amount, unit: str) -> Number | None:
    if amount.point is None or amount.unit is None:
        return None
    base = to_base(exactly(amount.point), amount.unit)
    made = from_base(base[0], unit) if base is not None else None
    if made is None or isinstance(made[0].low, float) or made[0].low != made[0].high:
        return None
    return made[0].low


def is_share(amount: Amount) -> Truth:
    """Tell whether a number is a percentage, a fraction or a multiple."""
    return Truth.TRUE if amount.dimension in SHARES else Truth.FALSE


FUNCTIONS = (
    Function("sum", (_NUMBERS,), _NUMBER, total),
    Function("count", (_NUMBERS,), _NUMBER, how_many),
    Function("max", (_NUMBERS,), _NUMBER, largest),
    Function("min", (_NUMBERS,), _NUMBER, smallest),
    Function("bare", (_NUMBER,), _NUMBER, bare),
    Function("figure", (_NUMBER,), _NUMBER, figure),
    Function("as_rounded", (_NUMBER,), _NUMBER, as_rounded),
    Function("as_stated", (_NUMBER,), _NUMBER, as_stated),
    Function("as_written", (_NUMBER,), _NUMBER, as_written),
    Function("abs", (_NUMBER,), _NUMBER, absolute),
    Function("is_share", (_NUMBER,), Type(Base.TRUTH), is_share),
    Function("convert", (_NUMBER, _NUMBER), _NUMBER, convert),
    Function("convert_difference", (_NUMBER, _NUMBER), _NUMBER, convert_difference),
    *plausible.FUNCTIONS,
    *prices.FUNCTIONS,
    *polls.FUNCTIONS,
)

# --- finders ---------------------------------------------------------------------------------

_SHARED_WORDS = 4  # without which two sentences in the same words say nothing in particular


def find_headline_figures(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair each figure of the headline with the body's figure for the same thing."""
    article = scene.article
    document = article.document
    heads = Areas(document.headlines)
    told = [fact for fact in article.items if fact.span.start in heads]
    claims = [fact for fact in told if fact.kind in TELLING]
    if not claims:
        return
    counterparts = Counterparts(
        article,
        [_body(article, heads)],
        scene.body_passages,
        measured=measured,
        agrees=partial(_can_meet, scene),
    )
    for fact in claims:
        found = counterparts.of(fact)
        if found is not None:
            yield Bound(fact, document), Bound(found.fact, found.document)


def _body(article: Facts, heads: Areas) -> Facts:
    told = (fact for fact in article.items if fact.span.start not in heads)
    return replace(article, items=tuple(told))


def find_repeated_figures(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair two figures of the article that two sentences give in the same words.

    Other words, another time or number are another statement; and so are the same words where
    they point elsewhere ("he", "two more") or follow upon another date.
    """
    article = scene.article
    document = article.document
    heads = Areas(document.headlines)
    quotes = [fact.span for fact in article.items if fact.kind == Kind.QUOTE]
    reading = Reading((article,))
    first: dict[tuple[Measured | None, tuple[str, ...]], Fact] = {}
    told = [
        (fact, measured(fact))
        for fact in _outside(article.items, quotes)
        if fact.kind in (Kind.COUNT, Kind.MONEY) and fact.span.start not in heads
    ]
    often = Counter(what for _, what in told)
    for fact, what in told:
        if often[what] == 1:
            continue
        statement = reading.statement(document, fact.sentence)
        if statement.is_a_list or not statement.speaks_for_itself:
            continue
        words = wording(statement, fact.span)
        if len(statement.stems) < _SHARED_WORDS:
            continue
        other = first.setdefault((what, words), fact)
        if other.sentence != fact.sentence and reading.one_time(document, other, fact):
            yield Bound(other, document), Bound(fact, document)


def _outside(facts: Sequence[Fact], spans: Sequence[Span]) -> Iterator[Fact]:
    """List the facts that end before a span or begin after it; both are in order."""
    reach, at = 0, 0
    for fact in facts:
        while at < len(spans) and spans[at].start <= fact.span.start:
            reach, at = max(reach, spans[at].end), at + 1
        if fact.span.start >= reach:
            yield fact


def _can_meet(scene: Scene, own: Fact, other: Fact) -> bool:
    if not isinstance(own.value, Quantity) or not isinstance(other.value, Quantity):
        return False
    a = apply_rounding(own.value, scene.rounding)
    b = apply_rounding(other.value, scene.rounding)
    return ranges.equal(a, b) != Truth.FALSE


FINDERS = (
    Finder(
        "source_figure",
        find_source_figures,
        binds=(Base.NUMBER, Base.NUMBER),
        parameters={"prefer": Parameter(constant="words", default="agreeing")},
        sources=True,
    ),
    Finder(
        "differing_sources",
        find_differing_sources,
        binds=(Base.NUMBER, Base.NUMBER, Base.NUMBER),
        sources=True,
    ),
    Finder(
        "unsourced_figure",
        find_unsourced_figures,
        binds=(Base.PASSAGE,),
        parameters={"of": Parameter(binds=Base.NUMBER, required=True)},
        sources=True,
    ),
    Finder("headline_figure", find_headline_figures, binds=(Base.NUMBER, Base.NUMBER)),
    Finder(
        "repeated_figure",
        find_repeated_figures,
        binds=(Base.NUMBER, Base.NUMBER),
    ),
    *changes.FINDERS,
    *directions.FINDERS,
    *multiples.FINDERS,
    *wholes.FINDERS,
    *votes.FINDERS,
    *totals.FINDERS,
    *splits.FINDERS,
    *prices.FINDERS,
    *means.FINDERS,
    *listed_means.FINDERS,
    *products.FINDERS,
    *retold.FINDERS,
    *told_again.FINDERS,
    *polls.FINDERS,
    *leads_told.FINDERS,
    *poll_leads.FINDERS,
    *conversions.FINDERS,
    *usual_rates.FINDERS,
    *counted.FINDERS,
    *both.FINDERS,
    *respective.FINDERS,
    *ranks.FINDERS,
    *sequences.FINDERS,
    *matches.FINDERS,
    *scorelines.FINDERS,
    *source_deaths.FINDERS,
    *series.FINDERS,
    *progress.FINDERS,
    *rows_of_sets.FINDERS,
    *headlines.FINDERS,
    *headline_roles.FINDERS,
    *headline_slips.FINDERS,
    *owners.FINDERS,
)

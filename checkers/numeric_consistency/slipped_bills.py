"""Sums that are a count at a price but for a nought, or for digits that changed places.

Told over several sentences, a count, a price and a sum need not belong together.  They do where the
sum is what the two make but for such a slip: £142,600 for 46 at £310.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from checkers.model import Fact, Kind, Quantity, Truth
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, word_list
from checkers.numeric_consistency.quantities import PLAIN, quantity_of, size_of
from checkers.numeric_consistency.slips import are_turned, is_noughts_off
from checkers.ranges import equal, exactly
from checkers.rulebook.vocabulary import Bound

_TIMES = word_list("lengths_of_time")
_BEFORE = 2  # sentences in which count and price can stand
_ROUNDED = Fraction(1, 200)  # what a sum of three digits can be off
_FEWEST_DIGITS = 3  # of a sum whose digits can be told from chance
_FEW, _MANY = 1, 12  # counts and prices beyond which nothing belongs together

Bill = tuple[Line, Fact, Fact, Fact]


def slipped_bills(lines: Lines, line: Line) -> Iterator[tuple[Bound, ...]]:
    """Bind count, price and sum where the sum is off by noughts or by turned digits alone."""
    for found in phrases("reckoned").find(line):
        total = found["sum"]
        if phrases("own_purse").stands(line.text[: found.places["sum"]]) or _is_each(line, total):
            continue  # "bought at £4 each, are worth £10 each"
        bill = _bill(_rows(lines, line), total)
        if bill is not None:
            (there, count), (here, each) = bill
            if here is not line and not _points_back(line, found):
                continue
            if _is_beside(line, total, each, size_of(count) * size_of(each)):
                continue
            yield there.bound(count), here.bound(each), line.bound(total)


def _is_beside(line: Line, total: Fact, each: Fact, made: Fraction) -> bool:
    """Tell "40 were paid £500 each on top of a £2,000 pot, £22,000 in total": a sum of its own."""
    sums = [size_of(fact) for fact in line.facts if fact.kind is Kind.MONEY]
    if made + size_of(total) in sums:
        return True
    if each not in line.facts:
        return False
    price, place = (line.places[line.facts.index(fact)] for fact in (each, total))
    return price < place and phrases("beside_the_price").stands(line.text[price + 1 : place])


def _rows(lines: Lines, line: Line) -> list[Line]:
    """List a sentence and those before it, as far back as the paragraph before."""
    sentences = lines.document.sentences
    last = sentences[line.index].paragraph - 1
    first = max(0, line.index - _BEFORE)
    near = (index for index in range(first, line.index) if sentences[index].paragraph >= last)
    return [*map(lines.line, near), line]


def _bill(rows: Sequence[Line], total: Fact) -> tuple[tuple[Line, Fact], tuple[Line, Fact]] | None:
    told = [(row, fact) for row in rows for fact in row.facts if fact is not total]
    counts = [(row, fact) for row, fact in told if _is_count(fact)]
    prices = [(row, fact) for row, fact in told if _is_price(fact, total)]
    if not 0 < len(counts) * len(prices) <= _MANY:
        return None
    sums = [(count, each, _times(count[1], each[1])) for count, each in product(counts, prices)]
    value = _quantity(total)
    if any(equal(value.range, exactly(made)) != Truth.FALSE for *_, made in sums):
        return None
    slips = [
        (count, each)
        for count, each, made in sums
        if _is_slip(made, value) and _is_priced(*each) and not _is_priced_otherwise(told, count[1])
    ]
    if len(slips) != 1 or _tells_factor(told, slips[0], value):
        return None
    return slips[0]


def _points_back(line: Line, found: Found) -> bool:
    """Tell whether a sum can be of a price of another sentence: "the order, £9,000 in all"."""
    place = found.places["sum"]
    before = line.text[:place]
    if not phrases("points_at_it").stands(before) or phrases("dated_before").stands(before):
        return False
    if phrases("more_in_it").stand_in(line) or phrases("bill_from").first(line, found.end):
        return False
    return not phrases("at_its_own_time").stands(line.text[place + 1 :])


def _is_count(fact: Fact) -> bool:
    value = fact.value
    return (
        fact.kind in PLAIN
        and isinstance(value, Quantity)
        and isinstance(value.stated, int)
        and value.stated > _FEW
    )


def _is_price(fact: Fact, total: Fact) -> bool:
    value = quantity_of(fact)
    if fact.kind is not Kind.MONEY or value is None or not value.stated:
        return False
    whole = _quantity(total)
    return (
        value.unit == whole.unit and value.per not in _TIMES and value.stated < (whole.stated or 0)
    )


def _quantity(fact: Fact) -> Quantity:
    assert isinstance(fact.value, Quantity)
    return fact.value


def _times(count: Fact, each: Fact) -> Fraction:
    return size_of(count) * size_of(each)


def _is_priced(line: Line, fact: Fact) -> bool:
    """Tell whether words make a sum the price of one: "£31 each", "a seat costs £31"."""
    if _is_each(line, fact):
        return True
    place = line.places[line.facts.index(fact)]
    before = line.text[:place]
    return phrases("one_costs").stands(before) or phrases("at_a_price").stands(before)


def _is_each(line: Line, fact: Fact) -> bool:
    place = line.places[line.facts.index(fact)]
    if _quantity(fact).per is not None or phrases("each_of").first(line, place + 1) is not None:
        return True
    return phrases("each_after").first(line, place + 1, place + 20) is not None


def _is_priced_otherwise(told: Sequence[tuple[Line, Fact]], count: Fact) -> bool:
    """Tell whether a price of the text makes another sum of it with the count."""
    sums = [fact for _, fact in told if fact.kind is Kind.MONEY]
    made = {size_of(fact) * size_of(count) for fact in sums}
    return any(size_of(fact) in made for fact in sums)


def _is_slip(made: Fraction, told: Quantity) -> bool:
    ratio = Fraction(told.stated or 0) / made
    if is_noughts_off(ratio, within=_ROUNDED):
        return True
    return ratio != 1 and _is_turned(made, Fraction(told.stated or 0))


def _is_turned(made: Fraction, told: Fraction) -> bool:
    one, other = _digits(made), _digits(told)
    if len(one) != len(other) or len(one.strip("0")) < _FEWEST_DIGITS:
        return False
    return are_turned(one, other)


def _digits(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else ""


def _tells_factor(
    told: Sequence[tuple[Line, Fact]],
    bill: tuple[tuple[Line, Fact], tuple[Line, Fact]],
    total: Quantity,
) -> bool:
    """Tell whether the text has what the sum is more by: "over ten years"."""
    ratio = Fraction(total.stated or 0) / _times(bill[0][1], bill[1][1])
    others = [fact for _, fact in told if fact not in (bill[0][1], bill[1][1])]
    others = [fact for fact in others if fact.kind is not Kind.NUMBER]  # "those under 10"
    values = filter(None, map(quantity_of, others))
    return any(value.stated in (ratio, 1 / ratio) for value in values)

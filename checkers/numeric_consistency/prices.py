"""Count, price and total; sums shared out; averages of whole things."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from checkers.model import TIME_KINDS, Fact, Kind, Quantity, TimeExpression, Truth, Unknown
from checkers.numeric_consistency.lines import (
    Found,
    Line,
    Lines,
    phrases,
    read_lines,
    word_list,
)
from checkers.numeric_consistency.per_head import noughts_lost, noun_after
from checkers.numeric_consistency.quantities import PLAIN
from checkers.numeric_consistency.shared_back import shared_back
from checkers.numeric_consistency.slipped_bills import slipped_bills
from checkers.passages import content_words, stem
from checkers.ranges import exactly
from checkers.rulebook.values import Amount
from checkers.rulebook.vocabulary import Base, Bound, Finder, Function, Parameter, Scene, Type

_COUNTED = PLAIN | {Kind.MONEY}
_TIMES = word_list("lengths_of_time")
_A_FEW = word_list("a_few")
_NUMBER = Type(Base.NUMBER)


# --- functions ---------------------------------------------------------------------------------


def can_average(mean: Amount, count: Amount) -> Truth | Unknown:
    """Tell whether `count` whole numbers can have a mean that is written so.

    Source: Brown and Heathers, The GRIM Test (2017).
    """
    size = count.point
    low, high = mean.range.low, mean.range.high
    if not isinstance(size, int) or size <= 0 or isinstance(low, float) or isinstance(high, float):
        return Unknown("the number averaged over is not exact")
    first, last = math.ceil(low * size), math.floor(high * size)
    return Truth.TRUE if first <= last else Truth.FALSE


def nearest_average(mean: Amount, count: Amount) -> Amount | Unknown:
    """Give the mean nearest to `mean` that `count` whole numbers can have."""
    if not isinstance(count.point, int) or count.point <= 0 or mean.point is None:
        return Unknown("the number averaged over is not exact")
    value = Fraction(round(Fraction(mean.point) * count.point), count.point)
    return Amount(exactly(value), mean.unit, mean.dimension, value)


FUNCTIONS = (
    Function("can_average", (_NUMBER, _NUMBER), Type(Base.TRUTH), can_average),
    Function("nearest_average", (_NUMBER, _NUMBER), _NUMBER, nearest_average),
)


# --- finders -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bill:
    line: Line
    count: Fact
    each: Fact
    total: Fact


def find_bills(scene: Scene, *, by: str) -> Iterator[tuple[Bound, ...]]:
    """Bind count, price for each and total; `by` tells a "price" from a sum "shared" out."""
    lines = scene.once(read_lines)
    for line in lines:
        bill = _bill(lines, line)
        told_as = None if bill is None else _told_as(bill, lines)
        if bill is not None and told_as == by:
            yield tuple(map(line.bound, (bill.count, bill.each, bill.total)))
        elif by == "price" and any(fact.kind is Kind.MONEY for fact in line.facts):
            pointed = [] if bill is not None else list(_pointed_bill(lines, line))
            yield from pointed or slipped_bills(lines, line)
        elif told_as is None and any(fact.kind is Kind.MONEY for fact in line.facts):
            near = list(noughts_lost(lines, line)) or shared_back(lines, line)
            yield from (tuple(map(line.bound, told)) for told in near)


def _bill(lines: Lines, line: Line) -> Bill | None:
    """Read the one price, the one sum and the count of a sentence, or of it and the one before."""
    sums = [fact for fact in line.facts if fact.kind is Kind.MONEY]
    prices = [fact for fact in sums if _is_price(line, fact)]
    if len(prices) != 1 or phrases("paid_for_some").stand_in(line):
        return None  # "paid in nine of the 11 cases": it is for each of the nine
    price = prices[0]
    before = lines.beside(line, -1)
    counts = _counts(line, price)
    totals = [fact for fact in sums if fact is not price]
    # "It cost £1.4m. Its three acts were paid £100,000 each": the sum is not of these.
    near = bool(totals) or not counts or _is_shared(before, line)
    if counts and not totals and before is not None and phrases("shared_by").stand_in(before):
        return None  # "shared by two tickets.  Eight women held one of them, £150,000 each"
    if near and before is not None and not (_A_FEW & line.words):
        counts = counts or ([] if _counts_others(line) else _counts(before, price))
        totals = totals or [fact for fact in before.facts if fact.kind is Kind.MONEY]
        earlier = lines.beside(before, -1)
        if not totals and earlier is not None and phrases("works_out_at").stand_in(line):
            totals = [fact for fact in earlier.facts if fact.kind is Kind.MONEY]
    if len(totals) != 1 or len(counts) != 1:
        return None
    unit, other = totals[0].value, price.value
    if not isinstance(unit, Quantity) or not isinstance(other, Quantity) or unit.unit != other.unit:
        return None
    if unit.per or unit.range.high < other.range.low:
        return None  # less than one's part: a price and how it moved
    bill = Bill(line, counts[0], price, totals[0])
    return None if _is_of_more(bill, before) else bill


def _is_of_more(bill: Bill, before: Line | None) -> bool:
    """Tell whether a total holds more, or less, than what the price is for."""
    line, total = bill.line, bill.total
    if _pays_for_more(line, bill.each, total) or _is_no_gross(line, total):
        return True
    # "12 tickets at $45 each.  With a fee of $3 a ticket, they cost $576"
    return before is not None and bill.count not in line.facts and _has_price(before)


def _pays_for_more(line: Line, price: Fact, total: Fact) -> bool:
    """Tell whether a total holds more than the priced: "£31,000 each and two lorries, £470,000"."""
    if total not in line.facts:
        return False
    one, other = sorted(line.places[line.facts.index(fact)] for fact in (price, total))
    between = line.text[one + 1 : other]
    return phrases("more_bought").stands(between) or phrases("as_well").stands(between)


def _is_no_gross(line: Line, total: Fact) -> bool:
    """Tell a profit, or the house's own purse, from what the priced come to."""
    if total not in line.facts:
        return False
    before = line.text[: line.places[line.facts.index(total)]]
    return phrases("no_gross").stands(before) or phrases("own_purse").stands(before)


def _has_price(line: Line) -> bool:
    return any(fact.kind is Kind.MONEY and _is_price(line, fact) for fact in line.facts)


def _is_shared(before: Line | None, line: Line) -> bool:
    """Tell whether a sentence shares out a sum of the one before."""
    if before is None:
        return True
    return phrases("shared_out").stand_in(before) or phrases("shared_link").stand_in(line)


def _pointed_bill(lines: Lines, line: Line) -> Iterator[tuple[Bound, ...]]:
    """Find "The total bill of £1m …" or "That brought in £1m" behind its count and price."""
    found = phrases("pointed_total").first(line) or _taken_in(line)
    before = lines.beside(line, -1) if found is not None else None
    if before is not None and not any(fact.kind in _COUNTED for fact in before.facts):
        before = lines.beside(before, -1)  # "Deliveries will start in 2028. The $360m order …"
    if found is None or before is None or phrases("more_in_it").stands(line.text + before.text):
        return
    if _is_another_bill(line, found, before):
        return
    total, sums = found["sum"], [fact for fact in before.facts if fact.kind is Kind.MONEY]
    counts = [fact for fact in before.facts if fact.kind in PLAIN and _whole(fact)]
    if len(sums) != 1 or len(counts) != 1 or not _is_priced(before, sums[0]):
        return
    price, whole = sums[0].value, total.value
    if not isinstance(price, Quantity) or not isinstance(whole, Quantity):
        return
    often = _how_often(before, sums[0]) or _how_often(before, counts[0])
    if price.unit == whole.unit and often == _how_often(line, total, found):
        yield tuple(map(line.bound, (counts[0], sums[0], total)))


def _is_another_bill(line: Line, found: Found, before: Line) -> bool:
    """Tell what was spent from what came in, and "the £24m order from Leeds" from this one."""
    if phrases("goes_out").stands(found.text) and phrases("comes_in").stand_in(before):
        return True
    of = None if found.has("deed") else phrases("sum_for").first(line, found.end)
    of = of or phrases("bill_from").first(line, found.end)
    return of is not None and not set(content_words(of.text)) <= set(content_words(before.text))


def _taken_in(line: Line) -> Found | None:
    """Find "The organisers have taken £140,000", which tells of no other time."""
    if any(fact.kind in TIME_KINDS for fact in line.facts):
        return None
    return phrases("taken_in").first(line)


def _is_priced(line: Line, fact: Fact) -> bool:
    """Tell whether a sum is the price of one, by its own words or of what comes at it."""
    place = line.places[line.facts.index(fact)]
    return _is_price(line, fact) or phrases("one_costs").stands(line.text[:place])


def _how_often(line: Line, fact: Fact, found: Found | None = None) -> str | None:
    """Tell what comes by the day or the month: "£80 a month", "the daily bill of £3,600"."""
    place = line.places[line.facts.index(fact)]
    told = phrases("each_time").first(line, place + 1)
    if told is None and found is not None:
        told = phrases("as_often").first(line, found.start, found.end)
    value = told["often"].value if told is not None else None
    return value.timex if isinstance(value, TimeExpression) else None


def _is_price(line: Line, fact: Fact) -> bool:
    """Tell whether a sum is one for each: "£20 a head", "apiece", "each paid £20"."""
    place = line.places[line.facts.index(fact)]
    per = fact.value.per if isinstance(fact.value, Quantity) else None
    if per is not None:
        return per not in _TIMES
    if phrases("each_after").first(line, place + 1, place + 20) is not None:
        return True
    if phrases("each_before").first(line, max(0, place - 80), place) is not None:
        return True
    noun = noun_after(line, place)
    return noun is not None and any(
        stem(_unit(other)) == noun for other in line.facts if other.kind is Kind.COUNT
    )


def _counts(line: Line, price: Fact) -> list[Fact]:
    """List what a price can be for each of: the noun that it names, else what is nearest."""
    counts = [fact for fact in line.facts if fact.kind in PLAIN and _whole(fact) and _free(fact)]
    per = price.value.per if isinstance(price.value, Quantity) else None
    named = [fact for fact in counts if per and _unit(fact) and stem(_unit(fact)) == stem(per)]
    if named or len(counts) < 2:
        return named or counts
    return [
        found["count"]
        for found in phrases("priced").find(line)
        if found["each"] == price and found["count"] in counts
    ]


def _free(fact: Fact) -> bool:
    """Tell whether a figure counts things here, not points back or part of what was told."""
    return isinstance(fact.value, Quantity) and fact.value.refers != "part"


def _counts_others(line: Line) -> bool:
    """Tell whether a sentence counts its own: "The other eight gave $55m, or $7m each"."""
    return any(fact.kind in PLAIN and _whole(fact) and not _free(fact) for fact in line.facts)


def _unit(fact: Fact) -> str:
    unit = fact.value.unit if isinstance(fact.value, Quantity) else None
    return unit or ""


def _told_as(bill: Bill, lines: Lines) -> str | None:
    """Tell whether the words make it a price and a total, or a sum that is shared out."""
    line = bill.line
    before = lines.beside(line, -1)
    if _is_told("in_all_told", bill.total, line):
        return "price"
    rows = (line,) if before is None else (line, before)
    if phrases("each_of_some").stand_in(line):
        return None  # "£150 for each home with children"
    if any(phrases("shared_out").stand_in(row) for row in rows):
        return "shared"
    if _is_told("comes_to_each", bill.each, line):
        return "shared"
    return "price" if any(_is_told("total_sum", bill.total, row) for row in rows) else None


def _is_told(name: str, fact: Fact, line: Line) -> bool:
    return any(found["sum"] is fact for found in phrases(name).find(line))


def _whole(fact: Fact) -> bool:
    return isinstance(fact.value, Quantity) and isinstance(fact.value.stated, int)


FINDERS = (
    Finder(
        "bill",
        find_bills,
        binds=(Base.NUMBER, Base.NUMBER, Base.NUMBER),
        parameters={"by": Parameter(constant="words", required=True)},
        needs=(Kind.MONEY,),
    ),
)

"""A change claimed first, its figures told next: "up by 20%. A meal for $2 will be $2.30"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from checkers.model import Kind
from checkers.numeric_consistency.clauses import among
from checkers.numeric_consistency.lines import Line, Lines, phrases
from checkers.numeric_consistency.pairs import Pair, Step, alike, pair_of
from checkers.numeric_consistency.pointing import moves
from checkers.numeric_consistency.quantities import quantity_of

_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
# One price of many can go up by somewhat more or less than the others; points that it may be off.
_APART = 4


def pair_after(lines: Lines, line: Line, found: Sequence[Step]) -> Pair | None:
    """Give the two figures of the next sentence that the one change of a sentence is of."""
    if len(found) != 1 or found[0].by.kind not in _SHARES or found[0].way == "change":
        return None
    step, following = found[0], lines.beside(line, 1)
    if following is None or any(fact is not step.by for fact in among(line)):
        return None
    if any(phrases("on_the_whole").stand_in(row) for row in (line, following)):
        return None  # a change on average, or of a part
    if phrases("of_volume").stand_in(line) or not phrases("to_come").stand_in(line):
        return None  # what goes up is no price, or has done so
    own = phrases("on_with_it").first(following)
    item = own or phrases("item_then_and_now").first(following)
    if item is None:
        return None
    pair = pair_of(item)
    if not alike(pair.before, pair.after) or not moves(pair, step.way):
        return None
    apart = _apart(pair, step)
    return pair if own is not None or (apart is not None and apart >= _APART) else None


def _apart(pair: Pair, step: Step) -> Fraction | None:
    """Tell by how many points the change of two figures is off that which is told."""
    before, after, by = map(quantity_of, (pair.before, pair.after, step.by))
    if before is None or after is None or by is None:
        return None
    if not before.stated or after.stated is None or by.stated is None:
        return None
    share = abs(Fraction(after.stated) / Fraction(before.stated) - 1) * 100
    return abs(share - Fraction(by.stated) * (100 if step.by.kind is Kind.FRACTION else 1))

"""Where a list begins: "lost 12 and gained nine; the council now has 24, 18 and six, 48 in all".

What a sentence tells before its list is joined to it as one part is to the next.  A total is held
against the parts behind the words that begin a clause, unless all of the figures make it.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from checkers.model import Fact
from checkers.numeric_consistency.lines import Line, phrases
from checkers.numeric_consistency.quantities import size_of


def list_begun(line: Line, total: Fact, parts: Sequence[Fact]) -> list[Fact]:
    """Leave out the figures before the clause that a total's parts stand in."""
    if _made(parts) == size_of(total):
        return list(parts)
    begun = {at for at in range(1, len(parts) - 1) if _begins(line, parts, at, "clause_begun")}
    for at in sorted(begun):
        if _made(parts[at:]) == size_of(total):
            return list(parts[at:])
    state = [at for at in begun if _begins(line, parts, at, "state_begun")]
    return list(parts[max(state) :]) if state else list(parts)


def _begins(line: Line, parts: Sequence[Fact], at: int, words: str) -> bool:
    """Tell whether a clause begins between a part and the one before it."""
    before, here = (line.places[line.facts.index(part)] for part in parts[at - 1 : at + 1])
    return phrases(words).stands(line.text[before + 1 : here])


def _made(parts: Sequence[Fact]) -> Fraction:
    return sum(map(size_of, parts), Fraction(0))

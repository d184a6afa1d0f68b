"""What a part of the next sentence can be of: "300 lorries at six ports.  Some 45 of them"."""

from __future__ import annotations

from checkers.model import Fact
from checkers.numeric_consistency.lines import Line, phrases
from checkers.numeric_consistency.quantities import PLAIN, size_of


def wholes_told(line: Line, part: Fact) -> list[Fact]:
    """List the counts that can hold a part, those left out that only say where things are.

    Beside another count only such are left out as are too small for it: 66 can be no cities.
    """
    told = [fact for fact in line.facts if fact.kind in PLAIN]
    if len(told) == 1:
        return [fact for fact in told if not _is_where(line, fact, "where_counted")]
    return [
        fact
        for fact in told
        if size_of(fact) >= size_of(part) or not _is_where(line, fact, "where_beside")
    ]


def _is_where(line: Line, fact: Fact, words: str) -> bool:
    """Tell a count that only says where: "38 died" is meant behind "deaths in six districts"."""
    return phrases(words).stands(line.text[: line.places[line.facts.index(fact)]])

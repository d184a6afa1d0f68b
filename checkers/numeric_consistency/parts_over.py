"""Parts that come to more than what they are parts of: "£9m, with £4m from …, £3.5m from …".

Such a list need not tell all parts, so that only too much of them is wrong; and they must be apart:
each from a giver, in a place, on a side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checkers.model import Fact, Kind
from checkers.numeric_consistency.lines import Found, Line, phrases
from checkers.numeric_consistency.quantities import PLAIN, size_of, unit_of

_FEWEST = 3


def parts_over(line: Line) -> Iterator[tuple[Fact, list[Fact]]]:
    """Give each whole of a sentence that its parts, told apart, exceed."""
    if len(line.facts) <= _FEWEST:
        return
    for name in ("whole_with", "whole_of"):
        found = phrases(name).first(line)
        if found is None:
            continue
        parts = _parts(line, found)
        if len(parts) < _FEWEST or not _are_apart(line, parts):
            continue
        if sum(map(size_of, parts)) > size_of(found["whole"]) > max(map(size_of, parts)):
            yield found["whole"], parts


def _parts(line: Line, found: Found) -> list[Fact]:
    """List the figures behind a whole, where all are of its kind and one list."""
    whole = found["whole"]
    behind = [
        (place, fact)
        for place, fact in zip(line.places, line.facts, strict=True)
        if place >= found.end and fact.kind in (PLAIN | {Kind.MONEY, Kind.MEASURE, Kind.PERCENT})
    ]
    alike = PLAIN if whole.kind in PLAIN else {whole.kind}
    if any(fact.kind not in alike for _, fact in behind) or phrases("overlapping").stands(
        line.text[found.end :]
    ):
        return []
    if whole.kind not in PLAIN and any(unit_of(fact) != unit_of(whole) for _, fact in behind):
        return []
    return [fact for _, fact in behind]


def _are_apart(line: Line, parts: Sequence[Fact]) -> bool:
    """Tell whether each part is followed by the giver, place or side that is its own."""
    places = [line.places[line.facts.index(part)] for part in parts]
    ends = [*places[1:], len(line.text)]
    tails = [line.text[at + 1 : end] for at, end in zip(places, ends, strict=True)]
    if not phrases("last_of_list").stands(tails[-2]) or phrases("more_than_once").stands(tails[0]):
        return False
    kinds = [phrases(name) for name in ("from_a_giver", "in_a_place", "on_a_side", "by_a_means")]
    return any(all(kind.stands(tail) for tail in tails) for kind in kinds)

"""Stretches of a text, and whether a place lies in one of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from checkers.model import Facts, Kind, Span


class Areas:
    """Stretches of one text, in any order; they may lie in one another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        known = sorted(spans)
        self._starts = [span.start for span in known]
        self._reach = list(accumulate((span.end for span in known), max))

    def __contains__(self, place: int) -> bool:
        last = bisect_right(self._starts, place) - 1
        return last >= 0 and place < self._reach[last]


def areas_of(kind: Kind, facts: Facts) -> Areas:
    """Give the stretches of all facts of a kind: what is quoted, what is named."""
    return Areas(fact.span for fact in facts.items if fact.kind is kind)

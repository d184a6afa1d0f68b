"""Read what a document states: Document → Facts."""

from __future__ import annotations

from checkers.facts.names import find_names
from checkers.facts.quantities import read_quantities
from checkers.facts.quotes import read_quotes
from checkers.facts.reference import find_reference
from checkers.facts.times import read_times
from checkers.model import Document, Fact, Facts, Kind

__all__ = ["read_facts"]


def read_facts(document: Document) -> Facts:
    """Read every figure, time, name and quote of a document.

    Times claim their words first: a number inside one is no figure.
    """
    reference = find_reference(document)
    times, more_times = read_times(document, reference)
    figures, more_figures = read_quantities(document, [fact.span for fact in times])
    names = find_names(document)
    quotes, more_quotes = read_quotes(document, names)
    items = sorted([*times, *figures, *names, *quotes], key=_position)
    truncated = [Kind.DATE] * more_times + [Kind.NUMBER] * more_figures + [Kind.QUOTE] * more_quotes
    return Facts(document, reference, tuple(items), tuple(truncated))


def _position(fact: Fact) -> tuple[int, int, str]:
    return (fact.span.start, -fact.span.end, fact.kind)

"""Read what a document states: Document → Facts."""

from __future__ import annotations

from collections.abc import Collection

from checkers.document.excerpt import excerpt
from checkers.facts.blanks import show
from checkers.facts.names import find_names
from checkers.facts.quantities import read_quantities
from checkers.facts.quotes import read_quotes
from checkers.facts.reference import find_reference
from checkers.facts.times import read_times
from checkers.facts.words import read_words
from checkers.model import Document, Fact, Facts, Kind

__all__ = ["read_facts"]


def read_facts(
    document: Document,
    *,
    figures: Collection[int] | None = None,
    speech: Collection[int] | None = None,
) -> Facts:
    """Read every figure, time, name and quote of a document.

    `figures` names the sentences, by their index, of which figures and times are wanted, `speech`
    those of which names and quotes are, with the rest of their paragraphs; None is all of them.
    Times claim their words first: a number inside one is no figure.
    """
    shown = show(document)
    seen = shown.document
    reference = find_reference(seen)
    counted = seen if figures is None else excerpt(seen, figures)
    words = read_words(counted.text)
    times, more_times = read_times(counted, reference, words)
    numbers, more_figures = read_quantities(counted, [fact.span for fact in times], words)
    voiced = seen if speech is None else excerpt(seen, speech, paragraphs=True)
    names = find_names(voiced)
    said = words if voiced is counted else read_words(voiced.text)
    quotes, more_quotes = read_quotes(voiced, names, said)
    items = sorted([*times, *numbers, *names, *quotes], key=_position)
    if seen is not document:
        items = [shown.fact(fact) for fact in items]
        reference = shown.reference(reference)
    truncated = [Kind.DATE] * more_times + [Kind.NUMBER] * more_figures + [Kind.QUOTE] * more_quotes
    return Facts(document, reference, tuple(items), tuple(truncated))


def _position(fact: Fact) -> tuple[int, int, str]:
    return (fact.span.start, -fact.span.end, fact.kind)

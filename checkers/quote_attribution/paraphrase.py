"""A figure of a quote, and what the reporter makes of it: "about 40 left", "put it at about 50"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from checkers.model import Document, Fact, Kind, Quotation, Span
from checkers.passages import areas_of
from checkers.quote_attribution.one_stay import is_one_stay
from checkers.quote_attribution.passages import quotes_of
from checkers.quote_attribution.reported import Reports, Telling, reports_of, sentence_at
from checkers.quote_attribution.same_matter import same_thing
from checkers.quote_attribution.telling_apart import lets_both_be
from checkers.quote_attribution.values import comparable, held_together, quantity_of
from checkers.rulebook.vocabulary import Bound, Scene

_AFTER, _BEFORE = 5, 3  # sentences that a report may stand from its quote
_FOR = regex.compile(r"\bfor\s(?:(?:about|some|around|nearly|almost|roughly)\s)?\Z")
_ENDED = regex.compile(r"\s(?:before|until)\s")
_OF_THEIRS = regex.compile(r" of (?:my|our|his|her|its|their|your) ")


def find_paraphrased_figures(scene: Scene) -> Iterator[tuple[Bound, Bound]]:
    """Pair each figure of a quote with what its speaker is reported to have said of the same."""
    document = scene.article.document
    figures = [fact for fact in scene.article.items if quantity_of(fact) is not None]
    figures = [fact for fact in figures if _is_whole(document, fact)]
    quoted = list(_quoted(scene, figures))
    if not quoted:
        return
    free = _free(scene, figures)
    if not free:
        return
    reports = reports_of(scene)
    for figure, quote in quoted:
        for told in _near(free, figure.sentence):
            if not comparable(figure, told):
                continue
            telling = reports.of(told)
            if telling is not None and _is_of(reports, figure, quote, told, telling):
                one, other = held_together(figure, told)
                yield Bound(one, document), Bound(other, document)


def _is_whole(document: Document, fact: Fact) -> bool:
    """Tell a count of all that somebody has from one of some: "seven of his players"."""
    quantity = quantity_of(fact)
    if quantity is None or quantity.refers != "part" or fact.kind is Kind.FRACTION:
        return quantity is not None
    return _OF_THEIRS.match(document.text, fact.span.end, concurrent=False) is not None


def _quoted(scene: Scene, figures: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Give each figure that is the only one of its kind in a quote with a speaker."""
    for fact, quote in quotes_of(scene):
        if quote.speaker is None:
            continue
        first = bisect_left(figures, fact.span.start, key=_start)
        inside = figures[first : bisect_left(figures, fact.span.end, first, key=_start)]
        for figure in inside:
            if not any(comparable(figure, one) for one in inside if one is not figure):
                yield figure, fact


def _free(scene: Scene, figures: Sequence[Fact]) -> list[Fact]:
    quotes = areas_of(Kind.QUOTE, scene.article)
    return [one for one in figures if one.span.start not in quotes]


def _start(fact: Fact) -> int:
    return fact.span.start


def _near(free: Sequence[Fact], sentence: int) -> Iterator[Fact]:
    first = bisect_left(free, sentence - _BEFORE, key=lambda fact: fact.sentence)
    for fact in free[first:]:
        if fact.sentence > sentence + _AFTER:
            return
        if fact.sentence != sentence:
            yield fact


# --- one speaker, one thing, nothing that lets both be true -----------------------------------


def _is_of(reports: Reports, figure: Fact, quote: Fact, told: Fact, telling: Telling) -> bool:
    assert isinstance(quote.value, Quotation)
    assert quote.value.speaker is not None
    document = reports.document
    telling = _to_its_end(document, told, telling)
    spans = (sentence_at(document, figure.sentence), sentence_at(document, told.sentence))
    return (
        reports.one(quote.value.speaker, telling.speaker, spans)
        and not lets_both_be(reports, figure, quote, told, telling)
        and (
            same_thing(reports, figure, quote, told, telling)
            or is_one_stay(document, figure, quote, told, telling)
        )
    )


def _to_its_end(document: Document, told: Fact, telling: Telling) -> Telling:
    """Leave out what ended a stay: "he had been there for 50 minutes before a dog found him"."""
    text = document.text
    before = text[telling.content.start : told.span.start]
    ended = _ENDED.match(text, told.span.end, telling.content.end, concurrent=False)
    if told.kind is not Kind.DURATION or ended is None or not _FOR.search(before):
        return telling
    return replace(telling, content=Span(telling.content.start, told.span.end))

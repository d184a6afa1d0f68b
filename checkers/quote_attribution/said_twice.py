"""One figure that a speaker is quoted with twice on one occasion: "about 40 jobs", "50 jobs"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import chain

import regex

from checkers.facts.lexicon import either, load
from checkers.model import (
    TIME_KINDS,
    Document,
    Fact,
    Kind,
    Quotation,
    Range,
    Span,
    Speaker,
    TimeExpression,
)
from checkers.passages import content_words, stem
from checkers.passages.words import WORD
from checkers.quote_attribution.one_occasion import find_retold
from checkers.quote_attribution.passages import quotes_of
from checkers.quote_attribution.pointed_back import find_pointing_back
from checkers.quote_attribution.promised_sums import find_promised_sums
from checkers.quote_attribution.reported import (
    SAME_OCCASION,
    Reports,
    is_in,
    reports_of,
    sentence_at,
)
from checkers.quote_attribution.values import comparable, held_together, quantity_of
from checkers.ranges import exactly
from checkers.rulebook.vocabulary import Bound, Scene

_LEXICON = load("retelling")
_OCCASION = either(_LEXICON["occasions"])
_HERE = regex.compile(
    rf"(?i)\b(?:(?:in|during|of|at|on) (?:her|his|the|that|this) (?:\w+ )?(?:{_OCCASION})\b"
    rf"|the same (?:\w+ )?(?:{_OCCASION})\b"
    r"|(?:towards|near|at) the end\b|went on\b|repeated\b|the (?:line|remark|phrase|promise)\b"
    r"|(?:remarks?|words?|line|phrase|promise) (?:at|in|on|to) (?:the|that) "
    rf"(?:\w+ )?(?:{_OCCASION})\b)"
)
_REPEATED = regex.compile(r"\brepeated\b|\bthe (?:line|remark|phrase|promise|words)\b")
_ANOTHER = regex.compile(
    rf"(?i)\b(?:{either(_LEXICON['apart_in_quotes'])})\b|\b(?:not|never|no)\b|n['’]t\b"
)
_PLAIN = frozenset(stem(word) for word in _LEXICON["plain_in_quotes"])
_CLAUSE = regex.compile(r"[.;:!?—–](?=\s)|,? (?:and|but|so|because|who|which|that) ")
_RUN = 4  # words in a row that only one utterance has
_BESIDE = 5  # words before a figure that say whether it is of another time or part
_FAR = 12  # sentences


def find_figures_said_twice(scene: Scene) -> Iterator[tuple[Bound, Bound]]:
    """Pair the figures of two quotes that one person is told to have said on one occasion.

    Both are the only one of their kind in their quotes and of one noun, and the second is told of
    the first's occasion; what else is said of them has words in common, or is nothing.
    """
    document = scene.article.document
    seen = set()
    for one, other in chain(
        find_pointing_back(scene), find_retold(scene), find_promised_sums(scene)
    ):
        if (one.span, other.span) in seen:
            continue
        seen.add((one.span, other.span))
        first, second = _held(one, other)
        yield Bound(first, document), Bound(second, document)
    yield from _quoted_twice(scene, seen)


def _quoted_twice(
    scene: Scene, seen: Collection[tuple[Span, Span]]
) -> Iterator[tuple[Bound, Bound]]:
    """Pair the figures of two quotes whose second is told of the first's occasion."""
    document = scene.article.document
    said = list(_figures(scene))
    if len(said) < 2:
        return
    reports = reports_of(scene)
    for place, (figure, quote) in enumerate(said):
        for again, later in said[place + 1 :]:
            if later is quote or later.sentence - quote.sentence > _FAR:
                continue
            if (figure.span, again.span) in seen:
                continue
            if comparable(figure, again) and _are_one(reports, (figure, quote), (again, later)):
                one, other = _held(figure, again)
                yield Bound(one, document), Bound(other, document)


def _figures(scene: Scene) -> Iterator[tuple[Fact, Fact]]:
    """Give each figure that its quote has one of, or the same one twice."""
    figures = [fact for fact in scene.article.items if quantity_of(fact) is not None]
    for fact, quote in quotes_of(scene) if len(figures) > 1 else ():
        if quote.speaker is None:
            continue
        inside = [one for one in figures if is_in(one.span, fact.span)]
        for figure in inside:
            alike = [one for one in inside if comparable(figure, one)]
            if len({_stated(one) for one in alike}) == 1 and alike[0] is figure:
                yield figure, fact


def _stated(fact: Fact) -> object:
    quantity = quantity_of(fact)
    return None if quantity is None else quantity.stated


def _are_one(reports: Reports, one: tuple[Fact, Fact], other: tuple[Fact, Fact]) -> bool:
    (figure, quote), (again, later) = one, other
    assert isinstance(quote.value, Quotation)
    assert isinstance(later.value, Quotation)
    document = reports.document
    sentence = sentence_at(document, later.sentence)
    told = document.text[sentence.start : sentence.end].replace(later.text, " ")
    if not (SAME_OCCASION.search(told) or _HERE.search(told)):
        return False
    if not _one_speaker(reports, quote.value.speaker, later.value.speaker):
        return False
    clauses = _clause(document, figure, quote), _clause(document, again, later)
    if any(_ANOTHER.search(" ".join(clause), concurrent=False) for clause in clauses):
        return False
    if _timed(reports, figure, quote) or _timed(reports, again, later):
        return False
    return _one_noun(figure, again) and (
        _one_run(quote.text, later.text)
        or _one_matter(document, figure, quote, clauses[1], repeated=bool(_REPEATED.search(told)))
    )


def _one_speaker(reports: Reports, one: Speaker | None, other: Speaker | None) -> bool:
    if one is None or other is None:
        return False
    if one.name is not None and other.name is not None:
        return one.name == other.name
    return reports.carried_on(one, other)


def _clause(document: Document, figure: Fact, quote: Fact) -> tuple[str, str]:
    """Give what stands before and behind a figure in its clause of a quote."""
    start, end = quote.span.start, quote.span.end
    for match in _CLAUSE.finditer(document.text, start, end, concurrent=False):
        if match.end() <= figure.span.start:
            start = match.end()
        elif match.start() >= figure.span.end:
            end = match.start()
            break
    return document.text[start : figure.span.start], document.text[figure.span.end : end]


def _timed(reports: Reports, figure: Fact, quote: Fact) -> bool:
    return any(
        time.kind in TIME_KINDS - {Kind.DURATION} and time.span != figure.span
        for time in reports.facts.within(quote.span)
    )


def _one_noun(one: Fact, other: Fact) -> bool:
    a, b = quantity_of(one), quantity_of(other)
    if a is None or b is None or a.unit != b.unit or a.per != b.per:
        return False
    return set(a.modifiers) == set(b.modifiers)


def _one_run(one: str, other: str) -> bool:
    """Tell whether two quotes have several words in a row: "weeks with a dentist and a cello"."""
    a, b = (WORD.findall(words.lower()) for words in (one, other))
    runs = {tuple(a[at : at + _RUN]) for at in range(len(a) - _RUN + 1)}
    return any(tuple(b[at : at + _RUN]) in runs for at in range(len(b) - _RUN + 1))


def _one_matter(
    document: Document, figure: Fact, quote: Fact, clause: tuple[str, str], *, repeated: bool
) -> bool:
    """Tell whether a clause says of its figure what the first quote's sentence does, or nothing.

    A count is of its noun; sums, shares and lengths are of whatever the other words say.
    """
    span = sentence_at(document, quote.sentence)
    units = {stem(word) for word in (getattr(quantity_of(figure), "unit", None) or "").split()}
    known = {*content_words(document.text[span.start : span.end]), *units, *_PLAIN}
    before, behind = (content_words(words) for words in clause)
    rest = [word for word in (*before, *behind) if word not in units | _PLAIN]
    if not rest:
        return figure.kind is Kind.COUNT or repeated
    if figure.kind is not Kind.COUNT or not known.issuperset(before):
        return known.issuperset(rest)
    return rest[0] in known


def _held(one: Fact, other: Fact) -> tuple[Fact, Fact]:
    """Give both as the numbers that they are where both are hedged alike: "more than", "about"."""
    a, b = quantity_of(one), quantity_of(other)
    assert a is not None
    assert b is not None
    bounds = [(q.range.low == q.stated, q.range.high == q.stated) for q in (a, b)]
    if bounds[0] != bounds[1] or a.stated is None or b.stated is None:
        return held_together(one, other)
    first, second = exactly(a.stated), exactly(b.stated)
    return held_together(_ranged(one, first), _ranged(other, second))


def _ranged(fact: Fact, told: Range) -> Fact:
    value = fact.value
    if isinstance(value, TimeExpression) and value.length is not None:
        return replace(fact, value=replace(value, length=replace(value.length, range=told)))
    quantity = quantity_of(fact)
    assert quantity is not None
    return replace(fact, value=replace(quantity, range=told))

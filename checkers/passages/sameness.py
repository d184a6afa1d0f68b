"""When two statements with different figures can only be about the same thing.

Each test is a way in which both can be true: another time, another place or person, another part
of the whole, a later count.  What passes all of them contradicts.
"""

from __future__ import annotations

from collections.abc import Iterable

from checkers.model import TIME_KINDS, Fact, Kind, Quantity, Range, Span
from checkers.passages.index import PassageIndex
from checkers.passages.statements import (
    Reading,
    Statement,
    Word,
    clause_around,
    is_coarse,
    role_of,
    same_time,
    unit_span,
)

SHARED_WORDS = 3  # without which two sentences in the same words say nothing in particular
_CLOSE = 0.7  # share of the claim's words that the other sentence must hold by itself
_NEXT = 2  # words on each side that say most closely what a figure is of


def same_thing(
    reading: Reading, index: PassageIndex, claim: Fact, own: Statement, told: Fact, other: Statement
) -> bool:
    """Tell whether no time, name, number or word lets both facts be true of different things."""
    if other.is_a_list or own.open != other.open or own.foreseen != other.foreseen:
        return False
    if role_of(own.document, claim) != role_of(other.document, told):
        return False
    around_own = reading.window(own.document, own.sentence)
    around_other = reading.window(other.document, other.sentence)
    return (
        _same_subject(index, claim, own, other)
        and _same_closest_words(claim, own, told, other)
        and _same_names(own, around_own, told, other, around_other)
        and _same_times(claim, own, around_own, told, other, around_other)
        and _same_numbers(claim, own, told, other)
        and _stands_alone(told, other, around_other)
    )


def _same_subject(index: PassageIndex, claim: Fact, own: Statement, other: Statement) -> bool:
    """Tell whether the other sentence holds most words, the verb and the first among them."""
    words = own.around(claim.span)
    weights = {word.stem: index.weight(word.stem) for word in words}
    shared = weights.keys() & other.stems
    total = sum(weights.values())
    if len(shared) < SHARED_WORDS or sum(weights[word] for word in shared) < _CLOSE * total:
        return False
    verbs = [word for word in words if word.verb and not word.named]
    if not verbs:
        return False
    return _nearest(verbs, claim.span).stem in shared and words[0].stem in shared


def _nearest(words: Iterable[Word], span: Span) -> Word:
    return min(words, key=lambda word: max(span.start - word.end, word.start - span.end))


def _same_closest_words(claim: Fact, own: Statement, told: Fact, other: Statement) -> bool:
    """Compare the words beside both figures, within their clauses: "annual profit" is another."""
    return (
        _counted(claim, own) == _counted(told, other)
        and _closest(claim, own) <= other.stems
        and (told.kind in TIME_KINDS or _closest(told, other) <= own.stems)
    )


def _counted(fact: Fact, statement: Statement) -> tuple[str, ...]:
    """Give what is counted with its modifiers: "registered voters" are not "voters"."""
    span = unit_span(fact)
    return tuple(w.stem for w in statement.words if span.start <= w.start and w.end <= span.end)


def _closest(fact: Fact, statement: Statement) -> frozenset[str]:
    clause = clause_around(statement, fact.span)
    return frozenset(
        word.stem
        for word in statement.around(unit_span(fact), reach=_NEXT)
        if clause.start <= word.start and word.end <= clause.end
    )


def _same_names(
    own: Statement,
    around_own: Iterable[Statement],
    told: Fact,
    other: Statement,
    around_other: Iterable[Statement],
) -> bool:
    """Tell whether neither sentence names anybody or any place that the other passage does not."""
    clause = clause_around(other, told.span)
    beside = {
        word.stem
        for word in other.words
        if word.stem in other.names and clause.start <= word.start and word.end <= clause.end
    }
    return own.names <= _stems(around_other) and beside <= _stems(around_own)


def _stems(window: Iterable[Statement]) -> frozenset[str]:
    return frozenset().union(*(statement.stems for statement in window))


def _same_times(
    claim: Fact,
    own: Statement,
    around_own: Iterable[Statement],
    told: Fact,
    other: Statement,
    around_other: Iterable[Statement],
) -> bool:
    """Tell whether both sentences speak of one time.

    The day of the news may be left out on one side; a year, a month or a period may not.
    """
    ours = [time for time in own.times if time is not claim]
    theirs = [time for time in other.times if time is not told]
    near_ours = [time for one in around_own for time in one.times]
    near_theirs = [time for one in around_other for time in one.times]
    return times_covered(ours, theirs, near_theirs) and times_covered(theirs, ours, near_ours)


def times_covered(times: list[Fact], stated: list[Fact], near: list[Fact]) -> bool:
    return all(
        any(same_time(time, one) for one in near) or not (stated or is_coarse(time))
        for time in times
    )


def _same_numbers(claim: Fact, own: Statement, told: Fact, other: Statement) -> bool:
    """Tell whether bare numbers and digits are the same on both sides, and what both count."""
    ours = [figure for figure in own.figures if figure is not claim]
    theirs = [figure for figure in other.figures if figure is not told]
    return bare_numbers(claim, own) == bare_numbers(told, other) and all(
        any(_quantity(figure) == _quantity(one) for one in peers)
        for figure in ours
        if (peers := [one for one in theirs if _of_one_kind(figure, one)])
    )


def _quantity(figure: Fact) -> Range | None:
    return figure.value.range if isinstance(figure.value, Quantity) else None


def _of_one_kind(one: Fact, other: Fact) -> bool:
    a, b = one.value, other.value
    same = isinstance(a, Quantity) and isinstance(b, Quantity) and a.unit == b.unit
    return same and one.kind == other.kind


def bare_numbers(fact: Fact, statement: Statement) -> frozenset[str]:
    bare = {
        figure.text.casefold()
        for figure in statement.figures
        if figure is not fact and figure.kind in (Kind.NUMBER, Kind.ORDINAL, Kind.SCORE)
    }
    return statement.loose | bare


def _stands_alone(told: Fact, other: Statement, around: Iterable[Statement]) -> bool:
    """Tell whether no other figure beside this one could be a part of a sum, or a later count."""
    return not any(
        _could_add(told, figure) for one in around for figure in one.figures if figure is not told
    ) and not any(one.open and one is not other for one in around)


def _could_add(told: Fact, figure: Fact) -> bool:
    if figure.kind in (Kind.NUMBER, Kind.FRACTION, Kind.MULTIPLE):
        return True
    return _of_one_kind(told, figure)

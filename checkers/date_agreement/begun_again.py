"""A second year from which an anniversary may count: "founded in 1890 and rebuilt in 1924"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.date_agreement.sentences import Line, when
from checkers.facts.lexicon import either, load
from checkers.model import Fact, Span, TimeExpression
from checkers.rulebook.vocabulary import Bound, Scene

_KEEPS = rf"\b(?:{either(load('calendar')['founding']['keeps'])})\b"
# Words that go on about what began, up to a second year.
_ALSO = regex.compile(
    rf",?\s(?:(?:and|but|then|or|before)\s)*(?!{_KEEPS}|will\b)(?:\p{{Ll}}+\s)(?:[^\s,;]+\s){{0,7}}?"
    r"(?:(?:in|on|since|from|of|until|to)\s)?(?:the\s)?\Z"
)
_ITS_CLAUSE = regex.compile(r",?\s(?:the|an?|it|they|he|she|its|their|in|on|by)\s")
_KEPT = regex.compile(_KEEPS)


def counts_from_another(
    found: Sequence[Line],
    feast: tuple[Line, Span, int],
    start: tuple[Line, Fact],
    now: Bound,
    scene: Scene,
) -> bool:
    """Tell whether an anniversary counts from another year than the one taken for its beginning.

    Another year fits it, or the year taken for its own goes with the beginning.
    """
    line, span, years = feast
    then = now.item
    if not isinstance(then, Fact):
        return False
    since, own, here = _year(start[1]), _year(then), _year_here(scene)
    if since is None or own is None or own - since == years:
        return False
    if own < since:
        return True
    if (here is None or own < here) and _goes_with(line, start, then, span):
        return True
    return any(other + years in (own, here) for other in _others(found, line, start))


def _others(found: Sequence[Line], line: Line, start: tuple[Line, Fact]) -> Iterator[int]:
    first, last = sorted((line.index, start[0].index))
    for near in found[first : last + 1]:
        for date in near.dates():
            value = when(date)
            if date.span != start[1].span and value is not None and value.year is not None:
                yield value.year


def _goes_with(line: Line, start: tuple[Line, Fact], then: Fact, feast: Span) -> bool:
    """Tell "founded in 1890 and rebuilt in 1924, marks": a year of the beginning's own clause."""
    if start[0].index != line.index or not start[1].span.end < then.span.start < feast.start:
        return False
    between = line.between(start[1], then)
    if _ITS_CLAUSE.match(between) or not _ALSO.fullmatch(between, concurrent=False):
        return False
    text = line.document.text
    return _KEPT.search(text, then.span.end, feast.start, concurrent=False) is not None


def _year(fact: Fact) -> int | None:
    value = when(fact)
    return value.days.last.year if value is not None and value.days is not None else None


def _year_here(scene: Scene) -> int | None:
    now = scene.reference
    return now.days.last.year if isinstance(now, TimeExpression) and now.days else None


__all__ = ["counts_from_another"]

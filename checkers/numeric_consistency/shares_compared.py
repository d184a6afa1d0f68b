"""A share told again beside another's: "A third do.  Elsewhere it is 20%, against 45% here".

Where the new share is that of others, the one that it is held against is what the sentence before
told of, and its group was told of before.
"""

from __future__ import annotations

from collections.abc import Iterator

from checkers.model import Fact, Kind
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases
from checkers.numeric_consistency.pairs import DATED, steps
from checkers.passages import content_words

_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})


def shares_compared(lines: Lines, line: Line) -> Iterator[tuple[Fact, Fact]]:
    """Give a fraction, and the percentage by which the next sentence compares it with others'."""
    found = phrases("others_compared").first(line)
    before = lines.beside(line, -1) if found is not None else None
    if found is None or before is None or steps(before):
        return
    told = [fact for fact in before.facts if fact.kind in _SHARES]
    here = [fact for fact in line.facts if fact.kind in _SHARES]
    if len(told) != 1 or told[0].kind is not Kind.FRACTION or len(here) != 2:
        return
    if _is_of_a_known_group(line, found, before):
        yield told[0], found["again"]


def _is_of_a_known_group(line: Line, found: Found, before: Line) -> bool:
    """Tell whether the group of the share told again was told of before, and no other time is."""
    place = found.places["again"]
    head, rest = line.text[found.start : place], line.text[place + 1 : found.end]
    dated = any(
        place < at < found.end and fact.kind in DATED
        for at, fact in zip(line.places, line.facts, strict=True)
    )
    group = set(content_words(rest))
    if not phrases("of_the_others").stands(head):
        # "For women 22%, compared with 65% for men": two new groups, unless the fraction is of men.
        return bool(group) and not dated and group <= set(content_words(before.text))
    if dated or phrases("of_another_lot").stands(rest):
        return False
    text = line.document.text[: line.document.sentences[line.index].span.start]
    return group <= set(content_words(text))

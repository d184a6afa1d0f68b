"""A whole that so many places share, and a part for each: "250 jobs at two sites, 140 in Arle …".

Where as many parts follow as there are places, and each goes with a name, none is left out.  They
can still be parts of something else; so only what is nearly the whole is held against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from checkers.model import TIME_KINDS, Fact, Quantity
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, word_list
from checkers.numeric_consistency.quantities import PLAIN, size_of, unit_of
from checkers.numeric_consistency.slips import mistyped
from checkers.passages import stem

# The line of the whole, the whole, the line of the parts, and the parts.
Sum = tuple[Line, Fact, Line, list[Fact]]

_MOST_PLACES = 5
_AHEAD = 3  # sentences behind the whole in which its parts can stand
_NEAR, _CLOSE = Fraction(1, 8), 2
_LEAST = 6  # a whole of fewer is nearly anything
_NAMED = regex.compile(r"(?<![.!?]\s)\b\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*)*")
_OPENING = regex.compile(r"\A(?:The\s)?\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*)*(?=\s\p{Ll}+\s)")
_NOT_ALL, _OF_SOME = word_list("not_all_parts"), word_list("told_of_some")


def shared_by_places(lines: Lines, line: Line) -> Iterator[Sum]:
    """Give each whole that is not what the parts of its places make."""
    for name in ("whole_at_places", "places_with_whole"):
        found = phrases(name).first(line)
        if found is None or not _may_be_shared(found):
            continue
        for row, parts in _parts(lines, found):
            here = row is line
            if _are_of_it(found, row, parts) and _is_meant(found["total"], parts, here=here):
                yield line, found["total"], row, parts
            return


def _may_be_shared(found: Found) -> bool:
    total, places = _quantity(found["total"]), _quantity(found["places"])
    if total.hedge or places.hedge or total.stated is None or places.stated is None:
        return False
    if total.refers in ("more", "part") or places.unit is None:
        return False
    return 1 < places.stated <= _MOST_PLACES and total.stated >= _LEAST


def _parts(lines: Lines, found: Found) -> Iterator[tuple[Line, list[Fact]]]:
    """Give the figures behind a whole: those of its own sentence, else of the next that has any."""
    line, document = found.line, lines.document
    plain = [fact for fact in line.facts if fact.kind in PLAIN]
    both = {found["total"], found["places"]}
    behind = [fact for fact in plain if fact not in both]
    if behind:
        if all(line.places[line.facts.index(fact)] >= found.end for fact in behind):
            yield line, behind
        return
    sentences = document.sentences
    for index in range(line.index + 1, min(len(sentences), line.index + 1 + _AHEAD)):
        if sentences[index].paragraph - sentences[line.index].paragraph > 1:
            return
        row = lines.line(index)
        told = [fact for fact in row.facts if fact.kind in PLAIN]
        if len(told) == size_of(found["places"]):
            yield row, told
            return
        if len(told) > 1:
            return


def _are_of_it(found: Found, row: Line, parts: Sequence[Fact]) -> bool:
    """Tell whether each part is of one place that is named, and counts what the whole does."""
    if len(parts) != size_of(found["places"]) or any(_quantity(part).hedge for part in parts):
        return False
    words = row.words - (found.line.words if row is not found.line else frozenset())
    if not _NOT_ALL.isdisjoint(row.words) or not _OF_SOME.isdisjoint(words):
        return False
    return _named(row, parts) >= len(parts) and all(_is_alike(found["total"], p) for p in parts)


def _is_alike(total: Fact, part: Fact) -> bool:
    one, other = unit_of(total), unit_of(part)
    if one is None or other is None or stem(one) == stem(other):
        return True
    people = word_list("people")
    return one in people and other in people and one in ("people", "persons")


def _named(row: Line, parts: Sequence[Fact]) -> int:
    """Count the names beside parts, one in front of the first or behind each."""
    document = row.document
    span = document.sentences[row.index].span
    ends = [*(part.span.start for part in parts[1:]), span.end]
    timed = [fact.span for fact in row.facts if fact.kind in TIME_KINDS]
    behind = [
        any(
            not any(time.start <= name.start() < time.end for time in timed)
            for name in _NAMED.finditer(document.text, part.span.end, end)
        )
        for part, end in zip(parts, ends, strict=True)
    ]
    head = document.text[span.start : parts[0].span.start]
    led = _OPENING.match(head) is not None or _NAMED.search(head) is not None
    if all(behind):
        return len(parts)
    return len(parts) if led and all(behind[:-1]) else 0


def _is_meant(total: Fact, parts: Sequence[Fact], *, here: bool) -> bool:
    """Tell whether a whole is nearly what parts make; in another sentence, but for a slip."""
    size, made = size_of(total), sum(map(size_of, parts), Fraction(0))
    if size == made or size <= max(map(size_of, parts)):
        return False
    near = max(_NEAR * made, Fraction(_CLOSE)) if here else Fraction(_CLOSE)
    return abs(size - made) <= near or mistyped(size, made)


def _quantity(fact: Fact) -> Quantity:
    assert isinstance(fact.value, Quantity)
    return fact.value

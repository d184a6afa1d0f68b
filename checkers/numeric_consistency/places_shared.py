"""A whole that so many places share, and a part for each: "250 jobs at two sites, 140 in Arle …".

Where a sentence tells as many parts as there are places, each with a name and with nothing else,
none is left out.  With a verb or a noun of their own they would be parts of something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from checkers.model import TIME_KINDS, Fact, Quantity
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, word_list
from checkers.numeric_consistency.quantities import PLAIN, size_of
from checkers.numeric_consistency.slips import mistyped

# The line of the whole, the whole, the line of the parts, and the parts.
Sum = tuple[Line, Fact, Line, list[Fact]]

_MOST_PLACES = 5
_BESIDE = 2  # sentences on either side that may tell what no place has
_NEAR, _CLOSE = Fraction(1, 8), 2
_LEAST = 6  # a whole of fewer is nearly anything
_NAME = r"(?:\p{Lu}[\p{L}'’-]*)(?:\s\p{Lu}[\p{L}'’-]*){0,3}"
_IN_PLACE = rf"\s(?:in|at|from|on|aboard)\s(?:the\s)?{_NAME}"
_LED_IN = regex.compile(rf"(?:\s\p{{Ll}}[\p{{L}}-]*){{0,3}}(?:\s{_NAME})?\s?[,:–—(-]\s?")
_BETWEEN = regex.compile(rf"{_IN_PLACE}(?:,|;)?(?:\sand)?\s")
_LAST = regex.compile(rf"{_IN_PLACE}\s?(?:[.)]|,\s[^,;\d]{{1,40}}\ssa(?:id|ys)\.)+\s*")
_NOT_ALL, _AND_MORE = word_list("not_all_parts"), word_list("and_more_parts")


def shared_by_places(lines: Lines, line: Line) -> Iterator[Sum]:
    """Give each whole that is not what the parts of its places make."""
    found = phrases("whole_at_places").first(line)
    if found is None or not _may_be_shared(found):
        return
    parts = _parts(found)
    if parts and _is_meant(found["total"], parts) and not _is_rest_told(lines, found, parts):
        yield line, found["total"], line, parts


def _may_be_shared(found: Found) -> bool:
    total, places = _quantity(found["total"]), _quantity(found["places"])
    if total.hedge or places.hedge or total.stated is None or places.stated is None:
        return False
    if total.refers in ("more", "part") or places.unit is None:
        return False
    return 1 < places.stated <= _MOST_PLACES and total.stated >= _LEAST


def _parts(found: Found) -> list[Fact]:
    """Give the figures behind the places, where each has a name and nothing else beside it."""
    line = found.line
    both = {found["total"], found["places"]}
    parts = [fact for fact in line.facts if fact.kind in PLAIN and fact not in both]
    if len(parts) != size_of(found["places"]) or any(_quantity(part).hedge for part in parts):
        return []
    if not _NOT_ALL.isdisjoint(line.words) or parts[0].span.start < found["places"].span.end:
        return []
    if any(fact.kind in TIME_KINDS and fact.span.start > parts[0].span.end for fact in line.facts):
        return []  # "140 in May"
    text = line.document.text
    ends = [*(part.span.start for part in parts[1:]), line.document.sentences[line.index].span.end]
    grammar = [_LED_IN, *[_BETWEEN] * (len(parts) - 1), _LAST]
    starts = [fact.span.end for fact in (found["places"], *parts)]
    stops = [parts[0].span.start, *ends]
    told = zip(grammar, starts, stops, strict=True)
    return parts if all(each.fullmatch(text, start, stop) for each, start, stop in told) else []


def _is_rest_told(lines: Lines, found: Found, parts: Sequence[Fact]) -> bool:
    """Tell whether a sentence beside it tells what the places lack: "ten more at head office"."""
    total = found["total"]
    left = abs(size_of(total) - sum(map(size_of, parts), Fraction(0)))
    here, last = found.line.index, len(lines.document.sentences) - 1
    for index in range(max(0, here - _BESIDE), min(last, here + _BESIDE) + 1):
        row = lines.line(index)
        if index > here and not _AND_MORE.isdisjoint(row.words):
            return True
        if any(size_of(fact) == left for fact in row.facts if fact.kind in PLAIN):
            return True
    return False


def _is_meant(total: Fact, parts: Sequence[Fact]) -> bool:
    """Tell whether a whole is nearly what its parts make, or a slip for it."""
    size, made = size_of(total), sum(map(size_of, parts), Fraction(0))
    if size == made or size <= max(map(size_of, parts)):
        return False
    return abs(size - made) <= max(_NEAR * made, Fraction(_CLOSE)) or mistyped(size, made)


def _quantity(fact: Fact) -> Quantity:
    assert isinstance(fact.value, Quantity)
    return fact.value

"""Sums that a text comes back to in other words: "23 women and 18 men … All 41 of them".

A definite number points at what was told before it.  Where one sentence tells parts and the next
speaks of all of them, the number is their sum, unless the parts are not all that was told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from checkers.facts.lexicon import load
from checkers.model import Fact, Kind, Span
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, word_list
from checkers.numeric_consistency.quantities import PLAIN, size_of, unit_of
from checkers.passages import stem

Sum = tuple[Line, Fact, Line, list[Fact]]

_SUMMED = PLAIN | {Kind.MONEY, Kind.MEASURE}
_DEEDS = {noun: frozenset(words) for noun, words in load("gathered")["deeds"].items()}
# A number that is farther from the sum of the parts is hardly meant for it.
_NEAR = Fraction(1, 4)
_CLOSE = 2
_BACK = 3  # sentences in which the parts of a deed can stand


def gathered(lines: Lines) -> Iterator[Sum]:
    """Give each total that points back at its parts, with them: lines and figures of both."""
    for line in lines:
        before = lines.beside(line, -1)
        if before is not None and len(_summed(before)) > 1:
            yield from _pointed_back(lines, line, before)
        yield from _deeds_back(lines, line)
        yield from _counted_parts(line, before)


def _summed(line: Line) -> list[tuple[int, Fact]]:
    return [
        (place, fact)
        for place, fact in zip(line.places, line.facts, strict=True)
        if fact.kind in _SUMMED
    ]


# --- "all 41 of them", "the 28 pupils" -----------------------------------------------------------


def _pointed_back(lines: Lines, line: Line, before: Line) -> Iterator[Sum]:
    found = phrases("told_back").first(line)
    if found is None or _names_another(found):
        return
    parts = _only_list(before)
    if parts and _is_all(lines, found, before, parts):
        yield line, found["total"], before, parts


def _deeds_back(lines: Lines, line: Line) -> Iterator[Sum]:
    """Read "The 30 layoffs" behind "19 clerks, eight cooks and two guards will be let go".

    A deed and its verb belong together over sentences that tell of something else.
    """
    found = phrases("told_back").first(line) if not _DEEDS.keys().isdisjoint(line.words) else None
    if found is None or unit_of(found["total"]) not in _DEEDS or _names_another(found):
        return
    sentences = lines.document.sentences
    for index in range(line.index - 1, max(-1, line.index - 1 - _BACK), -1):
        apart = sentences[line.index].paragraph - sentences[index].paragraph
        row = lines.line(index)
        if apart > 1 or _DEEDS[unit_of(found["total"]) or ""].isdisjoint(row.words):
            continue
        parts = _only_list(row) if len(_summed(row)) > 1 else []
        if not parts:
            continue
        beside = lines.beside(line, -1)
        right_before = beside is not None and beside.index == index  # read already
        if not right_before and _is_all(lines, found, row, parts):
            yield line, found["total"], row, parts
        return


def _names_another(found: Found) -> bool:
    """Tell whether a name narrows a total: "the 85 points Harwick scored"."""
    line, place = found.line, found.places["total"]
    words = line.document.text[line.origin(place + 1) : line.origin(found.end)]
    return any(word[:1].isupper() for word in words.split())


def _only_list(line: Line) -> list[Fact]:
    """List the figures of a sentence where they are one list and all that is told."""
    told = _summed(line)
    if len(told) > 2 and size_of(told[0][1]) == len(told) - 1:
        told = told[1:]  # "two halls, one with 40 looms and one with 35"
    parts = [fact for _, fact in told]
    kinds = {fact.kind for fact in parts}
    if not (kinds <= PLAIN or kinds == {Kind.MONEY}):
        return []
    if any(phrases(name).stand_in(line) for name in ("overlapping", "more_told", "rates_told")):
        return []
    for (place, _), (following, _) in pairwise(told):
        between = line.text[place + 1 : following]
        if not phrases("list_glue").is_all(between):
            return []
        if phrases("one_told").stands(between) and (kinds <= PLAIN or ", " in between):
            return []
    first, last = told[0][0], told[-1][0]
    if phrases("part_of_row").stands(line.text[:first]):
        return []  # "the pilot, six passengers and two crew"
    return [] if phrases("uncounted_after").stands(line.text[last + 1 :]) else parts


def _is_all(lines: Lines, found: Found, before: Line, parts: Sequence[Fact]) -> bool:
    total = found["total"]
    size, made = size_of(total), _sum(parts)
    if size in map(size_of, parts) or not _is_meant(size, made):
        return False
    if any(_is_told_before(lines, told, parts) for told in (size, abs(size - made))):
        return False
    beside = phrases("with_more").stands(found.line.text[found.end :])
    if 0 < size - made <= _CLOSE and (beside or is_of_somebody(before, parts)):
        return False
    words = found.line.text[found.places["total"] + 1 : found.end]
    noun = unit_of(total)
    if total.kind is Kind.COUNT and noun is not None and noun not in words:
        return True  # "all eight became doctors": eight of the parts
    return _alike(total, parts, before)


def is_of_somebody(line: Line, parts: Sequence[Fact]) -> bool:
    """Tell whether somebody is named who may be one of all: "he brought up two sons"."""
    if word_list("people").isdisjoint(map(unit_of, parts)):
        return False
    head = line.text[: line.places[line.facts.index(parts[0])]]
    return phrases("somebody").stands(head) and not phrases("bereft").stands(head)


def _is_meant(size: Fraction, made: Fraction) -> bool:
    return abs(size - made) <= max(Fraction(_CLOSE), made * _NEAR) or (
        sorted(str(size)) == sorted(str(made))
    )


def _is_told_before(lines: Lines, size: Fraction, parts: Sequence[Fact]) -> bool:
    """Tell whether a number stands before the parts: it may be what the total is, or lacks."""
    first = lines.once(_first_places).get(size)
    return first is not None and first < parts[0].span


def _first_places(lines: Lines) -> dict[Fraction, Span]:
    """Tell where each number is told first."""
    found: dict[Fraction, Span] = {}
    for fact in (fact for line in lines for fact in line.facts):
        if fact.kind in PLAIN:
            found.setdefault(size_of(fact), fact.span)
    return found


def is_of_their_kind(total: Fact, parts: Sequence[Fact], line: Line | None = None) -> bool:
    """Tell whether the noun of a total sums up what the parts, told in `line`, count."""
    units = [unit for unit in map(unit_of, parts) if unit is not None]
    noun = unit_of(total)
    if noun is None:
        return True
    if line is not None and noun in _DEEDS:  # "are laid off … The 30 layoffs"
        told = not _DEEDS[noun].isdisjoint(line.words)
        return told and not word_list("people").isdisjoint(units)
    if stem(noun) in map(stem, units):
        return len(set(map(stem, units))) == 1
    people = word_list("people")
    if noun in people:
        return (
            noun not in word_list("agents")
            and bool(units)
            and all(unit in people for unit in units)
        )
    return noun in word_list("things") and not all(unit in people for unit in units)


# --- "two sources: £4.5m from … and £1.7m from …" ------------------------------------------------


def _counted_parts(line: Line, before: Line | None) -> Iterator[Sum]:
    for found in phrases("parts_counted").find(line):
        told = [each for each in _summed(line) if each[0] >= found.end]
        parts = _list_of(line, found.end, told, int(size_of(found["parts"])))
        if not parts:
            continue
        made_up = phrases("make_up").first(line, line.places[line.facts.index(parts[-1])])
        if made_up is not None:
            if _alike(made_up["total"], parts):
                yield line, made_up["total"], line, parts
        elif before is not None and phrases("the_sum_again").stand_in(line):
            totals = [fact for _, fact in _summed(before) if _alike(fact, parts)]
            if len(totals) == 1 and _is_meant(size_of(totals[0]), _sum(parts)):
                yield before, totals[0], line, parts


def _list_of(line: Line, start: int, told: Sequence[tuple[int, Fact]], due: int) -> list[Fact]:
    """List the `due` figures that follow upon their number, each with where it comes from."""
    told = told[:due]
    if len(told) < due or due < 2 or not phrases("to_list").is_all(line.text[start : told[0][0]]):
        return []
    for (place, _), (following, _) in pairwise(told):
        if not phrases("list_glue").is_all(line.text[place + 1 : following]):
            return []
    return [fact for _, fact in told]


def _alike(total: Fact, parts: Sequence[Fact], line: Line | None = None) -> bool:
    if total in parts:
        return False
    if total.kind in PLAIN:
        return all(part.kind in PLAIN for part in parts) and is_of_their_kind(total, parts, line)
    return all(part.kind is total.kind and unit_of(part) == unit_of(total) for part in parts)


def _sum(parts: Sequence[Fact]) -> Fraction:
    return sum(map(size_of, parts), Fraction(0))

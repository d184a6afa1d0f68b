"""Parts in whatever words, and their sum: "40km on Monday, 35 on Tuesday … Her 85km walk".

Figures of one kind that are all a sentence tells can be parts of something.  They are where a
number that sums up ("all 31", "the €4.1m", "the 47 seats are shared between …") is very nearly what
they make: who tells of something else hardly hits upon it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import regex

from checkers.model import Fact, Kind, Quantity, Range, Span
from checkers.numeric_consistency.gathered import is_of_somebody, is_of_their_kind
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, word_list
from checkers.numeric_consistency.pairs import with_unit
from checkers.numeric_consistency.quantities import PLAIN, size_of, unit_of

_WORD = regex.compile(r"[a-z'-]+")
# The line of the total, the total, the line of the parts, and the parts.
Sum = tuple[Line, Fact, Line, list[Fact]]

_SUMMED = PLAIN | {Kind.MONEY, Kind.MEASURE}
_NOT_ALL, _FURTHER = word_list("not_all_parts"), word_list("goes_further")
# What a total may be off to be meant for the sum, and where it says that it is of all.
_NEAR, _NEAR_ALL = Fraction(1, 8), Fraction(1, 4)
_CLOSE = 2
_LEFT_OVER = word_list("those_left")
_FEWEST = 3  # parts that make a row
_SKIPPED = 1  # sentences without such figures between parts and total
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class _Parts:
    """Figures of one kind that are all that some sentences, up to `line`, tell of it."""

    line: Line
    first: Line
    facts: tuple[Fact, ...]
    closed: bool  # "the remaining £600": no other can be left out


def summed_up(lines: Lines, line: Line) -> Iterator[Sum]:
    """Give each number of a sentence that sums up, with its parts, where they do not make it."""
    if not any(fact.kind in _SUMMED for fact in line.facts):
        return
    yield from _behind(lines, line)
    for name in ("shared_among", "announced"):
        found = phrases(name).first(line)
        if found is not None:
            yield from _told_behind(lines, line, found)


# --- a total behind its parts --------------------------------------------------------------------


def _behind(lines: Lines, line: Line) -> Iterator[Sum]:
    for name in ("all_of_parts", "the_whole", "bill_brought_to"):
        found = phrases(name).first(line)
        if found is None:
            continue
        total = found["total"]
        parts = _parts_before(lines, line, found)
        if parts is None or not _is_whole_row(parts, found, name) or _was_told(lines, parts, total):
            continue
        if _may_hold_one_more(found, parts):
            continue
        if _can_be_meant(total, parts, _NEAR_ALL if found.has("all") else _NEAR):
            yield line, total, parts.line, list(parts.facts)
        return


def _may_hold_one_more(found: Found, parts: _Parts) -> bool:
    """Tell whether somebody beside the parts may be among all: "he brought up two sons"."""
    more = size_of(found["total"]) - sum(map(size_of, parts.facts), Fraction(0))
    if not 0 < more <= _CLOSE or found["total"].kind not in PLAIN:
        return False
    beside = phrases("with_more").stands(found.line.text[found.end :])
    return beside or is_of_somebody(parts.line, parts.facts)


def _is_whole_row(parts: _Parts, found: Found, name: str) -> bool:
    """Tell whether parts are enough of a row, for the words that sum them up, to be all."""
    if name == "bill_brought_to":
        return len(parts.facts) >= _FEWEST and parts.first is not parts.line
    if found.has("all") or parts.closed:
        return len(parts.facts) > 1
    return len(parts.facts) >= _FEWEST


def _parts_before(lines: Lines, line: Line, found: Found) -> _Parts | None:
    """Read the parts in a total's own sentence, or in those right before it."""
    total = found["total"]
    own = [fact for fact in _alike(line, total) if fact.span != total.span]
    if own:
        place = line.places[line.facts.index(total)]
        early = all(fact.span < total.span for fact in own)
        return _row(line, own, place) if early and found.has("all") else None
    rows = _rows_before(lines, line, total)
    if not rows:
        return None
    facts = [fact for row in rows for fact in _alike(row, total)]
    if rows[0] is rows[-1]:
        return _row(rows[0], facts, len(rows[0].text))
    if any(_is_left_open(row.text) for row in rows):
        return None
    return _Parts(rows[-1], rows[0], tuple(facts), _closes(rows))


def _rows_before(lines: Lines, line: Line, total: Fact) -> list[Line]:
    rows: list[Line] = []
    skipped = 0
    document = lines.document
    for index in range(line.index - 1, max(-1, line.index - 2 - _MOST_LINES), -1):
        here = lines.line(index)
        apart = document.sentences[line.index].paragraph - document.sentences[index].paragraph
        if apart > 1:
            break
        if not _alike(here, total):
            if rows or skipped == _SKIPPED:
                break
            skipped += 1
            continue
        rows.insert(0, here)
        if not phrases("adds_a_part").stand_in(here) or phrases("closes_parts").stands(here.text):
            break
    return rows


def _alike(line: Line, total: Fact) -> list[Fact]:
    """List the figures of a sentence that are of a total's kind."""
    if total.kind in PLAIN:
        return [fact for fact in line.facts if fact.kind in PLAIN]
    facts = [fact for fact in line.facts if fact.kind in _SUMMED]
    if not any(fact.kind is total.kind for fact in facts):
        return []
    if total.kind is Kind.MEASURE:
        measured = next(fact for fact in facts if fact.kind is total.kind)
        facts = [with_unit(fact, measured) for fact in facts]
    return [fact for fact in facts if fact.kind is total.kind]


def _row(line: Line, facts: Sequence[Fact], end: int) -> _Parts | None:
    """Make a row of the figures of one sentence, with the one person that no figure counts."""
    text = line.text[:end]
    if len(facts) < 2 or _is_left_open(text):
        return None
    found = phrases("one_more").find(line) if facts[0].kind in PLAIN else []
    ones = [each for each in found if each.end <= end]
    named = [_one(line, each) for each in ones]
    cut = text
    for each in reversed(ones):
        cut = cut[: each.start] + cut[each.end :]
    if len(ones) > 1 or (facts[0].kind in PLAIN and phrases("bare_one").stands(cut)):
        return None
    return _Parts(line, line, (*facts, *named), _closes([line]))


def _one(line: Line, found: Found) -> Fact:
    """Count a person who is named by the article alone: "and the driver"."""
    start = found.places["one"]
    first, last = line.origin(start), line.origin(found.end)
    words = line.document.text[first:last]
    return Fact(Kind.NUMBER, Span(first, last), words, line.index, Quantity(Range(1, 1), 1))


def _is_left_open(text: str) -> bool:
    """Tell whether parts may be some of all, or figures that are compared."""
    if not _NOT_ALL.isdisjoint(_WORD.findall(text, concurrent=False)):
        return True
    return phrases("moved_from").stands(text)


def _closes(rows: Sequence[Line]) -> bool:
    return phrases("closes_parts").stands(rows[-1].text)


# --- a total before its parts --------------------------------------------------------------------


def _told_behind(lines: Lines, line: Line, found: Found) -> Iterator[Sum]:
    """Read "The 47 seats are shared between …", "214 posts, it said: 120 pilots, …"."""
    total = found["total"]
    plain = [fact for fact in line.facts if fact.kind in PLAIN]
    behind = [fact for fact in plain if line.places[line.facts.index(fact)] >= found.end]
    if plain[:1] != [total] or len(behind) != len(plain) - 1 or len(behind) < _FEWEST:
        return
    if any(
        fact.kind in _SUMMED
        for fact in line.facts
        if fact.span > behind[0].span and fact not in behind
    ):
        return
    words = line.text[found.end :]
    if _is_left_open(words) or phrases("bare_one").stands(words):
        return
    parts = _Parts(line, line, tuple(behind), closed=False)
    if not _was_told(lines, parts, total) and _can_be_meant(total, parts, _NEAR):
        yield line, total, line, list(behind)


# --- whether a total is meant for the parts ------------------------------------------------------


def _can_be_meant(total: Fact, row: _Parts, near: Fraction) -> bool:
    """Tell whether a number is nearly, not quite, what parts of its kind make."""
    parts = row.facts
    size = size_of(total)
    largest = max((size_of(part) for part in parts), default=Fraction(0))
    made = sum(map(size_of, parts), Fraction(0))
    close = Fraction(_CLOSE if near is _NEAR_ALL else 0)
    if size <= largest or abs(size - made) > max(near * made, close):
        return False
    units = {unit_of(part) for part in parts if unit_of(part) is not None}
    if unit_of(total) in _LEFT_OVER and _LEFT_OVER.isdisjoint(units):
        return False  # "killed four men and a boy.  All eight survivors"
    if total.kind in PLAIN:
        return not units or is_of_their_kind(total, parts, row.line)
    return units == {unit_of(total)}


def _was_told(lines: Lines, parts: _Parts, total: Fact) -> bool:
    """Tell whether the total, or what the parts lack of it, stands before them."""
    size = size_of(total)
    lacking = {size, abs(size - sum(map(size_of, parts.facts), Fraction(0)))}
    before = (
        fact
        for index in lines.figured
        if index <= parts.first.index
        for fact in lines.line(index).facts
        if fact.kind in _SUMMED and fact.span < parts.facts[0].span
    )
    return any(fact is not total and size_of(fact) in lacking for fact in before)

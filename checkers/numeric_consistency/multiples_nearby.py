"""A multiple whose two figures stand near it: "It had 14 in 2019. Now it has 42: they quadrupled".

As in `told_nearby`, the two figures are the only ones of their kind near it and told to be of two
times; and they must lie as some plain multiple, so that chance does not make them a pair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checkers.model import Fact, Kind
from checkers.numeric_consistency.clauses import among
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, word_list
from checkers.numeric_consistency.pairs import SHARES, Pair, alike, pairs, steps
from checkers.numeric_consistency.quantities import PLAIN, unit_of
from checkers.numeric_consistency.slips import is_multiple_slip
from checkers.numeric_consistency.told_nearby import before, beyond, two_of
from checkers.passages import content_words

_GROWN = word_list("multiplied") | word_list("halved")


def nearby_multiple(lines: Lines, line: Line) -> Iterator[tuple[Pair, Fact]]:
    """Give the multiple that a sentence tells, with the two figures near it that it is of."""
    told = [fact for fact in line.facts if fact.kind is Kind.MULTIPLE]
    if len(told) != 1 or _is_of_part((line,)):
        return
    by = told[0]
    compared = _as_many(lines, line, by)
    if compared is not None:
        yield compared, by
    elif _is_grown(by) and not _is_denied(line, by):
        for rows in _windows(lines, line):
            pair = _moved_so(rows, by)
            if pair is not None:
                if _is_of_it(line, rows, pair) and _is_of_a_length(line, pair):
                    yield pair, by
                return


def _is_of_part(rows: Sequence[Line]) -> bool:
    """Tell whether words narrow what is told; where all tell of the usual, it is one thing."""
    usual = phrases("usual_told")
    told = [row for row in rows if among(row) or _lengths(row)]
    if told and all(usual.stand_in(row) for row in told):
        return any(phrases("of_some_part").stands(usual.cut(row)) for row in rows)
    return any(phrases("of_some_part").stand_in(row) for row in rows)


def _is_grown(by: Fact) -> bool:
    return by.text.lower() in _GROWN or by.text.lower().endswith("fold")


def _is_denied(line: Line, by: Fact) -> bool:
    place = line.places[line.facts.index(by)]
    before = line.text[:place]
    if by.text.lower() == "doubles" and phrases("a_game_of").stands(before):
        return True
    return phrases("not_yet_grown").stands(before)


def _windows(lines: Lines, line: Line) -> Iterator[tuple[Line, ...]]:
    """Give the sentences in which the figures can stand: its own, those before, those behind."""
    back = [row for row in before(lines, line) if row is not line]
    yield (line,)
    yield (line, *back[:1])
    yield tuple(back[:1])
    yield tuple(back)
    ahead = list(beyond(lines, line))
    plain = all(unit_of(fact) is None for fact in _can_grow(line))
    if ahead and plain and phrases("tells_of_now").stands(ahead[0].text):
        yield (ahead[0], line)  # "trebled since 2010, when there were 14.  Now there are 36"
    yield tuple(ahead[:1])
    yield tuple(reversed(ahead))


def _moved_so(rows: Sequence[Line], by: Fact) -> Pair | None:
    own = [(row, _can_grow(row)) for row in rows]
    told = [(row, pairs(row)) for row in rows]
    if any(steps(row) for row in rows) or not any(found for _, found in (*own, *told)):
        return None
    for _, explicit in told:
        if explicit:
            pair = explicit[0] if len(explicit) == 1 else None
            return pair if pair and is_multiple_slip(pair.before, pair.after, by) else None
    if len(own) == 1 and by in own[0][0].facts:
        return None  # its clauses are read word by word elsewhere
    made: dict[tuple[Fact, Fact], Pair] = {}
    for _, found in own:
        for anchor in found:
            pair = two_of(own, anchor)
            if pair is not None and is_multiple_slip(pair.before, pair.after, by):
                made[pair.before, pair.after] = pair
    return next(iter(made.values())) if len(made) == 1 else None


def _lengths(row: Line) -> list[Fact]:
    """List the times that something takes: "waited 18 minutes", "the ride is 40 minutes"."""
    return [
        fact
        for place, fact in zip(row.places, row.facts, strict=True)
        if fact.kind is Kind.DURATION
        and phrases("takes_so_long").stands(row.text[:place])
        and not phrases("not_as_long").stands(row.text[place + 1 :])
    ]


def _can_grow(row: Line) -> list[Fact]:
    """List the figures that can have doubled; "including two bakers" has not."""
    told = [
        fact
        for fact in among(row)
        if fact.kind not in SHARES
        and fact.kind is not Kind.DURATION
        and not phrases("part_before").stands(row.text[: row.places[row.facts.index(fact)]])
    ]
    return sorted((*told, *_lengths(row)), key=lambda fact: fact.span)


def _is_of_it(line: Line, rows: Sequence[Line], pair: Pair) -> bool:
    """Tell whether the figures are of what has grown: its noun, its price, or all of a sentence."""
    if _is_of_part(rows):
        return False
    if line in rows:
        return True
    if _is_of_other_years(line, rows):
        return False
    if any(phrases("narrowed_to").stand_in(row) for row in (line, *rows)):
        return False
    if phrases("price_told").stand_in(line) and pair.after.kind is Kind.MONEY:
        return any(phrases("one_priced").stand_in(row) for row in rows)
    told = {word for row in rows for word in content_words(row.text)}
    place = _place_of_multiple(line)
    if phrases("ends_so").stands(line.text[place + 1 :]):
        subject = phrases("grown_subject").first(line, 0, place)
        head = line.text[:place] if subject is None else subject.text
        if any(phrases("speaks_of_it").stand_in(row) for row in rows):
            return True
    else:  # "has doubled its staff": what has grown stands behind
        head = " ".join(line.text[place + 1 :].split()[:3])
    return not told.isdisjoint(content_words(head))


def _is_of_a_length(line: Line, pair: Pair) -> bool:
    """Tell whether a time is halved, if the figures are: not "so that calls were halved"."""
    if pair.after.kind is not Kind.DURATION:
        return True
    head = line.text[: _place_of_multiple(line)]
    cut = max((head.rfind(mark) for mark in (",", ";", ":", " and ", " so ")), default=0)
    own = head[cut + 1 :] if cut >= 0 else head
    return phrases("of_a_length").stands(own)


def _place_of_multiple(line: Line) -> int:
    told = zip(line.places, line.facts, strict=True)
    return next(place for place, fact in told if fact.kind is Kind.MULTIPLE)


def _is_of_other_years(line: Line, rows: Sequence[Line]) -> bool:
    """Tell "has doubled since 2010. It was 300 in 2015": both name years, and none is in both."""
    here = _years(line)
    there = {year for row in rows for year in _years(row)}
    return bool(here) and bool(there) and here.isdisjoint(there)


def _years(line: Line) -> set[str]:
    return {fact.text for fact in line.facts if fact.kind is Kind.YEAR and fact.text.isdecimal()}


def _as_many(lines: Lines, line: Line, by: Fact) -> Pair | None:
    """Find "In the event 36,000 did, twice as many" behind "They had planned for 12,000"."""
    found = phrases("figure_as_many").first(line)
    if found is None or found["by"] is not by:
        return None
    return _with_the_other(lines, line, found, by)


def _with_the_other(lines: Lines, line: Line, found: Found, by: Fact) -> Pair | None:
    after = found["after"]
    for row in before(lines, line):
        own = [fact for fact in _can_grow(row) if fact is not after and alike(fact, after)]
        own = [fact for fact in own if row is not line or fact.span.end <= after.span.start]
        if not own:
            continue
        pair = Pair(line, own[0], after, 0, 0) if len(own) == 1 else None
        plain = pair is not None and after.kind in (*PLAIN, Kind.MONEY, Kind.MEASURE)
        return pair if pair and plain and is_multiple_slip(pair.before, after, by) else None
    return None

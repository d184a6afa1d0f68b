"""A change or a way claimed first, its two figures behind it: "fell by half: 250 in May, 200 now".

The figures are the only two of their kind in the rest of the sentence, behind a colon, and lie the
way that is claimed; so much can be chance, so that a change must be theirs, or a slip's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from checkers.model import Fact, Kind
from checkers.numeric_consistency.clauses import among, clauses, two_told
from checkers.numeric_consistency.lines import Line, phrases
from checkers.numeric_consistency.pairs import SHARES, Pair, Step, alike, pairs, steps
from checkers.numeric_consistency.pointing import moves
from checkers.numeric_consistency.slips import is_slip

_TWO = 2
_FOLLOWING = 40  # characters behind two figures that tell when the earlier was


def claimed_first(line: Line, bound: Collection[Fact]) -> Iterator[tuple[Pair, Step]]:
    """Give the one change of a sentence, unless bound, with the two figures behind it."""
    found = steps(line)
    if len(found) != 1 or found[0].way == "change" or _is_of_more(line):
        return
    step = found[0]
    if step.by in bound:
        return
    if any(fact.span.end <= step.by.span.start for fact in among(line, step.by)):
        return  # its figures stand before it
    rest = line.text[step.end :]
    pair = told_behind(line, step.end)
    if pair is None or not _is_of_it(line, step, pair, rest) or not moves(pair, step.way):
        return
    if is_slip(pair.before, pair.after, step.by):
        yield pair, step


def told_behind(line: Line, place: int) -> Pair | None:
    """Give the only two figures behind a place in a sentence."""
    told = [fact for fact in among(line) if line.places[line.facts.index(fact)] >= place]
    if len(told) != _TWO:
        return None
    explicit = [each for each in pairs(line) if each.start >= place]
    if explicit:
        return explicit[0] if len(explicit) == 1 and _is_of_one_thing(line, explicit[0]) else None
    return two_told(clauses(line, told)) if alike(*told, per=False) else None


def _is_of_it(line: Line, step: Step, pair: Pair, rest: str) -> bool:
    """Tell whether two figures are of what changed: of a rate both shares, else bare numbers."""
    if pair.after.kind in SHARES:
        if not phrases("behind_colon").stands(rest) or step.by.kind is Kind.FRACTION:
            return False
        return step.by.kind in SHARES and phrases("of_a_rate").stands(line.text[: step.start])
    bare = pair.before.kind is pair.after.kind is Kind.NUMBER
    return bare and step.by.kind is not Kind.POINTS and phrases("there_behind").stands(rest)


def _is_of_one_thing(line: Line, pair: Pair) -> bool:
    """Tell "compared with 355 a year earlier" from "compared with 355 in Dorn"."""
    if pair.way != "none":
        return True
    return phrases("earlier").stands(line.text[pair.end : pair.end + _FOLLOWING])


def _is_of_more(line: Line) -> bool:
    """Tell whether a change is measured otherwise, or the figures are of a part or an average."""
    return any(
        phrases(name).stand_in(line)
        for name in ("measured_otherwise", "of_a_part", "not_as_told", "other_basis")
    )

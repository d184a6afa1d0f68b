"""A change or a way claimed first, its two figures behind it: "fell by half: 250 in May, 200 now".

The figures are the only two of their kind in the rest of the sentence, or in the next one, and
lie the way that is claimed; so much can be chance, so that a change must be theirs, or a slip's.
"""

from __future__ import annotations

from collections.abc import Iterator

from checkers.model import Kind
from checkers.numeric_consistency.clauses import among, clauses, two_told
from checkers.numeric_consistency.lines import Line, Lines, phrases
from checkers.numeric_consistency.pairs import SHARES, Pair, Step, alike, pairs, steps
from checkers.numeric_consistency.pointing import moves
from checkers.numeric_consistency.running_on import running_on
from checkers.numeric_consistency.slips import is_slip

_TWO = 2
_FOLLOWING = 40  # characters behind two figures that tell when the earlier was


def claimed_first(lines: Lines, line: Line) -> Iterator[tuple[Pair, Step]]:
    """Give the one change of a sentence with the two figures told right behind it."""
    found = steps(line)
    if len(found) != 1 or found[0].way == "change" or _is_of_more(line):
        return
    step = found[0]
    if any(fact.span.end <= step.by.span.start for fact in among(line, step.by)):
        return  # its figures stand before it
    pair = told_behind(lines, line, step.end)
    if pair is None or not _may_be(step, pair) or not moves(pair, step.way):
        return
    if is_slip(pair.before, pair.after, step.by):
        yield pair, step


def told_behind(lines: Lines, line: Line, place: int) -> Pair | None:
    """Give the only two figures behind a place in a sentence, or else of the next one."""
    rest = [fact for fact in among(line) if line.places[line.facts.index(fact)] >= place]
    if rest:
        return _pair_in(line, place, len(rest))
    following = running_on(lines, line, 1)
    if following is None or steps(following) or _is_of_more(following):
        return None
    if phrases("to_come").stands(line.text):
        return None  # "will go up by 10%": what it now costs may be one of many
    if phrases("new_matter").stands(following.text) or _moves_itself(following):
        return None
    return _pair_in(following, 0, len(among(following)))


def _moves_itself(line: Line) -> bool:
    """Tell whether a sentence says of its own figures that they moved: "oil has merely doubled"."""
    if any(fact.kind is Kind.MULTIPLE for fact in line.facts):
        return True
    return any(phrases(name).find(line) for name in ("rises", "falls"))


def _pair_in(line: Line, place: int, number: int) -> Pair | None:
    if number != _TWO:
        return None
    explicit = [each for each in pairs(line) if each.start >= place]
    if explicit:
        return explicit[0] if len(explicit) == 1 and _is_of_one_thing(line, explicit[0]) else None
    told = [fact for fact in among(line) if line.places[line.facts.index(fact)] >= place]
    return two_told(clauses(line, told)) if alike(*told, per=False) else None


def _is_of_one_thing(line: Line, pair: Pair) -> bool:
    """Tell "compared with 355 a year earlier" from "compared with 355 in Dorn"."""
    if pair.way != "none":
        return True
    return phrases("earlier").stands(line.text[pair.end : pair.end + _FOLLOWING])


def _may_be(step: Step, pair: Pair) -> bool:
    if step.by.kind is Kind.POINTS or pair.after.kind in SHARES:
        return pair.after.kind in SHARES and step.by.kind in SHARES
    if step.by.kind in (Kind.PERCENT, Kind.FRACTION):
        return True
    return alike(pair.after, step.by)


def _is_of_more(line: Line) -> bool:
    """Tell whether a change is measured otherwise, or the figures are of a part or an average."""
    return any(
        phrases(name).stands(line.text)
        for name in ("measured_otherwise", "of_a_part", "not_as_told", "other_basis")
    )

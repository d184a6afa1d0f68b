"""Whether the parts that are told are all the parts of a total.

A total can be counted up from before them ("bringing the total to 11"), reach further than they do
("in all this year"), or be of something that is not in the list ("In all, 212 people work there").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from checkers.model import Fact, Kind
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases
from checkers.numeric_consistency.quantities import quantity_of, size_of
from checkers.passages import stem

_BEFORE = 3  # sentences in which another part can have been told
# Parts that are less of a total may be only some of them.
_MOST = Fraction(2, 3)


def are_all(lines: Lines, total: Found, parts: Sequence[Fact]) -> bool:
    """Tell whether parts, told in a total's sentence or the one before, are all of it."""
    line = total.line
    listed = line if parts[0] in line.facts else lines.beside(line, -1)
    if listed is None or _are_rates(listed, parts, _past(listed, total)) or not _ends(total, parts):
        return False
    if phrases("out_of").stands(_before(total, parts)):
        return False  # "nine boys and eight girls out of a total of 40"
    if _stands_apart(total, parts) and not _is_of_them(total["total"], parts):
        return False
    lacking = size_of(total["total"]) - sum(map(size_of, parts))
    if lacking > 0 and _may_hold_more(total, parts):
        return False
    return lacking not in _told_before(lines, listed, parts)


def may_be_all(total: Found, parts: Sequence[Fact]) -> bool:
    """Tell whether parts that follow a total are most of it, or are said to make it up."""
    line = total.line
    between = line.text[total.end : line.places[line.facts.index(parts[0])]]
    if phrases("makes_up").stands(between):
        return True
    made = sum(map(size_of, parts))
    return not _are_rates(line, parts) and made >= _MOST * size_of(total["total"])


def _past(line: Line, total: Found) -> int | None:
    """Give the end of a total that closes its list: what is told behind it is of all of them."""
    return total.end if line is total.line and total.has("whole") else None


def _stands_apart(total: Found, parts: Sequence[Fact]) -> bool:
    """Tell whether a total has a sentence of its own that points to no list: "In all, 27 left"."""
    if parts[0] not in total.line.facts:
        return not (total.has("those") or total.has("together"))
    return ";" in _between(total, parts) and not total.has("sum")


def _is_of_them(total: Fact, parts: Sequence[Fact]) -> bool:
    if sum(map(size_of, parts)) < _MOST * size_of(total):
        return False
    return _kinds(parts) or _units((total,)) <= _units(parts)


def _units(facts: Sequence[Fact]) -> frozenset[str]:
    values = [quantity_of(fact) for fact in facts]
    return frozenset(stem(value.unit) for value in values if value and value.unit)


def _kinds(parts: Sequence[Fact]) -> bool:
    """Tell whether each part is of a kind of its own: "12 altos and nine basses"."""
    return len(_units(parts)) == len(parts)


def _ends(total: Found, parts: Sequence[Fact]) -> bool:
    """Tell whether nothing behind a total gives it a reach of its own: "in all this season"."""
    rest = total.line.text[total.end :]
    if phrases("concluded").stands(_between(total, parts)):
        return not phrases("reaches").stands(rest)
    return phrases("total_ends" if total.has("whole") else "total_noun_ends").stands(rest)


def _before(total: Found, parts: Sequence[Fact]) -> str:
    line = total.line
    if parts[-1] not in line.facts:
        return ""
    return line.text[line.places[line.facts.index(parts[-1])] + 1 : total.start]


def _between(total: Found, parts: Sequence[Fact]) -> str:
    """Give the words between the last part and a total of the same sentence."""
    line = total.line
    if parts[-1] not in line.facts:
        return ""
    return line.text[line.places[line.facts.index(parts[-1])] + 1 : total.places["total"]]


def _are_rates(line: Line, parts: Sequence[Fact], end: int | None = None) -> bool:
    """Tell what each has or pays, or what comes by the day, from what is added up."""
    if phrases("rates_told").stands(line.text[:end]):
        return True
    return parts[0].kind is Kind.MONEY and phrases("prices_told").stand_in(line)


def _may_hold_more(total: Found, parts: Sequence[Fact]) -> bool:
    """Tell whether a total may hold what was counted before the parts, or elsewhere.

    "Four in Leeds and three in York" are of one kind: there can be more of it.
    """
    first = quantity_of(parts[0])
    if total.has("over") and size_of(total["over"]) == len(parts):
        return False  # "bringing the toll in the three countries to 15": all are told
    if total.has("running") or first is None or first.refers == "more":
        return True
    if sum(map(size_of, parts)) < _MOST * size_of(total["total"]):
        # "12 men and 7 women, 40 in all" can only be wrong.
        named = _units((total["total"],)) <= _units(parts)
        return total.has("together") or not (_kinds(parts) and named)
    return _stands_apart(total, parts) and not _kinds(parts)


def _told_before(lines: Lines, line: Line, parts: Sequence[Fact]) -> Iterator[Fraction]:
    """List the figures before a list that can be one more part of its total."""
    units = _units(parts)
    for index in range(max(0, line.index - _BEFORE), line.index + 1):
        for fact in lines.line(index).facts:
            if fact.span < parts[0].span and (index == line.index or units & _units((fact,))):
                yield size_of(fact)

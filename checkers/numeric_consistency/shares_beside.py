"""A share beside its part, the whole near by: "640 wrote in; 512 (75%) were against".

Nearness alone ties the whole to the part: it is the only other count of the sentence, or of it and
the one before.  So what is bound is a share that fits the two, or that a known slip makes of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checkers.model import Fact, Kind
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases
from checkers.numeric_consistency.pairs import pairs, steps
from checkers.numeric_consistency.quantities import PLAIN, quantity_of, unit_of
from checkers.numeric_consistency.slips import mistyped
from checkers.numeric_consistency.wholes_told import wholes_told
from checkers.passages import stem

_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
_FINE = (Fraction(1), Fraction(1, 10))  # steps that a share in percent is told in
_CLEARLY = Fraction(1, 20)
_HANDY = 12  # the largest denominator of a fraction in words


def shares_beside(lines: Lines, line: Line) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Give part, whole and share where the sentence has one share, set beside its part."""
    told = [fact for fact in line.facts if fact.kind in _SHARES]
    if len(told) != 1 or any(step.by is told[0] for step in steps(line)) or pairs(line):
        return
    found = phrases("part_and_share").first(line)
    if found is None or found["share"] is not told[0] or _is_of_others(line, found):
        return
    part = found["part"]
    whole = _whole(lines, line, part)
    if whole is None or not _is_of_its_noun(found, whole):
        return
    if not _can_be_held_to(part, whole, told[0]) or _is_the_rest(line, part, whole, told[0]):
        return
    if _is_slip(part, whole, told[0]) or _is_surely_of(line, found, whole):
        yield part, whole, told[0]


def shares_pointed(lines: Lines, line: Line) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Give part, whole and share of "Some 18 of its 45 buses failed. That is 45 per cent."."""
    found = phrases("that_is_share").first(line)
    before = lines.beside(line, -1) if found is not None else None
    if found is None or before is None or any(fact.kind in _SHARES for fact in before.facts):
        return
    counts = [fact for fact in before.facts if fact.kind in PLAIN]
    told = phrases("part_of").find(before)
    if len(counts) != 2 or len(told) != 1:
        return
    part, whole, share = told[0]["part"], told[0]["whole"], found["share"]
    if {part, whole} != set(counts) or not 0 < _stated(part) < _stated(whole):
        return
    if _is_slip(part, whole, share) or _stated(share) in (_stated(part), _stated(whole)):
        yield part, whole, share


def _is_of_others(line: Line, found: Found) -> bool:
    """Tell whether a part is one of something not told here: "another 40 (12%)", "up to 40"."""
    if phrases("of_others").stand_in(line) or phrases("the_rest").stand_in(line):
        return True
    if phrases("goes_on_of").stands(line.text[found.end :]):
        return True  # "120 (75%) of its leavers", "300 (12%) fewer vans", "90 (25%) at noon"
    part = quantity_of(found["part"])
    return part is None or part.refers == "more" or part.hedge is not None


def _is_of_its_noun(found: Found, whole: Fact) -> bool:
    """Tell whether "66 of the homes" is of what the whole counts."""
    if not found.has("noun"):
        return True
    unit = unit_of(whole)
    noun = found.line.text[found.places["noun"] :].split(" ")[0].strip(",")
    return unit is not None and stem(unit.split()[-1]) == stem(noun)


def _whole(lines: Lines, line: Line, part: Fact) -> Fact | None:
    """Give the only other count of a sentence, else of the one before, that is larger."""
    own = [fact for fact in line.facts if fact.kind in PLAIN and fact is not part]
    if own:
        return _larger(own, part)
    before = lines.beside(line, -1)
    if before is None or any(fact.kind in _SHARES for fact in before.facts):
        return None
    return _larger(wholes_told(before, part), part)


def _larger(told: list[Fact], part: Fact) -> Fact | None:
    if len(told) != 1 or told[0].kind is not Kind.COUNT:
        return None
    one, other = quantity_of(told[0]), quantity_of(part)
    if one is None or other is None or one.stated is None or other.stated is None:
        return None
    if one.unit and other.unit and stem(one.unit) != stem(other.unit):
        return None  # "The hall has 300 seats.  Some 240 buses, or 70%, run late"
    return told[0] if one.stated > other.stated > 0 else None


def _can_be_held_to(part: Fact, whole: Fact, share: Fact) -> bool:
    """Tell a whole that is exact, or only larger than told where the share is too large for it."""
    value = quantity_of(whole)
    if value is None or value.hedge is None:
        return value is not None
    true = _stated(part) / _stated(whole)
    told = _stated(share) / (100 if share.kind is Kind.PERCENT else 1)
    return value.range.low >= _stated(whole) and told > true * (1 + _CLEARLY)


def _is_the_rest(line: Line, part: Fact, whole: Fact, share: Fact) -> bool:
    """Tell the share of those that are left: "90 failed; 75% passed"."""
    if not phrases("the_others").stand_in(line):
        return False
    told = _stated(share) / (100 if share.kind is Kind.PERCENT else 1)
    return abs(told + _stated(part) / _stated(whole) - 1) <= _CLEARLY


def _is_surely_of(line: Line, found: Found, whole: Fact) -> bool:
    """Tell whether the words alone tie a share in brackets to the whole that they follow upon."""
    if not found.has("closely") or whole not in line.facts:
        return False
    at = line.places[line.facts.index(whole)]
    between = line.text[at + 1 : found.start]
    return at < found.start and phrases("then_part").is_all(between)


def _is_slip(part: Fact, whole: Fact, share: Fact) -> bool:
    """Tell whether a share is that of part and whole, or what a slip makes of it."""
    of, size, told = (Fraction(_stated(fact)) for fact in (part, whole, share))
    true = of / size
    if share.kind is Kind.FRACTION:
        return told.denominator <= _HANDY and abs(true - told) <= told / 2 and _is_handy(true)
    return any(
        told == shown or mistyped(told, shown)
        for shown in (round(true * 100 / step) * step for step in _FINE)
    )


def _is_handy(true: Fraction) -> bool:
    """Tell whether a share is very nearly a fraction that has a name."""
    near = true.limit_denominator(_HANDY)
    return abs(near - true) <= Fraction(1, 100)


def _stated(fact: Fact) -> Fraction:
    value = quantity_of(fact)
    return Fraction(value.stated or 0) if value is not None else Fraction(0)

"""A change that points back to its two figures: "was €940, up from €875. The €65 increase …".

A definite phrase takes up what was told right before it.  It is taken to be of two figures only
where they are the only ones of their kind there, and something shows that they are one thing at
two times (a pair in so many words, two dates, "last season" beside one of them).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checkers.model import Fact, Kind, Quantity
from checkers.numeric_consistency.clauses import (
    Told,
    among,
    clauses,
    may_be,
    placed,
    two_told,
    whole,
)
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, word_list
from checkers.numeric_consistency.pairs import POINT, Pair, Step, in_points, pairs, steps
from checkers.numeric_consistency.quantities import PLAIN, quantity_of, size_of
from checkers.numeric_consistency.running_on import running_on
from checkers.numeric_consistency.slips import is_slip
from checkers.passages import content_words, stem

_POINTERS = (
    ("pointed_rise", "rise"),
    ("pointed_fall", "fall"),
    ("pointed_change", "change"),
    ("pointed_gap", "gap"),
    ("pointed_shortfall", "shortfall"),
)
_NOUNS = frozenset().union(
    *map(
        word_list, ("rise_noun", "fall_noun", "moved_noun", "gap_noun", "short_noun", "put_on_top")
    )
)
_ON_TOP = tuple(word_list("put_on_top"))
_PLAIN_WORDS = word_list("how_it_moved") | word_list("put_on_top")


def pointed_changes(lines: Lines, line: Line) -> Iterator[tuple[Pair, Step]]:
    """Give each change that points back, with the two figures that it is of."""
    if _NOUNS.isdisjoint(line.words):
        return
    for name, way in _POINTERS:
        for found in phrases(name).find(line):
            operands = _operands(lines, found, way)
            if operands is None or not _is_of_it(found, operands):
                continue
            if not _is_put_on_top(found) or _is_their_slip(found["by"], operands):
                yield _as_change(found, operands, way)


def _is_put_on_top(found: Found) -> bool:
    return found.has("noun") and found.line.text.startswith(_ON_TOP, found.places["noun"])


def _is_their_slip(by: Fact, pair: Pair) -> bool:
    """Tell whether "the extra £15,000" fits two sums, or is one of them or mistyped."""
    told = {size_of(fact) for fact in (pair.before, pair.after)}
    return size_of(by) in told or is_slip(pair.before, pair.after, by)


def _as_change(found: Found, pair: Pair, way: str) -> tuple[Pair, Step]:
    by, noun = _with_its_unit(found, pair), way if way in ("rise", "fall") else "change"
    return pair, Step(by, noun, found.start, found.end, noun=True)


# --- the two figures ---------------------------------------------------------------------------


def _operands(lines: Lines, found: Found, way: str) -> Pair | None:
    line = found.line
    own = among(line, found["by"])
    if way == "gap" and len(own) == 2 and own[-1].span < found["by"].span:
        told = two_told(clauses(line, own), way)
        if told is not None:
            return told  # "18,420 votes to their 17,980, but the margin of 440"
    if any(place < found.start and may_be(fact, found["by"]) for place, fact in placed(line)):
        return _with_the_last(lines, found, way)  # what the sentence itself has told lies nearer
    before = running_on(lines, line, -1)
    if before is None:
        return None
    told = _operands_in(lines, before, found, way)
    return told if told is not None and moves(told, way) else None


def _with_the_last(lines: Lines, found: Found, way: str) -> Pair | None:
    """Read "It was 49% in May.  It is 41% now, and she played down the 8% slide"."""
    line, by = found.line, found["by"]
    own, before = among(line, by), running_on(lines, line, -1)
    if before is None or len(own) != 1 or steps(before) or pairs(before):
        return None
    far = among(before, by)
    if len(far) != 1 or line.places[line.facts.index(own[0])] > found.start:
        return None
    told = two_told((whole(before, far[0]), Told(line, own[0], 0, found.start)), way)
    fits = told is not None and is_slip(told.before, told.after, by)
    return told if told is not None and fits and moves(told, way) else None


def _operands_in(lines: Lines, before: Line, found: Found, way: str) -> Pair | None:
    if steps(before):
        return None  # a change is told there: this may be the same or another
    near = among(before, found["by"])
    explicit = pairs(before)
    if explicit:
        return explicit[0] if len(explicit) == 1 and len(near) == 2 else None
    earlier = running_on(lines, before, -1)
    if earlier is None or len(near) > 1:
        return two_told(clauses(before, near), way)
    others = [] if steps(earlier) or pairs(earlier) else among(earlier, found["by"])
    if len(near) != 1 or len(others) != 1:
        return None
    both = (whole(earlier, others[0]), whole(before, near[0]))
    return two_told(both, way)


# --- whether it is of them ---------------------------------------------------------------------


def moves(pair: Pair, way: str) -> bool:
    """Tell whether the two figures lie as the noun says: a rise, a fall."""
    before, after = quantity_of(pair.before), quantity_of(pair.after)
    if before is None or after is None or before.stated is None or after.stated is None:
        return False
    if way == "rise":
        return after.stated > before.stated
    return way != "fall" or after.stated < before.stated


def _is_of_it(found: Found, pair: Pair) -> bool:
    """Tell whether nothing makes it the change of something else, or none that came about."""
    text = found.line.text
    if phrases("beside_it").stands(text[: found.start]):
        return False  # "less than the 10% rise"
    end = max(found.end, _past_noun(found))
    rest = text[end:]
    if phrases("of_a_plan").stands(rest):
        return False  # "the 10% rise demanded by"
    around = content_words(f"{pair.line.text} {_noun(pair.before)} {_noun(pair.after)}")
    if _is_narrowed(found, end, around):
        return False  # "the €40 increase in fares", where rents were told
    what = text[found.places["what"] :].split(" ")[0] if found.has("what") else ""
    what = what.strip("-,") if what else ""
    return not what or what in _PLAIN_WORDS or stem(what) in map(stem, around)


def _is_narrowed(found: Found, end: int, around: Sequence[str]) -> bool:
    """Tell whether words behind a change, or before its noun, make it one of a part or a while."""
    line, by = found.line, found["by"]
    modifiers = by.value.modifiers if isinstance(by.value, Quantity) else ()
    own = [word for word in modifiers if word not in _PLAIN_WORDS]
    if not set(content_words(" ".join(own))) <= set(around):
        return True  # "the loss of 31 small ones"
    if phrases("narrows").first(line, end) is None:
        return False
    if line.text.startswith(" on ", end) and phrases("blamed_on").stands(line.text[: found.start]):
        return False
    of = phrases("change_in").first(line, end)
    told = set(content_words(of.text)) if of is not None else set()
    return not told or not told <= set(around)


def _past_noun(found: Found) -> int:
    """Give the place behind what a change counts: "the loss of 12 seats"."""
    by = found["by"]
    noun = by.value.unit_span if isinstance(by.value, Quantity) else None
    if by.kind is not Kind.COUNT or noun is None:
        return found.end
    return found.places["by"] + 1 + noun.end - by.span.end


def _noun(fact: Fact) -> str:
    value = quantity_of(fact)
    return (value.unit or "") if value is not None else ""


def _with_its_unit(found: Found, pair: Pair) -> Fact:
    """Read "the five-point fall" between two percentages in points; a noun far off counts nothing.

    In "the drop of 13,500 worried staff" the words between make "staff" no unit.
    """
    by = found["by"]
    value = by.value
    if by.kind not in PLAIN or not isinstance(value, Quantity):
        return by
    told = value.unit
    after = found.line.text[found.places["by"] + 1 :].lstrip("- ")
    if after.startswith(POINT) and not told:
        by = replace(by, kind=Kind.COUNT, value=replace(value, unit=POINT, dimension="count"))
    if (made := in_points(by, pair)) is not by:
        return made
    if by.kind is Kind.COUNT and value.modifiers:
        return replace(by, kind=Kind.NUMBER, value=replace(value, unit=None, dimension=None))
    return by

"""Before, after, and what lies between them: "rose from 120 to 150, an increase of 40".

The two figures and the change are found each by the words round it, in any order; they belong
together where nothing between them begins another statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checkers.model import TIME_KINDS, Fact, Kind, Quantity
from checkers.numeric_consistency.claimed_first import claimed_first
from checkers.numeric_consistency.clauses import among, clauses, goes_on, may_be, two_told, whole
from checkers.numeric_consistency.lines import (
    Line,
    Lines,
    phrases,
    read_lines,
    word_list,
)
from checkers.numeric_consistency.made_elsewhere import is_difference_elsewhere
from checkers.numeric_consistency.named_by_number import is_name
from checkers.numeric_consistency.near_changes import near_changes
from checkers.numeric_consistency.pairs import (
    DATED,
    SHARES,
    Pair,
    Step,
    alike,
    in_order,
    in_points,
    is_no_level,
    is_of_a_point,
    is_out_of,
    pair_of,
    pairs,
    place_of,
    steps,
)
from checkers.numeric_consistency.pointing import moves, pointed_changes
from checkers.numeric_consistency.quantities import PLAIN
from checkers.numeric_consistency.slips import is_fit, is_slip
from checkers.numeric_consistency.told_after import pair_after
from checkers.numeric_consistency.told_nearby import nearby_changes
from checkers.rulebook.vocabulary import Base, Bound, Finder, Parameter, Scene

_FOLLOWING = 40  # characters behind two figures that tell when the earlier was
_NEXT = 16  # characters behind a change that points back, in which its base can be told
_MOST_BETWEEN = 90  # characters between two figures and what lies between them
_NOW = word_list("now")
_WHOLES = (("risen", "rise"), ("fallen", "fall"))


@dataclass(frozen=True, slots=True)
class Change:
    pair: Pair
    step: Step
    line: Line  # of the step


# --- finders -----------------------------------------------------------------------------------


def find_changes(scene: Scene, *, told: str) -> Iterator[tuple[Bound, ...]]:
    """Bind before, after and change; `told` is what the change is given in.

    "percent" (of an amount), "share" (a percentage of percentages), "amount" (in their own unit).
    """
    for change in scene.once(read_changes):
        if _given_in(change) == told:
            pair = change.pair
            yield tuple(map(change.line.bound, (pair.before, pair.after, change.step.by)))


# --- what a sentence tells ---------------------------------------------------------------------


def read_changes(scene: Scene) -> tuple[Change, ...]:
    """Find each change in the article of which it tells both figures as well."""
    told = list(_changes(scene))
    bound = [each.step.by for each in told]
    lines = scene.once(read_lines)
    for line in lines:
        if line.facts:
            near = list(nearby_changes(lines, line, bound)) or claimed_first(line, bound)
            told += [
                Change(pair, step, line)
                for pair, step in near
                if _measured_alike(pair, step.by) and not _is_range(pair)
            ]
    return tuple(
        each
        for each in told
        if not (is_name(lines, each.pair.before) or is_of_a_point(each.line, each.step))
        and not is_out_of(each.line, each.step)
        and _is_of_its_pair(lines, each)
    )


def _is_of_its_pair(lines: Lines, change: Change) -> bool:
    """Tell whether a change that does not fit its two figures is of them all the same.

    It is not where others near by make it, nor where a clause parts them, or they
    moved the other way, and no slip explains it.
    """
    pair, step = change.pair, change.step
    if is_fit(pair.before, pair.after, step.by):
        return True
    apart = _is_across(change) or not (step.noun or moves(pair, step.way))
    if apart and not is_slip(pair.before, pair.after, step.by):
        return False
    rows = {row.index: row for row in (change.line, pair.line)}
    before = lines.beside(change.line, -1)
    if before is not None:
        rows[before.index] = before
    return not is_difference_elsewhere(tuple(rows.values()), step.by, (pair.before, pair.after))


def _is_across(change: Change) -> bool:
    """Tell "a gain of ¥96bn this year, lifting its profit to …" from "a rise of 40, to 160"."""
    pair, step = change.pair, change.step
    line, told = change.line, dict(zip(change.line.facts, change.line.places, strict=True))
    if pair.end and step.end <= pair.start:
        return phrases("another_told").stands(line.text[step.end : pair.start])
    place, old = told.get(step.by), told.get(pair.before)
    if place is None or old is None:
        return False
    # "Belong to six and charge 18% more than the 120 that do not"
    after = told.get(pair.after, place)
    return phrases("goes_on_otherwise").stands(line.text[after + 1 : place]) or (
        old > place and phrases("which_ones").stands(line.text[old + 1 :])
    )


def _changes(scene: Scene) -> Iterator[Change]:
    lines = scene.once(read_lines)
    for line in lines:
        made = list(_changes_of(lines, line))
        yield from made
        if not made:
            yield from (Change(pair, step, line) for pair, step in near_changes(lines, line))


def _changes_of(lines: Lines, line: Line) -> Iterator[Change]:
    yield from _pointed(lines, line)
    if not line.facts:
        return
    wholes = list(_wholes(line))
    yield from wholes
    found = [step for step in steps(line) if not any(step.by == w.step.by for w in wholes)]
    if not found:
        return
    told = _pairs_near(lines, line, found)
    if not told:
        yield from _told_after(lines, line, found)
    for counted in found:
        pair = partner(counted, told)
        if pair is None or _is_range(pair):
            continue
        step = replace(counted, by=in_points(counted.by, pair))
        if _measured_alike(pair, step.by) and _same_base(pair, step, line):
            yield Change(pair, step, line)


def _pointed(lines: Lines, line: Line) -> Iterator[Change]:
    """Find "The €65 increase was …" behind the two figures that it is of."""
    for pair, step in pointed_changes(lines, line):
        if _measured_alike(pair, step.by) and _same_base(pair, step, line, reach=_NEXT):
            yield Change(pair, step, line)


def _pairs_near(lines: Lines, line: Line, found: Sequence[Step]) -> list[Pair]:
    told = pairs(line) or _dated_pairs(line) or _clause_pairs(line, found)
    before = lines.beside(line, -1)
    return told if told or before is None else _pairs_with(before, line, found)


def _told_after(lines: Lines, line: Line, found: Sequence[Step]) -> Iterator[Change]:
    pair = pair_after(lines, line, found)
    if pair is not None:
        yield Change(pair, found[0], line)


def _is_range(pair: Pair) -> bool:
    """Tell "From 200 to 250 people came", where nothing is said to move, from a change."""
    if pair.start or pair.line.places[0] != len("from "):
        return False
    moved = ("rises", "falls", "moves")
    return not any(phrases(name).stands(pair.line.text[pair.end :]) for name in moved)


def _wholes(line: Line) -> Iterator[Change]:
    """Find "150, an increase of 40 on 120": all three in one phrase."""
    for name, way in _WHOLES:
        for found in phrases(name).find(line):
            if is_no_level(line, found):
                continue
            pair = pair_of(found)
            by = in_points(found["by"], pair)
            step = Step(by, way, found.start, found.end, noun=True)
            if alike(pair.before, pair.after) and _measured_alike(pair, step.by):
                yield Change(pair, step, line)


def _dated_pairs(line: Line) -> list[Pair]:
    """Read two figures of two years: "120 members in 2019 and 150 in 2023"."""
    taken = {step.by for step in steps(line)}
    told = [fact for fact in line.facts if fact not in taken and fact.kind is not Kind.ORDINAL]
    times = [fact for fact in told if fact.kind in DATED]
    figures = [fact for fact in told if fact.kind not in TIME_KINDS]
    if len(times) != 2 or len(figures) != 2 or not alike(*figures):
        return []
    order = [fact.kind in DATED for fact in told]
    if order not in ([True, False, True, False], [False, True, False, True]):
        return []
    parts = clauses(line, figures)
    first = min((step.start for step in steps(line)), default=len(line.text))
    if not in_order(*times) or (parts and not goes_on(parts, first)):
        return []
    start, end = (line.places[line.facts.index(fact)] for fact in figures)
    return [Pair(line, figures[0], figures[1], start, end + 1)]


def _pairs_with(before: Line, line: Line, found: Sequence[Step]) -> list[Pair]:
    """Read a pair of the sentence before, or one figure there and one here that is now."""
    if phrases("points_to").stand_in(line):
        told = pairs(before)
        if len(told) != 1 or _others_with(line, found) or steps(before):
            return []
        if len({step.by.kind in PLAIN for step in found}) < len(found):
            return []  # "57 fewer, and 20 fewer than in 2010"
        return [Pair(line, told[0].before, told[0].after, 0, 0)]
    rest = [fact for fact in line.figures() if all(fact != step.by for step in found)]
    old = [fact for fact in before.figures() if fact.kind is not Kind.ORDINAL]
    if len(rest) != 1 or len(old) != 1:
        return []
    reach = min((step.start for step in found), default=len(line.text))
    if not goes_on((whole(before, old[0]), whole(line, rest[0])), reach):
        return []
    if not _NOW & line.words:
        return _in_two_sentences(before, line, old[0], rest[0], found)
    if not alike(old[0], rest[0]) or _MORE_THAN_TOLD & {_leaning(rest[0]), _leaning(old[0])}:
        return []
    place = line.places[line.facts.index(rest[0])]
    return [Pair(line, old[0], rest[0], place, place + 1)]


def _others_with(line: Line, found: Sequence[Step]) -> set[Fact]:
    """List the other figures up to the end of the clause that tells the change."""
    last = max(step.end for step in found)
    cut = phrases("clause_ends").first(line, last)
    end = len(line.text) if cut is None else cut.start
    taken = {step.by for step in found}
    figures = set(line.figures())
    told = zip(line.places, line.facts, strict=True)
    return {fact for place, fact in told if place < end and fact in figures} - taken


def _in_two_sentences(
    before: Line, line: Line, old: Fact, new: Fact, found: Sequence[Step]
) -> list[Pair]:
    """Read one figure there and one here, whose order in time the words show."""
    if steps(before) or not may_be(old) or not may_be(new):
        return []
    pair = two_told((whole(before, old), whole(line, new)))
    return _placed(line, pair, (new,), found)


def _clause_pairs(line: Line, found: Sequence[Step]) -> list[Pair]:
    """Read two figures of two clauses: "5,000 in 2018; now there are 3,500, a fall of 40%"."""
    taken = {step.by for step in found}
    told = [fact for fact in among(line) if fact not in taken]
    parts = clauses(line, told)
    if len(found) != 1 or not parts or not goes_on(parts, found[0].start):
        return []
    if all(fact.kind in SHARES for fact in (*told, found[0].by)):
        return []  # "growth of 2% this year, the bank 1.7%, others 1.2%": three forecasts
    return _placed(line, two_told(parts), told, found)


def _placed(
    line: Line, pair: Pair | None, told: Sequence[Fact], found: Sequence[Step]
) -> list[Pair]:
    """Place a pair where its figures stand, if it moved as the one noun of a change tells."""
    if pair is None or pair.after.kind in SHARES:
        return []  # two estimates of a rate are no change of it
    if len(found) != 1 or not found[0].noun or not moves(pair, found[0].way):
        return []
    places = [line.places[line.facts.index(fact)] for fact in told]
    return [replace(pair, start=min(places), end=max(places) + 1)]


_MORE_THAN_TOLD = frozenset({"more", "part"})


def _leaning(fact: Fact) -> str | None:
    return fact.value.refers if isinstance(fact.value, Quantity) else None


# --- what belongs together ---------------------------------------------------------------------


def partner(step: Step, told: Sequence[Pair]) -> Pair | None:
    """Name the pair that a step is of; None where none is near or several are."""
    near = [pair for pair in told if _belong(pair, step)]
    return near[0] if len(near) == 1 else None


def _belong(pair: Pair, step: Step) -> bool:
    if step.by in (pair.before, pair.after):
        return False
    text = pair.line.text
    if pair.start == pair.end == 0:  # the sentence before has the pair
        return step.start <= _MOST_BETWEEN
    if step.start >= pair.end:
        between = text[pair.end : step.start]
        if between == " or ":
            return False  # "a budget of $84m, $4.2m or 5% less": the sum and its share are one cut
        if step.noun:
            return free(pair.line, pair.end, step.start) and _explained(between)
        return between.strip(" ,-;:(") == "" or phrases("dates_only").is_all(between)
    if step.end <= pair.start:
        between = text[step.end : pair.start]
        if pair.way == "none" and phrases("since_then").stands(between):
            return False  # "rose six points from May to 54%, compared with 41% in 2019"
        return free(pair.line, step.end, pair.start) and not phrases("new_clause").stands(between)
    return False


def _explained(between: str) -> bool:
    """Tell whether "an increase of" stands in apposition: after a comma, a dash, "or", "is"."""
    return between.strip() == "" or phrases("explaining").stands(between)


def free(line: Line, start: int, end: int, *, joined: bool = False) -> bool:
    """Tell whether a stretch holds no other figure and begins no other statement.

    `joined` lets "and" stand there: "up 300% and now three times as high".
    """
    between = line.text[start:end]
    if len(between) > _MOST_BETWEEN or (not joined and phrases("parted").stands(between)):
        return False
    figures = {fact for fact in line.figures() if fact.kind is not Kind.ORDINAL}
    return not any(
        start <= place < end and fact in figures
        for place, fact in zip(line.places, line.facts, strict=True)
    )


def _same_base(pair: Pair, step: Step, line: Line, *, reach: int = _FOLLOWING) -> bool:
    """Tell whether a change is one from `before`, not in real terms, a year, or on last year."""
    own = line.text[step.start : step.end]
    following = _clause(line.text[step.end : step.end + reach])
    if phrases("other_basis").stands(own) or phrases("other_basis").stands(following):
        return False
    if phrases("measured_otherwise").stands(line.text[: step.start]):
        return False
    if not pair.end and phrases("beside_another").stands(line.text[: place_of(line, step)]):
        return False  # "It was less than the $50 drop of May"
    if phrases("rate_follows").stands(following) or phrases("than_another").stands(following):
        return False
    if pair.end and phrases("of_longer").stands(pair.line.text[pair.end :]):
        return False
    dated = any(
        pair.start <= place < pair.end and fact.kind in DATED
        for place, fact in zip(pair.line.places, pair.line.facts, strict=True)
    )
    if phrases("on_that_year").stands(following) and not dated:
        return False  # "1,391 this year, a rise of 167 on 2022"
    return not (dated and phrases("against_earlier").stands(following))


def _clause(text: str) -> str:
    """Cut a stretch at the first mark that ends a clause."""
    cut = min((at for at in map(text.find, ",;:.(") if at >= 0), default=len(text))
    return text[:cut]


def _measured_alike(pair: Pair, by: Fact) -> bool:
    """Tell whether a change can be one of the pair's: a share of it, or in the same unit."""
    if by.kind in SHARES or by.kind is Kind.FRACTION:
        return by.kind is not Kind.POINTS or pair.after.kind in SHARES
    if by.kind in PLAIN and pair.after.kind in SHARES:
        return False
    return alike(pair.after, by) or (by.kind is Kind.NUMBER and pair.after.kind in PLAIN)


def _given_in(change: Change) -> str:
    share = change.pair.after.kind in SHARES
    if change.step.by.kind in (Kind.PERCENT, Kind.FRACTION):
        return "share" if share else "percent"
    return "amount"


_NUMBERS = (Base.NUMBER, Base.NUMBER, Base.NUMBER)
_ONE_OF = {"told": Parameter(constant="words", required=True)}

FINDERS = (Finder("change", find_changes, binds=_NUMBERS, parameters=_ONE_OF),)

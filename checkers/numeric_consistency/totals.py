"""Parts and their total: "12 men and 7 women, 20 in all"; shares that make a whole."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

import regex

from checkers.model import Fact, Kind, Number, Quantity
from checkers.numeric_consistency import shares_beyond
from checkers.numeric_consistency.gathered import gathered
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, read_lines, word_list
from checkers.numeric_consistency.lists_begun import list_begun
from checkers.numeric_consistency.pairs import Step, pairs, steps
from checkers.numeric_consistency.parts_over import parts_over
from checkers.numeric_consistency.places_shared import shared_by_places
from checkers.numeric_consistency.quantities import PLAIN, quantity_of
from checkers.numeric_consistency.ties import are_all, may_be_all
from checkers.numeric_consistency.told_parts import summed_up
from checkers.ranges import exactly, multiply
from checkers.rulebook.vocabulary import Base, Bound, Finder, Parameter, Scene, Type

_SUMMED = PLAIN | {Kind.MONEY, Kind.MEASURE}
_FEWEST_SHARES = 3
_MOST_SENTENCES = 3
# Percentages that come to less or more, together, are hardly shares of one thing.
_LEAST_TOLD, _MOST_TOLD = 60, 150
_MOST_BEYOND = 115  # and less so where sentences part them
_PARTS = frozenset({Kind.PERCENT, Kind.FRACTION})
_DIVIDED = word_list("divided")
_ALL_TOLD = ("left_over", "all_comes_from")
_OF_ONE = ("of_one_vote", "comes_from_several", "of_a_sum")
_OVERLAP = word_list("overlap_of_two")
_RESIDUE = word_list("residue")
_SIDES = (word_list("for_it"), word_list("against_it"))
_ALL = 100
_OF_THE = regex.compile(r" of (?:the |its |their |his |her |these |those )?(?:[a-z]+ )?")
_ONE_CHOICE = word_list("one_choice")


# --- finders -----------------------------------------------------------------------------------


def find_totals(scene: Scene) -> Iterator[tuple[Bound | tuple[Bound, ...], ...]]:
    """Bind a total and the list of its parts."""
    lines = scene.once(read_lines)
    told: set[Fact] = set()
    for line in lines:
        for total, parts in _totals(lines, line):
            told.add(total)
            yield line.bound(total), tuple(map(line.bound, parts))
    for here, total, there, parts in gathered(lines):
        told.add(total)
        yield here.bound(total), tuple(map(there.bound, parts))
    for line in lines:
        over = ((line, total, line, parts) for total, parts in parts_over(line))
        shared = shared_by_places(lines, line)
        for here, total, there, parts in (*over, *summed_up(lines, line), *shared):
            if total not in told:
                yield here.bound(total), tuple(map(there.bound, parts))


def find_share_lists(scene: Scene, *, of: str) -> Iterator[tuple[Bound | tuple[Bound, ...], ...]]:
    """Bind the shares of one thing: "all" where they must make it up, "some" where they may."""
    for line, shares, made_of in scene.once(_share_lists):
        if of == "some":
            yield from ((tuple(map(line.bound, told)),) for told in _two_sides(line))
        if shares and made_of == of:
            yield (tuple(map(line.bound, shares)),)


def _share_lists(scene: Scene) -> Sequence[tuple[Line, Sequence[Fact], str | None]]:
    """List the sentences with percentages: the list that begins there, and what it makes up."""
    lines = scene.once(read_lines)
    done: set[Fact] = set()
    found: list[tuple[Line, Sequence[Fact], str | None]] = []
    for line in lines:
        if not any(fact.kind is Kind.PERCENT for fact in line.facts):
            continue
        rows, shares = _share_list(lines, line)
        if not shares or shares[0] in done:
            found.append((line, (), None))
            continue
        done.update(shares)
        found.append((line, shares, _made_of(rows, lines)))
    return found


# --- parts and total ---------------------------------------------------------------------------


def _totals(lines: Lines, line: Line) -> Iterator[tuple[Fact, list[Fact]]]:
    figures = [fact for fact in line.facts if fact.kind in _SUMMED]
    if len(figures) == 1:
        found = _with_list_before(lines, line)
    elif len(figures) > 2 and not phrases("overlapping").stand_in(line):
        found = _with_lists(lines, line)
    else:
        return
    yield from ((total, parts) for total, parts in found if _may_add_up(line, total, parts))


def _may_add_up(line: Line, total: Fact, parts: Sequence[Fact]) -> bool:
    """Tell a sum from factors ("12 groups of four, so 72 games") and from a total beside others."""
    if not _adds_up_alike(total, parts) or phrases("multiplied_out").stand_in(line):
        return False
    whole = quantity_of(total)
    amounts = [quantity_of(part) for part in parts]
    return whole is not None and all(
        part is not None and part.range.low <= whole.range.high for part in amounts
    )


def _with_lists(lines: Lines, line: Line) -> Iterator[tuple[Fact, list[Fact]]]:
    for found in phrases("total_after").find(line):
        parts = list_begun(line, found["total"], _list_before(line, found))
        if parts and are_all(lines, found, parts):
            yield found["total"], parts
    for found in phrases("total_before").find(line):
        parts = _list_after(line, found)
        some = _some_are_of(line, found.places["total"])
        if parts and not some and may_be_all(found, parts):
            yield found["total"], parts


def _with_list_before(lines: Lines, line: Line) -> Iterator[tuple[Fact, list[Fact]]]:
    """Read "That makes 29 in all" after a sentence that is one list."""
    before = lines.beside(line, -1)
    if before is not None:
        for found in phrases("total_of_those").find(line):
            parts = _whole_list(before)
            if parts and are_all(lines, found, parts):
                yield found["total"], parts


def _places(line: Line) -> list[tuple[int, Fact]]:
    """List the figures that can be parts; ranks and times are words among them."""
    return [
        (place, fact)
        for place, fact in zip(line.places, line.facts, strict=True)
        if fact.kind in _SUMMED or fact.kind is Kind.PERCENT
    ]


def _list_before(line: Line, total: Found) -> list[Fact]:
    """List the parts that lead up to a total, as far as commas and "and" join them."""
    reached = total.start
    parts: list[Fact] = []
    for place, fact in reversed(_places(line)):
        if place >= total.start:
            continue
        words = line.text[place + 1 : reached]
        if not (phrases("list_glue").is_all(words) if parts else _leads_to(words, total)):
            break
        if phrases("uncounted_between" if parts else "one_named").stands(words):
            return []  # "two sons and a daughter, and 11 grandchildren"
        parts.append(fact)
        reached = place
    if parts and phrases("uncounted_before").stands(line.text[:reached]):
        return []
    if not phrases("last_joined").stands(line.text[reached : total.start]):
        return []
    return _without_leader(parts[::-1])


def _leads_to(between: str, total: Found) -> bool:
    if not total.has("sum"):
        return phrases("to_total").is_all(between)
    return phrases("to_sum").is_all(between) or phrases("to_sum_said").is_all(between)


def _list_after(line: Line, total: Found) -> list[Fact]:
    """List the parts that follow a total and its colon, dash, bracket or "made up of"."""
    reached = total.end
    parts: list[Fact] = []
    closes = line.text.startswith(" - ", total.end)
    for place, fact in _places(line):
        if place < total.end:
            continue
        first = "to_figure" if total.has("weak") else "to_list"
        glue = "list_glue" if parts else first
        if not phrases(glue).is_all(line.text[reached:place]):
            break
        if parts and closes and " - " in line.text[reached:place]:
            break  # "Their 14 medals - five gold and nine silver - put them one place higher"
        if parts and phrases("uncounted_between").stands(line.text[reached:place]):
            return []
        parts.append(fact)
        reached = place + 1
    rest = line.text[reached:]
    within, closing, _ = rest.partition(" - ")
    if closes and closing:
        return [] if phrases("uncounted_after").stands(within) else parts
    if phrases("uncounted_after").stands(rest) or any(
        place > reached for place, _ in _places(line)
    ):
        return []
    return parts


def _whole_list(line: Line) -> list[Fact]:
    """List all figures of a sentence where they are one list."""
    placed = _places(line)
    for (place, _), (following, _) in itertools.pairwise(placed):
        if not phrases("list_glue").is_all(line.text[place + 1 : following]):
            return []
    return _without_leader([fact for _, fact in placed])


def _without_leader(listed: list[Fact]) -> list[Fact]:
    """Leave out what counts those behind it: "three schools, with 210, 180 and 95 pupils"."""
    led = len(listed) > 2 and _quantity(listed[0]).stated == len(listed) - 1
    return listed[1:] if led else listed


def _some_are_of(line: Line, total: int) -> bool:
    """Tell whether what follows is of a part: "11 of the 14 are back: nine by post, two by car"."""
    return any(
        _OF_THE.fullmatch(line.text, place + 1, total, concurrent=False)
        for place in line.places
        if place < total
    )


def _adds_up_alike(total: Fact, parts: Sequence[Fact]) -> bool:
    if len(parts) < 2 or total in parts:
        return False
    if total.kind in PLAIN:
        return all(part.kind in PLAIN for part in parts)
    unit = _quantity(total).unit
    return all(part.kind is total.kind and _quantity(part).unit == unit for part in parts)


def _quantity(fact: Fact) -> Quantity:
    assert isinstance(fact.value, Quantity)
    return fact.value


# --- shares ------------------------------------------------------------------------------------


def _share_list(lines: Lines, line: Line) -> tuple[list[Line], list[Fact]]:
    """List the percentages of a sentence, and of those after it that go on with them."""
    rows, shares = [line], _shares(line)
    while shares and len(rows) < _MOST_SENTENCES:
        following = lines.beside(rows[-1], 1)
        if following is None or not phrases("goes_on").stand_in(following):
            break
        more = _shares(following)
        if not more:
            break
        rows.append(following)
        shares = [*shares, *more]
    rows, shares = _with_answers_beyond(lines, rows, shares)
    if any(_OVERLAP & row.words for row in rows):
        return rows, []
    left = any(phrases("left_over").stand_in(row) for row in rows)
    if len(shares) < (2 if left and len(rows) == 1 else _FEWEST_SHARES):
        return rows, []
    size: Number = sum(_quantity(share).stated or 0 for share in shares)
    if not _LEAST_TOLD <= size <= _MOST_TOLD or _is_closed_before(lines, line, size):
        return rows, []
    return rows, shares


def _with_answers_beyond(
    lines: Lines, rows: list[Line], shares: list[Fact]
) -> tuple[list[Line], list[Fact]]:
    """Add the shares of the sentences that end with those who gave none of the answers."""
    beyond = shares_beyond.answers_beyond(lines, rows, _MOST_SENTENCES) if shares else []
    added = [_shares(row) for row in beyond]
    of_a_poll = len(shares) > 1 or shares_beyond.tells_of_a_poll(rows[0])
    if not beyond or not all(added) or not of_a_poll:
        return rows, shares
    longer = [*shares, *itertools.chain.from_iterable(added)]
    size: Number = sum(_quantity(share).stated or 0 for share in longer)
    return ([*rows, *beyond], longer) if size <= _MOST_BEYOND else (rows, shares)


def _is_closed_before(lines: Lines, line: Line, size: Number) -> bool:
    """Tell whether a share of the sentences before makes these up to the whole."""
    before = range(max(0, line.index - _MOST_SENTENCES), line.index)
    told: list[Number] = [
        _quantity(fact).stated or 0 for at in before for fact in _percents(lines.line(at))
    ]
    sums = [*told, sum(told, Fraction(0))]
    return size < _ALL - 1 and any(-1 <= size + each - _ALL <= 1 for each in sums)


def _percents(line: Line) -> Iterator[Fact]:
    return (fact for fact in line.facts if fact.kind is Kind.PERCENT)


def _shares(line: Line) -> list[Fact]:
    """List a sentence's percentages where each is a share of one thing; else none."""
    shares = [
        (place, fact)
        for place, fact in zip(line.places, line.facts, strict=True)
        if fact.kind in _PARTS and (fact.kind is Kind.PERCENT or _quantity(fact).hedge is None)
    ]
    moved = [step for step in steps(line) if not _is_put_up(line, step)]
    if pairs(line) or moved or phrases("not_shares").stands(phrases("rest_with").cut(line)):
        return []
    if len(phrases("own_whole").find(line)) > 1:  # "60% of men, 40% of women"
        return []
    if any(phrases("each_after").first(line, place + 1, place + 9) for place, _ in shares):
        return []  # "the other nine have 39%, about 4% each"
    for (place, _), (following, _) in itertools.pairwise(shares):
        if not phrases("share_glue").is_all(line.text[place + 1 : following]):
            return []
    return [_as_percent(fact) for _, fact in shares]


def _as_percent(fact: Fact) -> Fact:
    """Read "a quarter" beside percentages as 25 of them."""
    if fact.kind is not Kind.FRACTION:
        return fact
    value = _quantity(fact)
    stated = None if value.stated is None else Fraction(value.stated) * 100
    spread = multiply(value.range, exactly(100))
    percent = replace(value, range=spread, stated=stated, unit=None, dimension="percent")
    return replace(fact, kind=Kind.PERCENT, value=percent)


def _two_sides(line: Line) -> Iterator[tuple[Fact, Fact]]:
    """Give two shares that exclude each other: of women and men, of yes and no."""
    for name in ("one_and_other", "yes_and_no"):
        for found in phrases(name).find(line):
            if not _is_told_apart(line):
                yield found["first"], found["second"]


def _is_told_apart(line: Line) -> bool:
    """Tell whether two sides are of two questions, times or groups."""
    own = len(phrases("own_whole").find(line)) > 1
    return own or phrases("several_answers").stand_in(line) or bool(pairs(line))


def _is_put_up(line: Line, step: Step) -> bool:
    """Tell "the council is putting up 35%" from "rents are up 35%"."""
    return phrases("puts_money").stands(line.text[: step.start])


def _made_of(rows: Sequence[Line], lines: Lines) -> str | None:
    """Tell whether shares must make up the whole, or can at most; None where they may overlap."""
    around = [*rows, lines.beside(rows[0], -1), lines.beside(rows[-1], 1)]
    if any(phrases("several_answers").stand_in(row) for row in around if row is not None):
        return None
    words = frozenset().union(*(row.words for row in rows))
    if any(phrases(name).stand_in(row) for name in _ALL_TOLD for row in rows):
        return "all"
    if _goes_to_each(rows, around[-2]):
        return "all"
    if _DIVIDED & words and any(phrases("split").stand_in(row) for row in rows):
        return "all"
    sided = all(side & words for side in _SIDES) or bool((_RESIDUE | _ONE_CHOICE) & words)
    unanswered = any(phrases("no_answer").stand_in(row) for row in rows)
    one_thing = _is_of_one_thing(rows)
    one_box = any(phrases("one_box").stand_in(row) for row in around if row is not None)
    return "some" if sided or unanswered or one_box or one_thing else None


def _is_of_one_thing(rows: Sequence[Line]) -> bool:
    """Tell whether shares are of one vote, and none of them of something else."""
    if any(phrases("of_its_own").stand_in(row) for row in rows):
        return False
    if any(phrases(name).stand_in(row) for name in _OF_ONE for row in rows):
        return True
    return len(rows) == 1 and shares_beyond.are_of_parties(rows[0])


def _goes_to_each(rows: Sequence[Line], before: Line | None) -> bool:
    """Tell whether something is said to be split, and each share to go to somebody."""
    told = [*([] if before is None else [before]), *rows]
    if not any(phrases("split_ways").stand_in(row) for row in told):
        return False
    return all(
        phrases("to_somebody").stands(row.text[place + 1 :])
        for row in rows
        for place, fact in zip(row.places, row.facts, strict=True)
        if fact.kind is Kind.PERCENT
    )


_MANY = Type(Base.NUMBER, many=True)

FINDERS = (
    Finder("total_of_parts", find_totals, binds=(Base.NUMBER, _MANY)),
    Finder(
        "shares",
        find_share_lists,
        binds=(_MANY,),
        parameters={"of": Parameter(constant="words", required=True)},
    ),
)

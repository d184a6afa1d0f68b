"""Part and whole: "45 of the 300 homes (15%)", "of 52 horses, 36", "most of the 51, 26"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from checkers.facts.lexicon import either
from checkers.facts.quotes.words import can_speak
from checkers.model import Fact, Kind, Quantity
from checkers.numeric_consistency.again import portions_again, portions_within, shares_again
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, read_lines, word_list
from checkers.numeric_consistency.made_elsewhere import is_share, is_share_elsewhere
from checkers.numeric_consistency.majorities import claimed_majorities, goes_on
from checkers.numeric_consistency.of_a_share import is_of_a_share
from checkers.numeric_consistency.pairs import pairs
from checkers.numeric_consistency.parts_beyond import parts_beyond
from checkers.numeric_consistency.quantities import size_of, unit_of
from checkers.numeric_consistency.shares_beside import shares_beside, shares_pointed
from checkers.numeric_consistency.shares_compared import shares_compared
from checkers.numeric_consistency.votes import (
    find_votes,
    shares_over_half,
    vote_by_score,
)
from checkers.numeric_consistency.wholes_told import wholes_told
from checkers.passages import stem
from checkers.rulebook.vocabulary import Base, Bound, Finder, Parameter, Scene

_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
_NEEDS, _PASSES, _FAILS = word_list("needs"), word_list("passes"), word_list("fails")
# Characters before and behind a majority in which it can be denied.
_DENIED_BEFORE, _DENIED_BEHIND = 30, 40
_WORD = regex.compile(r"[a-z]+(?:['-][a-z]+)*")
_SCALE = regex.compile(rf"(?<![^\W\d_])(?:{either(word_list('scales'))})\b", regex.IGNORECASE)
_LENGTHS = frozenset({Kind.DURATION, Kind.MEASURE, Kind.MONEY})
_CAST = word_list("cast_votes")
_REACH = 80  # characters between a share and its part and whole
_MAJORITY = word_list("majority_words")
_POINTING = word_list("pointing")
_SHORT_OF = word_list("no_majority")
_OF_WHOM = regex.compile(r",?\sof\swhom\b")


@dataclass(frozen=True, slots=True)
class Portion:
    """A part and the whole it is of; `start` and `end` are their words in `line`."""

    line: Line
    part: Fact
    whole: Fact
    start: int
    end: int


_FAR = 12  # times its whole that a part is of something else


# --- finders -----------------------------------------------------------------------------------


def find_portions(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind each part and its whole."""
    for each in scene.once(read_portions):
        if size_of(each.part) > _FAR * size_of(each.whole):
            continue  # "papers at nine sites, and took in 2,350 of them"
        if _counts_the_same(each) and not _has_a_length_between(each):
            yield each.line.bound(each.part), each.line.bound(each.whole)
    known = {each.part for each in scene.once(read_portions)}
    lines = scene.once(read_lines)
    for line in lines:
        for here, part, there, whole in parts_beyond(lines, line):
            if part not in known:
                yield here.bound(part), there.bound(whole)


def _has_a_length_between(portion: Portion) -> bool:
    """Tell "four pieces in 37 minutes, of which 15 were spent …": the part is of the minutes."""
    line, places = portion.line, dict(zip(portion.line.facts, portion.line.places, strict=True))
    low, high = places.get(portion.whole), places.get(portion.part)
    if low is None or high is None:
        return False
    return any(low < places[fact] < high and fact.kind in _LENGTHS for fact in line.facts)


def find_shares(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind a part, its whole and the share that the part is said to be."""
    lines = scene.once(read_lines)
    for line in lines:
        if not any(fact.kind in _SHARES for fact in line.facts):
            continue
        for part, whole, share in (*portions_within(line), *_shares_near(lines, line)):
            if is_of_a_share(lines, line, (part, whole, share)):
                continue
            # "In the six that had one, 9% of 240 residents, or 22": the share is of 22.
            if is_share(part, whole, share) or not is_share_elsewhere(
                (line,), share, (part, whole)
            ):
                yield _three(part, whole, share, line)
    for line in lines:
        for told in portions_again(lines, line):
            yield _three(*told, line)


def _shares_near(lines: Lines, line: Line) -> Iterator[tuple[Fact, Fact, Fact]]:
    known = set()
    for each in _portions_near(lines, line):
        share = _share_beside(each)
        if share is not None:
            known.add(share)
            yield each.part, each.whole, share
    yield from (told for told in shares_beside(lines, line) if told[2] not in known)
    yield from shares_pointed(lines, line)


def find_same_shares(scene: Scene, *, told: str) -> Iterator[tuple[Bound, ...]]:
    """Bind a fraction and the percentage that is said to be the same: "one in five (20%)".

    `told` is "about" where either is hedged ("almost half"), else "plain".
    """
    lines = scene.once(read_lines)
    for line in lines:
        for one, other in (*shares_again(lines, line), *shares_compared(lines, line)):
            if (_hedged(one) or _hedged(other)) == (told == "about"):
                yield line.bound(one), line.bound(other)
        if {fact.kind for fact in line.facts} >= _SHARES:
            moved = {fact for pair in pairs(line) for fact in (pair.before, pair.after)}
            for found in phrases("share_twice").find(line):
                if found["other"] in moved or _is_of_something_else(line, found):
                    continue  # "from 3% to 4%, a third": what it changed by
                words = line.text[found.start : found.end + 12]
                hedged = _hedged(found["one"]) or _hedged(found["other"])
                if hedged == (told == "about") and not phrases("compared").stands(words):
                    yield line.bound(found["one"]), line.bound(found["other"])


def _is_of_something_else(line: Line, found: Found) -> bool:
    """Tell a rate's step, and a percentage that tells a count: "or 64%, a third" dose."""
    place = found.places["other"]
    if _is_of_a_point(found["other"]):
        return True
    if place > found.places["one"]:
        return False
    return phrases("told_for_count").stands(line.text[:place])


def _is_of_a_point(share: Fact) -> bool:
    """Tell a step of an interest rate: "cut by a quarter, 0.25%"."""
    value = share.value
    return isinstance(value, Quantity) and value.range.high < 1


def _hedged(fact: Fact) -> bool:
    return isinstance(fact.value, Quantity) and fact.value.hedge is not None


def find_majorities(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind part and whole where the part is called a majority."""
    lines = scene.once(read_lines)
    for line in lines:
        yield from find_votes(lines, line)
        for here, part, there, whole in claimed_majorities(lines, line):
            yield here.bound(part), there.bound(whole)
        if not _MAJORITY & line.words:
            continue
        found = phrases("most_of").first(line)
        if found is None or _is_denied(line, found) or goes_on(line, found):
            continue
        yield line.bound(found["part"]), line.bound(found["whole"])


def _is_denied(line: Line, found: Found) -> bool:
    """Tell whether words near a majority deny it; "12% had no opinion" does not."""
    near = line.text[max(0, found.start - _DENIED_BEFORE) : found.end + _DENIED_BEHIND]
    words = _WORD.findall(near, concurrent=False)
    return not _SHORT_OF.isdisjoint(words)


def find_majority_shares(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the share that is called a majority: "a majority, 48 of 100", "most voters (46%)"."""
    for line in scene.once(read_lines):
        if not any(fact.kind in _SHARES for fact in line.facts):
            continue
        yield from ((line.bound(share),) for share in shares_over_half(line))
        if not _MAJORITY & line.words:
            continue
        for found in phrases("majority_share").find(line):
            if not _is_denied(line, found):
                yield (line.bound(found["share"]),)
        if _SHORT_OF & line.words:
            yield from ((line.bound(each["share"]),) for each in phrases("share_enough").find(line))


def find_thresholds(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind part, whole and the share that was needed, where the vote is said to have passed."""
    lines = scene.once(read_lines)
    for line in lines:
        met = phrases("needed_was_met").first(line) or phrases("got_it").first(line)
        if _FAILS & line.words and met is None:
            continue
        yield from vote_by_score(line)
        if not _PASSES & line.words and met is None:
            continue
        told = list(_portions(line))
        near = (line, lines.beside(line, -1))
        if met is not None and _is_of_voters(near):
            continue
        needed = [
            found["needed"]
            for row in near
            if row is not None and _NEEDS & row.words
            for found in phrases("enough").find(row)
        ]
        if len(told) == 1 and len(needed) == 1:
            yield _three(told[0].part, told[0].whole, needed[0], line)


def _is_of_voters(rows: Iterable[Line | None]) -> bool:
    """Tell whether what is needed may be of those voting, fewer than the whole that is told."""
    return any(row is not None and phrases("of_those_voting").stand_in(row) for row in rows)


def _three(part: Fact, whole: Fact, share: Fact, line: Line) -> tuple[Bound, ...]:
    return line.bound(part), line.bound(whole), line.bound(share)


# --- what a text tells -------------------------------------------------------------------------


def read_portions(scene: Scene) -> tuple[Portion, ...]:
    """Find each part of which the article tells the whole."""
    lines = scene.once(read_lines)
    return tuple(portion for line in lines for portion in _portions_near(lines, line))


def _portions_near(lines: Lines, line: Line) -> Iterator[Portion]:
    yield from _portions(line)
    yield from _portions_of_named(lines, line)
    before = lines.beside(line, -1)
    found = phrases("of_those_told").first(line)
    if before is None or found is None:
        return
    if any(fact.span < found["part"].span for fact in _plain(line)):
        return  # "inspected 88 bars and replaced three of them"
    if phrases("of_another_time").stands(line.text[found.places["part"] + 1 :]):
        return  # "they won 16 of those last season"
    told = wholes_told(before, found["part"])
    counted = told[:1] and (told[0].kind is Kind.COUNT or phrases("crew_of").stand_in(before))
    if len(told) == 1 and counted:
        yield Portion(line, found["part"], told[0], found.start, found.end)


def _portions_of_named(lines: Lines, line: Line) -> Iterator[Portion]:
    """Read "480 pupils.  Five hundred of the pupils are", "owns 22 of the boats, 25 of which"."""
    for found in phrases("part_of_some").find(line):
        part, whole = found["part"], found["whole"]
        if size_of(part) <= 2 * size_of(whole):  # else "which" are all the boats there are
            yield Portion(line, part, whole, found.start, found.end)
    found_named = phrases("part_of_named").first(line)
    if found_named is None:
        return
    before = lines.beside(line, -1)
    noun = line.text[found_named.places["noun"] : found_named.end]
    told = [fact for at, fact in lines.once(_by_noun).get(stem(noun), []) if at < line.index]
    if len(told) != 1 or before is None or told[0] not in before.facts:
        return
    if all(
        fact.kind is Kind.COUNT for fact in _plain(before)
    ):  # no "60 shops in Spain, 90 in Italy"
        yield Portion(line, found_named["part"], told[0], found_named.start, found_named.end)


def _by_noun(lines: Lines) -> dict[str, list[tuple[int, Fact]]]:
    """List the counts of each noun, with their sentences."""
    found: dict[str, list[tuple[int, Fact]]] = defaultdict(list)
    for line in lines:
        for fact in _plain(line):
            if isinstance(fact.value, Quantity) and fact.value.unit is not None:
                found[stem(fact.value.unit.split()[-1])].append((line.index, fact))
    return found


def _portions(line: Line) -> Iterator[Portion]:
    if len(line.facts) < 2:
        return
    for found in phrases("part_of").find(line):
        portion = Portion(line, found["part"], found["whole"], found.start, found.end)
        if found.has("among") and size_of(portion.part) >= size_of(portion.whole):
            continue  # "among the 12 nations, 40 wore"
        if _is_of_one_told_before(line, portion):
            continue
        if phrases("listed_part").stands(line.text[found.places["part"] + 1 :]):
            continue  # "of three sisters, 40, 42 and 51"
        if phrases("no_whole").stands(line.text[found.places["whole"] + 1 :]):
            continue  # "six of the three-bed homes", "nine of the two brothers' farms"
        if _one_measure(portion):
            yield portion


def _is_of_one_told_before(line: Line, portion: Portion) -> bool:
    """Tell "140 guests from 11 countries, 61 of them", "1,900 in three shifts, 11 of whom"."""
    return _may_be_of_another(line, portion) or _is_of_one_before(line, portion)


def _is_of_one_before(line: Line, portion: Portion) -> bool:
    """Tell whether a part is more than its whole, and not than what was told before that."""
    part = size_of(portion.part)
    if portion.whole.span > portion.part.span or part <= size_of(portion.whole):
        return False
    return any(f.span < portion.whole.span and size_of(f) >= part for f in _plain(line))


def _may_be_of_another(line: Line, portion: Portion) -> bool:
    """Tell whether "of them" can point past the nearest count to one before it."""
    text = line.text[portion.start : portion.end]
    if not any(f"of {word}" in text for word in _POINTING):
        return False
    if "of them" not in text:  # "212 passengers and 31 crew, 40 of whom"
        place = line.places[line.facts.index(portion.whole)]
        return phrases("counted_with").stands(line.text[:place])
    return any(fact.span < portion.whole.span for fact in _plain(line))


def _one_measure(portion: Portion) -> bool:
    part, whole = portion.part.value, portion.whole.value
    if not isinstance(part, Quantity) or not isinstance(whole, Quantity):
        return False
    if size_of(portion.whole) <= 1 < size_of(portion.part):
        return False  # "coverage of one dose 90.1": one is no whole of several
    if portion.part.kind is Kind.MONEY or portion.whole.kind is Kind.MONEY:
        return portion.part.kind is portion.whole.kind and part.unit == whole.unit
    if _SCALE.search(portion.part.text) and not _SCALE.search(portion.whole.text):
        return False  # "1.2 billion of the 1.7": the scale holds for both
    return part.refers != "more"  # "another 300": what they are part of is not told here


def _counts_the_same(portion: Portion) -> bool:
    """Tell whether a part is counted as its whole is: 12 families can have 31 children."""
    part, whole = portion.part.value, portion.whole.value
    if not isinstance(part, Quantity) or not isinstance(whole, Quantity):
        return False
    behind = whole.unit_span.end if whole.unit_span is not None else portion.whole.span.end
    if whole.unit and _OF_WHOM.match(portion.line.document.text, behind, concurrent=False):
        return can_speak(whole.unit.split()[-1])  # "820 adults in nine countries, of whom 412"
    if part.unit is None or whole.unit is None or part.refers == "part":
        return True
    return stem(part.unit) == stem(whole.unit)


def _share_beside(portion: Portion) -> Fact | None:
    line = portion.line
    found = phrases("share_after").first(line, portion.end, portion.end + _REACH)
    if found is None:
        low = max(0, portion.start - _REACH)
        found = phrases("share_before").first(line, low, portion.start)
    if found is None or (found.has("turnout") and unit_of(portion.whole) in _CAST):
        return None  # "turnout was 61%, with 12,300 of the 24,600 votes going to Lee"
    return found["share"]


def _plain(line: Line) -> list[Fact]:
    return [fact for fact in line.facts if fact.kind in (Kind.COUNT, Kind.NUMBER)]


_PAIR = (Base.NUMBER, Base.NUMBER)

FINDERS = (
    Finder("part_of_whole", find_portions, binds=_PAIR),
    Finder("share_of_whole", find_shares, binds=(*_PAIR, Base.NUMBER)),
    Finder(
        "same_share",
        find_same_shares,
        binds=_PAIR,
        parameters={"told": Parameter(constant="words", required=True)},
        needs=(Kind.FRACTION, Kind.PERCENT),
    ),
    Finder("majority", find_majorities, binds=_PAIR),
    Finder("vote_needed", find_thresholds, binds=(*_PAIR, Base.NUMBER), needs=(Kind.FRACTION,)),
    Finder("majority_share", find_majority_shares, binds=(Base.NUMBER,)),
)

"""Which way a thing went: "rose from 7 to 5", "Entries climbed again. There were 40, now 35"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Fact, Kind
from checkers.numeric_consistency.changes import Change, free, read_changes
from checkers.numeric_consistency.claimed_first import told_behind
from checkers.numeric_consistency.clauses import among
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, read_lines, word_list
from checkers.numeric_consistency.pairs import Pair, pairs, steps
from checkers.numeric_consistency.pointing import moves
from checkers.numeric_consistency.quantities import size_of
from checkers.numeric_consistency.slips import is_fit
from checkers.numeric_consistency.told_nearby import two_of
from checkers.rulebook.vocabulary import Base, Bound, Finder, Parameter, Scene

_FOLLOWING = 40  # characters behind two figures that tell when the earlier was
_VERBS_REACH = 60  # characters before "from" in which the verb stands
_ALL = 100  # percent
_GONE_BELOW = regex.compile(rf"\b(?:{either(load('roles')['gone_below'])})\b", regex.IGNORECASE)
_AROUND = 45  # characters round a fall in which stands what has fallen
_RANKED = word_list("ranked")
_OF_PLACES = word_list("ranked_in_places")
_LAST_PLACE = 300  # the largest number that is ever a rank
_WAYS = (("rise", "rises"), ("fall", "falls"))


def find_directions(scene: Scene, *, way: str) -> Iterator[tuple[Bound, ...]]:
    """Bind before, after and the words that say that it rose (or fell)."""
    lines = scene.once(read_lines)
    told: set[tuple[Fact, Fact]] = set()
    for line in lines:
        if _RANKED & line.words and not _beyond_ranks(line):
            continue
        for pair, words in _ways(lines, line, way):
            told.add((pair.before, pair.after))
            yield line.bound(pair.before), line.bound(pair.after), words
    for change in scene.once(read_changes):
        pair, step = change.pair, change.step
        if step.way == way and _goes_back(change) and (pair.before, pair.after) not in told:
            line = pair.line
            words = change.line.passage(step.start, step.end)
            yield line.bound(pair.before), line.bound(pair.after), words


def _goes_back(change: Change) -> bool:
    """Tell "rose by 6%, from 1.5 million to 1.41 million": as much as told, the other way."""
    pair, step = change.pair, change.step
    if moves(pair, step.way) or not is_fit(pair.before, pair.after, step.by):
        return False
    told = _way_of(pair)
    if (told is not None and told[0] != step.way) or _is_another_move(change):
        return False
    rows = (pair.line, change.line)
    return not any(_RANKED & row.words and not _beyond_ranks(row) for row in rows)


def _is_another_move(change: Change) -> bool:
    """Tell "from 250 to 200, reversing a rise of 50 the year before", and a change only planned."""
    step, text = change.step, change.line.text
    head, tail = text[: step.start], text[step.end :]
    if phrases("moved_before").stands(head) or phrases("moved_then").stands(tail):
        return True
    if phrases("no_size").stands(text[step.start : step.end]):
        return True  # "six strokes better than her 70": in golf, fewer
    return phrases("moves_another").stands(text[step.end : change.pair.start])


def _ways(lines: Lines, line: Line, way: str) -> Iterator[tuple[Pair, Bound]]:
    told = [(pair, found) for pair in pairs(line) if (found := _way_of(pair)) is not None]
    yield from ((pair, words) for pair, (own, words) in told if own == way)
    if line.figures():
        yield from _claimed_before(lines, line, way)
        if not told:
            yield from _claimed_first(line, way)


def _beyond_ranks(line: Line) -> bool:
    """Tell whether a line's words of rank are all of places, and its figures far beyond them."""
    sizes = [size_of(fact) for fact in among(line)]
    return (_RANKED & line.words) <= _OF_PLACES and bool(sizes) and min(sizes) >= _LAST_PLACE


def find_falls(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind each percentage that something fell by."""
    lines = scene.once(read_lines)
    for line in lines:
        if any(fact.kind is Kind.PERCENT for fact in line.facts):
            for fact in dict.fromkeys(_falls(line)):
                if not _can_be_negative(line, fact) and not _has_gone_below(lines, fact):
                    yield (line.bound(fact),)


def find_shares_of_people(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind each percentage of people that are or do something."""
    for line in scene.once(read_lines):
        if any(fact.kind is Kind.PERCENT for fact in line.facts):
            for found in phrases("share_of_people").find(line):
                if not phrases("more_than_due").stand_in(line):
                    yield (line.bound(found["share"]),)


def _falls(line: Line) -> Iterator[Fact]:
    told = {step.by: step.way for step in steps(line)}
    yield from (by for by, way in told.items() if way == "fall" and by.kind is Kind.PERCENT)
    for found in phrases("fallen_by").find(line):
        between = line.text[found.places["rest"] : found.places["by"]]
        turned = phrases("rises").stands(between) or phrases("parted").stands(between)
        if found["by"] not in told and not turned:
            yield found["by"]
    yield from (by for by in _fallen_below(line) if by not in told)


def _fallen_below(line: Line) -> Iterator[Fact]:
    return (found["by"] for found in phrases("fallen_below").find(line))


def _can_be_negative(line: Line, fact: Fact) -> bool:
    """Tell whether what fell can be below nothing: a profit, a balance, a temperature."""
    place = line.places[line.facts.index(fact)]
    head, tail = line.text[:place], line.text[place : place + _AROUND]
    return any(phrases("below_nothing").stands(text) for text in (head, tail))


def _has_gone_below(lines: Lines, fact: Fact) -> bool:
    """Tell whether the text itself tells that something stands below nothing: "minus $37"."""
    if size_of(fact) <= _ALL:
        return False
    return _GONE_BELOW.search(lines.document.text, concurrent=False) is not None


def _claimed_before(lines: Lines, line: Line, way: str) -> Iterator[tuple[Pair, Bound]]:
    """Find "Entries climbed again." before "There were 40 last year and now there are 35"."""
    before = lines.beside(line, -1)
    if before is None or not phrases("there_were").stand_in(line) or among(before):
        return
    claimed = [(each, found) for each, name in _WAYS for found in phrases(name).find(before)]
    if len(claimed) != 1 or claimed[0][0] != way or steps(line):
        return
    verb = claimed[0][1]
    if not phrases("ends_so").stands(before.text[verb.end :]):
        return
    told = among(line)
    pair = two_of([(line, told)], told[0]) if told else None
    if pair is None or _is_of_some(before, line, verb):
        return
    yield pair, before.passage(verb.start, verb.end)


def _claimed_first(line: Line, way: str) -> Iterator[tuple[Pair, Bound]]:
    """Find "Gates were up last season, going from 21,300 to 19,850"."""
    found = phrases("went_the_way").find(line)
    if len(found) != 1 or not found[0].has(way) or steps(line):
        return
    told, rest = among(line), line.text[found[0].end :]
    if not told or phrases("negative").stand_in(line) or _stands_before(line, found[0]):
        return
    if any(phrases(name).stand_in(line) for name in ("of_some_part", "of_a_part")):
        return
    if phrases("of_no_number").stands(line.text[: found[0].start]):
        return
    if not phrases("from_there").stands(rest):
        return
    pair = told_behind(line, found[0].end)
    if pair is not None:
        yield pair, line.passage(found[0].start, found[0].end)


def _stands_before(line: Line, found: Found) -> bool:
    return line.places[line.facts.index(among(line)[0])] < found.start


def _is_of_some(before: Line, line: Line, verb: Found) -> bool:
    """Tell whether the figures are of a part or another place, or the claim of no number."""
    if any(phrases("of_some_part").stand_in(row) for row in (before, line)):
        return True
    if phrases("of_no_number").stands(before.text[: verb.start]):
        return True
    for found in phrases("elsewhere").find(line):
        first, last = line.origin(found.start), line.origin(found.end)
        name = line.document.text[first:last].split()[-1]
        if name[0].isupper() and name.lower() not in before.text:
            return True
    return False


def _way_of(pair: Pair) -> tuple[str, Bound] | None:
    """Name the way that the nearest verb before a pair, or right behind it, tells."""
    line = pair.line
    if pair.way is not None and pair.way != "none":
        return pair.way, line.passage(pair.start, pair.end)
    if pair.way == "none":  # "fell to 620, compared with 580 a year earlier"
        if not phrases("earlier").stands(line.text[pair.end : pair.end + _FOLLOWING]):
            return None
        claimed = _claimed_with(pair)
        if claimed is not None or not phrases("verb_to").stands(line.text[: pair.start]):
            return claimed
    return _nearest_verb(pair)


def _claimed_with(pair: Pair) -> tuple[str, Bound] | None:
    """Find "were up in May, with 312 recorded, compared with 355 a year earlier"."""
    line = pair.line
    for way, _ in _WAYS:
        claimed = phrases(f"{way}_with").first(line, 0, pair.start)
        if claimed is not None and claimed.end == pair.start:
            return way, line.passage(claimed.start, claimed.end)
    return None


def _nearest_verb(pair: Pair) -> tuple[str, Bound] | None:
    line = pair.line
    low = max(0, pair.start - _VERBS_REACH)
    nearest: tuple[int, str, Bound] | None = None
    for way, name in _WAYS:
        for found in phrases(name).find(line):
            if not low <= found.start < pair.start or not free(line, found.end, pair.start):
                continue
            if nearest is None or found.start >= nearest[0]:
                nearest = (found.start, way, line.passage(found.start, found.end))
    return None if nearest is None else nearest[1:]


FINDERS = (
    Finder(
        "direction",
        find_directions,
        binds=(Base.NUMBER, Base.NUMBER, Base.PASSAGE),
        parameters={"way": Parameter(constant="words", required=True)},
    ),
    Finder("share_of_people", find_shares_of_people, binds=(Base.NUMBER,), needs=(Kind.PERCENT,)),
    Finder("fall", find_falls, binds=(Base.NUMBER,), needs=(Kind.PERCENT,)),
)

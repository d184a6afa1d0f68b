"""Parts that are more than their whole, where more stands between the two than a few words.

"Of the 44 rooms on the two lower floors, 51", "the board has seven seats … Nine members voted",
"320 paintings … Restorers have cleaned 350 of the paintings".
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from checkers.facts.lexicon import load
from checkers.model import Fact, Kind, Quantity, Range, Span
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, word_list
from checkers.numeric_consistency.pairs import DATED
from checkers.numeric_consistency.quantities import PLAIN, size_of, unit_of
from checkers.passages import stem

# The line of the part, the part, the line of the whole, and the whole.
Portion = tuple[Line, Fact, Line, Fact]

_TABLES = load("reckoned")
_CHOSEN = {body: frozenset(nouns) for body, nouns in _TABLES["chosen"].items()}
_LISTED = {word: frozenset(nouns) for word, nouns in _TABLES["listed_as"].items()}
_GROWN, _CHAMBERS = word_list("grown_since"), word_list("chamber")
_DATES = DATED - {Kind.WEEKDAY}
_SEATS = frozenset({"seats", "members"})
_BACK = 3  # sentences in which the whole can stand
_AHEAD = 2  # sentences behind in which the size of a chamber can stand
_CLOSE = Fraction(3, 2)  # votes that a slip can make of a chamber's seats
_VOTES, _HOUSES = word_list("vote_words"), word_list("houses")
_SIDES = regex.compile(r"(?P<one>\d{1,4})\s?(?:[-–]|to)\s?(?P<other>\d{1,4})")
_FAR = 2  # a part so many times its whole is of something else


def parts_beyond(lines: Lines, line: Line) -> Iterator[Portion]:
    """Give each part with the whole that the sentence, or one before it, tells."""
    if "of" in line.words:
        for found in phrases("long_whole").find(line):
            yield line, found["part"], line, found["whole"]
        yield from _of_named(lines, line)
        yield from _of_crew(lines, line)
    yield from _of_chamber(lines, line)


def _before(lines: Lines, line: Line) -> list[Line]:
    """List the sentences before, nearest first, as far back as a whole can stand."""
    sentences = lines.document.sentences
    here = sentences[line.index].paragraph
    near = range(line.index - 1, max(-1, line.index - 1 - _BACK), -1)
    return [lines.line(index) for index in near if here - sentences[index].paragraph <= 1]


# --- "320 paintings … 350 of the paintings" ------------------------------------------------------


def _of_named(lines: Lines, line: Line) -> Iterator[Portion]:
    found = phrases("part_of_the").first(line)
    if found is None or _may_have_grown(found):
        return
    noun = line.text[found.places["noun"] : found.end].split()[0]
    told = [
        (row, fact)
        for index in lines.figured
        if index < line.index
        for row in (lines.line(index),)
        for fact in row.facts
        if _counts(fact, noun, row)
    ]
    if len(told) != 1:
        return
    row, whole = told[0]
    near = _before(lines, line)
    if row not in near or not _is_told_whole(row, whole):
        return
    between = near[: near.index(row)]
    if any(not _GROWN.isdisjoint(each.words) for each in between) or _apart(row, found):
        return
    if _is_near(found["part"], whole):
        yield line, found["part"], row, whole


def _may_have_grown(part: Found) -> bool:
    """Tell whether the words before a part tell of more than there were."""
    return not _GROWN.isdisjoint(part.line.text[: part.end].replace(",", " ").split())


def _counts(fact: Fact, noun: str, row: Line) -> bool:
    unit = unit_of(fact)
    if fact.kind is not Kind.COUNT or unit is None:
        return False
    if stem(unit.split()[-1]) == stem(noun):
        return True
    return noun in _LISTED.get(unit, ()) and phrases("lists_of").stand_in(row)


def _is_told_whole(row: Line, whole: Fact) -> bool:
    """Tell whether a sentence says how many there are, of this thing alone."""
    if not _GROWN.isdisjoint(row.words - {"new", "then", "last"}):
        return False
    # "60 shops in Spain and 90 in Italy": what has no noun may be of the same.
    if any(fact is not whole and fact.kind in PLAIN and not unit_of(fact) for fact in row.facts):
        return False
    return any(found["whole"] is whole for found in phrases("has_so_many").find(row))


def _apart(row: Line, part: Found) -> bool:
    """Tell whether whole and part are each told of a time of its own."""
    own = part.line.facts[: part.line.facts.index(part["part"])]
    if phrases("at_its_own_time").stands(part.line.text[part.end :]):
        return True
    return all(any(fact.kind in _DATES for fact in told) for told in (row.facts, own))


def _is_near(part: Fact, whole: Fact) -> bool:
    return size_of(part) <= _FAR * size_of(whole)


# --- "the crew of 23 … 26 of the crew" -----------------------------------------------------------


def _of_crew(lines: Lines, line: Line) -> Iterator[Portion]:
    found = phrases("of_the_crew").first(line)
    for row in _before(lines, line) if found is not None else ():
        told = phrases("crew_of").find(row)
        if found is not None and len(told) == 1 and _body(told[0]) == _noun(found):
            yield line, found["part"], row, told[0]["whole"]
            return


# --- "the board has seven seats … Nine members voted" --------------------------------------------


def _of_chamber(lines: Lines, line: Line) -> Iterator[Portion]:
    acted = list(_acted_in_it(lines, line))
    yield from acted or _of_all_votes(lines, line)


def _acted_in_it(lines: Lines, line: Line) -> Iterator[Portion]:
    found = phrases("acted_in_it").first(line)
    if found is None or _may_have_grown(found) or _is_dated(line):
        return
    if phrases("another_chamber").stands(line.text[: found.end]):
        return
    for row in (*_before(lines, line), *_behind(lines, line)):
        if _CHAMBERS.isdisjoint(row.words):
            continue
        told = phrases("chamber_has").find(row)
        if len(told) == 1 and _sits_in(found, told[0]):
            yield line, found["part"], row, told[0]["whole"]
        return


def _of_all_votes(lines: Lines, line: Line) -> Iterator[Portion]:
    """Read "the 51-seat assembly … by 31 votes to 22": no more votes than seats."""
    told = list(_tallies(line)) if not _VOTES.isdisjoint(line.words) else []
    if len(told) != 1 or _is_dated(line) or phrases("of_a_match").stand_in(line):
        return
    for row in (line, *_before(lines, line), *_behind(lines, line)):
        if _CHAMBERS.isdisjoint(row.words) and row is not line:
            continue
        bodies = phrases("chamber_has").find(row)
        if len(bodies) != 1 or _is_dated(row) or phrases("bigger_body").stand_in(row):
            if _CHAMBERS.isdisjoint(row.words):
                continue
            return
        whole = bodies[0]["whole"]
        beside = [fact for fact in row.facts if fact.kind is Kind.COUNT and row is not line]
        if sum(map(size_of, beside)) >= size_of(told[0]):
            return  # "its 35 members and eight officers"
        if _is_same_chamber(line, row, _body(bodies[0])) and (
            size_of(whole) < size_of(told[0]) <= _CLOSE * size_of(whole)
        ):
            yield line, told[0], row, whole
        return


def _is_same_chamber(line: Line, row: Line, body: str) -> bool:
    """Tell whether both sentences speak of one chamber, and of no other house."""
    named = {word for each in (line, row) for word in each.words & _HOUSES}
    return named <= {body} and not phrases("of_two_houses").stands(f"{line.text} {row.text}")


def _tallies(line: Line) -> Iterator[Fact]:
    """Add up the votes of both sides."""
    for found in phrases("vote_tally").find(line):
        if found.has("score"):
            sides = _SIDES.fullmatch(found["score"].text)
            first = last = found["score"]
            many = int(sides["one"]) + int(sides["other"]) if sides is not None else 0
        else:
            first, last = found["one"], found["other"]
            many = int(size_of(first) + size_of(last))
        if many:
            span = Span(first.span.start, last.span.end)
            words = line.document.text[span.start : span.end]
            yield Fact(Kind.NUMBER, span, words, line.index, Quantity(Range(many, many), many))


def _behind(lines: Lines, line: Line) -> list[Line]:
    """List the two sentences behind, in the paragraph or the next."""
    sentences = lines.document.sentences
    here = sentences[line.index].paragraph
    near = range(line.index + 1, min(len(sentences), line.index + 1 + _AHEAD))
    return [lines.line(index) for index in near if sentences[index].paragraph - here <= 1]


def _sits_in(acted: Found, told: Found) -> bool:
    members, noun = _CHOSEN.get(_body(told), frozenset()), _noun(acted)
    unit = unit_of(told["whole"])
    if noun not in members or _is_dated(told.line) or not _is_near(acted["part"], told["whole"]):
        return False
    if noun == "members" and phrases("bigger_body").stand_in(told.line):
        return False  # "the union's board has seven seats.  Nine members voted for a strike"
    return unit is None or unit in _SEATS or unit in members


def _is_dated(line: Line) -> bool:
    """Tell whether a sentence is about a year or a time longer past: the body may have grown."""
    return any(fact.kind is Kind.YEAR for fact in line.facts)


def _body(found: Found) -> str:
    return found.line.text[found.places["body"] :].split()[0].strip(",.;").removesuffix("'s")


def _noun(found: Found) -> str:
    return found.line.text[found.places["noun"] :].split()[0].strip(",.;")

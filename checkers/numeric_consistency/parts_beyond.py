"""Parts that are more than their whole, where more stands between the two than a few words.

"Of the 44 rooms on the two lower floors, 51", "the board has seven seats … Nine members voted",
"320 paintings … Restorers have cleaned 350 of the paintings".
"""

from __future__ import annotations

from collections.abc import Iterator

from checkers.facts.lexicon import load
from checkers.model import Fact, Kind
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
    found = phrases("acted_in_it").first(line)
    if found is None or _may_have_grown(found) or _is_dated(line):
        return
    if phrases("another_chamber").stands(line.text[: found.end]):
        return
    for row in _before(lines, line):
        if _CHAMBERS.isdisjoint(row.words):
            continue
        told = phrases("chamber_has").find(row)
        if len(told) == 1 and _sits_in(found, told[0]):
            yield line, found["part"], row, told[0]["whole"]
        return


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
    return found.line.text[found.places["body"] :].split()[0].strip(",.;")


def _noun(found: Found) -> str:
    return found.line.text[found.places["noun"] :].split()[0].strip(",.;")

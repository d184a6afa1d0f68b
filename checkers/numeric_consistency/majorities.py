"""Majorities claimed in any words of a part that the same sentence tells.

"It took 31 of the 64 seats, an outright majority", "seats enough to govern without partners".
A claim that is denied, hoped for or another's says nothing, nor does one that allies share.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from checkers.model import Fact, Kind
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, word_list
from checkers.numeric_consistency.quantities import PLAIN, quantity_of, unit_of
from checkers.numeric_consistency.votes import is_of_one_party
from checkers.passages import stem

_DENIALS = word_list("no_majority") - {"overall"}
_MAJORITY = word_list("claim_words")
_BODIES = word_list("body")
_WORD = regex.compile(r"[a-z]+(?:['-][a-z]+)*")
_LEAST = Fraction(1, 5)
_PART_AND_WHOLE = 2


Votes = tuple[Line, Fact, Line, Fact]  # the part and the whole, each with its sentence


def claimed_majorities(lines: Lines, line: Line) -> Iterator[Votes]:
    """Give each part and whole that a text calls a majority, in their sentence or the next."""
    for part, whole in _claimed_here(line):
        yield line, part, line, whole
    yield from _of_those_told(lines, line)
    following = lines.beside(line, 1)
    if following is not None and phrases("such_majority").stand_in(following):
        yield from _called_so_next(line, following)


def _called_so_next(line: Line, following: Line) -> Iterator[Votes]:
    """Read "Of the 90 members, 41 were for it.  That majority …"."""
    told = list(_portions(line)) or phrases("part_of_sample").find(line)
    plain = [fact for fact in line.facts if fact.kind in PLAIN]
    if len(told) != 1 or len(plain) != _PART_AND_WHOLE or _says_more(line):
        return
    claim = phrases("such_majority").first(following)
    part, whole = told[0]["part"], told[0]["whole"]
    denied = claim is None or _is_denied(following, claim)
    if not denied and _may_be_called_so(part, whole):
        yield line, part, line, whole


def _of_those_told(lines: Lines, line: Line) -> Iterator[Votes]:
    """Read "All 27 members voted.  Thirteen of them backed it, a majority"."""
    claim = phrases("claims_majority").first(line) if _MAJORITY & line.words else None
    before = lines.beside(line, -1)
    found = phrases("of_those_told").first(line) if claim is not None else None
    if claim is None or found is None or before is None:
        return
    here = [fact for fact in line.facts if fact.kind in PLAIN]
    told = [fact for fact in before.facts if fact.kind in PLAIN]
    if here != [found["part"]] or len(told) != 1 or told[0].kind is not Kind.COUNT:
        return
    if _says_more(before) or phrases("some_absent").stand_in(line):
        return
    if unit_of(told[0]) not in word_list("people") or found.start > claim.start:
        return
    if not is_of_one_party(line, found.start) or phrases("majority_of").first(line) is not None:
        return
    if not _is_denied(line, claim) and _may_be_called_so(found["part"], told[0]):
        yield line, found["part"], before, told[0]


def _says_more(line: Line) -> bool:
    """Tell whether a sentence has a majority of its own, or somebody had no say."""
    return bool(_MAJORITY & line.words) or phrases("some_absent").stand_in(line)


def _claimed_here(line: Line) -> Iterator[tuple[Fact, Fact]]:
    """Give the part and whole of a sentence that calls them a majority."""
    claim = phrases("claims_majority").first(line) if _MAJORITY & line.words else None
    if claim is None or len(line.facts) < _PART_AND_WHOLE:
        return
    told = list(_portions(line))
    if len(told) != 1 or not _may_be_called_so(told[0]["part"], told[0]["whole"]):
        return
    if claim.start < told[0].places["whole"] and goes_on(line, told[0]):
        return
    near = _stands_alone(line, claim, told[0]) and _is_of_it(line, claim, told[0])
    if near and not _is_denied(line, claim):
        yield told[0]["part"], told[0]["whole"]


def goes_on(line: Line, told: Found) -> bool:
    """Tell "most of the 800 sat the test, and 300 of them passed": the part is no majority."""
    return phrases("tells_on").stands(line.text[told.places["whole"] + 1 : told.places["part"]])


def _stands_alone(line: Line, claim: Found, told: Found) -> bool:
    """Tell whether no other count comes near: "31 of the 64, a majority, and the Reds 19"."""
    plain = [place for place, f in zip(line.places, line.facts, strict=True) if f.kind in PLAIN]
    if len(plain) == _PART_AND_WHOLE:
        return True
    end = max(claim.end, told.end)
    nearer = [place for place in plain if place < end]
    return len(nearer) == _PART_AND_WHOLE and phrases("others_have").stands(line.text[end:])


def _portions(line: Line) -> Iterator[Found]:
    """Find "31 of the 64 seats", "74 seats in the 151-member parliament"."""
    seen: set[Fact] = set()
    for name in ("seats_in_house", "part_of"):
        for found in phrases(name).find(line):
            if {found["part"], found["whole"]}.isdisjoint(seen) and _is_counted(line, found):
                seen |= {found["part"], found["whole"]}
                yield found


def _is_counted(line: Line, found: Found) -> bool:
    part, whole = found["part"], found["whole"]
    if not {part.kind, whole.kind} <= PLAIN:
        return False
    return not phrases("no_whole").stands(line.text[found.places["whole"] + 1 :]) or (
        "seat" in line.text or "member" in line.text
    )


def _is_denied(line: Line, claim: Found) -> bool:
    """Tell whether the clause of a claim denies it, or only hopes for it."""
    cut = phrases("claim_ends").first(line, claim.end)
    tail = line.text[claim.end : cut.start if cut is not None else len(line.text)]
    said = claim.text if "majority" in claim.text else ""  # "to govern without partners"
    own = f"{_last_clause(line.text[: claim.start])} {said} {tail}"
    if not _DENIALS.isdisjoint(_WORD.findall(own, concurrent=False)):
        return True
    return phrases("only_hoped_for").stands(own) or phrases("joined_with").stands(own)


def _last_clause(head: str) -> str:
    return regex.split(r"[,;:]| - | but | while ", head, concurrent=False)[-1]


def _is_of_it(line: Line, claim: Found, told: Found) -> bool:
    """Tell whether a claim is of the part that is told: of one party, and of such things."""
    if not phrases("on_its_own").stand_in(line) and not is_of_one_party(line, told.start):
        return False
    if phrases("of_two_parties").stand_in(line):
        return False
    first, last = sorted(((claim.start, claim.end), (told.start, told.end)))
    if phrases("majority_apart").stands(line.text[first[1] : last[0]]):
        return False
    of = phrases("majority_of").first(line)
    unit = unit_of(told["whole"]) or unit_of(told["part"])
    if of is None or unit is None:
        return True
    noun = line.text[of.places["noun"] : of.end]
    return noun in _BODIES or stem(noun) == stem(unit)


def _may_be_called_so(part: Fact, whole: Fact) -> bool:
    """Tell whether a part is at least what a slip would make of a majority."""
    a, b = quantity_of(part), quantity_of(whole)
    if a is None or b is None or not a.stated or not b.stated or a.refers == "more":
        return False
    return _LEAST <= Fraction(a.stated) / Fraction(b.stated) <= 1

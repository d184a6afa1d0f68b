"""Majorities claimed in any words of a part that the same sentence tells.

"It took 31 of the 64 seats, an outright majority", "seats enough to govern without partners".
A claim that is denied, hoped for or another's says nothing, nor does one that allies share.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from checkers.model import Fact
from checkers.numeric_consistency.lines import Found, Line, phrases, word_list
from checkers.numeric_consistency.quantities import PLAIN, quantity_of, unit_of
from checkers.numeric_consistency.votes import is_of_one_party
from checkers.passages import stem

_DENIALS = word_list("no_majority") - {"overall"}
_MAJORITY = word_list("claim_words")
_BODIES = word_list("body")
_WORD = regex.compile(r"[a-z]+(?:['-][a-z]+)*")
_LEAST = Fraction(1, 5)
_PART_AND_WHOLE = 2


def claimed_majorities(line: Line) -> Iterator[tuple[Fact, Fact]]:
    """Give the part and whole of a sentence that calls them a majority."""
    claim = phrases("claims_majority").first(line) if _MAJORITY & line.words else None
    if claim is None or len(line.facts) < _PART_AND_WHOLE:
        return
    told = list(_portions(line))
    if len(told) != 1 or not _may_be_called_so(told[0]["part"], told[0]["whole"]):
        return
    near = _stands_alone(line, claim, told[0]) and _is_of_it(line, claim, told[0])
    if near and not _is_denied(line, claim):
        yield told[0]["part"], told[0]["whole"]


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

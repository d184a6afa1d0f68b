"""Majorities claimed in any words of a part that the sentence, or the one beside it, tells.

"It took 31 of the 64 seats, an outright majority", "won the race outright with 47% of the vote".
A claim that is denied, hoped for or another's says nothing, nor does one that allies share.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from checkers.model import Fact, Kind
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, word_list
from checkers.numeric_consistency.quantities import PLAIN, quantity_of, unit_of
from checkers.numeric_consistency.running_on import running_on
from checkers.numeric_consistency.votes import is_of_one_party
from checkers.passages import stem

_DENIALS = word_list("no_majority") - {"overall"}
_MAJORITY = word_list("claim_words")
_BODIES = word_list("body")
# A majority that the sentence behind the seats takes for known may be in another house.
_OWNED = ("its ", "their ", "his ", "her ", "the ", "with ")
_WORD = regex.compile(r"[a-z]+(?:['-][a-z]+)*")
_LEAST, _HALF = Fraction(1, 5), Fraction(1, 2)


def claimed_majorities(lines: Lines, line: Line) -> Iterator[tuple[Fact, Fact]]:
    """Give the part and whole of a sentence that it, or one beside it, calls a majority."""
    told = list(_portions(line)) if len(line.facts) > 1 else []
    if len(told) != 1 or not _may_be_called_so(told[0]["part"], told[0]["whole"]):
        return
    for row in _rows(lines, line):
        claim = phrases("claims_majority").first(row) if _MAJORITY & row.words else None
        if claim is None:
            continue
        if not _is_denied(row, claim) and _is_of_it(row, line, claim, told[0]):
            yield told[0]["part"], told[0]["whole"]
        return


def _rows(lines: Lines, line: Line) -> Iterator[Line]:
    """Give a sentence with seats, and those beside it that can say what they make."""
    yield line
    following, before = running_on(lines, line, 1), running_on(lines, line, -1)
    for row, name, text in (
        (following, "of_that_result", following.text if following is not None else ""),
        (before, "tells_the_seats", line.text),
    ):
        if row is not None and not _counts(row) and phrases(name).stands(text):
            yield row


def _counts(line: Line) -> bool:
    return any(fact.kind in PLAIN for fact in line.facts)


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


def _is_of_it(row: Line, line: Line, claim: Found, told: Found) -> bool:
    """Tell whether a claim is of the part that is told: of one party, and of such things."""
    alone = phrases("on_its_own").stands(line.text) or phrases("on_its_own").stands(row.text)
    if not alone and not is_of_one_party(line, told.start):
        return False
    if any(phrases("of_two_parties").stands(each.text) for each in (row, line)):
        return False
    if row is not line:
        owned = row.index > line.index and claim.text.startswith(_OWNED)
        others = phrases("left_to_others").stands(row.text[: claim.end])
        return not (owned or others or phrases("of_others").stands(row.text))
    first, last = sorted(((claim.start, claim.end), (told.start, told.end)))
    between = row.text[first[1] : last[0]]
    if phrases("majority_apart").stands(between):
        return False
    of = phrases("majority_of").first(row)
    unit = unit_of(told["whole"]) or unit_of(told["part"])
    if of is None or unit is None:
        return True
    noun = row.text[of.places["noun"] : of.end]
    return noun in _BODIES or stem(noun) == stem(unit)


def _may_be_called_so(part: Fact, whole: Fact) -> bool:
    """Tell whether a part is at least what a slip would make of a majority."""
    a, b = quantity_of(part), quantity_of(whole)
    if a is None or b is None or not a.stated or not b.stated or a.refers == "more":
        return False
    return _LEAST <= Fraction(a.stated) / Fraction(b.stated) <= 1


def outright_shares(line: Line) -> Iterator[Fact]:
    """Give the share of a vote with which somebody is said to have won outright."""
    if _MAJORITY.isdisjoint(line.words):
        return
    told = [fact for fact in line.facts if fact.kind is Kind.PERCENT]
    if len(told) != 1:
        return
    found = phrases("won_outright").first(line)
    if found is not None and not _is_denied(line, found):
        yield told[0]

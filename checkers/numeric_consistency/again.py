"""A share or a part taken up again: "The 20 percent who do", "The failures, 20% of those …"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checkers.model import Fact, Kind
from checkers.numeric_consistency.clauses import among
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, word_list
from checkers.numeric_consistency.pairs import steps
from checkers.numeric_consistency.quantities import PLAIN, quantity_of, size_of
from checkers.passages import content_words, stem

_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
_FAR = 3  # times that a share beside a comma can be off by a slip
_CLOSELY = Fraction(1, 20)
_NEAR_WHOLE = Fraction(4)  # percent that a share may be off what is left of the whole


def shares_again(lines: Lines, line: Line) -> Iterator[tuple[Fact, Fact]]:
    """Give a fraction, and the percentage that takes it up in the next sentence."""
    before = lines.beside(line, -1)
    if before is None or not any(fact.kind is Kind.PERCENT for fact in line.facts):
        return
    told = [fact for fact in before.facts if fact.kind in _SHARES]
    here = [fact for fact in line.facts if fact.kind in _SHARES]
    if len(told) != 1 or told[0].kind is not Kind.FRACTION or not _is_one_share(line, here):
        return
    one, other = told[0], here[0]
    if _is_cut_again(before, line, one) or _is_share_again(before, line, one, other):
        yield one, other


def _is_one_share(line: Line, here: list[Fact]) -> bool:
    """Tell whether a sentence has one share, or one that is held against others'."""
    if len(here) < 2:
        return bool(here)
    one, other = (line.places[line.facts.index(fact)] for fact in here[:2])
    return len(here) == 2 and phrases("held_against").stands(line.text[one:other])


def _is_share_again(before: Line, line: Line, one: Fact, other: Fact) -> bool:
    rows = map(phrases, ("share_again", "share_stressed", "share_called", "who_again"))
    found = next((each for each in (row.first(line) for row in rows) if each is not None), None)
    if found is None or phrases("of_a_change").stand_in(before):
        return False
    a, b = _percent(one), _percent(other)
    if a is None or b is None or phrases("the_others").stand_in(line):
        return False
    if abs(a + b - 100) < _NEAR_WHOLE or 1 <= abs(a - b) < _NEAR_WHOLE:
        return False  # "a quarter … the 75% that are left"; "a third … that 30 per cent"
    of = phrases("sum_for").first(line, found.end)
    if of is not None and not set(content_words(of.text)) <= set(content_words(before.text)):
        return False  # "That is 12 per cent of the region's"
    return _is_taken_up(found, before) or (found.has("who") and b > a)


def _is_cut_again(before: Line, line: Line, one: Fact) -> bool:
    """Find "The 40% cut" behind "Half of the jobs will go": a part that is lost, told again."""
    found = phrases("cut_again").first(line)
    if found is None:
        return False
    head = line.text[: found.start]
    if phrases("beside_it").stands(head) and not phrases("feared_worse").stands(head):
        return False
    return _is_gone(before, one, found)


def _is_gone(before: Line, told: Fact, found: Found) -> bool:
    """Tell whether the fraction is what was lost, or what something rose or fell by."""
    noun = found.line.text[found.places["noun"] : found.end]
    way = "rise" if noun in word_list("rise_noun") else "fall"
    if any(step.by is told and step.way == way for step in steps(before)):
        return True
    if way == "rise" or phrases("negative").stand_in(before):
        return False
    loses = phrases("part_goes").first(before)
    return loses is not None and loses["part"] is told


def _is_taken_up(found: Found, before: Line) -> bool:
    """Tell whether the words behind a share point to those of the sentence before."""
    stressed = (phrases(name).stands(found.text) for name in ("share_stressed", "share_called"))
    if found.has("same") or any(stressed):
        return True
    if found.has("what"):
        start = found.places["what"]
        own = content_words(found.line.text[start : found.end])
        told = set(map(stem, content_words(before.text)))
        denied = phrases("negative").stands(found.text) or phrases("negative").stand_in(before)
        return bool(own) and not denied and set(map(stem, own)) <= told
    for side in ("for", "against"):
        if found.has(f"all_{side}"):
            return phrases(f"most_{side}").stand_in(before)
    return False


def _percent(fact: Fact) -> Fraction | None:
    value = quantity_of(fact)
    if value is None or value.stated is None:
        return None
    return Fraction(value.stated) * (100 if fact.kind is Kind.FRACTION else 1)


def portions_again(lines: Lines, line: Line) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Give part, whole and share of which another sentence tells one."""
    before = lines.beside(line, -1)
    if before is None:
        return
    yield from _share_of_those(before, line)
    yield from _part_of_share(before, line)
    yield from _share_named(lines, line)
    yield from _share_of_subject(before, line)


def portions_within(line: Line) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Give part, whole and share that one sentence tells: "20 of 60 (33%)", "18 of them (25%)"."""
    for found in phrases("share_of_whole").find(line):
        if found.places["part"] < found.places["share"] and _stands_beside(line, found):
            continue
        yield found["part"], found["whole"], found["share"]
    told = [fact for fact in line.facts if fact.kind in PLAIN]
    if len(told) != 2 or phrases("part_of").find(line):
        return
    for name in ("share_of_them", "share_of_examined"):
        for found in phrases(name).find(line):
            if _may_be_part(found["part"], found["whole"]):
                yield found["part"], found["whole"], found["share"]
                return


def _stands_beside(line: Line, found: Found) -> bool:
    """Tell a count that is no part: "Asked to tick one box, 46% of the 2,114 chose …".

    A comma alone joins it to the share, and it opens the sentence or is not nearly such a share.
    """
    place = found.places["part"]
    between = line.text[place + 1 : found.places["share"]]
    if phrases("share_apposed").stands(between):
        return False
    if phrases("adjunct").stands(line.text[:place]):
        return True
    part, whole, share = (size_of(found[name]) for name in ("part", "whole", "share"))
    if not whole or not share:
        return False
    apart = part / whole / share * (100 if found["share"].kind is Kind.PERCENT else 1)
    return not 1 / _FAR < apart < _FAR and not _is_a_nought_off(apart)


def _is_a_nought_off(apart: Fraction) -> bool:
    return any(abs(apart * 10**step - 1) < _CLOSELY for step in (-2, -1, 1, 2))


def _may_be_part(part: Fact, whole: Fact) -> bool:
    a, b = quantity_of(part), quantity_of(whole)
    if a is None or b is None or a.stated is None or b.stated is None:
        return False
    return a.stated < b.stated and a.refers != "more"


def _share_of_subject(before: Line, line: Line) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Find "A total of 84, or 35%, were turned down" behind "Some 240 firms applied"."""
    found = phrases("share_of_subject").first(line)
    told = among(before) if found is not None else []
    if found is None or len(told) != 1 or told[0].kind is not Kind.COUNT:
        return
    if _may_be_part(found["part"], told[0]) and not phrases("the_others").stand_in(line):
        yield found["part"], told[0], found["share"]


def _share_named(lines: Lines, line: Line) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Find "The phone's share, 40%" behind "Of the 800, 320 had used the phone"."""
    found = phrases("share_named").first(line)
    if found is None or phrases("of_others").stand_in(line):
        return
    before = lines.beside(line, -1)
    rows = [before, lines.beside(before, -1) if before is not None else None]
    if not found.has("own"):
        rows = rows[:1]
    told = [
        (row, each)
        for row in rows
        if row is not None
        for each in phrases("whole_and_part").find(row)
    ]
    if len(told) != 1 or not _may_be_part(told[0][1]["part"], told[0][1]["whole"]):
        return
    row, each = told[0]
    if found.has("own"):
        start = found.places["own"]
        own = line.text[start : line.text.index("'", start)]
        if stem(own) not in map(stem, content_words(row.text)):
            return
    elif sum(fact.kind in PLAIN for fact in row.facts) != 2:
        return
    yield each["part"], each["whole"], found["share"]


def _share_of_those(before: Line, line: Line) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Find "The failures, 25% of the taxis tested" behind "tested 250 taxis and took 50 off"."""
    found = phrases("share_of_those").first(line)
    told = among(before)
    if found is None or len(told) != 2 or not {fact.kind for fact in told} <= PLAIN:
        return
    whole, part = told
    a, b = quantity_of(whole), quantity_of(part)
    if a is None or b is None or a.stated is None or b.stated is None or b.stated > a.stated:
        return
    alike = a.unit is None or b.unit is None or stem(a.unit) == stem(b.unit)
    if alike and not phrases("the_others").stand_in(line):
        yield part, whole, found["share"]


def _part_of_share(before: Line, line: Line) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Find "The eight lakes where …" behind "12% of the 50 lakes"."""
    found, told = phrases("part_again").first(line), phrases("share_of_count").find(before)
    if found is None or len(told) != 1 or phrases("the_others").stand_in(line):
        return
    part, whole, share = found["part"], told[0]["whole"], told[0]["share"]
    if sum(fact.kind in (PLAIN | _SHARES) for fact in before.facts) != 2:
        return
    a, b, c = map(quantity_of, (part, whole, share))
    if a is None or b is None or c is None or a.stated is None or b.stated is None:
        return
    if not a.unit or not b.unit or stem(a.unit) != stem(b.unit) or not 0 <= a.stated < b.stated:
        return
    rest = Fraction(b.stated - a.stated) / Fraction(b.stated) * 100
    left = _percent(share)
    if left is None or abs(rest - left) < _NEAR_WHOLE:
        return  # "the 44 lakes that passed"
    if _in_its_words(found, before):
        yield part, whole, share


def _in_its_words(found: Found, before: Line) -> bool:
    """Tell whether a word before the noun says what the sentence before did: "failing schools"."""
    value = found["part"].value
    deed = phrases("part_again_of").first(found.line, found.end - len(_which(found)))
    own = deed.text if deed is not None else found.line.text[found.places["part"] + 1 : found.end]
    noun = getattr(value, "unit", None) or ""
    told = [word for word in content_words(own) if stem(word) != stem(noun)]
    return bool(told) and set(told) <= set(content_words(before.text))


def _which(found: Found) -> str:
    """Give the relative that follows a part, with the blank before it."""
    return found.line.text[found.places["which"] : found.end] if found.has("which") else ""

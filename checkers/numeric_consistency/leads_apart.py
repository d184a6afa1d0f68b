"""What tells a lead that points back from one over somebody else, of another time or other groups.

"Labour is on 44 per cent and the Tories on 31. The 10-point lead over Reform is larger still."
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import regex

from checkers.model import Fact
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, word_list
from checkers.numeric_consistency.quantities import size_of
from checkers.numeric_consistency.slips import mistyped

_NAME = regex.compile(r"\b\p{Lu}[\p{L}’'-]*")
_WORD = regex.compile(r"\p{L}[\p{L}’'-]*")
_SLIP = Fraction(2)  # times by which a miswritten lead is too large or too small
_LETTERS = 4  # fewer make a word of grammar
_AGAINST, _ANOTHER = word_list("held_against"), word_list("of_another_lead")
_PLAIN = word_list("opens_plainly")


def may_be_of(lines: Lines, line: Line, found: Found, sides: Sequence[Fact]) -> bool:
    """Tell whether a lead can be that of two figures told before it: nobody else comes between."""
    first, last = min(fact.sentence for fact in sides), max(fact.sentence for fact in sides)
    told = [lines.line(index) for index in range(first, last + 1)]
    behind = [lines.line(index) for index in range(last + 1, line.index + 1)]
    if any(phrases("share_of_group").stand_in(row) for row in told):
        return False
    if not _is_slip(size_of(found["by"]), *map(size_of, sides)):
        return False
    named = {word for row in told for word in _words_of(row)}
    if any(not _ANOTHER.isdisjoint(row.words) for row in (*told[-1:], *behind)):
        return False
    if any(phrases("lead_of_a_time").stand_in(row) for row in behind):
        return False
    return _is_over_one_of(found, named) and not any(_brings_in(row, named) for row in behind)


def _is_slip(lead: Fraction, one: Fraction, other: Fraction) -> bool:
    due = abs(one - other)
    if lead <= 0 or due <= 0:
        return False
    return max(lead / due, due / lead) <= _SLIP or mistyped(lead, due)


def _is_over_one_of(found: Found, named: set[str]) -> bool:
    """Tell whether all that stands behind "over" or "between" was told with the figures."""
    words = regex.split(r"[.;:]", found.line.text[found.end :], maxsplit=1)[0].split()[:_LETTERS]
    if not words or words[0] not in _AGAINST:
        return True
    against = [word.strip(",") for word in words[1:]]
    return all(word in named for word in against[:2] if len(word) >= _LETTERS)


def _brings_in(row: Line, named: set[str]) -> bool:
    """Tell whether a sentence names a party or anybody that the figures were not told with."""
    span = row.document.sentences[row.index].span
    for name in _NAME.finditer(row.document.text, span.start, span.end):
        word = name.group().lower().removesuffix("'s").removesuffix("’s")
        if name.start() == span.start and (word in _PLAIN or len(word) < _LETTERS):
            continue
        if len(word) > 1 and word not in named:
            return True
    return False


def _words_of(row: Line) -> set[str]:
    span = row.document.sentences[row.index].span
    words = _WORD.findall(row.document.text[span.start : span.end].lower())
    return {word.removesuffix("'s").removesuffix("’s") for word in words}

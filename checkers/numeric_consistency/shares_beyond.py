"""Answers to one question told over sentences: "46% chose her and 38% him.  9% were undecided".

Who is undecided has given none of the answers before.  So a row of shares runs as far as such a
sentence, where each on the way tells of something new, at no other time and of no group.
"""

from __future__ import annotations

from collections.abc import Sequence

from checkers.model import Kind
from checkers.numeric_consistency.lines import Line, Lines, phrases, word_list
from checkers.numeric_consistency.pairs import DATED
from checkers.passages import content_words

_RESIDUE = word_list("residue")
_OF_ANY_POLL = frozenset(content_words(" ".join(sorted(word_list("asked") | word_list("answers")))))


def answers_beyond(lines: Lines, rows: Sequence[Line], most: int) -> list[Line]:
    """Give the sentences behind a row of shares that end with those who gave none of them."""
    known = _own_words(rows)
    if any(_is_of_each(row) or _tells_residue(row) for row in rows):
        return []
    told: list[Line] = []
    while len(rows) + len(told) < most:
        following = lines.beside((*rows, *told)[-1], 1)
        if following is None or not _goes_on(following, known):
            return []
        told.append(following)
        if _tells_residue(following):
            return told
        known |= _own_words((following,))
    return []


def tells_of_a_poll(line: Line) -> bool:
    """Tell a sentence on a poll or a race, whose one share can be the first of several."""
    return phrases("of_a_poll").stand_in(line) or phrases("leading_now").stand_in(line)


def are_of_parties(line: Line) -> bool:
    """Tell whether the shares of a sentence are each of another party."""
    if _is_of_each(line) or phrases("of_parts").stand_in(line):
        return False
    shares = [fact for fact in line.facts if fact.kind is Kind.PERCENT]
    named = [found.text for found in phrases("a_party").find(line)]
    return len(set(named)) == len(named) and len(named) >= max(2, len(shares) - 1)


def _goes_on(line: Line, known: frozenset[str]) -> bool:
    if not any(fact.kind is Kind.PERCENT for fact in line.facts) or _is_of_each(line):
        return False
    if any(fact.kind in DATED for fact in line.facts) or phrases("of_a_group").stand_in(line):
        return False
    return known.isdisjoint(_own_words((line,)))


def _is_of_each(line: Line) -> bool:
    """Tell a question that one may answer for each: whom they like, trust, approve of."""
    return phrases("asked_of_each").stand_in(line)


def _tells_residue(line: Line) -> bool:
    return not _RESIDUE.isdisjoint(line.words) or phrases("no_answer").stand_in(line)


def _own_words(rows: Sequence[Line]) -> frozenset[str]:
    told = (word for row in rows for word in content_words(row.text) if word.isalpha())
    return frozenset(told) - _OF_ANY_POLL

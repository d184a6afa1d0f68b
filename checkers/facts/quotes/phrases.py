"""Noun phrases in a row of kinds: where a subject begins and where it ends.

Every function takes the row and indices into it, and answers with the first and the last index
of the phrase, both included; None where there is none.
"""

from __future__ import annotations

from typing import TypeAlias

import regex

Phrase: TypeAlias = tuple[int, int]

_NOUNS = frozenset("NW#S*")
_LAST_WORDS = frozenset("NW#POYD*")
_APPOSITION_STARTS = frozenset("DNW#HX")
_ASIDE_STARTS = frozenset("IGgHXT")
_BREAKS = frozenset(".:;qfQE-")
_AFTER_APPOSITION = frozenset("GgTCAIPRVL")
_LONGEST_ASIDE = 30  # tokens
_DEEPEST_CLAUSE = 3
# What may stand before a sentence's subject: "But", "In Ohio on Monday,", "Asked why,"
_LEAD = regex.compile(
    r"(?:N[^.:;-]{0,12}-)?[CR*(]*+"
    r"(?:[ITGgXRK][^.:;,]{0,40}+,(?:N,(?=[IY]|[NP][AVLX]))?[*(]?|D{0,2}[WYR#]{1,4},|Y++)*[R]?"
)
_FORWARD = regex.compile(
    r"P|D{0,3}[*RY]?(?:[NW#S*X]{0,10}[NW#])(?:\([^)]{1,8}+\))?|D(?=[IHTYRG.,-]|\Z)"
)
_CLAUSE = regex.compile(r"D{0,3}[NW#SP]{1,6}[AVL].*+")  # According to Ada Brown, the pier is shut
_ATTACHED = regex.compile(r"ID{0,3}(?:[NW#S*X]{0,8}[NW#])")
# From behind a noun to the end of what modifies it: "who spoke to", "obtained by".
_MODIFIER = regex.compile(r"[HGgXZ][^.:;,-]{0,20}")
_JOINED = regex.compile(r"CN(?![VLXA])")  # Ada Brown and Ann Lee


def phrase_ending(row: str, last: int, low: int) -> Phrase | None:
    """Find the noun phrase whose last word is at `last`; a bracket behind it belongs to it."""
    end = last
    if end >= low and row[end] == ")":
        end = row.rfind("(", max(low, end - _LONGEST_ASIDE), end) - 1
    if end < low or row[end] not in _LAST_WORDS:
        return None
    return (end if row[end] in "PO" else _begin(row, end, low), last)


def _begin(row: str, last: int, low: int) -> int:
    at = last
    while True:
        while at >= low and (
            row[at] in _NOUNS or (row[at] in "XV" and _is_adjective(row, at, low))
        ):
            at -= 1
        while at >= low and row[at] == "D":
            at -= 1
        attached = at > low and row[at] == "I" and row[at - 1] in "NW#D" and at < last
        if not attached:
            return min(at + 1, last)
        at -= 1


def _is_adjective(row: str, at: int, low: int) -> bool:
    return at > low and row[at - 1] == "D"


def phrase_from(row: str, first: int, high: int) -> Phrase | None:
    """Find the noun phrase that begins at `first`, with what is attached and its apposition."""
    match = _FORWARD.match(row, first, high)
    if match is None:
        return None
    end = match.end()
    if row[first] == "P":
        return (first, first)
    while (more := _ATTACHED.match(row, end, high)) is not None and row[end - 1] != "N":
        end = more.end()
    if row[end - 1] == "N" and (joined := _JOINED.match(row, end, high)) is not None:
        return (first, joined.end() - 1)
    if end + 1 < high and row[end] == "," and row[end + 1] in _APPOSITION_STARTS:
        last = _apposition_end(row, end + 1, high)
        if _CLAUSE.fullmatch(row, end + 1, last) is None:
            end = last
    return (first, end - 1)


def _apposition_end(row: str, at: int, high: int) -> int:
    while at < high and row[at] not in _BREAKS:
        if row[at] == "," and at + 1 < high and row[at + 1] in _AFTER_APPOSITION:
            break
        at += 1
    return at


def subject_of(row: str, verb: int, low: int) -> Phrase | None:
    """Find the subject of the verb at `verb`, in the words from `low` on."""
    at = _over_adverbs(row, verb, low)
    if at >= low and row[at] == "C":
        return _of_verb_before(row, at, low) or sentence_subject(row, low, at)
    phrase = _nearest(row, at, low)
    return phrase if at < low or row[at] in "H,-" else _beyond_modifier(row, phrase, low)


def _over_adverbs(row: str, verb: int, low: int) -> int:
    at = verb - 1
    while at >= low and row[at] in "ARY":
        at -= 1
    return at


def _nearest(row: str, at: int, low: int) -> Phrase | None:
    """Find the words that end at `at` and a verb could be of."""
    if at < low:
        return None
    kind = row[at]
    if kind == "H":
        return (at, at)
    if kind in ",-":
        return _before_aside(row, at, low)
    return sentence_subject(row, low, at) if kind == "C" else phrase_ending(row, at, low)


def _of_verb_before(row: str, conjunction: int, low: int) -> Phrase | None:
    """Find whom a verb of speech before "and added" names: Brown, in "Brown said she dug and"."""
    verb = conjunction
    phrase = None
    for _ in range(_DEEPEST_CLAUSE):
        verb = max(row.rfind("V", low, verb), row.rfind("L", low, verb))
        phrase = _nearest(row, _over_adverbs(row, verb, low), low) if verb > low else None
        if phrase is None or row[phrase[0]] != "P":
            break
    return phrase if phrase is not None and "N" in row[phrase[0] : phrase[1] + 1] else None


def _beyond_modifier(row: str, phrase: Phrase | None, low: int) -> Phrase | None:
    """Go from the words before a verb to its subject, where they only end what modifies that.

    "An aide speaking to the Gazette said", "the letter seen by the Gazette says", "has in the past
    said".
    """
    if phrase is None or phrase[0] - 1 <= low:
        return phrase
    before = phrase[0] - 1
    if row[before] == "I" and row[before - 1] == "A":
        return _nearest(row, _over_adverbs(row, before, low), low)
    if row[before] not in "IGg":
        return phrase
    whole = sentence_subject(row, low, before + 1)
    modified = whole is not None and _MODIFIER.fullmatch(row, whole[1] + 1, before + 1) is not None
    return whole if modified else phrase


def _before_aside(row: str, close: int, low: int) -> Phrase | None:
    """Step over ", the mayor," or "- a mayor -" to the phrase that it explains."""
    mark = row[close]
    limit = max(low, close - _LONGEST_ASIDE)
    opening = row.rfind(mark, limit, close)
    nearest = opening
    while (further := row.rfind(mark, limit, max(limit, opening))) > low:
        if row[further + 1] not in _ASIDE_STARTS:
            break
        opening = further  # ", during a visit to Harlow, Ohio,"
    if opening <= low:
        return None
    inner = phrase_ending(row, opening - 1, low) or phrase_ending(row, nearest - 1, low)
    if inner is not None and row[inner[0]] in "#D":  # Ada Brown, 34, the mayor,
        opening = row.rfind(mark, max(low, inner[0] - 1), inner[0])
        outer = phrase_ending(row, opening - 1, low) if opening > low else None
        if row[inner[0]] == "#" or (outer is not None and row[outer[1]] == "N"):
            inner = outer or inner
    return None if inner is None else (inner[0], close - 1)


def sentence_subject(row: str, low: int, high: int) -> Phrase | None:
    """Find the subject that a sentence begins with, after what may stand before it."""
    lead = _LEAD.match(row, low, high)
    start = lead.end() if lead is not None else low
    match = _FORWARD.match(row, start, high)
    if match is None:
        return None
    return (start, match.end() - 1)


def antecedent_of(row: str, relative: int, low: int) -> Phrase | None:
    """Find what the "who" at `relative` goes back to."""
    at = relative - 1
    while at >= low and row[at] in ",(":
        at -= 1
    return phrase_ending(row, at, low)


def person_in(row: str, phrase: Phrase) -> int | None:
    """Find the word that names who a phrase means; None where it joins several.

    "the mayor, Ada Brown" and "Fight for 15 director Ada Brown" are the name that comes later.
    """
    head, last = head_of(row, phrase), phrase[1]
    rest = row[head + 1 : last + 1]
    if rest[:1] == "C":
        return None
    if row[head] != "N" and rest[:2] == ",N":
        return head + 2
    if row[head] == "N" and rest[:1] == "I" and row[last] == "N" and row[last - 1] == "W":
        return last
    return head


def head_of(row: str, phrase: Phrase) -> int:
    """Find the word that the phrase is about: its last before any comma, preposition, bracket."""
    first, last = phrase
    at = first
    while at < last and row[at + 1] in "NW#S*XVD":
        at += 1
    return at

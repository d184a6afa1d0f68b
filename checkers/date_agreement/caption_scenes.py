"""Whether a caption and a sentence date one scene: "being lowered in 1988", "taken down in 1986".

What is done to a thing but once has one date; and so has a picture that the story itself dates.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from checkers.date_agreement.events import LEXICON
from checkers.date_agreement.sentences import Line
from checkers.facts.lexicon import either
from checkers.model import Fact
from checkers.passages import content_words

_SCENES = {form: at for at, row in enumerate(LEXICON["captions"]["scenes"]) for form in row}
_CUE = regex.compile(rf"(?<![\w-])(?:{either(_SCENES)})(?![\w-])", regex.IGNORECASE)
# Between a deed and its date: nothing that begins another clause.
_RUNS_ON = regex.compile(
    r"[^,;:.()]{0,70}?\b(?:in|during|of)\s(?:the\s(?:spring|summer|autumn|winter)\sof\s|early\s|late\s)?\Z"
)
_ANOTHER = regex.compile(r"\band\s\p{Ll}+(?:ed|t|wn)\b|\b(?:after|before|which|who|that|when)\b")
_UNDONE = regex.compile(
    r"\b(?:not|never|would|could|might|may|to|almost|nearly|due|plans?|planned|waiting|before|until|since)\s(?:be\s|being\s)?\Z",
    regex.IGNORECASE,
)
_CLAUSE = 160  # characters before a date in which its deed stands
_PASSIVE = regex.compile(r"\b(?:was|were|is|are|been|being|be|got|gets)\s(?:\p{Ll}+ly\s)?\Z")
_PLACED = regex.compile(
    r"\b(?:in|into|from|off|at|on|by|over|under|near|with|for|during|outside|beside|to|through|after|before|of|which|who|that|and)\b|,"
)
_FINITE = regex.compile(r"\b(?:was|were|is|are|has|had|have|being|been)\b")
_WHICH = regex.compile(rf"(?<![\w-])(?:{either(LEXICON['captions']['which_one'])})(?![\w-])")
_NOT_KNOWN = regex.compile(
    rf"(?<![\w-])(?:{either(LEXICON['captions']['not_known'])})\s", regex.IGNORECASE
)
_ANEW = frozenset(LEXICON["captions"]["anew"])
_UNMADE = regex.compile(
    rf"(?<![\w-])(?<!(?:never|not)\s)(?:{either(LEXICON['captions']['undone'])})(?![\w-])"
)
_NEAR = 80  # characters beside a deed in which what it is done to stands
_PICTURED = regex.compile(rf"(?<![\w-])(?:{either(LEXICON['captions']['pictures'])})(?![\w-])")
_TAKES = either(LEXICON["captions"]["taken"])
_TAKEN = regex.compile(
    rf"(?<![\w-])(?:{_TAKES})(?P<scene>(?:(?!\b(?:{_TAKES})\b)[^,;:.]){{0,70}})\Z"
)
_ENOUGH = 2  # words that both share


@dataclass(frozen=True, slots=True)
class _Deed:
    row: int
    done_to: frozenset[str]
    which: frozenset[str]  # "new", "old": which one of its kind


def same_scene(line: Line, date: Fact, other: Line, fact: Fact) -> bool:
    """Tell whether a caption's date and another sentence's are of one scene."""
    if _is_of_picture(line, date, other, fact):
        return True
    if any(_UNMADE.search(each.text, concurrent=False) for each in (line, other)):
        return False
    shown, told = _deed(line, date), _deed(other, fact)
    if shown is None or told is None or shown.row != told.row:
        return False
    if _are_two(shown.which, told.which):
        return False
    return not shown.done_to.isdisjoint(told.done_to)


def _are_two(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell an old bridge from a new one; what is old in a caption alone may be the same."""
    return bool(one and other and one != other) or not _ANEW.isdisjoint(one ^ other)


def _deed(line: Line, date: Fact) -> _Deed | None:
    """Read the deed that a date is of, with the heads of what it is done to."""
    text = line.before(date.span, _CLAUSE)
    cues = list(_CUE.finditer(text, concurrent=False))
    if not cues:
        return None
    cue = cues[-1]
    between = text[cue.end() :]
    if not _RUNS_ON.fullmatch(between, concurrent=False) or _ANOTHER.search(between):
        return None
    if _UNDONE.search(text[: cue.start()], concurrent=False):
        return None
    things = _done_to(text[: cue.start()], between)
    heads = frozenset(head for head in map(_head, things) if head is not None)
    which = frozenset(_WHICH.findall(" ".join(things).lower(), concurrent=False))
    return _Deed(_SCENES[cue.group().lower()], heads, which)


def _done_to(before: str, rest: str) -> list[str]:
    """List the names of what is done a deed to: behind it, else what stands before it."""
    behind = _PLACED.split(rest.removeprefix(" of"), 1)[0]  # "the launch of the Petrel"
    if content_words(behind) and not _PASSIVE.search(before):
        return [behind]
    subject = _FINITE.split(before[-_NEAR:], 1)[0]
    return [piece for piece in _PLACED.split(subject) if piece]


def _head(thing: str) -> str | None:
    """Give the word for a thing that is known: "the mill chimney" is a chimney, "a tree" any."""
    words = content_words(thing)
    if not words or _NOT_KNOWN.search(thing, concurrent=False):
        return None
    return words[-1]


def _is_of_picture(line: Line, date: Fact, other: Line, fact: Fact) -> bool:
    """Tell "the picture was shot backstage at the Roxboro in 1972", whose caption dates it too."""
    text = other.before(fact.span, _CLAUSE)
    taken = _TAKEN.search(text, concurrent=False)
    if taken is None or _PICTURED.search(text[: taken.end()].lower(), concurrent=False) is None:
        return False
    shared = set(content_words(taken["scene"])) & set(content_words(line.before(date.span)))
    return len(shared) >= _ENOUGH


__all__ = ["same_scene"]

"""The length of a stretch between two times of day that a later sentence points back at.

"It ran from 10.30pm to 6.30am. … those six hours …": the grammar of the later sentence must say
that its length is the stretch's, by "those", or by a noun that names what the stretch is of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.date_agreement.clock_spans import (
    BEGUN,
    BETWEEN,
    ENDED,
    FIRST,
    FROM,
    GOES_ON,
    SECOND,
    STORY,
    Told,
    bind_told,
    is_of_parts,
    read_told,
)
from checkers.date_agreement.persons import SUBJECT
from checkers.date_agreement.sentences import Line, when
from checkers.date_agreement.sketches import D, H, L, Sketch, T, joined, sketches
from checkers.facts.lexicon import either, load
from checkers.passages.words import WORD, stem
from checkers.rulebook.vocabulary import Bound, Scene

_LEXICON = load("calendar")["clocks"]
_RESUMES = load("spans")["resumes"]
_NOUNS = frozenset(
    noun for key in ("spells", "trips", "summed_up") for noun in _LEXICON[key]
) | frozenset(noun for nouns in _RESUMES.values() for noun in nouns["nouns"])
_REACH = 2  # sentences behind the stretch
_STRETCHES = tuple(
    regex.compile(pattern, regex.IGNORECASE)
    for pattern in (
        rf"(?:{STORY})",
        rf"(?:{FROM})",
        rf"(?:{BETWEEN})",
        rf"{BEGUN}[^.{T}{L}{H}]*\.\s{SUBJECT}\s{GOES_ON}{ENDED}",
    )
)
# "They were seen at 9.40am and fetched down at 11.10am": any two deeds in their order, for "those".
_BOUND = (
    r"\b(?:(?:before|after|about|around|by|past|towards?|nearly|almost|shortly|just)"
    rf"(?=\s(?:\p{{L}}+\s)?{T})"
    r"|(?:until|till|since|had|having|earlier|previous|or|if|would|each|every)\b)"
)
_ANY_TWO = regex.compile(
    rf"(?:(?!{_BOUND})[^;:{T}{L}{H}])*{FIRST}(?:(?!{_BOUND})[^.;:{T}{L}{H}]){{1,140}}?\s{SECOND}",
    regex.IGNORECASE,
)
_NOUN = rf"(?P<noun>{either(_NOUNS)})"
_TOOK = r"(?:had\s)?(?:took|taken|lasted|gone\son\sfor|went\son\sfor|ran\sfor|lasting|taking)"
_THOSE = regex.compile(
    rf"\b[Tt]hose\s(?P<l>{L})(?!\s(?:of|since|before|after|later|earlier|ago|until|that|to)\b)"
)
_POINTING = tuple(
    regex.compile(pattern)
    for pattern in (
        _THOSE.pattern,
        rf"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s(?P<l>{H})\s(?:\p{{Ll}}+\s)?{_NOUN}\b(?![-’'])",
        rf"\b(?:[Tt]he|[Tt]hat|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s(?:(?:whole|entire)\s)?{_NOUN},?\s(?:which\s|that\s)?{_TOOK}\s(?:(?:her|him|them|it)\s)?(?:for\s)?(?P<l>{L})(?!\sin\sall|\s(?:longer|more|less)\b)",
        rf"(?<=\.\s)At\s(?P<l>{L}),\s(?:it|the\snew\s(?:{either(_LEXICON['rides'])}))\s(?:is|was|will\sbe)\b(?!\s(?:\p{{L}}+\s)?(?:\p{{L}}+er|more|less|not|no)\b)",
        rf"\b[Tt]he\s(?:journey|travel|travelling|traveling|running)\stime\sof\s(?P<l>{L})",
        rf"\b[Tt]hat\sis\s(?P<l>{L})\s(?:from\s)?door\sto\sdoor\b",
        rf"(?<=\.\s)It\s(?:had\s)?lasted\s(?:for\s)?(?P<l>{L})(?!\s(?:longer|more|less)\b)",
    )
)
# A debate can be shorter than the meeting that it fills, and no longer.
_WITHIN = regex.compile(rf"(?<=\.\s)After\s(?P<l>{L})\sof\s(?:{either(_LEXICON['filling'])})\b")
_FILLS = regex.compile(
    rf"\b(?:fill|fills|filled|filling)\s(?:the|these)\s(?:whole\s)?(?P<l>{L})(?=\s?[,.;]|\Z)"
)
_OPEN_HOURS = regex.compile(r"\b(?:open|opens|opening|available|on\sview|on\sshow)\b")
_ROUTINE = regex.compile(
    r"\b(?:usually|normally|typically|usual|normal|next|return|previous|earlier|another|last)\b",
    regex.IGNORECASE,
)
_NEAR = 15  # characters behind a length
_TIMES = regex.compile(rf"[{T}{L}{H}]")


def find_resumed_clock_spans(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the time between two times of day with the length that later sentences give it."""
    sketched = sketches(scene)
    for at in range(len(sketched)):
        for size in (1, 2):
            told = _told(sketched, at, size)
            if told is not None:
                yield from bind_told(sketched[at][0], told)
                break


def _told(sketched: Sequence[tuple[Line, Sketch]], at: int, size: int) -> Told | None:
    """Read a stretch of one or two sentences and the length behind it."""
    parts = [sketch for _, sketch in sketched[at : at + size]]
    words = " ".join(part.words for part in parts)
    if len(parts) < size or words.count(T) != 2 or not all(T in part.words for part in parts):
        return None
    stretch = next((m for each in _STRETCHES if (m := each.search(words))), None)
    loose = stretch is None
    stretch = _ANY_TWO.match(words) if loose and size == 1 else stretch
    if stretch is None:
        return None
    after = at + size
    whole = joined(*parts, *(sketch for _, sketch in sketched[after : after + _REACH]))
    length = _length_behind(whole, words, stretch)
    if length is None or is_of_parts(whole.words[: length.end("l")]):
        return None
    told = read_told(whole, stretch, length, within=length.re in (_WITHIN, _FILLS))
    if loose and (length.re.pattern != _THOSE.pattern or not _is_of_a_day(told)):
        return None
    return told


def _is_of_a_day(told: Told) -> bool:
    """Tell whether two times can only be a morning's and the same day's later hour."""
    first, last = when(told.first), when(told.last)
    if first is None or last is None or first.clock is None or last.clock is None:
        return False
    return first.clock.high < last.clock.low and told.days == (None, None)


def _length_behind(
    whole: Sketch, stretched: str, stretch: regex.Match[str]
) -> regex.Match[str] | None:
    """Find the length that points back: the first that is told behind the stretch."""
    following = _TIMES.search(whole.words, stretch.end())
    if following is None or following.group() == T:
        return None
    start = max(whole.words.rfind(". ", 0, following.start()) + 2, stretch.end())
    end = whole.words.find(". ", following.start())
    sentence = whole.words[start : end if end > 0 else None]
    # Its own day, or what is so as a rule, makes it another's.
    told = whole.words[start : following.start() + _NEAR]
    if D in sentence or T in sentence or _ROUTINE.search(told):
        return None
    for pattern in (*_POINTING, _FILLS, _WITHIN):
        match = pattern.search(whole.words, start, end if end > 0 else len(whole.words))
        if match is not None and match.start("l") == following.start():
            noun = match.groupdict().get("noun")
            return match if noun is None or _names(stretched, noun) else None
    return None


def _names(told: str, noun: str) -> bool:
    """Tell whether a noun is what the stretch is of: named in it, or in a word of its kind."""
    if _OPEN_HOURS.search(told):
        return False
    words = {stem(word) for word in WORD.findall(told.lower())}
    if stem(noun) in words:
        return True
    return any(
        noun in kind["nouns"] and (not kind["of"] or _has(told, kind["of"]))
        for kind in _RESUMES.values()
    )


def _has(told: str, words: Sequence[str]) -> bool:
    return regex.search(rf"\b(?:{either(words)})\b", told, regex.IGNORECASE) is not None


__all__ = ["find_resumed_clock_spans"]

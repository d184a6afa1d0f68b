"""Two times of day that tell of one thing's beginning and end, and the length told near them.

"Trading stopped at 2.10pm. It resumed at 2.55pm. The 75-minute halt …": what begins and what ends
are verbs of one pair, the two times are the only ones of these sentences, and the length has a noun
of the pair or words that make it all of the time between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.date_agreement.clock_resumed import find_resumed_clock_spans
from checkers.date_agreement.clock_spans import (
    BY,
    bind_told,
    find_clock_spans,
    is_of_parts,
    read_told,
)
from checkers.date_agreement.sentences import Line, when
from checkers.date_agreement.sketches import D, H, L, Sketch, T, joined, sketches
from checkers.facts.lexicon import either, load
from checkers.model import Fact
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_PAIRS = load("spans")["pairs"]
_LONG = 20  # hours
_MOST = 4  # sentences that tell of the two times and the length
# Before a time these make it a bound, not the hour of the deed.
_LOOSE = (
    rf"\b(?:before|after|about|around|{BY}|past|towards?|nearly|almost|until|till|since|from"
    r"|shortly|just|some|roughly|between)\b"
)
_WORDS = rf"(?:(?!{_LOOSE})[^.;:{T}{L}{H}])"
_DAYS = rf"(?:,?\s(?:on\s)?(?P<a_day>{D}))?"
_DAYS_B = rf"(?:,?\s(?:on\s)?(?P<b_day>{D}))?"
_UNTIL = r"(?:\s(?:did|could|would|was|were)(?:\snot|n[’']t)\s|\bnot\s)"
_LENGTH = regex.compile(rf"[{L}{H}]")
_ENDING = r"(?=\s?(?:[.,;)!?–—]|\Z)|\s(?:in\sall|in\stotal|altogether)\b)"
_WHOSE = (
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er"
    r"|(?:after|in|during|ending|ended|end\sto)\san?)\s"
)
_OPENING = r"(?:\A|\.\s)(?:An?|The)\s"
# Of any pair: all of the time between.
_ANY = (
    rf"\b[Tt]hose\s(?P<l>{L})(?!\s(?:of|since|before|after|later|earlier|ago|until|that|to)\b)",
    rf"(?:,\s|\s[–—]\s)(?:some\s|exactly\s|just\s)?(?P<l>{L})\slater{_ENDING}",
    rf"(?<=[.;]\s|,\s|\sand\s)(?:[Ii]t|[Tt]hey|[Ww]hich)\s(?:had\s|all\s)?(?:lasted|took)\s(?:for\s)?(?P<l>{L}){_ENDING}",
    rf"\b(?:[Tt]hose|[Pp]assengers|[Tt]ravellers|[Cc]ommuters|[Cc]ustomers|[Dd]rivers|[Pp]eople|[Vv]isitors|[Rr]esidents|[Hh]ouseholds|[Hh]ostages|[Ss]taff|[Rr]iders)\swho\s(?:had\s)?(?:spent|waited|were\s(?:stuck|trapped|stranded|held)\sfor)\s(?P<l>{L})(?:\s(?:on\sboard|inside|aboard|in\sthe\sdark|waiting|trapped|stuck|there|captive|without)\b|{_ENDING})",
    rf"(?P<l>{L})\s(?:on\sboard|aboard|in\sthe\sdark|in\scaptivity|without\s(?:power|light|electricity))\b",
)
_AFTER = rf",?\s(?:after|having\slasted|lasting)\s(?:a\stotal\sof\s)?(?P<l>{L}){_ENDING}"
_FILLED = rf",?\safter\s(?P<l>{L})\sof\s\p{{Ll}}"
_RECURRING = regex.compile(
    rf"\b(?:{either(load('calendar')['clocks']['recurring'])})\b", regex.IGNORECASE
)
_PART = regex.compile(
    r"\b(?:usual|usually|normal|normally|typical|scheduled|planned|average|previous|another|"
    r"earlier|longer|shorter|would|could|should|might|first|last|final|next|second|extra|further)\s"
    r"(?:\p{L}+\s){0,2}\Z",
    regex.IGNORECASE,
)


def _is_of_days(length: Fact) -> bool:
    """Tell a length over which the day can turn without the story's saying so."""
    value = when(length)
    told = value.length if value is not None else None
    if told is None:
        return False
    return told.range.high >= (_LONG if told.unit == "hour" else _LONG * 60)


def _goes_on(match: regex.Match[str]) -> bool:
    """Tell whether what ended is what began: nobody but "it" or "they" comes in between."""
    between = regex.split(r"[.;]\s", match["between"])
    return len(between) == 1 or _PRONOUN.match(between[-1]) is not None


_PRONOUN = regex.compile(r"(?:It|They|He|She|it|they|he|she)\s")


def _pairs() -> Iterator[tuple[regex.Pattern[str], tuple[regex.Pattern[str], ...]]]:
    for pair in _PAIRS.values():
        begin, end, nouns = (either(pair[key]) for key in ("begin", "end", "nouns"))
        stretch = regex.compile(
            rf"\b(?:{begin})\b{_WORDS}{{0,60}}?(?:\bat\s|\A|\s|,\s)(?P<a>{T}){_DAYS}"
            rf"(?P<between>[^{T}]{{0,400}}?)(?:\b(?:{end})\b{_WORDS}{{0,60}}?(?:\bat\s|\s)|{_UNTIL}(?:{end})\b[^.;:{T}{L}{H}]{{0,20}}?\suntil\s)(?P<b>{T}){_DAYS_B}"
        )
        named = tuple(
            regex.compile(pattern)
            for pattern in (
                rf"{_WHOSE}(?P<l>[{H}{L}])\s(?:\p{{Ll}}+\s)?(?:{nouns})\b(?![-’'])",
                rf"{_OPENING}(?P<l>{H})\s(?:\p{{Ll}}+\s)?(?:{nouns})\b(?![-’'])(?=[^{T}]*{T})",
                rf"{_WHOSE}(?:whole\s|entire\s)?(?:{nouns})\s(?:had\s)?(?:lasted|took|went\son\sfor)\s(?:for\s)?(?P<l>{L}){_ENDING}",
                rf"{_WHOSE}(?:{nouns})\sof\s(?P<l>{L}){_ENDING}",
                *_ANY,
            )
        )
        yield stretch, named


_READ = tuple(_pairs())
_AFTER_END = regex.compile(rf"{T}(?:,?\s(?:on\s)?{D})?(?:{_AFTER})")
_FILLED_END = regex.compile(rf"{T}(?:,?\s(?:on\s)?{D})?(?:{_FILLED})")


def find_paired_clock_spans(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the time between what began and what ended with the length told of it elsewhere."""
    sketched = sketches(scene)
    told = [*find_resumed_clock_spans(scene)]
    yield from told
    if not sketched:
        return
    seen = {bound[-1].item.span for bound in (*told, *find_clock_spans(scene))}  # type: ignore[union-attr]
    for at in range(len(sketched)):
        for bound in _told(sketched, at):
            if bound[-1].item.span not in seen:  # type: ignore[union-attr]
                seen.add(bound[-1].item.span)  # type: ignore[union-attr]
                yield bound


def _told(sketched: Sequence[tuple[Line, Sketch]], at: int) -> Iterator[tuple[Bound, ...]]:
    """Read the stories of up to four sentences that open with one of the times or the length."""
    first = sketched[at][1]
    if T not in first.words and _LENGTH.search(first.words) is None:
        return
    whole = first
    for size in range(1, _MOST + 1):
        if size > 1:
            if at + size > len(sketched):
                return
            whole = joined(whole, sketched[at + size - 1][1])
        count = whole.words.count(T)
        if count > 2:
            return
        if count == 2 and _LENGTH.search(whole.words) is not None:
            found = list(_read(sketched[at][0], whole))
            if found:
                yield from found
                return


def _read(line: Line, whole: Sketch) -> Iterator[tuple[Bound, ...]]:
    words = whole.words
    if is_of_parts(words) or _RECURRING.search(words):
        return
    for stretch, named in _READ:
        match = stretch.search(words)
        if match is None:
            continue
        own = _goes_on(match)
        within = _FILLED_END.search(words, match.start()) if own else None
        patterns = (*named, _AFTER_END) if own else named
        lengths = [m for pattern in patterns for m in pattern.finditer(words)]
        lengths += [within] if within is not None else []
        places = {m.start("l") for m in lengths}
        if len(places) == 1 and _PART.search(words[: lengths[0].start("l")]) is None:
            told = read_told(whole, match, lengths[0], within=lengths[0] is within)
            if not _is_of_days(told.length):
                yield from bind_told(line, told)
        return


FINDERS = (Finder("resumed_clock_span", find_paired_clock_spans, binds=(Base.NUMBER,) * 2),)

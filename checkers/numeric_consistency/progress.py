"""How a match came to its score: at half-time, after extra time, over two legs, round by round.

Goals are not taken back, so no half-time score is above the last one; who goes to penalties was
level; two legs make the aggregate; a bout of eight rounds has no tenth.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.facts.lexicon import load
from checkers.model import Document, Kind, Span
from checkers.numeric_consistency.figures_of_text import figure, quoted
from checkers.numeric_consistency.lists import NUMERALS, ORDINAL, ORDINALS
from checkers.numeric_consistency.scorelines import ANY, number_of
from checkers.rulebook.sought import Sought
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_WORDS = load("scorelines")
_SCORE = r"(?<![\d–-])(?P<one>\d{1,3})\s?[-–]\s?(?P<other>\d{1,3})(?![\d–-])"
_SCORES = regex.compile(_SCORE)
_BREAK = rf"(?:{'|'.join(_WORDS['break'])})"
_HALF = regex.compile(
    rf"{_SCORE}(?:\s(?:to\s(?:the\s)?[\p{{L}}’'-]+|up|ahead|down|behind|lead|deficit|advantage|cushion))?\s(?:at|by|before|going\sinto|into|until)\s{_BREAK}\b"
    rf"|\b(?:[Aa]t|[Bb]y|[Hh]aving)\s{_BREAK},?\s(?:\p{{L}}+\s){{0,6}}?{_SCORE}|\b{_BREAK}\s(?:score\s(?:of|was)\s|lead\sof\s){_SCORE}"
    rf"|{_SCORE}\s{_BREAK}\s(?:lead|score|deficit|advantage)\b"
)
_LAST = regex.compile(
    rf"\b(?:{'|'.join(_WORDS['ended'])})\s(?:[^\s.,;:–-]+\s){{0,5}}?{_SCORE}|{_SCORE}\s(?:\p{{Ll}}+\s)?(?:{'|'.join(_WORDS['outcome'])})\b"
)
_OTHER = regex.compile(rf"\b(?:{'|'.join(_WORDS['other_match'])})\b", regex.IGNORECASE)
_DAYS = regex.compile(r"\b\p{Lu}\p{Ll}+day\b")  # of two matches
_SHOOT_OUT = regex.compile(rf"\b(?:{'|'.join(_WORDS['shoot_out'])})\b")
# "Had finished 2-1 after extra time", "with the sides locked at 2-1".
_BEFORE_IT = regex.compile(
    rf"\b(?:{'|'.join(_WORDS['finished_level'])})\s(?:(?:in\sa|at|a|all|sides?|teams?|score|the|with)\s)*{_SCORE}"
    rf"(?!\s(?:on|in)\s(?:penalt|the\sshoot|a\sshoot|spot))|{_SCORE}\safter\s(?:extra[\s-]time|120\sminutes)"
)
# "Won the shoot-out 4-3 after extra time", "4-3 after extra time and penalties": a score of kicks.
_KICKED = regex.compile(
    rf"\b(?:{'|'.join(_WORDS['shoot_out'])})(?:,\swhich)?(?:\s(?!(?:{'|'.join(_WORDS['then_the_match'])})\b)[\p{{L}}’'-]+){{0,5}}[,:]?\s\(?(?={_SCORE})"
)
_KICKS_FOLLOW = regex.compile(
    rf"(?:\s\p{{L}}[\p{{L}}-]*){{0,2}}(?:,|,?\s(?:and|plus|then|followed\sby))(?:\s(?:then|on|a|the|by|in))*\s(?:{'|'.join(_WORDS['shoot_out'])})\b"
)
_LEGS = regex.compile(r"\b(?:aggregate|first[\s-]leg|second[\s-]leg|leg)\b", regex.IGNORECASE)
_AGGREGATE = Sought(r"\baggregate\b")
_ON_AGGREGATE = regex.compile(
    rf"{_SCORE}\s(?:(?:win|victory|defeat|lead)\s)?(?:on\saggregate|aggregate)|\baggregate\s(?:score\s(?:of|was)|win\sof)\s{_SCORE}"
)
# "The first leg 2-1", "the second finished 3-1"; "a 2-1 defeat in the first leg".
_EACH_LEG = tuple(
    regex.compile(
        rf"\b{leg}(?:[\s-]leg)?\b[^.;\d]{{0,40}}?{_SCORE}"
        rf"|{_SCORE}\s(?!on\saggregate)(?:\p{{Ll}}+\s){{0,3}}(?:in\s|after\s)?(?:the|their)\s{leg}[\s-]leg\b",
        regex.IGNORECASE,
    )
    for leg in ("first", "second")
)
_NUMBER = "|".join(NUMERALS)
_PARTED = "|".join(_WORDS["parted_into"])
_SO_MANY = Sought(
    rf"\b(?P<many>{_NUMBER}|\d{{1,2}})-(?P<part>{_PARTED})\s(?!(?:lead|win|streak)\b)"
)
_REACHED = regex.compile(
    rf"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir)\s(?P<at>{ORDINAL})\s(?:and\s(?:last|final)\s)?(?P<part>{_PARTED})\b(?!\sof\s(?!his|her|the|a|an|their)\b)"
    rf"|\b(?P<part>{_PARTED})\s(?P<at>\d{{1,2}})\b"
)


def find_progress(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair what the last score of a match makes with what an earlier score of it needs."""
    document = scene.article.document
    if any(fact.kind is Kind.SCORE for fact in scene.article.items):
        for at, sentence in enumerate(document.sentences):
            told = document.text[sentence.span.start : sentence.span.end]
            if _SCORES.search(told) is None or sentence.span.start in quoted(scene):
                continue
            yield from _half_times(document, at)
            yield from _shoot_outs(document, at)
        if _AGGREGATE.may_be_in(scene):
            yield from _two_legs(document)
    yield from _rounds(scene)


def _stretch(document: Document, at: int, more: int = 1) -> Span:
    """Give a sentence with those behind it in its paragraph, `more` at most."""
    sentences = document.sentences
    last = at
    while last < min(at + more, len(sentences) - 1):
        if sentences[last + 1].paragraph != sentences[at].paragraph:
            break
        last += 1
    return Span(sentences[at].span.start, sentences[last].span.end)


def _values(match: regex.Match[str]) -> tuple[int, int]:
    one, other = int(match["one"]), int(match["other"])
    return max(one, other), min(one, other)


def _span(match: regex.Match[str]) -> Span:
    return Span(match.start("one"), match.end("other"))


# --- half-time --------------------------------------------------------------------------------


def _half_times(document: Document, at: int) -> Iterator[tuple[Bound, ...]]:
    text, span = document.text, document.sentences[at].span
    half = _HALF.search(text, span.start, span.end, concurrent=False)
    if half is None:
        return
    for stretch in (span, _stretch(document, at), _stretch(document, max(0, at - 1))):
        scores = _SCORES.findall(text, stretch.start, stretch.end)
        ends = [
            match
            for match in _LAST.finditer(text, stretch.start, stretch.end, concurrent=False)
            if _span(match) != _span(half)
        ]
        days = _DAYS.findall(text, stretch.start, stretch.end)
        if len(scores) != 2 or len(ends) != 1 or len(days) > 1:
            continue
        if _OTHER.search(text, stretch.start, stretch.end):
            continue
        yield from _no_goal_back(document, at, half, ends[0])
        return


def _no_goal_back(
    document: Document, at: int, half: regex.Match[str], last: regex.Match[str]
) -> Iterator[tuple[Bound, ...]]:
    (high, low), (won, lost) = _values(half), _values(last)
    made, told = (lost, low) if high <= won and low > lost else (won, high)
    yield figure(document, at, _span(last), made), figure(document, at, _span(half), told, ANY)


# --- penalties --------------------------------------------------------------------------------


def _shoot_outs(document: Document, at: int) -> Iterator[tuple[Bound, ...]]:
    text, span = document.text, document.sentences[at].span
    found = _BEFORE_IT.finditer(text, span.start, span.end, concurrent=False)
    before = next((each for each in found if not _is_of_kicks(text, span, each)), None)
    if before is None:
        return
    stretch = _stretch(document, at)
    if _SHOOT_OUT.search(text, stretch.start, stretch.end) is None or _LEGS.search(
        text, stretch.start, stretch.end
    ):
        return
    high, low = _values(before)
    words = Span(*before.span())
    yield figure(document, at, _span(before), high - low), figure(document, at, words, 0)


def _is_of_kicks(text: str, span: Span, match: regex.Match[str]) -> bool:
    """Tell a score of the kicks themselves from one that they were to decide."""
    score = _span(match)
    kicked = _KICKED.finditer(text, span.start, score.end, concurrent=False)
    if any(each.end() == score.start for each in kicked):
        return True
    return _KICKS_FOLLOW.match(text, match.end(), span.end, concurrent=False) is not None


# --- two legs ---------------------------------------------------------------------------------


def _two_legs(document: Document) -> Iterator[tuple[Bound, ...]]:
    """Add up two legs, whoever was at home: all their goals are those of the aggregate."""
    text = document.text
    for match in _ON_AGGREGATE.finditer(text, concurrent=False):
        at = next(
            index
            for index, sentence in enumerate(document.sentences)
            if sentence.span.end >= match.end()
        )
        stretch = _stretch(document, at)
        if len(_SCORES.findall(text, stretch.start, stretch.end)) != 3:
            continue
        legs = [leg.search(text, stretch.start, stretch.end) for leg in _EACH_LEG]
        first, second = legs
        if first is None or second is None:
            continue
        if len({_span(first), _span(second), _span(match)}) == 3:
            made = sum(_values(first)) + sum(_values(second))
            total = sum(_values(match))
            yield (
                figure(document, at, _span(match), total),
                figure(document, at, Span(second.start("one"), second.end("other")), made),
            )


# --- rounds of a bout -------------------------------------------------------------------------


def _rounds(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Hold "the tenth round" against "the eight-round bout" beside it."""
    document = scene.article.document
    for match in _SO_MANY.in_article(scene):
        at = next(
            index
            for index, sentence in enumerate(document.sentences)
            if sentence.span.end >= match.end()
        )
        stretch = _stretch(document, at)
        if _OTHER.search(document.text, stretch.start, stretch.end):
            continue
        for reached in _REACHED.finditer(document.text, stretch.start, stretch.end):
            if reached["part"] != match["part"]:
                continue
            number = ORDINALS.get(reached["at"].lower()) or int(reached["at"].rstrip("stndrh"))
            many = number_of(match["many"])
            if number > many:
                yield (
                    figure(document, at, Span(*match.span("many")), many),
                    figure(document, at, Span(*reached.span("at")), number),
                )


_TWO = (Base.NUMBER, Base.NUMBER)
FINDERS = (Finder("score_progress", find_progress, binds=_TWO),)

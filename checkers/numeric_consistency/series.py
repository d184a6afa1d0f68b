"""How long a series was, and how many wins it took: "best of nine", "in Game 7", "a 4-0 sweep"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.document import sentence_of
from checkers.facts.lexicon import either, load
from checkers.model import Span
from checkers.numeric_consistency.deciders import LAST_GAMES, freely_told
from checkers.numeric_consistency.figures_of_text import figure
from checkers.numeric_consistency.scorelines import ANY, NUMBER, Score, Told, lone_scores, number_of
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_WORDS = load("scorelines")
_CLOSED = regex.compile(rf"\b(?:{either(_WORDS['closed'])})\b")
_OPEN = regex.compile(rf"\b(?:{either(_WORDS['open'])})\b", regex.IGNORECASE)
_SERIES = regex.compile(r"\b(?:series|best[- ]of[- ]\w+)\b")
_BEST_OF = regex.compile(rf"\bbest[- ]of[- ](?P<many>{NUMBER})\b", regex.IGNORECASE)
_SWEPT = regex.compile(
    r"\b(?:swept|sweeps|sweeping)\b[^.;:\d]{0,60}\b(?:series|final|finals|tie|rubber)\b"
    r"(?:(?!\b(?:with|after|by|in)\san?\b)[^.;:\d]){0,25}\Z"
)
_MOST_SETS = 3
_WHITEWASH = regex.compile(r"\A\s(?:series\s)?(?:whitewash|sweep)\b")
_GAME = regex.compile(rf"\bGame\s(?P<many>{NUMBER})\b", regex.IGNORECASE)
# "clinched the series with a win in Game 7", "won it in Game 7": no later one was played.
_LAST = regex.compile(
    r"\b(?:w[io]n(?:ning)?|victory|triumph|took|taking|prevailed|edged|decisive|deciding|decided|clinch\w*)\b"
    r"(?:\s(?!(?:and|but|after|before|when|while)\b)[^\s.;:,]+){0,5}?,?\s(?:in\s)?\Z"
)
_IN_GAMES = regex.compile(
    rf"\A\s(?:(?:win|victory|triumph)\s)?(?:in|over|after)\s(?:just\s|only\s)?(?P<many>{NUMBER})\s"
    r"(?:games|matches|frames|legs|rubbers|tests)\b",
    regex.IGNORECASE,
)
_ONE_GAME = regex.compile(
    rf"{_GAME.pattern}|\b(?:first|second|third|fourth|fifth|opening)\s(?:game|match|leg|[Tt]est|rubber|frame)\b",
    regex.IGNORECASE,
)
_DECIDER = regex.compile(
    r"\A\s(?:[\p{L}’'-]+\s){0,3}?(?:in|on|with|after|by\swinning)\s(?:a|the)\s(?:tense\s|final-)?"
    r"(?:decider|deciding\s(?:frame|leg|game|set|rubber))\b"
)


def find_series_told(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair what the score of a series makes with how long it was told to be."""
    document = scene.article.document
    known: set[tuple[Span, int]] = set()
    for score in lone_scores(scene):
        at = score.fact.sentence
        for told in _told(document.text, score):
            known.add((score.fact.span, told.have))
            have = figure(document, at, score.fact.span, told.have)
            yield have, figure(document, at, told.span, told.low, told.high)
    for result, told in freely_told(scene):
        if (result.span, told.have) not in known:
            have = figure(document, result.at, result.span, told.have)
            at = sentence_of(document, told.span.start)
            yield have, figure(document, at, told.span, told.low, told.high)


def _told(text: str, score: Score) -> Iterator[Told]:
    before, after = (
        text[score.start : score.fact.span.start],
        text[score.fact.span.end : score.next],
    )
    if _OPEN.search(before) or _OPEN.search(after[:15]) or score.won == score.lost:
        return
    if _ONE_GAME.search(before):  # "won Game 1 of the best-of-five series 6-4"
        return
    if LAST_GAMES.search(before):  # "took the series with a 6-2 win in Game 5"
        return
    decider = _DECIDER.match(after)
    if decider is not None and _is_of_parts(score, decider):
        yield Told(_after(score, decider), score.won - score.lost, 1, 1)
    whole = f"{before} {after}"
    yield from _swept(score, before, after)
    if _SERIES.search(whole) and _CLOSED.search(whole):
        yield from _length(text, score, after)


def _is_of_parts(score: Score, decider: regex.Match[str]) -> bool:
    """Tell a score in frames, legs or sets from that of the deciding game: "8-5 in the decider"."""
    if "set" in decider.group():
        return score.won <= _MOST_SETS
    return any(part in decider.group() for part in ("frame", "leg"))


def _swept(score: Score, before: str, after: str) -> Iterator[Told]:
    swept, white = _SWEPT.search(before), _WHITEWASH.match(after)
    if swept is not None:
        yield Told(Span(score.start + swept.start(), score.fact.span.start), score.lost, 0, 0)
    elif white is not None:
        yield Told(_after(score, white), score.lost, 0, 0)


def _length(text: str, score: Score, after: str) -> Iterator[Told]:
    best = _BEST_OF.search(text, score.start, score.next)
    if best is not None and number_of(best["many"]) % 2 and score.won <= number_of(best["many"]):
        due = (number_of(best["many"]) + 1) // 2
        yield Told(Span(*best.span()), score.won, due, due)
    games = _IN_GAMES.match(after)
    if games is not None:
        many = number_of(games["many"])
        yield Told(_after(score, games), score.won + score.lost, many, many)
    for match in _GAME.finditer(text, score.start, score.end):
        many = number_of(match["many"])
        head = text[max(score.start, match.start() - 60) : match.start()]
        last = _LAST.search(head) is not None and not _OPEN.search(head)
        yield Told(Span(*match.span()), score.won + score.lost, many, many if last else ANY)


def _after(score: Score, match: regex.Match[str]) -> Span:
    return Span(score.fact.span.end + 1, score.fact.span.end + match.end())


FINDERS = (Finder("series_told", find_series_told, binds=(Base.NUMBER, Base.NUMBER)),)

"""Matches and series told freely: a deciding frame, Game 7, a sweep, level sides, and the score.

The score of the whole is one that a word of winning leads to, or that stands right behind "series".
What is told of its length holds where nothing between the two leads to another match.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from checkers.document import sentence_of
from checkers.facts.lexicon import either, entry, load
from checkers.model import Document, Span
from checkers.numeric_consistency.figures_of_text import numbered
from checkers.numeric_consistency.scorelines import NUMBER, Told, number_of
from checkers.rulebook.sought import may_stand
from checkers.rulebook.vocabulary import Scene

_WORDS = load("scorelines")
_ORDINALS = numbered(_WORDS["ordinals"])
_NONE = ("nil", "none", "love")
_WAKES = (
    "deciding",
    "decider",
    "eries",
    "est-of",
    "est of",
    "level at",
    "tied at",
    "to separate",
    "last frame",
    "last leg",
    "last set",
    "final frame",
    "final-frame",
    "last-frame",
    "layoff",
    "lay-off",
    "game ",
    "games",
    "sweep",
    "whitewash",
    "whitewashed",
    "rubber",
)
_DIGITS = r"(?P<one>\d{1,2})[-–](?P<other>\d{1,2})(?![\d-])"
_PARTS = r"(?:games?|matches|frames|legs|sets|tests|rubbers)"
_WORDED = rf"(?P<w>{NUMBER})\s{_PARTS}\sto\s(?P<l>{NUMBER}|{'|'.join(_NONE)})\b"
_WON = either(_WORDS["overcame"])
_CONTEST = r"(?:series|play-?offs?|final|finals|match|tie)"
_SERIES = rf"(?:{_CONTEST}|best[- ]of[- ]\w+(?:\s{_CONTEST})?)"
# "Beating Bob Toll 9-7", "won the series, 4-2", "her match with Ann Day by 3-1".
_RESULT = regex.compile(
    rf"\b(?:(?:{_WON})\b[^.;:\d]{{0,70}}?"
    rf"|{_SERIES}(?:\s(?:with|against|over)\s[^.;:,\d]{{1,30}})?\s)"
    rf"(?:,\s|\sby\s|\s|(?<=\s)by\s|(?<=\s))(?:{_DIGITS}|{_WORDED})",
    regex.IGNORECASE,
)
_BREAKS = regex.compile(rf"\b(?:{either(_WORDS['leads_off'])})\b|;", regex.IGNORECASE)
# Not "level at 0-19 to 2-13": each side has goals and points.
_LEVEL = regex.compile(
    r"\b(?:level|tied|deadlocked|all\ssquare"
    r"|(?:nothing|little)\sto\s(?:separate|choose\sbetween)[^.;:,\d]{0,30})"
    rf"\sat\s{_DIGITS}(?!\s(?:\p{{Ll}}+\s)?(?:each|apiece)|\sto\s\d)",
    regex.IGNORECASE,
)
_PART = r"(?:frame|leg|set)"
_DECIDING = regex.compile(
    rf"\b(?:(?:the|a)\s(?:(?:tense|final|last)[ -])?deciding\s(?:{either(_ORDINALS)}\s)?"
    rf"(?:{_PART}|game)\b(?!\sof\s(?!(?:a|the)\sbest|the\smatch|the\sfinal))"
    rf"|an?\s(?:final|last)[- ]{_PART}\s(?:thriller|decider|win|victory|epic|shoot-?out)"
    r"|(?:went|go|going|gone|goes|taken|forced|pushed|took\sit)\s(?:all\sthe\sway\s)?"
    rf"to\s(?:the|a)\s(?:very\s)?(?:last|final|deciding)\s(?:{_PART}|game)\b"
    rf"|(?:winning|won|taking|took)\s(?:it\s)?(?:in\s|on\s)?the\s(?:last|final)\s{_PART}\b)",
    regex.IGNORECASE,
)
_BEST_OF = regex.compile(rf"\bbest[- ]of[- ](?P<many>{NUMBER})\b", regex.IGNORECASE)
# A score on the way: "led the best-of-19 match 5-3 after the afternoon".
_SO_FAR = regex.compile(
    r"\b(?:leads?|led|leading|trail(?:s|ed|ing)?|ahead|behind|level(?:led|s)?|down|up|from)\b",
    regex.IGNORECASE,
)
_SWEEP = regex.compile(
    rf"\b(?:sw(?:ept|eeps|eeping)\s(?:the|a|its|their|his|her)\s(?:[\p{{L}}-]+\s){{0,2}}?{_SERIES}"
    rf"|(?:completed?|completing|for)\s(?:a|the)\s(?:{NUMBER}-game\s)?(?:series\s)?"
    r"(?:sweep|whitewash)\b|whitewash(?:ed|es|ing)\s(?=(?:the\s)?\p{Lu}))"
)
_IN_GAMES = regex.compile(
    rf"\b(?:series|play-?off|final|finals)\sin\s(?:just\s|only\s)?(?P<many>{NUMBER})"
    r"(?:\sgames)?(?=[,. ])",
    regex.IGNORECASE,
)
_LASTED = regex.compile(
    rf"\bwent\s(?:to\s)?(?:the\sfull|all)\s(?P<many>{NUMBER})\s(?:games|sets|frames)\b",
    regex.IGNORECASE,
)
_LAST_GAME = regex.compile(
    rf"\b(?:victory|win|beating|beat|defeat|defeating|winning|triumph)\b[^.;:]{{0,60}}?\s"
    rf"(?:in\s)?(?P<game>(?-i:Game)\s(?P<many>{NUMBER}))\b",
    regex.IGNORECASE,
)
_NTH = regex.compile(
    rf"\b(?:winning|won|taking|took|takes|wins)\sthe\s(?:deciding\s)?(?P<nth>{either(_ORDINALS)})\s(?:game|set)(?=\s\d|\sand\s|,|\.)",
    regex.IGNORECASE,
)
_TITLE = regex.compile(
    r"\b(?:champion\w*|title|series|cup|trophy|league|pennant)\b", regex.IGNORECASE
)
_SERIES_SCORE = regex.compile(r"\b(?:series|play-?off)[^.;:\d]{0,15}\Z|\btook\s\Z")
_IT = regex.compile(
    r"(?:The\s(?:[\p{Ll}-]+\s)?(?:match|final|contest|tie|game|encounter|semi-final|quarter-final|series)|It)\b"
)
_OF_A_PART = regex.compile(r"\b(?:game|set|frame|leg|quarter|half|inning|period|map)\s\Z")
_ONE_GAME = regex.compile(
    r"\bGame\s\w+|\b(?:first|second|third|fourth|fifth|opening)\s(?:game|match|leg|[Tt]est|rubber)\sof\b"
)
# "Took the series with a 6-2 win": the score of the game that decided it.
LAST_GAMES = regex.compile(
    r"\b(?:with|after|thanks\sto|through|via|behind|in)\s(?:an?|their|its|his|her)\s(?:[\p{Ll}-]+\s)?\Z"
)
_OF_A_GAME = regex.compile(r"\s(?:\p{Ll}+\s){0,3}?in\sGame\s")
_MOST_SETS = 5
_MOST_FRAMES = 40
_NEAR = 45  # characters before a claim that can take it back


@dataclass(frozen=True, slots=True)
class Result:
    """A score of a whole match or series, and the sentence that it stands in."""

    span: Span
    at: int
    won: int
    lost: int


def freely_told(scene: Scene) -> Iterator[tuple[Result, Told]]:
    """Give each score of a whole with what is told of its length, and what that makes due."""
    document = scene.article.document
    text = document.text
    if not any(word in text for word in _WAKES):
        return
    for match in _LEVEL.finditer(text, concurrent=False):
        one, other = int(match["one"]), int(match["other"])
        at = sentence_of(document, match.start())
        score = Result(Span(match.start("one"), match.end("other")), at, one, other)
        yield score, Told(Span(match.start(), match.start("one")), abs(one - other), 0, 0)
    for at in range(len(document.sentences)):
        for score in _results(document, at) if may_stand(scene, at, _RESULT) else ():
            yield from ((score, told) for told in _claims(document, score))


def _results(document: Document, at: int) -> list[Result]:
    """List the one score of a sentence that is of a whole; none where there are two."""
    span = document.sentences[at].span
    found = []
    for match in _RESULT.finditer(document.text, span.start, span.end, concurrent=False):
        group = ("one", "other") if match["one"] else ("w", "l")
        won, lost = (_value(match[name]) for name in group)
        end = match.end() if not match["one"] else match.end("other")
        if _ONE_GAME.search(document.text, span.start, match.start(group[0])):
            continue
        before = document.text[: match.start(group[0])][-30:]
        if LAST_GAMES.search(before) or _LOST.search(match.group()):
            continue
        if won > lost and not (_OF_A_PART.search(before) or _OF_A_GAME.match(document.text, end)):
            found.append(Result(Span(match.start(group[0]), end), at, won, lost))
    return found if len(found) == 1 else [each for each in found if _is_of_series(document, each)]


def _is_of_series(document: Document, score: Result) -> bool:
    before = document.text[: score.span.start][-40:]
    return _SERIES_SCORE.search(before) is not None


def _claims(document: Document, score: Result) -> Iterator[Told]:
    yield from _of_decider(document, score)
    yield from _of_length(document.text, document.sentences[score.at].span, score)
    yield from _of_next_sentence(document, score)


def _of_length(text: str, span: Span, score: Result) -> Iterator[Told]:
    """Read what a sentence tells of how many games there were, and of a side that won them all."""
    games = score.won + score.lost
    sweep = _told(_SWEEP, text, span, score)
    if sweep is not None and _is_of_sweep(text, score, sweep):
        yield Told(Span(*sweep.span()), score.lost, 0, 0)
    for pattern in (_IN_GAMES, _LASTED, _LAST_GAME):
        match = _told(pattern, text, span, score)
        if match is not None:
            many = _value(match["many"])
            yield Told(Span(*match.span()), games, many, many)
    best = _told(_BEST_OF, text, span, score)
    over = _SO_FAR.search(text, span.start, score.span.start, concurrent=False) is None
    most = _value(best["many"]) if best is not None and over else 0
    if best is not None and most % 2 and score.won <= most:
        half = (most + 1) // 2
        yield Told(Span(*best.span()), score.won, half, half)
    nth = _told(_NTH, text, span, score)
    if nth is not None and score.won < _MOST_SETS and _is_same_match(text, score, nth):
        many = _ORDINALS[entry(nth["nth"])]
        yield Told(Span(*nth.span("nth")), games, many, _MOST_SETS * 2)


def _is_of_sweep(text: str, score: Result, sweep: regex.Match[str]) -> bool:
    """Tell the score of a sweep from that of its last game: "won 5-4 to complete a sweep"."""
    if _SERIES_SCORE.search(text[: score.span.start][-40:]):
        return True
    between = text[sweep.start() : score.span.start]
    between = between.partition(" ")[2]  # the verb of sweeping is one of winning
    return sweep.start() < score.span.start and _LAST_WON.search(between) is None


def _told(
    pattern: regex.Pattern[str], text: str, span: Span, score: Result
) -> regex.Match[str] | None:
    match = pattern.search(text, span.start, span.end, concurrent=False)
    return match if match is not None and _go_together(text, score, match, span) else None


def _of_next_sentence(document: Document, score: Result) -> Iterator[Told]:
    """Read "beating the Kings in Game 7.  … the series, which they took four games to two"."""
    text, sentences = document.text, document.sentences
    before = sentences[score.at - 1] if score.at else None
    if before is None or before.paragraph != sentences[score.at].paragraph:
        return
    if "series" not in text[sentences[score.at].span.start : score.span.start]:
        return
    game = _LAST_GAME.search(text, before.span.start, before.span.end, concurrent=False)
    between = text[game.end() : score.span.start] if game is not None else ""
    if game is not None and not _BREAKS.search(between) and _is_won(text, before.span.start, game):
        many = _value(game["many"])
        yield Told(Span(*game.span("game")), score.won + score.lost, many, many)


def _is_won(text: str, start: int, game: regex.Match[str]) -> bool:
    """Tell whether the sentence says that more than a game was won: the title, the series."""
    return _TITLE.search(text, start, game.end()) is not None


def _of_decider(document: Document, score: Result) -> Iterator[Told]:
    match = _decider(document, score)
    if match is None or _is_denied(document.text, match.start()):
        return
    most = _MOST_SETS if "set" in match.group().lower() else _MOST_FRAMES
    if 2 <= score.won <= most:
        yield Told(Span(*match.span()), score.won - score.lost, 1, 1)


def _decider(document: Document, score: Result) -> regex.Match[str] | None:
    """Find a deciding frame in the sentence of a score, or in one that goes on: "The match …"."""
    text, sentences = document.text, document.sentences
    here = sentences[score.at]
    match = _DECIDING.search(text, here.span.start, here.span.end, concurrent=False)
    if match is not None:
        return match if _go_together(text, score, match, here.span) else None
    after = sentences[score.at + 1] if score.at + 1 < len(sentences) else here
    if after is here or after.paragraph != here.paragraph or not _IT.match(text, after.span.start):
        return None
    match = _DECIDING.search(text, after.span.start, after.span.end, concurrent=False)
    if match is None or _BREAKS.search(text, after.span.start, match.start()):
        return None
    return match


def _is_denied(text: str, at: int) -> bool:
    return _BREAKS.search(text, max(0, at - _NEAR), at, concurrent=False) is not None


def _go_together(text: str, score: Result, match: regex.Match[str], span: Span) -> bool:
    """Tell whether nothing between a score and a claim, or near it, leads to another match."""
    first, last = sorted((Span(*match.span()), score.span))
    between = text[first.end : last.start] if first.end < last.start else ""
    head = text[max(span.start, first.start - _NEAR) : first.start]
    tail = text[last.end : last.end + 25].partition(".")[0].partition(",")[0]
    return not any(_BREAKS.search(words) for words in (_OWN.sub("", between), head, tail))


def _is_same_match(text: str, score: Result, nth: regex.Match[str]) -> bool:
    """Tell a match from the tie of two teams that it is part of: "and Farnham won the tie 3-1"."""
    first, last = sorted((Span(*nth.span()), score.span))
    return not _TEAMS.search(text[first.end : last.start])


_TEAMS = regex.compile(rf"\b(?:tie|rubbers?|{_WON})\b", regex.IGNORECASE)
_LOST = regex.compile(r"\b(?:losing|lost|beaten|trailing|defeat)\b", regex.IGNORECASE)
_LAST_WON = regex.compile(
    rf"\b(?:{_WON})\b|\b(?:with|after|by|in|on|to|thanks)\s", regex.IGNORECASE
)
_OWN = regex.compile(
    r"\bafter\s(?:the|a|it|an)\s(?:match\s|final\s)?(?:had\s)?(?:gone|went)\b|\bbefore\b"
)


def _value(word: str) -> int:
    return 0 if entry(word) in _NONE else number_of(word)

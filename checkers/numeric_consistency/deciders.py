"""Matches and series told freely: a deciding frame, Game 7, a sweep, level sides, and the score.

The score of the whole is one that a word of winning leads to, or that stands right behind "series".
What is told of its length holds where nothing between the two leads to another match.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Document, Span
from checkers.numeric_consistency.scorelines import Told
from checkers.rulebook.vocabulary import Scene

_WORDS = load("scorelines")
_NUMERALS = {word: at for at, word in enumerate(_WORDS["numerals"], start=1)}
_ORDINALS = {word: at for at, word in enumerate(_WORDS["ordinals"], start=1)}
_NUMBER = rf"(?:{either(_NUMERALS)}|\d{{1,2}})"
_WAKES = ("deciding", "decider", "eries", "est-of", "est of", "level at", "tied at", "to separate", "last frame", "last leg", "last set", "final frame",
  "final-frame", "last-frame", "layoff", "lay-off", "game ", "games", "sweep", "whitewash", "whitewashed", "rubber")
_DIGITS = r"(?P<one>\d{1,2})[-–](?P<other>\d{1,2})(?![\d-])"
_WORDED = rf"(?P<w>{_NUMBER})\s(?:games?|matches|frames|legs|sets|tests|rubbers)\sto\s(?P<l>{_NUMBER}|nil|none|love)\b"
_WON = either(_WORDS["overcame"])
_SERIES = r"(?:series|play-?offs?|final|finals|match|tie|best[- ]of[- ]\w+(?:\s(?:series|play-?offs?|final|match|tie))?)"
# "Beating Bob Toll 9-7", "won the series, 4-2", "her match with Ann Day by 3-1".
_RESULT = regex.compile(
    rf"\b(?:(?:{_WON})\b[^.;:\d]{{0,70}}?|{_SERIES}(?:\s(?:with|against|over)\s[^.;:,\d]{{1,30}})?\s)(?:,\s|\sby\s|\s|(?<=\s)by\s|(?<=\s))(?:{_DIGITS}|{_WORDED})",
    regex.IGNORECASE,
)
_BREAKS = regex.compile(rf"\b(?:{either(_WORDS['leads_off'])})\b|;", regex.IGNORECASE)
_LEVEL = regex.compile(
    rf"\b(?:level|tied|deadlocked|all\ssquare|(?:nothing|little)\sto\s(?:separate|choose\sbetween)[^.;:,\d]{{0,30}})\sat\s{_DIGITS}(?!\s(?:\p{{Ll}}+\s)?(?:each|apiece))",
    regex.IGNORECASE,
)
_PART = r"(?:frame|leg|set)"
_DECIDING = regex.compile(
    rf"\b(?:(?:the|a)\s(?:(?:tense|final|last)[ -])?deciding\s(?:{either(_ORDINALS)}\s)?(?:{_PART}|game)\b(?!\sof\s(?!a\sbest|the\sbest|the\smatch|the\sfinal))|an?\s(?:final|last)[- ]{_PART}\s(?:thriller|decider|win|victory|epic|shoot-?out)"
    rf"|(?:went|go|going|gone|goes|taken|forced|pushed|took\sit)\s(?:all\sthe\sway\s)?to\s(?:the|a)\s(?:very\s)?(?:last|final|deciding)\s(?:{_PART}|game)\b|(?:winning|won|taking|took)\s(?:it\s)?(?:in\s|on\s)?the\s(?:last|final)\s{_PART}\b)",
    regex.IGNORECASE,
)
_BEST_OF = regex.compile(rf"\bbest[- ]of[- ](?P<many>{_NUMBER})\b", regex.IGNORECASE)
_SWEEP = regex.compile(
    rf"\b(?:sw(?:ept|eeps|eeping)\s(?:the|a|its|their|his|her)\s(?:[\p{{L}}-]+\s){{0,2}}?{_SERIES}|(?:completed?|completing|for)\s(?:a|the)\s(?:{_NUMBER}-game\s)?(?:series\s)?(?:sweep|whitewash)\b|whitewash(?:ed|es|ing)\s(?=(?:the\s)?\p{{Lu}}))"
)
_IN_GAMES = regex.compile(rf"\b(?:series|play-?off|final|finals)\sin\s(?:just\s|only\s)?(?P<many>{_NUMBER})(?:\sgames)?(?=[,. ])", regex.IGNORECASE)
_LASTED = regex.compile(rf"\bwent\s(?:to\s)?(?:the\sfull|all)\s(?P<many>{_NUMBER})\s(?:games|sets|frames)\b", regex.IGNORECASE)
_LAST_GAME = regex.compile(
    rf"\b(?:victory|win|beating|beat|defeat|defeating|winning|triumph)\b[^.;:]{{0,60}}?\s(?:in\s)?(?P<game>(?-i:Game)\s(?P<many>{_NUMBER}))\b", regex.IGNORECASE
)
_NTH = regex.compile(
    rf"\b(?:winning|won|taking|took|takes|wins)\sthe\s(?:deciding\s)?(?P<nth>{either(_ORDINALS)})\s(?:game|set)(?=\s\d|\sand\s|,|\.)", regex.IGNORECASE
)
_IT = regex.compile(r"(?:The\s(?:[\p{Ll}-]+\s)?(?:match|final|contest|tie|game|encounter|semi-final|quarter-final|series)|It)\b")
_OF_A_PART = regex.compile(r"\b(?:game|set|frame|leg|quarter|half|inning|period|map)\s\Z")
_ONE_GAME = regex.compile(r"\bGame\s\w+|\b(?:first|second|third|fourth|fifth|opening)\s(?:game|match|leg|[Tt]est|rubber)\sof\b")
_OF_A_GAME = regex.compile(r"\s(?:\p{Ll}+\s){0,3}?in\sGame\s")
_MOST_SETS = 5
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
        at = _sentence(document, match.start())
        score = Result(Span(match.start("one"), match.end("other")), at, one, other)
        yield score, Told(Span(match.start(), match.start("one")), abs(one - other), 0, 0)
    for at in range(len(document.sentences)):
        for score in _results(document, at):
            yield from ((score, told) for told in _claims(document, score))


def _sentence(document: Document, place: int) -> int:
    return next(at for at, each in enumerate(document.sentences) if place < each.span.end)


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
        before = document.text[: match.start(group[0])][-12:]
        if won > lost and not (_OF_A_PART.search(before) or _OF_A_GAME.match(document.text, end)):
            found.append(Result(Span(match.start(group[0]), end), at, won, lost))
    return found if len(found) == 1 else [each for each in found if _is_of_series(document, each)]


def _is_of_series(document: Document, score: Result) -> bool:
    before = document.text[: score.span.start][-40:]
    return regex.search(r"\b(?:series|play-?off)[^.;:\d]{0,15}\Z|\btook\s\Z", before) is not None


def _claims(document: Document, score: Result) -> Iterator[Told]:
    for claim, have, due in _of_decider(document, score):
        yield Told(claim, have, due, due)
    span = document.sentences[score.at].span
    text = document.text
    games = score.won + score.lost
    for pattern, have, due in (
        (_SWEEP, score.lost, 0),
        (_IN_GAMES, games, None),
        (_LASTED, games, None),
        (_LAST_GAME, games, None),
    ):
        match = pattern.search(text, span.start, span.end, concurrent=False)
        if match is not None and _go_together(text, score, match, span):
            many = due if due is not None else _value(match["many"])
            yield Told(Span(*match.span()), have, many, many)
    best = _BEST_OF.search(text, span.start, span.end, concurrent=False)
    if best is not None and _value(best["many"]) % 2 and _go_together(text, score, best, span):
        half = (_value(best["many"]) + 1) // 2
        yield Told(Span(*best.span()), score.won, half, half)
    nth = _NTH.search(text, span.start, span.end, concurrent=False)
    if nth is not None and score.won < _MOST_SETS and _is_same_match(text, score, nth, span):
        many = _ORDINALS[nth["nth"].lower()]
        yield Told(Span(*nth.span("nth")), games, many, _MOST_SETS * 2)
    yield from _of_next_sentence(document, score)


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
    return regex.search(r"\b(?:champion\w*|title|series|cup|trophy|league|pennant)\b", text[start : game.end()], regex.IGNORECASE) is not None


def _of_decider(document: Document, score: Result) -> Iterator[tuple[Span, int, int]]:
    text, sentences = document.text, document.sentences
    here = sentences[score.at]
    match = _DECIDING.search(text, here.span.start, here.span.end, concurrent=False)
    if match is None and score.at + 1 < len(sentences):
        after = sentences[score.at + 1]
        if after.paragraph == here.paragraph and _IT.match(text, after.span.start):
            match = _DECIDING.search(text, after.span.start, after.span.end, concurrent=False)
            between = text[after.span.start : match.start()] if match is not None else ""
            if _BREAKS.search(between):
                return
    elif match is not None and not _go_together(text, score, match, here.span):
        return
    if match is None or _is_denied(text, match.start()):
        return
    sets = "set" in match.group().lower()
    if score.won > (_MOST_SETS if sets else 40) or score.won < 2:
        return
    yield Span(*match.span()), score.won - score.lost, 1


def _is_denied(text: str, at: int) -> bool:
    return _BREAKS.search(text, max(0, at - _NEAR), at, concurrent=False) is not None


def _go_together(text: str, score: Result, match: regex.Match[str], span: Span) -> bool:
    """Tell whether nothing between a score and a claim, or near it, leads to another match."""
    first, last = sorted((Span(*match.span()), score.span))
    between = text[first.end : last.start] if first.end < last.start else ""
    head = text[max(span.start, first.start - _NEAR) : first.start]
    tail = text[last.end : last.end + 25].partition(".")[0].partition(",")[0]
    return not any(_BREAKS.search(words) for words in (_OWN.sub("", between), head, tail))


def _is_same_match(text: str, score: Result, nth: regex.Match[str], span: Span) -> bool:
    """Tell a match from the tie of two teams that it is part of: "and Farnham won the tie 3-1"."""
    first, last = sorted((Span(*nth.span()), score.span))
    return not _TEAMS.search(text[first.end : last.start]) and _go_together(text, score, nth, span)


_TEAMS = regex.compile(rf"\b(?:tie|rubbers?|{_WON})\b", regex.IGNORECASE)
_OWN = regex.compile(r"\bafter\s(?:the|a|it|an)\s(?:match\s|final\s)?(?:had\s)?(?:gone|went)\b|\bbefore\b")


def _value(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _NUMERALS.get(word.lower(), 0)

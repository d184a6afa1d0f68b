"""What is told of a match beside its score: "a hat-trick" in 2-0, "a 2-1 draw", "by six points"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Document, Fact, Kind, Span
from checkers.numeric_consistency.figures_of_text import figure, numbered, quoted, value_of
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_WORDS = load("scorelines")
_NUMERALS = numbered(_WORDS["numerals"])
ANY = 999  # as many as one likes
_MOST_GOALS = 15  # what is higher is no score of goals
_NEAR = 40  # characters beside the words that may tell of another match
NUMBER = rf"(?:{either(_NUMERALS)}|\d{{1,2}})"
_SCORED = either(_WORDS["scored"])
_TEAM = r"(?:(?:the\s)?(?:[\p{Lu}\d][\p{L}\d.’'-]*\s){1,4})"
_SCORE = regex.compile(r"(?P<one>\d{1,3})\s?[-–]\s?(?P<other>\d{1,3})")
_ELSEWHERE = regex.compile(rf"\b(?:{either(_WORDS['elsewhere'])})\b|[;:]", regex.IGNORECASE)
_TIED = regex.compile(rf"\b(?:{either(_WORDS['tied'])})\b", regex.IGNORECASE)
_NO_GOALS = regex.compile(rf"\b(?:{either(_WORDS['no_goals'])})\b", regex.IGNORECASE)
_TRICK = rf"(?P<three>{either(_WORDS['three'])})(?![\w-]|\sof\s(?!goals|headers|penalties))"
_BRACE = (
    rf"(?P<two>(?:{_SCORED})\s(?:a\s(?:\p{{L}}+\s)?brace|twice)"
    r"|a\sbrace\s(?:from|by)|(?:his|her|['’]s)\sbrace)\b"
)
_MANY = (
    rf"(?:{_SCORED})\s(?P<all>all\s)?(?:of\s)?(?:the\s|their\s)?"
    rf"(?P<many>{NUMBER})\s(?:goals|times)\b"
)
_BY = rf"(?P<by>{NUMBER})\sgoals\s(?:from|by)\s(?=(?:\p{{Ll}}+\s)?\p{{Lu}})"
_THREE = rf"(?:scoring|scored)\s(?P<alone>{NUMBER})(?=[.,;]|\sof\sthem\b)"
_EVERY = rf"(?:{_SCORED})\sall\s(?P<every>{NUMBER})\b(?!\s\p{{Ll}}+s\b)"
_GOALS = regex.compile(
    rf"\b(?:{_TRICK}|{_BRACE}|{_MANY}|{_BY}|{_THREE}|{_EVERY})", regex.IGNORECASE
)
_ALL_GOALS = regex.compile(
    rf"\b[Aa]ll\s(?:of\s)?(?:the\s|their\s)?(?P<many>{NUMBER})\sgoals\s(?:came|were|arrived)\b"
)
# "Two goals from Lee and one from Hall gave them a 3-0 win".
_SHARED = regex.compile(
    rf"\b(?P<part>{NUMBER})\sgoals?\s(?:from|by)\s{_TEAM}(?:(?:,|and|,\sand)\s(?P<part>{NUMBER})\s(?:(?:from|by|for)\s)?{_TEAM})+"
    r"(?:gave|earned|secured|handed|brought|sealed|sent|helped|fired)\s",
    regex.IGNORECASE,
)
_NOT_NOW = regex.compile(r"\b(?:has|have|had|having|of|will|would|could)\s(?:\p{L}+\s)?\Z")
_DREW = regex.compile(rf"\b(?:drew|ended\slevel(?:\sat)?)\s{_TEAM}?\Z")
_A_DRAW = regex.compile(r"\s(?:(?:home|away|friendly|league)\s)?(?:draw|stalemate)\b")
_BEAT = regex.compile(rf"\b(?:beat|beats|beating|defeated|won|win|wins)\s{_TEAM}?\Z")
_A_WIN = regex.compile(r"\s(?:(?:home|away|league|cup)\s)?(?:win|victory|defeat|loss)\b")
_CLEAN = regex.compile(
    rf"\b(?:kept|keeping|keep|keeps)\s(?:a|another|his|her|their)\s(?:\p{{L}}+\s)?(?:{either(_WORDS['clean'])})\b"
)
_BEHIND = regex.compile(
    rf"\b(?:came|come|coming|fought|rallied|recovered)\s(?:back\s)?from\s(?:"
    rf"(?P<many>{NUMBER})(?:\s(?:goals?|sets?|games?|frames?|legs?|nil))?\s(?:down|behind)|behind)"
    r"\sto\s(?:win|beat|defeat|overcome)\s(?P<rest>[^.;:,]{0,60}?,?\s?)\Z",
    regex.IGNORECASE,
)
_AFTER_A = regex.compile(r"\s(?:win\s|victory\s)?after\san?\s")  # "2-1 after a hat-trick"
_TITLE = regex.compile(r"\b(?:and|title|league|crown|championship|race|gold|seat)\b")
_MARGIN = regex.compile(
    rf"\b(?:by\s(?:just\s|only\s)?(?P<by>{NUMBER})\s(?:clear\s)?(?:points|goals)\b(?!\sto\s)"
    rf"|(?P<many>{NUMBER})[- ](?:point|goal)\s(?:win|victory|triumph|success)\b)",
    regex.IGNORECASE,
)
# "And won the reserve match by three points".
_WON_ELSE = regex.compile(
    r"\b(?:won|took|carried|lost|drew|beat)\s(?!it\b|by\b|the\s(?:game|match|tie|title)\b)\p{L}"
)


@dataclass(frozen=True, slots=True)
class Score:
    """The one score of a sentence; `start` and `end` are of its sentence and the one after it."""

    fact: Fact
    one: int
    other: int
    start: int
    end: int
    next: int  # where the next sentence begins

    @property
    def won(self) -> int:
        return max(self.one, self.other)

    @property
    def lost(self) -> int:
        return min(self.one, self.other)


@dataclass(frozen=True, slots=True)
class Told:
    """What the words of `span` say that `have`, which the score makes, should be."""

    span: Span
    have: int
    low: int
    high: int


def find_scores_told(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair what a score comes to with what is told of it: goals of one player, a draw, a margin."""
    yield from pair_scores(scene, _told)


def _told(text: str, score: Score) -> Iterator[Told]:
    yield from _goals(text, score)
    yield from _results(text, score)


def pair_scores(
    scene: Scene, read: Callable[[str, Score], Iterable[Told]]
) -> Iterator[tuple[Bound, ...]]:
    """Pair what each lone score comes to with what is `read` of it in its text."""
    document = scene.article.document
    for score in lone_scores(scene):
        at = score.fact.sentence
        for told in read(document.text, score):
            have = figure(document, at, score.fact.span, told.have)
            yield have, figure(document, at, told.span, told.low, told.high)


def lone_scores(scene: Scene) -> Iterator[Score]:
    """List the scores that are alone in their sentence."""
    document = scene.article.document
    told: dict[int, list[Fact]] = {}
    for fact in scene.article.items:
        if fact.kind is Kind.SCORE:
            told.setdefault(fact.sentence, []).append(fact)
    for at, facts in told.items():
        match = _SCORE.fullmatch(facts[0].text)
        if match is not None and len(facts) == 1 and facts[0].span.start not in quoted(scene):
            span = document.sentences[at].span
            end = span.end if at + 1 in told else _end_of_next(document, at)
            one, other = int(match["one"]), int(match["other"])
            yield Score(facts[0], one, other, span.start, end, span.end)


def _end_of_next(document: Document, at: int) -> int:
    sentences = document.sentences
    if at + 1 < len(sentences) and sentences[at + 1].paragraph == sentences[at].paragraph:
        return sentences[at + 1].span.end
    return sentences[at].span.end


# --- goals of one player ---------------------------------------------------------------------


def _goals(text: str, score: Score) -> Iterator[Told]:
    if score.won > _MOST_GOALS or _NO_GOALS.search(text, score.start, score.end):
        return
    for match in _GOALS.finditer(text, score.start, score.end, concurrent=False):
        if not _NOT_NOW.search(text[score.start : match.start()]) and _is_of(text, score, match):
            least = _least(match)
            if match["all"] or match["every"]:
                yield _all_of(score, match, least)
            else:
                yield Told(Span(*match.span()), score.won, least, ANY)
    yield from _goals_in_all(text, score)


def _goals_in_all(text: str, score: Score) -> Iterator[Told]:
    for match in _SHARED.finditer(text, score.start, score.fact.span.start, concurrent=False):
        if _is_of(text, score, match) and _A_WIN.match(text, score.fact.span.end):
            many = sum(map(number_of, match.captures("part")))
            yield Told(Span(*match.span()), score.won, many, many)
    for match in _ALL_GOALS.finditer(text, score.start, score.end, concurrent=False):
        if not _ELSEWHERE.search(text, score.fact.span.end, match.start()):
            yield _all_of(score, match, number_of(match["many"]))


def _all_of(score: Score, match: regex.Match[str], many: int) -> Told:
    """Hold "all three goals" against those of a side, or of both."""
    whole = (score.won, score.lost, score.won + score.lost)
    return Told(Span(*match.span()), many if many in whole else score.won, many, many)


def _least(match: regex.Match[str]) -> int:
    if match["three"]:
        return 3
    return (
        2
        if match["two"]
        else number_of(match["many"] or match["by"] or match["alone"] or match["every"])
    )


def number_of(word: str) -> int:
    return value_of(word, _NUMERALS)


def _is_of(text: str, score: Score, match: regex.Match[str]) -> bool:
    """Tell whether words stand with a score and nothing between them leads to another match."""
    first, last = sorted((Span(*match.span()), score.fact.span))
    between = text[first.end : last.start]
    if _ELSEWHERE.search(between, concurrent=False) and not _AFTER_A.fullmatch(between):
        return False
    head = text[max(score.start, first.start - _NEAR) : first.start]
    behind = text[last.end : min(score.end, last.end + _NEAR)]
    return not (_ELSEWHERE.search(head) or _ELSEWHERE.search(behind.split(".")[0]))


# --- who was level, behind, ahead ------------------------------------------------------------


def _results(text: str, score: Score) -> Iterator[Told]:
    before = text[score.start : score.fact.span.start]
    after = text[score.fact.span.end : score.end]
    yield from _level(score, before, after)
    for match in _CLEAN.finditer(text, score.start, score.next, concurrent=False):
        between = text[score.fact.span.end : match.start()]
        if score.won <= _MOST_GOALS and "," not in between and _is_of(text, score, match):
            yield Told(Span(*match.span()), score.lost, 0, 0)
    behind = _BEHIND.search(before)
    if behind is not None and not _TITLE.search(behind["rest"]):
        least = number_of(behind["many"]) if behind["many"] else 1
        words = Span(score.start + behind.start(), score.start + behind.start("rest"))
        # A side can be behind in sets that it wins.
        if behind["many"] or not _NO_GOALS.search(text, score.start, score.end):
            yield Told(words, score.lost, least, ANY)
    for match in _MARGIN.finditer(text, score.start, score.end, concurrent=False):
        if _is_of(text, score, match) and not _is_of_another(text, score, match):
            by = number_of(match["by"] or match["many"])
            yield Told(Span(*match.span()), score.won - score.lost, by, by)


def _is_of_another(text: str, score: Score, match: regex.Match[str]) -> bool:
    """Tell a margin of another match: in the next sentence, or behind what was won by it."""
    if match.start() >= score.next:  # "The eight-point win"
        return not (match["many"] and text[: match.start()].endswith(("The ", "That ", "This ")))
    before = text[score.fact.span.end : match.start()]
    return _WON_ELSE.search(before, concurrent=False) is not None


def _level(score: Score, before: str, after: str) -> Iterator[Told]:
    """Hold a draw, or a win of sides that were level, against the score."""
    if _TIED.search(after):
        return
    drawn = _words(score, _DREW.search(before), _A_DRAW.match(after))
    if drawn is not None:
        yield Told(drawn, score.won - score.lost, 0, 0)
    won = _words(score, _BEAT.search(before), _A_WIN.match(after))
    if won is not None and score.won == score.lost:
        yield Told(won, 0, 1, ANY)


def _words(
    score: Score, before: regex.Match[str] | None, after: regex.Match[str] | None
) -> Span | None:
    """Give the words right before a score, or right after it, that tell its result."""
    if after is not None:
        return Span(score.fact.span.end + after.start() + 1, score.fact.span.end + after.end())
    if before is not None:
        return Span(score.start + before.start(), score.start + before.end() - 1)
    return None


FINDERS = (
    Finder("score_told", find_scores_told, binds=(Base.NUMBER, Base.NUMBER), needs=(Kind.SCORE,)),
)

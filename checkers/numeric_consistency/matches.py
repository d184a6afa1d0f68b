"""Matches that are played in sets: what the score allows, and which set is spoken of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from checkers.document import sentence_of
from checkers.facts.lexicon import either
from checkers.model import Document, Fact, Kind, Quantity, Span
from checkers.numeric_consistency.figures_of_text import figure, quoted
from checkers.numeric_consistency.lists import LEXICON, NUMERALS
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_PLAYED = regex.compile(r"\bset(?:s|ter)?\b|\bdecid|\bseries\b|\bbest[- ]of\b")
_STANDING = frozenset(LEXICON["scores"]["standing"])
_PARTS = "|".join(LEXICON["scores"]["parts"])
_NUMBER = "|".join(NUMERALS)
_MOST_SETS = 5  # a set score has no more for the winner than four ("best of seven")
_WORDED = regex.compile(
    rf"\b(?P<won>{_NUMBER}|\d)\s(?:{_PARTS})\sto\s(?P<lost>{_NUMBER}|nil|love|none|\d)\b",
    regex.IGNORECASE,
)
_SCORE = regex.compile(r"(?P<won>\d)\s?[-–]\s?(?P<lost>\d)")
_REACHED = regex.compile(r"[\s-](?:and\s(?:deciding|final|last)\s)?set\b(?![\s-]pieces?|\sof\b)")
# "In the last game of the fifth", "broke early in the fifth": a set, where no game is counted.
_IN_A_SET = regex.compile(
    rf"\b(?P<part>{either(LEXICON['scores']['in_a_set'])})?\s?(?:of|in|during|through)\sthe\s\Z"
)
_NO_NOUN = regex.compile(r"(?=[.,;]|\s(?:and|as|when|after|before|to|with)\b)")
_COUNTED_GAME = regex.compile(
    r"\b(?:games?|rounds?|frames?|legs?|innings?)\b(?!\s(?:of|in)\sthe\b)"
)
_SETS = regex.compile(r"\bsets?\b")
_ELSEWHERE = regex.compile(
    rf"\b(?:{either(LEXICON['scores']['elsewhere'])}|(?<!the\s){either(LEXICON['scores']['matches'])}(?!\spoint))\b|(?<=the\s)(?:semi|quarter)|n['’]t\b",
    regex.IGNORECASE,
)
# "won 3-1 in the final": the match is the score's own.
_OWN_MATCH = regex.compile(
    rf"\A\s?(?:(?:win|victory|defeat|loss)\s)?(?:in|to\s(?:win|reach|take))\s(?:the|their|his|her|an?)\s"
    rf"(?:[\p{{L}}'’-]+\s){{0,3}}?(?:{either(LEXICON['scores']['matches'])})\b"
)
# From a score to how many sets it took, or back: "3-1 in a five-set battle", "in five sets, 3-1".
_ASIDE = either(LEXICON["scores"]["aside"])
_WORDS = rf"(?:,?\s(?!(?:{_ASIDE})\b)\p{{Ll}}+){{0,3}}?"
_AT = r"(?:,?\s(?:in|at|on)\s(?:\p{Lu}[\p{L}’'-]+\s?){1,2})?"
_TO_SETS = regex.compile(
    rf"\A{_AT}{_WORDS},?\s(?:in|over|through|by)\s(?:(?:just|only|an?|the)\s)*\Z"
)
_NOUN = regex.compile(r"\A[\s-](?:sets?|setter)\b")
_TO_SCORE = regex.compile(rf"\A(?:\s(?:win|victory|defeat|match))?{_WORDS}{_AT},?\s\Z")
_THE = regex.compile(r"\b(?:the|that|this)\s(?:\p{Ll}+\s)?\Z", regex.IGNORECASE)
_TIE_BREAK = regex.compile(r"-set\s(?:tie-?break|decider|bagel)\b")
_UNPLAYED = regex.compile(r"\A[^.;,]{0,20}\b(?:never|not|would|was ruled|were ruled)\b")
_PLACE_BEFORE = regex.compile(r"\b(?:in|at|on|near|from)\s(?:the\s)?\Z", regex.IGNORECASE)
_SERIES = regex.compile(r"\bseries\b|\bbest[- ]of\b")
_GAME = regex.compile(
    r"[\s-](?:and\s(?:deciding|final|last)\s)?(?:game|match|frame|leg|set|rubber)\b"
)
_IN_ALL = regex.compile(
    r"[\s-]set(?:s\b(?!\sto)|(?:ter|\s(?:match|win|victory|thriller|final|battle|epic|marathon|contest|semi-?final|encounter))\b)"
)
_STRAIGHT = regex.compile("|".join(LEXICON["scores"]["straight"]), regex.IGNORECASE)
_SET = r"(?P<one>\d{1,2})[-–](?P<other>\d{1,2})(?:\s\(\d+(?:-\d+)?\))?"  # a tie-break in brackets
_ROW = regex.compile(rf"(?<![\w-]){_SET}(?:(?:,\s|\s)(?:and\s)?{_SET})++(?![\w-])")
_DECIDER = regex.compile(
    r"\b(?:the|a)\s(?:decider|deciding\s(?:set|game|frame|leg)\b|deciding\s\p{L}+\sset\b)"
)
# "The final went to five sets before Lund won 3-2".
_LASTED = regex.compile(
    rf"\b(?:[Tt]he\s(?:{either(LEXICON['scores']['matches'])}|match)|[Ii]t)\s(?:went\s(?:to|the\sfull)|lasted|took|needed|ran\sto)\s"
    rf"(?P<sets>{_NUMBER}|\d)\ssets\b"
)
# "Her straight-sets victory", "it was a three-set win": of the match just told.
_OF_THAT = (
    r"(?:[Hh]er|[Hh]is|[Tt]heir|[Tt]he|[Tt]his|[Tt]hat"
    r"|(?:[Ii]t|[Tt]his|[Tt]hat)\swas\s(?:a|her|his|their)(?:\s\p{L}+)?)\s"
)
_THAT_WIN = regex.compile(
    rf"\b{_OF_THAT}(?P<told>(?:straight[- ](?:sets?|games?)|(?P<sets>{_NUMBER}|\d)[- ]set)\s"
    r"(?:win|victory|triumph|success|defeat|loss|match))\b"
    r"(?!\s(?:over|against|in|at|on|last)\s(?!the\s))"
)
# "She won in straight sets", "winning in three sets earned her £9,000": no name may stand before.
_WON_IN = regex.compile(
    r"(?:(?:\G|[.,;:]\s|\b(?:and|but|that)\s)(?:(?:[Ss]he|[Hh]e|[Tt]hey)\s(?:still\s)?(?:won|lost|did\sit|came\sthrough|got\shome)(?:\sit)?"
    r"|[Ww]inning|[Ww]in|[Tt]o\s(?:win|do\sit)|[Vv]ictory))"
    rf"\s(?P<told>in\s(?:straight\s(?:sets|games)|(?:only\s|just\s)?(?P<sets>{_NUMBER}|\d)\ssets))\b(?!\s(?:in|at|on|last|against|over|(?:\p{{L}}+\s)?(?:days|weeks|months|years))\b)"
    r"|(?:\G|[.;]\s)(?:[Ss]he|[Hh]e)\s(?P<told>(?:did\snot|didn['’]t)\s(?:drop|lose)\sa\sset)\b(?=[.,;]|\sand\b)"
)
_GOES_ON = regex.compile(
    r"(?:[Ss]he|[Hh]e|[Tt]hey|[Ii]t|[Tt]hat|[Tt]his|[Hh]er|[Hh]is|[Ww]inning|[Tt]o\swin)\b"
)
_QUOTED = regex.compile(r"“[^”]*”|\"[^\"]*\"")
_ANY_SCORE = regex.compile(r"\d[-–]\d")
_LONG_SET = 8  # games: "10-8", or the points of a tie-break instead of a set
# "And will meet Ines Roe": she has not played this match.
_NEXT_ROUND = regex.compile(rf"\b(?:{either(LEXICON['scores']['next_round'])})\b.*", regex.DOTALL)
_STILL_LATER = 4  # where nobody else is named
_LATER = 2  # sentences behind a score in which its match is still meant
_IN = regex.compile(r"\b(?:in|over|after|won|a|the)\s\Z")


@dataclass(frozen=True, slots=True)
class _Score:
    span: Span
    sentence: int
    won: int
    lost: int


def find_sets_reached(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the score of a match with each set that its report speaks of."""
    document = scene.article.document
    for score in _scores(scene):
        for fact in _beside(scene, score):
            value = fact.value
            if fact.kind != Kind.ORDINAL or not isinstance(value, Quantity):
                continue
            series = _SERIES.search(document.text, *_ends_of(document, score.sentence))
            reached = _GAME if series is not None and fact.sentence == score.sentence else _REACHED
            if not _is_played(document.text, fact.span) or _is_of_another(scene, score, fact.span):
                continue
            if reached.match(document.text, fact.span.end, concurrent=False) or _is_a_set(
                document, score, fact
            ):
                yield (
                    figure(document, score.sentence, score.span, score.won + score.lost),
                    Bound(fact, document),
                )


def _is_a_set(document: Document, score: _Score, fact: Fact) -> bool:
    """Tell whether an ordinal without a noun is a set: "in the last game of the fifth"."""
    text, here = document.text, document.sentences[fact.sentence].span
    if _NO_NOUN.match(text, fact.span.end) is None:
        return False
    led = _IN_A_SET.search(text[here.start : fact.span.start], concurrent=False)
    sentence = document.sentences[score.sentence].span
    if led is None or _SETS.search(text, sentence.start, sentence.end) is None:
        return False
    return led["part"] is not None or _COUNTED_GAME.search(text, here.start, here.end) is None


def _is_played(text: str, span: Span) -> bool:
    """Tell "the fifth set" from one that was avoided: "without needing a fifth set"."""
    before = text[max(0, span.start - 30) : span.start]
    named = _TIE_BREAK.match(text, span.end) is not None and before.endswith(" a ")
    return (named or _THE.search(before, concurrent=False) is not None) and _UNPLAYED.match(
        text, span.end, concurrent=False
    ) is None


def _is_of_another(scene: Scene, score: _Score, span: Span) -> bool:
    """Tell whether another match, or another player, is told of between a score and a set."""
    document = scene.article.document
    first, last = sorted((score.span, span))
    between = document.text[first.end : last.start]
    if first == score.span:
        between = _OWN_MATCH.sub("", between, concurrent=False)
    plain = _QUOTED.sub("", between, concurrent=False)
    if _ELSEWHERE.search(plain, concurrent=False) or last.start in quoted(scene):
        return True
    own = document.sentences[score.sentence].span
    # Whoever the sentence of the score names has played it, if the set is told in another.
    rest = document.text[first.end : own.end] if own.end <= last.start else ""
    told = document.text[own.start : first.end] + _NEXT_ROUND.sub("", rest, concurrent=False)
    known = {word for word in regex.split(r"\W+", told) if word}
    return any(
        fact.kind == Kind.NAME
        and known.isdisjoint(regex.split(r"\W+", fact.text)[-1:])
        and not _PLACE_BEFORE.search(
            document.text[max(0, fact.span.start - 12) : fact.span.start], concurrent=False
        )
        for fact in scene.article.within(Span(first.end, last.start))
    )


def _ends_of(document: Document, sentence: int) -> tuple[int, int]:
    span = document.sentences[sentence].span
    return span.start, span.end


def find_sets_in_all(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the score of a match with the number of sets that it is said to have had."""
    document = scene.article.document
    for score in _scores(scene):
        played = figure(document, score.sentence, score.span, score.won + score.lost)
        for words, sets in _sets_told(scene, document, score):
            yield played, figure(document, score.sentence, words, sets)
        for fact in scene.article.of_sentence(score.sentence):
            if (
                _tells_all(fact, document.text)
                and fact.span != score.span
                and _is_joined(document, score, fact.span)
            ):
                yield played, Bound(fact, document)


def _sets_told(scene: Scene, document: Document, score: _Score) -> Iterator[tuple[Span, int]]:
    """List the words that say how many sets there were: "straight sets", "a decider"."""
    text = document.text
    span = document.sentences[score.sentence].span
    straight = _STRAIGHT.search(text, span.start, span.end, concurrent=False)
    if straight is not None and _is_joined(document, score, Span(*straight.span())):
        yield Span(*straight.span()), score.won
    decider = _DECIDER.search(text, span.start, span.end, concurrent=False)
    if decider is not None and score.won > score.lost and not _negated(text, decider.start()):
        words = Span(*decider.span())
        if not _is_of_another(scene, score, words):
            yield words, 2 * score.won - 1
    lasted = _LASTED.search(text, span.start, score.span.start, concurrent=False)
    if lasted is not None and not _ELSEWHERE.search(text, lasted.end(), score.span.start):
        yield Span(*lasted.span("sets")), _value(lasted["sets"])
    for match in _told_later(scene, score):
        words = Span(match.start("told"), match.end("told"))
        yield words, _value(match["sets"]) if match["sets"] else score.won


def _told_later(scene: Scene, score: _Score) -> Iterator[regex.Match[str]]:
    """Read "her straight-sets win", "winning in three sets" in the sentences behind a score."""
    document = scene.article.document
    text, at = document.text, score.sentence
    paragraph = document.sentences[at].paragraph
    for step, sentence in enumerate(document.sentences[at + 1 : at + 1 + _STILL_LATER]):
        start, end = sentence.span.start, sentence.span.end
        if sentence.paragraph - paragraph > 1:
            return
        if sentence.paragraph != paragraph and _ANY_SCORE.search(text, score.span.end, end):
            return  # another match
        match = _THAT_WIN.search(text, start, end) if step < _LATER else None
        if match is not None and sentence.paragraph == paragraph:
            if _ELSEWHERE.search(text[score.span.end : match.start()], concurrent=False) is None:
                yield match
            continue
        won = _WON_IN.search(text, start, end, concurrent=False)
        if won is None or _GOES_ON.match(text, start) is None:
            continue
        if not _is_of_another(scene, score, Span(*won.span("told"))):
            yield won


def _is_joined(document: Document, score: _Score, span: Span) -> bool:
    """Tell whether nothing but where and how stands between a score and how many sets it took."""
    first, last = sorted((score.span, span))
    glue = _TO_SETS if first == score.span else _TO_SCORE
    between = document.text[first.end : last.start]
    return glue.match(_NOUN.sub("", between, concurrent=False), concurrent=False) is not None


def _negated(text: str, at: int) -> bool:
    return (
        regex.search(
            r"\b(?:not|no|without|never|previous|last)\b[^.,;]{0,30}\Z", text[max(0, at - 40) : at]
        )
        is not None
    )


def _tells_all(fact: Fact, text: str) -> bool:
    value = fact.value
    if fact.kind not in (Kind.COUNT, Kind.NUMBER, Kind.MEASURE) or not isinstance(value, Quantity):
        return False
    if not isinstance(value.stated, int) or not 2 <= value.stated <= _MOST_SETS:
        return False
    if not _IN_ALL.match(text, fact.span.end, concurrent=False):
        return False
    return _IN.search(text[max(0, fact.span.start - 8) : fact.span.start]) is not None


def _scores(scene: Scene) -> Iterator[_Score]:
    """List the set scores of an article that speaks of sets, one a paragraph at most."""
    document = scene.article.document
    if _PLAYED.search(document.text, concurrent=False) is None:
        return
    found: dict[int, list[_Score]] = {}
    found_scores = (
        *_digit_scores(scene, document),
        *_worded_scores(document),
        *_set_scores(document),
    )
    for score in found_scores:
        found.setdefault(document.sentences[score.sentence].paragraph, []).append(score)
    for scores in found.values():
        if len(scores) == 1:
            yield scores[0]


def _digit_scores(scene: Scene, document: Document) -> Iterator[_Score]:
    for fact in scene.article.items:
        if fact.kind == Kind.SCORE:
            match = _SCORE.fullmatch(fact.text)
            if match is not None and not _is_standing(document.text, fact.span.start):
                score = _score(fact.span, fact.sentence, int(match["won"]), int(match["lost"]))
                if score is not None:
                    yield score


def _is_standing(text: str, start: int) -> bool:
    """Tell a score in between: "led 2-1"."""
    before = text[max(0, start - 20) : start].lower().split()
    return bool(before) and before[-1] in _STANDING


def _set_scores(document: Document) -> Iterator[_Score]:
    """Count the sets of a row of games: "6-4 3-6 7-5" is two to one."""
    for row in _ROW.finditer(document.text, concurrent=False):
        sets = list(
            zip(map(int, row.captures("one")), map(int, row.captures("other")), strict=True)
        )
        if all(_is_set(one, other, at) for at, (one, other) in enumerate(sets)):
            won = sum(one > other for one, other in sets)
            won = max(won, len(sets) - won)
            at = sentence_of(document, row.start())
            if 1 < won < _MOST_SETS:  # two all is no result, but four sets
                yield _Score(Span(*row.span()), at, won, len(sets) - won)


def _is_set(one: int, other: int, at: int) -> bool:
    """Tell games that can be a set; behind the first, a long one or a tie-break instead of it."""
    games = max(one, other)
    return one != other and (games in (6, 7) or (at > 0 and games >= _LONG_SET))


def _worded_scores(document: Document) -> Iterator[_Score]:
    for match in _WORDED.finditer(document.text, concurrent=False):
        at = sentence_of(document, match.start())
        won, lost = (_value(match[name]) for name in ("won", "lost"))
        score = _score(Span(match.start(), match.end()), at, won, lost)
        if score is not None:
            yield score


def _value(word: str) -> int:
    return int(word) if word.isdigit() else NUMERALS.get(word.lower(), 0)


def _score(span: Span, sentence: int, won: int, lost: int) -> _Score | None:
    won, lost = max(won, lost), min(won, lost)
    return _Score(span, sentence, won, lost) if lost < won < _MOST_SETS and won > 1 else None


def _beside(scene: Scene, score: _Score) -> Iterator[Fact]:
    """List the facts of the score's paragraph."""
    document = scene.article.document
    here = document.sentences[score.sentence].paragraph
    yield from scene.article.within(document.paragraphs[here].span)


_TWO = (Base.NUMBER, Base.NUMBER)
FINDERS = (
    Finder("sets_reached", find_sets_reached, binds=_TWO, needs=(Kind.ORDINAL,)),
    Finder("sets_in_all", find_sets_in_all, binds=_TWO),
)

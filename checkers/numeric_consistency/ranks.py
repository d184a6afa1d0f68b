"""Ranks that are told with those before them: "second-largest after Arle"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.document import sentence_of
from checkers.model import Document, Span
from checkers.numeric_consistency.counted import NAMES
from checkers.numeric_consistency.figures_of_text import figure
from checkers.numeric_consistency.lists import LEXICON, Row, read_row
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_BEHIND = "|".join(LEXICON["ranks"]["behind"])
_ONLY = "|".join(LEXICON["ranks"]["only"])
_FINISHED = "|".join(sorted(LEXICON["ranks"]["finished"], key=len, reverse=True))
_ORDINALS = {word: at for at, word in enumerate(LEXICON["sequences"]["enumerators"][0], start=1)}
_RANK = regex.compile(
    rf"(?<![\w-])(?P<rank>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))(?=[\s,-])",
    regex.IGNORECASE,
)
_SUPERLATIVE = regex.compile(r"(?:-|\s)(?:\p{L}+est|(?:most|least)(?:-|\s)\p{L}+|best|worst)\b")
_TOLD = regex.compile(
    r"(?P<words>(?:[\s-]+[^\s,;:.()—–]+){0,9}?),?\s"
    rf"(?:{_BEHIND})\s(?P<only>(?:{_ONLY})\s)?(?=(?:the\s)?\p{{Lu}})"
)
_IN_SIZE = regex.compile(r"\sin\s(?:the\s)?\p{L}+")
_TO_DO = regex.compile(r"\sto\s\p{Ll}")
_FINISHED_BEFORE = regex.compile(rf"\b(?:{_FINISHED})\s(?:in\s)?(?:a\s|the\s)?\Z")
_BEFORE_NAMES = regex.compile(rf" (?:{_BEHIND}) (?:(?:{_ONLY}) )?(?:the )?\p{{Lu}}")
_FRONT_NAMES = regex.compile(
    rf"\b(?:Behind|After) (?P<names>{NAMES.pattern}),\s(?:[^\s,;:.()]+\s){{1,4}}?"
    r"(?:is|was|remains|ranks as)\s"
    r"(?:(?:the|now|still|also|its|their|\p{L}+['’]s)\s){0,3}"
)
_REACH = 30  # characters before a rank that may hold its verb


def find_ranks(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair each rank ("second-largest") with the names that it says stand before it."""
    document = scene.article.document
    text = document.text
    yield from _fronted_ranks(document)
    behind = {sentence_of(document, match.start()) for match in _BEFORE_NAMES.finditer(text)}
    for at in sorted(behind):
        span = document.sentences[at].span
        for match in _RANK.finditer(text, span.start, span.end, concurrent=False):
            yield from _ranked(document, at, match)


def _fronted_ranks(document: Document) -> Iterator[tuple[Bound, ...]]:
    """Read "Behind Arle and Brun, it is the third-largest port"."""
    text = document.text
    for match in _FRONT_NAMES.finditer(text, concurrent=False):
        row = read_row(text, Span(*match.span("names")))
        rank = _RANK.match(text, match.end(), concurrent=False)
        if row is None or rank is None:
            continue
        if _SUPERLATIVE.match(text, rank.end(), concurrent=False):
            at = sentence_of(document, match.start())
            place = figure(document, at, row.span, row.fewest + 1, row.most + 1)
            yield figure(document, at, Span(*rank.span("rank")), _number(rank)), place


def _ranked(document: Document, at: int, match: regex.Match[str]) -> Iterator[tuple[Bound, ...]]:
    """Give a rank with what the names behind it make of it."""
    text = document.text
    end = document.sentences[at].span.end
    told = _TOLD.match(text, match.end(), end, concurrent=False)
    row = _names_before(text, told, end) if told is not None else None
    if told is None or row is None:
        return
    best = _SUPERLATIVE.match(text, match.end(), concurrent=False) is not None
    if not _is_rank(text, match.start(), told["words"], best=best):
        return
    rank = _number(match)
    # "The tenth to ban it, after Kenya and Mali" names the last ones only.
    some = len(row.items) == 1 or not (best or told["only"])
    most = max(rank, row.most + 1) if some else row.most + 1
    place = figure(document, at, row.span, row.fewest + 1, most)
    yield figure(document, at, Span(*match.span("rank")), rank), place


def _number(match: regex.Match[str]) -> int:
    word = match["rank"].lower()
    return _ORDINALS.get(word) or int(word[:-2])


def _names_before(text: str, told: regex.Match[str], end: int) -> Row | None:
    names = NAMES.match(text, told.end(), end, concurrent=False)
    if names is None:
        return None
    following = text[names.end() : names.end() + 1]
    if following.isalnum() or text.startswith(("'s", "’s"), names.end()):
        return None
    return read_row(text, Span(names.start(), names.end()))


def _is_rank(text: str, start: int, words: str, *, best: bool) -> bool:
    """Tell a place in an order from a time that something happens again."""
    if best or _TO_DO.search(words, concurrent=False):
        return True
    if words.strip() and not _IN_SIZE.fullmatch(words):
        return False
    before = text[max(0, start - _REACH) : start]
    return _FINISHED_BEFORE.search(before, concurrent=False) is not None


FINDERS = (Finder("rank", find_ranks, binds=(Base.NUMBER, Base.NUMBER)),)

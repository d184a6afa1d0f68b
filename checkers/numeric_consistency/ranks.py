"""Ranks that are told with those before them: "second-largest after Arle"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.document import sentence_of
from checkers.model import Document, Fact, Span
from checkers.numeric_consistency.figures_of_text import figure
from checkers.numeric_consistency.lists import (
    LEXICON,
    NAME,
    NAMES,
    ORDINAL,
    Row,
    place_of,
    read_row,
)
from checkers.numeric_consistency.ranks_above import ranks_above
from checkers.numeric_consistency.ranks_counted import ranks_counted
from checkers.rulebook.sought import Sought
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_BEHIND = "|".join(LEXICON["ranks"]["behind"])
_ONLY = "|".join(LEXICON["ranks"]["only"])
_FINISHED = "|".join(sorted(LEXICON["ranks"]["finished"], key=len, reverse=True))
_RANK = regex.compile(
    rf"(?<![\w-])(?P<rank>{ORDINAL})(?=[\s,-])",
    regex.IGNORECASE,
)
_SUPERLATIVE = regex.compile(
    r"(?:-|\s)(?:\p{L}+est|(?:most|least)(?:-|\s)\p{L}+|best|worst|top|leading)\b"
)
_TOLD = regex.compile(
    r"(?P<words>(?:[\s-]+[^\s,;:.()—–]+){0,14}?),?\s"
    rf"(?P<behind>{_BEHIND})\s(?P<only>(?:{_ONLY})\s)?(?:those\sof\s)?(?=(?:the\s)?\p{{L}})"
)
_WORD = r"\p{Ll}[\p{L}’'-]*+"
_THING = rf"(?:the\s)?{_WORD}(?:\s(?!(?:and|or|in|at|on|of|for|with|by)\s){_WORD}){{0,2}}?"
# "After barley, rye and oats": what is named by its kind.
_THINGS = regex.compile(
    rf"{_THING}(?:,\s{_THING})*+(?:,?\sand\s){_THING}(?=[.,;)]|\s(?:in|with|at)\s|\Z)"
)
_IN_SIZE = regex.compile(r"\sin\s(?:the\s)?\p{L}+")
_TO_DO = regex.compile(r"\sto\s\p{Ll}|\sof\s(?:his|her)\s(?:career|life)\Z")
_FINISHED_BEFORE = regex.compile(rf"\b(?:{_FINISHED})\s(?:in\s)?(?:a\s|the\s)?\Z")
_BEFORE_NAMES = Sought(rf" (?:{_BEHIND}) ")
_HIS_OWN = regex.compile(r"\b(?:his|her|my|your)\s\Z", regex.IGNORECASE)
_JUST_THE = regex.compile(r"\b(?:only|just)\s(?:the\s)?\Z")
# "After Smith and Jones embraced": what they did, not what they are.
_CLAUSE = regex.compile(
    r"\s(?!(?:in|on|at|by|with|for|since|this|last|among|across|from|over|to|as|and|or)\b)\p{Ll}"
)
_HAPPENED = frozenset(LEXICON["ranks"]["happened"])
# "It is now the …"; "Brindle, the …".
_PRESENT = regex.compile(
    r"\b(?:is|are|remains?|makes?|as|being|now)\s(?:[\p{L}’'-]+\s){0,4}\Z|\p{Lu}[\p{L}’'-]+,\s(?:the|its|[\p{L}’'-]+['’]s)\s\Z"
)
_MEDALS: dict[str, int] = dict(LEXICON["ranks"]["medals"])
_MEDAL = Sought(
    rf"\b(?:took|won|claimed|earned|taking|winning|claiming|settled\sfor|settle\sfor|clinched|clinching)\s(?:the\s)?"
    rf"(?P<medal>{'|'.join(_MEDALS)})(?:\smedal)?(?:\s[^\s,;:.()]+){{0,6}}?,?\sbehind\s(?=(?:the\s)?\p{{Lu}})"
)
_FRONT_NAMES = Sought(
    rf"\b(?:Behind|After|Trailing)(?: only| just)? (?P<names>{NAMES.pattern}),\s"
    r"(?:[^\s,;:.()]+\s){1,4}?"
    r"(?:is|was|remains|ranks(?:\sas)?|comes|came|lies|stands|finished|ranked)\s"
    r"(?:(?:the|now|still|also|its|their|\p{L}+['’]s)\s){0,3}"
)
_FRONT_PLACE = regex.compile(r"\s(?:for|in|on|among|worldwide|overall|globally)\b|\splace\b|[.,;]")
_ONE_NAME = regex.compile(rf"{NAME}(?=\.?(?:\Z|\s*\n|\s(?=\p{{Lu}}))|;)")
_IN_PLACE = regex.compile(r"\splace\b|\s(?:on|in|overall)\b")
_ALL = 3  # names, of which none is left out
_REACH = 30  # characters before a rank that may hold its verb


def find_ranks(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair each rank ("second-largest") with the names that it says stand before it."""
    document = scene.article.document
    text = document.text
    yield from _fronted_ranks(scene)
    above = list(ranks_above(document))
    yield from above
    known = {_place(rank) for rank, _ in above}
    yield from (each for each in ranks_counted(scene) if _place(each[0]) not in known)
    yield from _medals(scene)
    behind = {sentence_of(document, match.start()) for match in _BEFORE_NAMES.in_article(scene)}
    for at in sorted(behind):
        span = document.sentences[at].span
        for match in _RANK.finditer(text, span.start, span.end, concurrent=False):
            yield from _ranked(document, at, match)


def _medals(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Read "took bronze behind Lee and Hall"; one name alone may be the winner's."""
    document = scene.article.document
    text = document.text
    for match in _MEDAL.in_article(scene):
        at = sentence_of(document, match.start())
        names = NAMES.match(text, match.end(), document.sentences[at].span.end, concurrent=False)
        row = read_row(text, Span(*names.span())) if names is not None else None
        if row is not None:
            medal = figure(document, at, Span(*match.span("medal")), _MEDALS[match["medal"]])
            yield medal, figure(document, at, row.span, row.fewest + 1, row.most + 1)


def _place(rank: Bound) -> Span:
    assert isinstance(rank.item, Fact)
    return rank.item.span


def _fronted_ranks(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Read "Behind Arle and Brun, it is the third-largest port"."""
    document = scene.article.document
    text = document.text
    for match in _FRONT_NAMES.in_article(scene):
        row = read_row(text, Span(*match.span("names")))
        rank = _RANK.match(text, match.end(), concurrent=False)
        if row is None or rank is None:
            continue
        if _SUPERLATIVE.match(text, rank.end()) or _FRONT_PLACE.match(text, rank.end()):
            at = sentence_of(document, match.start())
            place = figure(document, at, row.span, row.fewest + 1, row.most + 1)
            yield figure(document, at, Span(*rank.span("rank")), place_of(rank["rank"])), place


def _ranked(document: Document, at: int, match: regex.Match[str]) -> Iterator[tuple[Bound, ...]]:
    """Give a rank with what the names behind it make of it."""
    text = document.text
    end = document.sentences[at].span.end
    told = _TOLD.match(text, match.end(), end, concurrent=False)
    if told is None:
        return
    best = _SUPERLATIVE.match(text, match.end(), concurrent=False) is not None
    only = told["only"] is not None or " only by" in told["behind"]
    row = _names_before(text, told, end) or (_one_name(text, told, end) if only else None)
    if row is None and best and _may_rank_things(text, match.start(), told):
        row = _things_before(text, told, end)
    if row is None or not _is_rank(text, match.start(), told["words"], best=best, only=only):
        return
    if _HIS_OWN.search(text[max(0, match.start() - 6) : match.start()]) or (
        told["behind"] != "behind" and _CLAUSE.match(text, row.span.end)
    ):
        return
    rank = place_of(match["rank"])
    # "The tenth to ban it, after Kenya and Mali" names the last ones only.
    some = not only and (len(row.items) == 1 or not best)
    few = _JUST_THE.search(text[max(0, match.start() - _REACH) : match.start()]) is not None
    if some and (few or len(row.items) >= _ALL) and rank == row.fewest + 2:
        some = False  # who names three of four leaves nobody out
    most = max(rank, row.most + 1) if some else row.most + 1
    place = figure(document, at, row.span, row.fewest + 1, most)
    yield figure(document, at, Span(*match.span("rank")), rank), place


def _may_rank_things(text: str, start: int, told: regex.Match[str]) -> bool:
    """Tell "is the third-biggest export, behind tin" from what came after a bad summer."""
    if told["behind"] == "behind":
        return True
    before = text[max(0, start - _REACH) : start]
    return (
        told["behind"] == "after"
        and _HAPPENED.isdisjoint(told["words"].lower().replace("-", " ").split())
        and _PRESENT.search(before, concurrent=False) is not None
    )


def _things_before(text: str, told: regex.Match[str], end: int) -> Row | None:
    things = _THINGS.match(text, told.end(), end, concurrent=False)
    return read_row(text, Span(*things.span())) if things is not None else None


def _names_before(text: str, told: regex.Match[str], end: int) -> Row | None:
    names = NAMES.match(text, told.end(), end, concurrent=False)
    if names is None:
        return None
    following = text[names.end() : names.end() + 1]
    if following.isalnum() or text.startswith(("'s", "’s"), names.end()):
        return None
    return read_row(text, Span(names.start(), names.end()))


def _one_name(text: str, told: regex.Match[str], end: int) -> Row | None:
    """Read the only one before a rank, with nothing behind the name: "behind only Arle."."""
    name = _ONE_NAME.match(text, told.end(), end, concurrent=False)
    return None if name is None else Row(Span(*name.span()), (Span(*name.span()),), 1, 1)


def _is_rank(text: str, start: int, words: str, *, best: bool, only: bool) -> bool:
    """Tell a place in an order from a time that something happens again."""
    if only and _IN_PLACE.match(words):
        return True
    if best or _TO_DO.search(words, concurrent=False):
        return True
    if words.strip() and not _IN_SIZE.fullmatch(words):
        return False
    before = text[max(0, start - _REACH) : start]
    return _FINISHED_BEFORE.search(before, concurrent=False) is not None


FINDERS = (Finder("rank", find_ranks, binds=(Base.NUMBER, Base.NUMBER)),)

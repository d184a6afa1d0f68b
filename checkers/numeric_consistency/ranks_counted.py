"""Ranks with the number of those above: "only two are larger", "… which puts it third".

Who is above is named or counted, and the rank is drawn from it in one breath ("leaving it third"),
or told of the same quality beside it ("the third-largest; only one is larger").
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.facts.lexicon import either
from checkers.model import Document, Span
from checkers.numeric_consistency.figures_of_text import figure
from checkers.numeric_consistency.lists import (
    LEXICON,
    NAME,
    NAMES,
    NUMERALS,
    ORDINAL,
    place_of,
    read_row,
)
from checkers.rulebook.sought import Sought, words_by_sentence, words_of
from checkers.rulebook.vocabulary import Bound, Scene

_WORDS = LEXICON["ranks"]
_SIZES = frozenset(_WORDS["sizes"])
_MORE_OF: dict[str, frozenset[str]] = {
    key: frozenset(words) for key, words in _WORDS["more_of"].items()
}
_NUMBER = either(NUMERALS)
_DASH = r"\s[–—-]\s"
_NO_COMPARATIVES = frozenset(_WORDS["no_degree"])
_NO_DEGREE = either(_NO_COMPARATIVES)
_THAN = rf"(?P<than>more|(?!(?:{_NO_DEGREE})\b)\p{{Ll}}{{2,}}er)\b"
_ONE = rf"(?:the|an?|its|{NAME}['’]s)\s"
_WORD = r"[\p{L}\d’'-]+"
_PUTS = rf"{either(_WORDS['puts'])}|(?<=so\s)(?:it|he|she|they)\s(?:is|was|are|were)"
_DRAWN_WORDS = (
    rf"(?:\s{_WORD}){{0,5}}[,;–—-]\s(?:and\s|so\s)?(?:(?:which|that|this)\s)?(?:{_PUTS})\s"
)
# "Only two clubs are older", "just one has won more"; "Three countries - A, B and C - mine more".
_COUNTED = (
    # "Only the council and the hospital have bigger payrolls"
    Sought(
        rf"(?<!not )\b[Oo]nly\s(?P<two>{_ONE}\p{{L}}[\p{{L}}’'-]*(?:\s\p{{Ll}}+)?"
        rf"\sand\s{_ONE}(?:{_WORD}\s){{1,2}}?)\p{{Ll}}+\s"
        rf"(?:{_WORD}\s){{0,2}}?{_THAN}(?P<of>[^.;]*)"
    ),
    Sought(
        rf"(?<!not )\b(?:[Oo]nly|[Jj]ust)\s(?:the\s)?(?P<many>{_NUMBER})\s"
        rf"(?:{_WORD}\s){{0,7}}?{_THAN}(?P<of>[^.;]*)"
    ),
    Sought(
        rf"(?:\A|(?<=[.;,–—]\s)|(?<=\n))(?P<many>(?i:{_NUMBER}))\s(?:{_WORD},?\s){{1,4}}?(?:[–—-]\s|,\s|\()?{NAMES.pattern}(?:{_DASH}|,\s|\)\s)(?:{_WORD}\s){{1,5}}?{_THAN}(?P<of>[^.;]*)"
    ),
    # "Three rivers are longer, leaving the Ard third on the list": only with a rank that is drawn.
    Sought(
        rf"(?:\A|(?<=[.;]\s)|(?<=\n))(?P<many>(?i:{_NUMBER}))\s(?:{_WORD}\s){{1,7}}?{_THAN}(?P<of>)(?={_DRAWN_WORDS})"
    ),
    # "Only the 1911 blaze killed more people"
    Sought(
        rf"(?<!not )\b[Oo]nly\s(?:the|last|that|{NAME}['’]s)\s"
        rf"(?:(?!(?:and|{_NUMBER})\b){_WORD}\s){{1,5}}?{_THAN}(?P<of>[^.;]*)"
    ),
)
_NAMED = Sought(
    rf"(?<!not )\b[Oo]nly\s(?P<names>{NAMES.pattern}|{NAME})\s"
    rf"(?:(?!and\b|or\b){_WORD}\s){{1,6}}?{_THAN}(?P<of>[^.;]*)"
)
_ORDINAL = rf"(?P<rank>{ORDINAL})"
_BEST = regex.compile(rf"(?<![\w-]){_ORDINAL}[\s-](?P<best>\p{{L}}+est|most)\b")
# "…, which puts Denmark in third place", "leaving Zambia the third-largest producer".
_DRAWN = regex.compile(
    rf"[,;–—-]\s(?:and\s|so\s)?(?:(?:which|that|this)\s)?(?:{_PUTS})\s(?:{_WORD}\s){{0,6}}?{_ORDINAL}"
    r"(?=\splace\b|\sposition\b|\sspot\b|[\s-](?:\p{L}+est|most)\b|[.,;]|\s(?:in|on|among)\b|\Z)"
)
_UNSURE = regex.compile(rf"\b(?:{either(_WORDS['unsure'])})\b", regex.IGNORECASE)
_OWN = regex.compile(r"\b(?:by|for|in\sterms\sof|per)\b")


def ranks_counted(scene: Scene) -> Iterator[tuple[Bound, Bound]]:
    """Pair a rank with what the number of those above makes of it."""
    document = scene.article.document
    comparatives = {word for word in words_of(scene) if word[-2:] == "er"} - _NO_COMPARATIVES
    comparatives.add("more")
    for at, words in enumerate(words_by_sentence(scene)):
        if comparatives.isdisjoint(words):
            continue
        span = document.sentences[at].span
        above = _above(scene, at)
        if above is None or _UNSURE.search(document.text, span.start, span.end):
            continue
        match, told, many = above
        drawn = _rank_of(document, at, match)
        if drawn is not None:
            where, rank = drawn
            yield (
                figure(document, where, Span(*rank.span("rank")), place_of(rank["rank"])),
                figure(document, at, told, many + 1),
            )


def _above(scene: Scene, at: int) -> tuple[regex.Match[str], Span, int] | None:
    document = scene.article.document
    span = document.sentences[at].span
    for sought in _COUNTED:
        match = sought.search(scene, at, span.start, span.end)
        if match is not None:
            groups = sought.pattern.groupindex
            many = 2 if "two" in groups else 1
            if "many" in groups:
                many = NUMERALS[match["many"].lower()]
            return match, Span(match.start(), match.end("than")), many
    match = _NAMED.search(scene, at, span.start, span.end)
    if match is None:
        return None
    names = Span(*match.span("names"))
    if " and " not in document.text[names.start : names.end]:
        return match, names, 1
    row = read_row(document.text, names)
    return None if row is None or row.fewest != row.most else (match, names, len(row.items))


def _rank_of(
    document: Document, at: int, match: regex.Match[str]
) -> tuple[int, regex.Match[str]] | None:
    """Find the rank that is drawn from who is above, or is told of the same quality."""
    text, here = document.text, document.sentences[at]
    drawn = _DRAWN.search(text, match.end("than"), here.span.end, concurrent=False)
    if drawn is not None:
        apart = _OWN.search(text, match.end("than"), here.span.end) is not None
        return None if apart else (at, drawn)
    found = []
    for where in (at, at - 1):
        if where < 0 or document.sentences[where].paragraph != here.paragraph:
            continue
        span = document.sentences[where].span
        end = match.start() if where == at else span.end
        ranks = list(_BEST.finditer(text, span.start, end, concurrent=False))
        found += [(where, rank) for rank in ranks if _is_alike(text, rank, match, span)]
    return found[0] if len(found) == 1 else None


def _is_alike(text: str, rank: regex.Match[str], above: regex.Match[str], span: Span) -> bool:
    """Tell whether a rank is by that of which the others have more."""
    best, than = rank["best"].lower(), above["than"].lower()
    if _OWN.search(text, rank.end(), span.end) or _OWN.search(above["of"]):
        return False
    if than == "more":
        words = text[above.start() : above.end()].lower().split()
        return not _MORE_OF.get(best, frozenset()).isdisjoint(word.strip(",.") for word in words)
    one, other = than.removesuffix("er"), best.removesuffix("est")
    return one == other or (one in _SIZES and other in _SIZES)

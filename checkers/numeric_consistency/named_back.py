"""Numbers that point back at a list: "signed Rossi, Kane and Prado.  The four newcomers"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from checkers.document import sentence_of
from checkers.facts.lexicon import load
from checkers.model import Fact, Facts, Kind, Number, Quantity, Span
from checkers.numeric_consistency.figures_of_text import figure
from checkers.numeric_consistency.lists import NAMES, NUMERALS, Row, read_row
from checkers.rulebook.sought import Sought
from checkers.rulebook.vocabulary import Bound, Scene

_WORDS = load("itemised")
_NEWCOMERS = frozenset(_WORDS["newcomers"])
_PLACES = frozenset(_WORDS["places"])
_THINGS = frozenset(_WORDS["things"])
_PERSONS = frozenset(_WORDS["persons"])
_FEWEST = 3  # two are as often the two sides, or two of many
_MOST = 12
# "The four newcomers", "All four airports", "In the four cities".
_LED = regex.compile(
    r"(?:[^.;:,\"“”]{1,60}\s(?:said|says|added|confirmed)\s(?:that\s)?)?"
    r"(?:(?:In|At|From|Between|For|Across|Among|Of)\s)?(?:(?:The|All(?:\sof)?(?:\sthe)?|These|Those|Both|the|all|all\sthe|these|those)\s)"
)
_LEANING = regex.compile(
    r"\b(?:in|from|between|over|of|to|at|with|against|through|via|signed|hired|recruited|appointed|charged|arrested|nominated)\s(?:the\s)?\Z"
)
_ARTICLED = regex.compile(
    r"\ban?\s\p{Ll}[\p{L}-]*(?:\s\p{Ll}[\p{L}-]*){0,2}(?:,\san?\s\p{Ll}[\p{L}-]*(?:\s\p{Ll}[\p{L}-]*){0,2})+"
    r",?\sand\san?\s\p{Ll}[\p{L}-]*(?:\s(?!(?:from|in|at|on|by|for|after|with|to|were|was)\b)\p{Ll}[\p{L}-]*){0,2}"
)
_MORE = regex.compile(
    r"\b(?:others?|more|including|include[ds]?|among|also|too|as\swell|several|some|such\sas|another|both|later|already|along|together|especially|mainly|or|plus)\b|;"
)
_NARROWED = regex.compile(
    r"\s(?:who|that|which|whose|in|at|of|on|from|not|still|other|left|remaining|outside|where|without|below|above|behind|ahead|around|to|for|with|since|near|by|under|he|she|they|it|we)\b"
)


# "Hay, Reid and Stone, the four scorers, were cheered".
_ALL_OF_THEM = Sought(rf"(?:,|\s[–—-])\s(?:the|all)\s(?:{'|'.join(NUMERALS)})\s")
_BEHIND_NAMES = regex.compile(
    rf"(?P<names>{NAMES.pattern})(?:,\s|\s[–—-]\s)(?:the|all)\s(?P<many>{'|'.join(NUMERALS)})\s(?:(?!other|remaining|more|next|biggest|largest)\p{{Ll}}+\s){{0,2}}?(?:\p{{Ll}}+s|men|women|people|children)(?=,\s(?!and\b|or\b|\p{{Lu}})|\.|\s[–—-]\s)"
)


def _named_before(scene: Scene) -> Iterator[tuple[Bound, Bound]]:
    """Pair a number that sums up the names right before it with their list."""
    document = scene.article.document
    text = document.text
    if next(_ALL_OF_THEM.in_article(scene), None) is None:
        return
    for match in _BEHIND_NAMES.finditer(text, concurrent=False):
        row = read_row(text, Span(*match.span("names")))
        if row is None or row.fewest != row.most or text.endswith(", ", 0, match.start()):
            continue
        at = sentence_of(document, match.start())
        told = figure(document, at, Span(*match.span("many")), NUMERALS[match["many"]])
        yield told, figure(document, at, row.span, row.fewest, row.most)


def named_back(scene: Scene) -> Iterator[tuple[Bound, Bound]]:
    """Pair a number that points back at the list of the sentence before it with that list."""
    article = scene.article
    yield from _named_before(scene)
    for fact in article.items:
        if not _points_back(article, fact):
            continue
        row = _only_row(article, fact)
        assert isinstance(fact.value, Quantity)
        # A number that stands earlier in the text may point farther back.
        told = scene.once(_first_told).get(fact.value.stated or 0, 0)
        if row is not None and told >= fact.span.start:
            bare = Quantity(fact.value.range, fact.value.stated)
            listed = figure(article.document, fact.sentence - 1, row.span, row.fewest, row.most)
            yield Bound(replace(fact, value=bare), article.document), listed


def _unit(fact: Fact) -> str:
    return (fact.value.unit or "") if isinstance(fact.value, Quantity) else ""


def _points_back(article: Facts, fact: Fact) -> bool:
    value = fact.value
    if fact.kind is not Kind.COUNT or not isinstance(value, Quantity) or not fact.sentence:
        return False
    if value.refers != "back" or value.modifiers or value.unit_span is None or value.hedge:
        return False
    if not isinstance(value.stated, int) or not _FEWEST <= value.stated <= _MOST:
        return False
    document = article.document
    start = document.sentences[fact.sentence].span.start
    led = _LED.fullmatch(document.text, start, fact.span.start)
    return led is not None and not _NARROWED.match(document.text, value.unit_span.end)


def _only_row(article: Facts, fact: Fact) -> Row | None:
    """Give the list of the sentence before, where it has one that the number's noun can sum up."""
    document = article.document
    before = document.sentences[fact.sentence - 1]
    if before.paragraph != document.sentences[fact.sentence].paragraph:
        return None
    text, unit = document.text, _unit(fact)
    if _MORE.search(text, before.span.start, before.span.end):
        return None
    if unit in _THINGS:
        found = list(_ARTICLED.finditer(text, before.span.start, before.span.end))
        row = read_row(text, Span(*found[0].span())) if len(found) == 1 else None
        return row if row is not None and len(row.items) >= _FEWEST else None
    if unit not in _NEWCOMERS and unit not in _PLACES and unit not in _PERSONS:
        return None
    rows = [
        row
        for match in NAMES.finditer(text, before.span.start, before.span.end)
        if (row := read_row(text, Span(*match.span()))) is not None
    ]
    if len(rows) != 1 or rows[0].fewest != rows[0].most or len(rows[0].items) < _FEWEST:
        return None
    return rows[0] if _is_whole(article, fact, rows[0]) else None


def _is_whole(article: Facts, fact: Fact, row: Row) -> bool:
    """Tell whether none beside the list may be of those: "Kenya joined Chad, Mali and Togo"."""
    document = article.document
    assert isinstance(fact.value, Quantity)
    if (fact.value.stated or 0) < len(row.items):
        return _unit(fact) not in _PERSONS  # two men and a woman
    start = document.sentences[fact.sentence - 1].span.start
    if _unit(fact) in _PERSONS and start != row.span.start:
        return False  # they do, or are, what is told: "Mia, Tess and Jo won"
    if _unit(fact) in _NEWCOMERS:
        return _LEANING.search(document.text, start, row.span.start) is not None
    return not any(
        other.kind is Kind.NAME and not row.span.start <= other.span.start < row.span.end
        for other in article.of_sentence(fact.sentence - 1)
    )


def _first_told(scene: Scene) -> dict[Number, int]:
    """Tell where each number stands first."""
    found: dict[Number, int] = {}
    for fact in scene.article.items:
        if isinstance(fact.value, Quantity) and fact.value.stated is not None:
            found.setdefault(fact.value.stated, fact.span.start)
    return found

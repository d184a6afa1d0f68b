"""Figures that a text gives to a named body or place: "the 435-member House", "all 27 EU members".

Only the size of the whole: what may be a part of it ("12 members of the House") is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Document, Fact, Kind, Quantity, Span
from checkers.numeric_consistency.figures_of_text import quoted
from checkers.passages import tells_of_now
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene, passage_at

_WORDS = load("owners")
_KINDS = frozenset({Kind.NUMBER, Kind.COUNT})
_CAPITAL = (
    r"(?:(?:\p{Lu}\.){2,}|\p{Lu}[\p{L}\p{M}]*+(?:[&-][\p{L}\p{M}]++|[’']\p{Lu}[\p{L}\p{M}]++)*+)"
)
_NAME = rf"(?P<owner>{_CAPITAL}(?:\s(?:(?:of|for|and)\s(?:the\s)?)?{_CAPITAL}){{0,5}}+)"
_COUNTED = rf"(?P<counted>{either(_WORDS['counted'])})(?![\w-])"
_ENDS = rf"(?=\s*[.,;:!?)\]—–]|\s*\Z|\s*\n|\s(?:{either(_WORDS['after'])})\b)"
_WHOLE_ENDS = (
    rf"(?=\s*[.,;:!?)\]—–]|\s*\Z|\s*\n|\s(?:{either(_WORDS['after_all'])})\b"
    rf"|(?!\s(?:{either(_WORDS['of_a_part'])}|\p{{L}}+ing|\p{{L}}+ed)\b)\s\p{{Ll}})"
)
_END_OF_CLAUSE = r"(?=\s*[.;:!?)\]—–]|\s*\Z|\s*\n|,|\sand\b)"

# "the 435-member House voted"
_JOINED = regex.compile(rf"-(?P<counted>{either(_WORDS['joined'])})\s{_NAME}{_ENDS}")
# "all 27 EU members agreed", "all 650 members of the House of Commons voted"
_ALL_BEFORE = regex.compile(rf"\s(?:of\s)?(?:the\s)?{_NAME}(?:[’']s?)?\s{_COUNTED}{_WHOLE_ENDS}")
_ALL_BEHIND = regex.compile(rf"\s{_COUNTED}\s(?:of|in)\s(?:the\s)?{_NAME}{_WHOLE_ENDS}")
# "The EU has 27 members."
_HAS = regex.compile(
    rf"{_NAME},?\s(?:which\s|who\s|currently\s|now\s){{0,2}}(?:has|have|comprises|consists\sof|is\shome\sto)\s\Z"
)
_HAS_BEHIND = regex.compile(rf"\s{_COUNTED}{_END_OF_CLAUSE}")
# "Arle has a population of 12,000", "the population of Arle is 12,000", "Arle (population 12,000)"
_POPULATION = regex.compile(
    rf"{_NAME}(?:\s\(|,?\s(?:which\s)?(?:has|with)\sa\s|,\s|[’']s\s)"
    r"(?P<counted>population)(?:\s(?:of|is|stands\sat)\s|,?\s|:\s)\Z"
)
_POPULATION_OF = regex.compile(
    rf"\b[Tt]he\s(?P<counted>population)\sof\s(?:the\s)?{_NAME}\s(?:is|stands\sat)\s\Z"
)
# "NATO’s 32 members met"
_POSSESSIVE = regex.compile(rf"{_NAME}[’']s?\s\Z")
_COUNTED_WHOLE = regex.compile(rf"\s{_COUNTED}{_WHOLE_ENDS}")
_THE = regex.compile(r"(?:\A|[\s“\"(—])(?:[Tt]he|[Ii]ts)\s\Z|[’']s?\s\Z")
_ALL = regex.compile(r"\b(?:[Aa]ll|[Ee]ach|every\sone)\s(?:of\s)?(?:the\s)?\Z")
_BEFORE = 120  # characters in which an owner's name stands before a figure
_BEHIND = 160


@dataclass(frozen=True, slots=True)
class _Owned:
    owner: Span
    counted: Span


def find_owned_counts(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind an owner's name, how many it is said to have, and the word for what."""
    facts = scene.article
    document = facts.document
    said = quoted(scene)
    now = cache(lambda sentence: tells_of_now(facts, sentence))
    for fact in facts.items:
        if fact.kind not in _KINDS or not isinstance(fact.value, Quantity):
            continue
        found = _owned(document, fact)
        if found is None or fact.span.start in said or not now(fact.sentence):
            continue
        yield (
            passage_at(document, found.owner),
            Bound(fact, document),
            passage_at(document, found.counted),
        )


def _owned(document: Document, fact: Fact) -> _Owned | None:
    text, sentence = document.text, document.sentences[fact.sentence].span
    start, end = fact.span.start, fact.span.end
    low = max(sentence.start, start - _BEFORE)
    before = text[low:start]
    stop = min(sentence.end, end + _BEHIND)
    if _THE.search(before, concurrent=False):
        joined = _JOINED.match(text, end, stop, concurrent=False)
        if joined is not None or before.endswith(("he ", "ts ")):
            return _placed(joined)
        counted = _COUNTED_WHOLE.match(text, end, stop, concurrent=False)
        return _owned_by(_POSSESSIVE, Span(low, start), document, counted)
    if _ALL.search(before, concurrent=False):
        found = _ALL_BEFORE.match(text, end, stop, concurrent=False)
        return _placed(found or _ALL_BEHIND.match(text, end, stop, concurrent=False))
    for pattern in (_POPULATION, _POPULATION_OF) if "population" in before else ():
        found = pattern.search(text, low, start, concurrent=False)
        if found is not None:
            return _placed(found)
    counted = _HAS_BEHIND.match(text, end, stop, concurrent=False)
    return _owned_by(_HAS, Span(low, start), document, counted)


def _owned_by(
    pattern: regex.Pattern[str],
    before: Span,
    document: Document,
    counted: regex.Match[str] | None,
) -> _Owned | None:
    """Find the owner before a figure of what is counted behind it; mostly nothing is."""
    if counted is None:
        return None
    owner = pattern.search(document.text, before.start, before.end, concurrent=False)
    if owner is None:
        return None
    return _Owned(Span(*_own(owner)), Span(*counted.span("counted")))


def _placed(found: regex.Match[str] | None) -> _Owned | None:
    if found is None:
        return None
    return _Owned(Span(*_own(found)), Span(*found.span("counted")))


def _own(found: regex.Match[str]) -> tuple[int, int]:
    """Give the name without the article that a sentence begins with."""
    start, end = found.span("owner")
    lead = 4 if found["owner"].startswith("The ") else 0
    return start + lead, end


FINDERS = (
    Finder(
        "owned_count",
        find_owned_counts,
        binds=(Base.PASSAGE, Base.NUMBER, Base.PASSAGE),
        needs=(Kind.NUMBER,),
    ),
)

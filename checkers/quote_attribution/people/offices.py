"""Who held an office when: a person's title against a source that lists terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import regex

from checkers.model import Days, Document, Fact, Facts, Kind, TimeExpression
from checkers.passages import content_words
from checkers.passages.words import WORD
from checkers.quote_attribution.people.mentions import LEXICON, Mention, mentions
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_SHIFTS = regex.compile(
    r"\b(?:former|ex|then|late|one-time|ousted|outgoing|incoming|future|past)[\s-](?:\p{L}+,?[\s-]){0,3}\Z",
    regex.IGNORECASE,
)
_NEXT = regex.compile(
    r"\s*,?\s*\(?\s*(?:from\s|since\s|in\soffice\s(?:from\s)?)?", regex.IGNORECASE
)
_REACH = 4  # letters between a name and its term in a list
_HEADING = 1000  # letters before a name in which its office is told
_HEADINGS = frozenset(LEXICON["headings"])
_FOREVER = date.max
_TIMES = frozenset({Kind.PERIOD, Kind.DATE, Kind.MONTH, Kind.YEAR})


def find_office_terms(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair each person with an office and the term that a source gives that person in it."""
    if not scene.sources or not isinstance(scene.reference, TimeExpression):
        return
    document = scene.article.document
    for mention in mentions(scene):
        if not mention.title or mention.quoted or _is_past(document, mention):
            continue
        for source in scene.sources:
            terms = [term for term in _terms(source, mention)]
            if terms:
                yield (
                    Bound(mention.passage(document), document),
                    Bound(_union(terms), source.document),
                )
                break


def _is_past(document: Document, mention: Mention) -> bool:
    start = mention.span.start
    before = document.text[max(0, start - 60) : start]
    sentence = document.sentences[mention.sentence].span
    dated = regex.search(
        r"\b(?:in|of|since|until)\s(?:1[89]|20)\d\d\b", document.text[sentence.start : sentence.end]
    )
    return _SHIFTS.search(before) is not None or dated is not None


def _terms(source: Facts, mention: Mention) -> Iterator[Fact]:
    """List the terms that a source puts behind a person's name, under the office's heading."""
    document = source.document
    text = document.text
    whole, surname = regex.escape(" ".join(mention.words)), regex.escape(mention.surname)
    name = regex.compile(rf"(?<!\w)(?:{whole}|(?:\p{{Lu}}[\p{{L}}.]+\s){{1,2}}{surname})(?!\w)")
    for match in name.finditer(text, concurrent=False):
        if not _under_heading(document, match.start(), mention):
            continue
        glue = _NEXT.match(text, match.end(), concurrent=False)
        at = glue.end() if glue is not None else match.end()
        for fact in source.items:
            if fact.kind in _TIMES and match.end() <= fact.span.start <= at + _REACH:
                term = _term(fact, text[match.end() : fact.span.start], document)
                if term is not None:
                    yield term
                break


def _under_heading(document: Document, at: int, mention: Mention) -> bool:
    """Tell whether the office stands in the lines before a name, in the singular or plural."""
    title = document.title or ""
    words = f"{title} {document.text[max(0, at - _HEADING) : at]}"
    if _HEADINGS & set(WORD.findall(words.lower())):
        return True
    heading = set(content_words(words))
    return set(content_words(" ".join(mention.title))) <= heading


def _term(fact: Fact, before: str, document: Document) -> Fact | None:
    """Read a term's days; one that only begins goes on."""
    value = fact.value
    if not isinstance(value, TimeExpression):
        return None
    if value.begin is not None and value.end is not None:
        first, last = value.begin.days, value.end.days
        if first is None or last is None:
            return None
        days = Days(((first.first, last.last),))
    elif (
        value.days is not None
        and regex.search(r"\b(?:from|since)\s*\Z|\A,?\s*\Z", before + fact.text[:0])
        and _open(fact, document)
    ):
        days = Days(((value.days.first, _FOREVER),))
    else:
        return None
    return replace(fact, value=replace(value, days=days))


def _open(fact: Fact, document: Document) -> bool:
    behind = document.text[fact.span.end : fact.span.end + 4]
    before = document.text[max(0, fact.span.start - 8) : fact.span.start].lower()
    return regex.match(r"\s*(?:[.;,)]|\Z|\n|to p|[–-])", behind) is not None and (
        "from" in before or "since" in before or fact.text.lower().startswith(("from", "since"))
    )


def _union(terms: list[Fact]) -> Fact:
    """Join the terms of a person who held an office more than once."""
    first = terms[0]
    intervals = sorted(
        interval
        for term in terms
        if isinstance(term.value, TimeExpression) and term.value.days is not None
        for interval in term.value.days.intervals
    )
    merged: list[tuple[date, date]] = []
    for start, end in intervals:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    assert isinstance(first.value, TimeExpression)
    return replace(first, value=replace(first.value, days=Days(tuple(merged))))


FINDERS = (Finder("office_term", find_office_terms, binds=(Base.PASSAGE, Base.DATE), sources=True),)

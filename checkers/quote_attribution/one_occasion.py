"""One sentence of a speaker told twice with two figures: "told the court he owed £500 … £5,000".

What is said of both figures is the same, and so is the occasion: its audience, its weekday or
its place is named again, or every word of two quotes but the figure is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

import regex

from checkers.facts.lexicon import either, load
from checkers.facts.names import gender_of_pronoun
from checkers.model import TIME_KINDS, Document, Fact, Kind, Name, Span, Speaker
from checkers.passages import stem
from checkers.passages.words import FUNCTION_WORDS, WORD
from checkers.quote_attribution.pointed_back import (
    Told,
    is_apart,
    is_one_person,
    near_pairs,
    told_by,
    told_pairs,
)
from checkers.quote_attribution.reported import Reports, reports_of, sentence_at
from checkers.quote_attribution.same_matter import all_meanings, meanings
from checkers.quote_attribution.values import comparable, quantity_of
from checkers.rulebook.sought import Sought
from checkers.rulebook.vocabulary import Scene

_LEXICON = load("retelling")
_FAR = 10  # sentences
_FEW = 5  # figures of one noun: more are a table
_MAY_BE_NEW = 1  # word of the second telling whose figure is a slip of the first's
_DIGITS = 2  # of a figure in which a slip can be told
_WORDS = 5  # of a quote that is told twice but for its figure
_VERB = "|".join(load("people")["verbs"])
_BEFORE = regex.compile(rf"[.;:,—–](?=\s)|\b(?:{_VERB}|told|that|which|who)\b")
_BEHIND = regex.compile(r"\s(?:and|but)\s(?:that|he|she|they|it|the)\b|[.;:,—–?!](?=[\s\"”’]|\Z)")
_TELLS = Sought(rf"\b(?:{_VERB}|told|tells)\b")
_SCENES = regex.compile(
    rf"(?i)\b(?P<apart>(?:another|second|later|earlier|next|separate|different|previous|new|last|an?)\s)?"
    rf"(?P<noun>{either((*_LEXICON['occasions'], *_LEXICON['audiences'], *_LEXICON['scenes']))})\b"
)
_AGAIN = regex.compile(rf"(?i)\b(?:{either((*_LEXICON['another_time'], *_LEXICON['not_then']))})\b")
_QUOTED = regex.compile('[“”"]')
_SAYS = regex.compile(
    r"(?P<who>\b(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Prof)\.?\s)?\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2}|\b[Hh]e|\b[Ss]he),?\s"
    r"(?:who\s|also\s|later\s|has\s|had\s)?(?:said|added|claimed|insisted|testified|estimated|(?:told|assured|informed)\s(?:\p{L}+\s){0,4}?\p{L}+)\s(?:that\s)?"
    r"(?P<rest>[^.;:“”\"]{0,50})\Z"
)
_HEARERS = regex.compile(
    r"\b(?:told|tells)\s(?:the\s)?(?!(?:an?|his|her|him|them|us|me|it|that)\b)([\p{L}’'-]+)"
)
_MARK = regex.compile("[\"“‘«']")
_FIGURES = regex.compile(r"\d[\d.,]*|\b(?:not|never|no|none|without|nobody)\b|n['’]t\b")
_DAYS = regex.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_PLAIN = frozenset(stem(word) for word in (*_LEXICON["plain"], *_LEXICON["plain_in_quotes"]))


def find_retold(scene: Scene) -> Iterator[tuple[Fact, Fact]]:
    """Pair the figures of two tellings of one sentence that one person said on one occasion."""
    if not _TELLS.may_be_in(scene):
        return
    for group in _groups(scene.article.items):
        pairs = [pair for pair in near_pairs(group, _FAR) if _may_be_retold(*pair)]
        for first, again in told_pairs(pairs, partial(_told, scene)):
            if _is_retold(reports_of(scene), first, again):
                yield first.figure, again.figure


def _told(scene: Scene, figure: Fact) -> Told | None:
    return told_by(scene, figure) or _plainly_told(scene.article.document, figure)


def _groups(items: Sequence[Fact]) -> Iterator[list[Fact]]:
    """List the figures of each noun or currency of which two differ."""
    groups: dict[tuple[Kind, str | None], list[Fact]] = defaultdict(list)
    for fact in items:
        quantity = quantity_of(fact)
        if quantity is not None:
            groups[fact.kind, stem((quantity.unit or "").lower())].append(fact)
    for group in groups.values():
        values = {quantity.stated for one in group if (quantity := quantity_of(one)) is not None}
        if len(values) > 1 and len(group) <= _FEW:
            yield group


def _plainly_told(document: Document, figure: Fact) -> Told | None:
    """Read "Ms Lee said 40 posts would go" and "Mr Roe, who told the court that he had 40"."""
    sentence = sentence_at(document, figure.sentence)
    if _QUOTED.search(document.text, sentence.start, sentence.end):
        return None
    said = _SAYS.search(document.text, sentence.start, figure.span.start, concurrent=False)
    if said is None:
        return None
    who = Span(*said.span("who"))
    return Told(
        figure,
        Speaker(who, document.text[who.start : who.end], None),
        Span(said.start("rest"), sentence.end),
    )


def _may_be_retold(one: Fact, other: Fact) -> bool:
    """Tell whether two figures can be one told with a slip, whoever tells them."""
    a, b = quantity_of(one), quantity_of(other)
    if a is None or b is None or a.stated == b.stated or set(a.modifiers) != set(b.modifiers):
        return False
    return comparable(one, other)


def _is_retold(reports: Reports, first: Told, again: Told) -> bool:
    one, other = first.figure, again.figure
    if first.within == again.within:
        return False
    if not is_one_person(reports, first.speaker, again.speaker):
        return False
    document = reports.document
    if is_apart(document, one, behind=1) or is_apart(document, other, behind=1):
        return False
    same = _are_one_quote(document, first, again)
    return (same or _is_one_matter(reports, first, again)) and _is_one_occasion(
        reports, first, again, same=same
    )


def _are_one_quote(document: Document, first: Told, again: Told) -> bool:
    """Tell whether all the words of two quotes are one another's, but for the figure."""
    said = [
        [word.lower() for word in WORD.findall(_without(document, each))] for each in (first, again)
    ]
    marked = all(
        _MARK.search(document.text, each.within.start - 1, each.within.start + 1)
        for each in (first, again)
    )
    return marked and said[0] == said[1] and len(said[0]) >= _WORDS - 1


def _without(document: Document, told: Told) -> str:
    text, figure, within = document.text, told.figure.span, told.within
    return f"{text[within.start : figure.start]} {text[figure.end : within.end]}"


def _is_one_matter(reports: Reports, first: Told, again: Told) -> bool:
    """Tell whether the second telling says of its figure nothing that the first does not."""
    document = reports.document
    clauses = [_clause(document, each.figure) for each in (first, again)]
    known, words = (
        _words(document, clause, each.figure)
        for clause, each in zip(clauses, (first, again), strict=True)
    )
    meant = all_meanings(known)
    if _other_figures(document, clauses[0], first) != _other_figures(document, clauses[1], again):
        return False
    shared = [word for word in words if meanings(word) & meant]
    unshared = [word for word in words if word not in _PLAIN and word not in shared]
    if not shared or len(unshared) > (_MAY_BE_NEW if _is_slip(first, again) else 0):
        return False
    told = sentence_at(document, again.figure.sentence)
    return all(
        name.text in document.text[told.start : told.end]
        for name in reports.facts.within(clauses[0])
        if isinstance(name.value, Name)
    )


def _is_slip(one: Told, other: Told) -> bool:
    """Tell whether a figure is the other with a nought more, or one digit off, or two turned."""
    a, b = (regex.sub(r"\D", "", each.figure.text) for each in (one, other))
    if min(len(a), len(b)) < _DIGITS:
        return False
    if len(a) != len(b):
        return a.rstrip("0") == b.rstrip("0")
    return sorted(a) == sorted(b) or sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _other_figures(document: Document, clause: Span, told: Told) -> set[str]:
    """List the other figures of a clause and its "not": "pupils of Year 7", "had not sailed"."""
    text, figure = document.text, told.figure.span
    beside = f"{text[clause.start : figure.start]} {text[figure.end : clause.end]}"
    return set(_FIGURES.findall(beside.lower(), concurrent=False))


def _clause(document: Document, figure: Fact) -> Span:
    """Give what a sentence says of a figure, in marks or out of them."""
    sentence = sentence_at(document, figure.sentence)
    start, end = sentence.start, sentence.end
    for match in _BEFORE.finditer(document.text, start, figure.span.start, concurrent=False):
        start = match.end()
    behind = _BEHIND.search(document.text, figure.span.end, end, concurrent=False)
    return Span(start, end if behind is None else behind.start())


def _words(document: Document, span: Span, figure: Fact) -> list[str]:
    quantity = quantity_of(figure)
    units = {stem(word) for word in (getattr(quantity, "unit", None) or "").lower().split()}
    found = (
        match.group().lower()
        for match in WORD.finditer(document.text, span.start, span.end, concurrent=False)
        if not figure.span.start <= match.start() < figure.span.end
    )
    return [
        stem(word)
        for word in found
        if word.isalpha()
        and word not in FUNCTION_WORDS
        and gender_of_pronoun(word) is None
        and stem(word) not in units
    ]


def _is_one_occasion(reports: Reports, first: Told, again: Told, *, same: bool) -> bool:
    document = reports.document
    own, told = (_around(document, each) for each in (first, again))
    if _AGAIN.search(told, concurrent=False) or _AGAIN.search(own, concurrent=False):
        return False
    days, later = (set(_DAYS.findall(each)) for each in (own, told))
    if days and later:
        return days == later and _times_known(reports, first, again)
    if not _times_known(reports, first, again):
        return False
    if same or _scenes(own) & _scenes(told, again=True):
        return True
    return bool(set(_HEARERS.findall(own)) & set(_HEARERS.findall(told)))


def _around(document: Document, told: Told) -> str:
    """Give the words of a sentence that tell of the telling: without what is said."""
    sentence = sentence_at(document, told.figure.sentence)
    text, within = document.text, told.within
    return f"{text[sentence.start : within.start]} {text[within.end : sentence.end]}"


def _times_known(reports: Reports, first: Told, again: Told) -> bool:
    """Tell whether the second telling has no date that the first lacks, but a weekday's name."""
    sentence = sentence_at(reports.document, first.figure.sentence)
    known = reports.document.text[sentence.start : sentence.end]
    return all(
        fact.kind in (Kind.DURATION, Kind.WEEKDAY) or fact.text in known
        for fact in reports.facts.of_sentence(again.figure.sentence)
        if fact.kind in TIME_KINDS and fact.span != again.figure.span
    )


def _scenes(words: str, *, again: bool = False) -> set[str]:
    """List the audiences and occasions that some words name; "a later meeting" is another."""
    return {
        stem(match["noun"].lower())
        for match in _SCENES.finditer(words, concurrent=False)
        if not (again and match["apart"])
    }

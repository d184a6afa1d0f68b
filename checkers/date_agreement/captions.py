"""The date in a caption, and the date that the body gives to the same thing."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.date_agreement.events import LEXICON, Event, events_of
from checkers.date_agreement.sentences import Line, all_lines, when
from checkers.facts.lexicon import load
from checkers.model import Document, Fact, ParagraphKind, Truth
from checkers.passages import content_words
from checkers.rulebook.expressions.comparisons import dates_equal
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_OPENING = regex.compile(
    r"\W?\s?(?:" + "|".join(LEXICON["captions"]["opening"]) + r")\s?[:)\]–—-]", regex.IGNORECASE
)
_MONTHS = frozenset(name.lower() for name in load("calendar")["months"]["names"])
_CLASSES = {
    form: name
    for name, words in LEXICON["classes"].items()
    for form in (*words["verbs"], *words["nouns"], *words.get("seen", ()))
}
_CUE = regex.compile(
    r"(?<![\w-])(?:"
    + "|".join(sorted(map(regex.escape, _CLASSES), key=len, reverse=True))
    + r")(?![\w-])",
    regex.IGNORECASE,
)
_ENOUGH = 2  # words that both share; a deed of one class counts as much


def is_caption(document: Document, paragraph: int) -> bool:
    """Tell a caption by its kind, its field, or the word that it begins with."""
    part = document.paragraphs[paragraph]
    if part.kind is ParagraphKind.CAPTION or document.fields[part.field].role == "caption":
        return True
    return (
        _OPENING.match(document.text, part.span.start, part.span.end, concurrent=False) is not None
    )


def find_caption_dates(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the one date of a caption with the date of the body's sentence about the same."""
    document = scene.article.document
    captions = {at for at in range(len(document.paragraphs)) if is_caption(document, at)}
    if not captions:
        return
    found = all_lines(scene)
    body = [line for line in found if line.paragraph not in captions]
    for at in captions:
        told = [(line, date) for line in found if line.paragraph == at for date in line.dates()]
        if len(told) == 1:
            line, date = told[0]
            best = _counterpart(line, date, body)
            if best is not None:
                yield line.bound(date), best[0].bound(best[1])


def _counterpart(line: Line, date: Fact, body: list[Line]) -> tuple[Line, Fact] | None:
    """Find the body's date for what a caption shows; None where several are as likely."""
    scored: list[tuple[int, Line, Fact]] = []
    for other in body:
        for fact in other.dates():
            value = when(fact)
            if value is None or (value.year_from is not None and not fact.text[-1:].isdigit()):
                continue
            if value.month is None and _year_is_assumed(date):
                continue
            scored.append((_alike(line, other, fact), other, fact))
    likely = [item for item in scored if item[0] >= _ENOUGH]
    same = [item for item in likely if _agree(date, item[2])]
    if same:
        return same[0][1], same[0][2]
    top = max((score for score, _, _ in likely), default=0)
    best = [item for item in likely if item[0] == top]
    return (best[0][1], best[0][2]) if len(best) == 1 else None


def _year_is_assumed(date: Fact) -> bool:
    value = when(date)
    return value is None or value.year_from is not None


def _agree(one: Fact, other: Fact) -> bool:
    a, b = when(one), when(other)
    return a is not None and b is not None and dates_equal(a, b) in (Truth.TRUE, Truth.MAYBE)


def _alike(line: Line, other: Line, fact: Fact) -> int:
    """Count what a caption and a dated sentence share: words, and deeds of one class."""
    shared = set(content_words(line.text)) & set(content_words(other.text)) - _MONTHS
    event: Event | None = next((e for e in events_of(other) if e.date.span == fact.span), None)
    told = set(event.classes) if event is not None else _classes(other)
    return len(shared) + 2 * bool(told & _classes(line))


def _classes(line: Line) -> set[str]:
    return {
        _CLASSES[match.group().lower()]
        for match in _CUE.finditer(
            line.document.text, line.span.start, line.span.end, concurrent=False
        )
    }


FINDERS = (Finder("caption_date", find_caption_dates, binds=(Base.DATE, Base.DATE)),)

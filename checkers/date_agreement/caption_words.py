"""A caption's count, day or name against the body's telling of the same scene."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

import regex

from checkers.date_agreement.captions import is_caption
from checkers.model import Document, Fact, Kind, Number, Quantity, Span, TimeExpression
from checkers.passages import content_words, stem
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene, passage_at

_NAME = regex.compile(r"(?<![\w’'-])\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)+")
_MORE = regex.compile(r"\b(?:other|others|another|more|further|of\sthem|some\sof|among)\b")
_THE = regex.compile(r"\b(?:the|these|all)\s", regex.IGNORECASE)
_TO_COME = regex.compile(r"\b(?:will|planned|due|scheduled|expected|is\sto|are\sto)\b")
_ENOUGH = 2  # words that both share
_LEAD = 3  # sentences of the body that tell what the picture shows
_SHORT = 3


def find_caption_words(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair a caption's count, weekday or name with the other one that the body has for it."""
    document = scene.article.document
    captions = {at for at in range(len(document.paragraphs)) if is_caption(document, at)}
    if not captions or len(captions) == len(document.paragraphs):
        return
    body = [s.span for s in document.sentences if s.paragraph not in captions]
    for at in captions:
        span = document.paragraphs[at].span
        yield from _counts(scene, span, captions)
        yield from _weekdays(scene, span, body[:_LEAD], captions)
        yield from _names(document, span, body)


def _inside(fact: Fact, span: Span) -> bool:
    return span.start <= fact.span.start < span.end


def _is_of_body(document: Document, fact: Fact, captions: set[int]) -> bool:
    return document.sentences[fact.sentence].paragraph not in captions


def _counts(scene: Scene, span: Span, captions: set[int]) -> Iterator[tuple[Bound, ...]]:
    """Pair a count whose noun the body counts otherwise, and only so.

    A picture may show fewer than there were, unless it says "the three".
    """
    document = scene.article.document
    told: dict[str, list[Fact]] = defaultdict(list)
    numbers = set()
    for fact in scene.article.items:
        if isinstance(fact.value, Quantity) and _is_of_body(document, fact, captions):
            numbers.add(fact.value.stated)
            if fact.kind is Kind.COUNT and fact.value.unit:
                told[stem(fact.value.unit)].append(fact)
    for fact in scene.article.items:
        shown = _count(fact)
        if shown is None or not _inside(fact, span) or shown[0] in numbers:
            continue
        others = told.get(shown[1], [])
        stated = {o.value.stated for o in others if isinstance(o.value, Quantity)}
        if len(stated) != 1 or not _is_plain(others[0]):
            continue
        near = document.text[max(0, fact.span.start - 20) : fact.span.end + 20]
        fewer = _fewer(fact, others[0]) and not _THE.search(near)
        if not fewer and not _MORE.search(near) and _share(document, span, others[0]):
            yield passage_at(document, fact.span), passage_at(document, others[0].span)


def _count(fact: Fact) -> tuple[Number, str] | None:
    """Give a plain count with the stem of its noun."""
    value = fact.value
    if fact.kind is not Kind.COUNT or not isinstance(value, Quantity) or not value.unit:
        return None
    if value.hedge or value.per or value.stated is None:
        return None
    return value.stated, stem(value.unit)


def _fewer(fact: Fact, other: Fact) -> bool:
    a, b = _count(fact), _count(other)
    return a is not None and b is not None and Fraction(a[0]) < Fraction(b[0])


def _is_plain(fact: Fact) -> bool:
    value = fact.value
    return isinstance(value, Quantity) and not value.hedge and value.refers in (None, "back")


def _share(document: Document, span: Span, other: Fact) -> bool:
    sentence = document.sentences[other.sentence].span
    one = set(content_words(document.text[span.start : span.end]))
    return len(one & set(content_words(document.text[sentence.start : sentence.end]))) >= _ENOUGH


def _weekdays(
    scene: Scene, span: Span, lead: list[Span], captions: set[int]
) -> Iterator[tuple[Bound, ...]]:
    """Pair a caption's weekday with the one that the whole body has, told in its lead."""
    document = scene.article.document
    own = [f for f in scene.article.items if _inside(f, span) and _weekday(f) is not None]
    told = [
        fact
        for fact in scene.article.items
        if _is_of_body(document, fact, captions) and _weekday(fact) is not None
    ]
    past = [fact for fact in told if not _is_to_come(document, fact)]
    days = {_weekday(fact) for fact in past}
    if len(own) != 1 or len(days) != 1 or _weekday(own[0]) in days:
        return
    first = past[0]
    led = any(area.start <= first.span.start < area.end for area in lead)
    if led and _share(document, span, first):
        yield passage_at(document, own[0].span), passage_at(document, first.span)


def _is_to_come(document: Document, fact: Fact) -> bool:
    """Tell a day that is still to come, which no picture shows."""
    sentence = document.sentences[fact.sentence].span
    return _TO_COME.search(document.text, sentence.start, sentence.end) is not None


def _weekday(fact: Fact) -> int | None:
    value = fact.value
    if fact.kind not in (Kind.WEEKDAY, Kind.DATE, Kind.TIME):
        return None
    return value.weekday if isinstance(value, TimeExpression) else None


def _names(document: Document, span: Span, body: list[Span]) -> Iterator[tuple[Bound, ...]]:
    """Pair a name of several words with the body's that differs from it in one word by a letter."""
    if not body:
        return
    begin, end = body[0].start, body[-1].end
    text = document.text
    known = {match.group(): match.span() for match in _NAME.finditer(text, begin, end)}
    start = text.find(":", span.start, span.end) + 1 or span.start
    for match in _NAME.finditer(text, start, span.end, concurrent=False):
        words = match.group().split()
        if match.group() in text[begin:end]:
            continue
        for name, place in known.items():
            apart = _apart(words[-2:], name.split()[-2:])
            if name in text[span.start : span.end]:
                continue
            if apart is not None and apart not in text[begin:end]:
                yield passage_at(document, Span(*match.span())), passage_at(document, Span(*place))
                break


def _apart(one: list[str], other: list[str]) -> str | None:
    """Give the only word in which a name differs from another, if one letter does."""
    if len(one) != len(other):
        return None
    differ = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differ) != 1:
        return None
    a, b = differ[0]
    if min(len(a), len(b)) <= _SHORT or a[0] != b[0] or a.rstrip("s") == b.rstrip("s"):
        return None
    return a if _one_letter(a, b) else None


def _one_letter(a: str, b: str) -> bool:
    """Tell whether one letter is another, too much, missing or swapped with its neighbour."""
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) == 1:
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    wrong = [at for at in range(len(a)) if len(a) == len(b) and a[at] != b[at]]
    if len(wrong) == 2:
        return (
            wrong[1] == wrong[0] + 1 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
        )
    return len(wrong) == 1


FINDERS = (Finder("caption_word", find_caption_words, binds=(Base.PASSAGE, Base.PASSAGE)),)

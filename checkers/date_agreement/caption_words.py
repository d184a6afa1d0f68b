"""A caption's count, day or name against the body's telling of the same scene."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

import regex

from checkers.date_agreement.captions import captions_of
from checkers.model import Document, Fact, Kind, Number, Quantity, Span, TimeExpression
from checkers.passages import Areas, content_words, stem
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene, passage_at

_NAME = regex.compile(r"(?<![\w’'-])\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)+")
_MORE = regex.compile(r"\b(?:other|others|another|more|further|of\sthem|some\sof|among)\b")
_THE = regex.compile(r"\b(?:the|these|all)\s", regex.IGNORECASE)
_TO_COME = regex.compile(r"\b(?:will|planned|due|scheduled|expected|is\sto|are\sto)\b")
_BODY = -1  # for the number of a paragraph
_ENOUGH = 2  # words that both share
_LEAD = 3  # sentences of the body that tell what the picture shows
_SHORT = 3


def find_caption_words(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair a caption's count, weekday or name with the other one that the body has for it."""
    document = scene.article.document
    captions = captions_of(scene)
    if not captions or len(captions) == len(document.paragraphs):
        return
    body = [s.span for s in document.sentences if s.paragraph not in captions]
    facts: dict[int, list[Fact]] = defaultdict(list)
    for fact in scene.article.items:
        paragraph = document.sentences[fact.sentence].paragraph
        facts[paragraph if paragraph in captions else _BODY].append(fact)
    counted, past = _counted(facts[_BODY]), _past_days(document, facts[_BODY])
    known = _known_names(document.text, body)
    for at in captions:
        span = document.paragraphs[at].span
        yield from _counts(document, span, facts[at], counted)
        yield from _weekdays(document, span, facts[at], body[:_LEAD], past)
        yield from _names(document, span, body, known)


def _counted(told: Sequence[Fact]) -> tuple[dict[str, list[Fact]], set[Number | None]]:
    """Give the counts of the body by their nouns, and all its figures."""
    counts: dict[str, list[Fact]] = defaultdict(list)
    figures = set()
    for fact in told:
        if isinstance(fact.value, Quantity):
            figures.add(fact.value.stated)
            if fact.kind is Kind.COUNT and fact.value.unit:
                counts[stem(fact.value.unit)].append(fact)
    return counts, figures


def _counts(
    document: Document,
    span: Span,
    facts: Sequence[Fact],
    counted: tuple[dict[str, list[Fact]], set[Number | None]],
) -> Iterator[tuple[Bound, ...]]:
    """Pair a count whose noun the body counts otherwise, and only so.

    A picture may show fewer than there were, unless it says "the three".
    """
    told, numbers = counted
    for fact in facts:
        shown = _count(fact)
        if shown is None or shown[0] in numbers:
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


def _past_days(document: Document, told: Sequence[Fact]) -> list[Fact]:
    return [f for f in told if _weekday(f) is not None and not _is_to_come(document, f)]


def _weekdays(
    document: Document, span: Span, facts: Sequence[Fact], lead: list[Span], past: list[Fact]
) -> Iterator[tuple[Bound, ...]]:
    """Pair a caption's weekday with the one that the whole body has, told in its lead."""
    own = [fact for fact in facts if _weekday(fact) is not None]
    days = {_weekday(fact) for fact in past}
    if len(own) != 1 or len(days) != 1 or _weekday(own[0]) in days:
        return
    first = past[0]
    if first.span.start in Areas(lead) and _share(document, span, first):
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


_Known: TypeAlias = Mapping[tuple[int, str], Sequence[tuple[int, str, Span]]]


def _known_names(text: str, body: list[Span]) -> _Known:
    """Give the names of the body, numbered in their order, by either of their last two words."""
    if not body:
        return {}
    found = _NAME.finditer(text, body[0].start, body[-1].end)
    known = {match.group(): Span(*match.span()) for match in found}
    by_word = defaultdict(list)
    for order, (name, span) in enumerate(known.items()):
        for place, word in enumerate(name.split()[-2:]):
            by_word[place, word].append((order, name, span))
    return by_word


def _names(
    document: Document, span: Span, body: list[Span], known: _Known
) -> Iterator[tuple[Bound, ...]]:
    """Pair a name of several words with the body's that differs from it in one word by a letter."""
    if not body:
        return
    text, begin, end = document.text, body[0].start, body[-1].end
    start = text.find(":", span.start, span.end) + 1 or span.start
    for match in _NAME.finditer(text, start, span.end, concurrent=False):
        if text.find(match.group(), begin, end) >= 0:
            continue
        words = match.group().split()[-2:]
        alike = {row for at, word in enumerate(words) for row in known.get((at, word), ())}
        for _, name, place in sorted(alike):
            apart = _apart(words, name.split()[-2:])
            if apart is None or text.find(name, span.start, span.end) >= 0:
                continue
            if text.find(apart, begin, end) < 0:
                yield passage_at(document, Span(*match.span())), passage_at(document, place)
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

"""One person who has two titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.model import Document
from checkers.quote_attribution.people.mentions import (
    ABBREVIATIONS,
    COURTESY,
    HEADS,
    LEXICON,
    MODIFIERS,
    SHIFTS,
    Mention,
    mentions,
)
from checkers.rulebook.vocabulary import Base, Bound, Finder, Passage, Scene

_SAME = [frozenset(words) for words in LEXICON["same"]]
_BELOW = frozenset(LEXICON["below"])
_SHIFTS = regex.compile(rf"(?<!\w)(?:{SHIFTS})(?!\w)", regex.IGNORECASE)
_THEN = regex.compile(r"\b[Tt]hen(?:-|\s(?:an?\s|the\s)?)(?:[\p{L}-]+,?\s){0,5}\Z")
_NEAR = 80  # characters around a name
# "Jo Lee, the chief executive, …"
_BEHIND = regex.compile(
    r",\s(?:\d{1,3},\s)?(?:the\s|a\s|its\s|their\s)?(?P<role>(?:[\p{L}’'-]+\s){0,3}?[\p{L}-]+)(?=,|\sof\b|\sand\b|\sat\b|\sfor\b)"
)


def find_titles(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the title that a person is introduced with and one that the surname has later."""
    document = scene.article.document
    introduced: dict[str, list[tuple[Mention, tuple[str, ...]]]] = {}
    for mention in mentions(scene):
        if mention.full:
            roles = list(_roles(document, mention))
            introduced.setdefault(mention.surname, []).extend(
                (mention, role) for role in roles or [()]
            )
            continue
        later = _office(mention.title)
        told = introduced.get(mention.surname, [])
        # Two persons of one surname, or one who is told to have been something else.
        if not later or mention.quoted or len({m.words[0] for m, _ in told}) != 1:
            continue
        titled = [(m, role) for m, role in told if role]
        if not titled or _shifts(document, [mention, *(m for m, _ in told)]):
            continue
        alike = next((m for m, role in titled if _agree(role, later)), None)
        first = alike or titled[0][0]
        yield _pair(document, first, mention, agree=alike is not None)


def _roles(document: Document, mention: Mention) -> Iterator[tuple[str, ...]]:
    before = _office(mention.title)
    if before:
        yield before
    behind = _BEHIND.match(document.text, mention.span.end, concurrent=False)
    if behind is not None:
        role = _office(tuple(behind["role"].lower().split()))
        if role and role[-1] in HEADS:
            yield role


def _office(title: Sequence[str]) -> tuple[str, ...]:
    """Spell a title out and leave courtesies away."""
    words = " ".join(
        ABBREVIATIONS.get(word, word) for word in title if word not in COURTESY
    ).split()
    if not words or words[-1] not in HEADS:
        return ()
    first = len(words) - 1
    while first and (words[first - 1] in MODIFIERS or words[first - 1] in HEADS):
        first -= 1
    return tuple(words[first:])


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two titles can be one office: a part of it, another word for it."""
    if (set(one) & _BELOW) != (set(other) & _BELOW):
        return False
    a, b = set(one), set(other)
    if a <= b or b <= a:
        return True
    heads = one[-1], other[-1]
    if heads[0] == heads[1]:
        return not (a - b and b - a) or not (a & MODIFIERS and b & MODIFIERS)
    return any(set(heads) <= words for words in _SAME)


def _shifts(document: Document, told: Sequence[Mention]) -> bool:
    for mention in told:
        span = document.sentences[mention.sentence].span
        start = max(span.start, mention.span.start - _NEAR)
        end = min(span.end, mention.span.end + _NEAR)
        if _SHIFTS.search(document.text, start, end, concurrent=False):
            return True
        if _THEN.search(document.text[start : mention.span.start], concurrent=False):
            return True
    return False


def _pair(
    document: Document, first: Mention, later: Mention, *, agree: bool
) -> tuple[Bound, Bound, Bound, Bound]:
    """Bind both mentions with their titles, then the words that the rule compares."""
    one, other = _titled(document, first), _titled(document, later)
    same = Passage(document.id, other.start, other.end, other.text)
    return (
        Bound(one, document),
        Bound(other, document),
        Bound(same, document),
        Bound(same if agree else one, document),
    )


def _titled(document: Document, mention: Mention) -> Passage:
    """Give a name with the title before it; where the title stands behind, with that."""
    start, end = mention.span.start, mention.span.end
    text = document.text
    if mention.title:
        at = text.lower().rfind(mention.title[0], max(0, start - 60), start)
        start = at if at >= 0 else start
    elif (behind := _BEHIND.match(text, end, concurrent=False)) is not None:
        end = behind.end()
    return Passage(document.id, start, end, text[start:end])


FINDERS = (Finder("title", find_titles, binds=4 * (Base.PASSAGE,)),)

"""A sum of a speech told again by its noun: "a rebate of $350 … the $250 rebate he announced"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import regex

from checkers.model import Document, Fact, Kind
from checkers.passages import stem
from checkers.quote_attribution.held_out import tells_of_speaking
from checkers.quote_attribution.pointed_back import is_apart, is_one_person, told_by
from checkers.quote_attribution.reported import Reports, reports_of, sentence_at
from checkers.quote_attribution.values import comparable, quantity_of
from checkers.rulebook.vocabulary import Scene

_FAR = 10  # sentences
_NEAR = 40  # characters
_BEHIND = regex.compile(r"[\s-](?P<noun>\p{Ll}{3,})(?=[\s,.;])")
_BEFORE = regex.compile(
    r"\b(?P<noun>\p{Ll}{3,})\s(?:of|worth)\s(?:(?:about|some|around|up to|at least)\s)?\Z"
)


def find_promised_sums(scene: Scene) -> Iterator[tuple[Fact, Fact]]:
    """Pair a sum of money with the one that its speaker is told to have named in the same speech.

    Both are of one noun, and the article has no third sum of it.
    """
    sums = [fact for fact in scene.article.items if fact.kind is Kind.MONEY]
    if len(sums) < 2:
        return
    reports = reports_of(scene)
    by_noun: dict[str | None, list[Fact]] = defaultdict(list)
    for each in sums:
        by_noun[_noun(scene.article.document, each)].append(each)
    for noun, told in by_noun.items():
        if noun is None or len(told) != 2:
            continue
        for first, again in (told, told[::-1]):
            if reports.held_out(again) is not None and _is_same(scene, reports, first, again):
                yield first, again


def _noun(document: Document, figure: Fact) -> str | None:
    """Give the noun of a sum: "the $250 rebate", "a rebate of $350"."""
    text = document.text
    sentence = sentence_at(document, figure.sentence)
    start = max(sentence.start, figure.span.start - _NEAR)
    found: Sequence[regex.Match[str] | None] = (
        _BEFORE.search(text, start, figure.span.start, concurrent=False),
        _BEHIND.match(text, figure.span.end, sentence.end, concurrent=False),
    )
    return next((stem(each["noun"]) for each in found if each is not None), None)


def _is_same(scene: Scene, reports: Reports, first: Fact, again: Fact) -> bool:
    if not 0 < again.sentence - first.sentence <= _FAR or not comparable(first, again):
        return False
    a, b = quantity_of(first), quantity_of(again)
    if a is None or b is None or a.stated == b.stated or a.per != b.per:
        return False
    if any(is_apart(reports.document, each, behind=1) for each in (first, again)):
        return False
    tellings = [told_by(scene, each) for each in (first, again)]
    speakers = [each.speaker for each in tellings if each is not None]
    if len(speakers) < len(tellings) or not tells_of_speaking(scene.article, first):
        return False
    return is_one_person(reports, *speakers)

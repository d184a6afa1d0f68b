"""Somebody whom the article tells to have died, where no source has a word of death."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Fact, Kind, Quantity
from checkers.numeric_consistency.parts_played import beside
from checkers.numeric_consistency.sources import support_of
from checkers.rulebook.vocabulary import Base, Bound, Finder, Parameter, Scene, passage_at

_LEXICON = load("sources")
_TOLD = either(_LEXICON["deaths"]["told"])
_KILLING = regex.compile(rf"\b(?:{_TOLD})\s(?:\p{{Ll}}+\s){{0,2}}\Z")
_DIED = regex.compile(
    rf"(?:\s\p{{Ll}}+){{0,2}}?\s(?:(?:has|have|had|was|were|is|are|been|feared|found)\s)*(?:{_TOLD})\b"
)
_WORD_OF_DEATH = regex.compile(
    rf"\b(?:{'|'.join(_LEXICON['deaths']['words'])})\b", regex.IGNORECASE
)
_PERSONS = frozenset(_LEXICON["sorts"]["persons"]) | frozenset(_LEXICON["deaths"]["one"])


def find_unsourced_deaths(scene: Scene, *, of: Bound) -> Iterator[tuple[Bound]]:
    """Find the passage of a source that speaks of what has killed so many, and of no death.

    Where any source has any word of death, it may be that.
    """
    fact = of.item
    if not isinstance(fact, Fact) or not _is_of_deaths(scene, fact):
        return
    if any(_WORD_OF_DEATH.search(source.document.text) for source in scene.sources):
        return
    hit = support_of(scene).nearest(fact)
    if hit is not None:
        yield (passage_at(hit.document, hit.document.sentences[hit.sentence].span),)


def _is_of_deaths(scene: Scene, fact: Fact) -> bool:
    if fact.kind is not Kind.COUNT or not isinstance(fact.value, Quantity):
        return False
    if fact.value.unit not in _PERSONS:
        return False
    before, after = beside(scene.article.document, fact)
    return (
        _KILLING.search(before, concurrent=False) is not None
        or _DIED.match(after, concurrent=False) is not None
    )


FINDERS = (
    Finder(
        "unsourced_death",
        find_unsourced_deaths,
        binds=(Base.PASSAGE,),
        parameters={"of": Parameter(binds=Base.NUMBER, required=True)},
        sources=True,
    ),
)

"""Ordinals that an article may tell though no source does: "the first ever", "his third so far"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile

import regex

from checkers.facts.lexicon import load
from checkers.model import Document, Fact, Facts, Kind, Number, Quantity
from checkers.passages.sizes import sizes_of
from checkers.passages.words import FUNCTION_WORDS, content_words

_LEXICON = load("passages")
_OCCASIONS = frozenset(content_words(" ".join(_LEXICON["occasions"])))
# "The third animal this year", "the second in 18 months": counted over a time.
_SO_FAR = regex.compile(rf"\b(?:{'|'.join(_LEXICON['so_far'])})\b", regex.IGNORECASE)
# … on end, and what tells that something was done before.
_ON_END = regex.compile(rf"\s(?:{'|'.join(load('sources')['repeated']['behind'])})\b")
_REPEATED = regex.compile(rf"\b(?:{'|'.join(load('sources')['repeated']['words'])})\b")
_NAME = regex.compile(r"\p{Lu}\p{L}[\p{L}’'-]*")
_NUMBERED = regex.compile(
    r"^[ \t]*+(?P<rank>\d{1,3})[.):]?[ \t](?P<line>.{1,200})", regex.MULTILINE
)
_NEXT = regex.compile(r"(?:[ -]\p{L}[\p{L}’'-]*+){1,3}")
_AFTER = 3  # words after an ordinal, one of which says what it counts
_MANY = 500  # ordinals and counts of all sources
_STEPS = {Kind.ORDINAL: 1, Kind.COUNT: -1}  # from a source's figure to an article's ordinal


class Ordinals:
    """Tells which ordinals of an article need no source."""

    def __init__(self, own: Document, told: Sequence[Facts]) -> None:
        self._own = own
        self._told = told

    def need_none(self, claim: Fact) -> bool:
        """Tell an ordinal that says no more than "before any other", or counts times and days.

        So one that is just before another of the same (who may win a 17th title has won a 16th),
        or just behind a count (who has 62 caps wins a 63rd).
        """
        if claim.kind != Kind.ORDINAL or not isinstance(claim.value, Quantity):
            return False
        value, end = claim.value.stated or 0, self._own.sentences[claim.sentence].span.end
        if value == 1 or self._in_a_compound(claim) or self._heads_a_line(claim, value):
            return True
        if _ON_END.match(self._own.text, claim.span.end, end, concurrent=False):
            return any(_REPEATED.search(text, concurrent=False) for text in self._folded)
        row = counted(self._own, claim)
        if not row.isdisjoint(_OCCASIONS):
            return True
        if _SO_FAR.search(self._own.text, claim.span.end, end, concurrent=False):
            return True
        return any(
            any(size.point == value + _STEPS[fact.kind] for size in sizes_of(fact))
            and row & words_after(document, fact)
            for fact, document in self._rows
        )

    def _heads_a_line(self, claim: Fact, rank: Number) -> bool:
        """Tell whether a source lists one of the sentence's names in this place: "5. Ada Moss"."""
        listed = self._listed.get(str(rank))
        if listed is None:
            return False
        span = self._own.sentences[claim.sentence].span
        names = _NAME.findall(self._own.text, span.start, span.end, concurrent=False)
        return not listed.isdisjoint(names)

    @cached_property
    def _listed(self) -> dict[str, set[str]]:
        """Give the names in the numbered lines of all sources, by their numbers."""
        found: dict[str, set[str]] = defaultdict(set)
        for facts in self._told:
            for line in _NUMBERED.finditer(facts.document.text, concurrent=False):
                found[line["rank"]].update(_NAME.findall(line["line"], concurrent=False))
        return found

    @cached_property
    def _rows(self) -> list[tuple[Fact, Document]]:
        found = [(one, f.document) for f in self._told for one in f.items if one.kind in _STEPS]
        return found[:_MANY]

    def _in_a_compound(self, claim: Fact) -> bool:
        """Tell whether a source has "a third-floor balcony", where no ordinal is read."""
        compound = f"{claim.text.casefold()}-"
        return any(compound in text for text in self._folded)

    @cached_property
    def _folded(self) -> list[str]:
        return [facts.document.text.casefold() for facts in self._told]


def words_after(document: Document, fact: Fact) -> frozenset[str]:
    """Give the first content words after a fact in its sentence."""
    end = document.sentences[fact.sentence].span.end
    return frozenset(content_words(document.text[fact.span.end : end])[:_AFTER])


def counted(document: Document, fact: Fact) -> frozenset[str]:
    """Give the content words that follow a fact at once: what it counts."""
    end = document.sentences[fact.sentence].span.end
    found = _NEXT.match(document.text, fact.span.end, end, concurrent=False)
    words = found.group().lower().split() if found else []
    return frozenset(content_words(" ".join(takewhile(lambda w: w not in FUNCTION_WORDS, words))))

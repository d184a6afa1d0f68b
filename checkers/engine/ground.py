"""Where a rule looks: the sentences of an article, masked once and shared by all rules."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from checkers.document import sentence_of
from checkers.model import QUANTITY_KINDS, TIME_KINDS, Document, Fact, Facts, Kind, Span
from checkers.rulebook.masks import Masked, mask, mask_characters, tokens

_FIGURES = QUANTITY_KINDS | TIME_KINDS
_QUOTE_CHARACTERS = mask_characters(Kind.QUOTE)
_NAME_CHARACTERS = mask_characters(Kind.NAME)


class SentenceView:
    """One sentence with its facts; each masked form is made when first asked for."""

    __slots__ = ("_document", "_masked", "facts", "figures", "index", "span")

    def __init__(self, document: Document, index: int) -> None:
        self._document = document
        self._masked: dict[tuple[bool, bool], Masked] = {}
        self.index = index
        self.span = document.sentences[index].span
        self.figures: list[Fact] = []
        self.facts: list[Fact] = []

    def masked(self, *, quotes: bool = False, names: bool = False) -> Masked:
        key = (quotes, names)
        if key not in self._masked:
            facts = self.facts if quotes or names else self.figures
            sentence = self._document.sentences[self.index]
            self._masked[key] = mask(self._document, sentence, facts, quotes=quotes, names=names)
        return self._masked[key]

    def tokens(self) -> frozenset[str]:
        """Words and fact characters that can wake a rule here, quotes and names included."""
        found = tokens(self.masked())
        if len(self.facts) == len(self.figures):
            return found
        kinds = {fact.kind for fact in self.facts}
        if Kind.QUOTE in kinds:
            found |= _QUOTE_CHARACTERS
        return found | _NAME_CHARACTERS if Kind.NAME in kinds else found


class Ground:
    """An article's sentences and paragraphs with the facts that stand in each."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.document = facts.document
        self.sentences = [
            SentenceView(self.document, index) for index in range(len(self.document.sentences))
        ]
        for fact in facts.items:
            self._place(fact)
        self._starts = [fact.span.start for fact in facts.items]

    def _place(self, fact: Fact) -> None:
        if not self.sentences:
            return
        if fact.kind in _FIGURES:
            view = self.sentences[fact.sentence]
            view.figures.append(fact)
            view.facts.append(fact)
            return
        last = sentence_of(self.document, max(fact.span.start, fact.span.end - 1))
        for index in range(fact.sentence, last + 1):
            self.sentences[index].facts.append(fact)

    def within(self, span: Span) -> Sequence[Fact]:
        """List the facts that start inside `span`."""
        items = self.facts.items
        low = bisect_left(self._starts, span.start)
        return items[low : bisect_left(self._starts, span.end, low)]

    def views(self, span: Span) -> list[SentenceView]:
        """List the sentences that `span` touches."""
        if not self.sentences:
            return []
        first = sentence_of(self.document, span.start)
        last = sentence_of(self.document, max(span.start, span.end - 1))
        return self.sentences[first : last + 1]


def union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)

"""Resolve a speaker's words to a person that the document names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from checkers.document import sentence_of
from checkers.facts.names import Gender, gender_of, gender_of_pronoun
from checkers.model import Document, Fact, Name, Span

_PARAGRAPHS_BACK = 3
_NAMES_BACK = 60  # and no farther, however long the paragraphs are


class Persons:
    """The names of one document by place; built once for its quotes."""

    __slots__ = ("_document", "_genders", "_names", "_starts")

    def __init__(self, document: Document, names: Sequence[Fact]) -> None:
        self._document = document
        self._names = names
        self._starts = [name.span.start for name in names]
        self._genders: dict[str, Gender | None] = {}

    def named(self, head: Span) -> str | None:
        """Name the person that the word at `head` means; None where the text leaves it open."""
        at = bisect_left(self._starts, head.start)
        if at < len(self._names) and self._names[at].span == head:
            value = self._names[at].value
            if isinstance(value, Name) and value.category in ("person", "unknown"):
                return value.entity
            return None
        gender = gender_of_pronoun(self._document.text[head.start : head.end])
        return None if gender is None else self._before(at, head, gender)

    def _before(self, at: int, head: Span, gender: Gender) -> str | None:
        """Find the only person of this gender named in the paragraphs up to the pronoun."""
        fitting: set[str] = set()
        low = self._window(head)
        for name in reversed(self._names[max(0, at - _NAMES_BACK) : at]):
            if name.span.start < low:
                break
            value = name.value
            if isinstance(value, Name) and value.category == "person":
                own = self._gender(name, value.entity)
                if own is None or own is gender:
                    fitting.add(value.entity)
            if len(fitting) > 1:
                return None
        return fitting.pop() if fitting else None

    def _window(self, head: Span) -> int:
        document = self._document
        if not document.sentences:
            return 0
        paragraph = document.sentences[sentence_of(document, head.start)].paragraph
        return document.paragraphs[max(0, paragraph - _PARAGRAPHS_BACK)].span.start

    def _gender(self, mention: Fact, entity: str) -> Gender | None:
        if entity not in self._genders or self._genders[entity] is None:
            self._genders[entity] = gender_of(entity) or gender_of(mention.text)
        return self._genders[entity]

"""Resolve a speaker's words to a person that the document names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

import regex

from checkers.document import sentence_of
from checkers.facts.names import Gender, gender_of, gender_of_pronoun, office_of
from checkers.facts.quotes.words import can_speak
from checkers.model import Document, Fact, Name, Span

_PARAGRAPHS_BACK = 3
_THE_OFFICE = regex.compile(r"[Tt]he (?P<noun>\p{Ll}[\p{Ll}-]+)")
_BEFORE_NAME = regex.compile(r"(?<=[\s\p{P}])(?P<noun>\p{Ll}[\p{Ll}-]++) \Z")
_BEHIND_NAME = regex.compile(r",? (?:the |a |an )?(?P<noun>\p{Ll}[\p{Ll}-]++)(?= of|,|\.| for| in)")
_NAMES_BACK = 60  # and no farther, however long the paragraphs are


class Persons:
    """The names of one document by place; built once for its quotes."""

    __slots__ = ("_document", "_genders", "_names", "_offices", "_starts")

    def __init__(self, document: Document, names: Sequence[Fact]) -> None:
        self._document = document
        self._names = names
        self._starts = [name.span.start for name in names]
        self._genders: dict[str, Gender | None] = {}
        self._offices: dict[str, str | None] | None = None  # read when one is asked for

    def named(self, head: Span | None, phrase: Span) -> str | None:
        """Name the person that a phrase means; None where the text leaves it open.

        `head` is the phrase's own word for the person: a name, a pronoun, an office.
        """
        if head is None:
            return None
        at = bisect_left(self._starts, head.start)
        if at < len(self._names) and self._names[at].span == head:
            value = self._names[at].value
            if isinstance(value, Name) and value.category in ("person", "unknown"):
                return value.entity
            return None
        gender = gender_of_pronoun(self._document.text[head.start : head.end])
        if gender is not None:
            return self._before(at, head, gender)
        office = _THE_OFFICE.fullmatch(self._document.text, phrase.start, phrase.end)
        return None if office is None else self._holders().get(office["noun"])

    def _holders(self) -> Mapping[str, str | None]:
        """Tell who alone bears each office or title in the document; None for several."""
        if self._offices is None:
            offices: dict[str, str | None] = {}
            for name in self._names:
                value = name.value
                if isinstance(value, Name) and value.category == "person":
                    for office in _offices_of(self._document.text, name.span, name.text):
                        same = offices.get(office, value.entity) == value.entity
                        offices[office] = value.entity if same else None
            self._offices = offices
        return self._offices

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


def _offices_of(text: str, span: Span, mention: str) -> Iterator[str]:
    """List what a mention calls a person: "Sen. Brown", "mayor Ada Brown", "Brown, the mayor"."""
    titled = office_of(mention)
    if titled is not None:
        yield titled
    before = _BEFORE_NAME.search(text, max(0, span.start - 24), span.start)
    behind = _BEHIND_NAME.match(text, span.end)
    for found in (before, behind):
        if found is not None and can_speak(found["noun"]):
            yield found["noun"]

"""When two stories, each with a single date, date one event."""

from __future__ import annotations

from checkers.model import Document, Fact
from checkers.passages.statements import Reading, Statement, role_of

_LEAD = 12  # sentences before the dated one that say what a story is about
_SHARED_NAMES = 3
_SHARED_STEMS = 30
_SHARED_BESIDE = 2  # words of the two dated sentences


def tell_of_one_event(
    reading: Reading, one: Fact, here: Document, other: Fact, there: Document
) -> bool:
    """Tell whether two stories are about the same, and date the thing that both open with.

    They share names and many words; the event of a dated sentence is in both openings; and
    some sentence of one story speaks of both dated deeds together.
    """
    ours, theirs = _Story(reading, one, here), _Story(reading, other, there)
    if role_of(here, one) or role_of(there, other) or ours.dated.open or theirs.dated.open:
        return False
    if len(ours.names & theirs.names) < _SHARED_NAMES:
        return False
    if len(ours.stems & theirs.stems) < _SHARED_STEMS:
        return False
    beside = ours.dated.stems & theirs.dated.stems
    if len(beside) < _SHARED_BESIDE or not beside & ours.names & theirs.names:
        return False
    return _same_deed(ours, theirs)


class _Story:
    def __init__(self, reading: Reading, fact: Fact, document: Document) -> None:
        self.sentences = [reading.statement(document, n) for n in range(len(document.sentences))]
        self.dated = self.sentences[fact.sentence]
        self.stems = frozenset().union(*(sentence.stems for sentence in self.sentences))
        self.names = frozenset().union(*(sentence.names for sentence in self.sentences))
        opening = self.sentences[max(0, fact.sentence - _LEAD) : fact.sentence]
        self.opening = frozenset().union(*(sentence.stems for sentence in opening))
        self.deed = _deed(self.dated, fact)


def _deed(statement: Statement, fact: Fact) -> str | None:
    """Give the first verb after a date, or else the last before it; no participle in -ing."""
    text = statement.document.text
    verbs = [
        word
        for word in statement.words
        if word.verb and not word.named and not text.endswith("ing", word.start, word.end)
    ]
    after = [word.stem for word in verbs if word.start >= fact.span.end]
    before = [word.stem for word in verbs if word.end <= fact.span.start]
    return after[0] if after else before[-1] if before else None


def _same_deed(ours: _Story, theirs: _Story) -> bool:
    if ours.deed is None or theirs.deed is None:
        return False
    if ours.deed == theirs.deed:
        return True
    for deed, dated in ((ours.deed, theirs.dated), (theirs.deed, ours.dated)):
        if deed in dated.stems:  # told there as another thing than the dated one
            return False
    opening = ours.opening & theirs.opening
    deeds = {ours.deed, theirs.deed}
    together = any(deeds <= told.stems for told in (*ours.sentences, *theirs.sentences))
    return together and bool(deeds & opening)

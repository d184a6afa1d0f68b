"""Find proper names, tell persons from organisations and places, and join one person's mentions."""

from __future__ import annotations

from checkers.document import sentence_finder
from checkers.facts.names.entities import entities
from checkers.facts.names.gender import Gender, gender_of, gender_of_pronoun, office_of
from checkers.facts.names.mentions import find_mentions
from checkers.model import Document, Fact, Kind

__all__ = ["Gender", "find_names", "gender_of", "gender_of_pronoun", "office_of"]


def find_names(document: Document) -> list[Fact]:
    """Find the names of a document in order; a person's mentions share one entity.

    A surname that two persons of the document bear stays its own text.
    """
    text = document.text
    sentence_at = sentence_finder(document)
    mentions = find_mentions(document)
    facts = []
    for mention, name in zip(mentions, entities(mentions), strict=True):
        span = mention.span
        words = text[span.start : span.end]
        facts.append(Fact(Kind.NAME, span, words, sentence_at(span.start), name))
    return facts

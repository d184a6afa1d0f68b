"""Find proper names, tell persons from organisations and places, and join one person's mentions."""

from __future__ import annotations

from checkers.document import sentence_of
from checkers.facts.names.entities import entities
from checkers.facts.names.gender import Gender, gender_of
from checkers.facts.names.mentions import find_mentions
from checkers.model import Document, Fact, Kind, Name

__all__ = ["Gender", "find_names", "gender_of"]


def find_names(document: Document) -> list[Fact]:
    """Find the names of a document in order; a person's mentions share one entity.

    A surname that two persons of the document bear stays its own text.
    """
    mentions = find_mentions(document)
    return [
        Fact(
            Kind.NAME,
            mention.span,
            document.text[mention.span.start : mention.span.end],
            sentence_of(document, mention.span.start),
            Name(category, entity),
        )
        for mention, (category, entity) in zip(mentions, entities(mentions), strict=True)
    ]

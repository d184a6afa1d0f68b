"""What the tests of quotes share: reading a text, and what was read of its quotes."""

from __future__ import annotations

from checkers.document import Part, build_document
from checkers.facts.names import find_names
from checkers.facts.quotes import find_quotes, read_quotes
from checkers.model import Fact, Kind, Quotation


def facts(text: str) -> list[Fact]:
    document = build_document([Part("body", text)])
    return find_quotes(document, find_names(document))


def indirect(text: str) -> list[Fact]:
    document = build_document([Part("body", text)])
    found, _ = read_quotes(document, find_names(document))
    return [fact for fact in found if fact.kind is Kind.INDIRECT]


def value(fact: Fact) -> Quotation:
    assert isinstance(fact.value, Quotation)
    return fact.value


def words(text: str) -> list[str]:
    return [fact.text for fact in facts(text)]


def speakers(text: str) -> list[str | None]:
    found = (value(fact).speaker for fact in facts(text))
    return [None if speaker is None else speaker.text.rstrip(",") for speaker in found]


def persons(text: str) -> list[str | None]:
    found = (value(fact).speaker for fact in facts(text))
    return [None if speaker is None else speaker.name for speaker in found]

"""Offsets in the client's unit, in the text as sent."""

from __future__ import annotations

from typing import Any, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkers.adapters.contract.offsets import OffsetEncoding, ruler
from checkers.adapters.contract.requests import read_request
from checkers.adapters.contract.whereabouts import Whereabouts
from checkers.document import Format, Part, build_document
from checkers.facts import read_facts
from checkers.model import Evidence, Kind, Span

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("encoding", "offset"),
    [
        (OffsetEncoding.CODEPOINT, 4),
        (OffsetEncoding.UTF16, 5),
        (OffsetEncoding.UTF8, 8),
    ],
)
def test_what_stands_before_is_measured_in_the_unit(encoding: OffsetEncoding, offset: int) -> None:
    assert ruler("é😀a 12", encoding)(4) == offset


@given(ANY_TEXT, st.integers(1, 40), st.data())
def test_utf16_is_what_javascript_counts(text: str, times: int, data: st.DataObject) -> None:
    long = text * times
    offset = data.draw(st.integers(0, len(long)))
    units = sum(2 if ord(c) > 0xFFFF else 1 for c in long[:offset])
    assert ruler(long, OffsetEncoding.UTF16)(offset) == units


@given(st.text(min_size=1, max_size=60), st.integers(1, 60), st.data())
def test_utf8_offsets_cut_the_bytes(text: str, times: int, data: st.DataObject) -> None:
    long = text * times
    offset = data.draw(st.integers(0, len(long)))
    assert long.encode()[: ruler(long, OffsetEncoding.UTF8)(offset)] == long[:offset].encode()


def test_a_span_over_two_fields_has_a_piece_in_each() -> None:
    document = build_document([Part("p1", "One two."), Part("p2", "Three.")])
    where = Whereabouts(document, OffsetEncoding.CODEPOINT)
    pieces = list(where.pieces(Span(4, 15)))
    assert [(p.field.name, p.start, p.end) for p in pieces] == [("p1", 4, 8), ("p2", 0, 5)]


def test_blanks_between_fields_stand_nowhere() -> None:
    document = build_document([Part("p1", "One."), Part("p2", "Two.")])
    where = Whereabouts(document, OffsetEncoding.CODEPOINT)
    assert list(where.pieces(Span(4, 6))) == []


@pytest.mark.parametrize(
    ("encoding", "start", "end"),
    [(OffsetEncoding.CODEPOINT, 16, 24), (OffsetEncoding.UTF16, 17, 25)],
)
def test_html_is_counted_as_sent(encoding: OffsetEncoding, start: int, end: int) -> None:
    sent = "<p>Q&amp;A 😀 <b>12 miles</b></p>"
    document = build_document([Part("body", sent)], format=Format.HTML)
    found = document.text.index("12 miles")
    where = Whereabouts(document, encoding)
    (piece,) = where.pieces(Span(found, found + 8))
    assert (piece.start, piece.end) == (start, end)
    assert where.received(piece) == "12 miles"


QUOTED = ("p1", "“The roof leaked all winter."), ("p2", "“Nobody came,” said Ada Byron.")
SENT = {
    "blocks": {"article": {"blocks": [{"id": name, "text": text} for name, text in QUOTED]}},
    "one body": {"text": "\n\n".join(text for _, text in QUOTED)},
    "HTML": {
        "article": {"format": "html", "body": "".join(f"<p>{text}</p>" for _, text in QUOTED)}
    },
}


@pytest.mark.parametrize("request_", SENT.values(), ids=SENT.keys())
def test_evidence_of_a_quote_is_its_words_without_the_marks(request_: dict[str, Any]) -> None:
    article = read_request(request_, _no_rules).article
    (quote,) = [fact for fact in read_facts(article).items if fact.kind is Kind.QUOTE]
    evidence = Evidence("q", article.id, quote.span, quote.text, quote)
    where = Whereabouts(article, OffsetEncoding.CODEPOINT)
    words = [piece.field.received[piece.start : piece.end] for piece in where.words(evidence)]
    assert words == ["The roof leaked all winter.", "Nobody came,"]


def _no_rules() -> NoReturn:
    raise AssertionError("nothing asks for rules")

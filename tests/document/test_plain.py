from checkers.document import Part, Place, build_document, places, sentence_of
from checkers.model import Span


def test_plain_text_is_never_rewritten():
    text = "One.\r\n\r\nTwo \ud800 \x00 three."
    document = build_document([Part("body", text)])
    assert document.text == text
    assert [text[p.span.start : p.span.end] for p in document.paragraphs] == [
        "One.",
        "Two \ud800 \x00 three.",
    ]
    assert sentence_of(document, 5) == 1


def test_a_span_over_two_fields_has_a_place_in_each():
    document = build_document([Part("headline", "Ten die", role="headline"), Part("body", "Ten.")])
    assert places(document, Span(4, 12)) == (Place("headline", 4, 7), Place("body", 0, 3))

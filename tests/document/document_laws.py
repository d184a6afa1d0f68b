"""What holds for every document, whatever was sent."""

from checkers.document import places, sentence_of
from checkers.document.sentences import LONGEST
from checkers.model import Document, Span


def squeezed(text: str) -> str:
    return "".join(text.split())


def assert_sound(document: Document) -> None:
    text = document.text
    assert "\n\n".join(text[f.span.start : f.span.end] for f in document.fields) == text
    for field in document.fields:
        if field.origin is None:
            assert text[field.span.start : field.span.end] == field.received
    end = 0
    for paragraph in document.paragraphs:
        field = document.fields[paragraph.field].span
        assert max(end, field.start) <= paragraph.span.start < paragraph.span.end <= field.end
        end = paragraph.span.end
    end = 0
    for index, sentence in enumerate(document.sentences):
        span, paragraph = sentence.span, document.paragraphs[sentence.paragraph].span
        assert max(end, paragraph.start) <= span.start < span.end <= paragraph.end
        assert span.end - span.start <= LONGEST
        assert sentence_of(document, span.start) == sentence_of(document, span.end - 1) == index
        assert_placed(document, span)
        end = span.end
    covered = "".join(text[s.span.start : s.span.end] for s in document.sentences)
    assert squeezed(covered) == squeezed(text)


def assert_placed(document: Document, span: Span) -> None:
    fields = {field.name: field for field in document.fields}
    for place in places(document, span):
        assert 0 <= place.start <= place.end <= len(fields[place.field].received)
        assert place.start < place.end or span.start == span.end

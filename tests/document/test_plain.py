"""Plain text: paragraphs, fields and their places."""

import pytest

from checkers.document import Part, Place, build_document, places
from checkers.model import ParagraphKind, Span

WRAPPED = """\
The council met on Monday and agreed to raise the fee from ten to twelve
pounds, which the chair called a fair price for what the town gets in
return. Nobody spoke against it."""


def paragraphs(text):
    document = build_document([Part("body", text)])
    return [text[p.span.start : p.span.end] for p in document.paragraphs]


def kinds(*parts):
    return [paragraph.kind.value for paragraph in build_document(parts).paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.\r\rThree.", ["One.", "Two.", "Three."]),
        ("One.\n \t\n  Two.  \n", ["One.", "Two."]),
        (
            "Fee to rise\nBy Ann Poe\nThe fee rises.",
            ["Fee to rise", "By Ann Poe", "The fee rises."],
        ),
        ("The fee rises.\nNobody objects.", ["The fee rises.", "Nobody objects."]),
        ("The fee, they say,\nis to rise.", ["The fee, they say,\nis to rise."]),
        ("Profits rose from £1m to\n£2m.", ["Profits rose from £1m to\n£2m."]),
        ("It is 30 miles\n(48km) long.", ["It is 30 miles\n(48km) long."]),
        ("They met on Tuesday,\n21 May.", ["They met on Tuesday,\n21 May."]),
        ("What we stand for\nBy Ann Poe", ["What we stand for\nBy Ann Poe"]),
        (WRAPPED, [WRAPPED]),
        (f"{WRAPPED}\n\n{WRAPPED}", [WRAPPED, WRAPPED]),
        (f"{WRAPPED}\nThe rise takes effect in May.", [WRAPPED, "The rise takes effect in May."]),
        (
            "Bring:\n- tea\n- cups\n  and milk\n* cake",
            ["Bring:", "- tea", "- cups\n  and milk", "* cake"],
        ),
        ("1. Tea\n2. Cups\n\nX", ["1. Tea", "2. Cups", "X"]),
        (" \n\n", []),
        ("", []),
    ],
    ids=[
        "blank lines",
        "other line ends",
        "blank lines with blanks",
        "a line a paragraph, no stops",
        "a line a paragraph",
        "a line that runs on",
        "a line that leaves a preposition open",
        "a line before a figure in brackets",
        "a line that leaves a comma open",
        "a headline that ends so: two read as one",
        "wrapped",
        "wrapped twice",
        "wrapped, then a line that had room",
        "bullets",
        "numbers",
        "only blanks",
        "nothing",
    ],
)
def test_paragraphs(text, expected):
    assert paragraphs(text) == expected


def test_a_list_item_is_known_by_its_bullet():
    assert kinds(Part("body", "Bring:\n• tea\n– cups\n3) milk\n-5 degrees")) == [
        "paragraph",
        "list-item",
        "list-item",
        "list-item",
        "paragraph",
    ]


def test_roles_and_forced_kinds_name_paragraphs():
    assert kinds(
        Part("headline", "Ten die", role="headline"),
        Part("standfirst", "It was late.", role="standfirst"),
        Part("c1", "The square.", role="caption"),
        Part("q1", "- He said so.", kind=ParagraphKind.QUOTATION),
    ) == ["heading", "paragraph", "caption", "quotation"]


def test_plain_text_is_never_rewritten():
    text = "One.\r\n\r\nTwo \ud800 \x00 three."
    assert build_document([Part("body", text)]).text == text


def test_fields_are_joined_by_a_blank_line():
    document = build_document([Part("headline", "Ten die"), Part("body", "Ten.")])
    assert document.text == "Ten die\n\nTen."
    assert [field.span for field in document.fields] == [Span(0, 7), Span(9, 13)]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(4, 12), (Place("headline", 4, 7), Place("body", 0, 3))),
        (Span(9, 13), (Place("body", 0, 4),)),
        (Span(7, 9), ()),
        (Span(11, 11), (Place("body", 2, 2),)),
        (Span(7, 7), (Place("headline", 7, 7),)),
    ],
    ids=["over two fields", "one field", "between fields", "empty", "empty at an end"],
)
def test_places(span, expected):
    document = build_document([Part("headline", "Ten die"), Part("body", "Ten.")])
    assert places(document, span) == expected

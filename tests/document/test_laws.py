"""Laws that no input may break, and inputs made to break them."""

from html import escape

import pytest
from document_laws import assert_placed, assert_sound
from hypothesis import given, settings
from hypothesis import strategies as st

from checkers.document import Format, Part, Place, build_document, places
from checkers.model import Span

anything = st.text(st.characters(exclude_categories=()))
PIECES = [
    *(
        "<p>",
        "</p>",
        "<br>",
        "<br/>",
        "<li>",
        "<ul>",
        "</ul>",
        "<h2>",
        "</h2>",
        "<q>",
        "</q>",
        "<b>",
    ),
    *(
        "<script>",
        "</script>",
        "<s>",
        "</s>",
        "<svg>",
        "<blockquote>",
        "<a title='>'>",
        "<a b=",
        "<!--",
    ),
    *(
        "-->",
        "<",
        ">",
        "&",
        "&amp;",
        "&lt",
        "&#8212;",
        "&#0;",
        "&NotEqualTilde;",
        "&nbsp;",
        "&bogus;",
    ),
    *(
        "**",
        "*",
        "_",
        "`",
        "``",
        "[",
        "](",
        ")",
        "![",
        "# ",
        "> ",
        "- ",
        "1. ",
        "    ",
        "---\n",
        "~~",
    ),
    *(
        "| a | b |\n|---|---|\n",
        "[^1]",
        "\\",
        "  \n",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "\u2028",
    ),
    *(
        "He said",
        "3.5 million",
        "Mr.",
        "U.S.",
        "end.",
        "end.Then",
        "?",
        "…",
        "...",
        "“",
        "”",
        '"',
        "'",
    ),
    *("é", "\u05e9\u05dc\u05d5\u05dd", "\U0001f600", "\ud800", "\x00", "\x1c", "\ufeff", "。"),
]
pieces = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
formats = st.sampled_from(Format)


@given(st.lists(anything | pieces, max_size=3), formats)
@settings(deadline=None, max_examples=300)
def test_a_document_is_sound_whatever_was_sent(texts, markup):
    parts = [Part(f"field{index}", text) for index, text in enumerate(texts)]
    document = build_document(parts, format=markup)
    assert_sound(document)
    assert build_document(parts, format=markup) == document


@given(anything | pieces)
@settings(deadline=None)
def test_plain_text_is_the_text_received(text):
    document = build_document([Part("body", text)])
    assert document.text == text
    whole = Span(0, len(text))
    assert places(document, whole) == (Place("body", 0, len(text)),)


@given(anything | pieces)
@settings(deadline=None)
def test_escaped_text_reads_as_the_text(text):
    assert build_document([Part("body", escape(text))], format=Format.HTML).text == text


@given(pieces, formats, st.data())
@settings(deadline=None)
def test_a_place_of_any_span_lies_in_what_was_sent(text, markup, data):
    document = build_document([Part("headline", "A & B"), Part("body", text)], format=markup)
    ends = st.integers(0, len(document.text))
    start, end = sorted((data.draw(ends), data.draw(ends)))
    assert_placed(document, Span(start, end))


@given(st.lists(st.sampled_from([p for p in PIECES if "<" not in p and "&" not in p]), max_size=30))
@settings(deadline=None)
def test_words_between_tags_are_found_where_they_stand(words):
    markup = "".join(f"<p>{word}</p>" for word in words)
    document = build_document([Part("body", markup)], format=Format.HTML)
    for sentence in document.sentences:
        (place,) = places(document, sentence.span)
        reading = document.text[sentence.span.start : sentence.span.end]
        assert markup[place.start : place.end] == reading


HOSTILE = [
    *(
        "<",
        "&",
        "<!--",
        "*",
        "_",
        "[",
        "(",
        "`",
        ">",
        ".",
        "\n",
        '"',
        "\ud800",
        "\x00",
        "<a ",
        "<!",
    ),
    *(
        '<a =">" ',
        "<a b='",
        "<script>",
        "<li></h1>",
        "A<br>",
        "&a",
        "[a](",
        "> ",
        "- ",
        "1. ",
        "A\n",
    ),
    *(
        "A. ",
        "a.The ",
        "...",
        "”",
        "?” Ann ",
        "a",
        "a ",
        "  \n",
        "U.S. ",
        "。",
        "a\n- ",
        "|a|\n|-|\n",
    ),
]


@pytest.mark.parametrize("markup", Format)
@pytest.mark.parametrize("unit", HOSTILE, ids=ascii)
def test_hostile_text_is_read_in_linear_time(unit, markup):
    # Quadratic time for one of these takes minutes.
    assert_sound(build_document([Part("body", unit * (60_000 // len(unit)))], format=markup))

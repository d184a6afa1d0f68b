"""HTML and Markdown: what is read, as what, and where it stands in what was sent."""

import pytest

from checkers.document import Format, Part, build_document, places
from checkers.model import Span


def read(text, markup):
    document = build_document([Part("body", text)], format=markup)
    return [
        (paragraph.kind.value, document.text[paragraph.span.start : paragraph.span.end])
        for paragraph in document.paragraphs
    ]


def sent(text, words, markup):
    """Give what was sent for the words that a reader reads."""
    document = build_document([Part("body", text)], format=markup)
    start = document.text.index(words)
    (place,) = places(document, Span(start, start + len(words)))
    return text[place.start : place.end]


HTML = {
    "paragraphs": ("<p>One.</p><p>Two.", ["One.", "Two."]),
    "inline markup leaves no trace": ("<p>3<b>.5</b> m<i>i</i>les", ["3.5 miles"]),
    "blanks in the source": ("<div>\n  <p>\n One\n two.</p>\n</div>", ["One\n two."]),
    "line breaks": ("<p>One.<br>Two.<br/>Three", ["One.", "Two.", "Three"]),
    "a line break inside a sentence": ("<p>One and<br>two.", ["One and\ntwo."]),
    "two line breaks": ("one<br>\n<br>two", ["one", "two"]),
    "blank lines outside elements": ("One.\n\nTwo <b>three</b>.", ["One.", "Two three."]),
    "blank lines inside a paragraph": ("<p>One\n\ntwo.</p>", ["One\n\ntwo."]),
    "script, style, comment": (
        "<style>a{}</style>A<!-- <p>no --><script>if (a</b) '<p>'</script>B<template>x</template>",
        ["AB"],
    ),
    "head": ("<head><title>x</title><meta charset=u></head><body>Yes", ["Yes"]),
    "head that is never closed": ("<head><meta charset=u><body>Yes", ["Yes"]),
    "withdrawn words": ("It rose <del>30</del> 20 percent.", ["It rose  20 percent."]),
    "quote element": ("<p>He said <q>go</q>.", ["He said “go”."]),
    "entities": ("a &amp; b &#8212; c &#x201C;d&rdquo; &lt5", ["a & b — c “d” <5"]),
    "no entities": ("AT&T, R&D & 5 < 6, &bogus;", ["AT&T, R&D & 5 < 6, &bogus;"]),
    "a quoted attribute": ('<p title="a > b" id=x>One', ["One"]),
    "an attribute that is never closed": ('<p title="a>One.<p>Two.', ["One.", "Two."]),
    "a tag that is never closed": ("One <b two &amp; three", ["One <b two & three"]),
    "a comment that is never closed": ("One <!-- two", ["One"]),
    "upper case": ("<P>One.<SCRIPT>x</SCRIPT><P>Two.", ["One.", "Two."]),
    "cells": ("<table><tr><td>1</td><td>2</td></tr></table>", ["1", "2"]),
    "nothing": ("<p></p><br>", []),
}


@pytest.mark.parametrize(("text", "expected"), HTML.values(), ids=HTML)
def test_html(text, expected):
    assert [words for _, words in read(text, Format.HTML)] == expected


def test_html_elements_name_paragraphs():
    text = (
        "<h2>Head</h2><p>Text</p><ul><li>One<li>Two</ul>after<blockquote><p>Said</p><ol><li>x</ol>on"
        "</blockquote><figure><img alt=no><figcaption>Seen</figcaption></figure></h3>tail"
    )
    assert read(text, Format.HTML) == [
        ("heading", "Head"),
        ("paragraph", "Text"),
        ("list-item", "One"),
        ("list-item", "Two"),
        ("paragraph", "after"),
        ("quotation", "Said"),
        ("list-item", "x"),
        ("quotation", "on"),
        ("caption", "Seen"),
        ("paragraph", "tail"),
    ]


MARKDOWN = {
    "emphasis": ("It *rose* by **3**.5 a_b_c.", [("paragraph", "It rose by 3.5 a_b_c.")]),
    "headings": (
        "# One #\nTwo\n===\ntext",
        [("heading", "One"), ("heading", "Two"), ("paragraph", "text")],
    ),
    "lists": (
        "- one\n- two\n\n  more\n\n1. x",
        [("list-item", w) for w in ("one", "two", "more", "x")],
    ),
    "block quote": ("> He\n> said\n\nso", [("quotation", "He\nsaid"), ("paragraph", "so")]),
    "link and image": (
        "See [the *list*](http://a 'b')![map](m).",
        [("paragraph", "See the list.")],
    ),
    "reference link": ("See [list][a].\n\n[a]: http://b", [("paragraph", "See list.")]),
    "brackets that are words": ("He [Ray] left.", [("paragraph", "He [Ray] left.")]),
    "code": ("Use `5 * 3`.\n\n```\nno\n```\n\n    no", [("paragraph", "Use 5 * 3.")]),
    "escapes and entities": (r"5\* &amp; &#8364;6 \\", [("paragraph", "5* & €6 \\")]),
    "hard break": ("One.  \nTwo\\\nthree", [("paragraph", "One."), ("paragraph", "Two\nthree")]),
    "soft break": ("One\nTwo.", [("paragraph", "One\nTwo.")]),
    "inline HTML": (
        "It <b>rose</b><br>Then fell.",
        [("paragraph", "It rose"), ("paragraph", "Then fell.")],
    ),
    "HTML block": (
        "<ul><li>one &amp;\n<li>two</ul>\n\nx",
        [("list-item", "one &"), ("list-item", "two"), ("paragraph", "x")],
    ),
    "table": ("|a|b|\n|-|-|\n|1|*2*|", [("paragraph", w) for w in "ab12"]),
    "struck out": ("It rose ~~30~~20.", [("paragraph", "It rose 20.")]),
    "footnote": ("So[^1].\n\n[^1]: Ask.", [("paragraph", "So."), ("paragraph", "Ask.")]),
    "front matter": ("---\ntitle: no\n---\nYes", [("paragraph", "Yes")]),
}


@pytest.mark.parametrize(("text", "expected"), MARKDOWN.values(), ids=MARKDOWN)
def test_markdown(text, expected):
    assert read(text, Format.MARKDOWN) == expected


PLACES = {
    "an entity is covered whole": ("<p>AT&amp;T</p>", "&", Format.HTML, "&amp;"),
    "an entity at the end": ("a &pound;5&nbsp;bn", "£5\xa0", Format.HTML, "&pound;5"),
    "markup inside stays inside": (
        "<b>3</b>.5 <i>miles</i>",
        "3.5 miles",
        Format.HTML,
        "3</b>.5 <i>miles",
    ),
    "markup at the ends stays out": ("a <b>3.5</b> b", "3.5", Format.HTML, "3.5"),
    "an entity of two characters": ("a&NotEqualTilde;b", "≂", Format.HTML, "&NotEqualTilde;"),
    "behind many characters": ("é😀 **3.5**\\%", "3.5%", Format.MARKDOWN, "3.5**\\%"),
    "over quote prefixes": ("> three\n> miles", "three\nmiles", Format.MARKDOWN, "three\n> miles"),
    "half a surrogate pair": ("\ud800 *x*", "\ud800 x", Format.MARKDOWN, "\ud800 *x"),
}


@pytest.mark.parametrize(("text", "words", "markup", "expected"), PLACES.values(), ids=PLACES)
def test_places_in_markup(text, words, markup, expected):
    assert sent(text, words, markup) == expected


def test_every_field_is_read_in_the_format():
    parts = [Part("headline", "A &amp; <b>B</b>", role="headline"), Part("body", "<p>C")]
    assert build_document(parts, format=Format.HTML).text == "A & B\n\nC"

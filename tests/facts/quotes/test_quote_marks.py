"""Where quotes stand, in every newsroom's typography."""

from __future__ import annotations

import pytest
from quotes_read import facts, speakers, value, words

from checkers.document import Part, build_document
from checkers.facts.names import find_names
from checkers.facts.quotes import find_quotes
from checkers.model import Kind


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“We will build it,” Ada Brown said.", id="curly"),
        pytest.param('"We will build it," Ada Brown said.', id="straight"),
        pytest.param("''We will build it,'' Ada Brown said.", id="two apostrophes"),
        pytest.param("``We will build it,'' Ada Brown said.", id="backticks"),
        pytest.param("‘We will build it,’ Ada Brown said.", id="single curly"),
        pytest.param("'We will build it,' Ada Brown said.", id="single straight"),
        pytest.param("«We will build it,» Ada Brown said.", id="French angles"),
        pytest.param("« We will build it, » Ada Brown said.", id="French angles with blanks"),
        pytest.param("»We will build it,« Ada Brown said.", id="German angles"),
        pytest.param("„We will build it,“ Ada Brown said.", id="low and high"),
        pytest.param("“We will build it,“ Ada Brown said.", id="wrong closing curl"),
        pytest.param('“We will build it," Ada Brown said.', id="mixed"),
    ],
)
def test_every_typography_reads_alike(text: str) -> None:
    assert words(text) == ["We will build it,"]
    assert speakers(text) == ["Ada Brown"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "‘The workers’ rights don’t count, it’s clear,’ said Ada Brown.",
            ["The workers’ rights don’t count, it’s clear,"],
            id="apostrophes in British copy",
        ),
        pytest.param(
            "“He called it ‘the big one’ and left,” Ada Brown said.",
            ["He called it ‘the big one’ and left,"],
            id="single within double",
        ),
        pytest.param(
            "“He shouted “go away” and left,” Ada Brown said.",
            ["He shouted “go away” and left,"],
            id="double within double",
        ),
        pytest.param(
            "''He told me: 'Go away,''' Ada Brown said.",
            ["He told me: 'Go away,'"],
            id="three apostrophes",
        ),
        pytest.param(
            '"I am 6\'2" and proud of it," Ada Brown said.',
            ["I am 6'2\" and proud of it,"],
            id="feet and inches within",
        ),
        pytest.param(
            "“We will build it,” Ada Brown said, “and soon.”",
            ["We will build it,", "and soon."],
            id="interrupted by its attribution",
        ),
    ],
)
def test_quoted_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The boys' coach isn't the girls' coach.", id="apostrophes"),
        pytest.param("Rock 'n' roll in the '90s, 'til dawn.", id="elisions"),
        pytest.param('He stands 6\'2" tall and drives a 5.5" nail.', id="inches"),
        pytest.param('The sign read nothing but """"""""', id="a row of marks"),
        pytest.param('"" and “”', id="nothing between marks"),
        pytest.param('<tweet date="2016-01-01" by="x">', id="attributes of markup"),
        pytest.param("", id="empty"),
    ],
)
def test_no_quote(text: str) -> None:
    assert words(text) == []


def test_a_quote_over_paragraphs_is_one() -> None:
    text = "Ada Brown said:\n\n“First we dig.\n\n“Then we build.\n\n“Then we rest.”\n\nAll left."
    (fact,) = facts(text)
    parts = [text[s.start : s.end] for s in value(fact).segments]
    assert parts == ["First we dig.", "Then we build.", "Then we rest."]
    assert fact.text.startswith("First")
    assert fact.text.endswith("rest.")
    assert value(fact).closed
    assert speakers(text) == ["Ada Brown"]


def test_a_quote_over_blocks_is_one() -> None:
    parts = [Part("b1", "“First we dig."), Part("b2", "“Then we build,” Ada Brown said.")]
    document = build_document(parts)
    (fact,) = find_quotes(document, find_names(document))
    assert len(value(fact).segments) == 2
    speaker = value(fact).speaker
    assert speaker is not None
    assert speaker.text == "Ada Brown"


def test_a_quote_that_nothing_closes_ends_with_its_paragraph() -> None:
    found = facts("Ada Brown said: “We will build it.\n\nThe mayor left.")
    assert [(fact.text, value(fact).closed) for fact in found] == [("We will build it.", False)]


def test_a_closed_quote_does_not_go_on() -> None:
    text = "“First we dig,” Ada Brown said.\n\n“Then we build,” Peter Quill said."
    assert speakers(text) == ["Ada Brown", "Peter Quill"]


@pytest.mark.parametrize(
    ("text", "expected", "speaker"),
    [
        pytest.param(
            '"First we dig, and then we build.\nAda Brown, mayor of Harlow."\n\nIt froze.',
            "First we dig, and then we build.",
            "Ada Brown",
            id="a name",
        ),
        pytest.param(
            '"First we dig, and then we build.\nHarlow Port board member."\n\nIt froze.',
            "First we dig, and then we build.",
            "Harlow Port board member",
            id="an office",
        ),
        pytest.param(
            '"First we dig.\nThen we build it all."\n\nIt froze.',
            "First we dig.\nThen we build it all.",
            None,
            id="no signature: a second line",
        ),
        pytest.param(
            "It was Brown who said: “First we dig.\n\n“Ada Brown.”",
            "First we dig.\n\n“Ada Brown.",
            "who",
            id="no signature: a paragraph that a mark opens again",
        ),
    ],
)
def test_a_signature_within_the_marks(text: str, expected: str, speaker: str | None) -> None:
    assert words(text) == [expected]
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '"We dig," said Brown. She spoke of"plans for both our countries."',
            ["We dig,", "plans for both our countries."],
            id="behind a word",
        ),
        pytest.param(
            '"We dig," said Brown of the port."We build it all."',
            ["We dig,", "We build it all."],
            id="behind a full stop",
        ),
        pytest.param(
            '"We dig," said Brown. "We build,"Brown said, "and soon."',
            ["We dig,", "We build,", "and soon."],
            id="a mark that closes, and another that opens next",
        ),
        pytest.param('"We dig," said Brown. Use a 5"x7" card.', ["We dig,"], id="inches"),
    ],
)
def test_an_opening_mark_without_its_blank(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_the_opening_mark_and_the_kind_are_told() -> None:
    text = "Then “we will build it,” Ada Brown said."
    (fact,) = facts(text)
    opening = value(fact).opening
    assert fact.kind is Kind.QUOTE
    assert opening is not None
    assert text[opening.start : opening.end] == "“"
    assert value(fact).direct


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '"They call it “the gift” here," Ada Brown said.',
            ["They call it “the gift” here,"],
            id="curly within straight",
        ),
        pytest.param(
            "''We will build it, '' Ada Brown said.",
            ["We will build it,"],
            id="late",
        ),
        pytest.param(
            "“We will build it,”Ada Brown said.",
            ["We will build it,"],
            id="close",
        ),
        pytest.param("“ We will build it,” Ada Brown said.", ["We will build it,"], id="blank"),
        pytest.param(
            "‘‘We will build it,’’ Ada Brown said.", ["We will build it,"], id="two curly singles"
        ),
        pytest.param("« Nous construisons », said Brown.", ["Nous construisons"], id="comma"),
        pytest.param("In 't Veld there is no quote, nor in 't Hart.", [], id="Dutch names"),
    ],
)
def test_marks_set_in_haste(text: str, expected: list[str]) -> None:
    assert words(text) == expected

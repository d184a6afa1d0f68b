"""Titles of works, slogans on things and scare quotes told apart from speech."""

from __future__ import annotations

import pytest
from quotes_read import facts, value


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They watched the film “The Long Winter Road” twice.", id="title"),
        pytest.param("The so-called “experts” went home.", id="scare quotes"),
        pytest.param("A shop sold “Build The Harbour” hats.", id="slogan"),
        pytest.param("Brown said so on NBC’s “Meet The Harbour.”", id="a show behind 's"),
        pytest.param("Brown told “Harlow This Morning” that it was late.", id="a told show"),
        pytest.param("In an interview with “Harlow This Morning,” Brown left.", id="a show"),
        pytest.param("Brown wrote a book called “Women Who Dig.”", id="called"),
        pytest.param("They read “How the pier was won,” by Ada Brown.", id="a work and its author"),
        pytest.param("A poster, “Close the harbour now” (2003), hung there.", id="its year"),
        pytest.param("Yes, the “law and order” issue was old.", id="a piece that modifies a noun"),
        pytest.param("They praised the “Build It Now” movement.", id="a movement"),
        pytest.param("A group in “We are Harlow” T-shirts marched by.", id="T-shirts"),
        pytest.param("Brown said he saw the “Dig para Harlow” yard signs.", id="signs of a kind"),
        pytest.param("It was like “Gold is the Old Black” star Ada Brown.", id="a star behind it"),
        pytest.param("Brown was in the film “Shark Harbour 3: Oh No!”", id="a film with a !"),
        pytest.param("Brown edits “The Pier's Winter” at home.", id="a possessive in a title"),
        pytest.param(
            "One of her reads, “This Kind of Sea,” by Ada Brown.", id="a title that is credited"
        ),
        pytest.param(
            "“We dig,” Brown said. “We dig.”\n\n‘A very hard winter.’\n\nIt rained.", id="crosshead"
        ),
        pytest.param("“We dig,” Brown said.\n\n“A VERY HARD WINTER”\n\nIt rained.", id="capitals"),
        pytest.param(
            "“We dig,” Brown said. “We dig.”\n\nBrown is ‘glad to dig’ again.", id="the other marks"
        ),
    ],
)
def test_no_speech_has_no_speaker(text: str) -> None:
    fact = facts(text)[-1]
    assert not value(fact).attributable
    assert not value(fact).direct
    assert value(fact).speaker is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“Build The Harbour Now,” Ada Brown said.", id="a headline's capitals"),
        pytest.param("Ada Brown: ‘I Think We Will’", id="a label"),
        pytest.param("There were chants of “Build The Harbour” in Harlow.", id="chants of"),
        pytest.param("They answered with one sentence: “This Is Fine.”", id="a colon"),
        pytest.param("Brown wrote: “THIS IS NOT FINE.”", id="capitals throughout"),
        pytest.param("Brown sold “Dig! Dig! Dig! Dig” to them.", id="exclamations"),
        pytest.param("Brown said the plan was “a gift to builders.”", id="said piece"),
        pytest.param("They held to the “dig it or lose it” promise.", id="behind it, a promise"),
        pytest.param("Celebrating Brown “digging it all,” apparently in rain.", id="punctuated"),
        pytest.param("Lee met “dull and late replies,” by Brown.", id="by, and no title"),
        pytest.param("Brown called him a “kind and able” author.", id="an author so called"),
        pytest.param("Brown said: “We Can’t Dig It.”", id="a short form in capitals"),
    ],
)
def test_speech(text: str) -> None:
    (fact,) = facts(text)
    assert value(fact).attributable
    assert value(fact).direct


def test_one_quoted_word_with_a_cue_is_speech() -> None:
    (fact,) = facts("“Never,” Ada Brown said.")
    assert value(fact).attributable


_TOLD = "\n\n“This road can not go on,” Ada Brown said. “We dig now.”\n\nPeter Quill left."


@pytest.mark.parametrize(
    ("headline", "speech"),
    [
        pytest.param("Ada Brown: ‘This Road Can Not Go On’", False, id="its words come again"),
        pytest.param("Brown Says It ‘Can Not Go On’ Like This", False, id="some of them do"),
        pytest.param("Ada Brown: ‘This road will not go on’", True, id="other words"),
        pytest.param("Ada Brown: “This road can not go on”", True, id="no headline's marks"),
        pytest.param("Peter Quill: ‘This road can not go on’", True, id="said by another"),
        pytest.param("It rained. " * 15 + "Brown said: ‘We dig now.’", True, id="a paragraph"),
    ],
)
def test_a_headline_quotes_what_the_text_quotes(headline: str, *, speech: bool) -> None:
    first, *others = facts(headline + _TOLD)
    assert value(first).attributable is speech
    assert value(first).direct is speech
    assert (value(first).speaker is not None) is speech
    assert all(value(fact).direct for fact in others)

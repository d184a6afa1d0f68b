"""Indirect speech: content, cue and speaker, as far as grammar shows them."""

from __future__ import annotations

import pytest
from quotes_read import facts, indirect, value


@pytest.mark.parametrize(
    ("text", "content", "speaker", "cue"),
    [
        ("Ada Brown said the pier was closed.", "the pier was closed", "Ada Brown", "said"),
        ("Brown said that it was shut.", "that it was shut", "Brown", "said"),
        ("She told the Gazette that it was late.", "that it was late", "She", "told"),
        ("She told him it was late.", "it was late", "She", "told"),
        ("Brown said on Monday that it was shut.", "that it was shut", "Brown", "said"),
        ("The mayor has said she will go.", "she will go", "The mayor", "said"),
        ("In Ohio on Monday, Brown warned that ice fell.", "that ice fell", "Brown", "warned"),
        ("The pier was closed, Ada Brown said.", "The pier was closed", "Ada Brown", "said"),
        ("The pier was closed, said Ada Brown.", "The pier was closed", "Ada Brown", "said"),
        ("The pier was closed, she said on Monday.", "The pier was closed", "she", "said"),
        ("According to Brown, it was late.", "it was late", "Brown", "According to"),
        ("It was late, according to the mayor.", "It was late", "the mayor", "according to"),
        ("Brown said it was late, and Quill left.", "it was late", "Brown", "said"),
        ("Brown said it was late; Quill left.", "it was late", "Brown", "said"),
        ("While Brown said it was late, Quill left.", "it was late", "Brown", "said"),
        ("Officials said they were late.", "they were late", "Officials", "said"),
    ],
)
def test_one_statement(text: str, content: str, speaker: str, cue: str) -> None:
    (fact,) = indirect(text)
    quote = value(fact)
    assert fact.text == content
    assert not quote.direct
    assert quote.attributable
    assert quote.speaker is not None
    assert quote.speaker.text == speaker
    assert quote.cue is not None
    assert text[quote.cue.start : quote.cue.end] == cue


def test_the_speaker_resolves_to_a_person() -> None:
    (fact,) = indirect("They met Ada Brown. Brown said the pier was closed.")
    speaker = value(fact).speaker
    assert speaker is not None
    assert speaker.name == "Ada Brown"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Brown did not say it was late.", id="denied"),
        pytest.param("Brown never said that it was late.", id="never"),
        pytest.param("Brown would say that it was late.", id="only possible"),
        pytest.param("The report claims more ground.", id="a verb with an object"),
        pytest.param("The claims that were made rose.", id="a noun"),
        pytest.param("The 15 states that have voted are small.", id="a noun behind a number"),
        pytest.param("Brown announced the sale of the pier.", id="no clause"),
        pytest.param("Brown vowed to build it.", id="an infinitive"),
        pytest.param("Brown, who said it was late, left.", id="a relative clause"),
        pytest.param("Brown said hello.", id="a greeting"),
        pytest.param("The pier was closed.", id="a statement of the article's own"),
    ],
)
def test_no_indirect_speech(text: str) -> None:
    assert indirect(text) == []


def test_a_sentence_that_quotes_is_left_to_the_quote() -> None:
    text = "Brown said the pier was “a gift to builders.”"
    assert indirect(text) == []
    assert [fact.text for fact in facts(text)] == ["a gift to builders."]

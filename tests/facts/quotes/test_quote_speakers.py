"""Who speaks a quote, and which words tell."""

from __future__ import annotations

import pytest
from quotes_read import facts, persons, speakers, value


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        pytest.param("“We will build it,” Brown said.", "Brown", "said", id="after"),
        pytest.param("“We will build it,” said Brown.", "Brown", "said", id="inverted"),
        pytest.param("“We will build it”, said Brown.", "Brown", "said", id="comma outside"),
        pytest.param("“Will we build it?” asked Brown.", "Brown", "asked", id="asked inverted"),
        pytest.param("Brown said, “We will build it.”", "Brown", "said", id="before"),
        pytest.param("Brown told the Gazette: “We will build.”", "Brown", "told", id="told"),
        pytest.param("Brown told Quill that “we will build.”", "Brown", "told", id="told a name"),
        pytest.param("“We will build it,” she told Quill.", "she", "told", id="pronoun told"),
        pytest.param("In a statement, Brown said: “We build.”", "Brown", "said", id="statement"),
        pytest.param("“We build,” according to Brown.", "Brown", "according to", id="according"),
        pytest.param("Brown left, saying “we will build it.”", "Brown", "saying", id="saying"),
        pytest.param(
            "Brown was quoted as saying “we will build it.”", "Brown", "saying", id="quoted as"
        ),
        pytest.param("Brown: “We will build it.”", "Brown", None, id="label"),
        pytest.param("“We build,” said the open letter.", "the open letter", "said", id="letter"),
        pytest.param("“We build,” a spokesman said.", "a spokesman", "said", id="spokesman"),
        pytest.param("“We build,” Brown, who is 51, said.", "Brown, who is 51", "said", id="who"),
        pytest.param(
            "“We build.” Ada Brown, Harlow rep, told Variety.",
            "Ada Brown, Harlow rep",
            "told",
            id="full stop before a bare attribution",
        ),
        pytest.param(
            "“We build,” said Ada Brown, the mayor of Harlow.",
            "Ada Brown, the mayor of Harlow",
            "said",
            id="apposition",
        ),
        pytest.param(
            "The plan was “very bold indeed,” campaign aide Ada Brown said.",
            "campaign aide Ada Brown",
            "said",
            id="role before the name",
        ),
        pytest.param("Brown called the plan “a gift to builders.”", "Brown", "called", id="called"),
        pytest.param(
            "Earlier this week Brown told them: “We build.”", "Brown", "told", id="time first"
        ),
        pytest.param("Said Brown: “We will build it.”", "Brown", "Said", id="cue first"),
        pytest.param(
            "Brown, on a visit to Harlow, Ohio, said: “We build.”",
            "Brown, on a visit to Harlow, Ohio",
            "said",
            id="aside with commas",
        ),
        pytest.param(
            "Brown went on to say: “We will build it.”", "Brown", "say", id="went on to say"
        ),
        pytest.param(
            "The pro-Harlow baker Brown said, “We build it.”",
            "The pro-Harlow baker Brown",
            "said",
            id="name within a word",
        ),
        pytest.param(
            "The plan, Brown said, was “a gift to builders.”", "Brown", "said", id="parenthesis"
        ),
    ],
)
def test_speaker_and_cue(text: str, speaker: str, cue: str | None) -> None:
    (fact,) = facts(text)
    found = value(fact).speaker
    assert found is not None
    assert found.text.rstrip(",") == speaker
    span = value(fact).cue
    assert (None if span is None else text[span.start : span.end]) == cue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“We dig,” Brown said. “We build.”", ["Brown", "Brown"], id="goes on"),
        pytest.param("“We dig,” Brown said, “and build.”", ["Brown", "Brown"], id="interrupted"),
        pytest.param(
            "Brown called it “too big” and “far too dear.”", ["Brown", "Brown"], id="two pieces"
        ),
        pytest.param("Brown shook her head. “We will not build.”", ["Brown"], id="sentence before"),
        pytest.param(
            "Then Brown spoke again:\n\n“We will build.”", ["Brown"], id="paragraph before"
        ),
        pytest.param(
            "“We dig,” Brown said.\n\n“And then we will build.”",
            ["Brown", "Brown"],
            id="same voice in the next paragraph",
        ),
    ],
)
def test_speakers_carried_on(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The cellar was full.", None),
        ("Prices rose.", None),
        ("It was cold.", None),
        ("The mayor's car was full.", None),
        ("The mayor shook her head.", "The mayor"),
        ("Residents of Harlow were furious.", "Residents"),
        ("The school board was blunt.", "The school board"),
        ("Ada Brown shrugged.", "Ada Brown"),
        ("She shrugged.", "She"),
        ("The pathologists shrugged.", "The pathologists"),
    ],
)
def test_only_who_can_speak_speaks_a_quote_beside_the_sentence(
    sentence: str, speaker: str | None
) -> None:
    text = f"{sentence} “Nobody warned us about the water in the cellar.” The road reopened."
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("words_before", "speaker"),
    [
        ("Husted continued by saying, ", "Husted"),
        ("Ada Brown went on: ", "Ada Brown"),
        ("Ada Brown said: ", "Ada Brown"),
        ("Another said, ", "Another"),
    ],
)
def test_words_of_speech_find_the_speaker_before_them(words_before: str, speaker: str) -> None:
    assert speakers(f"{words_before}“We will count every vote in Harlow.”") == [speaker]


def test_the_hearer_is_never_the_speaker() -> None:
    text = "“We will build it.” The crowd roared, and someone told Brown.\n\nPeter Quill slept."
    assert "Brown" not in speakers(text)


def test_nobody_is_named() -> None:
    assert speakers("It rained.\n\n“We will build a harbour.”\n\nIt rained again.") == [None]


# --- persons ----------------------------------------------------------------------------------


def test_a_surname_resolves_to_the_full_name() -> None:
    assert persons("They met Ada Brown.\n\n“We will build,” Brown said.") == ["Ada Brown"]


def test_a_pronoun_resolves_to_the_only_person_that_fits() -> None:
    text = "Ada Brown met Peter Quill.\n\n“We will build,” she said. “Never,” he added."
    assert persons(text) == ["Ada Brown", "Peter Quill"]


def test_a_pronoun_that_two_persons_fit_stays_open() -> None:
    text = "Ada Brown met Emma Quill.\n\n“We will build it,” she said."
    assert persons(text) == [None]
    assert speakers(text) == ["she"]


def test_a_plural_names_nobody() -> None:
    assert persons("They met Ada Brown.\n\n“We will build it,” they said.") == [None]


def test_an_open_letter_is_no_person() -> None:
    assert persons("“We will build it,” said the open letter.") == [None]


def test_who_resolves_to_what_it_goes_back_to() -> None:
    assert persons("It was Ada Brown who said, “We will build it.”") == ["Ada Brown"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met Sen. Ada Brown.\n\n“We build it,” the senator said.", "Ada Brown"),
        ("They met mayor Ada Brown.\n\n“We build it,” the mayor said.", "Ada Brown"),
        ("They met Ada Brown, the mayor of Ohio.\n\n“We build,” said the mayor.", "Ada Brown"),
        ("“We build it,” said the mayor, Ada Brown.", "Ada Brown"),
        ("“We build it,” said her lawyer, Ada Brown.", "Ada Brown"),
        ("“We build it,” campaign aide Ada Brown said.", "Ada Brown"),
        ("They met Ada Brown.\n\n“We build it,” Ms. Brown said.", "Ada Brown"),
        ("They met Mr. King.\n\n“We build it,” Mr. King said.", "King"),
        ("They met George Will.\n\n“We build it,” Will wrote.", "George Will"),
    ],
)
def test_titles_offices_and_odd_surnames_resolve(text: str, expected: str) -> None:
    assert persons(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "They met Sen. Ada Brown and Sen. Ann Lee.\n\n“We build,” the senator said.",
            id="two senators",
        ),
        pytest.param("“We build it,” said Ada Brown and Ann Lee.", id="two speakers"),
        pytest.param("They met Ada Brown.\n\n“We build it,” a mayor said.", id="any mayor"),
        pytest.param("They met Ada Brown.\n\n“We build it,” it said.", id="it"),
        pytest.param("They met Ada Brown.\n\n“We build it,” he said.", id="the other gender"),
    ],
)
def test_what_the_text_does_not_tell_stays_open(text: str) -> None:
    assert persons(text) == [None]

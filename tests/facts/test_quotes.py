"""Direct quotes: where they stand, who speaks, and what is no speech at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkers.document import Part, build_document
from checkers.facts.names import find_names
from checkers.facts.quotes import find_quotes
from checkers.model import Fact, Kind, Quotation


def facts(text: str) -> list[Fact]:
    document = build_document([Part("body", text)])
    return find_quotes(document, find_names(document))


def value(fact: Fact) -> Quotation:
    assert isinstance(fact.value, Quotation)
    return fact.value


def words(text: str) -> list[str]:
    return [fact.text for fact in facts(text)]


def speakers(text: str) -> list[str | None]:
    found = (value(fact).speaker for fact in facts(text))
    return [None if speaker is None else speaker.text for speaker in found]


def persons(text: str) -> list[str | None]:
    found = (value(fact).speaker for fact in facts(text))
    return [None if speaker is None else speaker.name for speaker in found]


# --- marks ------------------------------------------------------------------------------------


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


def test_the_opening_mark_and_the_kind_are_told() -> None:
    text = "Then “we will build it,” Ada Brown said."
    (fact,) = facts(text)
    opening = value(fact).opening
    assert fact.kind is Kind.QUOTE
    assert opening is not None
    assert text[opening.start : opening.end] == "“"
    assert value(fact).direct


# --- speakers ---------------------------------------------------------------------------------


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


# --- no speech --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They watched the film “The Long Winter Road” twice.", id="title"),
        pytest.param("The so-called “experts” went home.", id="scare quotes"),
        pytest.param("A shop sold “Build The Harbour” hats.", id="slogan"),
    ],
)
def test_titles_and_scare_quotes_have_no_speaker(text: str) -> None:
    (fact,) = facts(text)
    assert not value(fact).attributable
    assert value(fact).speaker is None


def test_one_quoted_word_with_a_cue_is_speech() -> None:
    (fact,) = facts("“Never,” Ada Brown said.")
    assert value(fact).attributable


# --- laws -------------------------------------------------------------------------------------

_SHAPES = "“ ” \" '' `` ' ‘ ’ « » „ said Ada who told the mayor of , . : ? - ( ) 34 she and"
_MARKS = st.sampled_from([*_SHAPES.split(), " ", "  ", "\n\n", "Ada Brown"])


@given(st.one_of(st.text(), st.lists(_MARKS, max_size=60).map("".join)))
@settings(max_examples=300, deadline=None)
def test_no_input_raises_and_spans_slice_to_their_words(text: str) -> None:
    for fact in facts(text):
        quote = value(fact)
        assert text[fact.span.start : fact.span.end] == fact.text
        assert fact.span.start == quote.segments[0].start < quote.segments[-1].end == fact.span.end
        assert quote.attributable or quote.speaker is None
        if quote.speaker is not None:
            span = quote.speaker.span
            assert text[span.start : span.end] == quote.speaker.text != ""


_TEMPLATES = (
    "“{words},” {name} {cue}.",
    "“{words},” {cue} {name}.",
    "{name} {cue}, “{words}.”",
    "{name} {cue}: “{words}.”",
    "In Ohio on Monday, {name} {cue} that “{words}.”",
    "“{words},” {name}, the mayor of Harlow, {cue}.",
    "“{words},” {cue} {name}, a baker from Harlow.",
)


@given(
    template=st.sampled_from(_TEMPLATES),
    name=st.sampled_from(["Ada Brown", "Mr. Quill", "Peter van Dorn", "Brown", "José Ibáñez"]),
    cue=st.sampled_from(["said", "added", "says", "replied", "insisted", "wrote"]),
    words=st.lists(
        st.sampled_from(["we", "will", "not", "build", "it", "soon", "harbour"]), min_size=3
    ).map(" ".join),
)
@settings(max_examples=150, deadline=None)
def test_a_quote_built_from_a_template_reads_back(
    template: str, name: str, cue: str, words: str
) -> None:
    (fact,) = facts(template.format(name=name, cue=cue, words=words))
    assert fact.text.rstrip(",.") == words
    speaker = value(fact).speaker
    assert speaker is not None
    assert speaker.text.startswith(name)


_PIECES = ['"', "'", "“", "”", "said ", '"A" ', "'a ", "“a\n\n", '"a," said A and ', "6'2\" ", "\0"]


@pytest.mark.parametrize("piece", _PIECES)
def test_hostile_repetition(piece: str) -> None:
    text = piece * 5_000
    assert all(text[f.span.start : f.span.end] == f.text for f in facts(text))

"""Many constructions for one thing: who says that something will be built."""

from __future__ import annotations

import pytest
from quotes_read import facts, speakers, value


def _case(text, speaker, cue=None):
    return pytest.param(text, speaker, cue, id=text[:60])


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        # Behind the quote: the order of subject and verb, tenses, hearers, asides.
        _case("“We build it all,” Ada Brown would later say.", "Ada Brown", "say"),
        _case("“We build it all,” Ada Brown had told colleagues.", "Ada Brown", "told"),
        _case("“We build it all,” Ada Brown went on to say.", "Ada Brown", "say"),
        _case("“We build it all”, Ada Brown, the mayor, has said.", "Ada Brown, the mayor", "said"),
        _case("“We build it all,” Ada Brown, mayor of Harlow said.", None, "said"),
        _case("“We build it all,” Ada Brown, who runs the port said.", None, "said"),
        _case("“We build it all,” Ann Lee, in a hat and “Go” pins, said.", None, "said"),
        _case("“We build it all,” said the then-mayor, Ada Brown.", None, "said"),
        _case("“We build it all,” said Brown’s lawyer, Ann Lee.", None, "said"),
        _case("“We build it all,” former planning director Ann Lee wrote.", None, "wrote"),
        _case("“We build it all,” Brown is quoted as saying.", "Brown", "saying"),
        _case("“We build it all,” Brown is reported to have said.", "Brown", "said"),
        _case("“We build it all,” as Ada Brown likes to say.", "Ada Brown", "say"),
        _case("“We build it all” was how Ada Brown put it.", "Ada Brown", "put"),
        _case("“We build it all.” So said Ada Brown.", "Ada Brown", "said"),
        _case("“We build it all,” beamed Ada Brown of Harlow.", "Ada Brown", "beamed"),
        _case("“We build it all,” Ada Brown chirped.", "Ada Brown", "chirped"),
        _case("“We build it all,” came the reply from Ada Brown.", None, None),
        _case("“We build it all.” That line from Ada Brown was new.", "Ada Brown", "line"),
        # Nominal speakers.
        _case("“We build it all,” a spokeswoman for Quill told Reuters.", None, "told"),
        _case("“We build it all,” the officials said.", "the officials", "said"),
        _case("“We build it all,” said two of the workers.", "two of the workers", "said"),
        _case("“We build it all,” said one of the men.", "one of the men", "said"),
        _case("“We build it all,” said one.", "one", "said"),
        _case("“We build it all,” another added.", "another", "added"),
        _case("“We build it all,” the report says.", "the report", "says"),
        _case("“We build it all,” reads the sign.", "the sign", "reads"),
        # Sources.
        _case("According to Brown, “we build it all.”", "Brown", "According to"),
        _case("The plan is “a gift to builders”, according to the mayor.", None, "according to"),
        _case("“A gift to builders,” in Brown’s view, is late.", "Brown", "view"),
        _case("In the words of Ada Brown, “we build it all.”", "Ada Brown", "words"),
        _case("According to Ada Brown, the pier is “a gift to builders.”", "Ada Brown", None),
        _case("In response to Quill’s attack, Brown said “we build it all.”", "Brown", "said"),
        _case("To quote Ada Brown, “we build it all.”", "Ada Brown", "quote"),
        _case("As Ada Brown once put it: “We build it all.”", "Ada Brown", "put"),
        _case("For Ada Brown, the plan was “a gift to builders.”", "Ada Brown", None),
        _case("“We build it all” were Brown's words.", "Brown", None),
        _case("“We build it all,” was the mayor's verdict.", "the mayor's", None),
        _case("“We build it all”, was Ada Brown’s.", "Ada Brown", None),
        _case("The line “we build it all”, spoken by a porter, was heard.", "a porter", "spoken"),
        # Before the quote.
        _case("Asked by the Gazette, Brown replied: “We build it all.”", "Brown", "replied"),
        _case("Speaking in Harlow, Brown was blunt: “We build it all.”", "Brown", None),
        _case("Brown (D-Ohio) said, “We build it all.”", "Brown (D-Ohio)", "said"),
        _case("Brown's warning that “we build it all” was heard.", "Brown", "warning"),
        _case("The mayor's promise: “We build it all.”", "The mayor's", "promise"),
        _case("Her answer: “We build it all.”", "Her", "answer"),
        _case("It was Brown who said: “We build it all.”", "who", "said"),
        _case("A message that said “we build it all” came.", "that", "said"),
        _case("They held up a sign saying “We build it all now.”", "a sign", "saying"),
        _case("The road was full, with Ada Brown chanting “We build it all.”", "Ada Brown", None),
        _case("Brown issued a statement saying “we build it all.”", "Brown", "saying"),
        _case("Brown dodged the question, saying “we build it all.”", "Brown", "saying"),
        _case("On Monday, Brown nodded before saying “we build it all.”", "Brown", "saying"),
        _case("HARLOW, Dec. 8 (XYZ) — In Ohio, Brown rose, saying: “We dig.”", "Brown", "saying"),
        _case("At a rally in Harlow, Ohio, on Sunday, Brown waved, saying “we build.”", None, None),
        _case("Quill frowned, and Ada Brown shot back: “We build it all.”", "Ada Brown", "shot"),
        _case("It rains in Harlow - Ada Brown: “We build it all.”", "Ada Brown", None),
        _case("It rains - Ada Brown and Ann Lee: “We build.”", "Ada Brown and Ann Lee", None),
        _case("The pier stays shut, Brown said, adding, “We build it all.”", "Brown", "adding"),
        _case("Speaking in Harlow, Ohio, Brown rose, calling it “a gift to us.”", "Brown", None),
        _case("In a long, in-jail talk, Lee said she was ill and added, “We dig.”", "Lee", "added"),
        _case("Her Gazette comment that “we build it all” was late.", "Her", "comment"),
        # Before the quote, with a modifier or an aside between subject and verb.
        _case("An aide speaking to the Gazette said, “We build it all.”", "An aide", "said"),
        _case("An aide who asked not to be named to tell of it said, “We dig.”", "An aide", "said"),
        _case("A letter seen by the Gazette says “we build it all.”", "A letter", "says"),
        _case("Brown has in the past called it “a gift to builders.”", "Brown", "called"),
        _case("As Ada Brown, a former mayor of Harlow, put it: “We dig.”", "Ada Brown", "put"),
        _case(
            "Ann Lee, the head of the port's paper, the Gazette, said it was “a gift.”",
            None,
            "said",
        ),
        _case("Brown said when Ms. Lee warned of the flood, “she spoke for us.”", "Brown", "said"),
        _case(
            "When Brown spoke of Harlow and said he would “build it all,” he won.", "Brown", None
        ),
        # A pronoun within what somebody says of himself.
        _case("Brown said he wants what he called “a gift to builders.”", "Brown", "said"),
        _case("Brown said that she thinks it is “a gift to builders.”", "Brown", "said"),
        _case("Ada Brown said he called it “a gift to builders.”", "he", "called"),
        _case("It rained, and he called it “a gift to builders.”", "he", "called"),
        # Passives: who is asked or told does not speak.
        _case("Brown was asked by Peter Quill, “Will you build it all?”", "Peter Quill", "asked"),
        _case("Brown was told by the mayor that “we build it all.”", "the mayor", "told"),
        _case("Brown was called “the builder of Harlow” by Peter Quill.", "Peter Quill", None),
        _case("Brown was overheard saying “we build it all.”", "Brown", "saying"),
        # Labels, captions, signatures, interviews.
        _case("Brown: “We build it all.”", "Brown", None),
        _case("Ada Brown, 34, baker: “We build it all.”", "Ada Brown", None),
        _case("Q: What now?\n\nAda Brown: “We build it all.”", "Ada Brown", None),
        _case("“We build it all.” — Ada Brown, mayor of Harlow", "Ada Brown", None),
        _case("“We build it all.” – Ada Brown", "Ada Brown", None),
        _case("“We build it all.” (Ada Brown, mayor)", "Ada Brown", None),
        _case("“We build it all.”\n\n— Ada Brown, in a letter", "Ada Brown", None),
        _case("“We build it all.”\n\nAda Brown, mayor\n\nIt rained.", "Ada Brown", None),
        _case("It rained all day.\n\nAda Brown\n\n“We build it all.”", "Ada Brown", None),
    ],
)
def test_one_quote(text: str, speaker: str | None, cue: str | None) -> None:
    """`speaker` None: the words "Ada Brown", "Ann Lee" and the like are read off the text."""
    (fact, *_) = facts(text)
    found = value(fact).speaker
    assert found is not None
    if speaker is None:
        assert any(word in found.text for word in ("Ada", "Ann", "Brown", "spokes", "mayor"))
    else:
        assert found.text.rstrip(",").startswith(speaker)
    span = value(fact).cue
    if cue is not None:
        assert span is not None
        assert text[span.start : span.end] == cue


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Brown was asked: “Will you build it all?”", id="asked"),
        pytest.param("Brown was told that “we build it all.”", id="told"),
        pytest.param("Brown has been called “the builder of Harlow.”", id="called"),
        pytest.param("It rained. “We build it all.” It snowed.", id="nobody near"),
        pytest.param("“The Winter Road, or Snow” was Brown's film.", id="a film of hers"),
        pytest.param("It rained on the pier.\n\n“We build it all.”", id="a paragraph of rain"),
    ],
)
def test_who_speaks_stays_open(text: str) -> None:
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    ("text", "hearer"),
    [
        ("“We build it all,” she told Peter Quill.", "Peter Quill"),
        ("She asked Peter Quill: “Will you build it all?”", "Peter Quill"),
        ("“Will you build it all?” she asked Peter Quill.", "Peter Quill"),
        ("She thanked Peter Quill for “a gift to builders.”", "Peter Quill"),
        ("She reminded Peter Quill that “we build it all.”", "Peter Quill"),
        ("Peter Quill was reminded by her aide that “we build it all.”", "Peter Quill"),
        ("Asked by Peter Quill, she said: “We build it all.”", "Peter Quill"),
        ("“We build it all,” she said, turning to Peter Quill.", "Peter Quill"),
    ],
)
def test_never_the_hearer(text: str, hearer: str) -> None:
    (speaker,) = speakers(text)
    assert speaker is not None
    assert hearer not in speaker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“We dig here,” Brown said.\n\nBrown added that time was short.\n\n“We build it.”",
            ["Brown", "Brown"],
            id="a paragraph of indirect speech between",
        ),
        pytest.param(
            "“We dig here,” said Brown, who stood in the rain. It rained.\n\n“We build.”",
            ["Brown, who stood in the rain"] * 2,
            id="alone behind a quote's paragraph",
        ),
        pytest.param(
            "“We dig it,” Brown said. “We build” all of it, he said.",
            ["Brown", "he"],
            id="an attribution of its own at the end",
        ),
        pytest.param(
            "Although Brown said it was “a gift,” she claimed they had never met.",
            ["Brown"],
            id="a verb with a clause of its own behind",
        ),
        pytest.param(
            "Ada Brown, heard on the show “The Harlow Tide,” said her boss was “kind to us.”",
            [None, "Ada Brown"],
            id="behind a title within an aside",
        ),
        pytest.param(
            "Ann Lee, citing “the old tide,” said the harbour is shut.",
            ["Ann Lee"],
            id="a verb of speech whose subject stands before the quote",
        ),
        pytest.param(
            "“We will dig here now,” raising fresh questions, was what Ann Lee said.",
            [None],
            id="a participle is no subject",
        ),
        pytest.param(
            "“We dig it all,” leading economists said. “We build it,” acting mayor Ann Lee said.",
            ["leading economists", "acting mayor Ann Lee"],
            id="people that a participle describes",
        ),
        pytest.param(
            "“We dig it all.”\n\n— Ada Brown\n\n“We build it all.”\n\n— Peter Quill",
            ["Ada Brown", "Peter Quill"],
            id="a list with signatures",
        ),
        pytest.param(
            "“We dig it all.”\n\nAda Brown\n\n“We build it all.”\n\nPeter Quill",
            ["Ada Brown", "Peter Quill"],
            id="a list with names below",
        ),
        pytest.param(
            "Ada Brown\n\n“We dig it all.”\n\nPeter Quill\n\n“We build it all.”",
            ["Ada Brown", "Peter Quill"],
            id="a list with names above",
        ),
    ],
)
def test_several_quotes(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.xfail(strict=True, reason="known miss")
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We build it all.” Then came a line from Brown.", "Brown"),
        ("The “gift to all builders” was, in Brown’s view, late.", "Brown"),
        ("Brown shrugged, and her husband cut in. “We build it all.”", "her husband"),
    ],
)
def test_constructions_not_read(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]

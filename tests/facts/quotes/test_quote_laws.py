"""Laws of quotes: what is written in any construction reads back; no input raises or hangs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quotes_read import facts, indirect, value

_SHAPES = "“ ” \" '' `` ' ‘ ’ « » „ said Ada who told the mayor of , . : ? - ( ) 34 she and"
_MARKS = st.sampled_from([*_SHAPES.split(), " ", "  ", "\n\n", "Ada Brown"])


@given(st.one_of(st.text(), st.lists(_MARKS, max_size=60).map("".join)))
@settings(max_examples=300, deadline=None)
def test_no_input_raises_and_spans_slice_to_their_words(text: str) -> None:
    for fact in [*facts(text), *indirect(text)]:
        quote = value(fact)
        assert text[fact.span.start : fact.span.end] == fact.text
        assert fact.span.start == quote.segments[0].start < quote.segments[-1].end == fact.span.end
        assert quote.attributable or quote.speaker is None
        if quote.speaker is not None:
            span = quote.speaker.span
            assert text[span.start : span.end] == quote.speaker.text != ""


# {q} stands for the quote with its marks, its comma or stop within.
_CONSTRUCTIONS = (
    "{q,} {name} {cue}.",
    "{q,} {cue} {name}.",
    "{name} {cue}, {q.}",
    "{name} {cue}: {q.}",
    "In Ohio on Monday, {name} {cue} that {q.}",
    "{q,} {name}, the mayor of Harlow, {cue}.",
    "{q,} {cue} {name}, a baker from Harlow.",
    "{q,} {name} {cue} in an interview with Reuters on Tuesday.",
    "{name} told Reuters: {q.}",
    "{q,} {name} told Peter Quill.",
    "{q,} according to {name}.",
    "{q,} {name} was quoted as saying.",
    "As {name} put it, {q.}",
    "{name} left the room, saying {q.}",
    "{name} described it as {q.}",
    "{q.} — {name}",
    "{q.}\n\n— {name}, mayor of Harlow",
    "{name}: {q.}",
)
_MARKS_AROUND = (
    ("“", "”"),
    ('"', '"'),
    ("''", "''"),
    ("``", "''"),
    ("‘", "’"),
    ("'", "'"),
    ("«", "»"),
    ("« ", " »"),
    ("„", "“"),
    ("“", '"'),
)
_NAMES_OF_ONE = ["Ada Brown", "Dr. Ada Quill", "Peter van Dorn", "José Ibáñez", "Ann Lee"]


@given(
    construction=st.sampled_from(_CONSTRUCTIONS),
    marks=st.sampled_from(_MARKS_AROUND),
    name=st.sampled_from(_NAMES_OF_ONE),
    cue=st.sampled_from(["said", "added", "says", "replied", "insisted", "wrote"]),
    words=st.lists(
        st.sampled_from(["we", "will", "not", "build", "it", "soon", "harbour"]), min_size=3
    ).map(" ".join),
)
@settings(max_examples=300, deadline=None)
def test_a_quote_in_any_construction_and_typography_reads_back(
    construction: str, marks: tuple[str, str], name: str, cue: str, words: str
) -> None:
    opening, closing = marks
    text = construction.replace("{q,}", f"{opening}{words},{closing}")
    text = text.replace("{q.}", f"{opening}{words}.{closing}")
    (fact,) = facts(text.replace("{name}", name).replace("{cue}", cue))
    assert fact.text.rstrip(",.") == words
    speaker = value(fact).speaker
    assert speaker is not None
    assert speaker.text.startswith(name)
    assert value(fact).direct


_PIECES = [
    "the mayor said “a b”. ",
    "“a.”\n\n— Ada\n\n",
    "“a b” and ",
    "she said he said ",
    '"x “a” ',
    '"',
    "'",
    "“",
    "”",
    "said ",
    '"A" ',
    "'a ",
    "“a\n\n",
    '"a," said A and ',
    "6'2\" ",
    "\0",
]


@pytest.mark.parametrize("piece", _PIECES)
def test_hostile_repetition(piece: str) -> None:
    text = piece * 5_000
    assert all(text[f.span.start : f.span.end] == f.text for f in facts(text))

"""Names: what is one, of which kind, and which mentions are one person."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkers.document import Part, build_document
from checkers.facts.names import Gender, find_names, gender_of
from checkers.model import Fact, Name


def names(text: str) -> list[Fact]:
    return find_names(build_document([Part("body", text)]))


def read(text: str) -> list[tuple[str, str, str]]:
    return [
        (fact.text, fact.value.category, fact.value.entity)
        for fact in names(text)
        if isinstance(fact.value, Name)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They met Ada Brown.", ("Ada Brown", "person"), id="given name"),
        pytest.param("They met Dr. Quill there.", ("Dr. Quill", "person"), id="title"),
        pytest.param(
            "They met Secretary of State Jo Ferris.",
            ("Secretary of State Jo Ferris", "person"),
            id="office as title",
        ),
        pytest.param("They met Wren Q. Tolland.", ("Wren Q. Tolland", "person"), id="initial"),
        pytest.param("They met Wren Tolland, 34, there.", ("Wren Tolland", "person"), id="age"),
        pytest.param(
            "They met Maarten van der Berg Jr.", ("Maarten van der Berg Jr.", "person"), id="van"
        ),
        pytest.param("It was José Ibáñez.", ("José Ibáñez", "person"), id="accents"),
        pytest.param("It was Sean O’Hara who won.", ("Sean O’Hara", "person"), id="O'"),
        pytest.param("She joined Harlow Bank.", ("Harlow Bank", "organisation"), id="bank"),
        pytest.param(
            "She left the University of Ohio.", ("University of Ohio", "organisation"), id="of"
        ),
        pytest.param(
            "She left the Office for Harbour Affairs.",
            ("Office for Harbour Affairs", "organisation"),
            id="for",
        ),
        pytest.param(
            "Department of Justice lawyers left.",
            ("Department of Justice", "organisation"),
            id="of, first in its sentence",
        ),
        pytest.param("They met Mr. King.", ("Mr. King", "person"), id="a surname that is a title"),
        pytest.param("They met Mrs. English.", ("Mrs. English", "person"), id="… or a people"),
        pytest.param("They met Theresa May.", ("Theresa May", "person"), id="… or a month"),
        pytest.param("They met Ian Read.", ("Ian Read", "person"), id="… or a common word"),
        pytest.param("She left NATO.", ("NATO", "organisation"), id="acronym"),
        pytest.param("She left New Zealand.", ("New Zealand", "place"), id="two-word place"),
        pytest.param("She left Cray County.", ("Cray County", "place"), id="county"),
    ],
)
def test_one_name(text: str, expected: tuple[str, str]) -> None:
    assert [(name, category) for name, category, _ in read(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Yesterday it rained. Perhaps it will again.", id="sentence starts"),
        pytest.param("It rained on Tuesday, and in March.", id="days and months"),
        pytest.param("The Americans and the Republicans agreed.", id="peoples and parties"),
        pytest.param("The president met the secretary.", id="lower case"),
        pytest.param("In the end the President left.", id="an office alone"),
        pytest.param("“Mr. President, it rained,” they said.", id="an office addressed"),
        pytest.param("Rain Falls On Empty Streets\n\nIt rained and rained.", id="headline"),
    ],
)
def test_no_name(text: str) -> None:
    assert read(text) == []


def test_mentions_of_one_person_share_the_full_name() -> None:
    found = read("Ada Brown spoke. Mrs. Brown had waited; Brown smiled, and Ada left.")
    assert [text for text, _, _ in found] == ["Ada Brown", "Mrs. Brown", "Brown", "Ada"]
    assert {entity for _, _, entity in found} == {"Ada Brown"}


def test_the_longest_form_is_the_entity() -> None:
    found = read("They met Ada Brown. Later Ada Rose Brown left.")
    assert {entity for _, _, entity in found} == {"Ada Rose Brown"}


def test_a_surname_of_two_persons_stays_its_own() -> None:
    found = read("Ada Brown met Peter Brown. Then Brown left.")
    assert found[-1] == ("Brown", "person", "Brown")


def test_a_title_tells_two_bearers_of_a_surname_apart() -> None:
    found = read("Ada Brown met Peter Brown. Then Mr. Brown left.")
    assert found[-1] == ("Mr. Brown", "person", "Peter Brown")


def test_a_title_alone_makes_the_surname_a_person() -> None:
    found = read("They met Mr. Quill. Then Quill left.")
    assert [(category, entity) for _, category, entity in found] == [("person", "Quill")] * 2


def test_an_acronym_stands_for_the_one_body_it_fits() -> None:
    found = read("The Harbour Safety Agency met. Later the HSA closed.")
    assert found[-1] == ("HSA", "organisation", "Harbour Safety Agency")


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        ("They met the Wren Food Harvest (WFH). The WFH left.", "WFH", "Wren Food Harvest"),
        ("The Department of Harbours (DOH) met. DOH left.", "DOH", "Department of Harbours"),
        ("They met the Wren Food Harvest (XYZ). The XYZ left.", "XYZ", "XYZ"),
    ],
)
def test_an_acronym_in_brackets_is_explained(text: str, name: str, entity: str) -> None:
    found = read(text)
    assert found[-1] == (name, "organisation", entity)
    assert found[1] == (name, "organisation", entity)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met George Will. Then a column by Will came.", ["George Will", "Will"]),
        ("They met George Will. Will he come?", ["George Will"]),
        ("They met Theresa May. Soon after, May left.", ["Theresa May", "May"]),
        ("They met Theresa May in May.", ["Theresa May"]),
        ("They met Theresa May. It was late, May 5 or so.", ["Theresa May"]),
        ("They met Mr. King. Later they saw King.", ["Mr. King", "King"]),
        ("It was the Will of the people.", []),
    ],
)
def test_a_common_word_is_a_surname_where_a_full_name_shows_it(
    text: str, expected: list[str]
) -> None:
    assert [name for name, _, _ in read(text)] == expected


def test_an_apostrophe_is_one_however_it_is_set() -> None:
    found = read("They met Sean O’Hara. Then O'Hara left.")
    assert {entity for _, _, entity in found} == {"Sean O’Hara"}


def test_a_line_of_its_own_can_be_a_name() -> None:
    found = read("It rained.\n\nAda Quill\n\nIt snowed.")
    assert found == [("Ada Quill", "person", "Ada Quill")]


def test_a_possessive_is_no_part_of_a_name() -> None:
    assert read("They took Ada Brown's hat.")[0][0] == "Ada Brown"


def test_of_does_not_join_a_person_and_a_place() -> None:
    assert [name for name, _, _ in read("They met Ada Brown of Ohio.")] == ["Ada Brown", "Ohio"]


def test_headline_keeps_the_names_that_the_text_proves() -> None:
    found = read("Quill Wins Again\n\nThe winner was Ada Quill. They cheered Quill.")
    assert found[0] == ("Quill", "person", "Ada Quill")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mr. Quill", Gender.MALE),
        ("Mrs. Quill", Gender.FEMALE),
        ("Ada Quill", Gender.FEMALE),
        ("Sen. Peter Quill", Gender.MALE),
        ("Wren Quill", None),
        ("Kim Quill", None),
        ("", None),
    ],
)
def test_gender(name: str, expected: Gender | None) -> None:
    assert gender_of(name) is expected


_SHAPES = st.sampled_from(
    [
        "Ada",
        "Brown",
        "Mr.",
        "of",
        "the",
        "O’",
        "'s",
        "U.S.",
        "A.",
        "van",
        "&",
        "-",
        ",",
        ".",
        "\n\n",
    ]
)


@given(st.one_of(st.text(), st.lists(_SHAPES).map(" ".join), st.lists(_SHAPES).map("".join)))
@settings(max_examples=150, deadline=None)
def test_names_slice_to_their_words_in_order(text: str) -> None:
    found = names(text)
    assert all(text[fact.span.start : fact.span.end] == fact.text != "" for fact in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize("piece", ["A ", "A.", "A's ", "Mr. ", "of A ", "\ud800", "\0", "Ab\n"])
def test_hostile_repetition(piece: str) -> None:
    text = piece * 20_000
    assert all(text[f.span.start : f.span.end] == f.text for f in names(text))

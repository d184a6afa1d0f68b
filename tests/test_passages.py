"""Which sentence speaks of the same thing."""

import pytest

from checkers.document import Part, build_document
from checkers.facts import read_facts
from checkers.passages import PassageIndex, Reading, content_words, stem
from checkers.passages.statements import same_time


def index_of(text):
    document = build_document([Part("body", text)])
    return document, PassageIndex((document, n) for n in range(len(document.sentences)))


@pytest.mark.parametrize(
    ("one", "other"),
    [("leaked", "leaks"), ("artists", "artist"), ("closing", "closed"), ("Sora's", "Sora")],
)
def test_inflections_of_a_word_meet(one, other):
    assert stem(one.lower()) == stem(other.lower())


def test_function_words_carry_no_subject():
    assert content_words("It was said that they would be there") == ()


@pytest.mark.parametrize(
    "text",
    ["Ferries (two) sank\t1.5 miles off; nobody_else", "A well-known skipper's boat", "12kg\n-no-"],
)
def test_words_of_plain_letters_are_split_as_others_are(text):
    assert content_words(text) == content_words(f"{text} …")


def test_a_word_is_written_small_where_a_document_has_it_without_a_capital():
    document, index = index_of("Mills closed. The Harwick mill employs many. Harwick is quiet.")
    assert index.written_small("mill") == {document.id}
    assert index.written_small("harwick") == frozenset()
    assert index.written_small("ferry") == frozenset()


def test_the_sentence_that_shares_the_rare_words_comes_first():
    document, index = index_of(
        "The ferry sank in the storm. The mill employs workers on the north bank. The fair opened."
    )
    best = index.closest(content_words("Workers at the mill on the bank"))[0]
    assert document.sentences[best.sentence].span.start == document.text.index("The mill")
    assert best.share > 0.6


def test_a_neighbour_counts_but_less_than_the_sentence_itself():
    _, index = index_of("The ferry sank. The harbour was shut. Nobody spoke.")
    shares = {hit.sentence: hit.share for hit in index.closest(content_words("the ferry sank"))}
    assert shares[0] == 1.0
    assert 0 < shares.get(1, 0.5) < 1


def test_words_that_stand_nowhere_find_nothing():
    _, index = index_of("The ferry sank.")
    assert index.closest(content_words("a budget vote")) == ()
    assert index.closest(()) == ()


def statement_of(text):
    document = build_document([Part("body", text)])
    facts = read_facts(document)
    return facts, Reading((facts,)).statement(document, 0)


def test_words_within_figures_and_times_are_no_words_of_a_statement():
    facts, statement = statement_of("On 26 November a group of artists leaked the tool.")
    assert [word.stem for word in statement.around(facts.items[0].span)] == [
        "group",
        "artist",
        "leak",
        "tool",
    ]


def test_a_statement_knows_its_names_its_verbs_and_its_loose_digits():
    _, statement = statement_of("Two more ferries left Harwick on Gate 12 for Colby.")
    assert statement.names == {stem("harwick"), stem("gate"), stem("colby")}
    assert [word.stem for word in statement.words if word.verb] == [stem("left")]
    assert statement.open == {"more"}


def test_the_words_of_a_title_are_not_all_names():
    _, statement = statement_of("Storm Kills Nine Ferry Passengers Near Harwick")
    assert statement.names == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("on Monday", "on Monday", True),
        ("on Monday", "on Tuesday", False),
        ("on Friday morning", "on Friday evening", False),
        ("on 3 May 2024", "in 2024", False),
        ("in 2022", "in 2023", False),
        ("last year", "last year", True),
    ],
)
def test_two_times_are_one(one, other, expected):
    first, again = (statement_of(f"The ferry sank {when}.")[1].times[0] for when in (one, other))
    assert same_time(first, again) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("planned", "plan"), ("families", "family"), ("sold", "sell"), ("rose", "rises")],
)
def test_other_forms_of_a_word_meet(one, other):
    assert stem(one) == stem(other)

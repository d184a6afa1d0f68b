"""Which sentence speaks of the same thing."""

import pytest

from checkers import passages
from checkers.document import Part, build_document
from checkers.model import Span
from checkers.passages import PassageIndex, Surroundings, content_words, stem


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


def test_around_leaves_out_the_span_itself():
    document, _ = index_of("On 26 November a group of artists leaked the tool.")
    words = Surroundings().around(document, 0, Span(3, 14))
    assert "artist" in words
    assert "november" not in words


def test_common_words_rank_what_a_rare_word_found(monkeypatch):
    monkeypatch.setattr(passages, "_MOST_PLACES", 3)
    towns = " ".join(f"The mayor of {name} spoke." for name in ("Arle", "Brix", "Corm", "Dunt"))
    _, index = index_of(f"{towns} The mayor of Elst spoke of the ferry.")
    best = index.closest(content_words("The mayor spoke of the ferry"))
    assert [hit.sentence for hit in best] == [4]
    assert best[0].share == 1.0

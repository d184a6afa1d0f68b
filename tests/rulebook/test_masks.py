"""Masking: facts become one character each, the rest is folded, and offsets lead back."""

import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stage import masked, plain, staged

from checkers.model import Kind, Sentence, Span, kinds_under
from checkers.rulebook.masks import MASKS, fold, mask, mask_characters, mask_for, tokens, words


def shown(marked: str, **views: bool) -> str:
    """Show each mask of a sentence as ◆."""
    text = masked(marked, **views).text
    return "".join("◆" if character in MASKS else character for character in text)


@pytest.mark.parametrize(
    ("marked", "views", "expected"),
    [
        ("Rents rose [percent:20%] in [year:2016].", {}, "rents rose ◆ in ◆."),
        ("[money:£3m]", {}, "◆"),
        ("", {}, ""),
        ("“[quote:We grew [percent:5%]],” said [name:Ann Lee].", {}, '"we grew ◆," said ann lee.'),
        (
            "“[quote:We grew [percent:5%]],” said [name:Ann Lee].",
            {"quotes": True},
            '"◆," said ann lee.',
        ),
        ("[name:Studio [count:54]] shut [count:2] doors", {"names": True}, "◆ shut ◆ doors"),
        ("[name:Studio [count:54]] shut [count:2] doors", {}, "studio ◆ shut ◆ doors"),
        ("[name:[month:May]] spoke", {"names": True}, "◆ spoke"),
        ("Jo[name:hn] spoke", {"names": True}, "john spoke"),
    ],
    ids=[
        "figures",
        "only-a-fact",
        "empty",
        "quote-stays-words",
        "quote-view",
        "name-around-figure",
        "figure-in-name-stays",
        "same-words",
        "name-that-cuts-a-word",
    ],
)
def test_facts_become_one_character(marked, views, expected):
    assert shown(marked, **views) == expected


def test_facts_on_the_same_words_share_a_mask_that_can_be_read_as_either():
    sentence = masked("[name:[month:May]] spoke", names=True)
    assert {sentence.reading(0, kind).kind for kind in (Kind.NAME, Kind.MONTH)} == {
        Kind.NAME,
        Kind.MONTH,
    }


def test_a_quote_that_goes_on_from_the_sentence_before_is_masked_from_its_start():
    document, facts = staged("“[quote:It rose. We grew]” she said")
    split = document.text.index("We grew")
    second = Sentence(Span(split, len(document.text)), 0)
    sentence = mask(document, second, facts, quotes=True)
    assert sentence.text[1:] == '" she said'
    assert sentence.reading(0, Kind.QUOTE).text == "It rose. We grew"
    assert sentence.origin(0) == split


def test_facts_of_other_sentences_are_passed_over():
    document, facts = staged("[count:Two] ran. Many sat. [count:Three] lay.")
    start = document.text.index("Many")
    assert mask(document, Sentence(Span(start, start + 9), 0), facts).text == "many sat."


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_a_kind_is_asked_for_by_itself_by_narrower_kinds_and_by_any_pair(kind):
    asked = mask_characters(kind)
    for narrow in kinds_under(kind):
        assert mask_for((narrow,)) in asked
        for other in Kind:
            assert mask_for((narrow, other)) in asked
            assert mask_for((other, narrow)) in asked


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_a_mask_of_other_kinds_is_not_asked_for(kind):
    apart = [other for other in Kind if other not in kinds_under(kind)]
    assert mask_characters(kind).isdisjoint(mask_for((other,)) for other in apart)


def test_a_number_reading_beside_a_narrower_one_leaves_room_for_a_third_kind():
    mark = mask_for((Kind.YEAR, Kind.NUMBER, Kind.COUNT))
    assert all(mark in mask_characters(kind) for kind in (Kind.YEAR, Kind.NUMBER, Kind.COUNT))


def test_a_date_is_asked_for_as_a_year_or_a_month_but_not_the_other_way_round():
    asked = mask_characters(Kind.DATE)
    assert {mask_for((kind,)) for kind in (Kind.DATE, Kind.MONTH, Kind.YEAR)} <= asked
    for narrow in (Kind.MONTH, Kind.YEAR):
        assert mask_for((Kind.DATE,)) not in mask_characters(narrow)
    assert mask_for((Kind.PERIOD,)) not in asked


def test_a_date_reading_beside_a_year_leaves_room_for_a_third_kind():
    mark = mask_for((Kind.DATE, Kind.YEAR, Kind.COUNT))
    assert all(mark in mask_characters(kind) for kind in (Kind.DATE, Kind.YEAR, Kind.COUNT))


def test_of_many_readings_the_two_likeliest_are_told():
    mark = mask_for((Kind.DATE, Kind.SCORE, Kind.AGE))
    told = [kind for kind in (Kind.DATE, Kind.SCORE, Kind.AGE) if mark in mask_characters(kind)]
    assert told == [Kind.DATE, Kind.SCORE]


def test_a_reading_of_other_words_is_not_read_in_the_masks_place():
    document, [fact] = staged("[score:5-4] up")
    part = replace(fact, kind=Kind.COUNT, span=Span(0, 1), text="5")
    sentence = mask(document, document.sentences[0], [replace(fact, readings=(part,))])
    assert sentence.text[0] not in mask_characters(Kind.COUNT)
    assert mask_for((Kind.COUNT,)) in tokens(sentence), "a selector finds it all the same"


def test_private_characters_in_the_text_are_no_facts():
    document = plain(f"rose {mask_for((Kind.PERCENT,))} today")
    sentence = mask(document, document.sentences[0], [])
    assert MASKS.isdisjoint(sentence.text)
    assert len(sentence.text) == len(document.text)
    assert tokens(sentence) == {"rose", "today"}


def test_tokens_tell_of_quotes_and_names_that_the_plain_view_leaves_as_words():
    sentence = masked("“[quote:Yes],” said [name:Ann]")
    assert tokens(sentence) == {"yes", "said", "ann"} | {
        mask_for((Kind.QUOTE,)),
        mask_for((Kind.NAME,)),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don’t re-open U.S. plants_2", {"don", "t", "re", "open", "u", "s", "plants_2"}),
        ("İSTANBUL ſo Kelvin", {"istanbul", "so", "kelvin"}),
        ("ΟΔΟΣ οδος", {"οδοσ"}),
        ("café cafe\u0301", {"café", "cafe\u0301"}),
        ("", set()),
        ("\x00\ud800 a", {"a"}),
    ],
    ids=["marks-split", "odd-cases", "final-sigma", "accents", "empty", "nul-and-surrogate"],
)
def test_words(text, expected):
    assert words(text) == expected


def test_folding_keeps_the_length_and_settles_at_once():
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    folded = fold(every)
    assert len(folded) == len(every)
    assert fold(folded) == folded


@given(st.text(max_size=30))
def test_folding_a_text_folds_each_character(text):
    assert fold(text) == "".join(map(fold, text))


_PIECES = st.lists(
    st.one_of(
        st.text(st.characters(exclude_characters="[]:|"), max_size=6).map(
            lambda text: (None, text)
        ),
        st.tuples(
            st.sampled_from(["count", "percent", "year|count", "quote", "name"]),
            st.text("ab 1-", min_size=1, max_size=5),
        ),
    ),
    max_size=8,
)


@given(_PIECES, st.booleans(), st.booleans())
def test_every_offset_leads_back_to_the_same_words(pieces, quotes, names):
    marked = "".join(f"[{kinds}:{text}]" if kinds else text for kinds, text in pieces)
    document, facts = staged(marked)
    sentence = mask(document, document.sentences[0], facts, quotes=quotes, names=names)
    for place, character in enumerate(sentence.text):
        start, end = sentence.origin(place), sentence.origin(place + 1)
        if character in MASKS:
            assert any((fact.span.start, fact.span.end) == (start, end) for fact in facts)
        else:
            assert fold(document.text[start:end]) == character
    assert sentence.origin(len(sentence.text)) == len(document.text)


@given(_PIECES, st.booleans(), st.booleans())
def test_the_plain_views_tokens_hold_those_of_every_view(pieces, quotes, names):
    marked = "".join(f"[{kinds}:{text}]" if kinds else text for kinds, text in pieces)
    document, facts = staged(marked)
    base = mask(document, document.sentences[0], facts)
    view = mask(document, document.sentences[0], facts, quotes=quotes, names=names)
    assert words(view.text) - tokens(base) == set()
    assert {kind for kind in Kind if mask_characters(kind) & tokens(view)} <= {
        kind for kind in Kind if mask_characters(kind) & tokens(base)
    }


def test_thousands_of_facts_are_masked():
    document, facts = staged("[count:1]," * 30_000)
    assert len(mask(document, document.sentences[0], facts).text) == 60_000

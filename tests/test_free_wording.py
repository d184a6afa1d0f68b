"""When a quote has its source's words, however a desk writes speech down."""

import pytest

from checkers.model import Truth
from checkers.quote_attribution import same_words

ONE = [
    ("We've held it, but we can't go on", "We have held it, but we cannot go on."),
    ("I'd seen it and I'd go again", "I had seen it and I would go again"),
    ("Let's say it won't sink", "Let us say it will not sink"),
    ("The mayor's gone and she's not back", "The mayor has gone and she is not back"),
    ("They gave us soup and a song", "They, um, gave us soup and, you know, a song"),
    ("I think it's late", "I, I think, er, it is late [laughs]"),
    ("It cost NT$8bn in all", "It cost eight billion NT dollars in all"),
    ("It cost £1.5m in all", "It cost a million and a half pounds in all"),
    ("It cost £1,500 in all", "It cost fifteen hundred pounds in all"),
    ("He lost 5kg in May", "He lost five kilos in May"),
    ("It was 26C at noon", "It was 26 degrees at noon"),
    ("It was 3am and I'd had tea", "It was three a.m. and I had had tea"),
    ("We open at 9am", "We open at nine o'clock in the morning"),
    ("It was built in 1998", "It was built in nineteen ninety-eight"),
    ("The NHS isn't safe", "The N.H.S. is not safe"),
    ("The No 7 bus never came", "The number seven bus never came"),
    ("It was 8-9 metres", "It was eight to nine metres"),
    ("She did 30mph on it", "She did thirty miles an hour on it"),
    ("The pier was planned in 1880, they say", "The pier was planned in 1880 they say"),
]
OTHER = [
    ("We'll never raise it", "We will not raise it"),
    ("We don't want it", "We do want it"),
    ("We could've done more", "We should have done more"),
    ("He'd go home", "He will go home"),
    ("It cost £6m in all", "It cost five million pounds in all"),
    ("We open at 9am", "We open at nine in the evening"),
    ("It cost $5m in all", "It cost five million pounds in all"),
    ("more than 30 came", "about thirty came"),
    ("You know him as a liar", "We see him as a liar"),
]


@pytest.mark.parametrize(("quoted", "said"), ONE, ids=[quoted for quoted, _ in ONE])
def test_the_same_words_set_down_in_another_way(quoted, said):
    assert same_words(quoted, said) is Truth.TRUE
    assert same_words(said, quoted) is Truth.TRUE


@pytest.mark.parametrize(("quoted", "said"), OTHER, ids=[quoted for quoted, _ in OTHER])
def test_other_words(quoted, said):
    assert same_words(quoted, said) is Truth.FALSE


def test_a_quote_in_house_style_raises_no_alarm(verify):
    told = "DAHL: We have, um, spent eight million pounds on the pier and we are not done yet."
    right = "“We've spent £8m on the pier and we're not done yet,” Ivar Dahl said."
    assert not [f for f in verify(right, sources=[told]).findings if f.verdict == "contradicted"]
    wrong = right.replace("£8m", "£9m")
    assert [f for f in verify(wrong, sources=[told]).findings if f.verdict == "contradicted"]

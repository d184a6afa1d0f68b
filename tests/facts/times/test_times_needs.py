"""What a pattern cannot match without: never more than it truly needs."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from checkers.facts.times.grammar import RULES, find_matches
from checkers.facts.times.needs import needs_of
from checkers.facts.times.tokens import read_tokens

NEEDS = [
    ("a[bc]", [{"a"}, {"b", "c"}]),
    ("a?b", [{"b"}]),
    ("a{0,3}b{2}c{1,4}", [{"b"}, {"c"}]),
    ("(?:a|bc)d", [{"a", "b"}, {"d"}]),
    ("(?:a|)d", [{"d"}]),
    ("(?P<one>a)(?:b c)?", [{"a"}]),
    ("(?<!x)(?=y)a(?!z)", [{"a"}]),
    ("(?P<gap>[-/])a(?P=gap)", [{"-", "/"}, {"a"}]),
    ("[^a]b$", [{"b"}]),
    ("a|b", [{"a", "b"}]),
    (r"\$a", [{"$"}, {"a"}]),
]


@pytest.mark.parametrize(("pattern", "needs"), NEEDS, ids=[row[0] for row in NEEDS])
def test_needs_are_what_every_match_has(pattern, needs):
    by_size = sorted(needs, key=len)
    assert [set(need.chars) for need in needs_of(pattern)] == by_size


@pytest.mark.parametrize("pattern", [row[0] for row in NEEDS])
@given(text=st.text(alphabet="abcdxyz -/$", max_size=12))
def test_no_text_matches_without_what_is_needed(pattern, text):
    if match := regex.search(pattern, text):
        for need in needs_of(pattern):
            around = range(match.start(), match.start() + need.before + 1)
            assert any(
                text[at] in need.chars and match.end() <= at + need.after
                for at in around
                if at < match.end()
            )


def test_what_stands_everywhere_is_needed_last():
    assert [set(n.chars) for n in needs_of("a(?:b|c)", frozenset("a"))] == [{"b", "c"}, {"a"}]
    assert [set(n.chars) for n in needs_of("ab|cd", frozenset("ad"))] == [{"b", "c"}]


def test_reach_counts_what_is_looked_ahead_at():
    needs = {min(need.chars): need for need in needs_of("(?<!xyz)b{0,3}a(?:cd){2}(?!zz)")}
    assert (needs["a"].before, needs["a"].after) == (3, 7)
    assert (needs["d"].before, needs["d"].after) == (5, 5)


@pytest.mark.parametrize("pattern", ["ab*", "a+", "a{2,}"])
def test_a_match_of_any_length_is_refused(pattern):
    with pytest.raises(ValueError, match="any length"):
        needs_of(pattern)


PIECES = ["two", "years", "ago", "the", "of", "May", "3", "2016", "a", "week", "on", "Friday", "9"]


@given(st.lists(st.sampled_from([*PIECES, "Brown", "saw", ".", ",", "-", ":"]), max_size=60))
def test_searching_around_needs_finds_what_searching_all_does(words):
    classes = read_tokens(" ".join(words)).classes
    found = [(name, match.span()) for name, match in find_matches(classes, len(classes))]
    assert found == [
        (name, match.span()) for name, rule in RULES.items() for match in rule.finditer(classes)
    ]

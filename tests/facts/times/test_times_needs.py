"""What a pattern cannot match without: never more than it truly needs."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from checkers.facts.times.needs import needs_of

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
    assert [set(need) for need in needs_of(pattern)] == needs


@pytest.mark.parametrize("pattern", [row[0] for row in NEEDS])
@given(text=st.text(alphabet="abcdxyz -/$", max_size=12))
def test_no_text_matches_without_what_is_needed(pattern, text):
    if match := regex.search(pattern, text):
        assert all(not need.isdisjoint(match[0]) for need in needs_of(pattern))

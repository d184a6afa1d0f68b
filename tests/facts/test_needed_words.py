"""What a pattern needs: no text that it matches may be passed over."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from checkers.facts.lexicon.needed import needed
from checkers.numeric_consistency import lines
from checkers.rulebook.masks import fold

SUMS = Path(__file__).parents[1] / "sums"


@pytest.mark.parametrize(
    ("pattern", "groups"),
    [
        (r"\bborn\b", [{"born"}]),
        (r"\b(?:was|were)\sborn\b", [{"born"}]),
        (
            r"(?<!\w)(?:double[ds]?|tripl(?:ed|es))(?!\w)",
            [{"double", "doubled", "doubles", "tripled", "triples"}],
        ),
        (r"\b[Tt]he\s(?:\p{L}+\s)?trio\b", [{"trio"}]),
        (r"\bfrom\s[^,]{1,40}?,\sto\s", [{"from"}]),
        (r"(?<=,\s|that\s)both\b", [{"both"}]),
        (r"\b(?:second|third)(?:ly)?,", [{"second", "secondly", "third", "thirdly"}]),
        # Nothing is known where the text may go on at either end, or another branch needs no word.
        (r"born", []),
        (r"\bborn", []),
        (r"\bborn\b|\d{4}", []),
        (r"(?:\bborn\b)?", []),
        (r"\b\w+ing\b", []),
        (r"\bten(?:\w+)\b", []),
    ],
)
def test_words_that_a_pattern_needs(pattern: str, groups: list[set[str]]) -> None:
    assert [set(group) for group in needed(regex.compile(pattern))] == groups


def test_either_of_two_patterns() -> None:
    found = needed(regex.compile(r"\bborn\b"), regex.compile(r"\bdied\b"))
    assert found == (frozenset({"born", "died"}),)
    assert needed(regex.compile(r"\bborn\b"), regex.compile(r"\d")) == ()


def test_no_phrase_is_passed_over_where_it_matches() -> None:
    """In real sentences each phrase is found by its pattern just where its words let it be."""
    word = regex.compile(r"\w+")
    rows = [
        row for path in sorted(SUMS.glob("*.txt")) for row in path.read_text("utf-8").splitlines()
    ]
    texts = [fold(regex.sub(r"\d[\d,.]*\d|\d", "\ue001", row)) for row in rows[::12]]
    for name in lines._PHRASES:
        for pattern in (each.pattern for each in lines.phrases(name)._each):
            groups = needed(pattern)
            for text in texts if groups else ():
                if pattern.search(text, concurrent=False):
                    there = set(word.findall(text))
                    assert all(group & there for group in groups), (name, text)

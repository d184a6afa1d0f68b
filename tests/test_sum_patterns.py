"""The patterns of sums as data: each is named somewhere, and ends where a word does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from checkers.numeric_consistency import lines
from checkers.numeric_consistency.lines import Phrases, phrases

ROOT = Path(__file__).parent.parent


def _read(folder: str, *endings: str) -> str:
    files = sorted(p for p in (ROOT / folder).rglob("*") if p.suffix in endings)
    return "\n".join(file.read_text("utf-8") for file in files)


CODE = _read("checkers", ".py")
TEXTS = "\n".join((_read("tests", ".txt"), _read("rules", ".yaml"), _read("docs", ".md")))
LISTED = " ".join(word for words in lines._WORDS.values() for word in words)
# Whole words that stand nowhere else.
RARE = "preference rating respond slate competition requirement"
KNOWN = frozenset(regex.findall(r"[a-z]+", f"{TEXTS} {LISTED} {CODE} {RARE}".lower()))

_LITERAL = regex.compile(r"\"(\w+)\"")
_COMPUTED = regex.compile(r"f\"(\w*)\{\w+\}(\w*)\"")  # f"most_{side}"
_LAST_GROUP = regex.compile(r"(?<![a-z])\(\?:(?P<branches>[^()]*)\)\Z")
_LAST_WORD = regex.compile(r"(?<![\w\\<:-])[a-z]{4,}\Z")


def _is_named(name: str) -> bool:
    computed = (head + r"\w+" + tail for head, tail in _COMPUTED.findall(CODE) if head or tail)
    return name in _LITERAL.findall(CODE) or any(regex.fullmatch(p, name) for p in computed)


def _reached() -> set[str]:
    """Name the patterns and lists that the phrases, or the words that wake them, lead to."""
    found = {word for words in lines._WAKES.values() for word in words}
    ahead = [source for sources in lines._PHRASES.values() for source in sources]
    while ahead:
        for match in lines._NAME.finditer(ahead.pop()):
            name = match["name"]
            if match["slot"] is None and name not in found:
                ahead.append(lines._GRAMMAR.get(name, ""))
            found.add(name)
    return found


def test_each_phrase_is_named_by_the_code():
    assert [name for name in lines._PHRASES if not _is_named(name)] == []


def test_each_pattern_and_list_is_part_of_a_phrase_or_named_by_the_code():
    reached = _reached()
    names = [*lines._GRAMMAR, *lines._WORDS]
    assert [name for name in names if name not in reached and not _is_named(name)] == []


def test_no_name_stands_in_two_files():
    files = lines._LEXICONS
    for part in ("words", "grammar", "phrases"):
        names = [name for file in files for name in file.get(part, ())]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("name", sorted(lines._PHRASES))
def test_a_pattern_ends_at_the_edge_of_a_word(name):
    phrases(name)
    assert list(_stems(name)) == []


def _stems(name: str) -> Iterator[str]:
    """List the last words of patterns that are only the beginning of words: "all that appl"."""
    for source in lines._PHRASES[name]:
        group = _LAST_GROUP.search(source)
        for branch in group["branches"].split("|") if group else [source]:
            for word in _LAST_WORD.findall(branch):
                if word not in KNOWN and any(known.startswith(word) for known in KNOWN):
                    yield word


@pytest.mark.parametrize(
    "source", ["all of [a-z]", "(?:all|some of [a-z'-])", "rise(?=[a-z])", "[a-z]+(?=s)"]
)
def test_a_pattern_that_ends_within_a_word_is_refused(monkeypatch, source):
    monkeypatch.setattr(lines, "_PHRASES", {"broken": [source]})
    with pytest.raises(ValueError, match="a pattern of 'broken' ends within a word"):
        Phrases("broken")


@pytest.mark.parametrize(
    "source",
    ["all of [a-z]+", "<figure>-(?=[a-z])", "all (?=[a-z])", "rise(?=[,.]| on)", "[^a-z ]"],
)
def test_a_pattern_that_ends_with_a_word_is_taken(monkeypatch, source):
    monkeypatch.setattr(lines, "_PHRASES", {"sound": [source]})
    Phrases("sound")

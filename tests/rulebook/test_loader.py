"""YAML text → a tree with places: what authors get wrong, and what nobody may send."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkers.model import Position
from checkers.rulebook.errors import RulePackError
from checkers.rulebook.loader import Leaf, Listing, Table, by_key, leaves, parse_tree, written


def tree(text: str) -> Table:
    root = parse_tree(text, "pack.yaml")
    assert isinstance(root, Table)
    return root


def complaint(text: str) -> str:
    with pytest.raises(RulePackError) as caught:
        parse_tree(text, "pack.yaml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("value", "column", "text"),
    [
        pytest.param("grew by", 6, "grew by", id="plain"),
        pytest.param('"{a} of {b}"', 7, "{a} of {b}", id="double quotes"),
        pytest.param("'it''s'", 7, "it's", id="single quotes"),
        pytest.param("no", 6, "no", id="no is not false"),
        pytest.param("12:30", 6, "12:30", id="a time is not sexagesimal"),
        pytest.param("2024-03-01", 6, "2024-03-01", id="a date is not a date object"),
        pytest.param("1e3", 6, "1e3", id="a number stays as written"),
    ],
)
def test_every_scalar_is_text_at_its_first_character(value: str, column: int, text: str) -> None:
    leaf = by_key(tree(f"# first\nkey: {value}\n"))["key"]
    assert isinstance(leaf, Leaf)
    assert leaf.text == text
    assert (leaf.position.line, leaf.position.column) == (2, column)


@pytest.mark.parametrize("mark", ["|", ">", ">-", "|2-"])
def test_a_block_text_is_placed_at_its_first_word(mark: str) -> None:
    leaf = by_key(tree(f"key: {mark}\n\n  two\n  lines\n"))["key"]
    assert (leaf.position.line, leaf.position.column) == (3, 3)


def test_columns_count_code_points() -> None:
    key = tree("'é😀': {x: 1, find: y}\n").entries[0]
    assert isinstance(key[1], Table)
    assert key[1].entries[1][0].position.column == 14


def test_a_byte_order_mark_of_yaml_itself_is_no_text() -> None:
    assert by_key(tree("\ufefffactdesk: 1\n")).keys() == {"factdesk"}


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n...\n"])
def test_an_empty_document_has_no_keys(text: str) -> None:
    root = parse_tree(text, "pack.yaml")
    assert root is None or (isinstance(root, Leaf) and root.text == "")


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        pytest.param("a: 1\nmessage: Total: {a}\n", "2:15", "in quotes", id="colon in a text"),
        pytest.param("a: 1\nexpect: {a} == b\nb: 1\n", "2:9", "begins with {", id="begins with {"),
        pytest.param("phrase:\n  - {a} of {b}\n", "2:5", "begins with {", id="item begins with {"),
        pytest.param("p:\n- [a] of\n- b\n", "2:3", "begins with [", id="item begins with ["),
        pytest.param('p: "\\d+ of"\n', "1:5", "single quotes", id="backslash d in double quotes"),
        pytest.param('p: "\\bfor"\n', "1:5", "single quotes", id="backslash b is a backspace"),
        pytest.param('a: "x" said\n', "1:4", "single quotes", id="text after quotes"),
        pytest.param("a: 'don't'\n", "1:4", "apostrophe", id="apostrophe in single quotes"),
        pytest.param("a: @desk\n", "1:4", "in quotes", id="at sign"),
        pytest.param("a:\n\tb: 1\n", "2:1", "use spaces", id="tab"),
        pytest.param('a: "never closed\nb: 1\n', "1:4", "never closed", id="open quotes"),
        pytest.param("a: [b, c\n", "1:4", "never closed", id="open bracket"),
        pytest.param("a: [", "1:4", "never closed", id="open bracket at the end"),
        pytest.param("a: {b: [c, d}\n", "1:13", "comma", id="wrong bracket"),
        pytest.param("a: {b: {c: 1,\n  d: 2}\ne: 3\n", "1:4", "never closed", id="outer bracket"),
        pytest.param('a: {\n  b: "x" y\n  }\n', "2:10", "comma", id="text after quotes in {"),
        pytest.param("a: b\n  c: d\n", "2:4", "align", id="indented key"),
        pytest.param("a:b\nc: d\n", "1:1", "space after the colon", id="no space after a colon"),
        pytest.param("a: *b\n", "1:4", "alias", id="alias"),
        pytest.param("a: &b c\n", "1:4", "anchor", id="anchor"),
        pytest.param("a: &b {c: d}\n", "1:4", "anchor", id="anchor on a mapping"),
        pytest.param("a: !!python/name:os.system x\n", "1:4", "tag", id="tag"),
        pytest.param("a: !!map {b: c}\n", "1:4", "tag", id="tag on a mapping"),
        pytest.param("a: 1\n---\nb: 2\n", "2:1", "its own file", id="second document"),
        pytest.param("{a}: b\n", "1:1", "quotes", id="a mapping as a key"),
        pytest.param("? [a]\n: b\n", "1:3", "quotes", id="a list as a key"),
        pytest.param("a: x\x00y\n", "1:5", "U+0000", id="NUL"),
        pytest.param("a: 1\nb: \ud800\n", "2:4", "U+D800", id="lone surrogate"),
        pytest.param('a: "\\x00"\n', "1:5", "U+0000", id="escaped NUL"),
    ],
)
def test_a_mistake_is_placed_and_has_a_remedy(text: str, place: str, words: str) -> None:
    said = complaint(text)
    assert said.startswith(f"pack.yaml:{place}: ")
    assert words in said


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 500_000, id="lists"),
        pytest.param("{a: " * 100_000, id="mappings"),
        pytest.param("- " * 100_000, id="block lists"),
        pytest.param("".join(" " * n + "a:\n" for n in range(400)), id="block mappings"),
        pytest.param("a: " + "x" * 1_000_001, id="too large"),
        pytest.param("&a [" * 1000, id="anchors"),
        pytest.param("? " * 100_000, id="complex keys"),
    ],
)
def test_hostile_files_are_refused(text: str) -> None:
    complaint(text)


def test_depth_twelve_is_allowed() -> None:
    parse_tree("[" * 12 + "]" * 12, "pack.yaml")
    assert "nested" in complaint("[" * 13 + "]" * 13)


def test_a_key_that_stands_twice_is_refused_at_its_second_place() -> None:
    with pytest.raises(
        RulePackError, match=r"pack\.yaml:3:1: 'a' stands twice \(first on line 1\)"
    ):
        by_key(tree("a: 1\nb: 2\na: 3\n"))


def test_a_rule_is_cut_out_as_written() -> None:
    text = (
        "rules:\n"
        "  - id: one\n"
        "    find:\n"
        "      phrase: ['{a:number}']  # a note\n"
        "\n"
        "    message: >-\n"
        "      two\n"
        "      lines\n"
        "\n"
        "  # of the next\n"
        "  - {id: two}\n"
    )
    rules = by_key(tree(text))["rules"]
    assert isinstance(rules, Listing)
    one, two = rules.items
    assert isinstance(one, Table)
    assert isinstance(two, Table)
    assert written(text, one) == (
        "id: one\nfind:\n  phrase: ['{a:number}']  # a note\n\nmessage: >-\n  two\n  lines\n"
    )
    assert written(text, two) == "{id: two}\n"


def outcome(text: str) -> tuple[Position, ...]:
    """Name every place that loading tells: of the one mistake, or of all scalars."""
    try:
        root = parse_tree(text, "pack.yaml")
    except RulePackError as error:
        return (error.position,)
    return tuple(leaf.position for leaf in leaves(root)) if root else ()


@given(st.text(max_size=200) | st.text(alphabet="ab:-{}[]\"'#&*!|>\\ \n\t,?", max_size=60))
def test_no_text_breaks_the_loader(text: str) -> None:
    assert all(place.line >= 1 and place.column >= 1 for place in outcome(text))

"""Lint, and the JSON Schema for editors of rule files."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from rule_texts import FINDERS, FUNCTIONS, load, pack, rule

from checkers.rulebook import lint_rules, rule_file_schema
from checkers.rulebook.schema import RULE_KEYS


def notes(folder: Path, text: str) -> list[str]:
    load(folder, {"core.yaml": text})
    found = lint_rules([folder], functions=FUNCTIONS, finders=FINDERS)
    return [f"{note.position}: {note.message}" for note in found]


def phrased(*phrases: str, rest: str = "expect: a > 1\nmessage: x") -> str:
    items = "\n".join(f"- '{phrase}'" for phrase in phrases)
    return rule(f"find:\n  phrase:\n{items}\n{rest}".replace("\n- ", "\n  - "))


def test_clean_rules_have_no_notes(tmp_path: Path) -> None:
    assert notes(tmp_path, pack(rule())) == []


def test_mistakes_come_first(tmp_path: Path) -> None:
    text = pack(rule("expect: x", name="bad"), head="lists: {rose: [rose]}\n")
    found = notes(tmp_path, text)
    assert found[0].startswith("core.yaml:5:3: ")
    assert found[-1] == "core.yaml:3:9: no phrase uses the list 'rose': delete it"


def test_a_list_is_used_by_phrases_and_exceptions(tmp_path: Path) -> None:
    text = phrased("{rose} by {a:number}", rest="unless: '{fell} by'\nexpect: a > 1\nmessage: x")
    assert notes(tmp_path, pack(text, head="lists: {rose: [rose], fell: [fell]}\n")) == []


def test_a_list_is_used_by_a_pack_that_extends_its_own(tmp_path: Path) -> None:
    load(
        tmp_path,
        {"house.yaml": pack(phrased("{rose} {a:number}"), name="house", head="extends: core\n")},
    )
    assert notes(tmp_path, pack(head="lists: {rose: [rose]}\n")) == []


def test_a_word_that_stands_twice_is_noted(tmp_path: Path) -> None:
    text = pack(phrased("{rose} {a:number}"), head="lists: {rose: [rose, grew, rose]}\n")
    assert notes(tmp_path, text) == ["core.yaml:3:28: 'rose' stands twice in the list 'rose'"]


@pytest.mark.parametrize(
    ("phrases", "note"),
    [
        pytest.param(("up {a:number}", "up {a:number}"), "is the same as", id="same"),
        pytest.param(("up {a:number}", "up {a:number} in all"), "never wins", id="longer later"),
        pytest.param(("up {a:number} in all", "up {a:number}"), None, id="longer first"),
        pytest.param(("up {a:number}", "down {a:number}"), None, id="different"),
        pytest.param(("{a:number} cut", "{a:number} cuts"), None, id="another word"),
    ],
)
def test_a_phrase_that_an_earlier_one_beats_is_noted(
    tmp_path: Path, phrases: tuple[str, ...], note: str | None
) -> None:
    found = notes(tmp_path, pack(phrased(*phrases)))
    assert [note in line for line in found] == ([True] if note else [])


def test_two_rules_that_do_the_same_are_noted(tmp_path: Path) -> None:
    (note,) = notes(tmp_path, pack(rule(name="a"), rule(name="b")))
    assert note.endswith("the same and expects the same as core/a: delete one of them")


def test_a_name_that_nothing_uses_is_noted(tmp_path: Path) -> None:
    text = phrased("up {a:number}", rest="let: {b: a, c: a}\nexpect: a > 1\nmessage: '{c}'")
    (note,) = notes(tmp_path, pack(text))
    assert "nothing uses 'b'" in note


@pytest.mark.parametrize(
    ("sources", "noted"),
    [
        pytest.param("[On Monday, it rained.]", True, id="cut in two"),
        pytest.param("['On Monday, it rained.', 'It rained.']", False, id="quoted"),
        pytest.param("\n  - On Monday, it rained.\n  - It rained.", False, id="a block list"),
    ],
)
def test_a_source_that_a_comma_cuts_is_noted(tmp_path: Path, sources: str, *, noted: bool) -> None:
    examples = f"examples:\n- contradicted: One.\n  sources: {sources}\n- silent: Two.\n"
    found = notes(tmp_path, pack(rule(examples=examples)))
    assert ["outside quotes" in line for line in found] == [True] * noted


# --- JSON Schema -------------------------------------------------------------------------------


def test_the_schema_knows_every_key_of_a_rule() -> None:
    schema = rule_file_schema()
    described = schema["definitions"]["rule"]
    assert tuple(described["properties"]) == RULE_KEYS
    assert described["additionalProperties"] is False
    assert set(described["required"]) == {"id", "family", "find", "expect", "message", "examples"}


def test_the_schema_offers_edits_of_lists_in_changes() -> None:
    change = rule_file_schema()["definitions"]["change"]["properties"]
    assert {"severity", "unless", "unless+", "unless-", "examples+"} <= set(change)
    assert {"id", "examples", "examples-", "severity+"}.isdisjoint(change)


@pytest.mark.parametrize(
    ("old", "new", "accepted"),
    [
        pytest.param("", "", True, id="as it is"),
        pytest.param("severity: info", "severity: loud", False, id="no severity"),
        pytest.param("severity: info", "severty: info", False, id="mistyped key"),
        pytest.param("{all: count, min: 2}", "{all: cuont}", False, id="no kind"),
        pytest.param("expect: a == b", "", False, id="no expectation"),
        pytest.param("unless+: [x]", "unless+: x", True, id="one text for a list"),
        pytest.param("unless+: [x]", "examples: []", False, id="examples replaced"),
    ],
)
def test_the_schema_judges_rule_files(old: str, new: str, *, accepted: bool) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    text = pack(
        rule(
            """
            severity: info
            find: {phrase: ['{a:number}'], b: {all: count, min: 2}, "c, d": {use: twice}}
            let: {e: a}
            expect: a == b
            message: x
            suggest: {a: '{b}'}
            """
        ),
        head="extends: [base]\nlists: {rose: [rose]}\nchange: {base/x: {unless+: [x]}}\n",
    )
    assert old in text
    validator = jsonschema.Draft7Validator(rule_file_schema())
    assert validator.is_valid(yaml.safe_load(text.replace(old, new, 1))) is accepted


@pytest.mark.parametrize(
    ("phrase", "fact", "slot"),
    [
        pytest.param("rose by 5 to {a:number}", "'5'", "number", id="digits"),
        pytest.param("{a:number} (?:was|were) up in (?:19|20)\\d\\d", "'1977'", "year", id="class"),
        pytest.param("doubled to {a:number}", "'doubled'", "multiple", id="words"),
        pytest.param("in the {quarters} {a:number}", "'the first quarter'", "date", id="list"),
        pytest.param("up|by half of {a:number}|{a:number}", "'half'", "fraction", id="branch"),
        pytest.param("{a:number} turns a minute", "'a minute'", "set", id="behind a slot"),
        pytest.param("a minute of {a:number}", "'a minute'", "duration", id="before a slot"),
        pytest.param("type 2 diabetes {a:number}", None, None, id="designation"),
        pytest.param("since 9/11 covid-19 {a:number}", None, None, id="names with digits"),
        pytest.param("(?:is|is now) {a:number}", None, None, id="no day"),
        pytest.param("[a-z0-9]{2,3} {a:number}", None, None, id="open class"),
    ],
)
def test_words_that_a_text_shows_as_facts_are_noted(
    tmp_path: Path, phrase: str, fact: str | None, slot: str | None
) -> None:
    head = "lists: {quarters: [last, first quarter]}\n"
    found = [note for note in notes(tmp_path, pack(phrased(phrase), head=head)) if "fact" in note]
    assert [f"in a text {fact} is a fact" in note for note in found] == [True] * bool(slot)
    assert all(note.endswith(f"write a slot such as {{its_name:{slot}}}") for note in found)

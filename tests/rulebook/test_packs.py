"""Packs: files that make one, packs that extend and change others, and the revision."""

from __future__ import annotations

from pathlib import Path

import pytest
from rule_texts import EXAMPLES, FINDERS, FUNCTIONS, load, pack, rule, said

from checkers.model import Severity, Verdict
from checkers.ranges import Rounding
from checkers.rulebook import Rulebook, RulePackError, load_rulebook
from checkers.rulebook.compiled import CompiledRule, PhraseFind

LISTS = "lists: {rose: [rose, grew]}\n"
ROSE = rule("find: {phrase: '{rose} {a:number}'}\nexpect: never\nmessage: x", name="rise")


def ids(book: Rulebook) -> list[str]:
    return [compiled.rule.id for compiled in book.rules]


def changed(folder: Path, change: str, *, base: str = "") -> tuple[CompiledRule | None, list[str]]:
    """Change `core/of` in a house pack: the rule that comes of it, and the complaints."""
    book = load(
        folder,
        {
            "core.yaml": pack(rule(base)),
            "house.yaml": f"factdesk: 1\npack: house\nextends: [core]\nchange: {change}\n",
        },
    )
    return next(iter(book.rules), None), said(book)


def of(folder: Path, change: str, *, base: str = "") -> CompiledRule:
    compiled, complaints = changed(folder, f"{{core/of: {change}}}", base=base)
    assert complaints == []
    assert compiled is not None
    return compiled


def phrases(compiled: CompiledRule) -> int:
    return sum(len(find.phrases) for find in compiled.find if isinstance(find, PhraseFind))


# --- files -----------------------------------------------------------------------------------


def test_a_folder_is_read_however_deep_and_positions_start_there(tmp_path: Path) -> None:
    book = load(
        tmp_path / "rules",
        {
            "b.yaml": pack(rule(name="b")),
            "a/deep/c.yml": pack(rule(name="a")),
            ".hidden.yaml": "not: a rule file",
            ".git/x.yaml": "not: a rule file",
            "notes.txt": "not: a rule file",
        },
    )
    assert ids(book) == ["core/a", "core/b"]
    assert [c.rule.position.path for c in book.rules] == ["a/deep/c.yml", "b.yaml"]
    assert said(book) == []


def test_a_file_that_two_paths_lead_to_counts_once(tmp_path: Path) -> None:
    load(tmp_path, {"core.yaml": pack(rule())})
    book = load_rulebook([tmp_path / "core.yaml", tmp_path], functions=FUNCTIONS, finders=FINDERS)
    assert ids(book) == ["core/of"]
    assert said(book) == []


def test_files_of_two_roots_with_one_name_are_told_apart(tmp_path: Path) -> None:
    load(tmp_path, {"one/x.yaml": pack(rule(name="a")), "two/x.yaml": pack(rule(name="b"))})
    book = load_rulebook([tmp_path / "one", tmp_path / "two"], functions=FUNCTIONS, finders=FINDERS)
    assert {c.rule.position.path for c in book.rules} == {
        (tmp_path / "one/x.yaml").as_posix(),
        (tmp_path / "two/x.yaml").as_posix(),
    }


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_nothing_to_load_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(RulePackError):
        load_rulebook([tmp_path / name], functions=FUNCTIONS, finders=FINDERS)


def test_a_missing_path_beside_another_is_reported(tmp_path: Path) -> None:
    load(tmp_path, {"core.yaml": pack(rule())})
    book = load_rulebook([tmp_path / "missing", tmp_path], functions=FUNCTIONS, finders=FINDERS)
    assert ids(book) == ["core/of"]
    assert "cannot be read" in said(book)[0]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        pytest.param("", "1:1", "begin it with `factdesk: 1`", id="empty"),
        pytest.param("pack: core\n", "1:1", "begin the file with `factdesk: 1`", id="no format"),
        pytest.param("factdesk: 2\npack: core\n", "1:11", "format 2", id="format"),
        pytest.param("factdesk: 1\n", "1:1", "add `pack:`", id="no pack"),
        pytest.param("factdesk: 1\npack: My Pack\n", "2:7", "small letters", id="pack name"),
        pytest.param("factdesk: 1\npack: core\nrule: []\n", "3:1", "'rules'?", id="mistyped key"),
        pytest.param("factdesk: 1\npack: core\nrules: {a: b}\n", "3:8", "a list of", id="rules"),
        pytest.param("factdesk: 1\npack: core\nchange: [a]\n", "3:9", "mapping", id="change"),
        pytest.param("factdesk: 1\npack: core\nlists: {A: [b]}\n", "3:9", "no name", id="list"),
        pytest.param(
            "factdesk: 1\npack: core\nrounding: {start: x}\n", "3:19", "whole", id="rounding"
        ),
        pytest.param("factdesk: 1\npack: core\npack: x\n", "3:1", "stands twice", id="twice"),
        pytest.param("- a\n", "1:1", "expected a mapping", id="list at the top"),
        pytest.param("factdesk: 1\nmessage: a: b\n", "2:11", "in quotes", id="no YAML"),
    ],
)
def test_a_bad_file_is_left_out_and_the_others_are_read(
    tmp_path: Path, text: str, place: str, words: str
) -> None:
    book = load(tmp_path, {"bad.yaml": text, "good.yaml": pack(rule())})
    assert ids(book) == ["core/of"]
    assert said(book)[0].startswith(f"bad.yaml:{place}: bad.yaml: ")
    assert words in said(book)[0]


def test_a_file_in_another_encoding_is_reported(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes("factdesk: 1\npack: caf\xe9\n".encode("latin-1"))
    book = load(tmp_path, {"good.yaml": pack(rule())})
    assert said(book) == ["latin.yaml:2:10: latin.yaml: not UTF-8: save the file in that encoding"]


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "bom.yaml").write_text(pack(rule()), encoding="utf-8-sig")
    book = load_rulebook([tmp_path], functions=FUNCTIONS, finders=FINDERS)
    assert ids(book) == ["core/of"]


# --- packs of several files --------------------------------------------------------------------


def test_a_pack_shares_its_lists_among_its_files(tmp_path: Path) -> None:
    book = load(tmp_path, {"a.yaml": pack(ROSE), "z.yaml": pack(head=LISTS)})
    assert ids(book) == ["core/rise"]


def test_a_pack_sees_the_lists_of_packs_that_it_extends_however_far(tmp_path: Path) -> None:
    book = load(
        tmp_path,
        {
            "a.yaml": pack(ROSE, name="desk", head="extends: house\n"),
            "b.yaml": pack(name="house", head="extends: [core]\n"),
            "c.yaml": pack(head=LISTS),
        },
    )
    assert ids(book) == ["desk/rise"]
    assert [summary.id for summary in book.packs] == ["core", "house", "desk"]


def test_a_pack_does_not_see_the_lists_of_others(tmp_path: Path) -> None:
    book = load(tmp_path, {"a.yaml": pack(ROSE, name="house"), "c.yaml": pack(head=LISTS)})
    assert ids(book) == []
    assert "rose" in said(book)[0]


def test_one_id_in_two_packs_is_two_rules(tmp_path: Path) -> None:
    book = load(tmp_path, {"a.yaml": pack(rule()), "b.yaml": pack(rule(), name="house")})
    assert ids(book) == ["core/of", "house/of"]


def test_an_id_that_is_taken_is_refused_where_it_comes_again(tmp_path: Path) -> None:
    book = load(tmp_path, {"a.yaml": pack(rule()), "b.yaml": pack(rule())})
    assert ids(book) == ["core/of"]
    assert said(book) == [
        "b.yaml:4:7: core/of: the id 'core/of' is taken (by a.yaml:4:3): choose another"
    ]


def test_a_list_that_stands_twice_in_a_pack_is_reported(tmp_path: Path) -> None:
    book = load(tmp_path, {"a.yaml": pack(ROSE, head=LISTS), "b.yaml": pack(head=LISTS)})
    assert ids(book) == ["core/rise"]
    assert said(book)[0].startswith("b.yaml:3:9: core: ")


@pytest.mark.parametrize("item", ["- just text\n", "- [a]\n", "- {title: x}\n"])
def test_what_is_no_rule_is_reported(tmp_path: Path, item: str) -> None:
    book = load(tmp_path, {"a.yaml": pack(item, item, rule())})
    assert ids(book) == ["core/of"]
    assert {line.split(":")[1] for line in said(book)} == {"4", "5"}


@pytest.mark.parametrize(
    ("extends", "words"),
    [
        pytest.param("[cores]", "(did you mean 'core'?)", id="unknown"),
        pytest.param("[house]", "extends this pack itself", id="itself"),
    ],
)
def test_what_cannot_be_extended_is_reported(tmp_path: Path, extends: str, words: str) -> None:
    files = {
        "a.yaml": pack(rule()),
        "b.yaml": pack(rule(), name="house", head=f"extends: {extends}\n"),
    }
    book = load(tmp_path, files)
    assert ids(book) == ["core/of", "house/of"]
    assert words in said(book)[0]


def test_packs_that_extend_each_other_are_reported_once(tmp_path: Path) -> None:
    book = load(
        tmp_path,
        {
            "a.yaml": pack(rule(), name="a", head="extends: b\n"),
            "b.yaml": pack(rule(), name="b", head="extends: a\n"),
        },
    )
    assert sorted(ids(book)) == ["a/of", "b/of"]
    assert len(said(book)) == 1


def test_the_last_pack_sets_the_rounding(tmp_path: Path) -> None:
    files = {
        "a.yaml": pack(rule(), name="house", head="extends: core\nrounding: {start: 100}\n"),
        "b.yaml": pack(head="rounding: {start: 5_000, digits: 3}\n"),
    }
    assert load(tmp_path, files).rounding == Rounding(100, 2)
    assert load(tmp_path / "bare", {"a.yaml": pack(rule())}).rounding == Rounding()


# --- change ------------------------------------------------------------------------------------


def test_a_bare_key_replaces(tmp_path: Path) -> None:
    compiled = of(tmp_path, "{severity: warning, message: 'not {b}', tags: [x]}")
    assert compiled.rule.severity == Severity.WARNING
    assert compiled.rule.tags == ("x",)
    assert compiled.rule.id == "core/of"
    assert compiled.rule.position.path == "core.yaml"


def test_a_key_with_plus_adds(tmp_path: Path) -> None:
    base = """
        tags: [a]
        find: {phrase: '{a:number} of {b:number}'}
        expect: a == b
        unless: first
        message: x
    """
    change = """{
      tags+: b,
      unless+: [second, third],
      find+: {phrase: ['{a:number} in {b:number}'], c: {one: date}},
      let+: {d: a + b},
      examples+: [{silent: Another.}]}"""
    compiled = of(tmp_path, change, base=base)
    assert compiled.rule.tags == ("a", "b")
    assert len(compiled.unless) == 3
    assert phrases(compiled) == 2
    assert len(compiled.find) == 2
    assert [name for name, _ in compiled.let] == ["d"]
    assert [example.position.path for example in compiled.examples] == [
        "core.yaml",
        "core.yaml",
        "house.yaml",
    ]


def test_a_key_with_minus_removes(tmp_path: Path) -> None:
    base = """
        tags: [a, b]
        find: {phrase: ['{a:number} of {b:number}', '{a:number} in {b:number}'], d: {one: date}}
        let: {c: a + b}
        expect: a == b
        unless: [zero, first, second]
        message: x
    """
    change = """{
      tags-: a,
      unless-: [first, second],
      find-: {phrase: '{a:number} in {b:number}'},
      let-: [c]}"""
    compiled = of(tmp_path, change, base=base)
    assert compiled.rule.tags == ("b",)
    assert len(compiled.unless) == 1
    assert phrases(compiled) == 1
    assert compiled.let == ()


def test_a_new_verdict_is_expected_of_the_inherited_examples(tmp_path: Path) -> None:
    compiled = of(tmp_path, "{verdict: unsupported}")
    assert compiled.rule.verdict == Verdict.UNSUPPORTED
    assert [example.expected for example in compiled.examples] == ["unsupported", "silent"]


def test_a_change_uses_the_lists_of_its_own_pack(tmp_path: Path) -> None:
    files = {
        "core.yaml": pack(ROSE, head=LISTS),
        "house.yaml": pack(
            name="house",
            head="""\
            extends: core
            lists: {rose: [flower], thorn: [thorn]}
            change: {core/rise: {find+: {phrase: ['{thorn} of {rose}, {a:number}']}}}
            """,
        ),
    }
    book = load(tmp_path, files)
    assert said(book) == []
    assert phrases(book.rules[0]) == 2


def test_later_packs_win(tmp_path: Path) -> None:
    change = "change: {{core/of: {{severity: {}}}}}\n"
    files = {
        "a.yaml": pack(name="desk", head="extends: house\n" + change.format("info")),
        "b.yaml": pack(name="house", head="extends: core\n" + change.format("warning")),
        "c.yaml": pack(rule()),
    }
    (compiled,) = load(tmp_path, files).rules
    assert compiled.rule.severity == Severity.INFO


def test_the_yaml_of_a_changed_rule_tells_of_the_change(tmp_path: Path) -> None:
    source = of(tmp_path, "{severity: warning}").source
    assert source.startswith("id: of\n")
    assert source.endswith("# changed at house.yaml:4:10\n{severity: warning}\n")


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        pytest.param("{core/off: {severity: info}}", "4:10", "'core/of'?", id="unknown rule"),
        pytest.param("{of: {severity: info}}", "4:10", "no rule 'of'", id="no pack"),
        pytest.param("{core/of: {severty: info}}", "4:20", "'severity'?", id="mistyped key"),
        pytest.param("{core/of: {severity+: info}}", "4:20", "one value", id="plus on one value"),
        pytest.param("{core/of: {id: x}}", "4:20", "rename", id="id"),
        pytest.param("{core/of: {examples: []}}", "4:20", "`examples+`", id="examples"),
        pytest.param("{core/of: {examples-: []}}", "4:20", "`examples+`", id="no fewer examples"),
        pytest.param("{core/of: {unless-: [x]}}", "4:29", "nothing to remove", id="no such key"),
        pytest.param("{core/of: {find-: {phrase: x}}}", "4:36", "not in the list", id="no item"),
        pytest.param("{core/of: {find-: [c]}}", "4:28", "no 'c'", id="no entry"),
        pytest.param("{core/of: {find+: x}}", "4:27", "a mapping", id="find plus text"),
        pytest.param("{core/of: info}", "4:19", "expected a mapping", id="no mapping"),
        pytest.param("{core/of: {severity: loud}}", "4:30", "no severity", id="bad value"),
        pytest.param("{core/of: {expect: chnge == b}}", "4:28", "'chnge'", id="bad expression"),
        pytest.param("{core/of: {expect: a}}", "4:28", "not a relation", id="no relation"),
    ],
)
def test_a_bad_change_is_placed_in_its_own_file(
    tmp_path: Path, change: str, place: str, words: str
) -> None:
    compiled, complaints = changed(tmp_path, change)
    assert complaints[0].startswith(f"house.yaml:{place}: ")
    assert words in complaints[0]
    # Half a change could let through what its author meant to excuse.
    assert (compiled is None) == change.startswith("{core/of:")


def test_only_packs_that_are_extended_can_be_changed(tmp_path: Path) -> None:
    files = {
        "a.yaml": pack(rule()),
        "b.yaml": pack(name="house", head="change: {core/of: {severity: info}}\n"),
    }
    book = load(tmp_path, files)
    assert book.rules[0].rule.severity == Severity.ERROR
    assert "add `extends: [core]`" in said(book)[0]


def test_a_pack_that_is_not_loaded_is_one_mistake_with_the_way_to_load_it(tmp_path: Path) -> None:
    text = pack(ROSE, name="house", head="extends: [core]\nchange: {core/of: {severity: info}}\n")
    first, *others = said(load(tmp_path, {"house.yaml": text}))
    assert first.startswith("house.yaml:3:11: house: no pack named 'core' is loaded")
    assert first.endswith("name its files as well, with --rules or in FACTDESK_RULES")
    assert [line.partition(": ")[2] for line in others] == [
        "house/rise: a list may stand in the pack 'core', which is not loaded"
    ]


def test_other_mistakes_are_told_though_a_pack_is_not_loaded(tmp_path: Path) -> None:
    text = pack(
        rule("find: {phrase: 'up {a:nmber}'}\nexpect: a > 1\nmessage: x"),
        name="house",
        head="extends: [core]\nchange: {house/fo: {severity: info}}\n",
    )
    lines = said(load(tmp_path, {"house.yaml": text}))
    assert any("no rule 'house/fo' to change" in line for line in lines)
    assert any("unknown kind 'nmber'" in line for line in lines)


# --- revision ----------------------------------------------------------------------------------


def revision(folder: Path, files: dict[str, str]) -> str:
    return load(folder, files).revision


def test_the_revision_is_of_the_content_alone(tmp_path: Path) -> None:
    plain = revision(tmp_path / "1", {"a.yaml": pack(rule(name="a"), rule(name="b"))})
    assert len(plain) == 16
    assert plain == revision(
        tmp_path / "2",
        {"z/x.yaml": "# a comment\n" + pack(rule(name="b")), "z/y.yaml": pack(rule(name="a"))},
    )
    quoted = pack(rule(name="a"), rule(name="b")).replace("expect: a == b", "expect: 'a == b'")
    assert plain == revision(tmp_path / "3", {"a.yaml": quoted})


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(pack(rule(examples=EXAMPLES + "- silent: More.\n")), id="an example"),
        pytest.param(pack(rule(), head=LISTS), id="a list"),
        pytest.param(pack(rule(), head="rounding: {digits: 1}\n"), id="rounding"),
        pytest.param(pack(rule(), name="other"), id="the name of the pack"),
        pytest.param(pack(rule(), rule(name="b")), id="a rule"),
    ],
)
def test_the_revision_changes_with_the_content(tmp_path: Path, other: str) -> None:
    base = revision(tmp_path / "1", {"a.yaml": pack(rule())})
    assert base != revision(tmp_path / "2", {"a.yaml": other})


def test_messages_stay_short_however_long_the_text(tmp_path: Path) -> None:
    long = "x" * 100_000
    files = {
        "a.yaml": pack(rule(name=long), f"- {long}: 1\n", rule(f"{long}: 1\nseverity: {long}")),
        "b.yaml": pack(name=long),
        "c.yaml": pack(head=f"change: {{core/{long}: {{severity: info}}}}\n"),
    }
    assert max(map(len, said(load(tmp_path, files)))) < 1000

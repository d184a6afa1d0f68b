"""One rule: what its author may write, what the rulebook makes of it, and what it refuses."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_texts import FINDERS, FUNCTIONS, load, pack, rule, said

from checkers.model import Kind, RuleFault, Scope, Severity, Status, Verdict
from checkers.rulebook.book import Memory, make_book
from checkers.rulebook.compiled import CompiledRule, FinderCall, PhraseFind, Selector
from checkers.rulebook.packs import RuleFile, read_rule_file
from checkers.rulebook.vocabulary import Base


def only(folder: Path, text: str, **options: str) -> CompiledRule:
    book = load(folder, {"core.yaml": pack(rule(text, **options))})
    assert said(book) == []
    (compiled,) = book.rules
    return compiled


def complaints(folder: Path, text: str, *, head: str = "", **options: str) -> list[str]:
    book = load(folder, {"core.yaml": pack(rule(text, **options), head=head)})
    assert book.rules == ()
    return said(book)


def test_a_rule_says_only_what_differs_from_the_defaults(tmp_path: Path) -> None:
    card = only(tmp_path, "").rule
    assert card.id == "core/of"
    assert card.title == "Of"
    assert (card.status, card.severity, card.verdict, card.scope) == (
        Status.LIVE,
        Severity.ERROR,
        Verdict.CONTRADICTED,
        Scope.SENTENCE,
    )
    assert str(card.position) == "core.yaml:4:3"


def test_a_rule_keeps_all_that_its_author_says_of_it(tmp_path: Path) -> None:
    text = """
        title: Parts of a whole
        severity: warning
        scope: paragraph
        tags: [arithmetic, parts]
        authors: R. Editor
        link: https://example.org/parts
        since: 2024
        find: {phrase: '{a:number} of'}
        expect: never
        message: No.
    """
    card = only(tmp_path, text, name="parts.of-a-whole").rule
    assert card.title == "Parts of a whole"
    assert (card.severity, card.scope) == (Severity.WARNING, Scope.PARAGRAPH)
    assert (card.tags, card.authors) == (("arithmetic", "parts"), ("R. Editor",))
    assert (card.link, card.since) == ("https://example.org/parts", "2024")


def test_find_keeps_the_order_in_which_names_are_bound(tmp_path: Path) -> None:
    compiled = only(
        tmp_path,
        """
        scope: document
        find:
          phrase: ['{total:count} ... including', '{total:count} made up of']
          parts: {all: count, after: phrase, same: unit, min: 2, where: parts > 1}
          q: {one: quote, in: body}
          found: {use: closest, with: {to: q, at_least: 80%, words: 3, spoken: by hand}}
          c, d: {use: twice}
        let: {whole: sum(parts), rest: total - whole}
        when: total > 1
        expect: rest == 0
        message: '{total} is not {whole}'
        suggest: {total: '{whole}'}
        """,
    )
    phrase, parts, quote, call, pair = compiled.find
    assert isinstance(phrase, PhraseFind)
    assert [dict(one.slots) for one in phrase.phrases] == [{"total": Kind.COUNT}] * 2
    assert isinstance(parts, Selector)
    assert (parts.many, parts.minimum, parts.after, parts.same) == (True, 2, "phrase", "unit")
    assert parts.where is not None
    assert isinstance(quote, Selector)
    assert (quote.many, quote.place) == (False, "body")
    assert isinstance(call, FinderCall)
    assert call.arguments == {"at_least": Fraction(4, 5), "words": 3, "spoken": "by hand"}
    assert call.bound == {"to": "q"}
    assert isinstance(pair, FinderCall)
    assert pair.names == ("c", "d")
    assert [name for name, _ in compiled.let] == ["whole", "rest"]
    assert compiled.when is not None
    assert [name for name, _ in compiled.suggest] == ["total"]


def test_a_finder_gets_the_defaults_of_its_parameters(tmp_path: Path) -> None:
    compiled = only(
        tmp_path,
        """
        find: {q: {one: quote}, found: {use: closest, with: {to: q}}}
        expect: never
        message: '{found}'
        """,
    )
    call = compiled.find[1]
    assert isinstance(call, FinderCall)
    assert call.arguments == {"at_least": Fraction(3, 4)}


def test_never_has_no_expectation(tmp_path: Path) -> None:
    text = "find: {phrase: '{a:number} of'}\nexpect: never\nmessage: No."
    assert only(tmp_path, text).expect is None


def test_the_reference_date_needs_no_binding(tmp_path: Path) -> None:
    text = "find: {d: {one: date}}\nexpect: d <= reference\nmessage: '{d}'"
    compiled = only(tmp_path, text)
    assert compiled.expect is not None
    assert compiled.expect.type.base == Base.TRUTH


def test_a_rule_keeps_its_yaml_for_people(tmp_path: Path) -> None:
    source = only(tmp_path, "").source
    assert source.startswith("id: of\nfamily: numeric-consistency\nfind: {phrase:")
    assert source.endswith("- silent: Nothing here.\n")


def test_examples_keep_the_article_and_the_sources(tmp_path: Path) -> None:
    examples = """\
examples:
- contradicted: 'He said: 3 of 4.'
  says: is not
  headline: A headline
  published: 2024-03-01
  dateline: LONDON, March 1
  sources: [One text., {text: Another., title: A title, id: wire}]
- undecided: 2 of 3.
- silent: no, off
  known_miss: true
- consistent: 1 of 1.
"""
    first, undecided, missed, _ = only(tmp_path, "", examples=examples).examples
    assert (first.expected, first.says) == ("contradicted", "is not")
    assert first.article == {
        "body": "He said: 3 of 4.",
        "headline": "A headline",
        "published": "2024-03-01",
        "dateline": "LONDON, March 1",
    }
    assert first.sources == (
        {"id": "source-1", "text": "One text."},
        {"id": "wire", "text": "Another.", "title": "A title"},
    )
    assert undecided.expected == "undecided"
    assert missed.known_miss
    assert missed.article["body"] == "no, off"


FIND = "find: {phrase: '{a:number} of {b:number}'}\n"
REST = "expect: a == b\nmessage: No.\n"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        pytest.param(FIND + "severty: error\n" + REST, "7:3", "'severity'?", id="mistyped key"),
        pytest.param(FIND + "zzz: 1\n" + REST, "7:3", "the keys of a rule: id, title", id="no key"),
        pytest.param(FIND + "severity: eror\n" + REST, "7:13", "'error'?", id="no severity"),
        pytest.param(FIND + "verdict: undecided\n" + REST, "7:12", "contradicted or", id="verdict"),
        pytest.param(FIND + "link: javascript:x\n" + REST, "7:9", "https://", id="unsafe link"),
        pytest.param(FIND + "message: No.", "4:3", "`expect: never`", id="no expect"),
        pytest.param(FIND + "expect: a == b", "4:3", "add `message:`", id="no message"),
        pytest.param("expect: never\nmessage: x", "4:3", "add `find:`", id="no find"),
        pytest.param(FIND + "expect:\nmessage: No.", "7:10", "nothing stands here", id="empty"),
        pytest.param(FIND + "expect: {a}\nmessage: x", "7:11", "begins with {", id="flow mapping"),
        pytest.param(FIND + "expect: [a]\nmessage: x", "7:11", "begins with [", id="flow list"),
        pytest.param("find: 'x'\n" + REST, "6:10", "expected a mapping", id="find is a text"),
        pytest.param("find: {a: count}\n" + REST, "6:13", "{one: kind}", id="no selector"),
        pytest.param("find: {a: {one: lenght}}\n" + REST, "6:19", "no kind of fact", id="kind"),
        pytest.param("find: {a: {one: mesure}}\n" + REST, "6:19", "'measure'?", id="near kind"),
        pytest.param("find: {a: {min: 2}}\n" + REST, "6:13", "one way to bind", id="no way"),
        pytest.param(
            "find: {a: {one: count, all: count}}\n" + REST, "6:13", "one way", id="two ways"
        ),
        pytest.param("find: {a: {one: count, min: 2}}\n" + REST, "6:13", "`all`", id="min of one"),
        pytest.param("find: {a: {all: count, min: x}}\n" + REST, "6:31", "whole", id="min text"),
        pytest.param("find: {a: {one: count, in: lead}}\n" + REST, "6:30", "place", id="place"),
        pytest.param("find: {a b: {one: count}}\n" + REST, "6:10", "no name", id="name"),
        pytest.param("find: {a, b: {one: count}}\n" + REST, "6:10", "in quotes", id="flow comma"),
        pytest.param("find: {phrase: []}\n" + REST, "6:18", "empty", id="no phrases"),
        pytest.param(
            "find: {phrase: '{a:nubmer} of'}\n" + REST, "6:22", "'number'", id="kind in a phrase"
        ),
        pytest.param("find: {and: {one: count}}\n" + REST, "6:10", "its own", id="reserved"),
        pytest.param(
            "find: {phrase: '{a:number} of {b:number}', a: {one: count}}\n" + REST,
            "6:46",
            "bound already",
            id="bound twice",
        ),
        pytest.param(
            "find: {a: {one: count, after: b}, b: {one: count}}\n" + REST,
            "6:33",
            "nothing named 'b'",
            id="after what comes later",
        ),
        pytest.param(
            "find: {a: {one: count, after: phrase}, b: {one: count}}\n" + REST,
            "6:33",
            "nothing named 'phrase'",
            id="after a phrase that is none",
        ),
        pytest.param(
            "find: {a: {one: count, same: unit}}\nexpect: never\nmessage: No.",
            "6:10",
            "bound before",
            id="same as nothing",
        ),
        pytest.param(
            "find: {a: {one: count, where: a + 1}}\nexpect: never\nmessage: No.",
            "6:33",
            "not a relation",
            id="where is no relation",
        ),
        pytest.param(FIND + "expect: a + b\nmessage: x", "7:11", "not a relation", id="expect"),
        pytest.param(FIND + "when: a\n" + REST, "7:9", "not a relation", id="when"),
        pytest.param(FIND + "expect: a == c\nmessage: x", "7:16", "'c'", id="unknown name"),
        pytest.param(FIND + "expect: a == b\nmessage: 'of {c}'", "8:17", "'c'", id="in a message"),
        pytest.param(FIND + "let: {a: b}\n" + REST, "7:9", "bound already", id="let twice"),
        pytest.param(FIND + "let: {c: d}\n" + REST, "7:12", "'d'", id="let of nothing"),
        pytest.param(FIND + "let: {C: b}\n" + REST, "7:9", "small letters", id="capital"),
        pytest.param(
            FIND + "let: {c: a}\nsuggest: {c: x}\n" + REST, "8:13", "no single fact", id="suggest"
        ),
        pytest.param(FIND + "suggest: {e: x}\n" + REST, "7:13", "'e'", id="suggest nothing"),
        pytest.param(
            FIND + "suggest: {a.weekday: x}\n" + REST, "7:15", "no part", id="suggest a part"
        ),
        pytest.param(FIND + "unless: ['{x:nope}']\n" + REST, "7:16", "'nope'", id="unless"),
        pytest.param(
            "find: {a: {use: twise}}\n" + REST, "6:19", "(did you mean 'twice'?)", id="finder"
        ),
        pytest.param("find: {a: {use: twice}}\n" + REST, "6:10", "binds 2", id="too few names"),
        pytest.param("find: {a: {use: closest}}\n" + REST, "6:19", "needs 'to'", id="no argument"),
        pytest.param(
            "find: {q: {one: quote}, s: {use: closest, with: {too: q}}}\n" + REST,
            "6:52",
            "'to'?",
            id="parameter",
        ),
        pytest.param(
            "find: {q: {one: count}, s: {use: closest, with: {to: q}}}\n" + REST,
            "6:56",
            "a quote is needed",
            id="argument of another type",
        ),
        pytest.param(
            "find: {q: {one: quote}, s: {use: closest, with: {to: q, at_least: 3}}}\n" + REST,
            "6:69",
            "write 75%",
            id="no share",
        ),
        pytest.param(
            "find: {q: {one: quote}, s: {use: closest, with: {to: q}}}\n"
            "expect: never\nmessage: x\nsuggest: {s: x}",
            "9:13",
            "no single fact",
            id="suggest for a passage",
        ),
    ],
)
def test_a_mistake_is_placed_and_has_a_remedy(
    tmp_path: Path, text: str, place: str, words: str
) -> None:
    first = complaints(tmp_path, text)[0]
    assert first.startswith(f"core.yaml:{place}: core/of: ")
    assert words in first


@pytest.mark.parametrize(
    ("examples", "words"),
    [
        pytest.param("", "add `examples:`", id="none"),
        pytest.param("examples: []\n", "no example that fires", id="empty"),
        pytest.param("examples: some text\n", "a list of examples", id="text"),
        pytest.param("examples: [{silent: x}]\n", "no example that fires", id="none fires"),
        pytest.param("examples: [{contradicted: x}]\n", "that is right", id="none is right"),
        pytest.param(
            "examples: [{contradicted: x, known_miss: true}, {silent: x}]\n",
            "no example that fires",
            id="only a known miss fires",
        ),
        pytest.param(
            "examples: [{unsupported: x}, {silent: x}]\n", "verdict is contradicted", id="verdict"
        ),
        pytest.param(
            "examples: [{contradicted: x, silent: y}]\n", "contradicted and silent", id="two"
        ),
        pytest.param("examples: [{says: x}]\n", "found none", id="no expectation"),
        pytest.param("examples: [{bad: x}]\n", "unknown key 'bad'", id="unknown key"),
        pytest.param(
            "examples: [{silent: x, published: March}]\n", "write 2024-03-01", id="no date"
        ),
        pytest.param("examples: [{silent: x, sources: [{id: a}]}]\n", "`text`", id="no text"),
        pytest.param("examples: [{silent: x, known_miss: yes}]\n", "true or false", id="flag"),
    ],
)
def test_examples_are_demanded(tmp_path: Path, examples: str, words: str) -> None:
    assert any(words in line for line in complaints(tmp_path, "", examples=examples))


def test_all_mistakes_of_a_rule_are_told_at_once(tmp_path: Path) -> None:
    text = "severity: loud\nscop: sentence\nfind: {phrase: ['{a:number} of', {b: c}]}\nmessage: x"
    lines = complaints(tmp_path, text)
    assert [line.split(": ")[0] for line in lines] == [
        "core.yaml:4:3",
        "core.yaml:6:13",
        "core.yaml:7:3",
        "core.yaml:8:36",
    ]


def test_mistakes_in_several_expressions_are_told_at_once(tmp_path: Path) -> None:
    text = FIND + "when: a == y\nexpect: b == z\nmessage: '{x}'"
    lines = complaints(tmp_path, text)
    assert [line.split(": ")[0] for line in lines] == [
        "core.yaml:7:14",
        "core.yaml:8:16",
        "core.yaml:9:14",
    ]


# --- names that only some phrases bind ---------------------------------------------------------

SOME = """
find:
  phrase:
  - '{a:number} of {b:number}'
  - '{a:number} among many'
"""


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param("expect: a == b\nmessage: x", id="expect"),
        pytest.param("when: b > 1\nexpect: never\nmessage: x", id="when"),
        pytest.param("expect: never\nmessage: 'not {b}'", id="message"),
        pytest.param("expect: never\nmessage: x\nsuggest: {b: y}", id="suggest"),
        pytest.param("let: {c: b + 1}\nexpect: never\nmessage: x", id="let"),
    ],
)
def test_a_name_that_a_phrase_lacks_is_an_error_where_it_is_used(tmp_path: Path, rest: str) -> None:
    (line,) = complaints(tmp_path, SOME + rest)
    assert line.startswith("core.yaml:9:8: core/of: this phrase does not bind 'b'")


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param("expect: never\nmessage: about b", id="a word of the message"),
        pytest.param("expect: a > 1\nmessage: '{a}'", id="another name"),
    ],
)
def test_a_name_that_nothing_uses_may_be_lacking(tmp_path: Path, rest: str) -> None:
    assert only(tmp_path, SOME + rest)


def test_a_slot_has_one_type_in_all_phrases(tmp_path: Path) -> None:
    text = "find: {phrase: ['{a:number} of', '{a:date} of']}\nexpect: never\nmessage: x"
    (line,) = complaints(tmp_path, text)
    assert "'a' is a date in this phrase, but a number in the one on line 6" in line


def test_kinds_of_one_type_may_share_a_slot(tmp_path: Path) -> None:
    text = "find: {phrase: ['{a:count} of', '{a:money} of']}\nexpect: a > 1\nmessage: x"
    assert only(tmp_path, text)


# --- status ----------------------------------------------------------------------------------


def test_a_draft_is_in_the_book_but_not_counted_as_live(tmp_path: Path) -> None:
    book = load(
        tmp_path, {"core.yaml": pack(rule("status: draft\n" + FIND + REST), rule(name="x"))}
    )
    assert [(r.rule.id, r.rule.status) for r in book.rules] == [
        ("core/of", Status.DRAFT),
        ("core/x", Status.LIVE),
    ]
    assert [(p.id, p.rules) for p in book.packs] == [("core", 1)]


def test_a_rule_that_is_off_is_still_checked(tmp_path: Path) -> None:
    good = load(tmp_path, {"core.yaml": pack(rule("status: off\n" + FIND + REST))})
    assert (good.rules, said(good)) == ((), [])
    bad = load(
        tmp_path, {"core.yaml": pack(rule("status: off\n" + FIND + "expect: z\nmessage: x"))}
    )
    assert len(said(bad)) == 1


def test_one_bad_rule_is_left_out_and_the_others_run(tmp_path: Path) -> None:
    book = load(
        tmp_path, {"core.yaml": pack(rule(name="a"), rule("expect: x", name="b"), rule(name="c"))}
    )
    assert [compiled.rule.id for compiled in book.rules] == ["core/a", "core/c"]
    assert {fault.rule for fault in book.failed} == {"core/b"}


WHOLE = pack(
    rule(
        """
        severity: info
        find:
          phrase: ['{rose} {a:count} of {b:number}', '{rose} {a:count} ... {b:money}']
          parts: {all: count, after: a, same: unit, min: 2, where: parts > 1}
          q: {one: quote}
          s: {use: closest, with: {to: q, at_least: 75%}}
          "c, d": {use: twice}
        let: {e: a + b, f: sum(parts)}
        when: e > 1 or not f < 2
        expect: a == b within 1%
        unless: ['or more']
        message: '{a} is not {e}'
        suggest: {a: '{b}'}
        """
    ),
    head="lists: {rose: [rose, grew]}\nrounding: {start: 1000}\n",
)


@given(
    start=st.integers(0, len(WHOLE)),
    length=st.integers(0, 30),
    put=st.text(alphabet=st.sampled_from("ab01:-{}[]\"'#,. \n\\()|?*+>&!%=_é"), max_size=8),
)
def test_no_edit_of_a_file_breaks_the_rulebook(start: int, length: int, put: str) -> None:
    text = WHOLE[:start] + put + WHOLE[start + length :]
    read = read_rule_file(text, "core.yaml")
    files, mistakes = ([read], ()) if isinstance(read, RuleFile) else ([], read)
    faults = [RuleFault("core.yaml", error.message, error.position) for error in mistakes]
    book = make_book(files, faults, functions=FUNCTIONS, finders=FINDERS, memory=Memory())
    assert book.rules or book.failed or "rules" not in text
    assert all(fault.position for fault in book.failed)


# --- room for percentages ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrases", "let", "faults"),
    [
        pytest.param(["{a:percent} or {b:percent}"], "", 1, id="slots"),
        pytest.param(["{a:points} or {b:number}"], "", 1, id="one side"),
        pytest.param(["{c:percent} or {b:number}"], "let: {a: c}", 1, id="a name for one"),
        pytest.param(["{a:number} or {b:number}"], "", 0, id="any figures"),
        pytest.param(
            ["{a:percent} or {b:number}", "{a:count} and {b:number}"], "", 0, id="some phrases"
        ),
    ],
)
def test_room_without_points_is_refused_where_percentages_are_compared(
    tmp_path: Path, phrases: list[str], let: str, faults: int
) -> None:
    find = "find:\n  phrase:\n" + "".join(f"  - '{phrase}'\n" for phrase in phrases)
    text = rule(f"{find}{let}\nexpect: a == b within 5\nmessage: x")
    lines = said(load(tmp_path, {"core.yaml": pack(text)}))
    assert [line.endswith("write within 5 points") for line in lines] == [True] * faults

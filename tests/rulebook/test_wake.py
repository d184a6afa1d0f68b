"""Waking: exactly the rules whose requirements a sentence meets, whatever their number."""

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stage import masked

from checkers.model import Kind, Position, Rule, Scope, Severity, Status, Verdict
from checkers.rulebook.compiled import CompiledRule, FinderCall, PhraseFind, Selector
from checkers.rulebook.errors import Located
from checkers.rulebook.masks import mask_for, tokens
from checkers.rulebook.phrases import compile_phrase
from checkers.rulebook.vocabulary import Base, Finder
from checkers.rulebook.wake import SOURCES, WakeIndex

PLACE = Position("pack.yaml", 1, 1)


def rule(*find, scope=Scope.SENTENCE):
    return CompiledRule(
        rule=Rule(
            id="core/a",
            pack="core",
            title="",
            family="numeric-consistency",
            severity=Severity.ERROR,
            verdict=Verdict.CONTRADICTED,
            status=Status.LIVE,
            scope=scope,
            position=PLACE,
        ),
        find=find,
        let=(),
        when=None,
        expect=None,
        unless=(),
        message=None,
        suggest=(),
        examples=(),
    )


def phrases(*sources):
    return PhraseFind(
        tuple(
            compile_phrase(Located(each, PLACE), lists={"rose": ("rose", "grew")})
            for each in sources
        )
    )


def selector(kind, **options):
    return Selector(name="x", kind=kind, **options)


def woken(rules, marked, *given):
    return WakeIndex(rules).woken(tokens(masked(marked)).union(given))


@pytest.mark.parametrize(
    ("sources", "marked", "wakes"),
    [
        (["{rose} by {p:percent}"], "It grew by [percent:5%]", True),
        (["{rose} by {p:percent}"], "It GREW, by [percent:5%]", True),
        (["{rose} by {p:percent}"], "It grew by [money:£5]", False),
        (["{rose} by {p:percent}"], "It fell by [percent:5%]", False),
        (["{rose} by {n:number}"], "It rose by [money:£5]", True),
        (["in {n:count}"], "in [year|count:2016]", True),
        (["down", "up {n:count}"], "it went up to [count:5]", True),
        (["down", "up {n:count}"], "it went up", False),
        (['{w:name} said "{q:quote}"'], '[name:Al] said "[quote:no]"', True),
        (['{w:name} said "{q:quote}"'], 'Al said "[quote:no]"', False),
        ([r"\w{3,5}ed"], "anything at all", True),
    ],
    ids=[
        "all-met", "other-case", "other-kind", "word-missing", "wider-kind", "reading",
        "second-phrase", "neither-phrase", "quote-and-name", "name-missing", "no-requirement",
    ],
)  # fmt: skip
def test_phrases(sources, marked, wakes):
    assert woken([rule(phrases(*sources))], marked) == ((0,) if wakes else ())


@pytest.mark.parametrize(
    ("find", "scope", "wakes"),
    [
        ([selector(Kind.PERCENT)], Scope.SENTENCE, True),
        ([selector(Kind.NUMBER)], Scope.SENTENCE, True),
        ([selector(Kind.MONEY)], Scope.SENTENCE, False),
        ([selector(Kind.PERCENT), selector(Kind.MONEY)], Scope.PARAGRAPH, False),
        ([selector(Kind.MONEY, place="headline")], Scope.SENTENCE, True),
        ([selector(Kind.MONEY, place="headline")], Scope.DOCUMENT, False),
        ([selector(Kind.MONEY, many=True, minimum=0)], Scope.SENTENCE, True),
    ],
    ids=[
        "kind-present", "wider-kind", "kind-missing", "one-missing", "elsewhere",
        "elsewhere-in-the-document", "none-will-do",
    ],
)  # fmt: skip
def test_selectors(find, scope, wakes):
    assert woken([rule(*find, scope=scope)], "up [percent:5%]") == ((0,) if wakes else ())


def test_what_looks_at_sources_sleeps_without_them():
    found = (
        [selector(Kind.MONEY, place="sources")],
        [phrases("up"), selector(Kind.MONEY, place="sources")],
    )
    for find in found:
        assert woken([rule(*find)], "up [percent:5%]") == ()
        assert woken([rule(*find)], "up [percent:5%]", SOURCES) == (0,)


def test_a_phrase_wakes_a_rule_though_its_selectors_look_elsewhere():
    both = rule(phrases("up"), selector(Kind.MONEY))
    assert woken([both], "up [percent:5%]") == (0,)


@pytest.mark.parametrize(
    ("scope", "wakes"), [(Scope.DOCUMENT, False), (Scope.SENTENCE, True)], ids=str
)
def test_a_finder_needs_its_kinds_somewhere_in_the_article(scope, wakes):
    finder = Finder("closest", lambda: (), (Base.QUOTE,), needs=(Kind.QUOTE,))
    call = FinderCall(("q",), finder, MappingProxyType({}), MappingProxyType({}))
    assert woken([rule(call, scope=scope)], "up [percent:5%]") == ((0,) if wakes else ())


def test_rules_are_named_in_order():
    rules = [rule(phrases(source)) for source in ("b", "c", "a b", "d|a", "a")]
    assert woken(rules, "b a") == (0, 2, 3, 4)


def test_no_rules_and_no_words():
    assert WakeIndex([]).woken(frozenset({"a"})) == ()
    assert WakeIndex([rule(phrases("a"))]).woken(frozenset()) == ()


_WORDS = ["rose", "from", "to", "wages", "by", "up", "of", "said", "sales", "jobs"]
_PARTS = st.sampled_from(
    [
        *_WORDS,
        "(?:up|by)",
        "(?:of )?sales",
        "(?:rose|from|to|jobs)",
        "{p:percent}",
        "{n:number}",
        "{y:year}",
    ]
)
_BOOKS = st.lists(st.lists(_PARTS, min_size=1, max_size=5, unique=True), max_size=60)
_TOKENS = st.sets(
    st.sampled_from(
        [
            *_WORDS,
            mask_for((Kind.PERCENT,)),
            mask_for((Kind.YEAR, Kind.COUNT)),
            mask_for((Kind.DATE,)),
        ]
    )
)


@given(_BOOKS, _TOKENS)
def test_just_the_rules_whose_requirements_are_met_wake(book, present):
    found = [phrases(" ".join(parts)) for parts in book]
    present = frozenset(present)
    expected = tuple(place for place, find in enumerate(found) if find.phrases[0].possible(present))
    assert WakeIndex([rule(find) for find in found]).woken(present) == expected


def test_wide_lists_do_not_swell_the_index():
    wide = "|".join(f"w{number}" for number in range(40))
    rules = [
        rule(phrases(f"(?:{wide}|a{number}) (?:{wide}|b{number}) (?:{wide}|c{number})"))
        for number in range(100)
    ]
    assert len(woken(rules, "w1 w2 w3")) == 100
    assert woken(rules, "a7 b7 c7") == (7,)
    assert woken(rules, "a7 b8 c7") == ()

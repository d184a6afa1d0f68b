"""Phrases: what they find, what they refuse, and what they require."""

import itertools
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stage import masked

from checkers.model import Kind, Position
from checkers.rulebook.errors import Located, RulePackError
from checkers.rulebook.masks import mask_characters, tokens
from checkers.rulebook.phrases import PhraseTimeout, compile_phrase

LISTS = {
    "rose": ("rose", "grew", "went up", "Climbed"),
    "unions": ("A.B.C.", "don’t", "re-open"),
    "long": ("up", "up to", "up to about"),
    "empty": (),
}
SECONDS = 0.3


def phrase(source):
    return compile_phrase(Located(source, Position("pack.yaml", 7, 11)), lists=LISTS)


def found(source, marked):
    """List what a phrase finds: the words it covers, then each binding as `name=words`."""
    compiled = phrase(source)
    sentence = masked(marked, quotes=compiled.wants_quotes, names=compiled.wants_names)
    text = sentence.document.text
    return [
        " ".join(
            [
                repr(text[match.span.start : match.span.end]),
                *(f"{name}={fact.kind}:{fact.text}" for name, fact in match.bindings),
            ]
        )
        for match in compiled.find(sentence, timeout=SECONDS)
    ]


@pytest.mark.parametrize(
    ("source", "marked", "expected"),
    [
        ("sales rose", "Then SALES rose.", ["'SALES rose'"]),
        ("sales rose", "wholesales rose", []),
        ("sales ro", "sales rose", []),
        ("sales rose", "sales\u00a0 \n rose", ["'sales\\xa0 \\n rose'"]),
        ("don't say “no” – ever", 'DON’T say "no" - ever', ["'DON’T say \"no\" - ever'"]),
        ("{rose} by", "Rents went  up by 9, then climbed by", ["'went  up by'", "'climbed by'"]),
        ("{unions} it", "A.B.C. it, ABC it; don't it; re-open it", [
            "'A.B.C. it'", "\"don't it\"", "'re-open it'",
        ]),
        ("{long} {n:count}", "up to about [count:9]", ["'up to about 9' n=count:9"]),
        ("{rose} (?:by )?{p:percent}", "rose [percent:20%], grew by [percent:5%]", [
            "'rose 20%' p=percent:20%", "'grew by 5%' p=percent:5%",
        ]),
        ("rose to {n:number}", "rose to [money:£3m], rose to [count:4]", [
            "'rose to £3m' n=money:£3m", "'rose to 4' n=count:4",
        ]),
        ("rose {p:percent}", "rose [points:3 points]", []),
        ("in {y:year}", "in [count|year:2016]", ["'in 2016' y=year:2016"]),
        ("in {n:number}", "in [year|count:2016]", ["'in 2016' n=count:2016"]),
        ("in {n:count}", "in [year:2016]", []),
        ("in {d:date}", "in [year:2016], in [month:May]", [
            "'in 2016' d=year:2016", "'in May' d=month:May",
        ]),
        ("in {d:date}", "in [period:May to July]", []),
        ("{a:count} people", "12 people", []),
        (r"\w+ people", "[count:12] people, many people", ["'many people'"]),
        (r"[^,]{1,9} people", "x [count:12] people", []),
        ('{who:name} said "{what:quote}"', 'So [name:Ann Lee] said "[quote:We sold [count:3]]".', [
            "'Ann Lee said \"We sold 3\"' who=name:Ann Lee what=quote:We sold 3",
        ]),
        ("{n:count} sold", '"[quote:We have [count:3] sold]"', ["'3 sold' n=count:3"]),
        ("(?:{n:count} up|up {n:count}) since", "up [count:7] since", ["'up 7 since' n=count:7"]),
        ("a{2,3}h", "aah, aaah, ah, aaaah", ["'aah'", "'aaah'"]),
        ("(?<!not )rose(?! again)", "not rose, rose again, rose", ["'rose'"]),
        ("[A-C]x [’x]", "bx ‘ and Dx x", ["'bx ‘'"]),
        (r"\{a\} \(b\)", "see {a} (b)", ["'{a} (b)'"]),
        ("st", "ſt", ["'ſt'"]),
        ("x(?:| y) z", "x z x y z", ["'x z'", "'x y z'"]),
    ],
    ids=[
        "any-case", "boundary-before", "boundary-behind", "any-white-space", "marks-and-dashes",
        "list-of-phrases", "list-with-marks", "list-longest-first", "optional-words", "wider-kind",
        "other-kind", "alternative-reading", "wider-kind-of-a-reading", "no-such-reading",
        "date-takes-year-and-month", "date-takes-no-period",
        "digits-are-no-fact", "word-class-takes-no-fact", "open-class-takes-no-fact", "quote-view",
        "figures-inside-quotes", "slot-in-every-alternative", "count", "look-around",
        "class-any-case", "escapes", "long-s", "empty-alternative",
    ],
)  # fmt: skip
def test_find(source, marked, expected):
    assert found(source, marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[count:9] including", True),
        ("[count:9], all told, including", True),
        ("[count:9] one two three four five six seven eight including", True),
        ("[count:9] one two three four five six seven eight nine including", False),
        ("[count:9] of the [money:£3] including", False),
        ("[count:9] people (including", True),
        ("[count:9] peopleincluding", False),
        ("[count:9]including", False),
    ],
    ids=[
        "no-word", "commas", "eight-words", "nine-words", "across-a-fact", "bracket",
        "part-of-a-word", "no-space",
    ],
)  # fmt: skip
def test_gap(marked, expected):
    assert bool(found("{n:count} ... including", marked)) == expected


@pytest.mark.parametrize(
    ("source", "column", "words"),
    [
        ("", 0, "empty phrase"),
        ("  ", 0, "empty phrase"),
        ("rose {x:percnt}", 8, "unknown kind 'percnt' (did you mean 'percent'?)"),
        ("{rise} by", 1, "unknown list 'rise' (did you mean 'rose'?)"),
        ("by {percent}", 4, "{its_name:percent}"),
        ("by {empty}", 4, "has no words"),
        ("by {a b}", 3, "write \\{"),
        ("{2x:count}", 1, "no slot name"),
        ("{Total:money}", 1, "small letters"),
        ("{total} in all", 1, "a slot needs a kind: {total:money}"),
        ("x{}", 1, "write \\{"),
        ("x{e<=1}", 1, "write \\{"),
        ("{2,3}x", 0, "nothing here for this count"),
        ("x{3,2}", 0, "runs backwards"),
        ("x{99}", 0, "above 50"),
        ("+x", 0, "nothing here for +"),
        ("ab{2,3}{4}", 7, "nothing here for this count"),
        ("{a:count} {a:count}", 10, "a second slot 'a'"),
        ("rose {a:count}?", 5, "optional"),
        ("rose(?: by {a:count})?", 11, "optional"),
        ("(?:{a:count} ){2}x", 3, "repeated"),
        ("(?:up {a:count}|up)", 6, "alternatives"),
        ("(?:up {a:count}|up {a:money})", 19, "a count in one alternative and a money"),
        ("(?={a:count})x", 3, "in a condition"),
        ("(by )?x", 0, "(?:…)"),
        ("(?P<n>x)", 0, "{name:kind}"),
        ("(?i)x", 0, "flags"),
        ("x(?R)", 1, "call themselves"),
        (r"(?:x)\1", 5, "references back"),
        ("(?>x)y", 0, "phrases have (?:…)"),
        ("x)", 1, r"write \)"),
        ("(?:x", 0, "never closed"),
        ("(?:(?:(?:a{50}){50}){50})", 6, "counts within counts"),
        ("x\\", 1, "means nothing here"),
        ("[ab", 0, "never closed"),
        ("[]x", 0, "empty class"),
        ("[z-a]", 1, "backwards"),
        ("[[:alpha:]]", 1, r"write \["),
        (r"a\q", 1, r"\q means nothing"),
        (r"[\b]", 1, r"\b means nothing in a class"),
        ("^x", 0, "no ^"),
        ("x $5", 2, "{sum:money}"),
        ("x...y", 1, "' ... '"),
        ("... x", 0, "leave it out"),
        ("x ...", 1, "leave it out"),
        ("(?:x)?", 0, "without any words"),
        ("\ue000x", 0, "private-use"),
        ("(?:" * 13 + "x" + ")" * 13, 36, "deep"),
        ("x" * 3000, 2000, "several phrases"),
    ],
)  # fmt: skip
def test_mistakes_name_the_column_and_the_remedy(source, column, words):
    with pytest.raises(RulePackError) as mistake:
        phrase(source)
    assert words in mistake.value.message
    assert mistake.value.position == Position("pack.yaml", 7, 11 + column)


@pytest.mark.parametrize(
    ("source", "column", "remedy"),
    [
        ("rose £{n:number}", 6, "{n:money}"),
        (r"rose \$ {n:count}", 8, "{n:money}"),
        ("rose [£€]{n:number}", 9, "{n:money}"),
        (r"rose (?:£|US\$){n:number}", 15, "{n:money}"),
        ("rose {n:number}% to", 5, "{n:percent}"),
        ("rose {n:percent} percent", 5, "{n:percent}"),
        ("rose {n:number} (?:per cent|percent) to", 5, "{n:percent}"),
        ("fell {n:number} percentage points", 5, "{n:points}"),
        ("rose by £5", 8, "{sum:money}"),
        (r"rose by \$5 to", 8, "{sum:money}"),
        ("rose by 5% to", 8, "{share:percent}"),
        ("rose by 5 percent", 8, "{share:percent}"),
    ],
)
def test_a_sign_beside_a_figure_is_refused_as_the_figure_has_it(source, column, remedy):
    with pytest.raises(RulePackError) as mistake:
        phrase(source)
    assert f"write {remedy}" in mistake.value.message.replace("a slot such as ", "")
    assert mistake.value.position == Position("pack.yaml", 7, 11 + column)


@pytest.mark.parametrize(
    "source",
    [
        "£?{n:number} up",
        "the £ fell to {n:money}",
        "{n:number}(?: percent)? up",
        "{n:number} (?:percent|people) up",
        "{n:number} percentage of",
        "{n:number} percenters",
        "{d:date} % up",
        "{n:number} [0-9%]",
        "type 2 {n:percent}",
        "% of {n:count}",
    ],
)
def test_signs_and_digits_that_can_stand_in_a_text_are_taken(source):
    assert phrase(source).source == source


@pytest.mark.parametrize(
    "source",
    [
        "x(?:a*)*",
        "x(?:a*)+",
        "x(?:a+)+",
        "x(?:a|aa)+y",
        "x(?:a|b|ab)*+y",
        r"x(?:\w+ )+y",
        "x.*y",
        "x[^,]+y",
        "[^ ]+ x",
        "x(?:{long} )+",
        r"x(?:\w{0,9}){9}y",
        "x(?:a{1,20}){1,20}(?:a{1,20}){1,20}y",
        "x" + "a?" * 30 + "a" * 30,
        "a ... b ... c ... d ... e ... f",
        r"(?<=\w+ )x",
    ],
)
def test_phrases_that_could_run_away_are_refused(source):
    with pytest.raises(RulePackError):
        phrase(source)


@pytest.mark.parametrize(
    "source",
    [
        r"x\w*y",
        r"\w+ \w+ \w+ \w+ rose",
        "x(?:very )+y",
        "x(?:a|b)+y",
        "x(?:up |down )*y",
        r"x(?:\w+ ){0,5}?y",
        "a ... b ... c ... d",
        "{a:count} ... {b:count} ... {c:count} ... {d:count} ... {e:count} ... {f:count}",
    ],
)
def test_phrases_that_cannot_run_away_are_taken(source):
    assert phrase(source).source == source


_HOSTILE = {
    "letters": "x" * 1_000_000,
    "words": "x " * 500_000,
    "spaces": "x" + " " * 1_000_000,
    "commas": "x," * 500_000,
    "hyphens": "x-" * 500_000,
    "marks": 'x"' * 500_000,
    "facts": "[count:1] " * 20_000,
}


@pytest.mark.parametrize("source", [r"x\w*y", "x ... z", r"x[^ ]+ y", r"\w+ y", "{a:count} ... y"])
@pytest.mark.parametrize("text", _HOSTILE.values(), ids=_HOSTILE)
def test_a_megabyte_ends_in_time(source, text):
    with suppress(PhraseTimeout):
        assert found(source, text) == []


def test_a_search_without_time_left_is_stopped():
    with pytest.raises(PhraseTimeout, match=r"pack\.yaml:7:11"):
        list(phrase("x ... z").find(masked("x " * 100_000 + "z"), timeout=1e-6))


def test_the_same_words_are_compiled_once():
    assert phrase("{rose} again")._search is phrase("{rose} again")._search


def test_a_list_of_the_same_name_elsewhere_is_another_phrase():
    here = compile_phrase(Located("{rose} x", Position("a", 1, 1)), lists={"rose": ("fell",)})
    assert here.requires != phrase("{rose} x").requires


# --- what phrases require ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("ris(?:e|es|ing) again", [{"again"}, {"rise", "rises", "rising"}]),
        ("increases?", [{"increase", "increases"}]),
        ("{rose} by", [{"by"}, {"climbed", "grew", "rose", "went"}]),
        ("(?:made up of|comprising) x", [{"comprising", "made"}, {"x"}]),
        ("(?:by )?percent", [{"percent"}]),
        ("rose (?:by )?far", [{"far"}, {"rose"}]),
        (r"rose \w+ed far", [{"far"}, {"rose"}]),
        (r"ros\w+", []),
        ("Don’t re-open", [{"don"}, {"open"}, {"re"}, {"t"}]),
        ("a+h x", [{"x"}]),
        ("(?:very )+big", [{"very"}, {"big"}]),
        ("(?<!not )rose(?= by)", [{"rose"}]),
        (r"a\b[bc]\b", [{"a"}, {"b", "c"}]),
        ("x.y z", [{"z"}]),
        ("[Tt]he ÉTÉ", [{"the"}, {"été"}]),
        (r"x\W*y z", [{"xy", "y"}, {"z"}]),
        (r"x[-,] y", [{"x"}, {"y"}]),
        ("up ... down", [{"down"}, {"up"}]),
        ("(?:a|b|c|d|e|f)(?:a|b|c|d|e|f)(?:a|b|c|d|e|f)(?:a|b|c|d|e|f) x", [{"x"}]),
    ],
)
def test_required_words(source, expected):
    found = phrase(source).requires
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))


def test_required_kinds():
    requires = phrase("{a:percent} to {b:percent} of {c:number}").requires
    assert requires[2:] == (mask_characters(Kind.PERCENT), mask_characters(Kind.NUMBER))


_ATOMS = st.sampled_from(
    [
        ("a", "a"), ("b", "b"), ("-", "-"), (" ", " "), ("ab", "ab"), ("’", "'"), ("é", "É"),
        ("[ab]", "b"), ("[- ]", "-"), (r"\w", "c"), (r"\W", "-"), (r"\b", ""), (r"\B", ""),
        ("{rose}", "went up"), ("{unions}", "A.B.C."), (r"\s", " "), ("k", "\u212a"), ("i", "İ"),
        ("(?=a)", ""), ("(?<!b)", ""), (".", "x"), ("[^a]", "b"), ("s", "ſ"), ("_", "_"),
    ]
)  # fmt: skip


def _grown(parts):
    """Grow phrases, each with a text that it may well match."""
    pairs = st.lists(parts, min_size=1, max_size=3)
    return st.one_of(
        pairs.map(lambda many: ("".join(s for s, _ in many), "".join(t for _, t in many))),
        st.tuples(pairs, st.integers(0, 2)).map(
            lambda drawn: (
                f"(?:{'|'.join(source for source, _ in drawn[0])})",
                drawn[0][drawn[1] % len(drawn[0])][1],
            )
        ),
        st.tuples(parts, st.sampled_from(["?", "{0,2}", "{1,2}", "{2}", "*", "+", "??", "?+"])).map(
            lambda drawn: (
                f"(?:{drawn[0][0]}){drawn[1]}",
                drawn[0][1] * (2 if "2}" in drawn[1] else 1),
            )
        ),
    )


_PHRASES = st.recursive(_ATOMS, _grown, max_leaves=8)
_AROUND = st.text("ab -'É\u212asx.", max_size=3)


@given(st.lists(_PHRASES, min_size=1, max_size=4), _AROUND, _AROUND, _AROUND)
def test_what_a_phrase_matches_has_what_it_requires(parts, before, behind, between):
    source = "".join(source for source, _ in parts)
    try:
        compiled = phrase(source)
    except RulePackError:
        return
    for joint in ("", between):
        sentence = masked(before + joint.join(text for _, text in parts) + behind)
        if compiled._search.pattern.search(sentence.text, timeout=SECONDS):
            assert compiled.possible(tokens(sentence)), (source, sentence.text, compiled.requires)
            assert any(True for _ in compiled.find(sentence, timeout=SECONDS))


_SMALL = [
    "ab?", "a b", "a ?b", "(?:a|b)a", "a(?: b)?", r"a\b", r"\Ba", r"a\B", "a-b", "a{1,2} b",
    "(?:a |b-)+a", r"\wa", "(?<=-)a", r"a\w* b", r"[ab]\W", "(?:ab|a b|b)", "a[- ]?b", "a(?!b)",
    r"\ba|b\b", r"(?:a|)b", r"a\s*b", "a(?:b a)*", r"a\b-?\bb", "(?: a){1,3}b?",
]  # fmt: skip


@pytest.mark.parametrize("source", _SMALL)
def test_every_short_text_that_matches_has_what_the_phrase_requires(source):
    compiled = phrase(source)
    matched = 0
    for length in range(1, 6):
        for letters in itertools.product("ab -", repeat=length):
            sentence = masked("".join(letters))
            if any(True for _ in compiled.find(sentence, timeout=SECONDS)):
                matched += 1
                assert compiled.possible(tokens(sentence)), sentence.text
    assert matched


@given(st.text("ab .?*+|(){}[]\\^$:=!<,23x-~", max_size=25))
def test_any_text_is_a_phrase_or_a_mistake_with_its_place(source):
    columns = []
    try:
        list(phrase(source).find(masked("ab a2 [count:3] x"), timeout=SECONDS))
    except RulePackError as mistake:
        columns.append(mistake.position.column)
    assert all(11 <= column <= 11 + len(source) for column in columns)
